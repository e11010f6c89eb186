//! Finite volumes: capacities of the cells and conductances between them.
//!
//! ```text
//! K du/dt = div(K D grad u) - k K u      u = concentration / K, continuous where materials meet
//!
//! amount in a cell   m = C u             C = K V
//! amount that flows  g (u - u')          one number per face, so what leaves a cell enters its neighbour
//! ```
//!
//! Resistances of the two half cells beside a face add up: plane in depth, cylindrical (logarithms) in radius, which
//! is exact for steady flow whatever the jump in K D.

use super::band::Band;
use super::grid::Grid;
use crate::units::OutOfRange;

/// What fills a cell.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cell {
    /// Partition coefficient K against the applied solution.
    pub partition: f64,
    /// K D in depth, in mm²/s.
    pub axial: f64,
    /// K D in radius, in mm²/s.
    pub radial: f64,
    /// Rate of clearance k, in 1/s.
    pub clearance: f64,
}

impl Cell {
    /// The same in both directions: partition coefficient, diffusion coefficient in mm²/s, clearance in 1/s.
    pub const fn isotropic(partition: f64, diffusion: f64, clearance: f64) -> Self {
        Self {
            partition,
            axial: partition * diffusion,
            radial: partition * diffusion,
            clearance,
        }
    }
}

/// What lies below the last row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Floor {
    /// Nothing passes.
    Sealed,
    /// Whatever arrives is carried away: u = 0 (a receptor fluid).
    Sink,
    /// Tissue that goes on: flow per area is this conductance (mm/s) times u.
    Leak(f64),
}

/// The discrete equation dm/dt = -A u, u = m / C.
#[derive(Debug, Clone, PartialEq)]
pub struct Operator {
    nr: usize,
    /// C of every cell, in mm³.
    pub capacity: Vec<f64>,
    /// Conductance to the next column (0 at the outermost), in mm³/s.
    radial: Vec<f64>,
    /// Conductance to the next row (0 at the lowest), in mm³/s.
    axial: Vec<f64>,
    /// Conductance into the blood, in mm³/s.
    cleared: Vec<f64>,
    /// Conductance through the floor, in mm³/s; only the last row has one.
    deeper: Vec<f64>,
}

/// Two resistances in series; a cell that does not conduct closes the face.
fn series(length_a: f64, conductivity_a: f64, length_b: f64, conductivity_b: f64) -> f64 {
    if conductivity_a > 0.0 && conductivity_b > 0.0 {
        1.0 / (length_a / conductivity_a + length_b / conductivity_b)
    } else {
        0.0
    }
}

impl Operator {
    /// The operator of cells that fill a grid. The axis, the outer rim and the upper edge are closed.
    ///
    /// # Errors
    ///
    /// Refuses another number of cells than the grid has, a cell that holds nothing, and conductivities, clearances and a
    /// leak that are negative or no numbers.
    pub fn new(grid: &Grid, cells: &[Cell], floor: Floor) -> Result<Self, OutOfRange> {
        const RATE: [f64; 2] = [0.0, f64::MAX];
        let expected = grid.len() as f64;
        OutOfRange::check("cells", cells.len() as f64, [expected, expected])?;
        for cell in cells {
            OutOfRange::check("partition", cell.partition, [f64::MIN_POSITIVE, f64::MAX])?;
            OutOfRange::check("axial_mm2_per_s", cell.axial, RATE)?;
            OutOfRange::check("radial_mm2_per_s", cell.radial, RATE)?;
            OutOfRange::check("clearance_per_s", cell.clearance, RATE)?;
        }
        if let Floor::Leak(conductance) = floor {
            OutOfRange::check("leak_mm_per_s", conductance, RATE)?;
        }
        Ok(Self::of(grid, cells, floor))
    }

