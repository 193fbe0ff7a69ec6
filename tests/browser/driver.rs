//! The driver of a browser, and the browser that it drives. Each call waits for
//! its end, so that a journey reads from top to bottom.

use serde_json::{Value, json};
use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Lines};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{self, Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::types::SessionId;
use thirtyfour::error::WebDriverError;
use thirtyfour::support::block_on;
use thirtyfour::{Capabilities, Key, RequestData, TypingData, WebDriver, WebElement, WindowHandle};

/// The engine of the browser that is driven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// The MiniBrowser of WebKitGTK, through WebKitWebDriver, on a display of its own.
    WebKit,
}

impl Engine {
    /// The one that the variable `ENGINE` names, or Chromium.
    pub fn chosen() -> Self {
        match env::var("ENGINE").as_deref() {
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok("chromium") | Err(_) => Self::Chromium,
            Ok(other) => panic!("ENGINE is {other}, and neither chromium, firefox nor webkit"),
        }
    }

    /// The program of its driver, and the variable that names another one.
    const fn driver(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver"),
        }
    }

    /// What a driver is asked for, to get a browser like this.
    fn capabilities(self, settings: Settings) -> Value {
        match self {
            Self::Chromium => chromium(settings),
            Self::Firefox => {
                let mut options = json!({ "args": ["-headless", "-width", "1280", "-height", "900"] });
                options["prefs"] = json!({
                    "javascript.enabled": !settings.without_scripts,
                    "javascript.options.wasm": !settings.without_webassembly,
                });
                json!({ "browserName": "firefox", "moz:firefoxOptions": options })
            }
            Self::WebKit => {
                let options = json!({ "binary": mini_browser(), "args": ["--automation"] });
                json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": options })
            }
        }
    }
}

/// A driver of its own on a free port; it ends with its owner.
pub struct Driver {
    process: Child,
    /// What it shows its windows on, where it cannot do without.
    display: Option<Child>,
    /// Held open, since a driver whose output nobody takes would be stopped.
    _output: Option<Lines<BufReader<ChildStdout>>>,
    address: String,
    scratch: PathBuf,
}

impl Driver {
    /// Starts it and waits until it listens.
    pub fn start(engine: Engine) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        // Short, since the browser puts a socket below it.
        let scratch = format!("cmek-{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let scratch = env::temp_dir().join(scratch);
        fs::create_dir(&scratch).expect("a folder can be made");
        let (variable, program) = engine.driver();
        let program = env::var_os(variable).unwrap_or_else(|| program.into());
        let command = || {
            let mut command = Command::new(&program);
            command.env("TMPDIR", &scratch).env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            command
        };
        let spawn = |command: &mut Command| {
            let process = command.spawn();
            process.unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()))
        };
        if engine != Engine::Chromium {
            // Windows on one display would take the focus from each other.
            let (display, name) = (engine == Engine::WebKit).then(display).unzip();
            // These do not say which port they took, and end where it is taken.
            let (process, port) = loop {
                let port = free_port();
                let mut command = command();
                command.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
                command.envs(name.iter().map(|name| ("DISPLAY", name)));
                let mut process = spawn(&mut command);
                if listens(&mut process, port) {
                    break (process, port);
                }
            };
            let address = format!("http://127.0.0.1:{port}");
            return Self { process, display, _output: None, address, scratch };
        }
        let mut command = command();
        command.arg("--port=0").stdout(Stdio::piped());
        // It wants its port twice, for each kind of address, and ends where the
        // second one is taken.
        for _ in 0..5 {
            let mut process = spawn(&mut command);
            let mut output = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
            // Asked for port 0, it takes a free one and says which.
            let port = output.by_ref().map_while(Result::ok).find_map(|line| {
                let port = line.strip_prefix("ChromeDriver was started successfully on port ")?;
                Some(port.trim_end_matches('.').to_owned())
            });
            if let Some(port) = port {
                let address = format!("http://127.0.0.1:{port}");
                return Self { process, display: None, _output: Some(output), address, scratch };
            }
            let _ = process.wait();
        }
        panic!("chromedriver does not say on which port it listens");
    }
}

