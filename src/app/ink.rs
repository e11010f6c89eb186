//! Ink at the desk: hands with a tool become marks, and marks become a drawing over every frame. The model knows
//! millimetres only; here is where they are on the screen.

use std::rc::Rc;

use glam::{Vec2, Vec3};

use super::desk::{Desk, Inner};
use crate::ink::{Dot, Ink, Place, Shape};
use crate::plan::Moment;
use crate::scene::{Frame, Lens, pick};
use crate::schematic::Layout;
use crate::ui::{Inked, Pencil, Tool};
use crate::web::dom::{self, Hung};
use crate::web::{self, Form, Gesture, Listener, Mark, Pointer, Sheet};
use crate::words::{Words, key};

/// Width of a stroke under full pressure, CSS pixels.
const THICK_PX: f32 = 6.0;
/// Dots of a stroke are at least so far apart, CSS pixels.
const APART_PX: f32 = 1.5;
/// Points this near to the cut face lie on it, millimetres.
const ON_CUT_MM: f32 = 0.05;
/// Points this near to it are shown on the flat section, millimetres.
const NEAR_CUT_MM: f32 = 0.3;
/// Half the width of the block, and what counts as its side.
const SIDE_MM: f32 = 1.99;

/// Pen, stamps and marks.
#[derive(Debug, Default)]
pub(super) struct Inking {
    ink: Ink,
    tool: Option<Tool>,
    /// The pointer that draws.
    down: Option<i32>,
    sheet: Option<Sheet>,
    hung: Option<(Hung, Vec<Listener>)>,
}

impl Inking {
    /// Draws the marks over a frame.
    fn draw(&mut self, words: Words, now: Moment, frame: &Frame) {
        let Some(sheet) = &mut self.sheet else { return };
        let put = |point: Vec3| on_screen(frame, point);
        let shapes = self.ink.shapes(now, &frame.anatomy.borders, THICK_PX, &put);
        sheet.draw(
            shapes
                .into_iter()
                .map(|(shape, shown)| mark(words, shape, shown))
                .collect(),
        );
    }

    /// The marks over the flat section, for paper. What was drawn far from the cut has no place there.
    pub(super) fn on_paper(&self, words: Words, now: Moment, frame: &Frame) -> Vec<Mark> {
        let layout = Layout::of(frame);
        let put = |point: Vec3| {
            let near = (point.z + frame.cut_mm).abs() < NEAR_CUT_MM;
            near.then(|| layout.place(point.x, -point.y))
        };
        let shapes = self.ink.shapes(now, &frame.anatomy.borders, THICK_PX, &put);
        shapes
            .into_iter()
            .map(|(shape, shown)| mark(words, shape, shown))
            .collect()
    }

    /// Is there a sheet to draw on?
    pub(super) const fn is_laid(&self) -> bool {
        self.sheet.is_some()
    }

    fn told(&self) -> Inked {
        Inked {
            tool: self.tool,
            marks: self.ink.marks().len(),
            can_undo: self.ink.can_undo(),
        }
    }

    /// What a hand with a tool does. True where something is to be drawn anew.
    fn feel(&mut self, gesture: &Gesture, frame: &Frame, now: Moment) -> bool {
        let borders = &frame.anatomy.borders;
        let dot = |pointer: &Pointer| {
            Some(Dot {
                place: Place::of(in_skin(frame, Vec2::from(pointer.at))?, borders),
                pressure: pointer.pressure,
            })
        };
        match (gesture, self.tool) {
            (Gesture::Down(pointer), Some(tool)) if self.down.is_none() => {
                let Some(dot) = dot(pointer) else { return false };
                match tool {
                    Tool::Pen => {
                        self.down = Some(pointer.id);
                        self.ink.begin(dot, now);
                    }
                    Tool::Stamp(stamp) => self.ink.stamp(stamp, dot.place, now),
                }
                true
            }
            (Gesture::Move(pointer), _) if self.down == Some(pointer.id) => {
                let apart = APART_PX / scale(frame, Vec2::from(pointer.at));
                if let Some(dot) = dot(pointer) {
                    self.ink.go(dot, apart, borders);
                }
                true
            }
            (Gesture::Up(pointer), _) if self.down == Some(pointer.id) => {
                self.down = None;
                self.ink.end();
                true
            }
            _ => false,
        }
    }
}

/// CSS pixels per millimetre at a place of the screen.
fn scale(frame: &Frame, at: Vec2) -> f32 {
    let lens = Lens::of(frame).filter(|lens| lens.point(at).is_some());
    lens.map_or_else(|| frame.camera.px_per_mm(&frame.viewport), |lens| lens.px_per_mm)
        .max(1e-3)
}

