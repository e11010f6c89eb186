//! Which structures get a label at a moment, and where they are.

use glam::{Vec2, Vec3};

use super::frame::{DARK_MARK, SCAR, wrinkle_x};
use super::labels::{BACK_FACE_Z, is_flat, structure_of};
use super::pose::HALF_WIDTH_MM;
use super::waves::{Column, SWELLING_MM, melanocyte};
use super::{Frame, Label, Structure};
use crate::plan::{Moment, Stage, View};
use crate::skin::Layer;
use crate::skin::anatomy::TubeKind;
use crate::units::in_order;

/// Below this amount a thing is too faint to be pointed at.
const FAINT: f32 = 0.12;
/// While skin heals, this many things are named besides the layers; more would bury the picture.
const MOST_HEALING: usize = 4;

/// The labels of a frame, most important first.
pub(super) fn choose(frame: &Frame, view: &View) -> Vec<Label> {
    let mut labels = match view.stage {
        Stage::Loupe => loupe(frame),
        Stage::Surface => surface(frame),
        Stage::Block | Stage::Section => match view.moment {
            Moment::Before => [layers(frame), anatomy(frame), concern(frame)].concat(),
            Moment::Needling { .. } | Moment::RealTime => {
                [needling(frame), layers(frame), concern(frame)].concat()
            }
            Moment::After { .. } => [healing(frame), layers(frame), concern(frame)].concat(),
        },
    };
    for (rank, label) in labels.iter_mut().enumerate() {
        label.rank = rank as u8;
    }
    labels
}

/// A label; ranks follow from the order in which labels are chosen.
const fn label(structure: Structure, anchor: Vec3) -> Label {
    Label {
        structure,
        anchor,
        rank: 0,
    }
}

/// The layers: at the far end of the side face, where leaders are short; in the flat section at its right edge.
fn layers(frame: &Frame) -> Vec<Label> {
    let z = if is_flat(frame) { 0.0 } else { BACK_FACE_Z };
    Layer::ALL
        .into_iter()
        .map(|layer| {
            label(
                structure_of(layer),
                Vec3::new(HALF_WIDTH_MM, middle(frame, layer, HALF_WIDTH_MM), z),
            )
        })
        .collect()
}

/// The height of a layer's middle at a place across the cut, while skin is swollen there as the shaders have it.
pub(super) fn middle(frame: &Frame, layer: Layer, x: f32) -> f32 {
    let (upper, lower) = frame.anatomy.borders.range(layer);
    let depth = 0.5 * (upper + lower);
    let swelling = if frame.is_treated(x) {
        frame.healing.swelling
    } else {
        0.0
    };
    SWELLING_MM * swelling * (-depth / 0.8).exp() - depth
}

