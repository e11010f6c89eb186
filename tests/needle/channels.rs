//! Channels against the measured diameter, density and open area.

use proptest::prelude::*;
use skindepth::evidence::facts;
use skindepth::needle::{Channels, Device, Penetration, Setting};
use skindepth::skin::{LayerStack, Sex, Site};

use super::tool;

fn at(device: Device, setting: Setting, set_mm: f64, needles: i64, passes: i64) -> Channels {
    let layers = LayerStack::of(Site::Cheek, Sex::Either);
    let tool = tool(device, setting, set_mm, needles, passes);
    Channels::of(&tool, &Penetration::of(&tool, &layers))
}

#[test]
fn the_thin_roller_leaves_the_measured_channel() {
    // 770 µm needles, 140 µm at the base: 70.7 µm wide channels were measured.
    let channels = at(Device::Roller, Setting::Home, 1.5, 24, 15);
    let fact = &facts::MICROCHANNEL_SURFACE_DIAMETER_770;
    let diameter = channels.diameter.typical.um();
    assert!((fact.lowest()..=fact.highest()).contains(&diameter), "{diameter}");
}

#[test]
fn the_roller_s_density_is_the_published_one() {
    let channels = at(Device::Roller, Setting::Professional, 1.5, 24, 15);
    let [typical, low, high] = channels.density_per_cm2;
    assert!((typical - facts::ROLLER_HOLE_DENSITY_15_PASSES.typical()).abs() < 1e-9);
    assert!(low < typical && typical < high);
}

#[test]
fn the_open_area_is_the_published_one() {
    let channels = at(Device::Roller, Setting::Home, 1.5, 24, 15);
    let percent = 100.0 * channels.open_area[0];
    let fact = &facts::PORE_AREA_FRACTION;
    assert!((percent / fact.typical() - 1.0).abs() < 0.05, "{percent} %");
}

#[test]
fn a_pen_reaches_the_reviews_density_at_the_usual_use() {
    let channels = at(Device::Pen, Setting::Professional, 1.5, 14, 4);
    for (got, expected) in channels.density_per_cm2.iter().zip([300.0, 100.0, 1000.0]) {
        assert!((got - expected).abs() < 1e-9, "{got}");
    }
    assert!(at(Device::Pen, Setting::Home, 1.5, 14, 4).density_per_cm2[0] < 300.0);
}

#[test]
fn shallow_tips_leave_narrower_channels() {
    let width = |set| {
        at(Device::Pen, Setting::Professional, set, 12, 4)
            .diameter
            .typical
            .um()
    };
    assert!(width(0.25) < width(0.5) && width(0.5) < width(1.0));
    assert!((width(1.0) - width(2.5)).abs() < 1e-9, "the shaft is the most");
}

proptest! {
    #[test]
    fn shares_stay_shares(
        device in 0..3_usize, setting in 0..2_usize, set in 0.01_f64..3.0, needles in 1..=36_i64,
        passes in 1..=16_i64,
    ) {
        let channels = at(Device::ALL[device], Setting::ALL[setting], set, needles, passes);
        let [typical, low, high] = channels.open_area;
        prop_assert!((0.0..=1.0).contains(&low) && low <= typical && typical <= high && high <= 1.0);
        prop_assert!(channels.density_per_cm2.iter().all(|density| density.is_finite() && *density >= 0.0));
        prop_assert!(channels.diameter.high <= channels.needle_diameter);
    }
}
