//! What holds the needles, cut open with the block, for flat drawings: a roller's drum, a stamp's plate. A pen's cartridge
//! stands still and is wider than the block: of it nothing is drawn. In the picture needles fade out instead, for whatever
//! stands over the skin hides what it treats.
//!
//! Schematic on purpose, and faded out upward. Of a roller the drum's radius is known; a plate is drawn as wide as the
//! needles that it holds, for sizes differ and none was measured.

use glam::Vec3;

use super::Frame;
use crate::evidence::facts;
use crate::needle::Device;
use crate::units::bounded;

/// How far the bodies reach to the sides, beyond the needles.
const HALF_WIDTH_MM: f32 = 1.95;
/// Thickness of a plate.
const PLATE_MM: f32 = 0.24;
/// In so many layers a body fades: each is part of a page that is read without scripts.
const LAYERS: u8 = 4;
/// How well the lowest is seen.
const LOWEST: f32 = 0.2;
/// How much of a body is drawn.
const HEIGHT_MM: f32 = 0.7;

/// A flat piece of a body.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Its outline, millimetres.
    pub outline: Vec<Vec3>,
    /// How well it is seen, 0 to 1.
    pub share: f32,
    /// An open line rather than an area.
    pub line: bool,
}

/// The radius of a roller's drum, millimetres.
pub(super) fn drum_mm() -> f32 {
    0.5 * facts::ROLLER_DRUM_DIAMETER.typical() as f32
}

/// The body above the skin in layers, which lie over each other and fade upward; nothing without needles, and nothing of a
/// pen.
pub fn pieces(frame: &Frame) -> Vec<Piece> {
    let Some(needles) = &frame.needles else {
        return Vec::new();
    };
    let z = -frame.cut_mm;
    let seen = needles.opacity;
    let length = needles.length_mm.max(needles.reaches_mm);
    let mut all = Vec::new();
    // How high the underside stands at each place, from left to right.
    let underside: Vec<[f32; 2]> = match (needles.device, needles.roll) {
        (Device::Roller, Some(roll)) => {
            let drum = drum_mm();
            let middle = drum + length - needles.reaches_mm;
            let at = |i: u8| {
                let x = -HALF_WIDTH_MM + 0.195 * f32::from(i);
                let off = x - roll.x_mm;
                [x, middle - (drum * drum - off * off).max(0.0).sqrt()]
            };
            (0..=20).map(at).filter(|[_, y]| *y < 2.0).collect()
        }
        // The plate comes down with its needles, which are as long as they are set.
        (Device::Stamp, _) => level(length - needles.tip_mm),
        _ => return Vec::new(),
    };
    let band = |[from, to]: [f32; 2], share: f32, within: [f32; 2]| {
        let inside = || {
            underside
                .iter()
                .map(|&[x, y]| [bounded(x, within[0], within[1]), y])
        };
        let low = inside().map(|[x, y]| Vec3::new(x, y + from, z));
        let high = inside().rev().map(|[x, y]| Vec3::new(x, y + to, z));
        Piece {
            outline: low.chain(high).collect(),
            share: share * seen,
            line: false,
        }
    };
    let ends = [-HALF_WIDTH_MM, HALF_WIDTH_MM];
    for i in 0..LAYERS {
        // Each reaches from below as high as its share lasts.
        let to = 1.0 - (f32::from(i) / f32::from(LAYERS)).sqrt();
        let part = [0.0, to * HEIGHT_MM];
        let share = LOWEST / f32::from(LAYERS);
        all.push(if needles.device == Device::Stamp {
            // The handle on a plate.
            band(part.map(|height| height + PLATE_MM), share, [-0.6, 0.6])
        } else {
            band(part, share, ends)
        });
    }
    if needles.device == Device::Stamp {
        all.push(band([0.0, PLATE_MM], LOWEST, ends));
    }
    all.push(Piece {
        outline: underside.iter().map(|&[x, y]| Vec3::new(x, y, z)).collect(),
        share: 0.3 * seen,
        line: true,
    });
    all
}

fn level(height_mm: f32) -> Vec<[f32; 2]> {
    [-HALF_WIDTH_MM, -0.6, 0.6, HALF_WIDTH_MM]
        .map(|x| [x, height_mm])
        .to_vec()
}
