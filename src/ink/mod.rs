//! Ink: what is drawn over a picture with a pen, a finger or a mouse. Marks stay on their structure: they are kept in
//! millimetres and layers of the skin, with the instant that they were drawn at, and never in pixels.
//!
//! Plain data and geometry. It lives in the page's memory only: no link, token or storage ever holds it.

mod outline;

use glam::{Vec2, Vec3};

pub use self::outline::{Shape, outline};
use crate::plan::{Moment, axis};
use crate::skin::Layer;
use crate::skin::anatomy::Borders;

/// Most marks; the oldest gives way.
pub const MARKS_MAX: usize = 200;
/// Most dots of one stroke: what is drawn on then is a stroke of its own.
pub const DOTS_MAX: usize = 1500;

/// A place in the skin: how far into which layer, so that it stays in its layer where that is thicker.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Millimetres right of the middle.
    pub x_mm: f32,
    /// Millimetres in front of the cut's zero; negative is behind.
    pub z_mm: f32,
    /// Its height.
    pub height: Height,
}

/// A height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Height {
    /// Within a layer: 0 at its upper border, 1 at its lower one.
    In(Layer, f32),
    /// So many millimetres over the surface, or below what is drawn (negative).
    Beyond(f32),
}

impl Place {
    /// The place of a point of the block, whose layers end at these borders.
    pub fn of(point: Vec3, borders: &Borders) -> Self {
        let depth = -point.y;
        let height = if depth < 0.0 {
            Height::Beyond(-depth)
        } else if depth > borders.bottom {
            Height::Beyond(borders.bottom - depth)
        } else {
            let layer = borders.layer_at(depth);
            let (top, bottom) = borders.range(layer);
            Height::In(layer, ((depth - top) / (bottom - top).max(1e-6)).clamp(0.0, 1.0))
        };
        Self {
            x_mm: point.x,
            z_mm: point.z,
            height,
        }
    }

    /// Where it is in a block whose layers end at these borders.
    pub fn point(&self, borders: &Borders) -> Vec3 {
        let y = match self.height {
            Height::In(layer, share) => {
                let (top, bottom) = borders.range(layer);
                -(top + (bottom - top) * share)
            }
            Height::Beyond(over) if over >= 0.0 => over,
            Height::Beyond(below) => below - borders.bottom,
        };
        Vec3::new(self.x_mm, y, self.z_mm)
    }
}

/// A place of a stroke, with how hard the pen was pressed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// Where.
    pub place: Place,
    /// 0 to 1.
    pub pressure: f32,
}

/// A mark that is put down as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stamp {
    /// An arrow that points at its place.
    Arrow,
    /// A ring around it.
    Circle,
    /// A dot with the word for "here".
    Here,
}

impl Stamp {
    /// All stamps.
    pub const ALL: [Self; 3] = [Self::Arrow, Self::Circle, Self::Here];

    /// The stable name, for the message catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Arrow => "arrow",
            Self::Circle => "circle",
            Self::Here => "here",
        }
    }
}

/// What a mark is.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// A stroke.
    Stroke(Vec<Dot>),
    /// A stamp.
    Stamp(Stamp, Place),
}

/// A mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What it is.
    pub form: Form,
    /// The instant that was shown when it was drawn.
    pub at: Moment,
}

/// All marks, in the order in which they were drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ink {
    marks: Vec<Mark>,
    /// Is the last mark a stroke that goes on?
    open: bool,
    /// Marks that were taken away at once: taking back brings them back.
    cleared: Vec<Mark>,
}

impl Ink {
    /// Is there nothing?
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The marks.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Is there anything to take back?
    pub fn can_undo(&self) -> bool {
        !self.marks.is_empty() || !self.cleared.is_empty()
    }

    /// Puts the pen down.
    pub fn begin(&mut self, dot: Dot, at: Moment) {
        self.add(Mark {
            form: Form::Stroke(vec![firm(dot)]),
            at,
        });
        self.open = true;
    }

