//! Needles, channels and the product, in the cut.

use glam::{Vec2, Vec3};

use super::Layout;
use super::layout::{ABOVE_MM, color, in_cut, is_in_cut, part};
use super::shapes::{Anchor, Caption, Geometry, Part, Shape};
use crate::absorption::Field;
use crate::scene::palette::{Role, SERUM_CONTOURS};
use crate::scene::{Concentration, Frame, Structure, holder};
use crate::units::bounded;

/// Height of the letters beside the seam, how far they stand from it, and the room that a name wants. CSS pixels.
const SEAM_LETTERS_PX: f32 = 13.0;
const SEAM_AIR_PX: f32 = 7.0;
const SEAM_NAME_PX: f32 = 52.0;

/// The line between intact skin and skin as it is now, with a name on either side.
pub(super) fn seam(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    let [left, right] = layout.ends_mm;
    let Some(split) = frame.split_mm.filter(|split| (left..right).contains(split)) else {
        return;
    };
    let from = layout.place(split, -ABOVE_MM);
    let to = layout.place(split, frame.anatomy.borders.bottom);
    let ink = color(frame, Role::Ink);
    all.push(Shape::stroked(
        Part::Seam,
        Geometry::Line { from, to },
        color(frame, Role::PageCenter),
        3.0,
    ));
    all.push(Shape::stroked(Part::Seam, Geometry::Line { from, to }, ink, 1.0));
    for (side, anchor, along, room_mm) in [
        (0, Anchor::End, -SEAM_AIR_PX, split - left),
        (1, Anchor::Start, SEAM_AIR_PX, right - split),
    ] {
        if room_mm * layout.px_per_mm >= SEAM_NAME_PX {
            let text = Geometry::Text {
                at: from + Vec2::new(along, 0.5 * SEAM_LETTERS_PX),
                anchor,
                size: SEAM_LETTERS_PX,
                caption: Caption::Half(side),
            };
            all.push(Shape::filled(Part::Seam, text, ink));
        }
    }
}

/// Channels that narrow downward, with their clot on top.
pub(super) fn channels(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    let channels = &frame.channels;
    if channels.open < 0.02 || frame.needles.as_ref().is_some_and(|needles| !needles.blurred) {
        return;
    }
    for site in in_cut(frame, layout) {
        let top = channels.radius_mm * channels.open;
        let at = |side: f32, share: f32| {
            let radius = top * (1.0 - 0.5 * share);
            layout.place(site.axis.x + side * radius, share * site.depth_mm)
        };
        let tip = layout.place(site.axis.x, site.depth_mm);
        let outline = vec![at(-1.0, 0.0), at(-1.0, 0.88), tip, at(1.0, 0.88), at(1.0, 0.0)];
        all.push(Shape::filled(
            part(Structure::Channel),
            Geometry::Polygon(outline),
            Role::ChannelFluid.rgb(),
        ));
        if channels.crosses_vessels && channels.clot > 0.05 {
            let plug = vec![at(-1.0, 0.0), at(-1.0, 0.4), at(1.0, 0.4), at(1.0, 0.0)];
            all.push(
                Shape::filled(part(Structure::Clot), Geometry::Polygon(plug), Role::Clot.rgb())
                    .faded(channels.clot),
            );
        }
    }
}

/// Needles with their taper, and the band in which tips end over people.
pub(super) fn needles(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    let Some(needles) = &frame.needles else { return };
    let [low, high] = needles.reached_mm;
    let band = vec![
        layout.place(layout.ends_mm[0], low),
        layout.place(layout.ends_mm[1], low),
        layout.place(layout.ends_mm[1], high),
        layout.place(layout.ends_mm[0], high),
    ];
    all.push(Shape::filled(Part::Reached, Geometry::Polygon(band), color(frame, Role::Accent)).faded(0.18));
    // Needles that go too fast to be seen stand at four moments of a stroke, driven by a crank, one over the other.
    let (moments, share): (&[f32], f32) = if needles.blurred {
        (&[1.0, 0.69, 0.31, 0.04], 0.35)
    } else {
        (&[1.0], 1.0)
    };
    let opacity = share * needles.opacity;
    let axes = needles.axes.iter().filter(|axis| is_in_cut(layout, **axis));
    for (axis, moment) in axes.flat_map(|axis| moments.iter().map(move |moment| (axis, moment))) {
        let at = |side: f32, depth: f32| layout.place(axis.x + side * needles.radius_mm, depth);
        let tip_mm = moment * needles.tip_at(axis.x);
        let shoulder = (tip_mm - needles.taper_mm).max(-ABOVE_MM);
        // Where the taper itself is cut off above, its width there is kept.
        let share = ((tip_mm - shoulder) / needles.taper_mm.max(1e-3)).clamp(0.0, 1.0);
        let mut outline = vec![
            at(-share, shoulder),
            layout.place(axis.x, tip_mm),
            at(share, shoulder),
        ];
        if shoulder > -ABOVE_MM {
            outline.push(at(1.0, -ABOVE_MM));
            outline.push(at(-1.0, -ABOVE_MM));
        }
        let mut needle = Shape::filled(
            part(Structure::Needle),
            Geometry::Polygon(outline),
            Role::SteelLight.rgb(),
        );
        needle.stroke = Some((Role::Steel.rgb(), 1.0));
        all.push(needle.faded(opacity));
        // A band of shade along the shaft makes it round.
        let shade = vec![
            layout.place(axis.x + 0.45 * needles.radius_mm, -ABOVE_MM),
            layout.place(axis.x + 0.45 * needles.radius_mm, shoulder),
            layout.place(axis.x, tip_mm),
        ];
        let width = 0.5 * needles.radius_mm * layout.px_per_mm;
        let shade = Shape::stroked(Part::Grain, Geometry::Polyline(shade), Role::Steel.rgb(), width);
        all.push(shade.faded(0.35 * opacity));
    }
}

