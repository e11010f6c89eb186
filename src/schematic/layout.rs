//! Where the section stands on the page: its scale, the ruler on its left, the names on its right.

use glam::Vec2;

use super::shapes::{Anchor, Caption, Geometry, Part, Shape};
use crate::scene::labels::{apart, layer_of, structure_of};
use crate::scene::palette::{Rgb, Role};
use crate::scene::{ChannelSite, Frame, Structure};
use crate::skin::Layer;
use crate::skin::anatomy::Anatomy;
use crate::units::in_order;

/// Half the width of the block, millimetres.
pub(super) const HALF_WIDTH_MM: f32 = 2.0;
/// Room above the surface, for needles and hair, millimetres.
pub(super) const ABOVE_MM: f32 = 0.6;
/// Room for the ruler and for the names, CSS pixels.
const RULER_PX: f32 = 48.0;
const NAMES_PX: f32 = 172.0;
const NAMES_COMPACT_PX: f32 = 130.0;
const MARGIN_PX: f32 = 12.0;
/// Narrow screens show the half with the follicle, larger, rather than all of it small.
const COMPACT_LEFT_MM: f32 = -0.4;
/// Height of letters and of a name's slot.
const LETTERS_PX: f32 = 13.0;
const SLOT_PX: f32 = 18.0;
/// Size of the pill with the set depth.
const PILL_PX: Vec2 = Vec2::new(66.0, 18.0);

/// The scale of the section and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Layout {
    /// Where the middle of the surface is, CSS pixels.
    pub origin: Vec2,
    /// Scale of both axes.
    pub px_per_mm: f32,
    /// Left and right end of what is drawn, millimetres.
    pub ends_mm: [f32; 2],
    /// Length of the leaders to the names.
    leader_px: f32,
}

impl Layout {
    /// As large as the free part of the screen allows, with room for ruler and names.
    pub fn of(frame: &Frame) -> Self {
        let [left, top, right, bottom] = frame.viewport.free();
        let (names, leader_px, left_mm) = if frame.viewport.compact {
            (NAMES_COMPACT_PX, 6.0, COMPACT_LEFT_MM)
        } else {
            (NAMES_PX, 24.0, -HALF_WIDTH_MM)
        };
        let wide_mm = HALF_WIDTH_MM - left_mm;
        // Names of layers stand on the right, all others on the left of the ruler.
        let others = if frame.viewport.compact { 0.0 } else { NAMES_PX };
        let wide = right - left - RULER_PX - names - others - 2.0 * MARGIN_PX;
        let high = bottom - top - 2.0 * MARGIN_PX;
        let depth = frame.anatomy.borders.bottom;
        let px_per_mm = (wide / wide_mm).min(high / (depth + ABOVE_MM)).max(1.0);
        let used = Vec2::new(wide_mm, depth + ABOVE_MM) * px_per_mm;
        let spare = Vec2::new(wide, high) - used;
        Self {
            origin: Vec2::new(
                left + MARGIN_PX + others + RULER_PX + 0.5 * spare.x.max(0.0) - left_mm * px_per_mm,
                top + MARGIN_PX + 0.5 * spare.y.max(0.0) + ABOVE_MM * px_per_mm,
            ),
            px_per_mm,
            ends_mm: [left_mm, HALF_WIDTH_MM],
            leader_px,
        }
    }

