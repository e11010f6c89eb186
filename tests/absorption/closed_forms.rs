//! The kernel against solutions that can be written down: within 0.5 %.

use skindepth::absorption::grid::{Break, Grid, graded};
use skindepth::absorption::operator::{Cell, Floor, Operator};
use skindepth::absorption::step::{State, Stepper, Tolerance};

/// The promised error.
const PROMISED: f64 = 0.005;
/// Partition coefficient of a bath: so large that its u stays at 1.
const BATH: f64 = 1e9;
/// Height of its row.
const THIN: f64 = 1e-9;

fn tolerance() -> Tolerance {
    Tolerance {
        absolute: 1e-7,
        relative: 1e-4,
    }
}

#[track_caller]
fn close(what: &str, found: f64, exact: f64) {
    let error = (found / exact - 1.0).abs();
    assert!(error <= PROMISED, "{what}: {found} for {exact}, off by {error}");
}

/// A column under a bath: one bath row of no resistance, then `cell` between the faces `z`.
fn column(z: &[f64], cell: Cell, floor: Floor) -> (Grid, Operator, State) {
    let mut faces = vec![z[0] - THIN];
    faces.extend_from_slice(z);
    let grid = Grid::new(vec![0.0, 1.0], faces).unwrap();
    let mut cells = vec![cell; grid.len()];
    cells[0].partition = BATH / THIN;
    cells[0].clearance = 0.0;
    // The bath's own half row must not resist.
    cells[0].axial = 1e3;
    let operator = Operator::new(&grid, &cells, floor).unwrap();
    let mut state = State::uniform(&operator, 0.0);
    state.amounts[0] = operator.capacity[0];
    (grid, operator, state)
}

/// Complementary error function to 1e-12 by the integral, Simpson's rule.
fn erfc(x: f64) -> f64 {
    let n = 4000;
    let (a, b) = (x, x + 8.0);
    let h = (b - a) / f64::from(n);
    let f = |t: f64| (-t * t).exp();
    let sum: f64 = (0..=n)
        .map(|i| {
            let weight = if i == 0 || i == n {
                1.0
            } else if i % 2 == 1 {
                4.0
            } else {
                2.0
            };
            weight * f(a + f64::from(i) * h)
        })
        .sum();
    sum * h / 3.0 * std::f64::consts::FRAC_2_SQRT_PI
}

/// Membrane between a bath and a sink: flux K D / L, lag L²/6D, whatever the partition coefficient.
#[test]
fn membrane_has_its_steady_flux_and_lag() {
    for (length, diffusion, partition) in [(0.02, 5e-9, 1.0), (0.02, 5e-9, 64.0), (1.0, 1e-3, 0.1)] {
        let z = graded(
            &[Break::new(0.0, length / 40.0), Break::new(length, length / 40.0)],
            0.0,
        )
        .unwrap();
        let (grid, mut operator, mut state) =
            column(&z, Cell::isotropic(partition, diffusion, 0.0), Floor::Sink);
        let lag = length * length / (6.0 * diffusion);
        let mut stepper = Stepper::new(&operator, tolerance(), lag * 1e-6).unwrap();
        stepper.march(&mut operator, &mut state, 0.0, 12.0 * lag);
        let early = state.deeper;
        stepper.march(&mut operator, &mut state, 12.0 * lag, 18.0 * lag);
        let flux = (state.deeper - early) / (6.0 * lag) / grid.area(0);
        close("flux", flux, partition * diffusion / length);
        close("lag", 18.0 * lag - state.deeper / (flux * grid.area(0)), lag);
    }
}

/// A half space under a bath: u = erfc(z / 2 sqrt(D t)).
#[test]
fn half_space_follows_erfc() {
    let diffusion = 2.24e-4;
    let seconds = 400.0;
    let reach = 2.0 * f64::sqrt(diffusion * seconds);
    let z = graded(
        &[
            Break::new(0.0, reach / 200.0),
            Break::new(8.0 * reach, 8.0 * reach),
        ],
        0.02,
    )
    .unwrap();
    let (grid, mut operator, mut state) = column(&z, Cell::isotropic(0.7, diffusion, 0.0), Floor::Sealed);
    Stepper::new(&operator, tolerance(), 1e-3)
        .unwrap()
        .march(&mut operator, &mut state, 0.0, seconds);
    for iz in 1..grid.nz() {
        let depth = grid.z_mid(iz);
        if depth < 1.5 * reach {
            let u = state.amounts[iz] / operator.capacity[iz];
            close("u", u, erfc(depth / reach));
        }
    }
}