/// A display in memory, and its name.
fn display() -> (Child, String) {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "2000x1400x24", "-nolisten", "tcp"]);
    let process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut process = process.unwrap_or_else(|error| panic!("Xvfb does not start: {error}"));
    let mut number = String::new();
    let mut output = BufReader::new(process.stdout.take().expect("its output is piped"));
    output.read_line(&mut number).expect("Xvfb says which display it is");
    (process, format!(":{}", number.trim()))
}

/// The browser of WebKitGTK, which systems put into folders of their own.
fn mini_browser() -> PathBuf {
    let folders = ["/usr/lib", "/usr/libexec", "/usr/lib64"];
    let entries = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path());
    let near = || folders.into_iter().flat_map(|folder| entries(folder.into()));
    let places = near().chain(near().flat_map(entries)).map(|folder| folder.join("MiniBrowser"));
    let found = || places.into_iter().find(|place| place.is_file());
    let named = env::var_os("MINIBROWSER").map(PathBuf::from);
    named.or_else(found).expect("MINIBROWSER names the MiniBrowser of WebKitGTK")
}

/// A port that was free a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}

/// Waits until a process listens; false where it ended instead.
fn listens(process: &mut Child, port: u16) -> bool {
    for _ in 0..400 {
        let is_open = TcpStream::connect(("127.0.0.1", port)).is_ok();
        if process.try_wait().expect("a process can be asked").is_some() {
            return false;
        }
        if is_open {
            return true;
        }
        thread::sleep(Duration::from_millis(25));
    }
    panic!("the driver does not listen");
}

