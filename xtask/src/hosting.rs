//! The built site behind real servers, each with the file that is shipped for it: every header arrives, types are right,
//! a missing file is a 404, and answers are compressed.

use std::env;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};

use crate::debian::{self, Program};
use crate::dist::copy_folder;
use crate::embed;
use crate::headers::Headers;

/// A server for which a file is shipped.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Server {
    Nginx,
    Apache,
    Caddy,
}

impl Server {
    pub(crate) const ALL: [Self; 3] = [Self::Nginx, Self::Apache, Self::Caddy];

    pub(crate) const fn program(self) -> Program {
        match self {
            Self::Nginx => debian::NGINX,
            Self::Apache => debian::APACHE,
            Self::Caddy => debian::CADDY,
        }
    }

    /// Starts it for `site` with the rules of its headers; what it needs goes into `work`.
    fn start(self, site: &Path, rules: &str, work: &Path, port: u16) -> Result<Running> {
        let mut command = match self {
            Self::Nginx => nginx(site, rules, work, port)?,
            Self::Apache => apache(site, rules, work, port)?,
            Self::Caddy => caddy(site, rules, work, port)?,
        };
        let name = self.program().name;
        Ok(Running(
            command
                .spawn()
                .with_context(|| format!("{name} does not start"))?,
        ))
    }
}

fn nginx(site: &Path, rules: &str, work: &Path, port: u16) -> Result<Command> {
    fs::write(work.join("site.conf"), embed::nginx(rules))?;
    let (work_path, site_path) = (work.display(), site.display());
    let main = format!(
        "daemon off;\npid {work_path}/pid;\nerror_log {work_path}/error.log;\nevents {{}}\nhttp {{\n  access_log off;\n  \
         client_body_temp_path {work_path}/body;\n  server {{\n    listen 127.0.0.1:{port};\n    root {site_path};\n    \
         include {work_path}/site.conf;\n  }}\n}}\n"
    );
    fs::write(work.join("nginx.conf"), main)?;
    let mut command = Command::new("nginx");
    command
        .arg("-e")
        .arg(work.join("error.log"))
        .arg("-c")
        .arg(work.join("nginx.conf"));
    Ok(command)
}

/// A copy of the site, with the shipped file in it as on shared hosting, where the servers' user may read it.
fn apache(site: &Path, rules: &str, work: &Path, port: u16) -> Result<Command> {
    let copy = env::temp_dir().join("skindepth-behind-apache");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    copy_folder(site, &copy)?;
    fs::write(copy.join(".htaccess"), embed::apache(rules))?;
    let modules: String = [
        "mpm_event",
        "authz_core",
        "dir",
        "mime",
        "filter",
        "deflate",
        "headers",
    ]
    .iter()
    .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
    .collect();
    let (work_path, copy_path) = (work.display(), copy.display());
    let main = format!(
        "{modules}ServerRoot {work_path}\nServerName localhost\nListen 127.0.0.1:{port}\nUser www-data\nGroup www-data\n\
         PidFile {work_path}/pid\nErrorLog {work_path}/error.log\nTypesConfig /etc/mime.types\nDocumentRoot {copy_path}\n\
         <Directory {copy_path}>\n  AllowOverride FileInfo Indexes\n  Require all granted\n</Directory>\n"
    );
    fs::write(work.join("apache.conf"), main)?;
    let mut command = Command::new("apache2");
    command
        .arg("-DFOREGROUND")
        .arg("-f")
        .arg(work.join("apache.conf"));
    Ok(command)
}

fn caddy(site: &Path, rules: &str, work: &Path, port: u16) -> Result<Command> {
    fs::write(work.join("site.caddy"), embed::caddy(rules))?;
    let (work_path, site_path) = (work.display(), site.display());
    let main = format!(
        "{{\n  admin off\n  auto_https off\n}}\nhttp://:{port} {{\n  bind 127.0.0.1\n  root * {site_path}\n  \
         import {work_path}/site.caddy\n}}\n"
    );
    fs::write(work.join("Caddyfile"), main)?;
    let mut command = Command::new("caddy");
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(work.join("Caddyfile"))
        .env("HOME", work)
        .stderr(fs::File::create(work.join("caddy.log"))?);
    Ok(command)
}

/// Checks `site` (an absolute path) behind a server; its files go into `work`.
pub(crate) fn check(server: Server, site: &Path, work: &Path) -> Result<()> {
    let rules = fs::read_to_string(site.join("_headers"))?;
    fs::create_dir_all(work)?;
    // A free port: taken and given back at once.
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let _running = server.start(site, &rules, work, port)?;
    let headers = Headers::parse(&rules);
    for path in embed::PAGES {
        let answer = ask(port, path)?;
        ensure!(answer.starts_with("http/1.1 200"), "{path}: {answer}");
        ensure!(answer.contains("content-type: text/html"), "{path}: {answer}");
        for (name, value) in embed::rules_of(&headers, path) {
            let line = format!("{name}: {value}").to_lowercase();
            ensure!(answer.contains(&line), "{path} lacks {line}");
        }
    }
    for entry in fs::read_dir(site)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with("skindepth-app-")
            || Path::new(&name)
                .extension()
                .is_some_and(|end| end == "br" || end == "gz")
        {
            continue;
        }
        let answer = ask(port, &format!("/{name}"))?;
        let kind = if name.to_lowercase().ends_with("wasm") {
            "application/wasm"
        } else {
            "text/javascript"
        };
        for line in [
            kind,
            "immutable",
            "access-control-allow-origin: *",
            "content-encoding: gzip",
        ] {
            ensure!(answer.contains(line), "/{name} lacks {line}: {answer}");
        }
    }
    let release = fs::read_dir(site.join("r"))?
        .next()
        .context("the site has no folder for its release")??
        .file_name();
    let release = format!("/r/{}", release.to_string_lossy());
    for (path, lines) in [
        (
            format!("{release}/embed.html"),
            ["immutable", "frame-ancestors", "text/html"],
        ),
        (
            format!("{release}/boot.js"),
            ["immutable", "nosniff", "text/javascript"],
        ),
        (
            "/v1/embed/skin-depth.js".to_owned(),
            ["no-cache", "access-control-allow-origin: *", "text/javascript"],
        ),
    ] {
        let answer = ask(port, &path)?;
        for line in lines {
            ensure!(answer.contains(line), "{path} lacks {line}: {answer}");
        }
    }
    let missing = ask(port, "/no-such-file.js")?;
    ensure!(missing.starts_with("http/1.1 404"), "a missing file: {missing}");
    Ok(())
}

/// Ends with the value.
#[derive(Debug)]
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Its workers end with it: all three take this signal for an order to stop.
        let stopped = Command::new("kill")
            .arg("-TERM")
            .arg(self.0.id().to_string())
            .status();
        drop(stopped);
        self.0.wait().ok();
    }
}

/// The head of the answer, in small letters.
fn ask(port: u16, path: &str) -> Result<String> {
    let mut last = None;
    for _ in 0..50 {
        match TcpStream::connect((Ipv4Addr::LOCALHOST, port)) {
            Ok(mut stream) => {
                let ask = format!(
                    "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
                );
                stream.write_all(ask.as_bytes())?;
                let mut answer = Vec::new();
                stream.read_to_end(&mut answer)?;
                let text = String::from_utf8_lossy(&answer).to_lowercase();
                return Ok(text.split("\r\n\r\n").next().unwrap_or_default().to_owned());
            }
            Err(error) => last = Some(error),
        }
        thread::sleep(Duration::from_millis(100));
    }
    Err(last.context("nothing was tried")?).context("the server does not answer")
}
