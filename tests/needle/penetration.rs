//! Reached depth against the facts, and crossings against a seeded Monte Carlo.

use proptest::prelude::*;
use skindepth::evidence::facts;
use skindepth::needle::{Device, Penetration, Setting};
use skindepth::skin::hash::pcg3d;
use skindepth::skin::{Layer, LayerStack, Sex, Site};

use super::tool;

const BORDERS: [Layer; 4] = [
    Layer::StratumCorneum,
    Layer::ViableEpidermis,
    Layer::PapillaryDermis,
    Layer::ReticularDermis,
];

fn at(device: Device, setting: Setting, set_mm: f64, site: Site) -> Penetration {
    let tool = tool(device, setting, set_mm, 12, 4);
    Penetration::of(&tool, &LayerStack::of(site, Sex::Either))
}

#[test]
fn a_pen_comes_close_to_its_setting() {
    for (set, fact) in [
        (0.5, &facts::PEN_CHANNEL_DEPTH_0P5),
        (1.5, &facts::PEN_CHANNEL_DEPTH_1P5),
    ] {
        let reached = at(Device::Pen, Setting::Professional, set, Site::Cheek).reached;
        assert!(
            (reached.typical.mm() - fact.typical()).abs() < 0.05 * set,
            "{set}: {reached:?}"
        );
        assert!(
            reached.low.mm() > 0.8 * set && reached.high.mm() < 1.1 * set,
            "{set}: {reached:?}"
        );
    }
}

#[test]
fn rolled_and_pressed_needles_reach_much_less() {
    let share = |device, setting| at(device, setting, 1.5, Site::Cheek).reached.typical.mm() / 1.5;
    let lima = &facts::LIMA_PENETRATION_FRACTION;
    let firm = lima.lowest() / 100.0..=lima.highest() / 100.0;
    for device in [Device::Roller, Device::Stamp] {
        let professional = share(device, Setting::Professional);
        assert!(firm.contains(&professional), "{device:?}: {professional}");
        assert!(share(device, Setting::Home) < professional, "{device:?}");
    }
    assert!(share(Device::Roller, Setting::Home) <= facts::BURIED_LENGTH_FRACTION_SLOW.highest() / 100.0);
}

#[test]
fn crossings_name_the_four_borders_and_fall_with_depth() {
    for site in Site::ALL {
        for device in Device::ALL {
            for setting in Setting::ALL {
                for set in [0.01, 0.25, 0.5, 1.5, 2.5] {
                    let penetration = at(device, setting, set, site);
                    assert_eq!(penetration.crossings.map(|crossing| crossing.layer), BORDERS);
                    let shares = penetration.crossings.map(|crossing| crossing.share);
                    assert!(
                        shares.iter().all(|share| (0.0..=1.0).contains(share)),
                        "{shares:?}"
                    );
                    assert!(
                        shares.windows(2).all(|pair| pair[0] >= pair[1] - 1e-9),
                        "{shares:?}"
                    );
                    assert!(penetration.share_beyond(Layer::Hypodermis).abs() < f64::EPSILON);
                }
            }
        }
    }
}

#[test]
fn deep_settings_leave_the_dermis_in_most_people() {
    let check = |site, set, least: f64, most: f64| {
        let share = at(Device::Pen, Setting::Professional, set, site).share_beyond(Layer::ReticularDermis);
        assert!((least..=most).contains(&share), "{site:?} {set}: {share}");
    };
    check(Site::Cheek, 2.5, 0.9, 1.0);
    check(Site::Cheek, 1.5, 0.3, 0.7);
    check(Site::Cheek, 0.5, 0.0, 0.05);
    check(Site::EyeArea, 1.5, 0.95, 1.0);
    check(Site::Decolletage, 1.0, 0.0, 0.05);
}

/// A standard normal pair from the lattice hash by Box and Muller: seeded, so the test can't flicker.
fn normal_pair(i: u32) -> [f64; 2] {
    let [a, b, _] = pcg3d([i, 20, 26]);
    let uniform = |v: u32| (f64::from(v) + 0.5) / 4_294_967_296.0;
    let radius = (-2.0 * uniform(a).ln()).sqrt();
    let angle = std::f64::consts::TAU * uniform(b);
    [radius * angle.cos(), radius * angle.sin()]
}

#[test]
fn crossings_agree_with_a_monte_carlo() {
    const PEOPLE: u32 = 200_000;
    for (device, setting, set, site) in [
        (Device::Pen, Setting::Professional, 1.5, Site::Cheek),
        (Device::Pen, Setting::Home, 0.25, Site::EyeArea),
        (Device::Roller, Setting::Professional, 2.0, Site::Chin),
        (Device::Stamp, Setting::Home, 1.0, Site::Neck),
        (Device::Pen, Setting::Professional, 2.0, Site::Abdomen),
    ] {
        let penetration = at(device, setting, set, site);
        let layers = LayerStack::of(site, Sex::Either);
        for crossing in penetration.crossings {
            let border = layers.lower_border(crossing.layer);
            let passing = (0..PEOPLE)
                .filter(|&i| {
                    let [tip, skin] = normal_pair(i);
                    penetration.reached.at_z(tip) > border.at_z(skin)
                })
                .count();
            let share = passing as f64 / f64::from(PEOPLE);
            // Three standard errors of the Monte Carlo, and the quadrature's own 1e-3.
            let tolerance = 3.0 * (0.25 / f64::from(PEOPLE)).sqrt() + 1e-3;
            assert!(
                (crossing.share - share).abs() < tolerance,
                "{site:?} {crossing:?}: {share}"
            );
        }
    }
}

proptest! {
    #[test]
    fn deeper_settings_reach_deeper_and_cross_more(
        device in 0..3_usize, setting in 0..2_usize, site in 0..12_usize, set in 0.01_f64..3.0, more in 0.0_f64..1.0,
    ) {
        let of = |set| at(Device::ALL[device], Setting::ALL[setting], set, Site::ALL[site]);
        let (shallow, deep) = (of(set), of(set + more));
        prop_assert!(shallow.reached.low <= deep.reached.low);
        prop_assert!(shallow.reached.typical <= deep.reached.typical);
        prop_assert!(shallow.reached.high <= deep.reached.high);
        for (a, b) in shallow.crossings.iter().zip(&deep.crossings) {
            prop_assert!(a.share <= b.share + 1e-9, "{:?} {} {}", a.layer, a.share, b.share);
        }
    }
}