/// Steady state in a half space that clears: u falls by e over sqrt(D/k), and what is cleared is K sqrt(D k).
#[test]
fn clearing_half_space_decays_over_its_length() {
    let (partition, diffusion, clearance) = (0.7, 2.24e-4, 3.5e-4);
    let decay = f64::sqrt(diffusion / clearance);
    let z = graded(
        &[
            Break::new(0.0, decay / 100.0),
            Break::new(12.0 * decay, 12.0 * decay),
        ],
        0.02,
    )
    .unwrap();
    let (grid, mut operator, mut state) = column(
        &z,
        Cell::isotropic(partition, diffusion, clearance),
        Floor::Sealed,
    );
    let mut stepper = Stepper::new(&operator, tolerance(), 1e-3).unwrap();
    let settled = 30.0 / clearance;
    stepper.march(&mut operator, &mut state, 0.0, settled);
    for iz in 1..grid.nz() {
        let depth = grid.z_mid(iz);
        if depth < 4.0 * decay {
            let u = state.amounts[iz] / operator.capacity[iz];
            close("u", u, (-depth / decay).exp());
        }
    }
    let before = state.cleared;
    stepper.march(&mut operator, &mut state, settled, settled + 1e4);
    let rate = (state.cleared - before) / 1e4 / grid.area(0);
    close("clearance", rate, partition * (diffusion * clearance).sqrt());
}

/// The floor that stands for clearing tissue below: the same decay with the half space cut off after one length.
#[test]
fn leaking_floor_stands_for_what_lies_below() {
    let (partition, diffusion, clearance) = (0.7, 2.24e-4, 3.5e-4);
    let decay = f64::sqrt(diffusion / clearance);
    let z = graded(
        &[Break::new(0.0, decay / 80.0), Break::new(decay, decay / 80.0)],
        0.0,
    )
    .unwrap();
    let floor = Floor::Leak(partition * (diffusion * clearance).sqrt());
    let (grid, mut operator, mut state) = column(&z, Cell::isotropic(partition, diffusion, clearance), floor);
    Stepper::new(&operator, tolerance(), 1e-3).unwrap().march(
        &mut operator,
        &mut state,
        0.0,
        30.0 / clearance,
    );
    let last = grid.nz() - 1;
    close(
        "u at the floor",
        state.amounts[last] / operator.capacity[last],
        (-grid.z_mid(last) / decay).exp(),
    );
}

/// A cylinder held at u = 1 in a ring whose rim is held at 0: u = ln(R/r) / ln(R/a), flow 2πKD / ln(R/a) per length.
#[test]
fn cylinder_in_a_ring_is_logarithmic() {
    let (a, rim) = (0.0625, 0.35);
    let (partition, diffusion) = (0.9, 2e-4);
    let mut r = vec![0.0];
    r.extend(graded(&[Break::new(a, a / 20.0), Break::new(rim, rim)], 0.1).unwrap());
    r.push(rim + 1e-9);
    let grid = Grid::new(r, vec![0.0, 1.0]).unwrap();
    let mut cells = vec![Cell::isotropic(partition, diffusion, 0.0); grid.len()];
    let last = grid.len() - 1;
    for bath in [0, last] {
        cells[bath].partition = BATH;
        cells[bath].radial = 1e6;
    }
    let mut operator = Operator::new(&grid, &cells, Floor::Sealed).unwrap();
    let mut state = State::uniform(&operator, 0.0);
    state.amounts[0] = operator.capacity[0];
    // The outer bath is a thin ring: make it hold as much as it needs to stay at 0.
    operator.capacity[last] = operator.capacity[0];
    let mut stepper = Stepper::new(&operator, tolerance(), 1e-3).unwrap();
    stepper.march(&mut operator, &mut state, 0.0, 5000.0);
    let before = state.amounts[last];
    stepper.march(&mut operator, &mut state, 5000.0, 6000.0);
    let flow = (state.amounts[last] - before) / 1000.0;
    close(
        "flow",
        flow,
        std::f64::consts::TAU * partition * diffusion / (rim / a).ln(),
    );
    for ir in 1..last {
        if grid.r_mid(ir) < 0.9 * rim {
            let u = state.amounts[ir] / operator.capacity[ir];
            close("u", u, (rim / grid.r_mid(ir)).ln() / (rim / a).ln());
        }
    }
}

