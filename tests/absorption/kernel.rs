//! The kernel: order under refinement, mass balance, and conservation while channels close.

use skindepth::absorption::grid::{Break, Grid, graded};
use skindepth::absorption::operator::{Cell, Floor, Operator};
use skindepth::absorption::setup::Conditions;
use skindepth::absorption::step::{Medium as _, State, Stepper, Tolerance};
use skindepth::absorption::unit_cell::UnitCell;
use skindepth::absorption::{Application, Product, Setup};
use skindepth::needle::{Device, Setting};
use skindepth::skin::{LayerStack, Sex, Site, Thickness};

const DIFFUSION: f64 = 1.0;
/// Steps of fixed size ask no tolerance.
const LOOSE: Tolerance = Tolerance {
    absolute: 1.0,
    relative: 1.0,
};

/// Error of a decaying product of a cosine in depth, with clearance, after `n` steps on `n` cells (root mean square).
fn error(n: u16, graded_grid: bool) -> f64 {
    let n_cells = usize::from(n);
    let z: Vec<f64> = (0..=n_cells)
        .map(|i| {
            let x = i as f64 / n_cells as f64;
            if graded_grid { 0.5 * (x + x * x) } else { x }
        })
        .collect();
    let grid = Grid::new(vec![0.0, 1.0], z).unwrap();
    let operator = Operator::new(
        &grid,
        &vec![Cell::isotropic(1.0, DIFFUSION, 0.3); grid.len()],
        Floor::Sealed,
    )
    .unwrap();
    let pi = std::f64::consts::PI;
    let mode = |z: f64| 1.0 + 0.5 * (pi * z).cos();
    let mut state = State::uniform(&operator, 1.0);
    for (iz, amount) in state.amounts.iter_mut().enumerate() {
        *amount = operator.capacity[iz] * mode(grid.z_mid(iz));
    }
    let mut stepper = Stepper::new(
        &operator,
        Tolerance {
            absolute: 1.0,
            relative: 1.0,
        },
        1.0,
    )
    .unwrap();
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
            println!(
                "column, graded {graded_grid}, {n} to {} cells and steps: order {order:.3}",
                2 * n
            );
            assert!(order >= 1.8, "order {order} from {n} cells, graded {graded_grid}");
        }
    }
}

/// Error of a mode J0(αr) cos(πz) that decays in a closed cylinder, after `n` steps on `n` rings and `n` rows, graded in
/// both directions (root mean square).
fn error_in_a_cylinder(n: u16) -> f64 {
    /// First zero of J1: the mode is flat at the rim.
    const ALPHA: f64 = 3.831_705_970_207_512;
    let graded: Vec<f64> = (0..=n)
        .map(|i| {
            let x = f64::from(i) / f64::from(n);
            0.6 * x + 0.4 * x * x
        })
        .collect();
    let grid = Grid::new(graded.clone(), graded).unwrap();
    let nr = grid.nr();
    let operator = Operator::new(
        &grid,
        &vec![Cell::isotropic(1.0, DIFFUSION, 0.0); grid.len()],
        Floor::Sealed,
    )
    .unwrap();
    let pi = std::f64::consts::PI;
    let mode = |i: usize| bessel_j0(ALPHA * grid.r_mid(i % nr)) * (pi * grid.z_mid(i / nr)).cos();
    let mut state = State::uniform(&operator, 0.0);
    for i in 0..grid.len() {
        state.amounts[i] = operator.capacity[i] * mode(i);
    }
    let mut stepper = Stepper::new(&operator, LOOSE, 1.0).unwrap();
    let end = 0.05;
    for _ in 0..n {
        stepper.fixed(&operator, &mut state, end / f64::from(n));
    }
    let decay = (-DIFFUSION * (ALPHA * ALPHA + pi * pi) * end).exp();
    let sum: f64 = (0..grid.len())
        .map(|i| (state.amounts[i] / operator.capacity[i] - decay * mode(i)).powi(2))
        .sum();
    (sum / grid.len() as f64).sqrt()
}

/// Bessel's integral by the midpoint rule, which is exact to rounding for a periodic integrand.
fn bessel_j0(x: f64) -> f64 {
    let n = 64;
    (0..n)
        .map(|i| (x * (std::f64::consts::PI * (f64::from(i) + 0.5) / f64::from(n)).sin()).cos())
        .sum::<f64>()
        / f64::from(n)
}

#[test]
fn second_order_in_a_cylinder() {
    for n in [12, 24, 48] {
        let order = (error_in_a_cylinder(n) / error_in_a_cylinder(2 * n)).log2();
        println!(
            "cylinder, {n} to {} rings, rows and steps: order {order:.3}",
            2 * n
        );
        assert!(order >= 1.8, "order {order} from {n} cells");
    }
}

