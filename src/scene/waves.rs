//! Where layers lie in the picture: the surface has a relief, the junction has ridges, and needles press tissue down. The
//! shaders say so for each pixel (`height.frag`, `tissue.glsl`, `block.frag`); what the loupe names must know it too.

use glam::{Vec2, Vec3, Vec4, Vec4Swizzles as _};

use super::{Frame, Roll};

/// By how much the surface is drawn to rise at the most swollen: a drawing convention, for none of the table's sources
/// measured it at this scale.
pub const SWELLING_MM: f32 = 0.05;
/// How far a needle that is in drags tissue and the surface down beside it: a drawing convention, too.
pub const DRAG_MM: f32 = 0.09;

/// PCG4D (Jarzynski and Olano 2020): four good random words from four.
fn pcg(words: [u32; 4]) -> [u32; 4] {
    let mut v = words.map(|x| x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    for round in 0..2 {
        v[0] = v[0].wrapping_add(v[1].wrapping_mul(v[3]));
        v[1] = v[1].wrapping_add(v[2].wrapping_mul(v[0]));
        v[2] = v[2].wrapping_add(v[0].wrapping_mul(v[1]));
        v[3] = v[3].wrapping_add(v[1].wrapping_mul(v[2]));
        if round == 0 {
            v = v.map(|x| x ^ (x >> 16));
        }
    }
    v
}

pub(super) fn smoothstep(from: f32, to: f32, x: f32) -> f32 {
    let t = ((x - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// Four random numbers from 0 to 1.
fn random(words: [u32; 4]) -> Vec4 {
    Vec4::from(pcg(words).map(|word| word as f32 / u32::MAX as f32))
}

/// Cells of the noise's lattice along one side: its period.
const NOISE_PERIOD: usize = 16;
/// Where the lattice of papillae begins, millimetres right of the middle: the shaders shift it, too.
const PAPILLAE_MM: f32 = 0.07;

/// The noise's values at a place of its lattice, 0 to 1.
fn lattice(place: [usize; 3]) -> Vec4 {
    let [x, y, z] = place.map(|n| n % NOISE_PERIOD);
    let n = ((z * NOISE_PERIOD + y) * NOISE_PERIOD + x) as u32;
    random([n, n ^ 0x9E37_79B9, n.wrapping_mul(7919), 31])
}

/// Quintic fade from one place of the lattice to the next.
fn fade(t: f32) -> f32 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

/// Smooth noise, -1 to 1, as the shaders read it from its volume.
pub fn noise(place: Vec3) -> Vec4 {
    // Texels, four for a cell, stand half a texel beside the places that they are computed for.
    let place = place + (NOISE_PERIOD as f32 - 0.125);
    let mut sum = Vec4::ZERO;
    for corner in 0..8 {
        let mut share = 1.0;
        let cell = std::array::from_fn(|axis| {
            let t = fade(place[axis].fract());
            let far = corner >> axis & 1;
            share *= if far == 1 { t } else { 1.0 - t };
            place[axis] as usize + far
        });
        sum += share * lattice(cell);
    }
    // The few that go beyond 1 do not matter here.
    (sum - 0.5) * 2.5
}

/// Distances to the nearest and the second nearest point of a cellular pattern.
fn cells(place: Vec2, spread: f32, salt: u32) -> [f32; 2] {
    let base = place.floor();
    (0..9).fold([9.0; 2], |[first, second], n| {
        let cell = base + Vec2::new((n % 3) as f32, (n / 3) as f32) - 1.0;
        let off = random([cell.x as i32 as u32, cell.y as i32 as u32, 0, salt]).xy() - 0.5;
        let d = (cell + 0.5 + spread * off).distance(place);
        [first.min(d), first.max(d).min(second)]
    })
}

/// Height of the resting surface at `(x, z)`, millimetres: without pores, fine lines and what the client came for.
fn relief(q: Vec2) -> f32 {
    let (broad, fine) = (noise((q * 1.25).extend(3.3)), noise((q * 4.3).extend(8.2)));
    let w = q + 0.075 * broad.xy() + 0.012 * fine.xy();
    let turned = Vec2::new(0.93, -0.37).rotate(w) * Vec2::new(2.4, 3.4);
    let [first, second] = cells(turned, 0.86, 11);
    let furrow = 1.0 - smoothstep(-0.06, 0.30, second - first);
    0.016 * broad.z + 0.005 * fine.z + 0.005 - 0.009 * first * first - 0.011 * furrow
}

/// How layers lie at a place of the cut face.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    x: f32,
    /// Height of the surface there at rest.
    height: f32,
    /// Lower border of the stratum corneum and of the epidermis below that height, millimetres.
    pub borders: [f32; 2],
    /// How far the needle's axis is, and how deep its tip.
    needle: Option<[f32; 2]>,
}

impl Column {
    /// At `x` of the cut face, unless a needle is there.
    pub fn at(frame: &Frame, x: f32) -> Option<Self> {
        /// What is pointed at should not touch a needle.
        const CLEAR_MM: f32 = 0.01;
        let z = -frame.cut_mm;
        let mut column = Self {
            x,
            height: 0.0,
            borders: [0.0; 2],
            needle: None,
        };
        let mut rest_x = x;
        if let Some(needles) = &frame.needles {
            // Where it passes the surface: a roller's lean.
            let lean = |axis: &Vec2| {
                let turn = |roll: Roll| ((roll.x_mm - axis.x) / roll.radius_mm).clamp(-1.0, 1.0);
                needles.roll.map_or(0.0, |roll| turn(roll).tan())
            };
            let off = |axis: &Vec2| {
                let foot = axis.x + lean(axis) * needles.tip_at(axis.x).max(0.0);
                Vec2::new(x - foot, z - axis.y)
            };
            let nearest = |a: &&Vec2, b: &&Vec2| off(a).length().total_cmp(&off(b).length());
            if let Some(axis) = needles.axes.iter().min_by(nearest) {
                let (tip, off) = (needles.tip_at(axis.x), off(axis));
                let (r, hole) = (off.length(), needles.radius_at(tip));
                if r < hole + CLEAR_MM {
                    return None;
                }
                // What the needle stands in was pushed aside.
                rest_x += off.x * ((1.0 - 0.9 * hole * hole / (r * r)).max(0.0).sqrt() - 1.0);
                column.needle = Some([r, tip]);
            }
        }
        let anatomy = &frame.anatomy;
        column.height = relief(Vec2::new(rest_x, z));
        let place = Vec3::new(rest_x, column.height - anatomy.borders.junction, z);
        let (broad, fine) = (noise(place * 1.9 + Vec3::Z * 5.0), noise(place * 6.3));
        let near = Vec2::new(rest_x - PAPILLAE_MM, 0.58 * z) / anatomy.rete_wavelength.max(0.02);
        let [near, _] = cells(near, 0.75, 1);
        let ridges =
            anatomy.rete_amplitude * (0.42 - smoothstep(0.58, 0.16, near)) + 0.006 * broad.x + 0.004 * fine.w;
        let corneum = anatomy.borders.stratum_corneum * (1.0 + 0.16 * fine.z);
        column.borders = [corneum, (anatomy.borders.junction + ridges).max(corneum + 0.008)];
        Some(column)
    }

    /// Where what lies `depth` below the resting surface is now.
    pub fn point(&self, frame: &Frame, depth: f32) -> Vec3 {
        let rest = self.height - depth;
        let raised = SWELLING_MM * frame.healing.swelling * (1.0 - depth / 0.8);
        let mut y = rest;
        // What presses it down depends on where it is: it settles quickly.
        for _ in 0..4 {
            y = rest + raised - self.pressed(frame, y, depth);
        }
        Vec3::new(self.x, y, -frame.cut_mm)
    }

    fn pressed(&self, frame: &Frame, y: f32, depth: f32) -> f32 {
        let (Some(needles), Some([r, tip])) = (&frame.needles, self.needle) else {
            return 0.0;
        };
        let pressed = needles.roll.map_or(1.0, |_| smoothstep(-0.05, 0.2, tip));
        let mut down = pressed * needles.dimple_mm * (-(r / 0.24).powf(1.35) - depth / 0.32).exp();
        let ring = (-((r - 0.20) / 0.05).powi(2) - depth / 0.3).exp();
        down -= 0.028 * pressed * needles.punctured * ring;
        if tip > 0.0 {
            // The pull right at the tip does not reach up here.
            let gap = (r - needles.radius_at(y + tip)).max(0.0);
            down += DRAG_MM * needles.punctured * (-gap / 0.05).exp();
        }
        down
    }
}

/// The melanocyte nearest to `x` of the cut face at rest: they stand on the junction, one for some ten basal cells.
pub fn melanocyte(x: f32) -> f32 {
    const PITCH_MM: f32 = 0.058;
    let lane = (x / PITCH_MM).floor();
    let jitter = random([lane as i32 as u32, 4, 0, 34]).x - 0.5;
    (lane + 0.5 + 0.35 * jitter) * PITCH_MM
}
