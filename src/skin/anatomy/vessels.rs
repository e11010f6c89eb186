//! Vessels: two plexus and the vessels between them. Arteries and veins run in pairs, veins wider and a little deeper.
//! The twigs up to the papillae and their loops follow the ridges, so the picture's tissue draws them.

use super::super::hash::Lane;
use super::grow::Depths;
use super::path::{BACK, HALF_WIDTH, tube};
use super::{Tube, TubeKind};
use crate::evidence::facts;

/// Vessels are drawn this many times as wide as they are, or they would be lost at the size of a screen.
const CALIBRE: f32 = 2.0;
/// Artery first, then vein.
const PAIR: [(TubeKind, f32); 2] = [(TubeKind::Artery, 0.0), (TubeKind::Vein, 1.0)];

/// Radius of an arteriole of the superficial plexus as drawn, in millimetres.
fn arteriole() -> f32 {
    CALIBRE * 0.5 * (facts::ARTERIOLE_DIAMETER_PAPILLARY.lowest() / 1000.0) as f32
}

/// Depth of a vessel that runs along the cut: a little in front of it, swaying behind it and back, but never so far that it is
/// lost to sight.
fn swaying(x: f32, pace: f32, phase: f32, depth: f32) -> f32 {
    0.024 - depth * (x * pace + phase).sin().max(0.0).powi(2)
}

/// Along the dermis's lower border: one pair in the cut, others behind it, and some that run to the back.
pub(super) fn deep_plexus(depths: &Depths, mut lane: Lane, tubes: &mut Vec<Tube>) {
    let radius = arteriole();
    let phase = lane.jitter(0.5);
    for (row, z) in [-0.02_f32, -0.75, -1.5].into_iter().enumerate() {
        for (kind, vein) in PAIR {
            let mut points = Vec::with_capacity(11);
            for i in 0..11_u16 {
                let x = f32::from(i) * 0.4 - HALF_WIDTH;
                let wave = 0.05 * (x * 1.8 + z * 3.0 + phase).sin()
                    + (0.06 * vein - 0.02) * (x * 2.9 + 1.0 + phase).sin();
                // The artery is the more winding one.
                let wind = 0.04 * (1.0 - vein) * (x * 4.7 + 2.0 * phase).sin();
                let y = -depths.deep - 0.13 * vein + wave + wind + lane.jitter(0.03);
                let behind = if row == 0 {
                    swaying(x, 1.15, 0.4 + 2.2 * vein + phase, 0.02 + 0.025 * vein) + lane.jitter(0.003)
                } else {
                    lane.jitter(0.12)
                };
                points.push([x, y, z + behind]);
            }
            let wide = radius * (1.8 + 0.6 * vein);
            tubes.push(tube(kind, &points, [wide, wide * 1.1]));
        }
    }
    for x in [-1.5_f32, -0.2, 1.45] {
        for (kind, vein) in PAIR {
            let mut points = Vec::with_capacity(6);
            for i in 0..6_u16 {
                let z = -0.16 - f32::from(i) * 0.36;
                let y = -depths.deep - 0.04 - 0.07 * vein + lane.jitter(0.05);
                points.push([x - 0.16 * vein + lane.jitter(0.08), y, z]);
            }
            let wide = radius * (1.9 + 0.6 * vein);
            tubes.push(tube(kind, &points, [wide, wide]));
        }
    }
}