/// What holds the needles, as far as there is room above the skin.
pub(super) fn holder(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    for piece in holder::pieces(frame) {
        let at = |point: &Vec3| {
            let x = bounded(point.x, layout.ends_mm[0], layout.ends_mm[1]);
            layout.place(x, -point.y.min(ABOVE_MM))
        };
        let outline = piece.outline.iter().map(at).collect();
        let steel = color(frame, Role::Steel);
        let shape = if piece.line {
            Shape::stroked(Part::Grain, Geometry::Polyline(outline), steel, 1.4)
        } else {
            Shape::filled(Part::Grain, Geometry::Polygon(outline), steel)
        };
        all.push(shape.faded(piece.share));
    }
}

/// The computed concentration as one outline for each contour level around each channel, and the film on the surface.
pub(super) fn product(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    let Some(shown) = &frame.concentration else { return };
    for (level, role) in
        SERUM_CONTOURS
            .into_iter()
            .zip([Role::ProductLow, Role::ProductMid, Role::ProductHigh])
    {
        let widths = contour(shown, level);
        if widths.len() < 2 {
            continue;
        }
        for site in in_cut(frame, layout) {
            let side = |sign: f32| {
                widths.iter().map(move |&[radius, depth]| {
                    let x = bounded(site.axis.x + sign * radius, layout.ends_mm[0], layout.ends_mm[1]);
                    layout.place(x, depth)
                })
            };
            let outline: Vec<Vec2> = side(-1.0).chain(side(1.0).rev()).collect();
            all.push(
                Shape::filled(part(Structure::Product), Geometry::Polygon(outline), role.rgb()).faded(0.5),
            );
        }
    }
    if shown.film > 0.01 {
        let film = Geometry::Line {
            from: layout.place(layout.ends_mm[0], 0.0),
            to: layout.place(layout.ends_mm[1], 0.0),
        };
        all.push(
            Shape::stroked(part(Structure::Product), film, Role::ProductHigh.rgb(), 3.0)
                .faded(0.3 + 0.7 * shown.film),
        );
    }
}

/// For each depth from the surface down, how far from the axis the concentration reaches a level: `[radius, depth]`,
/// until it does so nowhere. Between the centres of cells it runs straight.
fn contour(shown: &Concentration, level: f32) -> Vec<[f32; 2]> {
    let field = &shown.field;
    let step = field.r_max_mm as f32 / Field::N_R as f32;
    let down = field.z_max_mm as f32 / Field::N_Z as f32;
    let value = |row: usize, column: usize| {
        let at = |field: &Field| {
            field
                .values
                .get(row * Field::N_R + column)
                .copied()
                .unwrap_or_default()
        };
        at(field) + (at(&shown.next) - at(field)) * shown.mix
    };
    let mut widths = Vec::new();
    for row in 0..Field::N_Z {
        let Some(last) = (0..Field::N_R).rfind(|&column| value(row, column) >= level) else {
            break;
        };
        let beyond = if last + 1 < Field::N_R {
            let (inner, outer) = (value(row, last), value(row, last + 1));
            ((inner - level) / (inner - outer).max(1e-9)).clamp(0.0, 1.0)
        } else {
            0.5
        };
        let radius = (last as f32 + 0.5 + beyond) * step;
        let depth = (row as f32 + 0.5) * down;
        if row == 0 {
            widths.push([radius, 0.0]);
        }
        widths.push([radius, depth]);
    }
    widths
}