    /// Moves the pen on, if it is down. Dots nearer to the last than `apart_mm` are passed over.
    pub fn go(&mut self, dot: Dot, apart_mm: f32, borders: &Borders) {
        let Some(Mark {
            form: Form::Stroke(dots),
            at,
        }) = self.marks.last_mut().filter(|_| self.open)
        else {
            return;
        };
        let dot = firm(dot);
        let far = dots
            .last()
            .is_none_or(|last| last.place.point(borders).distance(dot.place.point(borders)) >= apart_mm);
        if !far {
            return;
        }
        if dots.len() < DOTS_MAX {
            dots.push(dot);
            return;
        }
        let (last, at) = (dots.last().copied(), *at);
        self.begin(last.unwrap_or(dot), at);
        self.go(dot, 0.0, borders);
    }

    /// Lifts the pen.
    pub fn end(&mut self) {
        self.open = false;
    }

    /// Puts a stamp down.
    pub fn stamp(&mut self, stamp: Stamp, place: Place, at: Moment) {
        self.open = false;
        self.add(Mark {
            form: Form::Stamp(stamp, place),
            at,
        });
    }

    fn add(&mut self, mark: Mark) {
        self.cleared.clear();
        if self.marks.len() >= MARKS_MAX {
            self.marks.remove(0);
        }
        self.marks.push(mark);
    }

    /// Takes the last mark away, or brings back what was cleared.
    pub fn undo(&mut self) {
        self.open = false;
        if self.marks.pop().is_none() {
            self.marks = std::mem::take(&mut self.cleared);
        }
    }

    /// Takes all marks away.
    pub fn clear(&mut self) {
        self.open = false;
        if !self.marks.is_empty() {
            self.cleared = std::mem::take(&mut self.marks);
        }
    }

    /// Forgets everything, beyond recall: another client sits down.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The marks as shapes, in the units of `put`, which says where a point of the block is, if it is to be seen.
    /// `thick` is the width of a stroke under full pressure.
    pub fn shapes(
        &self,
        now: Moment,
        borders: &Borders,
        thick: f32,
        put: &dyn Fn(Vec3) -> Option<Vec2>,
    ) -> Vec<(Shape, f32)> {
        let mut shapes = Vec::new();
        for mark in &self.marks {
            let shown = presence(mark.at, now);
            match &mark.form {
                Form::Stroke(dots) => {
                    // A stroke that leaves what is to be seen comes back as another piece.
                    let mut piece = Vec::new();
                    for dot in dots {
                        match put(dot.place.point(borders)) {
                            Some(at) => piece.push((at, 0.5 * thick * weight(dot.pressure))),
                            None => outline::stroke(&std::mem::take(&mut piece), shown, &mut shapes),
                        }
                    }
                    outline::stroke(&piece, shown, &mut shapes);
                }
                Form::Stamp(stamp, place) => {
                    if let Some(at) = put(place.point(borders)) {
                        outline::stamp(*stamp, at, thick, shown, &mut shapes);
                    }
                }
            }
        }
        shapes
    }
}

/// A pressure that is none becomes that of a mouse.
fn firm(dot: Dot) -> Dot {
    let pressure = if dot.pressure.is_finite() {
        dot.pressure.clamp(0.0, 1.0)
    } else {
        0.5
    };
    Dot { pressure, ..dot }
}

/// How thick a pressure draws: never so thin that it can't be seen.
fn weight(pressure: f32) -> f32 {
    0.3 + 0.7 * pressure
}

/// The share that is left of a mark at another instant: whole near its own on the time axis, faint far from it.
pub fn presence(drawn: Moment, now: Moment) -> f32 {
    /// Up to here a mark is whole, and from there on faint, in shares of the axis.
    const NEAR: [f64; 2] = [0.06, 0.16];
    const FAINT: f64 = 0.25;
    let apart = (axis::position(drawn) - axis::position(now)).abs();
    let gone = ((apart - NEAR[0]) / (NEAR[1] - NEAR[0])).clamp(0.0, 1.0);
    (1.0 - gone * (1.0 - FAINT)) as f32
}
