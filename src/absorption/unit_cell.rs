//! The unit cell of one channel: film, layers and channel on a grid, with conductances that follow the closing.
//!
//! ```text
//! axis            wall                rim
//!  | film          :                   |   row 0, stirred, holds the dose
//!  +---------------:-------------------+   depth 0
//!  | channel       :  stratum corneum  |
//!  |  (aqueous,    :  viable epidermis |
//!  |   closing)    :  dermis           |   clearance below the capillary loops
//!  +-- tip --------:                   |
//!  | dermis                            |
//!  +-----------------------------------+   leaks into tissue like the dermis
//! ```
//!
//! The rim is where the next channel's cell begins: by symmetry nothing crosses it.

use super::closure::Closure;
use super::grid::{Break, Grid, faces};
use super::operator::{Cell, Floor, Operator};
use super::setup::{Hole, Setup};
use super::step::{Medium, State};
use super::tissue::{Borders, Materials};
use crate::units::in_order;

/// Cells of the intact column's only ring: any radius gives the same shares.
const INTACT_RADIUS_MM: f64 = 1.0;
/// The most by which the open share changes over a step.
const CLOSING_PER_STEP: f64 = 0.1;

/// Film, skin and channel on a grid.
#[derive(Debug, Clone)]
pub struct UnitCell {
    /// The grid; row 0 is the film.
    pub grid: Grid,
    /// Borders between layers.
    pub borders: Borders,
    materials: Materials,
    closure: Closure,
    floor: Floor,
    /// Columns and rows (film included) that the channel takes up.
    columns: usize,
    rows: usize,
    cells: Vec<Cell>,
    operator: Operator,
    /// The open share that `operator` stands for.
    open: f64,
    wiped: bool,
}

impl UnitCell {
    /// Around the channel of `setup`, or, without `hole`, intact skin in one column.
    pub fn new(setup: &Setup, hole: Option<Hole>) -> Self {
        let conditions = setup.conditions();
        let grid = Grid {
            r: radii(hole, conditions.refinement),
            z: depths(&setup.borders, hole, setup.film_mm(), conditions.refinement),
        };
        let materials = setup.materials();
        let mut film = materials.film;
        film.partition *= conditions.reservoir;
        let nr = grid.nr();
        let cells: Vec<Cell> = (0..grid.len())
            .map(|i| {
                if i < nr {
                    film
                } else {
                    *materials.at(&setup.borders, grid.z_mid(i / nr))
                }
            })
            .collect();
        let (columns, rows) = hole.map_or((0, 0), |hole| {
            (
                (0..nr).filter(|&ir| grid.r_mid(ir) < hole.radius_mm).count(),
                (0..grid.nz())
                    .filter(|&iz| grid.z_mid(iz) < hole.depth_mm)
                    .count(),
            )
        });
        let floor = setup.floor(&materials);
        Self {
            operator: Operator::of(&grid, &cells, floor),
            borders: setup.borders,
            materials,
            closure: setup.closure(),
            floor,
            columns,
            rows,
            cells,
            open: 0.0,
            wiped: false,
            grid,
        }
    }

    /// The product on the skin, none in it.
    pub fn begin(&self) -> State {
        let mut state = State::uniform(&self.operator, 0.0);
        let nr = self.grid.nr();
        for (amount, capacity) in state.amounts.iter_mut().zip(&self.operator.capacity).take(nr) {
            *amount = *capacity;
        }
        state
    }

    /// Capacities at an open share.
    pub fn set_open(&mut self, open: f64) {
        if self.columns == 0 || open.to_bits() == self.open.to_bits() {
            return;
        }
        let nr = self.grid.nr();
        for iz in 1..self.rows {
            let tissue = self.materials.at(&self.borders, self.grid.z_mid(iz));
            let cell = self.materials.reopened(tissue, open);
            self.cells[iz * nr..iz * nr + self.columns].fill(cell);
        }
        self.open = open;
        self.fill();
    }

    fn fill(&mut self) {
        self.operator.refill(&self.grid, &self.cells, self.floor);
        if self.wiped {
            self.operator.sever(0);
        }
    }

