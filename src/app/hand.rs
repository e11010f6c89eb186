//! What hands on the picture mean: the needle and the pill move the depth, anything else turns or shifts the view.

use glam::{Vec2, Vec3};

use crate::plan::{Command, Depth, Moment, Session, Stage, View, axis};
use crate::scene::{Frame, Seam};
use crate::units::Length;
use crate::web::{Gesture, Pointer};

/// A finger that stays within this distance has not moved. CSS pixels.
const TAP_PX: f32 = 4.0;
/// A needle answers within this distance: a mouse, a finger. CSS pixels.
const REACH_PX: [f32; 2] = [14.0, 28.0];
/// Length of the shaft above the skin that can be held.
const SHAFT_MM: f32 = 0.7;
/// Radians per pixel.
const TURN: f64 = 0.006;
/// Zoom per pixel of the wheel, and per press of a key.
const WHEEL: f32 = 0.0022;
const KEY_ZOOM: f64 = 1.2;
/// Steps of the time axis per press of a key.
const KEY_TIME: f64 = 0.01;
/// How far a press of a key moves the seam, millimetres.
const KEY_SEAM_MM: f32 = 0.2;
/// Radians per press of a key.
const KEY_TURN: f64 = 0.1;

/// What is held.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Held {
    /// The needle: depth and height at which it was taken, and the pixels of a millimetre there.
    Needle { depth_mm: f64, y: f32, px_per_mm: f32 },
    /// The seam: where it stood, where it was taken, the pixels of a millimetre there, how far left it may go, and where it
    /// goes when it is only tapped; none once the hand has left that place.
    Seam {
        mm: f32,
        at: [f32; 2],
        px_per_mm: f32,
        least_mm: f32,
        tapped_mm: Option<f32>,
    },
    /// The block.
    Block,
}

/// The hands on the picture.
#[derive(Debug, Default)]
pub(super) struct Hand {
    pointers: Vec<Pointer>,
    held: Option<Held>,
    /// The block was moved since it is held.
    moves: bool,
}

/// What a gesture comes to.
#[derive(Debug, Default)]
pub(super) struct Meaning {
    /// To be carried out.
    pub(super) commands: Vec<Command>,
    /// The browser is to do nothing of its own.
    pub(super) taken: bool,
    /// The camera follows without a tween.
    pub(super) direct: bool,
}

impl Meaning {
    fn of(command: Command) -> Self {
        Self {
            commands: vec![command],
            taken: true,
            direct: true,
        }
    }
}

impl Hand {
    /// What a gesture means. `focused` is whether the picture has the keyboard.
    pub(super) fn feel(
        &mut self,
        gesture: Gesture,
        frame: &Frame,
        session: &Session,
        focused: bool,
    ) -> Meaning {
        match gesture {
            Gesture::Touch { at, fingers } => Meaning {
                taken: fingers > 1 || on_needle(frame, at, true),
                ..Meaning::default()
            },
            Gesture::Down(pointer) => {
                self.pointers.push(pointer);
                self.held = Some(
                    if self.pointers.len() == 1 && on_needle(frame, pointer.at, pointer.coarse) {
                        hold(frame, session, pointer.at[1])
                    } else {
                        Held::Block
                    },
                );
                Meaning::default()
            }
            Gesture::Move(pointer) => self.moved(pointer, frame, session),
            Gesture::Up(pointer) => {
                self.pointers.retain(|other| other.id != pointer.id);
                if self.pointers.is_empty() {
                    (self.held, self.moves) = (None, false);
                }
                Meaning::default()
            }
            Gesture::Wheel { delta, zooms, .. } if zooms || focused => {
                Meaning::of(Command::ZoomBy(f64::from((-delta * WHEEL).exp())))
            }
            Gesture::Wheel { .. } | Gesture::Leave => Meaning::default(),
            Gesture::Key { name, shift } => {
                key(&name, shift, session).map_or_else(Meaning::default, Meaning::of)
            }
        }
    }

    /// Takes hold of the pill at the set depth.
    pub(super) fn hold_pill(&mut self, pointer: Pointer, frame: &Frame, session: &Session) {
        self.hold(pointer, hold(frame, session, pointer.at[1]));
    }

