//! Bands from the ranges of the parameters.

use skindepth::absorption::uncertainty::{Parameter, ShareBand, Uncertainty};
use skindepth::absorption::{Application, Product, Setup};
use skindepth::skin::{Site, Thickness};
use skindepth::units::Time;

use super::plan;

fn setup(product: Product) -> Setup {
    let (layers, channels) = plan(Site::Cheek, 1.0);
    Setup::new(
        product,
        &layers,
        Thickness::Typical,
        &channels,
        Application::default(),
    )
}

fn is_band(band: ShareBand) -> bool {
    0.0 <= band.low && band.low <= band.typical && band.typical <= band.high && band.high <= 1.0
}

/// The range holds the result and each single parameter's ends; it is not empty, and never leaves 0 to 1.
#[test]
fn bands_hold_what_they_are_made_of() {
    for product in Product::ALL {
        let setup = setup(product);
        let solved = setup.solve();
        let uncertainty = setup.uncertainty();
        for hours in [0.1, 1.0, 24.0] {
            let time = Time::from_hours(hours);
            for needled in [false, true] {
                let bands = uncertainty.at(time, needled);
                let what = format!("{product:?} {hours} h needled {needled}: {bands:?}");
                for band in [bands.surface, bands.delivered, bands.in_tissue] {
                    assert!(is_band(band), "{what}");
                }
                let delivered = solved.amounts_at(time, needled).delivered();
                assert!((bands.delivered.typical - delivered).abs() < 1e-12, "{what}");
                for (parameter, ends) in uncertainty.ranking(time, needled) {
                    for end in ends {
                        assert!(
                            bands.delivered.low - 1e-9 <= end && end <= bands.delivered.high + 1e-9,
                            "{parameter:?} {end}: {what}"
                        );
                    }
                }
            }
            let band = uncertainty.at(time, true).delivered;
            // No lower than all parameters at their worst one after the other would lead.
            let worst: f64 = uncertainty
                .ranking(time, true)
                .into_iter()
                .map(|(_, [a, b])| (band.typical - a.min(b)).max(0.0))
                .sum();
            assert!(
                band.typical - band.low <= worst + 1e-12,
                "{product:?} {hours}: {band:?} {worst}"
            );
            assert!(band.high > band.low, "{product:?} {hours}: {band:?}");
        }
    }
}

/// Intact skin does not depend on channels; nothing gets past it for the largest molecule, at any end.
#[test]
fn each_skin_has_its_own_parameters() {
    let uncertainty = setup(Product::HyaluronicHigh).uncertainty();
    let band = uncertainty.at(Time::from_days(1.0), false).delivered;
    assert_eq!(band, ShareBand::default());
    let names: Vec<Parameter> = uncertainty
        .ranking(Time::from_days(1.0), false)
        .into_iter()
        .map(|(parameter, _)| parameter)
        .collect();
    assert!(names.iter().all(|parameter| parameter.matters_intact()));
    assert_eq!(
        uncertainty.ranking(Time::from_days(1.0), true).len(),
        Parameter::ALL.len()
    );
}

#[test]
fn nothing_computed_is_nothing_known() {
    let bands = Uncertainty::default().at(Time::from_hours(1.0), true);
    assert!((bands.surface.typical - 1.0).abs() < 1e-12, "{bands:?}");
    assert_eq!(bands.delivered, ShareBand::default());
}