/// The point of the block under a place on the screen; beside the block, of the plane of the cut.
fn in_skin(frame: &Frame, at: Vec2) -> Option<Vec3> {
    if let Some((_, point)) = pick::at(frame, at) {
        return Some(point);
    }
    let (eye, along) = frame.camera.ray(at, &frame.viewport);
    let distance = (-frame.cut_mm - eye.z) / along.z;
    (distance.is_finite() && distance > 0.0).then(|| eye + along * distance)
}

/// Where a point of the block is to be seen: in the lens, or where the camera sees it, unless it lies on a side that is
/// turned away or under the lens.
fn on_screen(frame: &Frame, point: Vec3) -> Option<Vec2> {
    let at = frame.camera.project(point, &frame.viewport);
    if let Some(lens) = Lens::of(frame) {
        let is_cut = (point.z + frame.cut_mm).abs() < ON_CUT_MM;
        let within = lens.project(point);
        if is_cut && within.distance(lens.centre) <= lens.radius {
            return Some(within);
        }
        if at.distance(lens.centre) <= lens.radius {
            return None;
        }
    }
    let is_side = point.x.abs() >= SIDE_MM && point.z < -ON_CUT_MM && point.y < -ON_CUT_MM;
    let faces = (frame.camera.eye.x - point.x) * point.x > 0.0;
    (at.is_finite() && (!is_side || faces)).then_some(at)
}

fn mark(words: Words, shape: Shape, shown: f32) -> Mark {
    let corners = |points: Vec<Vec2>| points.into_iter().map(|at| at.to_array()).collect::<Vec<_>>();
    // Three strengths are told apart; the style sheet has them.
    let class = |names: [&'static str; 3]| names[usize::from(shown < 0.9) + usize::from(shown < 0.5)];
    match shape {
        Shape::Area(line) => Mark::new(
            class(["ink-area", "ink-area fading", "ink-area faint"]),
            Form::Area(corners(line)),
        ),
        Shape::Ring(line, _) => Mark::new(
            class(["ink-ring", "ink-ring fading", "ink-ring faint"]),
            Form::Area(corners(line)),
        ),
        Shape::Here(at) => Mark::new(
            class(["ink-word", "ink-word fading", "ink-word faint"]),
            Form::Text {
                at: at.to_array(),
                text: words.say(key::INK_HERE).into(),
                size: None,
            },
        ),
    }
}

impl Inner {
    /// Draws the marks over a frame.
    pub(super) fn draw_ink(&mut self, frame: &Frame) {
        self.inking.draw(self.words, self.session.view.moment, frame);
    }
}

impl Desk {
    /// Takes a tool, puts it away, takes marks back.
    pub(super) fn pencil(self: &Rc<Self>, pencil: Pencil) {
        match pencil {
            Pencil::Take(tool) => {
                if tool.is_some() {
                    self.compare(None);
                    self.lay_sheet();
                }
                let mut state = self.state.borrow_mut();
                state.inking.tool = tool;
                state.inking.down = None;
                if let Some((hung, _)) = &state.inking.hung {
                    hung.mark("data-drawing", tool.is_some());
                }
            }
            Pencil::Undo => self.state.borrow_mut().inking.ink.undo(),
            Pencil::Clear => self.state.borrow_mut().inking.ink.clear(),
        }
        self.inked();
    }

    /// Lays the sheet over the stage, the first time that a tool is taken.
    fn lay_sheet(self: &Rc<Self>) {
        let stage = {
            let state = self.state.borrow();
            let stage = state.parts.as_ref().map(|parts| parts.nodes.stage.clone());
            stage.filter(|_| state.inking.sheet.is_none())
        };
        let Some(stage) = stage else { return };
        let node = dom::svg("svg")
            .class("sheet ink")
            .part("ink")
            .attr("aria-hidden", "true");
        let Some(element) = node.element() else { return };
        let desk = Rc::clone(self);
        let listeners = web::gestures(&element, &element, move |gesture| desk.feel_ink(&gesture));
        let mut state = self.state.borrow_mut();
        state.inking.sheet = Some(Sheet::new(element));
        state.inking.hung = Some((Hung::new(node, &stage, None), listeners));
    }

    fn feel_ink(self: &Rc<Self>, gesture: &Gesture) -> bool {
        if matches!(gesture, Gesture::Touch { .. }) {
            return true;
        }
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        let Some(frame) = &state.frame else { return false };
        let changed = state.inking.feel(gesture, frame, state.session.view.moment);
        drop(guard);
        if changed {
            self.inked();
        }
        changed
    }

    /// After a change: the marks are drawn anew, and the page is told.
    fn inked(self: &Rc<Self>) {
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        if let Some(frame) = &state.frame {
            state.inking.draw(state.words, state.session.view.moment, frame);
        }
        let told = state.inking.told();
        drop(guard);
        self.page.inked.set(told);
    }
}
