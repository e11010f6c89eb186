//! What a site needs beyond Trunk's output to be framed and hosted: the frame's page, header files for every kind of
//! host, and the npm package of the element. All of it follows from `_headers` and `embed-origins.json`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha384};

use crate::front::map_tags;
use crate::headers::Headers;
use crate::places::Places;

const ORIGINS: &str = "embed-origins.json";

/// Writes `embed.html` beside `index.html`, and its headers into `_headers`.
pub(crate) fn add_page(places: &Places, folder: &Path) -> Result<()> {
    let origins =
        read_origins(&fs::read_to_string(places.root.join(ORIGINS)).context("no embed-origins.json")?)?;
    let index = fs::read_to_string(folder.join("index.html"))?;
    fs::write(folder.join("embed.html"), page(&index, &origins)?)?;
    let file = folder.join("_headers");
    let mut rules = fs::read_to_string(&file)?;
    let policy = Headers::parse(&rules)
        .of("/index.html")
        .find(|(name, _)| *name == "Content-Security-Policy")
        .map(|(_, policy)| policy.to_owned())
        .context("the page has no policy in _headers")?;
    let policy = policy.replace(
        "frame-ancestors 'none'",
        &format!("frame-ancestors {}", origins.join(" ")),
    );
    let (name, forever) = FOREVER;
    writeln!(
        rules,
        "\n# Written by `cargo xtask` from {ORIGINS}.\n/embed.html\n  Content-Security-Policy: {policy}\n  \
         Cross-Origin-Embedder-Policy: require-corp\n  Cache-Control: no-cache\n\n\
         # Releases that stay as they are.\n/r/*\n  {name}: {forever}\n\n\
         {RELEASED}\n  Content-Security-Policy: {policy}\n  Cross-Origin-Embedder-Policy: require-corp\n\n\
         /v1/*\n  Cache-Control: no-cache"
    )?;
    fs::write(file, rules)?;
    Ok(())
}

/// `*`, or exact origins: scheme, host, port and nothing else.
fn read_origins(json: &str) -> Result<Vec<String>> {
    let origins: Vec<String> =
        serde_json::from_str(json).context("embed-origins.json must be a list of texts")?;
    if origins.is_empty() {
        return Ok(vec!["'none'".to_owned()]);
    }
    for origin in &origins {
        let host = origin
            .strip_prefix("https://")
            .or_else(|| origin.strip_prefix("http://"));
        let exact = host.is_some_and(|host| {
            !host.is_empty()
                && host.bytes().all(|byte| {
                    byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.:[]".contains(&byte)
                })
        });
        if !(exact || origin == "*" && origins.len() == 1) {
            bail!(
                "embed-origins.json: `{origin}` is no origin such as https://clinic.example, nor a `*` alone"
            );
        }
    }
    Ok(origins)
}

/// The frame's page: the same files, but nothing is asked for before the frame is seen.
fn page(index: &str, origins: &[String]) -> Result<String> {
    // Preloads would fetch the program whether or not anybody looks, and a frame is nothing to install.
    let page = map_tags(index, "<link", |tag| {
        Ok(if tag.contains("preload") || tag.contains("manifest") {
            String::new()
        } else {
            tag.to_owned()
        })
    })?;
    let meta = format!(
        "<meta name=\"skindepth-origins\" content=\"{}\"><meta name=\"robots\" content=\"noindex\"><meta",
        origins.join(" ")
    );
    let marked = page
        .replacen("<html", "<html data-mode=\"widget\"", 1)
        .replacen("<meta", &meta, 1);
    if marked.matches("skindepth-origins").count() != 1 || !marked.contains("data-mode") {
        bail!("index.html has no head to build embed.html from");
    }
    Ok(marked)
}

/// Paths with rules of their own, and the rules of all others, as `name: value` pairs.
pub(crate) fn rules_of(headers: &Headers, path: &str) -> Vec<(String, String)> {
    let mut rules: Vec<(String, String)> = Vec::new();
    for (name, value) in headers.of(path) {
        // The last rule counts, as on the hosts that read _headers.
        rules.retain(|(known, _)| known != name);
        rules.push((name.to_owned(), value.to_owned()));
    }
    rules
}

