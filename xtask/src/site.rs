//! A static server for one folder, as strict as a good host: the folder's own `_headers`, right types, compressed
//! copies where the browser takes them, and real 404s.
//!
//! For this machine only: it listens on the loopback address.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::faults::{self, Fate, Faults};
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

/// What the threads of a site share.
#[derive(Debug, Default)]
struct Shared {
    folder: PathBuf,
    probe: Option<Probe>,
    /// What goes wrong, on a site that a test may order to.
    faults: Option<Faults>,
}

/// Compressed copies beside a file: their name on the wire and at the end of the file's. The smallest first.
const PACKED: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

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

    /// Serves `folder` with whatever faults a test orders.
    pub(crate) fn serve_faulty(folder: &Path, faults: Faults) -> Result<Self> {
        let shared = Shared {
            folder: folder.to_path_buf(),
            faults: Some(faults),
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
    if request.method.is_empty() {
        return Ok(());
    }
    let faults = shared.faults.as_ref();
    let (reply, fate) = match (request.method.as_str(), faults) {
        ("GET" | "HEAD", Some(faults)) if request.path == faults::ORDERS => {
            let asked = faults.obey(&request.query);
            (Reply::text(200, &asked.to_string()), Fate::Whole)
        }
        ("GET" | "HEAD", _) => {
            let wrong = faults.map(Faults::next).unwrap_or_default();
            let folder = wrong.folder.as_deref().unwrap_or(&shared.folder);
            let reply = reply(folder, &request, wrong.packs(), shared.probe.as_ref());
            wrong.befall(&request.path, folder, reply)
        }
        _ => (Reply::text(405, "only GET and HEAD\n"), Fate::Whole),
    };
    if fate == Fate::Nothing {
        return Ok(());
    }
    let mut bytes = format!("HTTP/1.1 {} \r\n", reply.status);
    for (name, value) in &reply.headers {
        bytes.push_str(&[name, ": ", value, "\r\n"].concat());
    }
    bytes.push_str(
        &[
            "Content-Length: ",
            &reply.body.len().to_string(),
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

/// A response before it becomes bytes on the wire.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
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
        }
    }
}

fn header(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// What lies in `folder` under the request's path, compressed where the browser takes that and `packs` allows it.
fn reply(folder: &Path, request: &Request, packs: bool, probe: Option<&Probe>) -> Reply {
    let path = request.path.as_str();
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
        };
    }
    let Some(file) = file_of(folder, path) else {
        return Reply::text(404, "no such file\n");
    };
    let kind = media_type(&file);
    headers.push(header("Content-Type", kind));
    headers.push(header("Vary", "Accept-Encoding"));
    let probed = probe.is_some() && kind.starts_with("text/html");
    let takes = request.takes.iter().filter(|_| packs);
    let packed = takes
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
        if request.known_tag.as_deref() == Some(tag.as_str()) {
            return Reply {
                status: 304,
                headers,
                body: Vec::new(),
            };
        }
        headers.push(header("ETag", &tag));
    }
    Reply {
        status: 200,
        headers,
        body,
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
        let ask = |path: &str, takes: &[usize], packs| {
            let request = Request {
                path: path.to_owned(),
                takes: takes.to_vec(),
                ..Request::default()
            };
            reply(&folder, &request, packs, None)
        };
        for (path, status) in rows {
            assert_eq!(ask(path, &[], true).status, status, "{path}");
        }
        let encoding = |takes: &[usize], packs| {
            ask("/boot.js", takes, packs)
                .headers
                .into_iter()
                .find(|(name, _)| name == "Content-Encoding")
        };
        assert_eq!(encoding(&[0, 1], true), Some(header("Content-Encoding", "br")));
        // Compressed only for those who take it, and only where there is a copy.
        assert_eq!(encoding(&[1], true), None);
        assert_eq!(encoding(&[], true), None);
        assert_eq!(encoding(&[0, 1], false), None);
        fs::remove_dir_all(folder).unwrap();
    }
}
