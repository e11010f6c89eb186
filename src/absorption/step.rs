//! Time steps: TR-BDF2, second order and L-stable, with steps that follow an error estimate.
//!
//! Hosea and Shampine's form: a trapezoidal stage to t + γh and a backward difference to t + h, γ = 2 - √2, so that
//! both stages share one matrix C + (γ/2) h A. Conductances that change (closing channels) are averaged over the
//! step, which keeps second order. Amounts are updated by the flows between cells, not by C u, so the total is kept to
//! rounding.

use super::band::Band;
use super::operator::Operator;
use crate::units::OutOfRange;

const GAMMA: f64 = 2.0 - std::f64::consts::SQRT_2;
/// Weight of the implicit stage.
const D: f64 = 0.5 * GAMMA;
/// Weight of the two earlier stages.
const W: f64 = 0.25 * std::f64::consts::SQRT_2;
/// The embedded third-order weights minus the second-order ones.
const ERROR: [f64; 3] = [(1.0 - W) / 3.0 - W, (3.0 * W + 1.0) / 3.0 - W, D / 3.0 - D];

/// What is computed over time: the operator for an interval.
pub trait Medium {
    /// The operator averaged over `from..to` (seconds).
    fn between(&mut self, from: f64, to: f64) -> &Operator;

    /// The longest step from `from` on over which an average may stand for the operator.
    fn longest(&self, from: f64) -> f64;
}

impl Medium for Operator {
    fn between(&mut self, _from: f64, _to: f64) -> &Operator {
        self
    }

    fn longest(&self, _from: f64) -> f64 {
        f64::INFINITY
    }
}

/// How exact a step has to be: |error of u| <= `absolute` + `relative` |u|, root mean square over cells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tolerance {
    /// Part that does not depend on u.
    pub absolute: f64,
    /// Share of u.
    pub relative: f64,
}

/// Amounts in every cell and what has left.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// Amount in every cell.
    pub amounts: Vec<f64>,
    /// Carried off by blood.
    pub cleared: f64,
    /// Gone through the floor.
    pub deeper: f64,
}

impl State {
    /// The same u in every cell.
    pub fn uniform(operator: &Operator, u: f64) -> Self {
        Self {
            amounts: operator.capacity.iter().map(|c| c * u).collect(),
            ..Self::default()
        }
    }

    /// Everything: in cells and gone.
    pub fn total(&self) -> f64 {
        self.amounts.iter().sum::<f64>() + self.cleared + self.deeper
    }
}

/// Takes steps; keeps its storage and the size of the next step.
#[derive(Debug, Clone)]
pub struct Stepper {
    tolerance: Tolerance,
    /// Size of the next step, in seconds.
    next: f64,
    band: Band,
    u: Vec<f64>,
    rhs: Vec<f64>,
    rates: [Vec<f64>; 3],
    /// Steps taken and steps refused, for the bench.
    pub taken: [usize; 2],
    /// What the steps so far changed the total by, each counted as a loss: no step was further off than this.
    pub imbalance: f64,
    /// The lowest and the highest u after any step.
    pub extremes: [f64; 2],
}

impl Stepper {
    /// The shortest step, in seconds: taken whatever its error, so that no input can stall.
    const SHORTEST: f64 = 1e-4;

    /// For operators of the size of `operator`, beginning with a step of `first` seconds. It can't fail from here on.
    ///
    /// # Errors
    ///
    /// Refuses tolerances that are not positive, and a first step shorter than 0.1 ms.
    pub fn new(operator: &Operator, tolerance: Tolerance, first: f64) -> Result<Self, OutOfRange> {
        const TOLERANCE: [f64; 2] = [f64::MIN_POSITIVE, f64::MAX];
        OutOfRange::check("absolute", tolerance.absolute, TOLERANCE)?;
        OutOfRange::check("relative", tolerance.relative, TOLERANCE)?;
        OutOfRange::check("first_secs", first, [Self::SHORTEST, f64::MAX])?;
        Ok(Self::of(operator, tolerance, first))
    }

    /// The same for a setup.
    pub(super) fn of(operator: &Operator, tolerance: Tolerance, first: f64) -> Self {
        let zeros = vec![0.0; operator.len()];
        Self {
            tolerance,
            next: first,
            band: Band::new(operator.len(), operator.half_band()),
            u: zeros.clone(),
            rhs: zeros.clone(),
            rates: [zeros.clone(), zeros.clone(), zeros],
            taken: [0, 0],
            imbalance: 0.0,
            extremes: [f64::INFINITY, f64::NEG_INFINITY],
        }
    }

