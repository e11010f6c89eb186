//! A static server for one folder, as strict as a good host: the folder's own `_headers`, right types, compressed
//! copies where the browser takes them, and real 404s.
//!
//! For this machine only: it listens on the loopback address.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::faults;
use crate::headers::Headers;

/// A served folder; it is served until the value is dropped.
#[derive(Debug)]
pub(crate) struct Site {
    address: String,
    port: u16,
    ended: Arc<AtomicBool>,
}

/// A script that a test puts first in every page, as the site's own file of this name.
#[derive(Clone, Debug)]
pub(crate) struct Probe {
    /// Its text.
    pub(crate) script: String,
}

/// A network that a test breaks, and a second build that it may turn to: `GET /__network?cut=N` lets N more requests
/// through and answers half of the next, `?cut=none` mends everything, `?build=0` or `1` chooses the folder, and every
/// answer says how many requests there were since.
#[derive(Debug)]
pub(crate) struct Faults {
    other: PathBuf,
    state: Mutex<Fault>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Fault {
    /// Requests since the last order.
    asked: u32,
    /// How many of them are answered; none for all.
    cut: Option<u32>,
    /// Is the other folder served?
    other: bool,
}

/// What happens to one request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fate {
    Whole,
    Half,
    Dropped,
}

impl Faults {
    /// No faults yet; `other` is the other build.
    pub(crate) fn new(other: &Path) -> Self {
        Self {
            other: other.to_path_buf(),
            state: Mutex::default(),
        }
    }

    /// Obeys an order; says how many requests there were since the last.
    fn obey(&self, order: &str) -> u32 {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = std::mem::take(&mut state.asked);
        match order.split_once('=') {
            Some(("cut", number)) => state.cut = number.parse().ok(),
            Some(("build", number)) => state.other = number == "1",
            _ => {}
        }
        asked
    }

    /// The next request: what happens to it, and which folder answers.
    fn next(&self, folder: &Path) -> (Fate, PathBuf) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.asked += 1;
        let fate = match state.cut {
            Some(cut) if state.asked > cut + 1 => Fate::Dropped,
            Some(cut) if state.asked > cut => Fate::Half,
            _ => Fate::Whole,
        };
        let folder = if state.other { &self.other } else { folder };
        (fate, folder.to_path_buf())
    }
}

/// What the threads of a site share.
#[derive(Debug, Default)]
struct Shared {
    folder: PathBuf,
    probe: Option<Probe>,
    /// The fault that is asked for, on a site that may be asked.
    fault: Option<Mutex<String>>,
    /// The network, on a site whose network can be broken.
    network: Option<Faults>,
}

/// Compressed copies beside a file: their name on the wire and at the end of the file's. The smallest first.
const PACKED: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// A test asks for a fault by opening an address below this one.
const FAULT_PATH: &str = "/__fault/";
/// Orders to a network that can be broken.
const NETWORK_PATH: &str = "/__network";
const PROBE_PATH: &str = "/__probe.js";
/// An address of a hundred kilobytes is answered, not refused: the page must cope with it.
const LONGEST_HEAD: u64 = 512 * 1024;
/// Browsers open connections ahead of need; such a one is given up after this.
const PATIENCE: Duration = Duration::from_secs(20);

impl Site {
    /// Serves `folder` at 127.0.0.1; port 0 takes a free one.
    pub(crate) fn serve(folder: &Path, port: u16, probe: Option<&Probe>) -> Result<Self> {
        let shared = Shared {
            folder: folder.to_path_buf(),
            probe: probe.cloned(),
            ..Shared::default()
        };
        Self::start(shared, port)
    }

    /// Serves `folder` with whatever fault a test asks for.
    pub(crate) fn serve_faulty(folder: &Path) -> Result<Self> {
        let shared = Shared {
            folder: folder.to_path_buf(),
            fault: Some(Mutex::default()),
            ..Shared::default()
        };
        Self::start(shared, 0)
    }

    /// Serves `folder` over a network that breaks when a test says so.
    pub(crate) fn serve_broken(folder: &Path, network: Faults) -> Result<Self> {
        let shared = Shared {
            folder: folder.to_path_buf(),
            network: Some(network),
            ..Shared::default()
        };
        Self::start(shared, 0)
    }

    fn start(shared: Shared, port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("cannot listen on port {port}; --port takes another"))?;
        let port = listener.local_addr()?.port();
        let ended = Arc::new(AtomicBool::new(false));
        let site = Self {
            address: format!("http://127.0.0.1:{port}/"),
            port,
            ended: Arc::clone(&ended),
        };
        let shared = Arc::new(shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if ended.load(Ordering::Relaxed) {
                    return;
                }
                let shared = Arc::clone(&shared);
                // A thread each, one request each: no connection can wait for another.
                thread::spawn(move || {
                    // The browser may have gone away; there is nobody left to tell.
                    answer(&stream, &shared).ok();
                });
            }
        });
        Ok(site)
    }

    /// Its address under another name of this machine, which makes it a stranger to pages of [`Site::address`].
    pub(crate) fn foreign_address(&self) -> String {
        format!("http://localhost:{}/", self.port)
    }

    /// Its address, with a slash at the end.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        // Wakes the listener, so that it sees the end.
        TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).ok();
    }
}

