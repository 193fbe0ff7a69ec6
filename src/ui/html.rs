//! Elements, attributes and listeners of one type each.
//!
//! Leptos gives every element a type of its own and compiles its drawing code
//! anew, which cost this page 50 KB compressed. Here a tag holds lists of
//! erased attributes and children, so that another element costs no more than
//! its words. Everything a person typed goes in as text; there is no way to
//! put in markup.

use super::browser::{Event, key};
use crate::domain::visible;
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, on};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::property::prop;
use std::borrow::Cow;

/// An element that is being put together. It is boxed, so that each step of a
/// chain hands on one word.
pub(super) struct Tag(Box<Parts>);

struct Parts {
    name: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element. The name is in capitals, as the browser reports it:
/// Leptos keeps an element on redraw only where the two are the same.
pub(super) fn tag(name: &'static str) -> Tag {
    Tag(Box::new(Parts { name, attributes: Vec::new(), children: Vec::new() }))
}

impl Tag {
    /// An attribute that stays.
    pub(super) fn attr(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        let value: Cow<'static, str> = value.into();
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// An attribute that follows a signal; `None` takes it away.
    pub(super) fn live(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        let value: Box<dyn Fn() -> Option<String> + Send> = Box::new(value);
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// An attribute that is there, without a value, while something is true.
    pub(super) fn when(self, name: &'static str, is_true: impl Fn() -> bool + Send + 'static) -> Self {
        self.live(name, move || is_true().then(String::new))
    }

    /// An attribute that says `true` or `false`.
    pub(super) fn whether(self, name: &'static str, is_true: impl Fn() -> bool + Send + 'static) -> Self {
        self.live(name, move || Some(if is_true() { "true" } else { "false" }.to_owned()))
    }

    /// What a field holds.
    pub(super) fn value(mut self, value: impl Fn() -> String + Send + 'static) -> Self {
        let value: Box<dyn Fn() -> String + Send> = Box::new(value);
        self.0.attributes.push(prop("value", value).into_any_attr());
        self
    }

    /// A property that is true or false.
    pub(super) fn flag(mut self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        let value: Box<dyn Fn() -> bool + Send> = Box::new(value);
        self.0.attributes.push(prop(name, value).into_any_attr());
        self
    }

    /// A listener.
    pub(super) fn on(mut self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        let act: Box<dyn FnMut(Event)> = Box::new(act);
        self.0.attributes.push(on(Custom::new(event), act).into_any_attr());
        self
    }

    /// A listener for Escape, pressed anywhere inside.
    pub(super) fn on_escape(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("keydown", move |event| {
            if key(&event) == "Escape" {
                act();
            }
        })
    }

    /// Text.
    pub(super) fn text(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        let text: Cow<'static, str> = text.into();
        self.0.children.push(text.into_any());
        self
    }

    /// Text that follows a signal.
    pub(super) fn live_text(mut self, text: impl Fn() -> String + Send + 'static) -> Self {
        let text: Box<dyn Fn() -> String + Send> = Box::new(text);
        self.0.children.push(text.into_any());
        self
    }

    /// An element, or nothing.
    pub(super) fn child(mut self, child: impl Into<Option<Tag>>) -> Self {
        self.0.children.extend(child.into().map(Tag::done));
        self
    }

    /// Elements.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Tag>) -> Self {
        self.0.children.extend(children.into_iter().map(Tag::done));
        self
    }

    /// Elements that follow a signal.
    pub(super) fn live_children(self, children: impl Fn() -> Vec<Tag> + Send + 'static) -> Self {
        self.live_views(Box::new(children))
    }

    fn live_views(mut self, children: Box<dyn Fn() -> Vec<Tag> + Send>) -> Self {
        let children: Box<dyn Fn() -> Vec<AnyView> + Send> =
            Box::new(move || children().into_iter().map(Tag::done).collect());
        self.0.children.push(children.into_any());
        self
    }

    /// One element, or none, that follows a signal.
    pub(super) fn live_child(self, child: impl Fn() -> Option<Tag> + Send + 'static) -> Self {
        self.live_children(move || child().into_iter().collect())
    }

    /// The element as a view.
    pub(super) fn done(self) -> AnyView {
        let Parts { name, attributes, children } = *self.0;
        custom(name).add_any_attr(attributes).child(children).into_any()
    }
}

/// What leads somewhere, or only its words where it must not.
pub(super) fn leading(leads: bool, label: impl Into<Cow<'static, str>>, act: impl FnMut() + 'static) -> Tag {
    if leads { button("link", label, act) } else { tag("SPAN").text(label) }
}

/// A button.
pub(super) fn button(
    class: &'static str,
    label: impl Into<Cow<'static, str>>,
    mut act: impl FnMut() + 'static,
) -> Tag {
    let button = tag("BUTTON").attr("type", "button").on("click", move |_| act()).text(label);
    if class.is_empty() { button } else { button.attr("class", class) }
}

/// A button of a mark alone: its tip, and its name, which says of what.
pub(super) fn mark_button(
    mark: &'static str,
    tip: &'static str,
    name: impl Into<Cow<'static, str>>,
    act: impl FnMut() + 'static,
) -> Tag {
    button("quiet icon", "", act).attr("data-icon", mark).attr("aria-label", name).attr("title", tip)
}

/// A text that may be a person's. Its direction cannot touch what stands around it, and what
/// is invisible in it is made visible.
pub(super) fn isolated(text: impl AsRef<str>) -> Tag {
    tag("BDI").text(seen(text.as_ref()))
}

/// A text with what is invisible in it made visible.
pub(super) fn seen(text: &str) -> String {
    text.chars().map(visible).collect()
}