/// Copies the site into `r/RELEASE`, a folder whose content never changes, and points `v1/` at the newest: pages that
/// name a release get that one for as long as its folder is kept, pages that name `v1` get what speaks version 1.
pub(crate) fn add_paths(folder: &Path, digest: &str) -> Result<String> {
    let release = format!("{}-{digest}", env!("CARGO_PKG_VERSION"));
    // What stands only at the root: the page of its own and what workers and hosts ask for there.
    let apart = ["index.html", "story.html", "offline.json", "_headers", "r", "v1"];
    let into = folder.join("r").join(&release);
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let plain = name.to_string_lossy();
        if !apart.contains(&plain.trim_end_matches(".br").trim_end_matches(".gz")) {
            copy(&folder.join(&name), &into.join(&name))?;
        }
    }
    let moving = folder.join("v1/embed");
    fs::create_dir_all(&moving)?;
    fs::write(
        moving.join("skin-depth.js"),
        "export * from \"../../embed/skin-depth.js\";\n",
    )?;
    Ok(release)
}

/// Writes host pages for a site at `address`: those of `demo/` and the tests' own.
pub(crate) fn write_hosts(places: &Places, into: &Path, address: &str) -> Result<()> {
    fs::create_dir_all(into)?;
    for folder in ["demo", "tests/browser/hosts"] {
        for entry in fs::read_dir(places.root.join(folder)).with_context(|| folder.to_owned())? {
            let entry = entry?;
            let text = fs::read_to_string(entry.path())?;
            let text = text.replace("https://your-host.example", address.trim_end_matches('/'));
            fs::write(into.join(entry.file_name()), text)?;
        }
    }
    Ok(())
}

/// A file, or a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let name = entry?.file_name();
            copy(&from.join(&name), &to.join(&name))?;
        }
    } else {
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(from, to)?;
    }
    Ok(())
}

/// The frame's page of every release.
const RELEASED: &str = "/r/:release/embed.html";

pub(crate) const PAGES: [&str; 3] = ["/", "/index.html", "/embed.html"];
const DIGEST: &str = r"-[0-9a-f]{15,16}(_bg)?\.(js|wasm|css)$";
const FOREVER: (&str, &str) = ("Cache-Control", "public, max-age=31536000, immutable");

/// A part of the site and its headers.
fn parts(rules: &str) -> Vec<(&'static str, Vec<(String, String)>)> {
    let headers = Headers::parse(rules);
    let mut parts: Vec<_> = PAGES
        .iter()
        .map(|page| (*page, rules_of(&headers, page)))
        .collect();
    let common = rules_of(&headers, "/boot.js");
    let mut forever = common.clone();
    forever.retain(|(name, _)| name != FOREVER.0);
    forever.push((FOREVER.0.to_owned(), FOREVER.1.to_owned()));
    parts.insert(0, (RELEASED, rules_of(&headers, "/r/1/embed.html")));
    parts.push(("release", forever.clone()));
    parts.push(("digest", forever));
    parts.push(("rest", common));
    parts
}

const NGINX_TYPES: &str = "    types {\n        application/wasm wasm; text/javascript js; text/css css; text/html html;\n        \
     application/json json; application/manifest+json webmanifest; image/svg+xml svg; image/png png; font/woff2 woff2; text/plain txt;\n    }\n    charset utf-8;";

/// For a `server` block whose `root` is the site.
pub(crate) fn nginx(rules: &str) -> String {
    let mut text =
        "# Inside a server block whose root is the site's folder. Written by `cargo xtask dist`.\n\
                    gzip_static on;\n"
            .to_owned();
    for (part, headers) in parts(rules) {
        let open = match part {
            RELEASED => "location ~ \"^/r/[^/]+/embed\\.html$\" {\n    default_type text/html;".to_owned(),
            "release" => format!("location ~ \"^/r/\" {{\n{NGINX_TYPES}"),
            "digest" => format!("location ~ \"{DIGEST}\" {{\n{NGINX_TYPES}"),
            "rest" => format!("location / {{\n{NGINX_TYPES}\n    try_files $uri =404;"),
            "/" => "location = / {\n    try_files /index.html =404;\n    default_type text/html;".to_owned(),
            page => format!("location = {page} {{\n    default_type text/html;"),
        };
        text.push_str(&open);
        for (name, value) in headers {
            text.push_str(&["\n    add_header ", &name, " \"", &value, "\" always;"].concat());
        }
        text.push_str("\n}\n");
    }
    text
}

