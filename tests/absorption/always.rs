//! What must hold for every plan: shares that add up to 1, nothing negative, nothing that is not a number.

use proptest::prelude::*;
use skindepth::absorption::setup::Conditions;
use skindepth::absorption::uncertainty::Parameter;
use skindepth::absorption::{Absorption, Application, Bound, Delay, Product, Setup, finding};
use skindepth::needle::Channels;
use skindepth::skin::{LayerStack, Site, Spread, Thickness};
use skindepth::units::Length;

use super::{after, plan};

#[track_caller]
fn sound(what: &str, absorption: &Absorption) {
    for amounts in [&absorption.intact, &absorption.needled] {
        assert!((40..=60).contains(&amounts.len()), "{what}: {}", amounts.len());
        for a in amounts {
            let parts = [
                a.surface,
                a.channel,
                a.stratum_corneum,
                a.viable_epidermis,
                a.dermis,
                a.cleared,
                a.deeper,
            ];
            assert!(
                parts.iter().all(|x| (-1e-12..=1.0 + 1e-9).contains(x)),
                "{what}: {a:?}"
            );
            assert!((parts.iter().sum::<f64>() - 1.0).abs() <= 1e-9, "{what}: {a:?}");
        }
        for pair in amounts.windows(2) {
            assert!(pair[1].time_secs > pair[0].time_secs, "{what}: {pair:?}");
            assert!(pair[1].cleared >= pair[0].cleared, "{what}: {pair:?}");
            assert!(pair[1].deeper >= pair[0].deeper, "{what}: {pair:?}");
        }
    }
    assert_eq!(
        absorption.needled_fields.len(),
        absorption.intact_fields.len(),
        "{what}"
    );
    for field in absorption.needled_fields.iter().chain(&absorption.intact_fields) {
        assert_eq!(
            field.values.len(),
            skindepth::absorption::Field::N_R * skindepth::absorption::Field::N_Z
        );
        assert!(field.values.iter().all(|u| (0.0..=1.0).contains(u)), "{what}");
        assert!(field.r_max_mm > 0.0 && field.z_max_mm > 0.0, "{what}");
    }
}

#[test]
fn every_site_product_and_depth() {
    for site in Site::ALL {
        for product in Product::ALL {
            for depth in [0.25, 1.0, 2.5] {
                let (layers, channels) = plan(site, depth);
                let setup = Setup::new(
                    product,
                    &layers,
                    Thickness::Typical,
                    &channels,
                    Application::default(),
                );
                sound(&format!("{site:?} {product:?} {depth}"), &setup.solve());
            }
        }
    }
}

/// At equal binding a larger molecule diffuses more slowly in dermis, and a slower one never spreads farther.
#[test]
fn larger_molecules_never_spread_farther() {
    let mut small: Vec<_> = Product::ALL
        .into_iter()
        .map(Product::properties)
        .filter(|product| product.log_kow.is_some())
        .map(|product| {
            // Binding off: what is bound does not diffuse, and the partition coefficient has the binding in it.
            let free = product.dermis_cm2_per_s * product.tissue_partition;
            (product.molar_mass.daltons(), free)
        })
        .collect();
    small.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert!(small.len() > 5);
    for pair in small.windows(2) {
        assert!(pair[1].1 < pair[0].1, "{pair:?}");
    }
    for product in Product::ALL {
        let (layers, channels) = plan(Site::Cheek, 1.0);
        let setup = Setup::new(
            product,
            &layers,
            Thickness::Typical,
            &channels,
            Application::default(),
        );
        let reaches = |bound| finding(&setup.moved(Parameter::DermisDiffusion, bound).solve()) as u8;
        let [slow, usual, fast] = Bound::ALL.map(reaches);
        assert!(
            slow <= usual && usual <= fast,
            "{product:?}: {slow} {usual} {fast}"
        );
    }
}

/// How far below 0 or above the applied solution a step of second order may end, as computed. What is shown is 0 to 1.
const OVERSHOOT: f64 = 1e-3;

