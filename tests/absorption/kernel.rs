//! The kernel: order under refinement, mass balance, and conservation while channels close.

use skindepth::absorption::grid::{Break, Grid, graded};
use skindepth::absorption::operator::{Cell, Floor, Operator};
use skindepth::absorption::setup::Conditions;
use skindepth::absorption::step::{State, Stepper};
use skindepth::absorption::{Application, Product, Setup};
use skindepth::needle::{Channels, Device, Penetration, Setting};
use skindepth::skin::{LayerStack, Sex, Site, Thickness};
use skindepth::units::Length;

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

/// Amounts on the usual grid and at the usual tolerance, against twice as many cells each way and a tenth of the error:
/// within 0.5 % of the dose; within 1.5 % for lidocaine, whose front in the stratum corneum is the steepest.
#[test]
fn the_usual_grid_is_fine_enough() {
    let layers = LayerStack::of(Site::Cheek, Sex::Either);
    let (device, setting) = (Device::Pen, Setting::Professional);
    let penetration = Penetration::of(device, setting, Length::from_mm(1.5), &layers);
    let channels = Channels::of(device, setting, 12, 4, &penetration);
    for product in Product::ALL {
        let bound = if product == Product::Lidocaine {
            0.015
        } else {
            0.005
        };
        let usual = Setup::new(
            product,
            &layers,
            Thickness::Typical,
            &channels,
            Application::default(),
        );
        let strict = usual.under(Conditions {
            refinement: 2.0,
            strictness: 0.1,
            ..usual.conditions()
        });
        for hole in [None, usual.channel()] {
            let (usual, strict) = (usual.run(hole), strict.run(hole));
            for (a, b) in usual.amounts.iter().zip(&strict.amounts) {
                for (x, y) in [
                    (a.surface, b.surface),
                    (a.channel, b.channel),
                    (a.stratum_corneum, b.stratum_corneum),
                    (a.viable_epidermis, b.viable_epidermis),
                    (a.dermis, b.dermis),
                    (a.cleared, b.cleared),
                    (a.deeper, b.deeper),
                ] {
                    assert!((x - y).abs() <= bound, "{product:?}: {a:?} for {b:?}");
                }
            }
        }
    }
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