/// For the site's folder, as `.htaccess`.
pub(crate) fn apache(rules: &str) -> String {
    let mut text = "# As .htaccess in the site's folder; needs mod_headers. Written by `cargo xtask dist`.\n\
                    AddType application/wasm .wasm\nAddType text/javascript .js\nAddType application/manifest+json .webmanifest\n\
                    AddType font/woff2 .woff2\nAddCharset utf-8 .html .js .css .txt\nDirectoryIndex index.html\n\
                    <IfModule mod_deflate.c>\nAddOutputFilterByType DEFLATE text/html text/css text/javascript text/plain \
                    application/json application/wasm image/svg+xml\n</IfModule>\n"
        .to_owned();
    let parts = parts(rules);
    // Later sections win: the common ones come first.
    for (part, headers) in parts.iter().rev() {
        let (open, close) = match *part {
            "rest" => (String::new(), String::new()),
            "digest" => (
                format!("<FilesMatch \"{DIGEST}\">\n"),
                "</FilesMatch>\n".to_owned(),
            ),
            // Files of this name have their section, in whatever folder.
            "/" | RELEASED | "release" => continue,
            page => (
                format!("<Files \"{}\">\n", page.trim_start_matches('/')),
                "</Files>\n".to_owned(),
            ),
        };
        text.push_str(&open);
        for (name, value) in headers {
            text.push_str(&["Header always set ", name, " \"", value, "\"\n"].concat());
        }
        text.push_str(&close);
    }
    let (name, forever) = FOREVER;
    // What depends on the address comes after all that depends on the file.
    text.push_str("<If \"%{REQUEST_URI} =~ m#/r/[^/]+/#\">\n");
    text.push_str(&["Header always set ", name, " \"", forever, "\"\n</If>\n"].concat());
    text
}

/// For a site block whose `root` is the site.
pub(crate) fn caddy(rules: &str) -> String {
    let mut text = "# Inside a site block whose root is the site's folder. Written by `cargo xtask dist`.\n\
                    file_server {\n    precompressed br gzip\n}\n"
        .to_owned();
    for (part, headers) in parts(rules) {
        let (name, matcher) = match part {
            RELEASED => ("released", "path_regexp ^/r/[^/]+/embed\\.html$".to_owned()),
            "release" => (
                "release",
                "{\n    path /r/*\n    not path */embed.html\n}".to_owned(),
            ),
            "digest" => (
                "digest",
                format!("{{\n    not path /r/*\n    path_regexp {DIGEST}\n}}"),
            ),
            "rest" => (
                "rest",
                format!(
                    "{{\n    not path {} /r/*\n    not path_regexp {DIGEST}\n}}",
                    PAGES.join(" ")
                ),
            ),
            "/" => ("start", "path /".to_owned()),
            "/index.html" => ("index", "path /index.html".to_owned()),
            page => ("embed", format!("path {page}")),
        };
        text.push_str(&["@", name, " ", &matcher, "\nheader @", name, " {\n"].concat());
        for (name, value) in headers {
            text.push_str(&["    ", &name, " \"", &value, "\"\n"].concat());
        }
        text.push_str("}\n");
    }
    text
}