/// What was computed, before it is made tidy: the total is kept to 1e-9 of the dose at every step,
/// and concentrations stay between none and the applied one but for the error of a step.
#[test]
fn mass_balance() {
    let (layers, channels) = plan(Site::Cheek, 1.5);
    for product in Product::ALL {
        for minutes in [-60, -7, 0, 45, 1440] {
            for (wiped_off, covered) in [(false, false), (true, true)] {
                let application = Application {
                    after_minutes: after(minutes),
                    wiped_off,
                    covered,
                };
                let setup = Setup::new(product, &layers, Thickness::Thin, &channels, application);
                for hole in [None, setup.channel()] {
                    let run = setup.run(hole);
                    assert!(
                        run.imbalance <= 1e-9,
                        "{product:?} {application:?}: {}",
                        run.imbalance
                    );
                    let [lowest, _] = run.extremes;
                    assert!(lowest >= -OVERSHOOT, "{product:?} {application:?}: {lowest}");
                    assert!(run.steps[0] < 400, "{product:?} {application:?}: {:?}", run.steps);
                }
                sound(&format!("{product:?} {application:?}"), &setup.solve());
            }
        }
    }
}

/// With channels that stay open nothing is ever more concentrated than what was applied. (A closing channel squeezes
/// what can't diffuse out of it: there, more is no error.)
#[test]
fn nothing_overshoots() {
    for site in [Site::Cheek, Site::Abdomen] {
        let (layers, channels) = plan(site, 1.5);
        for product in Product::ALL {
            for thickness in Thickness::ALL {
                let setup = Setup::new(product, &layers, thickness, &channels, Application::default());
                let open = setup
                    .under(Conditions {
                        closing: None,
                        ..setup.conditions()
                    })
                    .unwrap();
                for hole in [None, open.channel()] {
                    let [lowest, highest] = open.run(hole).extremes;
                    assert!(
                        lowest >= -OVERSHOOT && highest <= 1.0 + OVERSHOOT,
                        "{site:?} {product:?} {thickness:?}: {lowest} to {highest}"
                    );
                }
            }
        }
    }
}

fn spread([typical, low, high]: [f64; 3]) -> Option<Spread> {
    Spread::new(
        Length::from_mm(typical),
        Length::from_mm(low),
        Length::from_mm(high),
    )
    .ok()
}

/// Numbers of which many make no sense: zero, negative, huge, not a number.
fn odd() -> impl Strategy<Value = f64> {
    prop_oneof![
        1 => Just(0.0),
        1 => Just(-1.0),
        1 => Just(f64::NAN),
        1 => Just(f64::INFINITY),
        1 => Just(1e-9),
        1 => Just(1e9),
        60 => 0.0..3.0_f64,
    ]
}

/// Three numbers, in order unless one is odd.
fn three() -> impl Strategy<Value = [f64; 3]> {
    proptest::array::uniform3(odd()).prop_map(|mut three| {
        three.sort_by(f64::total_cmp);
        let [low, typical, high] = three;
        [typical, low, high]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Layers and channels far from any site: what the constructors take is solved soundly, whatever it is.
    #[test]
    fn what_is_not_refused_is_solved(
        layers in proptest::array::uniform5(three()),
        channel in [three(), three(), three()],
        product in 0_usize..10,
        minutes in any::<i16>(),
        flags in any::<[bool; 2]>(),
    ) {
        let spreads: Vec<Spread> = layers.into_iter().filter_map(spread).collect();
        let stack = spreads.try_into().ok().and_then(|layers| LayerStack::new(layers).ok());
        let [depth, width, density] = channel;
        let channels = spread(depth).zip(spread(width)).and_then(|(depth, width)| {
            Channels::measured(depth, Length::from_mm(3.0), width, density.map(|x| 1e3 * x)).ok()
        });
        if let Some((stack, channels)) = stack.zip(channels) {
            let application = Application {
                after_minutes: Delay::clamped(minutes.into()),
                wiped_off: flags[0],
                covered: flags[1],
            };
            let setup = Setup::new(Product::ALL[product], &stack, Thickness::Thin, &channels, application);
            sound(&format!("{setup:?}"), &setup.solve());
        }
    }
}