    /// After something sudden, begin again with a short step.
    pub fn restart(&mut self, first: f64) {
        self.next = first.max(Self::SHORTEST);
    }

    /// Steps from `from` to exactly `to` (seconds).
    pub fn march(&mut self, medium: &mut dyn Medium, state: &mut State, from: f64, to: f64) {
        let mut time = from;
        while to - time > 1e-9 * to.abs().max(1.0) {
            let left = to - time;
            let wanted = self.next.min(medium.longest(time));
            // Two equal steps rather than a long one and a sliver.
            let step = if wanted >= left {
                left
            } else {
                wanted.min(0.5 * left)
            };
            let operator = medium.between(time, time + step);
            let gone = self.attempt(operator, state, step);
            let error = self.error(operator, step);
            let factor = (0.9 / error.max(1e-6).cbrt()).clamp(0.25, 2.0);
            if error > 1.0 && step > Self::SHORTEST {
                self.taken[1] += 1;
                self.next = (step * factor.min(0.9)).max(Self::SHORTEST);
                continue;
            }
            self.taken[0] += 1;
            let before = state.total();
            self.accept(state, step, gone);
            self.imbalance += (state.total() - before).abs();
            for (amount, capacity) in state.amounts.iter().zip(&operator.capacity) {
                let u = amount / capacity;
                self.extremes = [self.extremes[0].min(u), self.extremes[1].max(u)];
            }
            // A step cut short by `to` says little about the next one.
            self.next = if step < self.next && factor >= 1.0 {
                self.next.max(step * factor)
            } else {
                step * factor
            };
            time += step;
        }
    }

    /// One step of fixed size, whatever its error.
    pub fn fixed(&mut self, operator: &Operator, state: &mut State, step: f64) {
        let gone = self.attempt(operator, state, step);
        self.accept(state, step, gone);
    }

    /// Computes the three rates; gives the weighted losses per second.
    fn attempt(&mut self, operator: &Operator, state: &State, step: f64) -> [f64; 2] {
        let [first, second, third] = &mut self.rates;
        operator.fill(D * step, &mut self.band);
        self.band.factor();

        for ((u, m), c) in self.u.iter_mut().zip(&state.amounts).zip(&operator.capacity) {
            *u = m / c;
        }
        let gone_first = operator.apply(&self.u, first);
        for ((u, m), a) in self.u.iter_mut().zip(&state.amounts).zip(first.iter()) {
            *u = m + step * D * a;
        }
        self.band.solve(&mut self.u);
        let gone_second = operator.apply(&self.u, second);
        for (((u, m), a), b) in self
            .u
            .iter_mut()
            .zip(&state.amounts)
            .zip(first.iter())
            .zip(second.iter())
        {
            *u = m + step * W * (a + b);
        }
        self.band.solve(&mut self.u);
        let gone_third = operator.apply(&self.u, third);
        std::array::from_fn(|i| W * (gone_first[i] + gone_second[i]) + D * gone_third[i])
    }

    /// The error of the last attempt, 1 at the tolerance.
    fn error(&mut self, operator: &Operator, step: f64) -> f64 {
        let [first, second, third] = &self.rates;
        for (((e, a), b), c) in self.rhs.iter_mut().zip(first).zip(second).zip(third) {
            *e = step * (ERROR[0] * a + ERROR[1] * b + ERROR[2] * c);
        }
        // Through the matrix: without it, stiff parts that have long settled would dictate the step.
        self.band.solve(&mut self.rhs);
        let Tolerance { absolute, relative } = self.tolerance;
        let sum: f64 = self
            .rhs
            .iter()
            .zip(&self.u)
            .map(|(e, u)| {
                let ratio = e / (absolute + relative * u.abs());
                ratio * ratio
            })
            .sum();
        (sum / operator.len() as f64).sqrt()
    }

    fn accept(&self, state: &mut State, step: f64, gone: [f64; 2]) {
        let [first, second, third] = &self.rates;
        for (((m, a), b), c) in state.amounts.iter_mut().zip(first).zip(second).zip(third) {
            *m += step * (W * (a + b) + D * c);
        }
        state.cleared += step * gone[0];
        state.deeper += step * gone[1];
    }
}
