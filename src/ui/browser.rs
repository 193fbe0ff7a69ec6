//! All that the interface asks of the browser: what `web_sys` binds, and what
//! `host.js` beside this file does, which is loaded before the planner.

use leptos::leptos_dom::helpers::{
    TimeoutHandle, request_animation_frame, set_timeout, set_timeout_with_handle,
};
use leptos::prelude::{document, window};
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::WasmClosure;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
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

/// What this build of the planner is called; the reader answers by the same name.
pub(super) const BUILD: &str = env!("PLANNER_BUILD");

#[wasm_bindgen(js_namespace = planner)]
extern "C" {
    /// The text that is kept here, or nothing.
    pub(super) fn load() -> String;
    /// Keeps a text; answers `kept`, `elsewhere` (another tab was here since
    /// this one looked) or `failed`.
    pub(super) fn save(text: &str) -> String;
    /// The plan of the address, or nothing.
    pub(super) fn address() -> String;
    /// True if this page wrote the address, before it was loaded anew perhaps.
    #[wasm_bindgen(js_name = isOurs)]
    pub(super) fn is_ours() -> bool;
    /// Writes a plan into the address, as a new entry of the history or not.
    pub(super) fn show(fragment: &str, is_new: bool);
    /// The address without a plan.
    pub(super) fn base() -> String;
    /// Offers a text as a file.
    pub(super) fn download(name: &str, media_type: &str, text: &str);
    /// Stops the reader.
    #[wasm_bindgen(js_name = stop)]
    pub(super) fn stop_reader();

    #[wasm_bindgen(js_name = onElsewhere)]
    fn host_on_elsewhere(act: JsValue);
    #[wasm_bindgen(js_name = onHide)]
    fn host_on_hide(act: JsValue);
    #[wasm_bindgen(js_name = onAddress)]
    fn host_on_address(act: JsValue);
    #[wasm_bindgen(js_name = onUndo)]
    fn host_on_undo(act: JsValue);
    #[wasm_bindgen(js_name = onBring)]
    fn host_on_bring(most: f64, act: JsValue);
    #[wasm_bindgen(js_name = chosen)]
    fn host_chosen(event: &Event, most: f64, act: JsValue);
    #[wasm_bindgen(js_name = pack)]
    fn host_pack(text: &str, done: JsValue);
    #[wasm_bindgen(js_name = unpack)]
    fn host_unpack(bytes: &[u8], most: f64, done: JsValue);
    #[wasm_bindgen(js_name = ask)]
    fn host_ask(build: &str, what: &str, ask: &str, bytes: &[u8], act: JsValue);
}

/// A listener for as long as the page lives, or until nobody holds it.
fn listener<T: ?Sized + WasmClosure>(act: Box<T>) -> JsValue {
    Closure::wrap(act).into_js_value()
}

/// Hears that another tab changed what is kept.
pub(super) fn on_elsewhere(act: impl FnMut() + 'static) {
    host_on_elsewhere(listener::<dyn FnMut()>(Box::new(act)));
}

/// Hears that the page is about to be left.
pub(super) fn on_hide(act: impl FnMut() + 'static) {
    host_on_hide(listener::<dyn FnMut()>(Box::new(act)));
}

/// Hears of another plan in the address, and whether this page wrote it.
pub(super) fn on_address(act: impl FnMut(String, bool) + 'static) {
    host_on_address(listener::<dyn FnMut(String, bool)>(Box::new(act)));
}

/// Hears the keys that undo (`false`) and redo (`true`).
pub(super) fn on_undo(act: impl FnMut(bool) + 'static) {
    host_on_undo(listener::<dyn FnMut(bool)>(Box::new(act)));
}

/// Hears what is dropped or pasted on the page: a name, if it is a file, and
/// at most one byte more than `most`.
pub(super) fn on_bring(most: usize, act: impl FnMut(String, Vec<u8>) + 'static) {
    host_on_bring(most as f64, listener::<dyn FnMut(String, Vec<u8>)>(Box::new(act)));
}

/// Reads the file that was chosen.
pub(super) fn chosen(event: &Event, most: usize, act: impl FnMut(String, Vec<u8>) + 'static) {
    host_chosen(event, most as f64, listener::<dyn FnMut(String, Vec<u8>)>(Box::new(act)));
}

/// Packs a text (raw DEFLATE); gives nothing where the browser cannot.
pub(super) fn pack(text: &str, mut done: impl FnMut(Vec<u8>) + 'static) {
    host_pack(text, listener::<dyn FnMut(Vec<u8>)>(Box::new(move |packed| done(packed))));
}

/// How unpacking ended.
pub(super) enum Unpacked {
    /// All of it, or what came before it broke off.
    Text { bytes: Vec<u8>, is_whole: bool },
    /// It is larger than was allowed.
    TooLarge,
    /// The browser cannot unpack.
    Impossible,
}

/// Unpacks raw DEFLATE, at most so many bytes.
pub(super) fn unpack(packed: &[u8], most: usize, mut done: impl FnMut(Unpacked) + 'static) {
    let act = move |bytes, how: u32| {
        done(match how {
            0 | 1 => Unpacked::Text { bytes, is_whole: how == 1 },
            2 => Unpacked::TooLarge,
            _ => Unpacked::Impossible,
        });
    };
    host_unpack(packed, most as f64, listener::<dyn FnMut(Vec<u8>, u32)>(Box::new(act)));
}

/// What the reader says.
pub(super) enum Said {
    /// What it is doing.
    Stage(String),
    /// Its answer.
    Answer(String),
    /// Why there is none.
    Nothing(String),
}

/// Asks the reader something: `read` foreign bytes, or `document` of a link.
/// What was asked before is not answered any more.
pub(super) fn ask_reader(what: &str, ask: &str, bytes: &[u8], mut act: impl FnMut(Said) + 'static) {
    let hear = move |state: u32, text| {
        act(match state {
            0 => Said::Stage(text),
            1 => match text.strip_prefix(BUILD).and_then(|rest| rest.strip_prefix('\n')) {
                Some(answer) => Said::Answer(answer.to_owned()),
                None => Said::Nothing("it is of another version; load the page again".to_owned()),
            },
            _ => Said::Nothing(text),
        });
    };
    host_ask(BUILD, what, ask, bytes, listener::<dyn FnMut(u32, String)>(Box::new(hear)));
}

/// Does something after a pause in what calls it.
pub(super) fn debounce(pause: Duration, act: impl FnOnce() + 'static) {
    thread_local! {
        static PENDING: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
    }
    let handle = set_timeout_with_handle(act, pause).ok();
    if let Some(before) = PENDING.replace(handle) {
        before.clear();
    }
}

/// True if the disclosure that told of a change is open.
pub(super) fn is_open(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|element| element.has_attribute("open"))
}

/// Puts a choice back to nothing.
pub(super) fn clear(event: &Event) {
    if let Some(target) = event.target() {
        let _ = web_sys::js_sys::Reflect::set(&target, &"value".into(), &"".into());
    }
}

/// Names the page.
pub(super) fn title(text: &str) {
    document().set_title(text);
}
