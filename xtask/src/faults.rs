//! What hosts and networks do wrong, on purpose: a test orders it, and sees what the page says.
//!
//! `GET /__fault?ORDER` is answered with the number of requests since the last order. `cut=N` lets N more requests through
//! and answers half of the next, `build=1` turns to the other build, `spoil=NAME` does what a bad host does to some
//! files, and `mend` ends all of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::site::Reply;

/// The address for orders.
pub(crate) const ORDERS: &str = "/__fault";

/// What is wrong with a site, until the next order.
#[derive(Debug)]
pub(crate) struct Faults {
    other: PathBuf,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Requests since the last order.
    asked: u32,
    /// How many of them are answered; none for all.
    cut: Option<u32>,
    /// Is the other build served?
    other: bool,
    /// How files are spoilt; empty for not at all.
    spoil: String,
}

/// How much of an answer comes.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Fate {
    #[default]
    Whole,
    Half,
    Nothing,
}

/// What is wrong with one request.
#[derive(Debug, Default)]
pub(crate) struct Wrong {
    fate: Fate,
    /// The folder that answers instead.
    pub(crate) folder: Option<PathBuf>,
    spoil: String,
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
    pub(crate) fn obey(&self, order: &str) -> u32 {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = std::mem::take(&mut state.asked);
        match order.split_once('=') {
            Some(("cut", number)) => state.cut = number.parse().ok(),
            Some(("build", number)) => state.other = number == "1",
            Some(("spoil", name)) => name.clone_into(&mut state.spoil),
            _ => *state = State::default(),
        }
        asked
    }

    /// The next request.
    pub(crate) fn next(&self) -> Wrong {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.asked += 1;
        let fate = match state.cut {
            Some(cut) if state.asked > cut + 1 => Fate::Nothing,
            Some(cut) if state.asked > cut => Fate::Half,
            _ => Fate::Whole,
        };
        Wrong {
            fate,
            folder: state.other.then(|| self.other.clone()),
            spoil: state.spoil.clone(),
        }
    }
}

impl Wrong {
    /// May compressed copies be sent? A spoilt file is sent as it lies there.
    pub(crate) fn packs(&self) -> bool {
        self.spoil.is_empty()
    }

    /// What comes of an answer.
    pub(crate) fn befall(&self, path: &str, folder: &Path, reply: Reply) -> (Reply, Fate) {
        if self.spoil.is_empty() {
            return (reply, self.fate);
        }
        let (reply, fate) = spoil(&self.spoil, path, folder, reply);
        (reply, if self.fate == Fate::Whole { fate } else { self.fate })
    }
}

/// The answer to a request of a bad host, and how much of it comes.
fn spoil(fault: &str, path: &str, folder: &Path, mut reply: Reply) -> (Reply, Fate) {
    // What is spoilt once must not be kept for the next time.
    set(&mut reply, "Cache-Control", |_| "no-store".to_owned());
    let is_part = |end: &str| path.starts_with("/skindepth-app-") && path.ends_with(end);
    let (program, script) = (is_part(".wasm"), is_part(".js"));
    let page = reply
        .headers
        .iter()
        .any(|(_, value)| value.starts_with("text/html"));
    match fault {
        "wrong-type" if program => set(&mut reply, "Content-Type", |_| "text/plain".to_owned()),
        "missing-program" if program => reply = Reply::text(404, "no such file\n"),
        "missing-script" if script => reply = Reply::text(404, "no such file\n"),
        // As hosts do that send every address to one page.
        "start-page" if program => {
            reply.body = fs::read(folder.join("index.html")).unwrap_or_default();
            set(&mut reply, "Content-Type", |_| "text/html".to_owned());
        }
        "cut-program" if program => reply.body.truncate(reply.body.len() / 2),
        "cut-script" if script => reply.body.truncate(reply.body.len() / 2),
        // The line breaks in the middle.
        "broken-off" if program => return (reply, Fate::Half),
        "other-build" if program => {
            reply.body = fs::read(folder.join("skindepth-solver_bg.wasm")).unwrap_or_default();
        }
        "no-network" if program => return (reply, Fate::Nothing),
        "policy-without-wasm" if page => policy(&mut reply, " 'wasm-unsafe-eval'", ""),
        "policy-without-fetch" if page => policy(&mut reply, "connect-src 'self'", "connect-src 'none'"),
        "no-webassembly" if path == "/boot.js" => {
            reply.body.splice(0..0, *b"delete globalThis.WebAssembly;");
        }
        "no-webgl" if path == "/boot.js" => {
            reply
                .body
                .splice(0..0, *b"HTMLCanvasElement.prototype.getContext = () => null;");
        }
        // The header lets it be framed, the page's own list does not.
        "stranger" if page => replace(
            &mut reply.body,
            "content=\"*\"",
            "content=\"https://clinic.example\"",
        ),
        "not-to-be-framed" if page => policy(&mut reply, "frame-ancestors *", "frame-ancestors 'none'"),
        _ => {}
    }
    (reply, Fate::Whole)
}

fn set(reply: &mut Reply, name: &str, change: impl Fn(&str) -> String) {
    for (known, value) in &mut reply.headers {
        if known.eq_ignore_ascii_case(name) {
            *value = change(value);
        }
    }
}

fn policy(reply: &mut Reply, from: &str, to: &str) {
    set(reply, "Content-Security-Policy", |policy| {
        policy.replace(from, to)
    });
}

fn replace(body: &mut Vec<u8>, from: &str, to: &str) {
    *body = String::from_utf8_lossy(body).replace(from, to).into_bytes();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_breaks_when_it_is_told_to() {
        let two = Path::new("two");
        let faults = Faults::new(two);
        let next = || faults.next();
        assert_eq!((next().fate, next().folder), (Fate::Whole, None));
        assert_eq!(faults.obey("cut=1"), 2);
        assert_eq!(
            [(); 4].map(|()| next().fate),
            [Fate::Whole, Fate::Half, Fate::Nothing, Fate::Nothing]
        );
        assert_eq!(faults.obey("build=1"), 4);
        let other = next();
        assert_eq!(
            (other.fate, other.folder.as_deref()),
            (Fate::Whole, Some(two)),
            "orders count anew"
        );
        assert_eq!(faults.obey("mend"), 1);
        assert_eq!((next().fate, next().folder), (Fate::Whole, None));
    }

    #[test]
    fn only_what_is_named_is_spoilt() {
        let faults = Faults::new(Path::new("two"));
        let get = |path| {
            faults
                .next()
                .befall(path, Path::new("one"), Reply::text(200, "whole"))
        };
        faults.obey("spoil=broken-off");
        let program = "/skindepth-app-0_bg.wasm";
        assert_eq!(get(program).1, Fate::Half);
        assert_eq!(get("/boot.js").1, Fate::Whole);
        faults.obey("spoil=missing-program");
        assert_eq!(
            [get(program), get("/boot.js")].map(|(reply, _)| reply.status),
            [404, 200]
        );
        // A network that is cut cuts what is spoilt, too.
        faults.obey("cut=0");
        assert_eq!([get(program).1, get(program).1], [Fate::Half, Fate::Nothing]);
        faults.obey("mend");
        assert_eq!((get(program).0.status, get(program).1), (200, Fate::Whole));
    }
}
