//! Problems and results as numbers: what goes out comes back, and what is no such list is refused.

use proptest::prelude::*;
use skindepth::absorption::summary::{Summary, answer};
use skindepth::absorption::wire::VERSION;
use skindepth::absorption::{Absorption, Application, Product, Setup, finding};
use skindepth::skin::{Site, Thickness};
use skindepth::units::Time;

use super::{after, plan};

fn setup(product: Product, minutes: i64, flags: [bool; 2]) -> Setup {
    let (layers, channels) = plan(Site::Cheek, 1.5);
    let application = Application {
        after_minutes: after(minutes),
        wiped_off: flags[0],
        covered: flags[1],
    };
    Setup::new(product, &layers, Thickness::Thick, &channels, application)
}

#[test]
fn problems_come_back_as_they_were() {
    for product in Product::ALL {
        for (minutes, flags) in [(-60, [false, true]), (0, [false, false]), (1440, [true, true])] {
            let setup = setup(product, minutes, flags);
            assert_eq!(Setup::from_numbers(&setup.to_numbers()), Some(setup));
        }
    }
}

#[test]
fn results_come_back_to_single_precision() {
    let setup = setup(Product::Peptides, 0, [false, true]);
    let solved = setup.solve();
    let (product, read) = Absorption::from_numbers(&solved.to_numbers(setup.product())).expect("a result");
    assert_eq!(product, Product::Peptides);
    assert_eq!(read.needled_fields.len(), solved.needled_fields.len());
    for (a, b) in read.intact_fields.iter().zip(&solved.intact_fields) {
        assert_eq!(a.values, b.values);
        assert!((a.r_max_mm - b.r_max_mm).abs() < 1e-6 && (a.z_max_mm - b.z_max_mm).abs() < 1e-6);
    }
    for (a, b) in read.needled.iter().zip(&solved.needled) {
        assert!((a.delivered() - b.delivered()).abs() < 1e-6, "{a:?} for {b:?}");
        assert!((a.time_secs - b.time_secs).abs() <= 1e-3, "{a:?} for {b:?}");
    }
}

#[test]
fn other_lists_are_refused() {
    let good = setup(Product::Caffeine, 0, [false, false]).to_numbers();
    for (at, wrong) in [
        (0, VERSION + 1.0),
        (1, 10.0),
        (2, 0.0),
        (2, f64::NAN),
        (3, 0.0),
        (4, 99.0),
        (6, f64::INFINITY),
    ] {
        let mut numbers = good.clone();
        numbers[at] = wrong;
        assert_eq!(Setup::from_numbers(&numbers), None, "{wrong} at {at}");
    }
    assert_eq!(Setup::from_numbers(&good[1..]), None);
    assert_eq!(Setup::from_numbers(&[]), None);
    let result = Absorption::default().to_numbers(Product::Caffeine);
    assert!(Absorption::from_numbers(&result).is_some());
    assert_eq!(Absorption::from_numbers(&result[1..]), None);
}

proptest! {
    #[test]
    fn no_list_makes_a_reader_fall(
        problem in proptest::collection::vec(any::<f64>(), 0..24),
        result in proptest::collection::vec(any::<f32>(), 0..40),
    ) {
        prop_assert_eq!(Setup::from_numbers(&problem), None);
        prop_assert_eq!(Absorption::from_numbers(&result), None);
    }
}

/// A summary says what the solution says, comes back as it was, and is asked for by one number more.
#[test]
fn summaries_agree_with_solutions_and_come_back() {
    let setup = setup(Product::TranexamicAcid, 0, [false, false]);
    let summary = Summary::of(&setup);
    let solved = setup.solve();
    assert_eq!(summary.finding, finding(&solved));
    for (hours, bands) in Summary::HOURS.into_iter().zip(&summary.needled) {
        let delivered = solved.amounts_at(Time::from_hours(hours), true).delivered();
        assert!((bands.delivered.typical - delivered).abs() < 1e-12, "{hours}");
    }
    let [open, covered] = summary.closures;
    let day = solved.amounts_at(Time::from_days(1.0), true).delivered();
    assert!((open[1] - day).abs() < 1e-12 && open[0] <= open[1] && open[1] <= open[2]);
    assert!(
        covered[1] > open[1],
        "covered channels stay open longer: {covered:?} {open:?}"
    );
    let numbers = answer(&setup.to_summary_numbers());
    let read = Summary::from_numbers(&numbers).expect("a summary");
    assert_eq!(
        (read.product, read.finding, read.decisive),
        (summary.product, summary.finding, summary.decisive)
    );
    assert_eq!(read.to_numbers(), summary.to_numbers());
    assert_eq!(Absorption::from_numbers(&numbers), None);
    assert!(Absorption::from_numbers(&answer(&setup.to_numbers())).is_some());
}

#[test]
fn what_is_no_summary_is_refused() {
    let good = Summary::of(&setup(Product::Glycerol, 0, [true, false])).to_numbers();
    for cut in [0, 1, good.len() - 1] {
        assert_eq!(Summary::from_numbers(&good[..cut]), None, "{cut} numbers");
    }
    for (place, value) in [(0, 1.0), (1, 99.0), (2, 3.0), (2, f32::NAN), (10, f32::INFINITY)] {
        let mut bad = good.clone();
        bad[place] = value;
        assert_eq!(Summary::from_numbers(&bad), None, "{value} at {place}");
    }
    for numbers in [&[][..], &[1.0], &[f64::NAN; 22], &[0.0; 21]] {
        assert_eq!(answer(numbers), Vec::<f32>::new());
    }
}

/// The page's script tells a problem from a question for a summary by their lengths.
#[test]
fn the_script_knows_the_length_of_a_problem() {
    let numbers = setup(Product::Caffeine, 0, [false, false]).to_numbers().len();
    let script = include_str!("../../public/solve.js");
    assert!(script.contains(&format!("const PROBLEM = {numbers};")));
}
