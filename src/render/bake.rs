//! Baked data for the shaders, computed on the processor: smooth noise, distances to tubes, the concentration field.
//! Pure functions of their arguments: the same skin gives the same bytes on every machine.

use glam::Vec4;

use crate::absorption::Field;
use crate::scene::waves::{NOISE_PERIOD, fade, lattice};
use crate::skin::anatomy::{Tube, TubeKind};
use crate::units::bounded;

/// Texels along one side of the noise volume.
pub const NOISE_SIZE: usize = 64;

/// Four independent channels of value noise with a quintic fade, [`NOISE_SIZE`]³ RGBA bytes, periodic on all sides.
///
/// Four texels per cell are enough that linear filtering does not show.
pub fn noise() -> Vec<u8> {
    let place = |i| [i, i / NOISE_PERIOD, i / (NOISE_PERIOD * NOISE_PERIOD)];
    let lattice: Vec<_> = (0..NOISE_PERIOD * NOISE_PERIOD * NOISE_PERIOD)
        .map(|i| lattice(place(i)))
        .collect();
    // Along x, then y, then z: what is alike for many texels is computed once.
    let values = [1, NOISE_SIZE, NOISE_SIZE * NOISE_SIZE]
        .into_iter()
        .fold(lattice, |values, inner| finer(&values, inner));
    // Stretched a little about the middle, for interpolation pulls values together.
    let texel = |value: &Vec4| ((*value - 0.5) * 1.25 + 0.5).to_array().map(byte);
    values.iter().flat_map(texel).collect()
}

/// As many times finer along one axis as texels are than cells; `inner` values lie between neighbours on that axis.
fn finer(values: &[Vec4], inner: usize) -> Vec<Vec4> {
    const STEP: usize = NOISE_SIZE / NOISE_PERIOD;
    let mut all = Vec::with_capacity(values.len() * STEP);
    for block in values.chunks_exact(NOISE_PERIOD * inner) {
        let row = |cell: usize| block.iter().skip(cell % NOISE_PERIOD * inner).take(inner);
        for i in 0..NOISE_SIZE {
            let t = (i % STEP) as f32 / STEP as f32;
            let pairs = row(i / STEP).zip(row(i / STEP + 1));
            all.extend(pairs.map(|(a, b)| *a + (*b - *a) * fade(t)));
        }
    }
    all
}

fn byte(v: f32) -> u8 {
    (v.clamp(0.0, 1.0) * 255.0 + 0.5) as u8
}

/// Texels of the tube volume: width, height, slices back from the cut.
pub const TUBES_SIZE: [usize; 3] = [240, 192, 40];
/// Distances from -0.05 mm (inside) to 0.11 mm fill a byte's range.
const TUBE_NEAR: f32 = -0.05;
const TUBE_SPAN: f32 = 0.16;
/// How far from a tube distances are written.
const TUBE_MARGIN: f32 = 0.075;

/// Distance to the nearest artery, vein, nerve and sweat duct in each texel, [`TUBES_SIZE`] RGBA bytes.
///
/// The slices lie closer together near the cut, where tubes are seen: depth behind it is `2 (0.2 w + 0.8 w²)` mm for
/// `w` from 0 to 1.
#[derive(Debug)]
pub struct TubeVolume {
    bytes: Vec<u8>,
    depths: Vec<f32>,
}

impl Default for TubeVolume {
    fn default() -> Self {
        let [nx, ny, nz] = TUBES_SIZE;
        let depth = |k: usize| {
            let w = (k as f32 + 0.5) / nz as f32;
            -2.0 * (0.2 * w + 0.8 * w * w)
        };
        Self {
            bytes: vec![255; nx * ny * nz * 4],
            depths: (0..nz).map(depth).collect(),
        }
    }
}

impl TubeVolume {
    /// The bytes, ready for a texture.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Writes one tube into the volume.
    pub fn add(&mut self, tube: &Tube) {
        let channel = match tube.kind {
            TubeKind::Artery => 0,
            TubeKind::Vein => 1,
            TubeKind::Nerve => 2,
            TubeKind::SweatDuct => 3,
        };
        // One capsule stands for as many pieces as run straight and evenly, to a fifth of a texel: their middle tells.
        let point = |i: usize| tube.points.get(i).copied().map(Vec4::from);
        let bend = |from: usize, to: usize| {
            let (a, middle, b) = (point(from)?, point(from.midpoint(to))?, point(to)?);
            Some(((a + b) * 0.5 - middle).length())
        };
        let mut from = 0;
        while from + 1 < tube.points.len() {
            let straight = |more: &usize| bend(from, from + more).is_some_and(|mm| mm < 0.003);
            let to = from + [8, 4, 2].into_iter().find(straight).unwrap_or(1);
            if let (Some(a), Some(b)) = (point(from), point(to)) {
                self.capsule(channel, a.to_array(), b.to_array());
            }
            from = to;
        }
    }

    /// One tapered capsule: the least distance wins.
    fn capsule(&mut self, channel: usize, a: [f32; 4], b: [f32; 4]) {
        let [nx, ny, _] = TUBES_SIZE;
        let (hx, hy) = (4.0 / nx as f32, 3.2 / ny as f32);
        let reach = a[3].max(b[3]) + TUBE_MARGIN;
        let span = |axis: usize| (a[axis].min(b[axis]) - reach, a[axis].max(b[axis]) + reach);
        let texels = |(low, high): (f32, f32), origin: f32, step: f32, n: usize| {
            let at = |v: f32| bounded((v - origin) / step, 0.0, n as f32) as usize;
            at(low)..(at(high) + 1).min(n)
        };
        let (xs, ys) = (texels(span(0), -2.0, hx, nx), texels(span(1), -3.2, hy, ny));
        let (z_low, z_high) = span(2);
        let d = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
        let per_length2 = 1.0 / (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]).max(1e-9);
        // Farther away a byte has no more to say.
        let end = a[3].max(b[3]) + TUBE_NEAR + TUBE_SPAN;
        for (k, &z) in self.depths.iter().enumerate() {
            if z < z_low || z > z_high {
                continue;
            }
            let pz = z - a[2];
            for j in ys.clone() {
                let py = -3.2 + (j as f32 + 0.5) * hy - a[1];
                let along = py * d[1] + pz * d[2];
                let row = (k * ny + j) * nx;
                let Some(row) = self.bytes.get_mut((row + xs.start) * 4..(row + xs.end) * 4) else {
                    continue;
                };
                for (i, texel) in xs.clone().zip(row.chunks_exact_mut(4)) {
                    let px = -2.0 + (i as f32 + 0.5) * hx - a[0];
                    let t = ((px * d[0] + along) * per_length2).clamp(0.0, 1.0);
                    let (ex, ey, ez) = (px - d[0] * t, py - d[1] * t, pz - d[2] * t);
                    let apart = ex * ex + ey * ey + ez * ez;
                    if apart < end * end {
                        let distance = apart.sqrt() - (a[3] + (b[3] - a[3]) * t);
                        let value = byte((distance - TUBE_NEAR) / TUBE_SPAN);
                        texel[channel] = value.min(texel[channel]);
                    }
                }
            }
        }
    }
}

/// Concentration fields (needled now and next, intact now and next) as one texture of [`Field::N_R`] by
/// [`Field::N_Z`] RGBA bytes, square roots, so that low concentrations keep their steps.
pub fn field(fields: [&Field; 4]) -> Vec<u8> {
    (0..Field::N_R * Field::N_Z)
        .flat_map(|i| fields.map(|field| byte(field.values.get(i).map_or(0.0, |c| c.max(0.0).sqrt()))))
        .collect()
}
