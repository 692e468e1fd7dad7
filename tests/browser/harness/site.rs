//! Serves the release, and pages that a test writes, on 127.0.0.1.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::late::Late;

/// What will be served.
#[derive(Clone)]
pub struct Site {
    folder: PathBuf,
    /// Where the folder's files are, `` or `/name`.
    under: &'static str,
    pages: HashMap<String, String>,
    headers: Vec<(String, String)>,
    /// Content types other than those of the files' endings.
    types: HashMap<String, String>,
    /// Files that the server does not have, until somebody has asked for [`BACK`].
    missing: Vec<String>,
    back: Arc<AtomicBool>,
    /// Pages keep what goes wrong on them.
    reports: bool,
    /// What stands compressed beside a file is sent in its place: `br` or `gz`.
    packed: Option<&'static str>,
    /// Takes what is sent to this path, and keeps it.
    receives: Option<String>,
    /// How long some files take.
    held_up: HashMap<String, Duration>,
    late: Option<Late>,
}

/// A request that a page has sent to the path that receives.
#[derive(Clone, Debug)]
pub struct Received {
    pub method: String,
    /// Names in lower case.
    pub headers: HashMap<String, String>,
    pub body: String,
}

/// An address before anything is served there, for pages that name each other.
pub struct Door(TcpListener);

impl Door {
    /// At a port that no test had before: what a browser keeps for an origin is then gone, too.
    pub fn open() -> io::Result<Self> {
        static HAD: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
        loop {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
            let port = listener.local_addr()?.port();
            if HAD.lock().unwrap_or_else(PoisonError::into_inner).insert(port) {
                return Ok(Self(listener));
            }
        }
    }

    /// The origin by the host's number, or by its name: to a browser they are two.
    pub fn origin(&self, host: &str) -> io::Result<String> {
        Ok(format!("http://{host}:{}", self.0.local_addr()?.port()))
    }
}

const REPORTS: &str = "/reports.js";
/// Asked for by a page, it brings back what was taken away.
pub const BACK: &str = "/back";

