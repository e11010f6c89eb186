//! Integer hashing for everything that is grown from a seed. The same integers give the same anatomy on every
//! machine, and a shader that runs the same function agrees with the processor bit for bit.

/// The three-dimensional PCG hash (Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020).
pub const fn pcg3d(lattice: [u32; 3]) -> [u32; 3] {
    const MULTIPLIER: u32 = 1_664_525;
    const INCREMENT: u32 = 1_013_904_223;
    let mut x = lattice[0].wrapping_mul(MULTIPLIER).wrapping_add(INCREMENT);
    let mut y = lattice[1].wrapping_mul(MULTIPLIER).wrapping_add(INCREMENT);
    let mut z = lattice[2].wrapping_mul(MULTIPLIER).wrapping_add(INCREMENT);
    x = x.wrapping_add(y.wrapping_mul(z));
    y = y.wrapping_add(z.wrapping_mul(x));
    z = z.wrapping_add(x.wrapping_mul(y));
    x ^= x >> 16;
    y ^= y >> 16;
    z ^= z >> 16;
    x = x.wrapping_add(y.wrapping_mul(z));
    y = y.wrapping_add(z.wrapping_mul(x));
    z = z.wrapping_add(x.wrapping_mul(y));
    [x, y, z]
}

/// A hash as a number from 0 (included) to 1 (excluded). The upper 24 bits are used: exact in `f32`.
pub const fn unit(hash: u32) -> f32 {
    (hash >> 8) as f32 / 16_777_216.0
}

/// A sequence of numbers that depends on the seed and on the lane, and on nothing else. Each structure draws from a
/// lane of its own, so that growing one differently does not move the others.
#[derive(Debug, Clone)]
pub struct Lane {
    seed: u32,
    number: u32,
    drawn: u32,
}

impl Lane {
    /// The sequence number `lane` of a seed.
    pub const fn new(seed: u16, number: u32) -> Self {
        Self {
            seed: seed as u32,
            number,
            drawn: 0,
        }
    }

    /// The next number, 0 (included) to 1 (excluded).
    pub const fn next_unit(&mut self) -> f32 {
        let [x, _, _] = pcg3d([self.seed, self.number, self.drawn]);
        self.drawn = self.drawn.wrapping_add(1);
        unit(x)
    }

    /// The next number between `-reach` and `reach`.
    pub const fn jitter(&mut self, reach: f32) -> f32 {
        (2.0 * self.next_unit() - 1.0) * reach
    }
}
