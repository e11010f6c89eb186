//! Layers of every site: positive, in order, and as the facts give them.

use skindepth::evidence::{Fact, facts};
use skindepth::skin::anatomy::Borders;
use skindepth::skin::{Layer, LayerStack, Sex, Site, Thickness};

fn dermis_mm(site: Site, sex: Sex, thickness: Thickness) -> f64 {
    let [_, _, papillary, reticular, _] = LayerStack::of(site, sex).thicknesses(thickness);
    papillary.mm() + reticular.mm()
}

fn each(mut check: impl FnMut(Site, Sex, Thickness)) {
    for site in Site::ALL {
        for sex in Sex::ALL {
            for thickness in Thickness::ALL {
                check(site, sex, thickness);
            }
        }
    }
}

#[test]
fn layers_are_positive_and_spread_both_ways() {
    each(|site, sex, thickness| {
        let layers = LayerStack::of(site, sex);
        for (layer, thick) in Layer::ALL.into_iter().zip(layers.thicknesses(thickness)) {
            let spread = layers.spread(layer);
            assert!(thick.mm() > 0.002, "{site:?} {sex:?} {thickness:?} {layer:?}");
            assert!(
                spread.low < spread.typical && spread.typical < spread.high,
                "{site:?} {layer:?}"
            );
        }
    });
}

#[test]
fn borders_are_in_order_and_leave_fat_in_sight() {
    each(|site, sex, thickness| {
        let layers = LayerStack::of(site, sex);
        let borders = Borders::of(&layers, thickness);
        let down = [
            0.0,
            borders.stratum_corneum,
            borders.junction,
            borders.papillary,
            borders.dermis,
            borders.bottom,
        ];
        assert!(
            down.windows(2).all(|pair| pair[0] < pair[1]),
            "{site:?} {sex:?} {thickness:?} {down:?}"
        );
        assert!(borders.bottom - borders.dermis >= 0.19);
    });
}

#[test]
fn thin_is_thinner_than_thick_at_every_border() {
    for site in Site::ALL {
        let layers = LayerStack::of(site, Sex::Either);
        let [thin, typical, thick] = Thickness::ALL.map(|thickness| Borders::of(&layers, thickness));
        for get in [
            |borders: &Borders| borders.stratum_corneum,
            |borders: &Borders| borders.junction,
            |borders: &Borders| borders.papillary,
            |borders: &Borders| borders.dermis,
        ] {
            assert!(
                get(&thin) < get(&typical) && get(&typical) < get(&thick),
                "{site:?}"
            );
        }
    }
}

#[test]
fn lower_borders_are_the_sums_of_the_layers() {
    let layers = LayerStack::of(Site::Cheek, Sex::Women);
    for thickness in Thickness::ALL {
        let mut sum = 0.0;
        for (layer, thick) in Layer::ALL.into_iter().zip(layers.thicknesses(thickness)) {
            sum += thick.mm();
            let border = layers.lower_border(layer);
            let at = match thickness {
                Thickness::Thin => border.low,
                Thickness::Typical => border.typical,
                Thickness::Thick => border.high,
            };
            assert!((at.mm() - sum).abs() < 1e-12, "{layer:?}");
        }
    }
}

#[test]
fn the_dermis_is_as_the_facts_give_it() {
    let check = |site: Site, fact: &Fact| {
        let mm = if fact.unit.raw.starts_with("mm") {
            1.0
        } else {
            1e-3
        };
        for (thickness, expected) in [
            (Thickness::Thin, fact.lowest()),
            (Thickness::Typical, fact.typical()),
            (Thickness::Thick, fact.highest()),
        ] {
            let got = dermis_mm(site, Sex::Either, thickness);
            assert!(
                (got - expected * mm).abs() < 1e-9,
                "{site:?} {thickness:?}: {got}"
            );
        }
    };
    check(Site::Cheek, &facts::DERMIS_CHEEK_HISTOLOGY);
    check(Site::Forehead, &facts::DERMIS_FOREHEAD_HISTOLOGY);
    check(Site::Chin, &facts::DERMIS_CHIN);
    check(Site::Decolletage, &facts::DERMIS_DECOLLETAGE);
    check(Site::Scalp, &facts::DERMIS_SCALP);
    check(Site::Abdomen, &facts::DERMIS_ABDOMEN);
    check(Site::BackOfHand, &facts::DERMIS_DORSAL_HAND);
}

#[test]
fn the_face_lies_in_the_verified_range_of_histology() {
    // Six facial regions, women and men apart; the mean of our sites must fall inside. Single sites may leave it.
    let sites = [
        Site::Forehead,
        Site::Cheek,
        Site::Nose,
        Site::UpperLip,
        Site::Scalp,
    ];
    for (sex, fact) in [
        (Sex::Women, &facts::DERMIS_FACE_RANGE_SELCUK_WOMEN),
        (Sex::Men, &facts::DERMIS_FACE_RANGE_SELCUK_MEN),
    ] {
        let mean = sites
            .iter()
            .map(|&site| dermis_mm(site, sex, Thickness::Typical))
            .sum::<f64>()
            / 5.0;
        assert!(
            (fact.lowest() / 1e3..=fact.highest() / 1e3).contains(&mean),
            "{sex:?}: {mean}"
        );
    }
}

#[test]
fn women_and_men_differ_as_ultrasound_says() {
    let check = |site: Site, women: &Fact, men: &Fact| {
        let ratio =
            dermis_mm(site, Sex::Men, Thickness::Typical) / dermis_mm(site, Sex::Women, Thickness::Typical);
        assert!(
            (ratio - men.typical() / women.typical()).abs() < 1e-9,
            "{site:?}: {ratio}"
        );
    };
    check(
        Site::Cheek,
        &facts::DERMIS_US_ZYGOMA_CHEEK_WOMEN,
        &facts::DERMIS_US_ZYGOMA_CHEEK_MEN,
    );
    check(
        Site::EyeArea,
        &facts::DERMIS_US_EYELID_WOMEN,
        &facts::DERMIS_US_EYELID_MEN,
    );
    check(
        Site::Neck,
        &facts::DERMIS_US_NECK_WOMEN,
        &facts::DERMIS_US_NECK_MEN,
    );
}

#[test]
fn facial_papillary_dermis_lies_in_its_documented_range() {
    let fact = &facts::PAPILLARY_DERMIS_THICKNESS;
    for site in [
        Site::Forehead,
        Site::Cheek,
        Site::Nose,
        Site::UpperLip,
        Site::Chin,
    ] {
        let papillary = LayerStack::of(site, Sex::Either).papillary_dermis.typical.um();
        assert!(
            (fact.lowest()..=fact.highest()).contains(&papillary),
            "{site:?}: {papillary}"
        );
    }
}

#[test]
fn the_junction_of_the_face_is_where_the_table_says() {
    let fact = &facts::DEJ_DEPTH_FACE;
    for site in [
        Site::Forehead,
        Site::Cheek,
        Site::Nose,
        Site::UpperLip,
        Site::Chin,
    ] {
        let junction = LayerStack::of(site, Sex::Either)
            .lower_border(Layer::ViableEpidermis)
            .typical
            .um();
        assert!(
            (fact.lowest()..=fact.highest()).contains(&junction),
            "{site:?}: {junction}"
        );
    }
}