    /// The operator as it stands.
    pub const fn operator(&self) -> &Operator {
        &self.operator
    }

    /// The closing curve.
    pub const fn closure(&self) -> &Closure {
        &self.closure
    }

    /// The needles strike: the channel takes the place of tissue, whose product is pushed aside into its row.
    pub fn pierce(&mut self, state: &mut State) {
        self.set_open(1.0);
        let nr = self.grid.nr();
        for iz in 1..self.rows {
            let row = iz * nr..(iz + 1) * nr;
            let amount: f64 = state.amounts[row.clone()].iter().sum();
            let capacity: f64 = self.operator.capacity[row.clone()].iter().sum();
            for i in row {
                state.amounts[i] = amount * self.operator.capacity[i] / capacity;
            }
        }
    }

    /// Takes the film off; gives what it held.
    pub fn wipe(&mut self, state: &mut State) -> f64 {
        self.wiped = true;
        self.fill();
        let film = &mut state.amounts[..self.grid.nr()];
        let held = film.iter().sum();
        film.fill(0.0);
        held
    }

    /// The share of a cell's amount that is in the open channel's water.
    pub fn in_channel(&self, ir: usize, iz: usize) -> f64 {
        if ir < self.columns && (1..self.rows).contains(&iz) {
            self.open * self.materials.channel.partition / self.cells[iz * self.grid.nr() + ir].partition
        } else {
            0.0
        }
    }
}

impl Medium for UnitCell {
    fn between(&mut self, from: f64, to: f64) -> &Operator {
        let open = self.closure.open_between(from, to);
        self.set_open(open);
        &self.operator
    }

    fn longest(&self, from: f64) -> f64 {
        if self.columns == 0 {
            f64::INFINITY
        } else {
            self.closure.longest_step(from, CLOSING_PER_STEP)
        }
    }
}

/// Faces in radius: fine on both sides of the channel's wall.
fn radii(hole: Option<Hole>, refinement: f64) -> Vec<f64> {
    const GROWTH: f64 = 0.36;
    let Some(hole) = hole else {
        return vec![0.0, INTACT_RADIUS_MM];
    };
    let wall = hole.radius_mm;
    let fine = 0.12 * wall / refinement;
    faces(
        &[
            Break::new(0.0, 2.0 * fine),
            Break::new(wall, fine),
            Break::new(hole.cell_mm, hole.cell_mm),
        ],
        GROWTH / refinement,
    )
}

/// Faces in depth: the film, a fine stratum corneum, and fine cells at the channel's end.
fn depths(borders: &Borders, hole: Option<Hole>, film_mm: f64, refinement: f64) -> Vec<f64> {
    const GROWTH: f64 = 0.26;
    /// Cells at the upper and the lower edge of the stratum corneum, as a share of it. A fat-soluble product fills the
    /// layer from above behind a steep front: after a minute it is less than a micrometre deep.
    const CORNEUM: [f64; 2] = [0.01, 0.09];
    const TIP_MM: f64 = 0.02;
    /// Borders closer than this to the last one are left out, in mm.
    const CLOSEST_MM: f64 = 0.002;
    let [upper, lower] = CORNEUM.map(|share| share * borders.corneum_mm / refinement);
    let bottom = borders.dermis_mm;
    let tip = hole.map_or(bottom, |hole| hole.depth_mm);
    let mut breaks = vec![Break::new(0.0, upper), Break::new(borders.corneum_mm, lower)];
    let mut others = [
        Break::new(borders.epidermis_mm, bottom),
        Break::new(borders.loops_mm, bottom),
        Break::new(tip, TIP_MM / refinement),
    ];
    in_order(&mut others, |a, b| a.at < b.at);
    for next in others {
        let above = breaks.last().map_or(0.0, |last| last.at);
        if next.at - above >= CLOSEST_MM && bottom - next.at >= CLOSEST_MM {
            breaks.push(next);
        }
    }
    breaks.push(Break::new(bottom, bottom));
    let mut all = vec![-film_mm];
    all.extend(faces(&breaks, GROWTH / refinement));
    all
}