/// Writes `target/hosting` (snippets) and `target/npm` (the element's package).
pub(crate) fn write_extras(places: &Places, folder: &Path, release: &str) -> Result<()> {
    let rules = fs::read_to_string(folder.join("_headers"))?;
    let hosting = places.target.join("hosting");
    fs::create_dir_all(&hosting)?;
    for (name, text) in [
        ("nginx.conf", nginx(&rules)),
        ("htaccess", apache(&rules)),
        ("Caddyfile", caddy(&rules)),
        ("snippets.html", snippets(folder, release)?),
    ] {
        fs::write(hosting.join(name), text)?;
    }
    let npm = places.target.join("npm");
    fs::create_dir_all(&npm)?;
    fs::copy(folder.join("embed/skin-depth.js"), npm.join("skin-depth.js"))?;
    for name in ["skin-depth.d.ts", "custom-elements.json", "README.md"] {
        fs::copy(places.root.join("npm").join(name), npm.join(name)).with_context(|| name.to_owned())?;
    }
    let package = serde_json::json!({
        "name": "skin-depth", "version": env!("CARGO_PKG_VERSION"), "type": "module", "license": "MIT OR Apache-2.0",
        "description": "The element <skin-depth>: what micro-needling does inside the skin, drawn to scale",
        "main": "skin-depth.js", "types": "skin-depth.d.ts", "customElements": "custom-elements.json",
        "sideEffects": ["skin-depth.js"],
    });
    fs::write(npm.join("package.json"), format!("{package:#}\n"))?;
    println!(
        "{} holds header files for hosts, {} the npm package",
        hosting.display(),
        npm.display()
    );
    Ok(())
}

/// What a partner pastes: the moving address, and the one that never changes with the digest that browsers check.
fn snippets(folder: &Path, release: &str) -> Result<String> {
    let digest = Sha384::digest(fs::read(folder.join("embed/skin-depth.js"))?);
    let tag = |address: &str, more: &str| {
        format!(
            "<script type=\"module\" src=\"https://your-host.example/{address}/embed/skin-depth.js\"{more}></script>\n"
        )
    };
    let checked = format!(
        " integrity=\"sha384-{}\" crossorigin",
        BASE64_STANDARD.encode(digest)
    );
    Ok([
        "<!-- Moves with every release that speaks version 1. -->\n",
        &tag("v1", ""),
        "\n<!-- Stays as it is for as long as the folder is kept. -->\n",
        &tag(&format!("r/{release}"), &checked),
    ]
    .concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exact_origins_count() {
        let rows = [
            (r#"["*"]"#, true),
            (r#"["https://clinic.example", "http://localhost:8080"]"#, true),
            ("[]", true),
            (r#"["*", "https://clinic.example"]"#, false),
            (r#"["https://clinic.example/"]"#, false),
            (r#"["https://*.clinic.example"]"#, false),
            (r#"["clinic.example"]"#, false),
            (r#"["https://a.example; script-src *"]"#, false),
            (r#"{"a": 1}"#, false),
        ];
        for (json, good) in rows {
            assert_eq!(read_origins(json).is_ok(), good, "{json}");
        }
    }

    #[test]
    fn the_frames_page_loads_nothing_early() {
        let index = "<!doctype html><html lang=en><meta charset=utf-8><link rel=preload href=a.wasm>\
                     <link rel=stylesheet href=a.css><link rel=modulepreload href=a.js><p>story";
        let page = page(index, &["https://a.example".to_owned()]).unwrap();
        assert!(page.contains("data-mode=\"widget\"") && page.contains("content=\"https://a.example\""));
        assert!(!page.contains("preload") && page.contains("a.css") && page.contains("story"));
    }

    #[test]
    fn every_host_gets_every_header() {
        let rules = "/*\n  A: 1\n/\n  B: 2\n/index.html\n  B: 2\n/embed.html\n  C: 3\n/r/:release/embed.html\n  E: 5\n/boot.js\n  D: 4\n";
        for (text, lines) in [
            (
                nginx(rules),
                ["A \"1\"", "B \"2\"", "C \"3\"", "D \"4\"", "immutable", "/r/"],
            ),
            (
                apache(rules),
                ["A \"1\"", "B \"2\"", "C \"3\"", "D \"4\"", "immutable", "/r/"],
            ),
            (
                caddy(rules),
                ["A \"1\"", "B \"2\"", "C \"3\"", "D \"4\"", "immutable", "/r/"],
            ),
        ] {
            for line in lines {
                assert!(text.contains(line), "{line} in\n{text}");
            }
        }
    }
}
