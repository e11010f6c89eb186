//! Where the section stands on the page: its scale, the ruler on its left, the names on its right.

use glam::Vec2;

use super::shapes::{Anchor, Caption, Geometry, Part, Shape};
use crate::scene::labels::{spread, structure_of};
use crate::scene::palette::{Rgb, Role};
use crate::scene::{Frame, Structure};
use crate::skin::Layer;

/// Half the width of the block, millimetres.
pub(super) const HALF_WIDTH_MM: f32 = 2.0;
/// Room above the surface, for needles and hair, millimetres.
pub(super) const ABOVE_MM: f32 = 0.6;
/// Room for the ruler and for the names, CSS pixels.
const RULER_PX: f32 = 48.0;
const NAMES_PX: f32 = 172.0;
const NAMES_COMPACT_PX: f32 = 130.0;
const MARGIN_PX: f32 = 12.0;
/// Height of letters and of a name's slot.
const LETTERS_PX: f32 = 13.0;
const SLOT_PX: f32 = 18.0;

/// The scale of the section and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Layout {
    /// Where the middle of the surface is, CSS pixels.
    pub origin: Vec2,
    /// Scale of both axes.
    pub px_per_mm: f32,
    /// Length of the leaders to the names.
    leader_px: f32,
}

impl Layout {
    /// As large as the free part of the screen allows, with room for ruler and names.
    pub fn of(frame: &Frame) -> Self {
        let [left, top, right, bottom] = frame.viewport.free();
        let (names, leader_px) = if frame.viewport.compact {
            (NAMES_COMPACT_PX, 6.0)
        } else {
            (NAMES_PX, 24.0)
        };
        let wide = right - left - RULER_PX - names - 2.0 * MARGIN_PX;
        let high = bottom - top - 2.0 * MARGIN_PX;
        let depth = frame.anatomy.borders.bottom;
        let px_per_mm = (wide / (2.0 * HALF_WIDTH_MM))
            .min(high / (depth + ABOVE_MM))
            .max(1.0);
        let used = Vec2::new(2.0 * HALF_WIDTH_MM, depth + ABOVE_MM) * px_per_mm;
        let spare = Vec2::new(wide, high) - used;
        Self {
            origin: Vec2::new(
                left + MARGIN_PX + RULER_PX + 0.5 * (spare.x.max(0.0) + used.x),
                top + MARGIN_PX + 0.5 * spare.y.max(0.0) + ABOVE_MM * px_per_mm,
            ),
            px_per_mm,
            leader_px,
        }
    }

    /// Where a point of the section is on the page.
    pub fn place(&self, x_mm: f32, depth_mm: f32) -> Vec2 {
        self.origin + Vec2::new(x_mm, depth_mm) * self.px_per_mm
    }
}

/// A colour of the palette for the frame's theme.
pub(super) fn color(frame: &Frame, role: Role) -> Rgb {
    role.rgb_on(frame.dark)
}

/// Ticks every tenth of a millimetre, numbers at whole ones, and the depth that is set.
pub(super) fn ruler(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    let ink = color(frame, Role::Ink);
    let edge = layout.place(-HALF_WIDTH_MM, 0.0) - Vec2::new(8.0, 0.0);
    let tenths = (frame.ruler.length_mm * 10.0 + 0.01) as u8;
    // Ticks closer than this run into each other.
    let step = if layout.px_per_mm < 40.0 { 5 } else { 1 };
    for tenth in (0..=tenths).filter(|tenth| tenth % step == 0) {
        let y = layout.place(0.0, f32::from(tenth) / 10.0).y;
        let from = Vec2::new(edge.x, y);
        let length = match (tenth % 10, tenth % 5) {
            (0, _) => 11.0,
            (_, 0) => 8.0,
            _ => 4.0,
        };
        let tick = Geometry::Line {
            from,
            to: from - Vec2::new(length, 0.0),
        };
        all.push(Shape::stroked(Part::Ruler, tick, ink, 1.0));
        if tenth % 10 == 0 {
            let text = Geometry::Text {
                at: from - Vec2::new(15.0, 0.0),
                anchor: Anchor::End,
                size: LETTERS_PX - 1.0,
                caption: Caption::Tick(tenth / 10),
            };
            all.push(Shape::filled(Part::Ruler, text, ink));
        }
    }
    if let Some(marked) = frame.ruler.marked_mm {
        let accent = color(frame, Role::AccentStrong);
        let line = Geometry::Line {
            from: layout.place(-HALF_WIDTH_MM, marked),
            to: layout.place(HALF_WIDTH_MM, marked),
        };
        let mut mark = Shape::stroked(Part::Mark, line, accent, 1.5);
        mark.dashed = true;
        all.push(mark);
        let text = Geometry::Text {
            at: layout.place(-HALF_WIDTH_MM, marked) + Vec2::new(4.0, -9.0),
            anchor: Anchor::Start,
            size: LETTERS_PX,
            caption: Caption::Depth((marked * 100.0).round() as u16),
        };
        all.push(Shape::filled(Part::Mark, text, accent));
    }
}

/// The layers' names, pushed apart where layers are thin.
pub(super) fn names(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    let ink = color(frame, Role::Ink);
    let middle = |layer: Layer| {
        let (upper, lower) = frame.anatomy.borders.range(layer);
        layout.place(HALF_WIDTH_MM, 0.5 * (upper + lower))
    };
    let wanted = Layer::ALL.map(|layer| middle(layer).y);
    let [_, top, _, bottom] = frame.viewport.free();
    let places = spread(&wanted, SLOT_PX, top + SLOT_PX, bottom - SLOT_PX);
    for (layer, y) in Layer::ALL.into_iter().zip(places) {
        let from = middle(layer);
        let bend = Vec2::new(from.x + layout.leader_px, y);
        let end = bend + Vec2::new(4.0, 0.0);
        let leader = Geometry::Polyline(vec![from, bend, end]);
        all.push(Shape::stroked(Part::Name, leader, ink, 0.8).faded(0.75));
        let text = Geometry::Text {
            at: end + Vec2::new(4.0, 0.0),
            anchor: Anchor::Start,
            size: LETTERS_PX,
            caption: Caption::Name(structure_of(layer)),
        };
        all.push(Shape::filled(Part::Name, text, ink));
    }
}

/// The part of a structure.
pub(super) const fn part(structure: Structure) -> Part {
    Part::Structure(structure)
}
