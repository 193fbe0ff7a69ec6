//! The page as a person meets it: things have a role and an accessible name,
//! and nothing is found by anything else.

use super::driver::{Browser, Engine};
use serde_json::{Value, json};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};
use thirtyfour::error::WebDriverError;
use thirtyfour::support::{base64_decode, block_on};
use thirtyfour::{By, Key, TypingData, WebElement};

/// How long something may take that is about to happen. A machine that runs
/// other things beside may be slow, and only a failing test waits that long.
const PATIENCE: Duration = Duration::from_secs(15);

/// How often to look.
const PAUSE: Duration = Duration::from_millis(25);

/// The roles that journeys know, and which elements may have them.
const ROLES: [(&str, &str); 14] = [
    ("button", "button, input[type=file]"),
    ("checkbox", "input[type=checkbox]"),
    ("combobox", "select, [role=combobox], input[list]"),
    ("DisclosureTriangle", "summary"),
    ("group", "fieldset, [role=group]"),
    ("heading", "h1, h2, h3, h4"),
    ("link", "a[href]"),
    ("list", "ul, ol"),
    ("option", "[role=option]"),
    ("region", "section[aria-labelledby]"),
    ("searchbox", "input[type=search]"),
    ("status", "[role=status]"),
    ("table", "table"),
    ("textbox", "input[type=text]:not([role], [list]), textarea"),
];

/// Tries until it works, or until patience ends.
fn patiently<T>(mut attempt: impl FnMut() -> Result<T, String>) -> T {
    let start = Instant::now();
    loop {
        match attempt() {
            Ok(done) => return done,
            Err(reason) if start.elapsed() > PATIENCE => panic!("{reason}"),
            Err(_) => sleep(PAUSE),
        }
    }
}

/// Waits until a text is what is expected. Lines of the expected text may be
/// indented, as the source around them is.
pub fn check(actual: impl Fn() -> String, expected: &str) {
    let lines = expected.lines().map(str::trim).filter(|line| !line.is_empty());
    let expected = lines.collect::<Vec<_>>().join("\n");
    let start = Instant::now();
    loop {
        let actual = actual();
        if actual == expected {
            return;
        }
        assert!(start.elapsed() < PATIENCE, "expected:\n{expected}\n\nthere is:\n{actual}\n");
        sleep(PAUSE);
    }
}

/// The page, or one thing of it. It is looked for whenever it is used, so it
/// may come and go.
#[derive(Clone)]
pub struct Page<'a> {
    browser: &'a Browser,
    path: Vec<Step>,
}

/// One thing below another.
#[derive(Clone, Debug)]
struct Step {
    role: &'static str,
    /// Its name, or the beginning of it and `…`; `None` for any.
    name: Option<String>,
}

impl Step {
    /// True if that is its name, or how its name begins.
    fn is_named(&self, name: &str) -> bool {
        self.name.as_deref().is_none_or(|wanted| begins_or_is(name, wanted))
    }
}

impl<'a> Page<'a> {
    /// The whole page.
    pub fn of(browser: &'a Browser) -> Self {
        Self { browser, path: Vec::new() }
    }