/// What of a request matters here.
#[derive(Debug, Default)]
struct Request {
    method: String,
    path: String,
    /// Which of [`PACKED`] the browser takes, by number.
    takes: Vec<usize>,
    query: String,
    known_tag: Option<String>,
}

impl Request {
    /// Reads up to the empty line that ends a head.
    fn read(stream: &TcpStream) -> io::Result<Self> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        let mut words = first.split(' ');
        let method = words.next().unwrap_or_default().to_owned();
        let address = words.next().unwrap_or_default();
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let mut request = Self {
            method,
            path: path.to_owned(),
            query: query.to_owned(),
            ..Self::default()
        };
        for line in lines {
            let line = line?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            if name.eq_ignore_ascii_case("accept-encoding") {
                let takes = |name: &str| value.split(',').any(|kind| kind.trim() == name);
                request.takes = (0..PACKED.len()).filter(|at| takes(PACKED[*at].0)).collect();
            } else if name.eq_ignore_ascii_case("if-none-match") {
                request.known_tag = Some(value.trim().to_owned());
            }
        }
        Ok(request)
    }
}

fn answer(mut stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    let request = Request::read(stream)?;
    let fault = fault(shared, &request.path);
    // A spoilt file is sent as it lies there.
    let takes = if fault.is_empty() { &request.takes[..] } else { &[] };
    let (mut fate, mut folder) = (Fate::Whole, shared.folder.clone());
    if let Some(network) = shared.network.as_ref().filter(|_| !request.method.is_empty()) {
        if request.path == NETWORK_PATH {
            let asked = network.obey(&request.query).to_string();
            let head = ["HTTP/1.1 200 OK\r\nContent-Length: ", &asked.len().to_string()].concat();
            return stream.write_all(
                [&head, "\r\nConnection: close\r\n\r\n", &asked]
                    .concat()
                    .as_bytes(),
            );
        }
        (fate, folder) = network.next(&folder);
    }
    if fate == Fate::Dropped {
        return Ok(());
    }
    let reply = match request.method.as_str() {
        "" => return Ok(()),
        _ if request.path.starts_with(FAULT_PATH) => Reply::text(200, "so be it\n"),
        "GET" | "HEAD" => reply(
            &folder,
            &request.path,
            takes,
            request.known_tag.as_deref(),
            shared.probe.as_ref(),
        ),
        _ => Reply::text(405, "only GET and HEAD\n"),
    };
    let Some(reply) = faults::spoil(&fault, &request.path, &shared.folder, reply) else {
        return Ok(());
    };
    let mut bytes = format!("HTTP/1.1 {} \r\n", reply.status);
    for (name, value) in &reply.headers {
        bytes.push_str(&[name, ": ", value, "\r\n"].concat());
    }
    bytes.push_str(
        &[
            "Content-Length: ",
            &(reply.body.len() + reply.withheld).to_string(),
            "\r\nConnection: close\r\n\r\n",
        ]
        .concat(),
    );
    let mut bytes = bytes.into_bytes();
    if request.method == "GET" {
        let whole = reply.body.len();
        bytes.extend(reply.body);
        if fate == Fate::Half {
            bytes.truncate(bytes.len() - whole.div_ceil(2));
        }
    }
    stream.write_all(&bytes)
}

/// The fault to be answered with: a request may ask for another one first.
fn fault(shared: &Shared, path: &str) -> String {
    let Some(mut fault) = shared.fault.as_ref().and_then(|fault| fault.lock().ok()) else {
        return String::new();
    };
    if let Some(name) = path.strip_prefix(FAULT_PATH) {
        name.clone_into(&mut fault);
    }
    fault.clone()
}

/// A response before it becomes bytes on the wire.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// Bytes that are promised and never come.
    pub(crate) withheld: usize,
}

impl Reply {
    pub(crate) fn text(status: u16, text: &str) -> Self {
        let headers = vec![
            header("Content-Type", "text/plain; charset=utf-8"),
            header("X-Content-Type-Options", "nosniff"),
        ];
        Self {
            status,
            headers,
            body: text.as_bytes().to_vec(),
            withheld: 0,
        }
    }
}

