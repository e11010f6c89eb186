//! Which plans call for which cautions.

use skindepth::absorption::Setup;
use skindepth::course::{Caution, Course};
use skindepth::evidence::facts;
use skindepth::healing::Curve;
use skindepth::plan::params;
use skindepth::skin::Layer;
use skindepth::units::Time;

use Caution::{
    BeyondDermis, BeyondEvaluatedDepth, BeyondHomeDepth, IntervalShorterThanHealing, ProductAdvisedAgainst,
    ProductNeedsToBeSterile, ReneedlingOpenChannels,
};

fn course(query: &str) -> Course {
    let parsed = params::parse(query, "");
    assert!(parsed.warnings.is_empty(), "{query}: {:?}", parsed.warnings);
    Course::derive(&parsed.session.plan)
}

#[test]
fn plans_call_for_their_cautions() {
    let rows: &[(&str, &[Caution])] = &[
        ("site=cheek&depth=0.5", &[]),
        ("site=cheek&depth=0.75&device=roller", &[]),
        ("site=eye-area&depth=1.5", &[BeyondDermis]),
        ("site=abdomen&depth=1.55&device=roller", &[BeyondEvaluatedDepth]),
        ("site=cheek&depth=2.5", &[BeyondDermis, BeyondEvaluatedDepth]),
        (
            "site=cheek&depth=0.25&setting=home&device=roller&needles=8&passes=2&interval=30",
            &[],
        ),
        (
            "site=cheek&depth=0.3&setting=home&device=roller&needles=8&passes=2&interval=30",
            &[BeyondHomeDepth],
        ),
        ("depth=0.5&interval=7", &[IntervalShorterThanHealing]),
        ("depth=0.5&interval=7&sessions=1", &[]),
        // Uncovered channels close within the day, covered ones do not.
        ("depth=0.5&interval=1", &[IntervalShorterThanHealing]),
        (
            "depth=0.5&interval=1&covered",
            &[ReneedlingOpenChannels, IntervalShorterThanHealing],
        ),
        ("depth=0.5&interval=1&covered&sessions=1", &[]),
        ("depth=0.5&interval=14&covered", &[]),
        ("depth=0.5&interval=42&sessions=3", &[]),
        ("depth=0.5&product=niacinamide", &[ProductNeedsToBeSterile]),
        (
            "depth=0.5&product=niacinamide&after=-60",
            &[ProductNeedsToBeSterile],
        ),
        (
            "depth=0.5&product=niacinamide&after=1440&covered",
            &[ProductNeedsToBeSterile],
        ),
        (
            "depth=0.5&product=vitamin-c",
            &[ProductAdvisedAgainst, ProductNeedsToBeSterile],
        ),
    ];
    for (query, expected) in rows {
        assert_eq!(course(query).cautions, *expected, "{query}");
    }
}

/// A caution's limit is its fact's number, on every site.
#[test]
fn limits_are_those_of_the_facts() {
    for hundredths in (25..=250).step_by(5) {
        let mm = f64::from(hundredths) / 100.0;
        let at = course(&format!("depth={mm}"));
        assert_eq!(
            at.has(BeyondEvaluatedDepth),
            mm > facts::SKINPEN_DEPTH_MAX_EVALUATED.typical(),
            "{mm}"
        );
        assert_eq!(
            at.has(BeyondDermis),
            at.penetration.share_beyond(Layer::ReticularDermis) >= 0.05,
            "{mm}"
        );
        let at_home = course(&format!("depth={mm}&setting=home"));
        assert_eq!(
            at_home.has(BeyondHomeDepth),
            mm > facts::HOME_DEPTH_LIMIT.typical(),
            "{mm}"
        );
    }
}

/// The longer one waits with a product, the less it calls for the caution.
#[test]
fn waiting_never_adds_the_caution() {
    for covered in ["no", "yes"] {
        let mut before = true;
        for minutes in (-60..=1440).step_by(60) {
            let now = course(&format!("product=peptides&covered={covered}&after={minutes}"))
                .has(ProductNeedsToBeSterile);
            assert!(before || !now, "covered {covered}, after {minutes} min");
            before = now;
        }
    }
}

/// What is still open at the second session adds to it: more gets in, and never less than from one session alone.
#[test]
fn needling_open_channels_lets_more_in() {
    let often = course("depth=0.5&interval=1&covered&product=niacinamide");
    let open = often.treatment().open_at_next_session();
    assert!(
        0.3 < open.typical && open.low <= open.typical && open.typical <= open.high && open.high < 1.0,
        "{open:?}"
    );
    let hour = Time::from_hours(1.0);
    let delivered =
        |setup: Option<Setup>| setup.map(|setup| setup.solve().amounts_at(hour, true).delivered());
    let (first, second) = (
        delivered(often.setup()),
        delivered(often.setup_on_open_channels()),
    );
    assert!(second > first && first > Some(0.0), "{first:?} {second:?}");
    for rare in [
        "depth=0.5&interval=1&product=niacinamide",
        "depth=0.5&interval=1&covered",
    ] {
        assert_eq!(course(rare).setup_on_open_channels(), None, "{rare}");
    }
}

/// The second session's signs stand on what is left of the first's.
#[test]
fn signs_add_up_over_sessions_that_follow_fast() {
    let often = course("depth=1.5&interval=1&sessions=2").treatment();
    let once = course("depth=1.5&sessions=1").treatment();
    let day = |days| Time::from_days(days);
    for curve in [Curve::Redness, Curve::BarrierLoss, Curve::Neutrophils] {
        let (added, alone) = (often.at(curve, day(3.0)), once.at(curve, day(2.0)));
        assert!(added.typical > alone.typical, "{curve:?}: {added:?} {alone:?}");
    }
}
