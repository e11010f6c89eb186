//! A drawing of flat marks as SVG nodes that are kept and changed in place: leader lines, the ruler, the schematic.

use web_sys::{Document, Element};

use super::root::put;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Something flat to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its look: a class of the style sheet.
    pub class: &'static str,
    /// Its form.
    pub form: Form,
    /// Colours that the style sheet cannot know, because they belong to the picture.
    pub paint: Option<Paint>,
}

/// A form, in CSS pixels from the top left corner.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// Joined straight lines.
    Line(Vec<[f32; 2]>),
    /// A closed outline.
    Area(Vec<[f32; 2]>),
    /// A disc.
    Dot {
        /// Centre.
        at: [f32; 2],
        /// Radius.
        radius: f32,
    },
    /// Words.
    Text {
        /// Where.
        at: [f32; 2],
        /// What they say.
        text: String,
        /// Height of the letters' box, where the style sheet does not know it.
        size: Option<f32>,
    },
}

/// Colours of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Paint {
    /// Of the inside, `#rrggbb`; none for nothing.
    pub fill: Option<String>,
    /// Of the outline, with its width.
    pub stroke: Option<(String, f32)>,
    /// Is the outline dashed?
    pub dashed: bool,
    /// 0 to 1.
    pub opacity: f32,
}

impl Mark {
    /// A form that looks as its class says.
    pub const fn new(class: &'static str, form: Form) -> Self {
        Self {
            class,
            form,
            paint: None,
        }
    }

    const fn tag(&self) -> &'static str {
        match self.form {
            Form::Line(_) => "polyline",
            Form::Area(_) => "polygon",
            Form::Dot { .. } => "circle",
            Form::Text { .. } => "text",
        }
    }
}

/// Marks inside one `<svg>` or `<g>`.
#[derive(Debug)]
pub struct Sheet {
    parent: Element,
    drawn: Vec<(Mark, Element)>,
}

impl Sheet {
    /// Draws into `parent`.
    pub const fn new(parent: Element) -> Self {
        Self {
            parent,
            drawn: Vec::new(),
        }
    }

    /// Shows exactly these marks. What did not change is not touched.
    pub fn draw(&mut self, marks: Vec<Mark>) {
        let Some(document) = self.parent.owner_document() else {
            return;
        };
        for (_, node) in self.drawn.drain(marks.len().min(self.drawn.len())..) {
            node.remove();
        }
        for (index, mark) in marks.into_iter().enumerate() {
            match self.drawn.get_mut(index) {
                Some((old, node)) if old.tag() == mark.tag() => {
                    if *old != mark {
                        write(node, &mark);
                        *old = mark;
                    }
                }
                Some((old, node)) => {
                    if let Some(new) = make(&document, &mark) {
                        let replaced = node.replace_with_with_node_1(&new);
                        debug_assert!(replaced.is_ok(), "a node of this sheet has a parent");
                        (*old, *node) = (mark, new);
                    }
                }
                None => {
                    if let Some(new) = make(&document, &mark) {
                        let appended = self.parent.append_child(&new);
                        debug_assert!(appended.is_ok(), "a new node can be appended");
                        self.drawn.push((mark, new));
                    }
                }
            }
        }
    }
}

fn make(document: &Document, mark: &Mark) -> Option<Element> {
    let node = document.create_element_ns(Some(SVG), mark.tag()).ok()?;
    write(&node, mark);
    Some(node)
}

fn write(node: &Element, mark: &Mark) {
    put(node, "class", mark.class);
    match &mark.form {
        Form::Line(points) | Form::Area(points) => put(node, "points", &corners(points)),
        Form::Dot { at, radius } => {
            put(node, "cx", &text_of(at[0]));
            put(node, "cy", &text_of(at[1]));
            put(node, "r", &text_of(*radius));
        }
        Form::Text { at, text, size } => {
            put(node, "x", &text_of(at[0]));
            put(node, "y", &text_of(at[1]));
            put_or_remove(node, "font-size", &size.map(text_of).unwrap_or_default());
            node.set_text_content(Some(text));
        }
    }
    let Some(paint) = &mark.paint else { return };
    put(node, "fill", paint.fill.as_deref().unwrap_or("none"));
    let (stroke, width) = paint
        .stroke
        .as_ref()
        .map_or(("", 0.0), |(colour, width)| (colour.as_str(), *width));
    put_or_remove(node, "stroke", stroke);
    put(node, "stroke-width", &text_of(width));
    put_or_remove(node, "stroke-dasharray", if paint.dashed { "3 3" } else { "" });
    put(node, "opacity", &text_of(paint.opacity));
}

fn put_or_remove(node: &Element, name: &str, value: &str) {
    if value.is_empty() {
        let removed = node.remove_attribute(name);
        debug_assert!(removed.is_ok(), "removing an attribute cannot fail");
    } else {
        put(node, name, value);
    }
}

fn corners(points: &[[f32; 2]]) -> String {
    let mut text = String::with_capacity(points.len() * 12);
    for [x, y] in points {
        push(&mut text, *x);
        text.push(',');
        push(&mut text, *y);
        text.push(' ');
    }
    text
}

fn text_of(value: f32) -> String {
    let mut text = String::new();
    push(&mut text, value);
    text
}

/// Hundredths: finer than a screen shows. Digits by hand, because writing floats costs several kilobytes of module.
fn push(text: &mut String, value: f32) {
    let hundredths = (value * 100.0).round() as i32;
    if hundredths < 0 {
        text.push('-');
    }
    let size = hundredths.unsigned_abs();
    text.push_str(&(size / 100).to_string());
    let rest = size % 100;
    if rest > 0 {
        text.push('.');
        text.push(char::from(b'0' + (rest / 10) as u8));
        if !rest.is_multiple_of(10) {
            text.push(char::from(b'0' + (rest % 10) as u8));
        }
    }
}
