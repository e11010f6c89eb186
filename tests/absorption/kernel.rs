//! The kernel: order under refinement, mass balance, and conservation while channels close.

use skindepth::absorption::grid::{Break, Grid, graded};
use skindepth::absorption::operator::{Cell, Floor, Operator};
use skindepth::absorption::step::{State, Stepper};

const DIFFUSION: f64 = 1.0;

/// Error of a decaying product of a cosine in depth, with clearance, after `n` steps on `n` cells (root mean square).
fn error(n: u16, graded_grid: bool) -> f64 {
    let n_cells = usize::from(n);
    let z: Vec<f64> = (0..=n_cells)
        .map(|i| {
            let x = i as f64 / n_cells as f64;
            if graded_grid { 0.5 * (x + x * x) } else { x }
        })
        .collect();
    let grid = Grid::new(vec![0.0, 1.0], z);
    let operator = Operator::new(
        &grid,
        &vec![Cell::isotropic(1.0, DIFFUSION, 0.3); grid.len()],
        Floor::Sealed,
    );
    let pi = std::f64::consts::PI;
    let mode = |z: f64| 1.0 + 0.5 * (pi * z).cos();
    let mut state = State::uniform(&operator, 1.0);
    for (iz, amount) in state.amounts.iter_mut().enumerate() {
        *amount = operator.capacity[iz] * mode(grid.z_mid(iz));
    }
    let mut stepper = Stepper::new(
        &operator,
        skindepth::absorption::step::Tolerance {
            absolute: 1.0,
            relative: 1.0,
        },
        1.0,
    );
    let end = 0.2;
    for _ in 0..n {
        stepper.fixed(&operator, &mut state, end / f64::from(n));
    }
    let sum: f64 = (0..grid.nz())
        .map(|iz| {
            let exact = (-0.3 * end).exp()
                * (1.0 + 0.5 * (-DIFFUSION * pi * pi * end).exp() * (pi * grid.z_mid(iz)).cos());
            (state.amounts[iz] / operator.capacity[iz] - exact).powi(2)
        })
        .sum();
    (sum / grid.nz() as f64).sqrt()
}

/// Halving cells and steps together divides the error by about four.
#[test]
fn second_order_in_space_and_time() {
    for graded_grid in [false, true] {
        for n in [16, 32, 64] {
            let order = (error(n, graded_grid) / error(2 * n, graded_grid)).log2();
            assert!(order >= 1.8, "order {order} from {n} cells, graded {graded_grid}");
        }
    }
}

/// Two materials in r and z, with clearance and a leak: nothing is lost over long stiff steps.
#[test]
fn nothing_is_lost() {
    let grid = Grid::new(
        graded(
            &[
                Break::new(0.0, 0.02),
                Break::new(0.06, 0.01),
                Break::new(0.3, 1.0),
            ],
            0.3,
        ),
        graded(
            &[
                Break::new(0.0, 0.002),
                Break::new(0.02, 0.002),
                Break::new(1.5, 1.0),
            ],
            0.3,
        ),
    );
    let nr = grid.nr();
    let cells: Vec<Cell> = (0..grid.len())
        .map(|i| match (grid.r_mid(i % nr) < 0.06, grid.z_mid(i / nr) < 0.02) {
            (true, _) => Cell::isotropic(1.0, 8e-4, 0.0),
            (false, true) => Cell::isotropic(64.0, 1e-9, 0.0),
            (false, false) => Cell::isotropic(0.7, 2e-4, 3.5e-4),
        })
        .collect();
    let operator = Operator::new(&grid, &cells, Floor::Leak(2e-4));
    let mut state = State::uniform(&operator, 0.0);
    state.amounts[0] = 1.0;
    let mut stepper = Stepper::new(
        &operator,
        skindepth::absorption::step::Tolerance {
            absolute: 1e-5,
            relative: 1e-2,
        },
        0.1,
    );
    for step in [0.1, 1.0, 10.0, 100.0, 1000.0, 10_000.0, 50_000.0] {
        stepper.fixed(&operator, &mut state, step);
        assert!(
            (state.total() - 1.0).abs() < 1e-9,
            "{} after {step}",
            state.total()
        );
    }
    assert!(
        state.cleared > 0.1 && state.deeper > 0.0,
        "{} {}",
        state.cleared,
        state.deeper
    );
}

/// Faces stand exactly at the breaks, increase, and double with half the sizes.
#[test]
fn graded_faces() {
    let breaks = [
        Break::new(0.0, 0.002),
        Break::new(0.017, 0.002),
        Break::new(1.5, 0.03),
        Break::new(1.9, 2.0),
    ];
    let faces = graded(&breaks, 0.35);
    for b in breaks {
        assert!(
            faces.iter().any(|face| face.to_bits() == b.at.to_bits()),
            "{}",
            b.at
        );
    }
    assert!(faces.windows(2).all(|w| w[1] > w[0]), "{faces:?}");
    let halves = breaks.map(|b| Break::new(b.at, 0.5 * b.size));
    let finer = graded(&halves, 0.175);
    let ratio = finer.len() as f64 / faces.len() as f64;
    assert!((1.7..2.3).contains(&ratio), "{} to {}", faces.len(), finer.len());
}
