//! Serves the release, and pages that a test writes, on 127.0.0.1.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// What will be served.
#[derive(Clone)]
pub struct Site {
    folder: PathBuf,
    pages: HashMap<String, String>,
    headers: Vec<(String, String)>,
    /// Pages keep what goes wrong on them.
    reports: bool,
}

const REPORTS: &str = "/reports.js";

impl Site {
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), pages: HashMap::new(), headers: Vec::new(), reports: false }
    }

    /// Puts a script in front of every page's own, which keeps what goes wrong.
    pub fn with_reports(mut self) -> Self {
        self.pages.insert(REPORTS.to_owned(), include_str!("reports.js").to_owned());
        Self { reports: true, ..self }
    }

    /// A page, or another file by its ending, beside the release's files, in their place where the path is the same.
    pub fn page(mut self, path: &str, html: &str) -> Self {
        self.pages.insert(path.to_owned(), html.to_owned());
        self
    }

    /// A header on every response.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn serve(self) -> io::Result<Served> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let stopped = Arc::new(AtomicBool::new(false));
        let (site, flag) = (Arc::new(self), stopped.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if flag.load(Ordering::Relaxed) {
                    break;
                }
                let site = site.clone();
                // A browser that hangs up in the middle is no concern of the test.
                thread::spawn(move || site.respond(stream));
            }
        });
        Ok(Served { address, stopped })
    }

    fn respond(&self, mut stream: TcpStream) -> io::Result<()> {
        let path = request_path(&stream)?;
        let (status, kind, body) = match self.find(&path) {
            Some((kind, body)) if self.reports && kind == HTML => ("200 OK", kind, with_reports(&body)),
            Some((kind, body)) => ("200 OK", kind, body),
            None => ("404 Not Found", "text/plain; charset=utf-8", b"There is no such file.".to_vec()),
        };
        write!(stream, "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", body.len())?;
        write!(stream, "Cache-Control: no-store\r\nConnection: close\r\n")?;
        for (name, value) in &self.headers {
            write!(stream, "{name}: {value}\r\n")?;
        }
        stream.write_all(b"\r\n")?;
        stream.write_all(&body)
    }

    fn find(&self, path: &str) -> Option<(&'static str, Vec<u8>)> {
        if let Some(text) = self.pages.get(path) {
            return Some((content_type(Path::new(path)), text.clone().into_bytes()));
        }
        let name = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let relative = Path::new(name.trim_start_matches('/'));
        let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
        let body = inside.then(|| fs::read(self.folder.join(relative)).ok())??;
        Some((content_type(relative), body))
    }
}

/// A site while it is served. Dropping stops it.
#[must_use]
pub struct Served {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
}

impl Served {
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        // Wakes the listener, so that it sees the flag.
        let _ = TcpStream::connect(self.address);
    }
}

fn request_path(stream: &TcpStream) -> io::Result<String> {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let target = request.split(' ').nth(1).unwrap_or("/");
    let end = target.find(['?', '#']).unwrap_or(target.len());
    Ok(target[..end].to_owned())
}

/// In front of the page's first script, or of the page.
fn with_reports(html: &[u8]) -> Vec<u8> {
    let html = String::from_utf8_lossy(html);
    let place = html.find("<script").unwrap_or_default();
    let (before, after) = html.split_at(place);
    format!("{before}<script src=\"{REPORTS}\"></script>{after}").into_bytes()
}

const HTML: &str = "text/html; charset=utf-8";

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => HTML,
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
