//! All that the interface asks of the browser.

use leptos::leptos_dom::helpers::{
    TimeoutHandle, request_animation_frame, set_timeout, set_timeout_with_handle,
};
use leptos::prelude::{document, window};
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    HtmlElement, HtmlTextAreaElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Something that happened to an element.
pub(super) type Event = web_sys::Event;

/// How long a screen reader waits for the outcome, so that it hears the last
/// one and not every keystroke.
const PAUSE: Duration = Duration::from_millis(1_000);

/// The name of the key that was pressed, and whether it is being held down.
pub(super) fn key(event: &Event) -> (String, bool) {
    let pressed = event.dyn_ref::<KeyboardEvent>();
    pressed.map(|event| (event.key(), event.repeat())).unwrap_or_default()
}

/// Takes the focus from whatever has it, so that it is left before it goes.
pub(super) fn blur() {
    let active = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = active {
        let _ = element.blur();
    }
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Empties the element that the page keeps for the interface.
pub(super) fn mount_point(id: &str) -> Option<HtmlElement> {
    let place = element(id)?;
    place.set_text_content(None);
    Some(place)
}

/// Moves the focus, once what is to have it has been drawn.
pub(super) fn focus(id: String) {
    request_animation_frame(move || {
        if let Some(element) = element(&id) {
            let _ = element.focus();
        }
    });
}

/// Brings an element into view, where it is not.
pub(super) fn scroll_to(id: &str) {
    if let Some(element) = element(id) {
        element.scroll_into_view();
    }
}

/// Scrolls to an option, as little as it takes, in its list and in the page.
pub(super) fn reveal(id: String) {
    request_animation_frame(move || {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        if let Some(element) = element(&id) {
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Does something once the press that is under way is over.
pub(super) fn later(act: impl FnOnce() + 'static) {
    set_timeout(act, Duration::from_millis(250));
}

/// Says something to screen readers after a pause; what was to be said before
/// is not said any more.
pub(super) fn announce(id: &str, text: String) {
    thread_local! {
        static PENDING: RefCell<Vec<(String, TimeoutHandle)>> = const { RefCell::new(Vec::new()) };
    }
    let name = id.to_owned();
    let say = move || {
        if let Some(element) = element(&name) {
            element.set_text_content(Some(&text));
        }
    };
    let Ok(handle) = set_timeout_with_handle(say, PAUSE) else { return };
    PENDING.with_borrow_mut(|pending| match pending.iter_mut().find(|(of, _)| of == id) {
        Some((_, before)) => std::mem::replace(before, handle).clear(),
        None => pending.push((id.to_owned(), handle)),
    });
}

/// Puts a text on the clipboard; `done` hears whether that was allowed.
pub(super) fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let clipboard = window().navigator().clipboard();
    // Without a secure context there is no clipboard at all.
    if clipboard.is_undefined() {
        done(false);
        return;
    }
    leptos::task::spawn_local(async move {
        done(JsFuture::from(clipboard.write_text(&text)).await.is_ok());
    });
}

/// Selects all of a text area, once it has been drawn.
pub(super) fn select(id: &'static str) {
    request_animation_frame(move || {
        if let Some(area) = element(id).and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok()) {
            let _ = area.focus();
            area.select();
        }
    });
}