/// A cylinder held at u = 1 in a closed ring: the mean fills up as a series of Bessel functions says. Here its slowest
/// term alone, late: the deficit falls by exp(-D α² t), α the first root of J0(αa) Y1(αR) = Y0(αa) J1(αR).
#[test]
fn closed_ring_fills_at_its_slowest_rate() {
    let (a, rim, diffusion) = (0.0625, 0.35, 2e-4);
    let mut r = vec![0.0];
    r.extend(graded(&[Break::new(a, a / 20.0), Break::new(rim, rim)], 0.08).unwrap());
    let grid = Grid::new(r, vec![0.0, 1.0]).unwrap();
    let mut cells = vec![Cell::isotropic(1.0, diffusion, 0.0); grid.len()];
    cells[0].partition = BATH;
    cells[0].radial = 1e6;
    let mut operator = Operator::new(&grid, &cells, Floor::Sealed).unwrap();
    let mut state = State::uniform(&operator, 0.0);
    state.amounts[0] = operator.capacity[0];
    let mut stepper = Stepper::new(&operator, tolerance(), 1e-3).unwrap();
    let deficit = |state: &State| -> f64 {
        (1..grid.len())
            .map(|i| operator_capacity(&grid, i) - state.amounts[i])
            .sum()
    };
    stepper.march(&mut operator, &mut state, 0.0, 400.0);
    let before = deficit(&state);
    stepper.march(&mut operator, &mut state, 400.0, 800.0);
    let rate = (before / deficit(&state)).ln() / 400.0;
    let alpha =
        first_root(|x| bessel_j(0, x * a) * bessel_y(1, x * rim) - bessel_y(0, x * a) * bessel_j(1, x * rim));
    close("rate", rate, diffusion * alpha * alpha);
}

fn operator_capacity(grid: &Grid, ir: usize) -> f64 {
    grid.area(ir) * grid.dz(0)
}

fn first_root(f: impl Fn(f64) -> f64) -> f64 {
    let mut low = 0.5;
    let step = 0.01;
    while f(low).is_sign_positive() == f(low + step).is_sign_positive() {
        low += step;
    }
    let mut high = low + step;
    for _ in 0..60 {
        let mid = 0.5 * (low + high);
        if f(low).is_sign_positive() == f(mid).is_sign_positive() {
            low = mid;
        } else {
            high = mid;
        }
    }
    low
}

/// Bessel's integral, midpoint rule (spectrally exact for a periodic integrand).
fn bessel_j(order: i32, x: f64) -> f64 {
    let n = 400;
    (0..n)
        .map(|i| {
            let t = (f64::from(i) + 0.5) * std::f64::consts::PI / f64::from(n);
            (f64::from(order) * t - x * t.sin()).cos()
        })
        .sum::<f64>()
        / f64::from(n)
}

/// Y0 and Y1 by their series, good for small arguments.
fn bessel_y(order: i32, x: f64) -> f64 {
    const EULER: f64 = 0.577_215_664_901_532_9;
    let log = (0.5 * x).ln() + EULER;
    let mut harmonic = 0.0;
    let mut term = 1.0;
    let mut sum = 0.0;
    if order == 0 {
        for m in 1..40 {
            let m = f64::from(m);
            harmonic += 1.0 / m;
            term *= -0.25 * x * x / (m * m);
            sum -= term * harmonic;
        }
        return std::f64::consts::FRAC_2_PI * (log * bessel_j(0, x) + sum);
    }
    for m in 0..40 {
        let m = f64::from(m);
        if m > 0.0 {
            term *= -0.25 * x * x / (m * (m + 1.0));
            harmonic += 1.0 / m;
        }
        sum += term * (2.0 * harmonic + 1.0 / (m + 1.0));
    }
    std::f64::consts::FRAC_2_PI * (log * bessel_j(1, x))
        - std::f64::consts::FRAC_2_PI / x
        - 0.5 * x * sum / std::f64::consts::PI
}

#[test]
fn the_test_s_own_functions_are_right() {
    for (found, exact) in [
        (erfc(0.5), 0.479_500_122_186_953_5),
        (bessel_j(0, 1.0), 0.765_197_686_557_966_5),
        (bessel_j(1, 1.0), 0.440_050_585_744_933_5),
        (bessel_y(0, 1.0), 0.088_256_964_215_676_96),
        (bessel_y(1, 1.0), -0.781_212_821_300_288_7),
    ] {
        assert!((found - exact).abs() < 1e-9, "{found} for {exact}");
    }
}
