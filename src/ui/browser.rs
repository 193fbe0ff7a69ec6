//! All that the interface asks of the browser: what `web_sys` binds, and what
//! `host.js` beside this file does, which is loaded before the planner.

use wasm_bindgen::closure::WasmClosure;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use web_sys::HtmlElement;

/// Something that happened to an element.
pub(super) type Event = web_sys::Event;

/// What this build of the planner is called; reader and drawer answer by the same name.
pub(super) const BUILD: &str = env!("PLANNER_BUILD");

#[wasm_bindgen(js_namespace = planner)]
extern "C" {
    /// The text that is kept here, or nothing.
    pub(super) fn load() -> String;
    /// Keeps a text; answers `kept`, `elsewhere` (another tab was here since
    /// this one looked) or `failed`.
    pub(super) fn save(text: &str) -> String;
    /// Holds a text for this tab alone, beside its address; false where the
    /// browser does not.
    pub(super) fn hold(text: &str) -> bool;
    #[wasm_bindgen(js_name = held)]
    fn host_held() -> Option<String>;
    /// Says that what is shown was made of the plan of the address.
    pub(super) fn arrive();
    /// Lets go of what is held, all of it or what was made of this address.
    #[wasm_bindgen(js_name = letGo)]
    pub(super) fn let_go(is_all: bool);
    /// The plan of the address, or nothing.
    pub(super) fn address() -> String;
    /// Writes a plan into the address, as a new entry of the history or not.
    /// It says so where the plan could not be kept elsewhere.
    pub(super) fn show(fragment: &str, is_new: bool, is_unkept: bool);
    /// Makes strangers of all entries of the history so far.
    #[wasm_bindgen(js_name = beginVisit)]
    pub(super) fn begin_visit();
    #[wasm_bindgen(js_name = entry)]
    fn host_entry() -> u32;
    /// Tells the panel for authors the link that is shared.
    pub(super) fn share(link: &str);
    /// The address without a plan.
    pub(super) fn base() -> String;
    /// Names the page.
    pub(super) fn title(text: &str);
    /// Says the counts of the answer to the page around this one, with blanks
    /// between them: databases, deployments, keys, those to create, those that are
    /// registered, what is not covered, and what of it depends on the order of
    /// registration.
    pub(super) fn counts(counts: &str);
    /// The codes of the database type and of the provider that the page around
    /// this one is about, a blank between them.
    pub(super) fn preset() -> String;
    /// Offers a text as a file.
    pub(super) fn download(name: &str, media_type: &str, text: &str);
    #[wasm_bindgen(js_name = downloadDrawn)]
    fn host_download_drawn(name: &str, is_svg: bool, failed: JsValue);
    /// Drops what is being brought in: the file that is being read, and what
    /// the reader was asked. Once it is over, the reader goes too.
    pub(super) fn stop(is_over: bool);

    /// The element that the page keeps for the interface, emptied.
    #[wasm_bindgen(js_name = mountPoint)]
    pub(super) fn mount_point(id: &str) -> Option<HtmlElement>;
    /// The name of the key that was pressed, behind `Alt+` where that was held.
    #[wasm_bindgen(js_name = keyOf)]
    pub(super) fn key(event: &Event) -> String;
    /// True while a key is being held down.
    #[wasm_bindgen(js_name = isRepeated)]
    pub(super) fn is_repeated(event: &Event) -> bool;
    /// True if the disclosure that told of a change is open.
    #[wasm_bindgen(js_name = isOpen)]
    pub(super) fn is_open(event: &Event) -> bool;
    /// Empties a field.
    pub(super) fn clear(event: &Event);
    /// What the first field of a form that is sent holds.
    pub(super) fn entered(event: &Event) -> String;
    /// True if an element has the focus.
    #[wasm_bindgen(js_name = hasFocus)]
    pub(super) fn has_focus(id: &str) -> bool;
    /// Takes the focus from a field of a row, so that it is left before it goes.
    pub(super) fn blur();
    /// Moves the focus, once what is to have it has been drawn.
    pub(super) fn focus(id: &str);
    /// Selects all of a text field, once it has been drawn.
    pub(super) fn select(id: &str);
    /// Brings an element into view, where it is not.
    #[wasm_bindgen(js_name = scrollTo)]
    pub(super) fn scroll_to(id: &str);
    /// Scrolls to an element, as little as it takes, in its list and in the page.
    pub(super) fn reveal(id: &str);
    /// Says something to screen readers after a pause, so that they hear the
    /// last outcome and not every keystroke.
    pub(super) fn announce(id: &str, text: &str);

    #[wasm_bindgen(js_name = later)]
    fn host_later(name: &str, pause: u32, act: JsValue);
    #[wasm_bindgen(js_name = copy)]
    fn host_copy(text: &str, done: JsValue);
    #[wasm_bindgen(js_name = copyMarkdown)]
    fn host_copy_markdown(build: &str, plan: &str, incomplete: usize, problems: &str, done: JsValue);
    #[wasm_bindgen(js_name = onElsewhere)]
    fn host_on_elsewhere(act: JsValue);
    #[wasm_bindgen(js_name = onHide)]
    fn host_on_hide(act: JsValue);
    #[wasm_bindgen(js_name = onAddress)]
    fn host_on_address(act: JsValue);
    #[wasm_bindgen(js_name = onMode)]
    fn host_on_mode(act: JsValue);
    #[wasm_bindgen(js_name = onUndo)]
    fn host_on_undo(act: JsValue);
    #[wasm_bindgen(js_name = onBring)]
    fn host_on_bring(most: f64, long: f64, act: JsValue);
    #[wasm_bindgen(js_name = chosen)]
    fn host_chosen(event: &Event, most: f64, act: JsValue);
    #[wasm_bindgen(js_name = pack)]
    fn host_pack(text: &str, done: JsValue);
    #[wasm_bindgen(js_name = unpack)]
    fn host_unpack(bytes: &[u8], most: f64, done: JsValue);
    /// Takes away what was drawn, and what is being drawn.
    #[wasm_bindgen(js_name = drawNothing)]
    pub(super) fn draw_nothing();
    #[wasm_bindgen(js_name = draw)]
    fn host_draw(build: &str, plan: &str, act: JsValue);
    #[wasm_bindgen(js_name = ask)]
    fn host_ask(build: &str, ask: &str, bytes: &[u8], act: JsValue);
}