fn header(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn reply(folder: &Path, path: &str, takes: &[usize], known: Option<&str>, probe: Option<&Probe>) -> Reply {
    // Read each time: a rebuild may have changed it.
    let rules = Headers::parse(&fs::read_to_string(folder.join("_headers")).unwrap_or_default());
    let mut headers: Vec<_> = rules.of(path).map(|(name, value)| header(name, value)).collect();
    if !headers
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("Cache-Control"))
    {
        headers.push(header("Cache-Control", "no-cache"));
    }
    if let Some(probe) = probe.filter(|_| path == PROBE_PATH) {
        headers.push(header("Content-Type", "text/javascript; charset=utf-8"));
        return Reply {
            status: 200,
            headers,
            body: probe.script.clone().into_bytes(),
            withheld: 0,
        };
    }
    let Some(file) = file_of(folder, path) else {
        return Reply::text(404, "no such file\n");
    };
    let kind = media_type(&file);
    headers.push(header("Content-Type", kind));
    headers.push(header("Vary", "Accept-Encoding"));
    let probed = probe.is_some() && kind.starts_with("text/html");
    let packed = takes
        .iter()
        .filter_map(|at| PACKED.get(*at))
        .map(|(name, suffix)| (*name, with_suffix(&file, suffix)))
        .find(|(_, file)| !probed && file.is_file());
    let (encoding, source) = match packed {
        Some((name, packed)) => (Some(name), packed),
        None => (None, file),
    };
    let Ok(mut body) = fs::read(&source) else {
        return Reply::text(404, "no such file\n");
    };
    if let Some(encoding) = encoding {
        headers.push(header("Content-Encoding", encoding));
    }
    if probed {
        body = with_probe(&body);
    }
    if let Some(tag) = tag(&source) {
        if known == Some(tag.as_str()) {
            return Reply {
                status: 304,
                headers,
                body: Vec::new(),
                withheld: 0,
            };
        }
        headers.push(header("ETag", &tag));
    }
    Reply {
        status: 200,
        headers,
        body,
        withheld: 0,
    }
}

/// The file of a path inside `folder`, or nothing: no dots that climb, no hidden files, no compressed copies.
fn file_of(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut file = folder.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with(['.', '_']) || part.contains(['%', '\\', ':']) {
            return None;
        }
        file.push(part);
    }
    if path.ends_with('/') {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Changes when the file does.
fn tag(file: &Path) -> Option<String> {
    let about = fs::metadata(file).ok()?;
    let age = about
        .modified()
        .ok()?
        .duration_since(std::time::UNIX_EPOCH)
        .ok()?;
    Some(format!("\"{:x}-{:x}\"", about.len(), age.as_nanos()))
}

/// Puts the probe before everything else that runs.
fn with_probe(html: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(html);
    // A minified page may leave out the tag of its head; its first `<meta` is always there.
    text.replacen(
        "<meta",
        &format!("<script src=\"{PROBE_PATH}\"></script><meta"),
        1,
    )
    .into_bytes()
}

/// The type that `nosniff` asks us to name.
fn media_type(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_breaks_when_it_is_told_to() {
        let (one, two) = (Path::new("one"), Path::new("two"));
        let faults = Faults::new(two);
        let next = || faults.next(one);
        assert_eq!(next(), (Fate::Whole, one.to_path_buf()));
        assert_eq!(faults.obey("cut=1"), 1);
        assert_eq!(
            [next().0, next().0, next().0, next().0],
            [Fate::Whole, Fate::Half, Fate::Dropped, Fate::Dropped]
        );
        assert_eq!(faults.obey("build=1"), 4);
        assert_eq!(next(), (Fate::Whole, two.to_path_buf()), "orders count anew");
        assert_eq!(faults.obey("cut=none"), 1);
        assert_eq!(faults.obey("build=0"), 0);
        assert_eq!(next(), (Fate::Whole, one.to_path_buf()));
    }

    #[test]
    fn a_folder_gives_only_its_own_files() {
        let folder = std::env::temp_dir().join(format!("skindepth-site-{}", std::process::id()));
        fs::create_dir_all(folder.join("inner")).unwrap();
        for name in [
            "index.html",
            "boot.js",
            "boot.js.br",
            "_headers",
            ".secret",
            "inner/index.html",
        ] {
            fs::write(folder.join(name), "<head></head>").unwrap();
        }
        let rows = [
            ("/", 200),
            ("/index.html", 200),
            ("/inner/", 200),
            ("/inner", 404),
            ("/boot.js", 200),
            ("/missing.js", 404),
            ("/_headers", 404),
            ("/.secret", 404),
            ("/../etc/passwd", 404),
            ("/%2e%2e/etc/passwd", 404),
            ("//etc/passwd", 404),
        ];
        for (path, status) in rows {
            assert_eq!(reply(&folder, path, &[], None, None).status, status, "{path}");
        }
        let encoding = |takes: &[usize]| {
            let reply = reply(&folder, "/boot.js", takes, None, None);
            reply
                .headers
                .into_iter()
                .find(|(name, _)| name == "Content-Encoding")
        };
        assert_eq!(encoding(&[0, 1]), Some(header("Content-Encoding", "br")));
        // Compressed only for those who take it, and only where there is a copy.
        assert_eq!(encoding(&[1]), None);
        assert_eq!(encoding(&[]), None);
        fs::remove_dir_all(folder).unwrap();
    }
}
