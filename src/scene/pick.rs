//! Picking: what is at a place on screen. Geometry only, the same as the picture's, computed on the processor.

use glam::{Vec2, Vec3};

use super::labels::structure_of;
use super::pose::{BACK_MM, HALF_WIDTH_MM};
use super::{Frame, Lens, Structure, mirror};
use crate::skin::anatomy::{Tube, TubeKind};
use crate::units::bounded;

/// A fingertip is no needle: thin things answer within this distance, CSS pixels.
const REACH_PX: f32 = 7.0;
/// The cut shows a thick slice: structures this far behind it count as cut, millimetres.
const SLICE_MM: f32 = 0.07;
/// Height of the basal layer over the junction, millimetres: about one cell.
const BASAL_MM: f32 = 0.012;

/// What is at a place on screen (CSS pixels), and where in the skin that is; none beside the block.
pub fn at(frame: &Frame, place: Vec2) -> Option<(Structure, Vec3)> {
    if let Some(lens) = Lens::of(frame)
        && let Some(point) = lens.point(place)
    {
        let point = point.extend(-frame.cut_mm);
        let inside =
            point.x.abs() <= HALF_WIDTH_MM && (-frame.anatomy.borders.bottom..=0.0).contains(&point.y);
        return inside.then(|| (on_cut(frame, point, REACH_PX / lens.px_per_mm, true), point));
    }
    let (eye, along) = frame.camera.ray(place, &frame.viewport);
    let reach = REACH_PX / frame.camera.px_per_mm(&frame.viewport).max(1e-3);
    let needle = hit_needle(frame, eye, along, 0.5 * reach);
    let block = hit_block(frame, eye, along);
    match (needle, block) {
        (Some((distance, what)), Some((face, _))) if distance <= face + SLICE_MM => {
            Some((what, eye + along * distance))
        }
        (Some((distance, what)), None) => Some((what, eye + along * distance)),
        _ if mirror::share(frame) > 0.5 => {
            let point = eye - along * (eye.y / along.y.min(-1e-6));
            mirror::holds(frame, point).then(|| (on_top(frame, point, reach), point))
        }
        (_, Some((face, Face::Cut))) => {
            let point = eye + along * face;
            Some((on_cut(frame, point, reach, false), point))
        }
        (_, Some((face, Face::Top))) => {
            let point = eye + along * face;
            Some((on_top(frame, point, reach), point))
        }
        (_, Some((face, Face::Side))) => {
            let point = eye + along * face;
            Some((structure_of(frame.anatomy.borders.layer_at(-point.y)), point))
        }
        (None, None) => None,
    }
}

/// Does a needle stand between the eye and a point?
pub(super) fn is_behind_needle(frame: &Frame, point: Vec3) -> bool {
    let to = point - frame.camera.eye;
    let distance = to.length();
    let along = to / distance.max(1e-6);
    hit_needle(frame, frame.camera.eye, along, 0.0)
        .is_some_and(|(needle, _)| needle < distance - 2.0 * needle_radius(frame))
}

/// Does a needle cover the place on screen, in front of the cut?
pub(super) fn covers(frame: &Frame, place: Vec2) -> bool {
    let (eye, along) = frame.camera.ray(place, &frame.viewport);
    hit_needle(frame, eye, along, 0.0).is_some()
}