/// A listener for as long as the page lives, or until nobody holds it.
fn listener<T: ?Sized + WasmClosure>(act: Box<T>) -> JsValue {
    Closure::wrap(act).into_js_value()
}

/// What is held for this tab, if anything: the plan of its address, and the
/// text.
pub(super) fn held() -> Option<(String, String)> {
    let held = host_held()?;
    held.split_once('\n').map(|(address, text)| (address.to_owned(), text.to_owned()))
}

/// Hears that another tab changed what is kept.
pub(super) fn on_elsewhere(act: impl FnMut() + 'static) {
    host_on_elsewhere(listener::<dyn FnMut()>(Box::new(act)));
}

/// Hears that the page is about to be left.
pub(super) fn on_hide(act: impl FnMut() + 'static) {
    host_on_hide(listener::<dyn FnMut()>(Box::new(act)));
}

/// Who wrote an entry of the browser's history.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    /// Anybody: a link was opened, or an address typed.
    Foreign,
    /// The planner, on an earlier visit.
    Past,
    /// The planner, since the page was loaded.
    Visit,
    /// The planner, which had to leave out a plan that no address holds.
    TooLong,
    /// The planner, on an earlier visit that kept the plan nowhere else.
    Unkept,
    /// Nobody: the page around this one gave the plan.
    Given,
}

/// Who wrote the entry of the history that the browser is at.
pub(super) fn entry() -> Entry {
    match host_entry() {
        0 => Entry::Foreign,
        1 => Entry::Past,
        2 => Entry::Visit,
        3 => Entry::TooLong,
        4 => Entry::Unkept,
        _ => Entry::Given,
    }
}

/// Hears of another plan in the address, and who wrote it there.
pub(super) fn on_address(mut act: impl FnMut(String, Entry) + 'static) {
    host_on_address(listener::<dyn FnMut(String)>(Box::new(move |fragment| act(fragment, entry()))));
}

