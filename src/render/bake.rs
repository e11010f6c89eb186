//! Baked data for the shaders: what the two volumes are made from, and the concentration field.
//! Pure functions of their arguments: the same skin gives the same numbers on every machine.

use glam::Vec4;

use crate::absorption::Field;
use crate::skin::anatomy::{Tube, TubeKind};

/// Texels along each side of the noise volume, four for a cell of its lattice: four independent channels of value noise
/// with a quintic fade, periodic on all sides.
pub const NOISE_SIZE: [u32; 3] = [64; 3];

/// Texels of the tube volume: width, height, slices back from the cut. Each holds the distances to the nearest artery,
/// vein, nerve and sweat duct.
pub const TUBES_SIZE: [u32; 3] = [320, 256, 40];

/// How far behind the cut a slice of the tube volume stands, millimetres. They lie closer together near the cut, where
/// tubes are seen.
pub fn slice_depth(slice: u32) -> f32 {
    let w = (slice as f32 + 0.5) / TUBES_SIZE[2] as f32;
    2.0 * (0.2 * w + 0.8 * w * w)
}

/// A straight, evenly tapered piece of a tube as the volume's program reads it: one end, the other end, each with its
/// radius, all millimetres, and the channel of its kind.
pub type Capsule = [[f32; 4]; 3];

/// Appends a tube's capsules: one stands for as many pieces as run straight and evenly, to a third of a texel.
pub fn capsules(tube: &Tube, all: &mut Vec<Capsule>) {
    let kind = match tube.kind {
        TubeKind::Artery => Vec4::X,
        TubeKind::Vein => Vec4::Y,
        TubeKind::Nerve => Vec4::Z,
        TubeKind::SweatDuct => Vec4::W,
    };
    let point = |i: usize| tube.points.get(i).copied().map(Vec4::from);
    // The middle of a piece tells, and where it is long, the middles of its halves: it may swing to both sides.
    let even = |from: usize, to: usize| {
        let middle = from.midpoint(to);
        let ends = point(from).zip(point(to)).zip(point(middle));
        ends.is_some_and(|((a, b), middle)| ((a + b) * 0.5 - middle).length() < 0.0035)
    };
    let mut from = 0;
    while from + 1 < tube.points.len() {
        let straight = |more: &usize| {
            let (middle, to) = (from + more / 2, from + more);
            even(from, to) && (*more < 4 || even(from, middle) && even(middle, to))
        };
        let to = from + [8, 4, 2].into_iter().find(straight).unwrap_or(1);
        all.extend(
            point(from)
                .zip(point(to))
                .map(|(a, b)| [a, b, kind].map(Into::into)),
        );
        from = to;
    }
}

/// Concentration fields (needled now and next, intact now and next) as one texture of [`Field::N_R`] by
/// [`Field::N_Z`] RGBA bytes, square roots, so that low concentrations keep their steps.
pub fn field(fields: [&Field; 4]) -> Vec<u8> {
    let byte = |c: f32| (c.sqrt().clamp(0.0, 1.0) * 255.0 + 0.5) as u8;
    (0..Field::N_R * Field::N_Z)
        .flat_map(|i| fields.map(|field| byte(field.values.get(i).map_or(0.0, |c| c.max(0.0)))))
        .collect()
}
