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
    /// What stands left and right of a seam.
    pub halves: [String; 2],
}

/// A frame as a whole SVG document.
pub fn svg(frame: &Frame, texts: &Texts) -> String {
    let mut text = String::with_capacity(32 * 1024);
    text.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ");
    number(&mut text, frame.viewport.width);
    text.push(' ');
    number(&mut text, frame.viewport.height);
    text.push_str("\" font-family=\"Inter, system-ui, sans-serif\"");
    // What most shapes have in common is said once.
    text.push_str(" fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\"><title>");
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
    // Neighbours that are painted the same way say so once.
    let shapes: Vec<(Shape, String)> = super::shapes(frame)
        .into_iter()
        .map(|shape| {
            let paint = paint(&shape);
            (shape, paint)
        })
        .collect();
    for run in shapes.chunk_by(|(_, before), (_, after)| before == after) {
        let alone = run.len() == 1;
        if let Some((_, paint)) = run.first().filter(|_| !alone) {
            text.push_str("<g");
            text.push_str(paint);
            text.push('>');
        }
        for (shape, paint) in run {
            write(&mut text, shape, if alone { paint } else { "" }, texts);
        }
        if !alone {
            text.push_str("</g>");
        }
    }
    text.push_str("</svg>\n");
    text
}

fn write(text: &mut String, shape: &Shape, paint: &str, texts: &Texts) {
    match &shape.geometry {
        Geometry::Polygon(points) => {
            text.push_str("<path");
            path(text, points, "z");
        }
        Geometry::Polyline(points) => {
            text.push_str("<path");
            path(text, points, "");
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
    text.push_str(paint);
    if let Geometry::Text { caption, .. } = &shape.geometry {
        text.push('>');
        match *caption {
            Caption::Name(structure) => escape(text, (texts.name)(structure)),
            Caption::Half(side) => escape(text, texts.halves.get(side).map_or("", String::as_str)),
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

/// How a shape is painted, as attributes.
fn paint(shape: &Shape) -> String {
    let mut text = String::new();
    if let Some(fill) = shape.fill {
        attribute(&mut text, "fill", &fill.css());
    }
    if let Some((stroke, width)) = shape.stroke {
        attribute(&mut text, "stroke", &stroke.css());
        numbers(&mut text, &[("stroke-width", (width * 10.0).round() / 10.0)]);
    }
    if matches!(shape.geometry, Geometry::Line { .. }) {
        // A tick ends where it ends.
        attribute(&mut text, "stroke-linecap", "butt");
    }
    if shape.opacity < 0.995 {
        numbers(&mut text, &[("opacity", shape.opacity)]);
    }
    if shape.dashed {
        attribute(&mut text, "stroke-dasharray", "6 4");
    }
    text
}

/// A line from point to point, each told from the one before: half of what coordinates would take. A tenth of a unit is
/// finer than any print of a page, and what is rounded does not add up, since steps are between rounded points.
fn path(text: &mut String, points: &[Vec2], end: &str) {
    text.push_str(" d=\"");
    let mut kept: Vec<[i64; 2]> = Vec::with_capacity(points.len());
    // Points since the one before the last that was kept: they say nothing while they lie on the way.
    let mut passed: Vec<[i64; 2]> = Vec::new();
    for point in points {
        let now = [point.x, point.y].map(|value| (f64::from(value) * 10.0).round() as i64);
        if let [.., from, last] = kept[..] {
            passed.push(last);
            if passed.iter().all(|&point| lies_between(from, point, now)) {
                kept.pop();
            } else {
                passed.clear();
            }
        }
        kept.push(now);
    }
    let mut before = [0; 2];
    let mut last = 0;
    for (i, now) in kept.into_iter().enumerate() {
        match i {
            0 => text.push('M'),
            1 => text.push('l'),
            _ => {}
        }
        for (axis, at) in now.into_iter().enumerate() {
            let step = at - before[axis];
            // A second point ends a number, and so does a sign.
            let ends = text.ends_with(['M', 'l']) || step < 0 || last % 10 != 0 && (1..10).contains(&step);
            if !ends {
                text.push(' ');
            }
            tenths(text, step);
            last = step;
        }
        before = now;
    }
    text.push_str(end);
    text.push('"');
}

/// Whether a point is on the way from one to another, but for two thirds of a tenth of a unit, which no eye sees.
fn lies_between(from: [i64; 2], point: [i64; 2], to: [i64; 2]) -> bool {
    let [way, part] = [to, point].map(|end| [end[0] - from[0], end[1] - from[1]]);
    let along = way[0] * part[0] + way[1] * part[1];
    let length2 = way[0] * way[0] + way[1] * way[1];
    let across = way[0] * part[1] - way[1] * part[0];
    (0..=length2).contains(&along) && 9 * across * across <= 4 * length2
}

/// A number of tenths as path data has it: no zero before the point.
fn tenths(text: &mut String, value: i64) {
    if value < 0 {
        text.push('-');
    }
    let magnitude = value.unsigned_abs();
    if magnitude >= 10 || magnitude == 0 {
        text.push_str(&(magnitude / 10).to_string());
    }
    if !magnitude.is_multiple_of(10) {
        text.push('.');
        digit(text, magnitude % 10);
    }
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