fn needle_radius(frame: &Frame) -> f32 {
    frame.needles.as_ref().map_or(0.0, |needles| needles.radius_mm)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Face {
    Cut,
    Top,
    Side,
}

/// Distance to the block along a ray and the face that it meets, by the slab method.
fn hit_block(frame: &Frame, eye: Vec3, along: Vec3) -> Option<(f32, Face)> {
    let low = Vec3::new(-HALF_WIDTH_MM, -frame.anatomy.borders.bottom, -BACK_MM);
    let high = Vec3::new(HALF_WIDTH_MM, 0.0, -frame.cut_mm);
    let (mut enter, mut leave, mut face) = (f32::MIN, f32::MAX, Face::Side);
    for (axis, name) in [(0, Face::Side), (1, Face::Top), (2, Face::Cut)] {
        let (e, d) = (eye[axis], along[axis]);
        if d.abs() < 1e-9 {
            if e < low[axis] || e > high[axis] {
                return None;
            }
            continue;
        }
        let (a, b) = ((low[axis] - e) / d, (high[axis] - e) / d);
        if a.min(b) > enter {
            (enter, face) = (a.min(b), name);
        }
        leave = leave.min(a.max(b));
    }
    (enter <= leave && enter > 0.0).then_some((enter, face))
}

/// The nearest needle along a ray. Only the parts that are seen: above the skin, and in the cut face as a whole.
fn hit_needle(frame: &Frame, eye: Vec3, along: Vec3, reach: f32) -> Option<(f32, Structure)> {
    const SHAFT_MM: f32 = 1.2;
    let needles = frame.needles.as_ref().filter(|needles| needles.opacity > 0.3)?;
    let mut nearest: Option<(f32, Structure)> = None;
    for axis in &needles.axes {
        let in_cut = (axis.y + frame.cut_mm).abs() < 0.01;
        let tip = -needles.tip_at(axis.x);
        let lowest = if in_cut { tip } else { tip.max(0.0) };
        let foot = Vec3::new(axis.x, lowest, axis.y);
        let head = Vec3::new(axis.x, SHAFT_MM.max(lowest + 0.1), axis.y);
        let (gap, distance, up) = ray_segment(eye, along, foot, head);
        let taper = ((up - tip) / needles.taper_mm.max(1e-3)).clamp(0.0, 1.0);
        if gap < (needles.radius_mm * taper).max(0.15 * needles.radius_mm) + reach
            && nearest.is_none_or(|(known, _)| distance < known)
        {
            let at_tip = up - tip < 0.25 * needles.taper_mm && tip < 0.0;
            nearest = Some((
                distance,
                if at_tip {
                    Structure::NeedleTip
                } else {
                    Structure::Needle
                },
            ));
        }
    }
    nearest
}

/// Closest approach of a ray and an upright segment: gap, distance along the ray, height on the segment.
fn ray_segment(eye: Vec3, along: Vec3, foot: Vec3, head: Vec3) -> (f32, f32, f32) {
    let up = head - foot;
    let length = up.length().max(1e-6);
    let up = up / length;
    let to = eye - foot;
    let b = along.dot(up);
    let denominator = 1.0 - b * b;
    let t = if denominator > 1e-6 {
        (b * up.dot(to) - along.dot(to)) / denominator
    } else {
        -along.dot(to)
    };
    let s = bounded(up.dot(to + along * t), 0.0, length);
    let on = foot + up * s;
    let t = along.dot(on - eye).max(0.0);
    ((eye + along * t).distance(on), t, on.y)
}

/// What the cut shows at a point, from what stands out most down to the layer.
fn on_cut(frame: &Frame, point: Vec3, reach: f32, fine: bool) -> Structure {
    let anatomy = &frame.anatomy;
    let flat = point.truncate();
    if let Some(channel) = in_channel(frame, point, reach) {
        return channel;
    }
    let follicle = &anatomy.follicle;
    let gland = Vec3::from(follicle.gland);
    if flat.distance(gland.truncate()) < follicle.gland_radius {
        return Structure::SebaceousGland;
    }
    let along = (point.y - follicle.mouth[1]) / (follicle.bulb[1] - follicle.mouth[1]).min(-1e-3);
    let [axis, ..] = follicle.axis(along.clamp(0.0, 1.0));
    if along < 1.05 && (flat.x - axis).abs() < follicle.sheath_radius {
        return Structure::HairFollicle;
    }
    let coil = Vec3::from(anatomy.sweat_coil);
    if coil.z > -0.5 && flat.distance(coil.truncate()) < COIL_MM {
        return Structure::SweatGland;
    }
    if let Some(tube) = nearest_tube(frame, point, 0.5 * reach) {
        return tube;
    }
    let borders = &anatomy.borders;
    let above_junction = borders.junction + point.y;
    if fine && (0.0..BASAL_MM).contains(&above_junction) {
        return Structure::BasalLayer;
    }
    structure_of(borders.layer_at(-point.y))
}

/// Radius of the sweat gland's coil, millimetres.
const COIL_MM: f32 = 0.2;

fn in_channel(frame: &Frame, point: Vec3, reach: f32) -> Option<Structure> {
    let channels = &frame.channels;
    if channels.open < 0.03 || !frame.is_treated(point.x) {
        return None;
    }
    let radius = (channels.radius_mm * channels.open).max(0.5 * reach);
    let site = channels.sites.iter().find(|site| {
        (site.axis.y - point.z).abs() < SLICE_MM
            && (site.axis.x - point.x).abs() < radius
            && -point.y < site.depth_mm
    })?;
    let in_clot = channels.clot > 0.3 && -point.y < 0.4 * site.depth_mm;
    Some(if in_clot {
        Structure::Clot
    } else {
        Structure::Channel
    })
}

/// The tube whose wall is nearest to a point of the cut, within `reach`.
fn nearest_tube(frame: &Frame, point: Vec3, reach: f32) -> Option<Structure> {
    let mut nearest: Option<(f32, &Tube)> = None;
    for tube in &frame.anatomy.tubes {
        for pair in tube.points.windows(2) {
            let &[a, b] = pair else { continue };
            if a[2].min(b[2]) > point.z + SLICE_MM || a[2].max(b[2]) < point.z - SLICE_MM {
                continue;
            }
            let centre = |p: [f32; 4]| Vec2::new(p[0], p[1]);
            let gap = distance_to_segment(point.truncate(), centre(a), centre(b)) - 0.5 * (a[3] + b[3]);
            if gap < reach && nearest.is_none_or(|(known, _)| gap < known) {
                nearest = Some((gap, tube));
            }
        }
    }
    nearest.map(|(_, tube)| name_of(tube.kind, -point.y, frame.anatomy.plexus_depths))
}

/// Vessels are named by the plexus that they belong to, or as capillary loops above both.
fn name_of(kind: TubeKind, depth: f32, [superficial, deep]: [f32; 2]) -> Structure {
    match kind {
        TubeKind::Nerve => Structure::Nerve,
        TubeKind::SweatDuct => Structure::SweatGland,
        TubeKind::Artery | TubeKind::Vein if depth > 0.5 * (superficial + deep) => Structure::DeepPlexus,
        TubeKind::Artery | TubeKind::Vein if depth > 0.6 * superficial => Structure::SuperficialPlexus,
        TubeKind::Artery | TubeKind::Vein => Structure::CapillaryLoop,
    }
}

/// What the surface shows at a point.
fn on_top(frame: &Frame, point: Vec3, reach: f32) -> Structure {
    let place = Vec2::new(point.x, point.z);
    let channels = &frame.channels;
    let dot = (1.2 * channels.radius_mm).max(reach);
    // In a mirror what stands on the block comes again.
    let shifts = mirror::shifts(frame);
    let near = |at: Vec2| {
        shifts
            .iter()
            .any(|shift| place.distance(at + Vec2::Y * *shift) < dot)
    };
    let treated = frame.is_treated(place.x);
    if treated && channels.open > 0.03 && channels.sites.iter().any(|site| near(site.axis)) {
        return Structure::Channel;
    }
    let mouth = frame.anatomy.follicle.mouth;
    if place.distance(Vec2::new(mouth[0], mouth[2])) < reach {
        return Structure::HairFollicle;
    }
    let concern = &frame.concern;
    if concern.scar > 0.1 && place.distance(super::frame::SCAR) < 0.46 {
        return Structure::Scar;
    }
    if concern.wrinkle > 0.1 && (place.x - super::frame::wrinkle_x(place.y)).abs() < 0.12 {
        return Structure::Wrinkle;
    }
    if concern.pigment > 0.1 && place.distance(super::frame::DARK_MARK) < 0.45 {
        return Structure::DarkMark;
    }
    if treated && frame.healing.redness > 0.25 {
        return Structure::Redness;
    }
    Structure::StratumCorneum
}

fn distance_to_segment(point: Vec2, a: Vec2, b: Vec2) -> f32 {
    let along = b - a;
    let t = ((point - a).dot(along) / along.length_squared().max(1e-12)).clamp(0.0, 1.0);
    point.distance(a + along * t)
}