    /// The same for cells of a setup.
    pub(super) fn of(grid: &Grid, cells: &[Cell], floor: Floor) -> Self {
        let zeros = vec![0.0; grid.len()];
        let mut operator = Self {
            nr: grid.nr(),
            capacity: zeros.clone(),
            radial: zeros.clone(),
            axial: zeros.clone(),
            cleared: zeros.clone(),
            deeper: zeros,
        };
        operator.refill(grid, cells, floor);
        operator
    }

    /// The same grid with other cells.
    pub(super) fn refill(&mut self, grid: &Grid, cells: &[Cell], floor: Floor) {
        let (nr, nz) = (grid.nr(), grid.nz());
        for ir in 0..nr {
            let area = grid.area(ir);
            let logs = (ir + 1 < nr).then(|| {
                let face = grid.r[ir + 1];
                ((face / grid.r_mid(ir)).ln(), (grid.r_mid(ir + 1) / face).ln())
            });
            for iz in 0..nz {
                let i = iz * nr + ir;
                let cell = &cells[i];
                let dz = grid.dz(iz);
                self.capacity[i] = cell.partition * area * dz;
                self.cleared[i] = cell.clearance * self.capacity[i];
                if let Some((inner, outer)) = logs {
                    let per_height = series(inner, cell.radial, outer, cells[i + 1].radial);
                    self.radial[i] = std::f64::consts::TAU * dz * per_height;
                }
                if iz + 1 < nz {
                    let below = &cells[i + nr];
                    self.axial[i] = area * series(0.5 * dz, cell.axial, 0.5 * grid.dz(iz + 1), below.axial);
                } else {
                    self.deeper[i] = match floor {
                        Floor::Sealed => 0.0,
                        Floor::Sink => area * cell.axial / (0.5 * dz),
                        Floor::Leak(conductance) => area * series(0.5 * dz, cell.axial, 1.0, conductance),
                    };
                }
            }
        }
    }

    /// Nothing passes between a row and the one below it.
    pub fn sever(&mut self, iz: usize) {
        for g in self.axial.iter_mut().skip(iz * self.nr).take(self.nr) {
            *g = 0.0;
        }
    }

    /// Cells.
    pub const fn len(&self) -> usize {
        self.capacity.len()
    }

    /// Has it no cells?
    pub const fn is_empty(&self) -> bool {
        self.capacity.is_empty()
    }

    /// Entries left of the diagonal.
    pub const fn half_band(&self) -> usize {
        self.nr
    }

    /// Writes -A u into `rate`; gives what is cleared and what passes the floor, per second.
    pub fn apply(&self, u: &[f64], rate: &mut [f64]) -> [f64; 2] {
        let (n, nr) = (self.len(), self.nr);
        let mut cleared = 0.0;
        let mut deeper = 0.0;
        for i in 0..n {
            let blood = self.cleared[i] * u[i];
            let floor = self.deeper[i] * u[i];
            cleared += blood;
            deeper += floor;
            rate[i] = -(blood + floor);
        }
        for i in 0..n {
            if i + 1 < n {
                let flow = self.radial[i] * (u[i] - u[i + 1]);
                rate[i] -= flow;
                rate[i + 1] += flow;
            }
            if i + nr < n {
                let flow = self.axial[i] * (u[i] - u[i + nr]);
                rate[i] -= flow;
                rate[i + nr] += flow;
            }
        }
        [cleared, deeper]
    }

    /// Writes C + `step` A into `band`.
    pub fn fill(&self, step: f64, band: &mut Band) {
        let (n, nr) = (self.len(), self.nr);
        band.clear();
        for i in 0..n {
            band.add(i, 0, self.capacity[i] + step * (self.cleared[i] + self.deeper[i]));
            // With one column both neighbours would fall on the same place; `radial` is 0 there.
            for (next, g) in [(1, self.radial[i]), (nr, self.axial[i])] {
                if g > 0.0 && i + next < n {
                    band.add(i, 0, step * g);
                    band.add(i + next, 0, step * g);
                    band.add(i + next, next, -step * g);
                }
            }
        }
    }
}
