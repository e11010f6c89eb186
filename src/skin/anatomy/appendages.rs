//! Nerves, the sweat unit, the follicle with its gland, hairs and pores.

use std::f32::consts::TAU;

use super::super::hash::Lane;
use super::super::{Appendages, Site};
use super::grow::Depths;
use super::path::{HERO_AXES, tube};
use super::{Follicle, Hair, Tube, TubeKind};
use crate::evidence::{Fact, facts};
use crate::skin::spread::mm_per_unit;

/// The block's surface in square millimetres, for densities.
const SURFACE_MM2: f64 = 8.0;
/// Hairs and pores that a picture can show without turning into a pattern.
const MOST_PORES: usize = 16;
const MOST_VELLUS: usize = 20;
/// Points of each.
const VELLUS_POINTS: u8 = 7;

fn millimetres(fact: &Fact) -> f32 {
    (fact.typical() * mm_per_unit(fact)) as f32
}

/// A trunk from the fat, its branches, and free endings below the epidermis.
pub(super) fn nerves(depths: &Depths, mut lane: Lane, tubes: &mut Vec<Tube>) {
    let sway = lane.jitter(0.03);
    let mut grow = |points: &[[f32; 3]], radii: [f32; 2]| {
        let placed: Vec<[f32; 3]> = points
            .iter()
            .map(|&[x, y, z]| [x + sway + lane.jitter(0.012), depths.place(y), z])
            .collect();
        tubes.push(tube(TubeKind::Nerve, &placed, radii));
    };
    grow(
        &[
            [0.30, -3.2, -0.025],
            [0.36, -2.5, -0.02],
            [0.24, -2.05, -0.016],
            [0.30, -1.55, -0.012],
            [0.20, -1.15, -0.008],
            [0.17, -0.80, -0.006],
        ],
        [0.046, 0.026],
    );
    grow(
        &[
            [0.20, -1.15, -0.008],
            [0.05, -0.92, -0.010],
            [-0.20, -0.70, -0.012],
            [-0.30, -0.45, -0.008],
            [-0.34, -0.22, -0.006],
        ],
        [0.020, 0.008],
    );
    grow(
        &[
            [0.17, -0.80, -0.006],
            [0.27, -0.55, -0.006],
            [0.24, -0.30, -0.005],
            [0.29, -0.13, -0.004],
        ],
        [0.022, 0.007],
    );
    grow(
        &[
            [0.26, -0.50, -0.006],
            [0.14, -0.34, -0.006],
            [0.12, -0.16, -0.004],
        ],
        [0.014, 0.007],
    );
    // To the follicle, passing below and behind the needle beside it.
    grow(
        &[
            [0.30, -1.55, -0.012],
            [0.48, -1.72, -0.16],
            [0.66, -1.66, -0.16],
            [0.80, -1.40, -0.07],
        ],
        [0.018, 0.010],
    );
    grow(
        &[
            [-1.95, -3.2, -1.25],
            [-1.93, -2.3, -1.20],
            [-1.94, -1.4, -1.30],
            [-1.95, -0.7, -1.22],
            [-1.94, -0.25, -1.25],
        ],
        [0.034, 0.008],
    );
}

/// Spiral through the epidermis, a wavy duct, and a flat coil near the cut: a true knot would vanish behind it.
/// Returns the coil's centre.
pub(super) fn sweat_unit(depths: &Depths, mut lane: Lane, tubes: &mut Vec<Tube>) -> [f32; 3] {
    let x = -1.10 + lane.jitter(0.03);
    let z = -0.014;
    let fact = &facts::ECCRINE_COIL_DEPTH;
    // On the face the coil lies at the dermis's lower border (the fact's note); elsewhere it follows the same rule
    // within the fact's range and the block.
    let depth = (depths.borders.dermis + 0.25).max(fact.lowest() as f32).min(2.75);
    let spiral_to = -depths.borders.junction - 0.03;
    let mut points = Vec::with_capacity(80);
    for i in 0..12_u16 {
        let t = f32::from(i) / 12.0;
        let turn = t * 2.5 * TAU;
        points.push([x + 0.011 * turn.cos(), spiral_to * t, z + 0.012 * turn.sin()]);
    }
    let duct_to = -depth + 0.24;
    let pieces = 12_u16;
    for i in 0..pieces {
        let t = f32::from(i) / f32::from(pieces);
        let y = spiral_to + (duct_to - spiral_to) * t;
        let bend = 0.045 * (y * 3.1).sin() + lane.jitter(0.016);
        points.push([x + bend, y, z + 0.012 * (y * 4.0).sin()]);
    }
    let coil = [x - 0.02, -depth, -0.012];
    let wobble = lane.next_unit() * TAU;
    let steps = 44_u16;
    for i in 0..=steps {
        let t = f32::from(i) / f32::from(steps);
        let turn = 1.45 + t * 2.05 * TAU;
        let radius = 0.040 + 0.175 * (1.0 - t) + 0.018 * (4.5 * turn + wobble).sin();
        points.push([
            coil[0] - radius * 1.15 * turn.cos(),
            coil[1] + radius * turn.sin(),
            coil[2] + 0.012 * (3.0 * t).sin(),
        ]);
    }
    tubes.push(tube(TubeKind::SweatDuct, &points, [0.017, 0.042]));
    coil
}

