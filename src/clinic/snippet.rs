//! What a clinic puts into a page of its own to show the picture there.

use super::Clinic;

/// The element and its script; `site` is the address of the folder that this site stands in, with a slash at its end.
pub fn snippet(clinic: &Clinic, site: &str) -> String {
    let mut text = String::from("<script type=\"module\" src=\"");
    escape(site, &mut text);
    text.push_str("embed/skin-depth.js\"></script>\n<skin-depth");
    for (name, value) in clinic.start.split('&').filter_map(|pair| pair.split_once('=')) {
        attribute(name, value, &mut text);
    }
    if let [only] = clinic.languages.as_slice() {
        attribute("lang", only.key(), &mut text);
    }
    text.push('>');
    escape(&clinic.name, &mut text);
    text.push_str("</skin-depth>\n");
    text
}

fn attribute(name: &str, value: &str, text: &mut String) {
    text.push(' ');
    text.push_str(name);
    text.push_str("=\"");
    escape(value, text);
    text.push('"');
}

fn escape(from: &str, text: &mut String) {
    for c in from.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            c => text.push(c),
        }
    }
}