impl Drop for Driver {
    fn drop(&mut self) {
        for process in [Some(&mut self.process), self.display.as_mut()].into_iter().flatten() {
            let _ = process.kill();
            let _ = process.wait();
        }
        // The profile of the browser; a process of it may be writing still.
        for _ in 0..20 {
            if fs::remove_dir_all(&self.scratch).is_ok() {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

/// How a browser differs from the usual one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// True to switch WebAssembly off.
    pub without_webassembly: bool,
    /// True to switch scripts off, as its settings do.
    pub without_scripts: bool,
}

/// A browser with one page. Whoever opens it has to quit it: dropped instead,
/// it blocks until the driver answers.
pub struct Browser(WebDriver);

impl Browser {
    /// Opens a browser with a profile of its own, which the driver makes.
    pub fn open(driver: &Driver, engine: Engine, settings: Settings) -> Self {
        let capabilities = engine.capabilities(settings);
        let capabilities: Capabilities = capabilities.as_object().expect("it is an object").clone().into();
        let driver = block_on(async { WebDriver::new(&driver.address, capabilities).await });
        let browser = Self(driver.unwrap_or_else(|error| panic!("the browser does not start: {error}")));
        if engine == Engine::WebKit {
            // No argument of the MiniBrowser says how large its window is.
            browser.resize(1280, 900);
        }
        browser
    }

    /// Opens an address and waits until it is loaded.
    pub fn go(&self, address: &str) {
        block_on(self.0.goto(address)).unwrap_or_else(|error| panic!("{address} does not open: {error}"));
    }

    /// Goes to the entry before this one in the history of the tab.
    pub fn back(&self) {
        block_on(self.0.back()).expect("there is a way back");
    }

    /// Goes to the entry behind this one in the history of the tab.
    pub fn forward(&self) {
        block_on(self.0.forward()).expect("there is a way forward");
    }

    /// Loads the page again.
    pub fn reload(&self) {
        block_on(self.0.refresh()).expect("the page loads again");
    }

    /// The tab that is in front.
    pub fn tab(&self) -> WindowHandle {
        block_on(self.0.window()).expect("a tab is in front")
    }

    /// Brings an empty tab to the front.
    pub fn open_tab(&self) {
        block_on(async { self.0.switch_to_window(self.0.new_tab().await?).await }).expect("a tab opens");
    }

    /// Brings a tab to the front.
    pub fn show_tab(&self, tab: WindowHandle) {
        block_on(self.0.switch_to_window(tab)).expect("the tab is open");
    }

    /// Runs a script in the page, beside its own and whatever its policy says.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value, WebDriverError> {
        Ok(block_on(self.0.execute(script, arguments))?.json().clone())
    }

    /// An element that a script returned.
    pub fn element(&self, value: Value) -> Result<WebElement, WebDriverError> {
        WebElement::from_json(value, self.0.handle().clone())
    }

    /// Presses keys, one after the other, wherever the focus is.
    pub fn press(&self, keys: impl Into<TypingData>) {
        let chain = self.0.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        block_on(chain.send_keys(keys).perform()).expect("keys can be pressed");
    }

    /// Presses a key while a modifier is held.
    pub fn press_with(&self, modifier: Key, key: impl Into<TypingData>) {
        let chain = self.0.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        let chain = chain.key_down(modifier.clone()).send_keys(key).key_up(modifier);
        block_on(chain.perform()).expect("keys can be pressed");
    }

    /// Asks for something below the session that the library has no words for.
    pub fn get(&self, path: &str) -> Result<Value, WebDriverError> {
        self.ask(Request { path: path.to_owned(), body: None })
    }

    /// Sends something below the session that the library has no words for.
    pub fn post(&self, path: &str, body: Value) -> Result<Value, WebDriverError> {
        self.ask(Request { path: path.to_owned(), body: Some(body) })
    }

    /// Gives the window another size, as far as it goes.
    pub fn resize(&self, width: u32, height: u32) {
        block_on(self.0.set_window_rect(0, 0, width, height)).expect("a window can be resized");
    }

    /// Puts a text at once where the focus is, as pasting does.
    pub fn insert(&self, text: &str) {
        let insert = "document.execCommand('insertText', false, arguments[0])";
        self.script(insert, vec![json!(text)]).expect("a text can be put in");
    }

    /// Goes into a frame, which a script returns.
    pub fn enter_frame(&self, script: &str) -> Result<(), WebDriverError> {
        let frame = self.element(self.script(script, Vec::new())?)?;
        block_on(frame.enter_frame())
    }

    /// Goes back to the page that holds all frames.
    pub fn leave_frame(&self) {
        block_on(self.0.enter_default_frame()).expect("there is a page");
    }

    /// Runs a command of the DevTools protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.post("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// What a log gained since it was last read.
    pub fn log(&self, kind: &str) -> Vec<Value> {
        let log = self.post("se/log", json!({ "type": kind }));
        log.expect("chromedriver keeps the log").as_array().expect("a log is a list").clone()
    }

    /// Ends the browser.
    pub fn quit(self) {
        block_on(self.0.quit()).expect("the browser ends");
    }

    fn ask(&self, request: Request) -> Result<Value, WebDriverError> {
        block_on(async { self.0.cmd(request).await?.value_json() })
    }
}

/// What chromedriver is asked for.
fn chromium(settings: Settings) -> Value {
    let usual = [
        "--headless",
        // A container often runs as root, where there is no sandbox, and
        // with less shared memory than a browser wants.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        // As on a phone, where they take no room.
        "--hide-scrollbars",
    ];
    let mut flags = usual.to_vec();
    // It takes the compilers from the engine, and WebAssembly with them.
    flags.extend(settings.without_webassembly.then_some("--js-flags=--jitless"));
    let mut options = json!({ "args": flags });
    if let Ok(program) = env::var("CHROMIUM") {
        options["binary"] = json!(program);
    }
    if settings.without_scripts {
        options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

/// A request below the session.
#[derive(Debug)]
struct Request {
    path: String,
    body: Option<Value>,
}

impl FormatRequestData for Request {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let (method, body) = match &self.body {
            Some(body) => ("POST", Some(body.clone())),
            None => ("GET", None),
        };
        let method = method.parse().expect("it is a method");
        RequestData { body, ..RequestData::new(method, format!("session/{session}/{}", self.path)) }
    }
}