/// The structures of intact skin that the cut shows.
fn anatomy(frame: &Frame) -> Vec<Label> {
    let anatomy = &frame.anatomy;
    let follicle = &anatomy.follicle;
    let [superficial, deep] = anatomy.plexus_depths;
    let middle = Vec3::from(follicle.axis(0.75));
    let vessels = |y: f32, x: f32| {
        nearest_point(
            frame,
            |kind| matches!(kind, TubeKind::Artery | TubeKind::Vein),
            Vec2::new(x, -y),
        )
    };
    let nerve = nearest_point(
        frame,
        |kind| kind == TubeKind::Nerve,
        Vec2::new(0.2, -0.6 * anatomy.borders.dermis),
    );
    [
        Some(label(Structure::HairFollicle, middle)),
        Some(label(Structure::SebaceousGland, Vec3::from(follicle.gland))),
        vessels(superficial, -1.7).map(|at| label(Structure::SuperficialPlexus, at)),
        vessels(deep, -1.6).map(|at| label(Structure::DeepPlexus, at)),
        Some(label(Structure::SweatGland, Vec3::from(anatomy.sweat_coil))),
        nerve.map(|at| label(Structure::Nerve, at)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The point of a tube in the cut that is nearest to a place `(x, y)`.
fn nearest_point(frame: &Frame, is_kind: impl Fn(TubeKind) -> bool, place: Vec2) -> Option<Vec3> {
    let points = frame
        .anatomy
        .tubes
        .iter()
        .filter(|tube| is_kind(tube.kind))
        .flat_map(|tube| &tube.points);
    points
        .filter(|point| point[2] > -0.06)
        .map(|&[x, y, _, _]| Vec3::new(x, y, 0.0))
        .min_by(|a, b| {
            let gap = |at: &Vec3| at.truncate().distance_squared(place);
            gap(a).total_cmp(&gap(b))
        })
}

/// What the client came for.
fn concern(frame: &Frame) -> Vec<Label> {
    let shown = frame.concern;
    [
        (shown.scar, Structure::Scar, SCAR),
        (
            shown.wrinkle,
            Structure::Wrinkle,
            Vec2::new(wrinkle_x(-0.4), -0.4),
        ),
        (shown.pigment, Structure::DarkMark, DARK_MARK),
    ]
    .into_iter()
    .filter(|&(amount, ..)| amount > 0.3)
    .map(|(_, structure, at)| label(structure, Vec3::new(at.x, 0.0, at.y)))
    .collect()
}

fn needling(frame: &Frame) -> Vec<Label> {
    let Some(needles) = frame.needles.as_ref().filter(|needles| needles.opacity > 0.5) else {
        return Vec::new();
    };
    // The needle in the cut that is farthest right: its leader crosses nothing.
    let Some(x) = needles
        .axes
        .iter()
        .filter(|axis| axis.y > -0.01)
        .map(|axis| axis.x)
        .max_by(f32::total_cmp)
    else {
        return Vec::new();
    };
    let mut labels = vec![label(
        Structure::Needle,
        Vec3::new(x, 0.35f32.max(0.3 - needles.tip_at(x)), 0.0),
    )];
    if needles.tip_at(x) > 0.02 {
        labels.push(label(
            Structure::NeedleTip,
            Vec3::new(x, -needles.tip_at(x) + 0.04, 0.0),
        ));
    }
    labels
}

/// The strongest things that happen, around the channels in the cut.
fn healing(frame: &Frame) -> Vec<Label> {
    let shown = frame.healing;
    let channels = &frame.channels;
    let in_cut = || {
        let sites = channels.sites.iter();
        sites.filter(|site| site.axis.y > -0.01 && frame.is_treated(site.axis.x))
    };
    let Some(right) = in_cut().max_by(|a, b| a.axis.x.total_cmp(&b.axis.x)) else {
        return Vec::new();
    };
    let depth = right.depth_mm;
    let beside = |offset: f32, share: f32| Vec3::new(right.axis.x + offset, -share * depth, 0.0);
    // The left column has the room: things beside the channels there, channels themselves on the right.
    let leftmost = in_cut().fold(right.axis.x, |least, site| least.min(site.axis.x));
    let left = |offset: f32, share: f32| Vec3::new(leftmost + offset, -share * depth, 0.0);
    // Where the surface is seen from its edge alone, the vessels that are widened.
    let [superficial, _] = frame.anatomy.plexus_depths;
    let artery = |place| nearest_point(frame, |kind| kind == TubeKind::Artery, place);
    let widened = (shown.redness > FAINT && is_flat(frame)).then(|| artery(Vec2::new(1.75, -superficial)));
    let red = widened.flatten().unwrap_or(Vec3::new(1.5, 0.0, -1.1));
    let product = frame.concentration.as_ref().map_or(0.0, |shown| {
        shown.film.max(if channels.open > 0.05 { 0.6 } else { 0.0 })
    });
    let clot = if channels.crosses_vessels {
        channels.clot
    } else {
        0.0
    };
    let mut candidates = [
        (channels.open, Structure::Channel, beside(0.0, 0.55)),
        (product, Structure::Product, beside(0.0, 0.05)),
        (clot, Structure::Clot, beside(0.0, 0.33)),
        (shown.redness, Structure::Redness, red),
        (shown.inflammation, Structure::ImmuneCells, left(0.06, 0.6)),
        (shown.fibroblasts, Structure::Fibroblast, left(0.20, 0.45)),
        (shown.collagen_iii, Structure::CollagenIii, beside(0.09, 0.6)),
        (
            shown.collagen_i,
            Structure::CollagenI,
            // Beside a seam, between the follicle and the channel.
            if frame.split_mm.is_some() {
                beside(-0.43, 0.80)
            } else {
                left(0.45, 0.85)
            },
        ),
    ];
    in_order(&mut candidates, |a, b| a.0 > b.0);
    candidates
        .into_iter()
        .filter(|&(amount, ..)| amount > FAINT)
        .take(MOST_HEALING)
        .map(|(_, structure, at)| {
            // What heals is right of a seam.
            let x = frame.split_mm.map_or(at.x, |split| at.x.max(split + 0.08));
            label(structure, at.with_x(x))
        })
        .collect()
}

/// From above there are no layers: the mouth of a follicle, the concern, redness and channels.
fn surface(frame: &Frame) -> Vec<Label> {
    let mut labels = concern(frame);
    // One that lies whole in the picture: the cut goes through the first.
    let pores = frame.anatomy.pores.iter().skip(1);
    let from_middle = |pore: &&[f32; 3]| Vec2::new(pore[0] - 0.5, pore[1] + 1.0).length();
    let mouth = pores.min_by(|a, b| from_middle(a).total_cmp(&from_middle(b)));
    labels.extend(mouth.map(|&[x, z, _]| label(Structure::HairFollicle, Vec3::new(x, 0.0, z))));
    if frame.healing.redness > FAINT {
        labels.push(label(Structure::Redness, Vec3::new(0.3, 0.0, -1.2)));
    }
    if frame.channels.open > FAINT
        && let Some(site) = frame.channels.sites.iter().find(|site| site.axis.y < -0.5)
    {
        labels.push(label(
            Structure::Channel,
            Vec3::new(site.axis.x, 0.0, site.axis.y),
        ));
    }
    labels
}

/// Inside the epidermis, around the loupe's focus.
fn loupe(frame: &Frame) -> Vec<Label> {
    let Some((focus, _)) = frame.loupe else {
        return Vec::new();
    };
    let column = |offset: f32| Column::at(frame, focus.x + offset);
    // As far from a layer's upper border as a share of its thickness, or so far above or below the junction.
    let within = |offset: f32, layer: usize, share: f32| {
        let column = column(offset)?;
        let [corneum, junction] = column.borders;
        let (upper, lower) = if layer == 0 {
            (0.0, corneum)
        } else {
            (corneum, junction)
        };
        Some(column.point(frame, upper + share * (lower - upper)))
    };
    let below = |offset: f32, mm: f32| {
        let column = column(offset)?;
        Some(column.point(frame, column.borders[1] + mm))
    };
    let deep = |offset: f32| column(offset).map_or(0.0, |column| column.borders[1]);
    // Where the junction lies deepest.
    let places = (0..18).map(|step| 0.085 - 0.01 * step as f32);
    let between = |offset: f32| (melanocyte(focus.x + offset) - focus.x - offset).abs() > 0.016;
    let ridge = places
        .filter(|&offset| between(offset))
        .map(|offset| (deep(offset), offset))
        .reduce(|a, b| if b.0 > a.0 { b } else { a })
        .map_or(0.03, |(_, offset)| offset);
    let dendritic = melanocyte(focus.x - 0.05) - focus.x;
    // Where the row of basal cells lies level, and neither a melanocyte nor a needle stands in it.
    let level = (0..10)
        .map(|step| 0.02 - 0.01 * step as f32)
        .filter(|&offset| between(offset))
        .map(|offset| (offset, [-0.012, 0.012].map(|aside| deep(offset + aside))))
        .filter(|(_, [left, right])| left.min(*right) > 0.0)
        .map(|(offset, [left, right])| ((right - left).abs(), offset))
        .reduce(|a, b| if b.0 < a.0 { b } else { a })
        .map_or(-0.015, |(_, offset)| offset);
    [
        (Structure::StratumCorneum, within(0.015, 0, 0.5)),
        (Structure::ViableEpidermis, within(0.045, 1, 0.4)),
        (Structure::BasalLayer, below(level, -0.006)),
        (Structure::PapillaryDermis, below(0.04, 0.04)),
        (Structure::Melanocyte, below(dendritic, -0.0065)),
        (Structure::ReteRidge, below(ridge, -0.02)),
    ]
    .into_iter()
    .filter_map(|(structure, at)| Some(label(structure, at?)))
    .collect()
}