    /// Is a place of the section drawn, with so much room around it?
    pub(super) fn shows(&self, x_mm: f32, room_mm: f32) -> bool {
        let [left, right] = self.ends_mm;
        (left + room_mm..=right - room_mm).contains(&x_mm)
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
    let edge = layout.place(layout.ends_mm[0], 0.0) - Vec2::new(8.0, 0.0);
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
    if let Some((marked, [begins, line])) = frame.ruler.marked_mm.zip(frame.ruler.line_mm()) {
        let accent = color(frame, Role::AccentStrong);
        let line = Geometry::Line {
            from: layout.place(layout.ends_mm[0], line),
            to: layout.place(HALF_WIDTH_MM, line),
        };
        let mut mark = Shape::stroked(Part::Mark, line, accent, 1.5);
        mark.dashed = true;
        all.push(mark);
        // The number stands on a pill of its own: tissue is too lively to read on. Where tips end elsewhere, it still marks
        // the set depth.
        if begins < marked {
            let foot = layout.place(layout.ends_mm[0], marked);
            let tick = Geometry::Line {
                from: foot,
                to: foot + Vec2::new(PILL_PX.x, 0.0),
            };
            all.push(Shape::stroked(Part::Mark, tick, accent, 1.5));
        }
        let corner = layout.place(layout.ends_mm[0], marked) + Vec2::new(3.0, -3.0);
        let pill = Geometry::Polygon(vec![
            corner,
            corner + Vec2::new(PILL_PX.x, 0.0),
            corner + Vec2::new(PILL_PX.x, -PILL_PX.y),
            corner - Vec2::new(0.0, PILL_PX.y),
        ]);
        all.push(Shape::filled(Part::Mark, pill, Role::AccentStrong.rgb()));
        let text = Geometry::Text {
            at: corner + Vec2::new(6.0, -0.5 * PILL_PX.y),
            anchor: Anchor::Start,
            size: LETTERS_PX,
            caption: Caption::Depth((marked * 100.0).round() as u16),
        };
        all.push(Shape::filled(Part::Mark, text, Role::PageCenter.rgb()));
    }
}

/// The layers' names, pushed apart where layers are thin.
pub(super) fn names(frame: &Frame, layout: &Layout, below: [f32; 2], all: &mut Vec<Shape>) {
    let ink = color(frame, Role::Ink);
    let middle = |layer: Layer| {
        let (upper, lower) = frame.anatomy.borders.range(layer);
        layout.place(HALF_WIDTH_MM, 0.5 * (upper + lower))
    };
    let wanted = Layer::ALL.map(|layer| middle(layer).y);
    let [_, top, _, bottom] = frame.viewport.free();
    let places = heights(&wanted, top.max(below[1]), bottom);
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
    if !frame.viewport.compact {
        structures(frame, layout, below[0], all);
    }
}

/// The names of what the picture names besides layers, left of the ruler, as far as they stand in the section.
fn structures(frame: &Frame, layout: &Layout, below: f32, all: &mut Vec<Shape>) {
    let ink = color(frame, Role::Ink);
    let [_, top, _, bottom] = frame.viewport.free();
    let mut named: Vec<(Structure, Vec2)> = frame
        .labels
        .iter()
        .filter(|label| layer_of(label.structure).is_none())
        .filter(|label| label.anchor.z > -0.1 && layout.shows(label.anchor.x, 0.05))
        .map(|label| (label.structure, layout.place(label.anchor.x, -label.anchor.y)))
        .collect();
    in_order(&mut named, |a, b| a.1.y < b.1.y);
    let wanted: Vec<f32> = named.iter().map(|(_, at)| at.y).collect();
    let places = heights(&wanted, top.max(below), bottom);
    let edge = layout.place(layout.ends_mm[0], 0.0).x - RULER_PX;
    for ((structure, at), y) in named.into_iter().zip(places) {
        let end = Vec2::new(edge - 4.0, y);
        let bend = Vec2::new(edge + RULER_PX - 2.0, y);
        for (width, paint, opacity) in [(2.4, color(frame, Role::PageCenter), 0.6), (0.8, ink, 0.75)] {
            let leader = Geometry::Polyline(vec![end, bend, at]);
            all.push(Shape::stroked(Part::Name, leader, paint, width).faded(opacity));
        }
        let dot = Geometry::Circle {
            center: at,
            radius: 1.8,
        };
        all.push(Shape::filled(Part::Name, dot, ink));
        let text = Geometry::Text {
            at: end - Vec2::new(4.0, 0.0),
            anchor: Anchor::End,
            size: LETTERS_PX,
            caption: Caption::Name(structure),
        };
        all.push(Shape::filled(Part::Name, text, ink));
    }
}

/// Does an axis `(x, z)` stand in the cut, where it is drawn?
pub(super) fn is_in_cut(layout: &Layout, axis: Vec2) -> bool {
    axis.y > -0.05 && layout.shows(axis.x, 0.1)
}

/// The channels in the cut, right of a seam.
pub(super) fn in_cut<'a>(frame: &'a Frame, layout: &'a Layout) -> impl Iterator<Item = &'a ChannelSite> {
    let sites = frame.channels.sites.iter();
    sites.filter(|site| is_in_cut(layout, site.axis) && frame.is_treated(site.axis.x))
}

/// Half the height of the rete ridges as drawn: they never reach into the stratum corneum.
pub(super) fn ridge_of(anatomy: &Anatomy) -> f32 {
    let borders = &anatomy.borders;
    let room = (borders.junction - borders.stratum_corneum - 0.005).max(0.0);
    (0.5 * anatomy.rete_amplitude).min(room)
}

/// The part of a structure.
pub(super) const fn part(structure: Structure) -> Part {
    Part::Structure(structure)
}

/// Heights of names from `top` to `bottom`; on a page that is too low for all of them the last ones stand below it.
fn heights(wanted: &[f32], top: f32, bottom: f32) -> Vec<f32> {
    apart(wanted, SLOT_PX, [top + SLOT_PX, bottom - SLOT_PX], &[]).unwrap_or_else(|| {
        let slots = (1..=wanted.len()).map(|slot| top + SLOT_PX * slot as f32);
        slots.collect()
    })
}
