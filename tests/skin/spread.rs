//! The two-piece normal distribution against tabulated values, and its invariants.

use proptest::prelude::*;
use skindepth::skin::Spread;
use skindepth::skin::spread::normal_cdf;
use skindepth::units::{Length, OutOfRange};

fn mm(typical: f64, low: f64, high: f64) -> Result<Spread, OutOfRange> {
    let [typical, low, high] = [typical, low, high].map(Length::from_mm);
    Spread::new(typical, low, high)
}

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
    let spread = mm(1.4, 1.0, 2.2).unwrap();
    let check = |mm: f64, share: f64| {
        assert!((spread.cdf(Length::from_mm(mm)) - share).abs() < 1e-12, "{mm}");
        assert!((spread.quantile(share).mm() - mm).abs() < 1e-9, "{share}");
    };
    check(1.0, 0.158_655_253_931_457_05);
    check(1.4, 0.5);
    check(2.2, 0.841_344_746_068_542_9);
}

#[test]
fn a_spread_without_width_is_a_step() {
    let step = mm(1.0, 1.0, 1.0).unwrap();
    assert!(step.cdf(Length::from_mm(0.999)) <= 0.0 && step.cdf(Length::from_mm(1.0)) >= 1.0);
}

proptest! {
    #[test]
    fn cdf_rises_and_undoes_the_quantile(
        typical in 0.1_f64..3.0, below in 0.01_f64..1.0, above in 0.01_f64..2.0, share in 0.01_f64..0.99,
    ) {
        let spread = mm(typical, typical - below.min(0.3 * typical), typical + above).unwrap();
        let at = spread.quantile(share);
        prop_assert!((spread.cdf(at) - share).abs() < 1e-9);
        prop_assert!(spread.cdf(Length::from_mm(at.mm() + 0.1)) >= spread.cdf(at));
    }
}