/// The follicle that the cut shows: on the scalp as deep as the block allows, elsewhere down to the fat.
pub(super) fn follicle(site: Site, depths: &Depths, mut lane: Lane) -> Follicle {
    let z = -0.012;
    let mouth = [1.10 + lane.jitter(0.02), 0.0, z];
    let dermis = depths.borders.dermis;
    let bulb_depth = if site == Site::Scalp {
        (facts::SCALP_FOLLICLE_LENGTH.typical() as f32).min(depths.borders.bottom - 0.30)
    } else {
        (dermis + 0.25).min(facts::TERMINAL_FOLLICLE_DEPTH.lowest() as f32)
    };
    // It leans over the side of its gland and muscle, as hair does.
    let bulb = [mouth[0] - 0.06 * bulb_depth, -bulb_depth, z];
    // Thin skin has small follicles.
    let size = (bulb_depth / 1.7).clamp(0.45, 1.0);
    let gland_radius = 0.17 * size;
    let usual = millimetres(&facts::SEBACEOUS_GLAND_DEPTH) * dermis
        / (millimetres(&facts::DERMIS_CHEEK_HISTOLOGY) + millimetres(&facts::DEJ_DEPTH_FACE));
    let gland_depth = usual
        .max(depths.borders.papillary + 0.8 * gland_radius)
        .min(facts::SEBACEOUS_GLAND_DEPTH.highest() as f32);
    let shaft_radius = 0.5 * millimetres(&facts::TERMINAL_HAIR_DIAMETER_MIN) * size;
    let mut grown = Follicle {
        mouth,
        bulb,
        shaft_radius,
        sheath_radius: 0.105 * size,
        gland: mouth,
        gland_radius,
    };
    let [x, _, _] = grown.axis(gland_depth / bulb_depth);
    grown.gland = [x + grown.sheath_radius + 0.75 * gland_radius, -gland_depth, z];
    grown
}

/// The follicle's mouth, then pores scattered without crowding and away from the needles in the cut.
pub(super) fn pores(site: Site, follicle: &Follicle, mut lane: Lane) -> Vec<[f32; 3]> {
    let per_mm2 = Appendages::openings_per_mm2(site);
    let wanted = ((per_mm2 * SURFACE_MM2) as usize).min(MOST_PORES);
    let mut pores = vec![[follicle.mouth[0], follicle.mouth[2], 0.06]];
    // A bounded number of throws: crowded blocks end with fewer pores, never with a hang.
    for _ in 0..40 * MOST_PORES {
        if pores.len() >= wanted {
            break;
        }
        let x = lane.jitter(1.9);
        let z = -0.12 - 1.78 * lane.next_unit();
        let radius = 0.030 + 0.018 * lane.next_unit();
        let near_needle = z > -0.25 && HERO_AXES.iter().any(|axis| (x - axis).abs() < 0.2);
        let crowded = pores
            .iter()
            .any(|pore| (pore[0] - x).powi(2) + (pore[1] - z).powi(2) < 0.42 * 0.42);
        if !near_needle && !crowded {
            pores.push([x, z, radius]);
        }
    }
    pores
}

/// The follicle's own hair, then vellus hairs, from the pores first.
pub(super) fn hairs(site: Site, follicle: &Follicle, pores: &[[f32; 3]], mut lane: Lane) -> Vec<Hair> {
    let [x, _, z] = follicle.mouth;
    let thick = follicle.shaft_radius;
    // Root to tip: sideways, up, toward the viewer, thickness.
    let own = [
        [0.0, -0.06, 0.0, 1.0],
        [0.018, 0.12, 0.002, 0.97],
        [0.048, 0.30, 0.012, 0.9],
        [0.093, 0.48, 0.027, 0.8],
        [0.153, 0.65, 0.047, 0.64],
        [0.233, 0.82, 0.072, 0.43],
        [0.32, 0.95, 0.102, 0.18],
    ];
    let own = own.map(|[side, up, front, share]| [x + side, up, z + front, thick * share]);
    let mut hairs = vec![Hair { points: own.to_vec() }];
    let per_cm2 = Appendages::vellus_per_cm2(site);
    let wanted = ((per_cm2 / 100.0 * SURFACE_MM2) as usize).min(MOST_VELLUS);
    let radius = 0.5 * millimetres(&facts::VELLUS_HAIR_DIAMETER_MAX);
    for i in 0..wanted {
        let [x, z] = match pores.get(i + 1) {
            Some(pore) => [pore[0], pore[1]],
            None => [lane.jitter(1.8), -0.2 - 1.7 * lane.next_unit()],
        };
        let long = 0.5 + 0.9 * lane.next_unit();
        let lean = -0.23 * long + lane.jitter(0.12);
        let back = lane.jitter(0.14);
        let thin = radius * (0.5 + 0.2 * lane.next_unit());
        // Stays in the block: hair near an edge leans the other way.
        let lean = if x + lean < -1.97 { -lean } else { lean };
        let back = if (-1.97..-0.03).contains(&(z + back)) {
            back
        } else {
            -back
        };
        // Leaves the skin steeply and bends over: a parabola, as many points as the picture takes.
        let bent = |i: u8| {
            let t = f32::from(i) / f32::from(VELLUS_POINTS - 1);
            let side = t * (0.4 + 0.6 * t);
            let up = -0.05 + long * t * (0.48 - 0.16 * t);
            [x + side * lean, up, z + t * back, thin * (1.0 - 0.8 * t * t)]
        };
        hairs.push(Hair {
            points: (0..VELLUS_POINTS).map(bent).collect(),
        });
    }
    hairs
}
