//! The two-piece normal distribution against tabulated values, and its invariants.

use proptest::prelude::*;
use skindepth::skin::Spread;
use skindepth::skin::spread::normal_cdf;
use skindepth::units::Length;

#[test]
fn normal_cdf_agrees_with_the_tables() {
    let check = |z: f64, expected: f64| {
        assert!((normal_cdf(z) - expected).abs() < 1e-13, "{z}: {}", normal_cdf(z));
    };
    check(0.0, 0.5);
    check(1.0, 0.841_344_746_068_542_9);
    check(-1.0, 0.158_655_253_931_457_05);
    check(1.959_963_984_540_054, 0.975);
    check(-3.0, 0.001_349_898_031_630_094_6);
    check(6.0, 0.999_999_999_013_412_3);
    check(f64::INFINITY, 1.0);
    check(f64::NEG_INFINITY, 0.0);
    check(f64::NAN, 0.5);
}

#[test]
fn the_three_points_are_the_named_percentiles() {
    let spread = Spread::from_mm(1.4, 1.0, 2.2);
    let check = |mm: f64, share: f64| {
        assert!((spread.cdf(Length::from_mm(mm)) - share).abs() < 1e-12, "{mm}");
        assert!((spread.quantile(share).mm() - mm).abs() < 1e-9, "{share}");
    };
    check(1.0, 0.158_655_253_931_457_05);
    check(1.4, 0.5);
    check(2.2, 0.841_344_746_068_542_9);
}

#[test]
fn odd_input_is_put_in_order() {
    let check = |[typical, low, high]: [f64; 3], expected: [f64; 3]| {
        let spread = Spread::from_mm(typical, low, high);
        let got = [spread.typical, spread.low, spread.high].map(Length::mm);
        let near = got.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(near, "{typical} {low} {high}: {got:?}");
    };
    check([1.0, 2.0, 0.5], [1.0, 1.0, 1.0]);
    check([-1.0, -2.0, 0.5], [0.0, 0.0, 0.5]);
    check([f64::NAN, f64::NAN, f64::NAN], [0.0, 0.0, 0.0]);
    let step = Spread::from_mm(1.0, 1.0, 1.0);
    assert!(step.cdf(Length::from_mm(0.999)) <= 0.0 && step.cdf(Length::from_mm(1.0)) >= 1.0);
}

proptest! {
    #[test]
    fn cdf_rises_and_undoes_the_quantile(
        typical in 0.1_f64..3.0, below in 0.01_f64..1.0, above in 0.01_f64..2.0, share in 0.01_f64..0.99,
    ) {
        let spread = Spread::from_mm(typical, typical - below.min(0.3 * typical), typical + above);
        let at = spread.quantile(share);
        prop_assert!((spread.cdf(at) - share).abs() < 1e-9);
        prop_assert!(spread.cdf(Length::from_mm(at.mm() + 0.1)) >= spread.cdf(at));
    }
}
