//! The model against published measurements, and the table's own formulae against its derived facts.

#[path = "../../examples/model_card/card.rs"]
mod card;
#[path = "../../examples/model_card/healing.rs"]
mod healing;
#[path = "../../examples/model_card/measured.rs"]
mod measured;

use std::path::Path;

use skindepth::evidence::facts;

#[test]
fn agrees_as_far_as_the_model_card_says() {
    let failures: Vec<String> = measured::rows()
        .unwrap()
        .iter()
        .filter_map(|row| row.check().err())
        .collect();
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn the_model_card_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/model.md");
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == card::markdown().unwrap(),
        "write it anew: cargo run --example model_card > docs/model.md"
    );
}

/// The products' numbers against the table's formulae, from which its own derived facts were computed.
#[test]
fn facts_are_consistent() {
    for (mass, log_kow, dermis, permeability) in [
        (
            facts::MW_NIACINAMIDE,
            facts::LOGP_NIACINAMIDE,
            facts::D_DERMIS_FREE_NIACINAMIDE,
            facts::KP_POTTSGUY_NIACINAMIDE,
        ),
        (
            facts::MW_ASCORBIC_ACID,
            facts::LOGP_ASCORBIC_ACID,
            facts::D_DERMIS_FREE_ASCORBIC_ACID,
            facts::KP_POTTSGUY_ASCORBIC_ACID,
        ),
        (
            facts::MW_TRANEXAMIC_ACID,
            facts::LOGP_TRANEXAMIC_ACID,
            facts::D_DERMIS_FREE_TRANEXAMIC_ACID,
            facts::KP_POTTSGUY_TRANEXAMIC_ACID,
        ),
        (
            facts::MW_CAFFEINE,
            facts::LOGP_CAFFEINE,
            facts::D_DERMIS_FREE_CAFFEINE,
            facts::KP_POTTSGUY_CAFFEINE,
        ),
        (
            facts::MW_GLYCEROL,
            facts::LOGP_GLYCEROL,
            facts::D_DERMIS_FREE_GLYCEROL,
            facts::KP_POTTSGUY_GLYCEROL,
        ),
        (
            facts::MW_LIDOCAINE,
            facts::LOGP_LIDOCAINE,
            facts::D_DERMIS_FREE_LIDOCAINE,
            facts::KP_POTTSGUY_LIDOCAINE,
        ),
    ] {
        let daltons = mass.typical();
        let free = 10.0_f64.powf(
            facts::DERMIS_DFREE_INTERCEPT.typical() + facts::DERMIS_DFREE_SLOPE.typical() * daltons.log10(),
        );
        assert!(
            (dermis.typical() / free - 1.0).abs() < 0.01,
            "{}: {free}",
            dermis.id
        );
        // -6.3 is in cm/s: the trap is a factor of 3600.
        let cm_per_h = 3600.0
            * 10.0_f64.powf(
                facts::POTTS_GUY_A_CMS.typical()
                    + facts::POTTS_GUY_LOGKOW.typical() * log_kow.typical()
                    + facts::POTTS_GUY_MW.typical() * daltons,
            );
        assert!(
            (permeability.typical() / cm_per_h - 1.0).abs() < 0.02,
            "{}: {cm_per_h}",
            permeability.id
        );
    }
}