/// Hears whether the plan may be changed here, where the page around this one
/// says so.
pub(super) fn on_mode(act: impl FnMut(bool) + 'static) {
    host_on_mode(listener::<dyn FnMut(bool)>(Box::new(act)));
}

/// Hears the keys that undo (`false`) and redo (`true`).
pub(super) fn on_undo(act: impl FnMut(bool) + 'static) {
    host_on_undo(listener::<dyn FnMut(bool)>(Box::new(act)));
}

/// Hears what is dropped or pasted on the page, and texts of more than `long`
/// characters also in a field: a name, if it is a file, and at most one byte
/// more than `most`, or none where the browser could not open the file.
pub(super) fn on_bring(most: usize, long: usize, act: impl FnMut(String, Option<Vec<u8>>) + 'static) {
    host_on_bring(most as f64, long as f64, listener::<dyn FnMut(String, Option<Vec<u8>>)>(Box::new(act)));
}

/// Reads the file that was chosen, as [`on_bring`] does.
pub(super) fn chosen(event: &Event, most: usize, act: impl FnMut(String, Option<Vec<u8>>) + 'static) {
    host_chosen(event, most as f64, listener::<dyn FnMut(String, Option<Vec<u8>>)>(Box::new(act)));
}

/// Packs a text (raw DEFLATE); gives nothing where the browser cannot.
pub(super) fn pack(text: &str, done: impl FnMut(Vec<u8>) + 'static) {
    host_pack(text, listener::<dyn FnMut(Vec<u8>)>(Box::new(done)));
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
    /// It is at work.
    AtWork,
    /// Its answer.
    Answer(String),
    /// Why there is none.
    Nothing(String),
}

/// Asks the reader to read foreign bytes, once nothing else was begun for a
/// while. What was under way before is dropped.
pub(super) fn ask_reader(ask: &str, bytes: &[u8], mut act: impl FnMut(Said) + 'static) {
    let hear = move |state: u32, text: String| {
        act(match state {
            0 => Said::AtWork,
            1 => Said::Answer(text),
            _ => Said::Nothing(text),
        });
    };
    host_ask(BUILD, ask, bytes, listener::<dyn FnMut(u32, String)>(Box::new(hear)));
}

/// Draws a plan, given as the text that is kept, in the place of the picture;
/// `failed` hears why that was not possible.
pub(super) fn draw(plan: &str, failed: impl FnMut(String) + 'static) {
    host_draw(BUILD, plan, listener::<dyn FnMut(String)>(Box::new(failed)));
}

/// Offers what was drawn as a file, of SVG or of pixels; `failed` hears that it
/// has too many of them.
pub(super) fn download_drawn(name: &str, is_svg: bool, failed: impl FnMut() + 'static) {
    host_download_drawn(name, is_svg, listener::<dyn FnMut()>(Box::new(failed)));
}

/// Does something after a pause in milliseconds. What was to be done under the
/// same name is not done any more; without a name, everything is.
pub(super) fn later(name: &str, pause: u32, act: impl FnMut() + 'static) {
    host_later(name, pause, listener::<dyn FnMut()>(Box::new(act)));
}

/// What became of a text that was to be copied.
#[derive(Clone, PartialEq)]
pub(super) enum Copied {
    /// It is on the clipboard.
    Done,
    /// The clipboard is closed; the person copies it.
    ByHand(String),
    /// There is no text, and why.
    Failed(String),
}

/// Puts a text on the clipboard.
pub(super) fn copy(text: &str, done: Box<dyn FnMut(Copied)>) {
    host_copy(text, copied(done));
}

/// Puts the Markdown of a plan on the clipboard: the plan as the text that is kept,
/// how many entries are incomplete, and the problems, a line each.
pub(super) fn copy_markdown(plan: &str, incomplete: usize, problems: &str, done: Box<dyn FnMut(Copied)>) {
    host_copy_markdown(BUILD, plan, incomplete, problems, copied(done));
}

fn copied(mut done: Box<dyn FnMut(Copied)>) -> JsValue {
    listener::<dyn FnMut(u32, String)>(Box::new(move |state, text| {
        done(match state {
            0 => Copied::Done,
            1 => Copied::ByHand(text),
            _ => Copied::Failed(text),
        });
    }))
}
