//! What hosts and networks do wrong, on purpose: a test asks a site for a fault by name and sees what the page says.

use std::fs;
use std::path::Path;

use crate::site::Reply;

/// The answer to a request under a fault; nothing where the network is gone.
pub(crate) fn spoil(fault: &str, path: &str, folder: &Path, mut reply: Reply) -> Option<Reply> {
    if fault.is_empty() {
        return Some(reply);
    }
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
        "broken-off" if program => {
            let half = reply.body.len() / 2;
            reply.withheld = reply.body.len() - half;
            reply.body.truncate(half);
        }
        "other-build" if program => {
            reply.body = fs::read(folder.join("skindepth-solver_bg.wasm")).unwrap_or_default();
        }
        "no-network" if program => return None,
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
    Some(reply)
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
