//! Shapes as SVG text. Presentation attributes only: no styles, no scripts, so that it passes any policy.

use glam::Vec2;

use super::shapes::{Caption, Geometry, Shape};
use crate::scene::palette::Role;
use crate::scene::{Frame, Structure};

/// The words of a drawing, from whoever has a catalogue.
#[derive(Debug, Clone)]
pub struct Texts {
    /// The drawing's name.
    pub title: String,
    /// What it shows, in sentences.
    pub description: String,
    /// The name of a structure.
    pub name: fn(Structure) -> &'static str,
}

/// A frame as a whole SVG document.
pub fn svg(frame: &Frame, texts: &Texts) -> String {
    let mut text = String::with_capacity(32 * 1024);
    text.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ");
    number(&mut text, frame.viewport.width);
    text.push(' ');
    number(&mut text, frame.viewport.height);
    text.push_str("\" font-family=\"Inter, system-ui, sans-serif\"><title>");
    escape(&mut text, &texts.title);
    text.push_str("</title><desc>");
    escape(&mut text, &texts.description);
    text.push_str("</desc>");
    let page = if frame.dark {
        Role::PageDarkCenter
    } else {
        Role::PageCenter
    };
    text.push_str("<rect width=\"100%\" height=\"100%\"");
    attribute(&mut text, "fill", &page.rgb().css());
    text.push_str("/>");
    for shape in super::shapes(frame) {
        write(&mut text, &shape, texts);
    }
    text.push_str("</svg>\n");
    text
}

fn write(text: &mut String, shape: &Shape, texts: &Texts) {
    match &shape.geometry {
        Geometry::Polygon(points) => {
            text.push_str("<polygon");
            path(text, points);
        }
        Geometry::Polyline(points) => {
            text.push_str("<polyline stroke-linejoin=\"round\" stroke-linecap=\"round\"");
            path(text, points);
        }
        Geometry::Circle { center, radius } => {
            text.push_str("<circle");
            numbers(text, &[("cx", center.x), ("cy", center.y), ("r", *radius)]);
        }
        Geometry::Line { from, to } => {
            text.push_str("<line");
            numbers(
                text,
                &[("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)],
            );
        }
        Geometry::Text { at, anchor, size, .. } => {
            text.push_str("<text dominant-baseline=\"central\"");
            attribute(text, "text-anchor", anchor.key());
            numbers(text, &[("x", at.x), ("y", at.y), ("font-size", *size)]);
        }
    }
    attribute(text, "class", shape.part.key());
    match shape.fill {
        Some(fill) => attribute(text, "fill", &fill.css()),
        None => attribute(text, "fill", "none"),
    }
    if let Some((stroke, width)) = shape.stroke {
        attribute(text, "stroke", &stroke.css());
        numbers(text, &[("stroke-width", width)]);
    }
    if shape.opacity < 0.995 {
        numbers(text, &[("opacity", shape.opacity)]);
    }
    if shape.dashed {
        attribute(text, "stroke-dasharray", "6 4");
    }
    if let Geometry::Text { caption, .. } = &shape.geometry {
        text.push('>');
        match *caption {
            Caption::Name(structure) => escape(text, (texts.name)(structure)),
            Caption::Tick(mm) => number(text, f32::from(mm)),
            Caption::Depth(hundredths) => {
                number(text, f32::from(hundredths) / 100.0);
                text.push_str("\u{a0}mm");
            }
        }
        text.push_str("</text>");
    } else {
        text.push_str("/>");
    }
}

fn path(text: &mut String, points: &[Vec2]) {
    text.push_str(" points=\"");
    for (i, point) in points.iter().enumerate() {
        if i > 0 {
            text.push(' ');
        }
        // A tenth of a unit is finer than any print of a page, and a quarter less to load.
        let [x, y] = [point.x, point.y].map(|value| (value * 10.0).round() / 10.0);
        number(text, x);
        text.push(',');
        number(text, y);
    }
    text.push('"');
}

fn attribute(text: &mut String, name: &str, value: &str) {
    text.push(' ');
    text.push_str(name);
    text.push_str("=\"");
    escape(text, value);
    text.push('"');
}

fn numbers(text: &mut String, values: &[(&str, f32)]) {
    for &(name, value) in values {
        text.push(' ');
        text.push_str(name);
        text.push_str("=\"");
        number(text, value);
        text.push('"');
    }
}

/// A number with at most two decimals, as SVG reads it. What is not a number becomes 0.
fn number(text: &mut String, value: f32) {
    let hundredths = (f64::from(value) * 100.0).round() as i64;
    if hundredths < 0 {
        text.push('-');
    }
    let magnitude = hundredths.unsigned_abs();
    let whole = magnitude / 100;
    let mut place = 1;
    while whole / place >= 10 {
        place *= 10;
    }
    while place > 0 {
        digit(text, whole / place);
        place /= 10;
    }
    let (tenth, hundredth) = (magnitude / 10 % 10, magnitude % 10);
    if tenth + hundredth > 0 {
        text.push('.');
        digit(text, tenth);
        if hundredth > 0 {
            digit(text, hundredth);
        }
    }
}

fn digit(text: &mut String, value: u64) {
    text.push(char::from(b'0' + (value % 10) as u8));
}

fn escape(text: &mut String, raw: &str) {
    for c in raw.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            other => text.push(other),
        }
    }
}
