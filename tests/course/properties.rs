//! What must hold for every plan.

use proptest::prelude::*;
use skindepth::course::{Caution, Course};
use skindepth::healing::Curve;
use skindepth::plan::Moment;
use skindepth::plan::axis::STOPS;
use skindepth::plan::params::{Kind, PARAMETERS, Parsed};

/// Any session that parameters can choose.
fn chosen() -> impl Strategy<Value = Parsed> {
    prop::collection::vec(
        (0..PARAMETERS.len(), any::<prop::sample::Index>(), 0.0..1.0_f64),
        0..12,
    )
    .prop_map(|choices| {
        let mut parsed = Parsed::default();
        for (i, index, along) in choices {
            let parameter = &PARAMETERS[i];
            let value = match parameter.kind {
                Kind::Choice(keys, _) => keys[index.index(keys.len())].to_owned(),
                Kind::Number { low, high, .. } => (low + along * (high - low)).to_string(),
                Kind::Flag(_) => "yes".to_owned(),
                Kind::Moment(_) | Kind::Compare(_) | Kind::Text(..) => continue,
            };
            parsed.set(parameter.name, &value);
        }
        parsed
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_plan_has_a_sound_course(parsed in chosen()) {
        let plan = &parsed.session.plan;
        let course = Course::derive(plan);
        prop_assert_eq!(&course, &Course::derive(plan));
        prop_assert_eq!(&course.plan, plan);
        prop_assert!(course.absorption.is_none());
        // A stroke is shown slowed whatever was chosen, by what the needles' speed makes of it.
        let shown_in = 0.5 * Moment::STROKE.secs();
        prop_assert!((course.slowed() * course.way_in().secs() - shown_in).abs() < 1e-9);
        prop_assert!(course.slowed() > 1.0, "{} s in", course.way_in().secs());
        prop_assert_eq!(course.setup().is_some(), plan.product.is_some());
        let reached = course.penetration.reached;
        prop_assert!(0.0 <= reached.low.mm() && reached.low <= reached.typical && reached.typical <= reached.high);
        prop_assert!(course.treatment().depth_mm.is_finite() && course.treatment().density_per_cm2.is_finite());
        for pair in course.penetration.crossings.windows(2) {
            prop_assert!(pair[0].share >= pair[1].share - 1e-9, "{:?}", course.penetration.crossings);
        }
        for time in STOPS {
            for curve in Curve::ALL {
                let band = course.healing(curve, time);
                prop_assert!(0.0 <= band.low && band.low <= band.typical && band.typical <= band.high && band.high <= 1.0);
            }
        }
        for pair in STOPS.windows(2) {
            if plan.series.sessions() == 1 {
                prop_assert!(course.phase(pair[0]) <= course.phase(pair[1]));
            }
        }
        let order: Vec<_> = course.cautions.iter().map(|caution| Caution::ALL.iter().position(|one| one == caution)).collect();
        prop_assert!(order.is_sorted());
        if plan.product.is_none() {
            prop_assert!(!course.has(Caution::ProductNeedsToBeSterile) && !course.has(Caution::ProductAdvisedAgainst));
        }
    }
}