    /// Takes hold of the seam.
    pub(super) fn hold_seam(&mut self, pointer: Pointer, frame: &Frame, seam: &Seam) {
        let at = |x: f32| {
            let place = Vec3::new(x, seam.grip.y, seam.grip.z);
            frame.camera.project(place, &frame.viewport).x
        };
        let held = Held::Seam {
            mm: seam.grip.x,
            at: pointer.at,
            px_per_mm: (at(1.0) - at(0.0)).max(20.0),
            least_mm: seam.least_mm,
            tapped_mm: Some(toggled(frame.split_mm, seam)),
        };
        self.hold(pointer, held);
    }

    fn hold(&mut self, pointer: Pointer, held: Held) {
        self.pointers = vec![pointer];
        self.moves = false;
        self.held = Some(held);
    }

    /// Where the seam goes, if it is let go and was not moved.
    pub(super) fn taps_seam(&self) -> Option<Command> {
        match self.held {
            Some(Held::Seam { tapped_mm, .. }) => tapped_mm.map(|mm| Command::SetSeam(mm.into())),
            _ => None,
        }
    }

    /// Is something held?
    pub(super) fn holds(&self) -> bool {
        self.held.is_some()
    }

    /// Is the block being turned, shifted or brought nearer?
    pub(super) fn moves_block(&self) -> bool {
        self.moves
    }

    /// Is the needle held?
    pub(super) fn holds_needle(&self) -> bool {
        matches!(self.held, Some(Held::Needle { .. }))
    }

    fn moved(&mut self, pointer: Pointer, frame: &Frame, session: &Session) -> Meaning {
        let Some(index) = self.pointers.iter().position(|other| other.id == pointer.id) else {
            return Meaning::default();
        };
        let before = self.spread();
        let step = Vec2::from(pointer.at) - Vec2::from(self.pointers[index].at);
        self.pointers[index] = pointer;
        self.moves |= self.held == Some(Held::Block);
        if let Some(Held::Seam { at, tapped_mm, .. }) = &mut self.held
            && Vec2::from(*at).distance(Vec2::from(pointer.at)) >= TAP_PX
        {
            *tapped_mm = None;
        }
        if let (Some(before), Some(after)) = (before, self.spread()) {
            return Meaning::of(Command::ZoomBy(f64::from(after / before.max(1.0))));
        }
        match self.held {
            Some(Held::Needle {
                depth_mm,
                y,
                px_per_mm,
            }) => {
                let mm = depth_mm + f64::from((pointer.at[1] - y) / px_per_mm);
                Meaning::of(Command::SetDepth(Depth::clamped(Length::from_mm(mm))))
            }
            Some(Held::Seam {
                mm,
                at,
                px_per_mm,
                least_mm,
                ..
            }) => {
                let mm = mm + (pointer.at[0] - at[0]) / px_per_mm;
                Meaning::of(Command::SetSeam(mm.max(least_mm).into()))
            }
            Some(Held::Block) => Meaning::of(shift(step, frame, session.view.stage)),
            None => Meaning::default(),
        }
    }

    /// Distance of two fingers.
    fn spread(&self) -> Option<f32> {
        match self.pointers[..] {
            [a, b] => Some(Vec2::from(a.at).distance(Vec2::from(b.at))),
            _ => None,
        }
    }
}

/// A drag beside the needles: the block turns, the flat views shift.
fn shift(step: Vec2, frame: &Frame, stage: Stage) -> Command {
    match stage {
        Stage::Block | Stage::Surface => Command::Turn {
            yaw: -f64::from(step.x) * TURN,
            pitch: f64::from(step.y) * TURN,
        },
        Stage::Section | Stage::Loupe => {
            let mm = -step / frame.camera.px_per_mm(&frame.viewport).max(1.0);
            // The loupe moves with the finger, a zoomed section moves under it.
            let along = if stage == Stage::Loupe { -1.0 } else { 1.0 };
            Command::MoveFocus([f64::from(mm.x * along), f64::from(mm.y * along)])
        }
    }
}

