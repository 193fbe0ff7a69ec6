//! Serves the files of one folder, and what a journey lets run before the page.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// A server on a free port of this machine; it ends with its owner.
pub struct Server {
    port: u16,
    is_over: Arc<AtomicBool>,
}

impl Server {
    /// Serves a folder. The scripts run before those of the page, whatever its
    /// engine; a journey sends more of them to `/prepare`.
    pub fn of(folder: PathBuf, scripts: &str) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let port = listener.local_addr().expect("it is bound").port();
        let is_over = Arc::new(AtomicBool::new(false));
        let folder: Arc<Path> = folder.into();
        let scripts = Arc::new(Mutex::new(scripts.to_owned()));
        let ended = Arc::clone(&is_over);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if ended.load(Ordering::Relaxed) {
                    return;
                }
                let (folder, scripts) = (Arc::clone(&folder), Arc::clone(&scripts));
                // A browser that goes away in the middle is no failure.
                thread::spawn(move || stream.and_then(|stream| answer(&folder, &scripts, stream)));
            }
        });
        Self { port, is_over }
    }

    /// Where the page is. An address of this machine is a secure context, so
    /// the page has a clipboard.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        // The listener sleeps until somebody comes.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
    }
}

/// Answers one request and hangs up.
fn answer(folder: &Path, scripts: &Mutex<String>, mut stream: TcpStream) -> io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut length = 0;
    // To hang up on headers that nobody read would reset the connection.
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let header = line.trim_end().to_ascii_lowercase();
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or_default();
        }
        if header.is_empty() {
            break;
        }
    }
    let mut sent = Vec::new();
    if request.starts_with("POST /prepare ") {
        sent.resize(length, 0);
        reader.read_exact(&mut sent)?;
    }
    let scripts = {
        let mut scripts = scripts.lock().unwrap();
        scripts.push_str(&String::from_utf8_lossy(&sent));
        scripts.clone()
    };
    let found = match ["GET /prepared.js ", "POST /prepare "].iter().any(|it| request.starts_with(it)) {
        true => Some((scripts.into_bytes(), "text/javascript; charset=utf-8")),
        false => file(folder, &request)
            .and_then(|path| Some((prepared(&path, fs::read(&path).ok()?), content_type(&path)))),
    };
    let (status, (body, content_type)) = match found {
        Some(found) => ("200 OK", found),
        None => ("404 Not Found", (b"There is no such file.".to_vec(), "text/plain; charset=utf-8")),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         Access-Control-Allow-Origin: *\r\n\
         Connection: close\r\n\r\n",
        body.len(),
    )?;
    stream.write_all(&body)
}

/// A page that runs what was prepared for it first.
fn prepared(path: &Path, content: Vec<u8>) -> Vec<u8> {
    match path.extension().is_some_and(|extension| extension == "html") {
        true => {
            let page = String::from_utf8_lossy(&content);
            page.replacen("<meta", "<script src=\"/prepared.js\"></script><meta", 1).into_bytes()
        }
        false => content,
    }
}

/// The file that a request asks for. Names go down from the folder or nowhere,
/// and none that Trunk writes has to be escaped.
fn file(folder: &Path, request: &str) -> Option<PathBuf> {
    let target = request.strip_prefix("GET /")?.split([' ', '?']).next()?;
    let name = Path::new(if target.is_empty() { "index.html" } else { target });
    let is_inside = name.components().all(|part| matches!(part, Component::Normal(_)));
    let path = is_inside.then(|| folder.join(name))?;
    Some(if path.is_dir() { path.join("index.html") } else { path })
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("xml") => "application/xml",
        Some("json") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[test]
fn only_files_of_the_folder() {
    let check = |request: &str, expected: Option<&str>| {
        assert_eq!(file(Path::new("dist"), request), expected.map(PathBuf::from), "{request}");
    };
    check("GET / HTTP/1.1", Some("dist/index.html"));
    check("GET /?plan=1 HTTP/1.1", Some("dist/index.html"));
    check("GET /planner.js HTTP/1.1", Some("dist/planner.js"));
    check("GET /../Cargo.toml HTTP/1.1", None);
    check("GET //etc/passwd HTTP/1.1", None);
    check("POST / HTTP/1.1", None);
}