impl Site {
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            under: "",
            pages: HashMap::new(),
            headers: Vec::new(),
            types: HashMap::new(),
            missing: Vec::new(),
            back: Arc::default(),
            reports: false,
            packed: None,
            receives: None,
            held_up: HashMap::new(),
            late: None,
        }
    }

    /// Sends the file of this path as much later.
    pub fn holds_up(mut self, path: &str, by: Duration) -> Self {
        self.held_up.insert(path.to_owned(), by);
        self
    }

    /// Holds up the folder's files, but for pages.
    pub fn late(self, late: Option<Late>) -> Self {
        Self { late, ..self }
    }

    /// Serves the folder's files there, and none above it.
    pub fn under(self, under: &'static str) -> Self {
        Self { under, ..self }
    }

    /// Sends what the build has compressed, by its ending.
    pub fn packed(self, ending: &'static str) -> Self {
        Self { packed: Some(ending), ..self }
    }

    /// Takes whatever is sent to `path`, which [`Served::received`] gives.
    pub fn receives(self, path: &str) -> Self {
        Self { receives: Some(path.to_owned()), ..self }
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

    /// Whether a test has put this page there.
    pub fn has(&self, path: &str) -> bool {
        self.pages.contains_key(path)
    }

    /// A header on every response.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends the file of this path under another content type.
    pub fn sent_as(mut self, path: &str, kind: &str) -> Self {
        self.types.insert(path.to_owned(), kind.to_owned());
        self
    }

    /// Takes a file of the release away.
    pub fn without(mut self, path: &str) -> Self {
        self.missing.push(path.to_owned());
        self
    }

    pub fn serve_at(self, Door(listener): Door) -> io::Result<Served> {
        let address = listener.local_addr()?;
        let stopped = Arc::new(AtomicBool::new(false));
        let received = Arc::new(Mutex::new(Vec::new()));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (site, flag) = (Arc::new(self), stopped.clone());
        let logs = (received.clone(), requests.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if flag.load(Ordering::Relaxed) {
                    break;
                }
                let (site, (kept, asked)) = (site.clone(), logs.clone());
                // A browser that hangs up in the middle is no concern of the test.
                thread::spawn(move || site.respond(stream, &kept, &asked));
            }
        });
        Ok(Served { address, stopped, received, requests })
    }

    fn respond(
        &self,
        mut stream: TcpStream,
        kept: &Mutex<Vec<Received>>,
        asked: &Mutex<Vec<String>>,
    ) -> io::Result<()> {
        let (path, request) = read(&stream)?;
        asked.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
        self.back.fetch_or(path == BACK, Ordering::Relaxed);
        let mut status = "200 OK";
        let mut encoding = None;
        let (kind, body) = if self.receives.as_ref() == Some(&path) {
            kept.lock().unwrap_or_else(PoisonError::into_inner).push(request);
            ("application/json", b"[]".to_vec())
        } else {
            match self.find(&path) {
                Some((kind, body)) if self.reports && kind == HTML => (kind, with_reports(&body)),
                Some((kind, body)) => match self.compressed(&path, &request) {
                    Some((name, packed)) => {
                        encoding = Some(name);
                        (kind, packed)
                    }
                    None => (kind, body),
                },
                None => {
                    status = "404 Not Found";
                    ("text/plain; charset=utf-8", b"There is no such file.".to_vec())
                }
            }
        };
        let late = self.late.filter(|_| kind != HTML && !self.has(&path)).map(|late| late.by(&path));
        thread::sleep(self.held_up.get(&path).copied().or(late).unwrap_or_default());
        let kind = self.types.get(&path).map_or(kind, String::as_str);
        write!(stream, "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", body.len())?;
        write!(stream, "Cache-Control: no-store\r\nConnection: close\r\n")?;
        if let Some(encoding) = encoding {
            write!(stream, "Content-Encoding: {encoding}\r\n")?;
        }
        for (name, value) in &self.headers {
            write!(stream, "{name}: {value}\r\n")?;
        }
        stream.write_all(b"\r\n")?;
        stream.write_all(&body)
    }

    /// What stands beside the file, where the browser takes it.
    fn compressed(&self, path: &str, request: &Received) -> Option<(&'static str, Vec<u8>)> {
        let ending = self.packed?;
        let encoding = if ending == "br" { "br" } else { "gzip" };
        let taken = request.headers.get("accept-encoding")?;
        let (_, body) = self.find(&format!("{path}.{ending}"))?;
        taken.split(',').any(|known| known.trim() == encoding).then_some((encoding, body))
    }

    fn find(&self, path: &str) -> Option<(&'static str, Vec<u8>)> {
        if self.missing.iter().any(|missing| missing == path) && !self.back.load(Ordering::Relaxed) {
            return None;
        }
        if let Some(text) = self.pages.get(path) {
            return Some((content_type(Path::new(path)), text.clone().into_bytes()));
        }
        let path = path.strip_prefix(self.under)?;
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
    received: Arc<Mutex<Vec<Received>>>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Served {
    /// The paths that were asked for, in order.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What has come so far to the path that receives.
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        // Wakes the listener, so that it sees the flag.
        let _ = TcpStream::connect(self.address);
    }
}

/// The path that is asked for, and the rest.
fn read(stream: &TcpStream) -> io::Result<(String, Received)> {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut words = request.split(' ');
    let method = words.next().unwrap_or_default().to_owned();
    let target = words.next().unwrap_or("/");
    let end = target.find(['?', '#']).unwrap_or(target.len());
    let mut headers = HashMap::new();
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        if let Some((name, value)) = header.split_once(':') {
            headers.insert(name.to_lowercase(), value.trim().to_owned());
        }
        header.clear();
    }
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or_default();
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok((target[..end].to_owned(), Received { method, headers, body: String::from_utf8_lossy(&body).into_owned() }))
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
