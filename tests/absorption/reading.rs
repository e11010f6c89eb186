//! Reading results: between records, before and after them; keys; findings.

use skindepth::absorption::{Absorption, Application, Finding, Product, Setup, finding};
use skindepth::needle::{Device, Setting};
use skindepth::skin::{LayerStack, Sex, Site, Thickness};
use skindepth::units::Time;

use super::after;

fn setup(product: Product, application: Application) -> Setup {
    let layers = LayerStack::of(Site::Cheek, Sex::Either);
    let (device, setting) = (Device::Pen, Setting::Professional);
    let channels = super::channels(device, setting, 1.5, &layers);
    Setup::new(product, &layers, Thickness::Typical, &channels, application)
}

#[test]
fn keys_round_trip() {
    for product in Product::ALL {
        assert_eq!(Product::from_key(product.key()), Some(product));
        assert!(
            product.key().bytes().all(|c| c.is_ascii_lowercase() || c == b'-'),
            "{product:?}"
        );
    }
    assert_eq!(Product::from_key("water"), None);
}

#[test]
fn nothing_computed_reads_as_nothing() {
    let none = Absorption::default();
    assert_eq!(none.fields_at(Time::from_hours(1.0)), None);
    assert!(
        (none.amounts_at(Time::from_hours(1.0), true).surface - 1.0).abs() < 1e-12,
        "all on the surface"
    );
    assert_eq!(none.enhancement(Time::from_hours(1.0)), None);
    assert_eq!(finding(&none), Finding::StaysInChannel);
}

#[test]
fn reading_follows_the_records() {
    let absorption = setup(Product::Caffeine, Application::default()).solve();
    for record in &absorption.needled {
        let read = absorption.amounts_at(Time::from_secs(record.time_secs), true);
        assert!(
            (read.delivered() - record.delivered()).abs() < 1e-12,
            "{record:?}"
        );
    }
    let between = absorption.amounts_at(Time::from_secs(12.0), true);
    assert!(
        absorption.needled[1].delivered() < between.delivered()
            && between.delivered() < absorption.needled[2].delivered(),
        "{between:?}"
    );
    assert_eq!(absorption.fields_at(Time::from_secs(-1.0)), None);
    for (secs, first, second) in [
        (0.0, 0.0, 10.0),
        (5.0, 0.0, 10.0),
        (4000.0, 3600.0, 7200.0),
        (1e6, 86_400.0, 86_400.0),
    ] {
        let (a, b, part) = absorption.fields_at(Time::from_secs(secs)).expect("a field");
        assert!(
            (a.time_secs - first).abs() < 1e-9 && (b.time_secs - second).abs() < 1e-9,
            "{secs}: {} {}",
            a.time_secs,
            b.time_secs
        );
        assert!((0.0..=1.0).contains(&part), "{secs}: {part}");
    }
}

/// Before the needles strike, needled skin is intact skin; afterwards it takes up more.
#[test]
fn needling_after_application_starts_when_it_happens() {
    let application = Application {
        after_minutes: after(-30),
        ..Application::default()
    };
    let absorption = setup(Product::Caffeine, application).solve();
    let fold = |minutes: f64| {
        absorption
            .enhancement(Time::from_minutes(minutes))
            .expect("a ratio")
    };
    assert!((fold(25.0) - 1.0).abs() < 0.02, "{}", fold(25.0));
    assert!(fold(60.0) > 2.0, "{}", fold(60.0));
}

/// Channels that closed before the product came on help little.
#[test]
fn later_application_delivers_less() {
    let delivered = |minutes: i64, covered: bool| {
        let application = Application {
            after_minutes: after(minutes),
            wiped_off: true,
            covered,
        };
        let absorption = setup(Product::VitaminC, application).solve();
        absorption.amounts_at(Time::from_hours(24.0), true).delivered()
    };
    assert!(delivered(0, false) > delivered(240, false));
    assert!(delivered(240, false) > delivered(720, false));
    assert!(delivered(720, true) > delivered(720, false));
}

#[test]
fn findings() {
    for (product, expected) in [
        (Product::Caffeine, Finding::SpreadsThroughDermis),
        (Product::GrowthFactors, Finding::SpreadsAroundChannel),
        (Product::HyaluronicLow, Finding::SpreadsAroundChannel),
        (Product::HyaluronicHigh, Finding::StaysInChannel),
    ] {
        assert_eq!(
            finding(&setup(product, Application::default()).solve()),
            expected,
            "{product:?}"
        );
    }
}
