//! What gauge, tip and rate change, and what they do not.

use proptest::prelude::*;
use skindepth::evidence::facts;
use skindepth::needle::stroke::Insertion;
use skindepth::needle::{
    Channels, Device, Gauge, Make, Penetration, Rate, Setting, Tip, Tool, puncture_millinewtons,
};
use skindepth::skin::{LayerStack, Sex, Site};

use super::tool;

fn with(device: Device, setting: Setting, set_mm: f64, make: Make) -> Tool {
    Tool {
        make,
        ..tool(device, setting, set_mm, 14, 4)
    }
}

fn channels(tool: &Tool) -> Channels {
    let layers = LayerStack::of(Site::Cheek, Sex::Either);
    Channels::of(tool, &Penetration::of(tool, &layers))
}

fn gauge(gauge: Gauge) -> Make {
    Make {
        gauge,
        ..Make::default()
    }
}

fn tip(tip: Tip) -> Make {
    Make {
        tip,
        ..Make::default()
    }
}

fn rate(per_s: i64) -> Make {
    Make {
        rate: Some(Rate::new(per_s).unwrap()),
        ..Make::default()
    }
}

/// Whatever the device, needles of a gauge are as thick as the table has it, and a channel is half of that.
#[test]
fn a_gauge_is_as_thick_as_its_fact() {
    for (chosen, fact) in [
        (Gauge::G30, facts::GAUGE_30G_OD),
        (Gauge::G31, facts::GAUGE_31G_OD),
        (Gauge::G32, facts::GAUGE_32G_OD),
        (Gauge::G33, facts::GAUGE_33G_OD),
    ] {
        for device in Device::ALL {
            for setting in Setting::ALL {
                let channels = channels(&with(device, setting, 9.0, gauge(chosen)));
                assert!((channels.needle_diameter.mm() - fact.typical()).abs() < 1e-12);
                let half = channels.diameter.typical.mm() / fact.typical();
                assert!(
                    (half - facts::CHANNEL_DIAMETER_FRACTION.typical()).abs() < 1e-9,
                    "{half}"
                );
            }
        }
    }
}

/// A blunter cone is wider where it is shallow; once the shaft is in, the shaft counts.
#[test]
fn a_tip_counts_while_only_its_cone_is_in() {
    let width = |chosen, set_mm| {
        let tool = with(Device::Pen, Setting::Professional, set_mm, tip(chosen));
        channels(&tool).diameter.typical.um()
    };
    assert!(width(Tip::Sharp, 0.25) < width(Tip::Usual, 0.25));
    assert!(width(Tip::Usual, 0.25) < width(Tip::Blunt, 0.25));
    assert!((width(Tip::Sharp, 2.5) - width(Tip::Blunt, 2.5)).abs() < 1e-9);
}

/// The force lies in the measured range, rises with the tip, and where the tip is not known it has the range of both.
#[test]
fn force_follows_the_tip() {
    let fact = &facts::PUNCTURE_FORCE_SINGLE;
    let [usual, sharp, blunt] = Tip::ALL.map(|chosen| puncture_millinewtons(tip(chosen)));
    for force in [usual, sharp, blunt] {
        assert!(
            force.iter().all(|n| (fact.lowest()..=fact.highest()).contains(n)),
            "{force:?}"
        );
    }
    assert!(sharp[0] < usual[0] && usual[0] < blunt[0]);
    assert_eq!(
        [usual[1], usual[2]].map(f64::to_bits),
        [sharp[0], blunt[0]].map(f64::to_bits)
    );
    // Nothing else was measured to change it.
    assert_eq!(
        puncture_millinewtons(gauge(Gauge::G33)).map(f64::to_bits),
        usual.map(f64::to_bits)
    );
    assert_eq!(
        puncture_millinewtons(rate(30)).map(f64::to_bits),
        usual.map(f64::to_bits)
    );
}

/// A pen's strokes make channels in proportion, and tips meet the skin as much faster and dent it less. Where the
/// tips get to has its own measurements, which no rate is known to change. Hands have no motor.
#[test]
fn strokes_count_for_pens() {
    let pen = |make| with(Device::Pen, Setting::Professional, 1.5, make);
    let density = |make| channels(&pen(make)).density_per_cm2[0];
    assert!((density(rate(60)) / density(rate(120)) - 0.5).abs() < 1e-12);
    // The published density is that of the fastest published pen.
    assert!((density(rate(120)) - density(Make::default())).abs() < 1e-9);
    let [slow, fast] = [30, 150].map(|per_s| Insertion::of(&pen(rate(per_s))));
    assert!((fast.speed_mm_per_s[0] / slow.speed_mm_per_s[0] - 5.0).abs() < 1e-12);
    assert!(fast.dent.typical < slow.dent.typical);
    let layers = LayerStack::of(Site::Cheek, Sex::Either);
    let reached = |make| Penetration::of(&pen(make), &layers);
    assert_eq!(reached(rate(30)), reached(rate(150)));
    for device in [Device::Roller, Device::Stamp] {
        let of = |make| with(device, Setting::Professional, 1.5, make);
        assert_eq!(
            channels(&of(rate(30))),
            channels(&of(Make::default())),
            "{device:?}"
        );
        assert_eq!(
            Insertion::of(&of(rate(30))),
            Insertion::of(&of(Make::default())),
            "{device:?}"
        );
    }
}

proptest! {
    /// Thicker needles never leave narrower channels or a smaller open share, and more strokes never fewer channels.
    #[test]
    fn more_needle_is_never_less_channel(
        device in 0..3_usize, setting in 0..2_usize, set in 0.01_f64..3.0, per_s in 30..150_i64,
    ) {
        let of = |make| channels(&with(Device::ALL[device], Setting::ALL[setting], set, make));
        let thin_to_thick = [Gauge::G33, Gauge::G32, Gauge::G31, Gauge::G30].map(|chosen| of(gauge(chosen)));
        for pair in thin_to_thick.windows(2) {
            prop_assert!(pair[0].diameter.typical <= pair[1].diameter.typical);
            prop_assert!(pair[0].open_area[0] <= pair[1].open_area[0]);
        }
        prop_assert!(of(rate(per_s)).density_per_cm2[0] <= of(rate(per_s + 1 - i64::from(per_s == 150))).density_per_cm2[0]);
    }
}