/// Time alone, with channels that close meanwhile: halving the step divides the error by about four, on the grid and
/// with the materials of a real plan.
#[test]
fn second_order_in_time_while_channels_close() {
    let layers = LayerStack::of(Site::Cheek, Sex::Either);
    let (device, setting) = (Device::Pen, Setting::Professional);
    let channels = super::channels(device, setting, 1.5, &layers);
    let application = Application::default();
    for product in [Product::Caffeine, Product::GrowthFactors] {
        let setup = Setup::new(product, &layers, Thickness::Typical, &channels, application);
        let mut skin = UnitCell::new(&setup, setup.channel());
        let mut start = skin.begin();
        skin.pierce(&mut start);
        let (from, to) = (1200.0, 6000.0);
        let strict = Tolerance {
            absolute: 1e-8,
            relative: 1e-6,
        };
        Stepper::new(skin.operator(), strict, 0.01)
            .unwrap()
            .march(&mut skin, &mut start, 0.0, from);
        let mut after = |n: u16| {
            let mut state = start.clone();
            let mut stepper = Stepper::new(skin.operator(), LOOSE, 1.0).unwrap();
            let step = (to - from) / f64::from(n);
            for i in 0..n {
                let at = from + f64::from(i) * step;
                let operator = skin.between(at, at + step).clone();
                stepper.fixed(&operator, &mut state, step);
            }
            state.amounts
        };
        let exact = after(1024);
        let mut error = |n: u16| -> f64 {
            let squares: f64 = after(n).iter().zip(&exact).map(|(a, b)| (a - b).powi(2)).sum();
            squares.sqrt()
        };
        for n in [16, 32, 64] {
            let order = (error(n) / error(2 * n)).log2();
            println!(
                "{product:?}, closing channels, {n} to {} steps: order {order:.3}",
                2 * n
            );
            assert!(order >= 1.8, "{product:?}: order {order} from {n} steps");
        }
    }
}

/// Where the faces fall must not matter: grids of nearly the same fineness, with their faces at other places, agree.
#[test]
fn the_grid_s_offset_does_not_matter() {
    let layers = LayerStack::of(Site::Forearm, Sex::Either);
    let (device, setting) = (Device::Pen, Setting::Professional);
    let channels = super::channels(device, setting, 1.0, &layers);
    for product in [Product::Niacinamide, Product::Peptides, Product::HyaluronicLow] {
        let setup = Setup::new(
            product,
            &layers,
            Thickness::Typical,
            &channels,
            Application::default(),
        );
        let on = |refinement| {
            let conditions = Conditions {
                refinement,
                strictness: 0.1,
                ..setup.conditions()
            };
            setup.under(conditions).unwrap().solve()
        };
        let usual = on(1.0);
        for refinement in [0.96, 1.03, 1.07, 1.11] {
            let other = on(refinement);
            for (a, b) in usual.needled.iter().zip(&other.needled) {
                let off = (a.delivered() - b.delivered()).abs();
                assert!(off <= 0.005, "{product:?} {refinement}: {a:?} for {b:?}");
            }
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
        )
        .unwrap(),
        graded(
            &[
                Break::new(0.0, 0.002),
                Break::new(0.02, 0.002),
                Break::new(1.5, 1.0),
            ],
            0.3,
        )
        .unwrap(),
    )
    .unwrap();
    let nr = grid.nr();
    let cells: Vec<Cell> = (0..grid.len())
        .map(|i| match (grid.r_mid(i % nr) < 0.06, grid.z_mid(i / nr) < 0.02) {
            (true, _) => Cell::isotropic(1.0, 8e-4, 0.0),
            (false, true) => Cell::isotropic(64.0, 1e-9, 0.0),
            (false, false) => Cell::isotropic(0.7, 2e-4, 3.5e-4),
        })
        .collect();
    let operator = Operator::new(&grid, &cells, Floor::Leak(2e-4)).unwrap();
    let mut state = State::uniform(&operator, 0.0);
    state.amounts[0] = 1.0;
    let mut stepper = Stepper::new(
        &operator,
        Tolerance {
            absolute: 1e-5,
            relative: 1e-2,
        },
        0.1,
    )
    .unwrap();
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
    let channels = super::channels(device, setting, 1.5, &layers);
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
        let strict = usual
            .under(Conditions {
                refinement: 2.0,
                strictness: 0.1,
                ..usual.conditions()
            })
            .unwrap();
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
    let faces = graded(&breaks, 0.35).unwrap();
    for b in breaks {
        assert!(
            faces.iter().any(|face| face.to_bits() == b.at.to_bits()),
            "{}",
            b.at
        );
    }
    assert!(faces.windows(2).all(|w| w[1] > w[0]), "{faces:?}");
    let halves = breaks.map(|b| Break::new(b.at, 0.5 * b.size));
    let finer = graded(&halves, 0.175).unwrap();
    let ratio = finer.len() as f64 / faces.len() as f64;
    assert!((1.7..2.3).contains(&ratio), "{} to {}", faces.len(), finer.len());
}