    /// The browser that shows it.
    pub fn browser(&self) -> &'a Browser {
        self.browser
    }

    /// A thing below this one. A name that ends in `…` is the beginning of one.
    fn below(&self, role: &'static str, name: Option<&str>) -> Self {
        let mut path = self.path.clone();
        path.push(Step { role, name: name.map(str::to_owned) });
        Self { browser: self.browser, path }
    }

    /// A button.
    pub fn button(&self, name: &str) -> Self {
        self.below("button", Some(name))
    }

    /// A checkbox.
    pub fn checkbox(&self, name: &str) -> Self {
        self.below("checkbox", Some(name))
    }

    /// A choice, or a field with suggestions.
    pub fn combobox(&self, name: &str) -> Self {
        self.below("combobox", Some(name))
    }

    /// A text field.
    pub fn field(&self, name: &str) -> Self {
        self.below("textbox", Some(name))
    }

    /// What opens and shuts a part of the page.
    pub fn disclosure(&self, name: &str) -> Self {
        self.below("DisclosureTriangle", Some(name))
    }

    /// A group of fields.
    pub fn group(&self, name: &str) -> Self {
        self.below("group", Some(name))
    }

    /// A heading.
    pub fn heading(&self, name: &str) -> Self {
        self.below("heading", Some(name))
    }

    /// A link.
    pub fn link(&self, name: &str) -> Self {
        self.below("link", Some(name))
    }

    /// A list.
    pub fn list(&self, name: &str) -> Self {
        self.below("list", Some(name))
    }

    /// An option of a list of suggestions.
    pub fn option(&self, name: &str) -> Self {
        self.below("option", Some(name))
    }

    /// A part of the page under its heading.
    pub fn region(&self, name: &str) -> Self {
        self.below("region", Some(name))
    }

    /// A field that filters.
    pub fn search(&self, name: &str) -> Self {
        self.below("searchbox", Some(name))
    }

    /// The only table here, whatever it is named.
    pub fn table(&self) -> Self {
        self.below("table", None)
    }

    /// Waits until it is there.
    pub fn wait(&self) {
        patiently(|| self.locate());
    }

    /// Waits until it is gone.
    pub fn absent(&self) {
        patiently(|| match self.locate() {
            Err(reason) if reason.starts_with("0 of") => Ok(()),
            _ => Err(format!("there still is {:?}", self.path)),
        });
    }

    /// Clicks.
    pub fn click(&self) {
        self.act(|element| {
            // WebKit's driver finds no way into what scrolls inside of the page,
            // and both others than Chromium's click where a thing was before it moved.
            if Engine::chosen() != Engine::Chromium {
                let is_still = "
                    const [element] = arguments;
                    element.scrollIntoView({ block: 'nearest' });
                    const place = () => JSON.stringify(element.getBoundingClientRect());
                    const before = place();
                    // A tab in the background draws no frames.
                    const frame = () => new Promise((done) => [requestAnimationFrame(done), setTimeout(done, 100)]);
                    return frame().then(frame).then(() => place() === before);
                ";
                if self.browser.script(is_still, vec![element.to_json()?])? != true {
                    return Err(WebDriverError::Json("it moves".to_owned()));
                }
            }
            block_on(element.click())
        });
    }

    /// Types behind what the field holds.
    pub fn type_text(&self, text: impl Into<TypingData>) {
        self.act(|element| block_on(element.click()));
        self.browser.press(Key::End);
        self.browser.press(text);
    }

    /// Types in the place of what the field holds.
    pub fn replace(&self, text: &str) {
        self.act(|element| block_on(element.click()));
        self.press_with(Key::Control, "a");
        self.browser.press(text);
    }

    /// Puts a text into the field at once, as pasting does.
    pub fn paste(&self, text: &str) {
        self.act(|element| block_on(element.click()));
        self.browser.insert(text);
    }

    /// Chooses a file of this machine.
    pub fn choose_file(&self, path: &Path) {
        let path = path.to_str().expect("a path of ours is text");
        self.act(|element| block_on(element.send_keys(path)));
    }

    /// Types behind what the field holds, faster than any person, so that not
    /// even a slow machine makes a pause between two keys.
    pub fn type_at_once(&self, text: &str) {
        let script = "
            const type = async (field, text) => {
                for (const character of text) {
                    field.value += character;
                    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                    await new Promise((drawn) => setTimeout(drawn));
                }
            };
            return type(...arguments);
        ";
        self.act(|element| self.browser.script(script, vec![element.to_json()?, json!(text)]).map(drop));
    }

    /// Chooses an option of a choice.
    pub fn choose(&self, option: &str) {
        self.act(|element| {
            self.browser.script("arguments[0].focus()", vec![element.to_json()?])?;
            block_on(async {
                for candidate in element.find_all(By::Tag("option")).await? {
                    if candidate.text().await?.trim() == option {
                        return candidate.click().await;
                    }
                }
                Err(WebDriverError::Json(format!("there is no option “{option}”")))
            })?;
            // A person's click gives the focus back, which geckodriver takes away.
            if Engine::chosen() == Engine::Firefox {
                let refocus = "if (document.activeElement === document.body) arguments[0].focus()";
                self.browser.script(refocus, vec![element.to_json()?])?;
            }
            Ok(())
        });
    }

    /// What it reads, a line each; what is hidden is not read.
    pub fn text(&self) -> String {
        let text = self.ask("return (arguments[0] ?? document.body).innerText");
        let lines = text.as_str().unwrap_or_default().lines().map(tidy).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Some lines of what it reads.
    pub fn lines(&self, from: usize, count: usize) -> String {
        self.text().lines().skip(from).take(count).collect::<Vec<_>>().join("\n")
    }

    /// The entries of a list, a line each.
    pub fn entries(&self) -> String {
        let entries = self.ask("return [...arguments[0].children].map((entry) => entry.innerText)");
        let entries = entries.as_array().into_iter().flatten().filter_map(Value::as_str).map(tidy);
        entries.collect::<Vec<_>>().join("\n")
    }

    /// The rows of a table, its cells between bars.
    pub fn rows(&self) -> String {
        let rows = self
            .ask("return [...arguments[0].rows].map((row) => [...row.cells].map((cell) => cell.innerText))");
        let cell = |cell: &Value| {
            let lines = cell.as_str().unwrap_or_default().lines().map(tidy).filter(|line| !line.is_empty());
            lines.collect::<Vec<_>>().join(", ")
        };
        let row = |row: &Value| {
            let cells = row.as_array().expect("a row is a list of cells").iter().map(cell);
            cells.collect::<Vec<_>>().join(" | ")
        };
        let rows = rows.as_array().expect("a table is a list of rows").iter().map(row);
        rows.collect::<Vec<_>>().join("\n")
    }

    /// Brings the focus to it, as a screen reader does.
    pub fn take_focus(&self) {
        self.ask("arguments[0].focus()");
    }

    /// What a field holds.
    pub fn value(&self) -> String {
        self.ask("return arguments[0].value").as_str().unwrap_or_default().to_owned()
    }

    /// True if a checkbox is checked.
    pub fn is_checked(&self) -> bool {
        self.ask("return arguments[0].checked") == true
    }

    /// The text of a field that is selected.
    pub fn selection(&self) -> String {
        let selection = self.ask(
            "const area = arguments[0]; return area.value.slice(area.selectionStart, area.selectionEnd)",
        );
        selection.as_str().unwrap_or_default().to_owned()
    }

    /// The names of all things of a role here, a line each.
    pub fn names(&self, role: &'static str) -> String {
        let names = patiently(|| {
            let inside = self.locate()?.pop();
            let inside =
                inside.map(|element| element.to_json()).transpose().map_err(|error| error.to_string())?;
            let all = "return [...(arguments[0] ?? document).querySelectorAll(arguments[1])]\
                       .filter((element) => element.checkVisibility())";
            let arguments = vec![inside.unwrap_or_default(), json!(selector(role))];
            let all = self.browser.script(all, arguments).map_err(|error| error.to_string())?;
            let mut names = Vec::new();
            for element in all.as_array().into_iter().flatten() {
                let element = self.browser.element(element.clone()).map_err(|error| error.to_string())?;
                let (actual, name) = self.computed(&element).map_err(|error| error.to_string())?;
                if is_role(role, &actual) {
                    names.push(name);
                }
            }
            Ok(names)
        });
        names.join("\n")
    }

    /// Presses keys, wherever the focus is.
    pub fn press(&self, keys: impl Into<TypingData>) {
        self.browser.press(keys);
    }

    /// Presses a key while a modifier is held.
    pub fn press_with(&self, modifier: Key, key: impl Into<TypingData>) {
        self.browser.press_with(modifier, key);
    }

    /// What has the focus: its role and its name.
    pub fn focus(&self) -> String {
        let focused = "return document.activeElement";
        let focused =
            self.browser.script(focused, Vec::new()).and_then(|element| self.browser.element(element));
        // Between two drawings there may be nothing that has it.
        let focused = focused.and_then(|element| self.computed(&element));
        focused
            .map_or_else(|error| error.to_string(), |(role, name)| format!("{role} {name}").trim().to_owned())
    }

    /// Presses Tab until something has the focus.
    pub fn tab_to(&self, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..100 {
            self.press(Key::Tab);
            let focus = self.focus();
            if begins_or_is(&focus, name) {
                return;
            }
            passed.push(focus);
        }
        panic!("Tab does not lead to {name}, but to {passed:#?}");
    }

    /// Listens, from now on, to what a screen reader would say unasked.
    pub fn listen(&self) {
        let script = "
            window.heard = [];
            const say = (node) => {
                const status = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest('[role=status]');
                if (status) window.heard.push(status.textContent);
            };
            const listener = new MutationObserver((changes) => changes.forEach((change) => say(change.target)));
            listener.observe(document.body, { childList: true, characterData: true, subtree: true });
        ";
        self.browser.script(script, Vec::new()).expect("the page can be listened to");
    }

    /// What was said since, of all that contains some text, a line each.
    pub fn heard(&self, part: &str) -> String {
        let heard = self.ask("return window.heard");
        let heard = heard.as_array().into_iter().flatten().filter_map(Value::as_str).map(tidy);
        heard.filter(|text| text.contains(part)).collect::<Vec<_>>().join("\n")
    }

    /// The text on the clipboard.
    pub fn clipboard(&self) -> String {
        let text = self.ask("return navigator.clipboard.readText()");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// A picture of what the screen shows, as PNG.
    pub fn picture(&self) -> Vec<u8> {
        let picture = self.browser.get("screenshot").expect("a picture can be taken");
        base64_decode(picture.as_str().expect("it is text")).expect("in base 64")
    }

    /// How high the page is.
    pub fn height(&self) -> u32 {
        let height = self.ask("return Math.ceil(document.documentElement.getBoundingClientRect().height)");
        height.as_u64().and_then(|height| height.try_into().ok()).expect("a page has a height")
    }

    /// Some of what does not fit into the width of the screen, or of the part
    /// that it stands in, a line each.
    pub fn cut_off(&self) -> String {
        let cut_off = self.ask(
            "
            const tell = (element) => `${element.tagName} ${element.textContent.slice(0, 60)}`;
            const all = [...document.body.querySelectorAll('*')];
            const isOutside = (element) => element.getBoundingClientRect().right > innerWidth;
            const outside = document.scrollingElement.scrollWidth <= innerWidth ? []
                : all.filter((element) => isOutside(element) && ![...element.children].some(isOutside));
            const inside = all.filter((element) => element.scrollWidth > element.clientWidth
                && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
                // A table or a picture may scroll in its own box.
                && !element.querySelector('table, svg'));
            return [...outside, ...inside].slice(0, 3).map(tell);
            ",
        );
        let cut_off = cut_off.as_array().into_iter().flatten().filter_map(Value::as_str).map(tidy);
        cut_off.collect::<Vec<_>>().join("\n")
    }

    /// Does something to it.
    fn act(&self, act: impl Fn(&WebElement) -> Result<(), WebDriverError>) {
        patiently(|| {
            let element = self.locate()?.pop().ok_or("the page itself is nothing to act on")?;
            act(&element).map_err(|error| format!("{:?}: {error}", self.path))
        });
    }

    /// Asks a script about it.
    fn ask(&self, script: &str) -> Value {
        patiently(|| {
            let element = self.locate()?.pop();
            let element =
                element.map(|element| element.to_json()).transpose().map_err(|error| error.to_string())?;
            self.browser.script(script, element.into_iter().collect()).map_err(|error| error.to_string())
        })
    }

    /// The elements of the path, each with the role and the name that the
    /// browser computes.
    fn locate(&self) -> Result<Vec<WebElement>, String> {
        let step = |step: &Step| json!([step.role, selector(step.role), step.name]);
        let path: Vec<_> = self.path.iter().map(step).collect();
        let found = self.browser.script(include_str!("find.js"), vec![json!(path)]);
        let found = found.map_err(|error| error.to_string())?;
        let Some(found) = found.as_array() else {
            return Err(found.as_str().unwrap_or_default().to_owned());
        };
        let mut elements = Vec::new();
        for (found, step) in found.iter().zip(&self.path) {
            let element = self.browser.element(found.clone()).map_err(|error| error.to_string())?;
            let (role, name) = self.computed(&element).map_err(|error| error.to_string())?;
            if !is_role(step.role, &role) || !step.is_named(&name) {
                return Err(format!("{step:?} is to the browser {role} “{name}”"));
            }
            elements.push(element);
        }
        Ok(elements)
    }

    /// The role and the name that the browser tells assistive technology.
    fn computed(&self, element: &WebElement) -> Result<(String, String), WebDriverError> {
        let ask = |what: &str| -> Result<String, WebDriverError> {
            let value = self.browser.get(&format!("element/{}/{what}", element.element_id()))?;
            Ok(tidy(value.as_str().unwrap_or_default()))
        };
        let role = ask("computedrole")?;
        // WebKit says of a choice what opens it, and nothing of suggestions.
        let is_choice = Engine::chosen() == Engine::WebKit
            && self
                .browser
                .script("return arguments[0].matches('select, input[list]')", vec![element.to_json()?])?
                == true;
        Ok((if is_choice { "combobox".to_owned() } else { role }, ask("computedlabel")?))
    }
}

fn selector(role: &str) -> &'static str {
    let known = ROLES.iter().find(|(known, _)| *known == role);
    known.map(|(_, selector)| *selector).unwrap_or_else(|| panic!("no journey knows the role {role}"))
}

/// The roles that other engines give to what Chromium gives one of ours.
const ALIASES: [(&str, &[&str]); 1] = [
    // WebKit says nothing of a summary.
    ("DisclosureTriangle", &["button", "summary", ""]),
];

/// True if an engine says that something has a role.
fn is_role(role: &str, said: &str) -> bool {
    let other = || ALIASES.iter().any(|(of, said_of)| *of == role && said_of.contains(&said));
    role == said || Engine::chosen() != Engine::Chromium && other()
}

/// True if a text is another one, or begins with what stands before its `…`.
fn begins_or_is(text: &str, wanted: &str) -> bool {
    wanted.strip_suffix('…').map_or(text == wanted, |start| text.starts_with(start))
}

/// A text with single blanks.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