fn hold(frame: &Frame, session: &Session, y: f32) -> Held {
    let at = |depth: f32| {
        frame
            .camera
            .project(frame.ruler.origin - Vec3::Y * depth, &frame.viewport)
            .y
    };
    Held::Needle {
        depth_mm: session.plan.depth.mm(),
        y,
        px_per_mm: (at(1.0) - at(0.0)).max(20.0),
    }
}

/// Is this place on or near a needle that stands in the cut?
pub(super) fn on_needle(frame: &Frame, at: [f32; 2], coarse: bool) -> bool {
    let Some(needles) = frame.needles.as_ref().filter(|needles| needles.opacity > 0.3) else {
        return false;
    };
    let at = Vec2::from(at);
    needles
        .axes
        .iter()
        .filter(|axis| axis.y.abs() < 1e-3)
        .any(|axis| {
            let place = |y: f32| {
                frame
                    .camera
                    .project(Vec3::new(axis.x, y, axis.y), &frame.viewport)
            };
            let (top, tip) = (place(SHAFT_MM), place(-needles.tip_mm));
            let along = tip - top;
            let share = ((at - top).dot(along) / along.length_squared().max(1e-3)).clamp(0.0, 1.0);
            at.distance(top + along * share) <= REACH_PX[usize::from(coarse)]
        })
}

/// Where a tap puts the seam: to the middle, or away again.
fn toggled(split: Option<f32>, seam: &Seam) -> f32 {
    if split.is_none_or(|at| at <= seam.least_mm + 0.01) {
        0.0
    } else {
        seam.least_mm
    }
}

/// What a key means on the grip of the seam.
pub(super) fn seam_key(name: &str, frame: &Frame) -> Meaning {
    let Some(seam) = &frame.seam else {
        return Meaning::default();
    };
    let to = match (name, frame.split_mm) {
        ("ArrowRight" | "ArrowUp", Some(at)) => at + KEY_SEAM_MM,
        ("ArrowLeft" | "ArrowDown", Some(at)) => (at - KEY_SEAM_MM).max(seam.least_mm),
        ("Enter" | " ", _) => toggled(frame.split_mm, seam),
        ("ArrowRight" | "ArrowUp", None) => 0.0,
        ("Home", _) | ("ArrowLeft" | "ArrowDown", None) => seam.least_mm,
        ("End", _) => View::FOCUS_RIGHT_MM as f32,
        _ => return Meaning::default(),
    };
    Meaning::of(Command::SetSeam(to.into()))
}

fn key(name: &str, shift: bool, session: &Session) -> Option<Command> {
    let (plan, view) = (&session.plan, &session.view);
    let depth = |by: f64| {
        let mm = plan.depth.mm() + by * Depth::STEP_MM;
        Command::SetDepth(Depth::clamped(Length::from_mm(mm)))
    };
    let time = |by: f64| Command::SetMoment(axis::moment((axis::position(view.moment) + by).clamp(0.0, 1.0)));
    let turn = |yaw: f64, pitch: f64| Command::Turn {
        yaw: yaw * KEY_TURN,
        pitch: pitch * KEY_TURN,
    };
    Some(match (name, shift) {
        ("ArrowUp", false) => depth(-1.0),
        ("ArrowDown", false) => depth(1.0),
        ("ArrowLeft", false) => time(-KEY_TIME),
        ("ArrowRight", false) => time(KEY_TIME),
        ("ArrowUp", true) => turn(0.0, 1.0),
        ("ArrowDown", true) => turn(0.0, -1.0),
        ("ArrowLeft", true) => turn(-1.0, 0.0),
        ("ArrowRight", true) => turn(1.0, 0.0),
        ("Home", _) => Command::SetMoment(Moment::Before),
        ("End", _) => Command::SetMoment(axis::moment(1.0)),
        (" ", _) => Command::Play(!view.playing),
        ("+" | "=", _) => Command::ZoomBy(KEY_ZOOM),
        ("-" | "_", _) => Command::ZoomBy(1.0 / KEY_ZOOM),
        _ => return None,
    })
}
