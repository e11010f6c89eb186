//! The front page of the optimised site, after Trunk: one style sheet instead of many, and the program's new names.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

use crate::dist::hex;
use crate::places::Places;
use crate::program::{self, Program};

/// Rewrites `index.html` and what it names.
pub(crate) fn rewrite(places: &Places, folder: &Path, program: &Program) -> Result<()> {
    let file = folder.join("index.html");
    let page = fs::read_to_string(&file)?;
    let sheet = merge_styles(places, folder, &page)?;
    let mut styled = false;
    let page = map_tags(&page, "<link", |tag| {
        if tag.contains("rel=stylesheet") {
            let first = !std::mem::replace(&mut styled, true);
            Ok(if first {
                link(folder, &sheet, "rel=stylesheet")?
            } else {
                String::new()
            })
        } else if tag.contains("rel=modulepreload") {
            link(folder, &program.glue, "crossorigin rel=modulepreload")
        } else if tag.contains("rel=preload") {
            // Without a digest: browsers check none of what is fetched ahead for a script, and say so in the log.
            Ok(format!(
                "<link href=./{} as=fetch crossorigin rel=preload type=application/wasm>",
                program.wasm
            ))
        } else {
            Ok(tag.to_owned())
        }
    })?;
    let [glue, wasm] = &program.trunk;
    fs::write(
        file,
        page.replace(glue, &program.glue).replace(wasm, &program.wasm),
    )?;
    Ok(())
}

/// Puts the page's style sheets into one file, in their order.
fn merge_styles(places: &Places, folder: &Path, page: &str) -> Result<String> {
    let mut all = String::new();
    map_tags(page, "<link", |tag| {
        if tag.contains("rel=stylesheet") {
            let name = tag
                .split(['=', ' ', '>'])
                .find_map(|word| word.strip_prefix("./"))
                .context("a style sheet's address")?;
            all.push_str(&fs::read_to_string(folder.join(name))?);
            all.push('\n');
            fs::remove_file(folder.join(name))?;
        }
        Ok(String::new())
    })?;
    let name = format!("style-{}.css", hex(&Sha256::digest(&all)[..8]));
    let file = folder.join(&name);
    fs::write(&file, all)?;
    program::minify(places, &file, &file, false)?;
    Ok(name)
}

/// A link with the digest of what it names.
fn link(folder: &Path, name: &str, how: &str) -> Result<String> {
    let digest = BASE64_STANDARD.encode(Sha384::digest(fs::read(folder.join(name))?));
    Ok(format!("<link href=./{name} integrity=sha384-{digest} {how}>"))
}

/// The page with every tag of a kind replaced.
pub(crate) fn map_tags(
    page: &str,
    kind: &str,
    mut map: impl FnMut(&str) -> Result<String>,
) -> Result<String> {
    let mut out = String::new();
    let mut rest = page;
    while let Some(at) = rest.find(kind) {
        let end = at + rest[at..].find('>').context("an open tag")? + 1;
        out.push_str(&rest[..at]);
        out.push_str(&map(&rest[at..end])?);
        rest = &rest[end..];
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::map_tags;

    #[test]
    fn tags_are_replaced_where_they_stand() {
        let page = "<a><link x=1><b><link y></b>";
        let shouted = map_tags(page, "<link", |tag| Ok(tag.to_uppercase())).unwrap();
        assert_eq!(shouted, "<a><LINK X=1><b><LINK Y></b>");
        assert!(map_tags("<link", "<link", |_| Ok(String::new())).is_err());
    }
}