/// Below the papillary dermis: a net of lines along the cut and to the back.
pub(super) fn superficial_plexus(depths: &Depths, mut lane: Lane, tubes: &mut Vec<Tube>) {
    let radius = arteriole();
    let flat = depths.shallow_scale();
    let phase = lane.jitter(0.6);
    for (row, z) in [-0.02_f32, -0.45, -0.95, -1.45, -1.9].into_iter().enumerate() {
        for (kind, vein) in PAIR {
            let mut points = Vec::with_capacity(15);
            for i in 0..15_u16 {
                let x = f32::from(i) * (4.0 / 14.0) - HALF_WIDTH;
                let wind = 0.022 * (1.0 - vein) * (x * 6.3 + z + 3.0 * phase).sin();
                let wave = 0.03 * (x * 3.0 + z * 5.0 + phase).sin() + wind + lane.jitter(0.03) - 0.085 * vein;
                let behind = if row == 0 {
                    swaying(x, 1.9, 2.2 - 2.0 * vein + phase, 0.012 + 0.008 * vein) + lane.jitter(0.003)
                } else {
                    lane.jitter(0.07)
                };
                points.push([x, -depths.superficial + wave * flat, z + behind]);
            }
            let wide = radius * (1.1 + 0.4 * vein);
            tubes.push(tube(kind, &points, [wide, wide]));
        }
    }
    for column in 0..8_u16 {
        let x = f32::from(column) * 0.5 - 1.75;
        for (kind, vein) in PAIR {
            let mut points = Vec::with_capacity(8);
            for i in 0..8_u16 {
                let z = -0.12 - f32::from(i) * 0.26;
                let y = -depths.superficial + flat * (lane.jitter(0.03) - 0.01 - 0.07 * vein);
                points.push([x + 0.09 * vein + lane.jitter(0.05), y, z.max(BACK)]);
            }
            let wide = radius * (0.95 + 0.3 * vein);
            tubes.push(tube(kind, &points, [wide, wide]));
        }
    }
}

/// Ascending arteries and descending veins between the two plexus, with side branches. One pair stands in the cut.
pub(super) fn connections(depths: &Depths, mut lane: Lane, tubes: &mut Vec<Tube>) {
    let radius = arteriole();
    let places = [
        (-0.14_f32, -0.012_f32),
        (0.22, -1.0),
        (-1.72, -0.3),
        (1.78, -0.9),
        (-0.9, -1.2),
        (-0.5, -0.6),
        (1.2, -1.5),
        (-1.70, -1.6),
    ];
    for (x, z) in places {
        let in_cut = z > -0.1;
        for (kind, vein) in PAIR {
            let x = x - 0.115 * vein;
            let sway = if in_cut { 0.0 } else { 0.04 };
            let foot = x - 0.09;
            // In the cut they join the vessel that is seen there: the first of the deep plexus.
            let deep = tubes.iter().find(|tube| in_cut && tube.kind == kind);
            let joined = deep.and_then(|tube| tube.points.iter().find(|point| point[0] > foot));
            let lower = joined.map_or(-depths.deep - 0.1 * vein, |point| point[1]);
            let points = [
                [foot, lower, z],
                [
                    x - 0.02 + lane.jitter(0.03),
                    depths.place(-1.42),
                    z + lane.jitter(sway),
                ],
                [x + 0.05 + lane.jitter(0.03), depths.place(-1.15), z - 0.01],
                [
                    x - 0.03 + lane.jitter(0.04),
                    depths.place(-0.80),
                    z + lane.jitter(sway),
                ],
                [
                    x + lane.jitter(0.03),
                    -depths.superficial - 0.06 * vein * depths.shallow_scale(),
                    z,
                ],
            ];
            tubes.push(tube(
                kind,
                &points,
                [radius * (1.3 + 0.45 * vein), radius * (0.95 + 0.35 * vein)],
            ));
            let mut side = if lane.next_unit() < 0.5 { -1.0 } else { 1.0 };
            for branch in 0..3_u16 {
                let from = -0.72 - f32::from(branch) * 0.30 + lane.jitter(0.06);
                let mut at = |along: f32, rise: f32, wobble: f32, back: f32| {
                    [
                        x + side * along + lane.jitter(0.02),
                        depths.place(from + rise + lane.jitter(wobble)),
                        z - back + lane.jitter(0.5 * back),
                    ]
                };
                let points = [
                    at(0.0, 0.0, 0.0, 0.0),
                    at(0.16, 0.05, 0.05, 0.002),
                    at(0.34, 0.02, 0.08, 0.004),
                    at(0.50, 0.10, 0.08, 0.008),
                ];
                tubes.push(tube(kind, &points, [radius * (0.95 + 0.2 * vein), radius * 0.25]));
                side = -side;
            }
        }
    }
}
