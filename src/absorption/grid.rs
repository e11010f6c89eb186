//! A graded grid in radius and depth: where its faces are, and nothing about what fills it.
//!
//! Row 0 is the one nearest to the surface; cells are numbered row by row, radius first.

use crate::units::OutOfRange;

/// A place where the grid is fine, with the size of the cells there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Break {
    /// Position; a face of the grid lies exactly here.
    pub at: f64,
    /// Size of the cells on either side.
    pub size: f64,
}

impl Break {
    /// A face at `at` with cells of `size` beside it. [`graded`] judges it.
    pub const fn new(at: f64, size: f64) -> Self {
        Self { at, size }
    }
}

/// Faces in radius (from the axis outwards) and depth (downwards), in millimetres.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Grid {
    /// Faces in radius: one more than there are columns.
    pub r: Vec<f64>,
    /// Faces in depth: one more than there are rows.
    pub z: Vec<f64>,
}

impl Grid {
    /// A grid from its faces.
    ///
    /// # Errors
    ///
    /// Refuses fewer than two faces in a direction, a face that is no number or not beyond the one before it, and a
    /// negative radius.
    pub fn new(r: Vec<f64>, z: Vec<f64>) -> Result<Self, OutOfRange> {
        OutOfRange::check("r_mm", r.first().copied().unwrap_or_default(), [0.0, f64::MAX])?;
        rising("r_mm", &r)?;
        rising("z_mm", &z)?;
        Ok(Self { r, z })
    }

    /// Columns.
    pub const fn nr(&self) -> usize {
        self.r.len() - 1
    }

    /// Rows.
    pub const fn nz(&self) -> usize {
        self.z.len() - 1
    }

    /// Cells.
    pub const fn len(&self) -> usize {
        self.nr() * self.nz()
    }

    /// Has it no cells?
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Middle of a column.
    pub fn r_mid(&self, ir: usize) -> f64 {
        0.5 * (self.r[ir] + self.r[ir + 1])
    }

    /// Middle of a row.
    pub fn z_mid(&self, iz: usize) -> f64 {
        0.5 * (self.z[iz] + self.z[iz + 1])
    }

    /// Height of a row.
    pub fn dz(&self, iz: usize) -> f64 {
        self.z[iz + 1] - self.z[iz]
    }

    /// Area of a column seen from above, in mm².
    pub fn area(&self, ir: usize) -> f64 {
        std::f64::consts::PI * (self.r[ir + 1] - self.r[ir]) * (self.r[ir + 1] + self.r[ir])
    }
}

/// At least two faces, each beyond the one before it.
fn rising(parameter: &'static str, faces: &[f64]) -> Result<(), OutOfRange> {
    OutOfRange::check(parameter, faces.len() as f64, [2.0, f64::MAX])?;
    let mut above = f64::MIN;
    for &face in faces {
        above = OutOfRange::check(parameter, face, [above.next_up(), f64::MAX])?;
    }
    Ok(())
}

/// Faces from the first break to the last: fine at each break, and growing away from it by `growth` per unit length.
///
/// Cell size h(x) = min over breaks of (size + growth |x - at|). Between two breaks the faces lie at equal steps of
/// ∫dx/h, so neighbours differ little and second order is kept. Dividing all sizes and `growth` by two doubles the
/// cells.
///
/// # Errors
///
/// Refuses fewer than two breaks, breaks that do not increase, cells without a size, and a negative growth.
pub fn graded(breaks: &[Break], growth: f64) -> Result<Vec<f64>, OutOfRange> {
    let at: Vec<f64> = breaks.iter().map(|b| b.at).collect();
    rising("break_mm", &at)?;
    for b in breaks {
        OutOfRange::check("size_mm", b.size, [f64::MIN_POSITIVE, f64::MAX])?;
    }
    OutOfRange::check("growth", growth, [0.0, f64::MAX])?;
    Ok(faces(breaks, growth))
}

/// The faces of [`graded`], for breaks that increase.
pub(super) fn faces(breaks: &[Break], growth: f64) -> Vec<f64> {
    /// Points of the quadrature per span: the faces of the breaks are exact whatever it is.
    const SAMPLES: usize = 64;
    let size = |x: f64| {
        breaks
            .iter()
            .map(|b| b.size + growth * (x - b.at).abs())
            .fold(f64::INFINITY, f64::min)
    };
    let mut faces: Vec<f64> = breaks.first().map(|b| b.at).into_iter().collect();
    for pair in breaks.windows(2) {
        let (from, to) = (pair[0].at, pair[1].at);
        let dx = (to - from) / SAMPLES as f64;
        let per_sample: Vec<f64> = (0..SAMPLES)
            .map(|i| dx / size(from + (i as f64 + 0.5) * dx))
            .collect();
        let total: f64 = per_sample.iter().sum();
        let cells = total.round().max(1.0);
        let mut passed = 0.0;
        let mut next = 1.0;
        for (i, &share) in per_sample.iter().enumerate() {
            while next < cells && passed + share >= total * next / cells {
                let inside = (total * next / cells - passed) / share;
                faces.push(from + (i as f64 + inside) * dx);
                next += 1.0;
            }
            passed += share;
        }
        faces.push(to);
    }
    faces
}
