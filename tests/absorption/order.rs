//! What changes which way: laws that hold for every product and place, whatever the numbers are.

use proptest::prelude::*;
use skindepth::absorption::closure::Closure;
use skindepth::absorption::uncertainty::Parameter;
use skindepth::absorption::{Amounts, Application, Bound, Product, Setup};
use skindepth::skin::{Site, Thickness};
use skindepth::units::Time;

use super::{after, plan};

fn setup(product: Product, site: Site, depth_mm: f64, application: Application) -> Setup {
    let (layers, channels) = plan(site, depth_mm);
    Setup::new(product, &layers, Thickness::Typical, &channels, application)
}

/// What two runs may differ by the wrong way: the error of the usual grid.
const GRID_ERROR: f64 = 5e-3;

/// A larger molecule at equal binding: of the three that tissue treats alike but for size, the larger spreads less far.
#[test]
fn a_larger_molecule_never_spreads_farther() {
    let reach = |product| {
        let absorption = setup(product, Site::Cheek, 1.5, Application::default()).solve();
        let field = absorption
            .needled_fields
            .iter()
            .find(|field| field.time_secs >= 3600.0)
            .expect("a field after an hour");
        // Half-way down the channel: the farthest ring that holds a tenth of what the axis holds.
        let row = &field.values[48 * 32..49 * 32];
        row.iter().filter(|&&u| u >= 0.1 * row[0]).count()
    };
    let [small, medium, large, largest] = [
        Product::Niacinamide,
        Product::GrowthFactors,
        Product::HyaluronicLow,
        Product::HyaluronicHigh,
    ]
    .map(reach);
    assert!(
        small >= medium && medium >= large && large >= largest,
        "{small} {medium} {large} {largest}"
    );
    assert!(small > largest, "{small} {largest}");
}

/// Deeper channels, more of them, wider ones, slower closing and a more permeable skin never let in less. (More
/// channels hold more in themselves, so what counts is all that has left the surface.)
#[test]
fn more_way_in_is_never_less_taken_up() {
    for product in Product::ALL {
        for parameter in [
            Parameter::Permeability,
            Parameter::Closing,
            Parameter::ChannelDensity,
            Parameter::ChannelWidth,
            Parameter::ChannelDepth,
        ] {
            let setup = setup(product, Site::Cheek, 1.0, Application::default());
            let taken = |bound, hours| {
                let solved = setup.moved(parameter, bound).solve();
                1.0 - solved.amounts_at(Time::from_hours(hours), true).surface
            };
            for hours in [1.0, 24.0] {
                let [low, typical, high] = Bound::ALL.map(|bound| taken(bound, hours));
                assert!(
                    low <= typical + GRID_ERROR && typical <= high + GRID_ERROR,
                    "{product:?} {parameter:?} {hours} h: {low} {typical} {high}"
                );
            }
        }
    }
}

/// Intact skin does not know what the needles did.
#[test]
fn intact_skin_is_the_same_at_every_depth() {
    let intact = |depth| {
        setup(Product::Lidocaine, Site::Nose, depth, Application::default())
            .solve()
            .intact
    };
    assert_eq!(intact(0.25), intact(2.5));
}

/// What needles do to the numbering of columns must do nothing to the result: a hole of no consequence (tissue stays
/// shut) gives intact skin.
#[test]
fn a_channel_that_has_closed_is_intact_skin() {
    let application = Application {
        after_minutes: after(1440),
        ..Application::default()
    };
    let absorption = setup(Product::Caffeine, Site::Cheek, 1.5, application)
        .closing(Bound::Low)
        .solve();
    for (a, b) in absorption.needled.iter().zip(&absorption.intact) {
        assert!(
            (a.delivered() - b.delivered()).abs() < GRID_ERROR,
            "{a:?} for {b:?}"
        );
    }
}

proptest! {
    /// Longer since treatment is never a wider channel, and an average over a step lies between its ends.
    #[test]
    fn channels_only_close(
        covered: bool, bound in 0..3_usize, needled in -1e5..1e5_f64, at in 0.0..2e5_f64, step in 0.0..1e5_f64,
    ) {
        let closure = Closure::published(covered, Bound::ALL[bound], needled);
        let at = needled + at;
        let [first, last] = [closure.open_at(at), closure.open_at(at + step)];
        let mean = closure.open_between(at, at + step);
        prop_assert!(last <= first && (0.0..=1.0).contains(&last));
        prop_assert!(last - 1e-9 <= mean && mean <= first + 1e-9, "{} {} {}", first, mean, last);
    }

    /// Any product on any site, needled at any depth: what has got in, been cleared or passed on never falls with time,
    /// what waits outside the tissue never grows once the needles have been there (they open a part of the horny layer,
    /// with what it holds; a channel that closes gives back to the surface what it held), and needled skin never takes
    /// up less than intact skin.
    #[test]
    fn time_only_adds(product in 0..10_usize, site in 0..12_usize, depth in 0.25..2.5_f64, minutes in -60..600_i64) {
        let application = Application { after_minutes: after(minutes), ..Application::default() };
        let absorption = setup(Product::ALL[product], Site::ALL[site], depth, application).solve();
        for records in [&absorption.intact, &absorption.needled] {
            for pair in records.windows(2) {
                prop_assert!(pair[1].delivered() >= pair[0].delivered() - GRID_ERROR, "{:?}", pair);
                let outside = |amounts: &Amounts| amounts.surface + amounts.channel;
                let needled = pair[0].time_secs >= 60.0 * (-minutes) as f64;
                prop_assert!(!needled || outside(&pair[1]) <= outside(&pair[0]) + GRID_ERROR, "{:?}", pair);
            }
        }
        for (needled, intact) in absorption.needled.iter().zip(&absorption.intact) {
            prop_assert!(needled.delivered() >= intact.delivered() - GRID_ERROR, "{:?} {:?}", needled, intact);
        }
    }
}
