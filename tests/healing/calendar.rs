//! The calendar question: what is likely on a day, as the bands of the curves have it.

use proptest::prelude::*;
use skindepth::healing::calendar::{Answer, Kind, Outlook, days_to_look_settled, on_day};
use skindepth::healing::{Band, Curve, Phase, Treatment};
use skindepth::needle::{Device, Setting};
use skindepth::units::Time;

const fn pen(depth_mm: f64, density_per_cm2: f64) -> Treatment {
    match Treatment::new(Device::Pen, Setting::Professional, depth_mm, density_per_cm2) {
        Ok(treatment) => treatment,
        Err(_) => panic!("a treatment"),
    }
}

const PEN: Treatment = pen(1.5, 250.0);
const MILD: Treatment = pen(0.5, 250.0);
const COVERED: Treatment = PEN.covered();
const SERIES: Treatment = match PEN.series(4, Time::from_days(30.0)) {
    Ok(series) => series,
    Err(_) => panic!("a series"),
};
const NO_CHANNELS: Treatment = pen(1.5, 0.0);

fn check(rows: &[(Treatment, i32, Curve, Outlook)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|&(treatment, day, curve, outlook)| {
            let state = on_day(&treatment, day).state(curve);
            (state.outlook != outlook).then(|| {
                format!(
                    "{curve:?} on day {day}: {:?}, not {outlook:?}; {:?}",
                    state.outlook, state.band
                )
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn signs_come_and_go() {
    use Outlook::{Gone, LikelyGone, MayShow, NotYet, StillThere};
    check(&[
        (PEN, -1, Curve::Redness, NotYet),
        (PEN, 0, Curve::Redness, StillThere),
        (PEN, 2, Curve::Redness, MayShow),
        (PEN, 5, Curve::Redness, LikelyGone),
        (PEN, 8, Curve::Redness, Gone),
        (PEN, 0, Curve::Flaking, NotYet),
        (PEN, 2, Curve::Flaking, MayShow),
        (PEN, 10, Curve::Flaking, Gone),
        (MILD, 3, Curve::Redness, LikelyGone),
        (MILD, 4, Curve::Redness, Gone),
        // Closed within the day; under a film not for days.
        (PEN, 0, Curve::ChannelOpening, LikelyGone),
        (PEN, 2, Curve::ChannelOpening, Gone),
        (COVERED, 1, Curve::ChannelOpening, StillThere),
        (COVERED, 2, Curve::ChannelOpening, MayShow),
        (COVERED, 10, Curve::ChannelOpening, Gone),
        // The second session of a series starts the signs anew.
        (SERIES, 29, Curve::Redness, Gone),
        (SERIES, 30, Curve::Redness, StillThere),
        (SERIES, 32, Curve::Redness, MayShow),
        // Without channels nothing comes.
        (NO_CHANNELS, 0, Curve::Redness, Gone),
        (NO_CHANNELS, 1, Curve::Flaking, Gone),
    ]);
}

#[test]
fn matrix_builds_and_is_replaced() {
    use Outlook::{Building, Built, MayHaveBegun, NotYet, Receding};
    check(&[
        (PEN, 0, Curve::CollagenI, NotYet),
        (PEN, 1, Curve::CollagenIii, NotYet),
        (PEN, 14, Curve::CollagenI, NotYet),
        (PEN, 40, Curve::CollagenI, MayHaveBegun),
        (PEN, 14, Curve::CollagenIii, Built),
        (PEN, 90, Curve::CollagenI, Building),
        (PEN, 182, Curve::CollagenI, Built),
        (PEN, 182, Curve::CollagenIii, Receding),
        (PEN, 20, Curve::Remodelling, NotYet),
        (PEN, 120, Curve::Remodelling, Building),
        (NO_CHANNELS, 120, Curve::CollagenI, NotYet),
    ]);
}

/// Sessions done, days since the latest, the leading phase, and whether a bruise is possible.
type Since = (u8, Option<u32>, Option<Phase>, bool);

#[test]
fn the_latest_session_counts() {
    let check = |treatment: Treatment, day: i32, expected: Since| {
        let answer = on_day(&treatment, day);
        let found: Since = (
            answer.sessions_done,
            answer.days_since_latest,
            answer.phase,
            answer.bruise_possible,
        );
        assert_eq!(found, expected, "day {day}");
    };
    check(PEN, -3, (0, None, None, false));
    check(PEN, 0, (1, Some(0), Some(Phase::Inflammation), true));
    check(SERIES, 29, (1, Some(29), Some(Phase::Remodelling), false));
    check(SERIES, 33, (2, Some(3), Some(Phase::Inflammation), true));
    check(SERIES, 95, (4, Some(5), Some(Phase::Proliferation), true));
    check(SERIES, 400, (4, Some(310), Some(Phase::Remodelling), false));
}

/// Days in hand before an event: as the reviews have it, three for most and seven for nearly all after 1.5 mm.
#[test]
fn days_before_an_event() {
    let pen = days_to_look_settled(&PEN);
    assert_eq!((pen.low, pen.typical, pen.high), (2, 3, 8));
    assert!(days_to_look_settled(&MILD).high < pen.high);
    let none = days_to_look_settled(&NO_CHANNELS);
    assert_eq!((none.low, none.typical), (0, 0));
}

fn treatments() -> impl Strategy<Value = Treatment> {
    let numbers = (0.1..2.5_f64, 20.0..1000.0_f64, 1_u8..=8, 1.0..84.0_f64);
    (0_usize..3, any::<bool>(), numbers).prop_map(
        |(device, covered, (depth_mm, density_per_cm2, sessions, days))| {
            let series = Treatment::new(
                Device::ALL[device],
                Setting::Professional,
                depth_mm,
                density_per_cm2,
            )
            .and_then(|treatment| treatment.series(sessions, Time::from_days(days)))
            .unwrap();
            if covered { series.covered() } else { series }
        },
    )
}

fn is_band(band: Band) -> bool {
    0.0 <= band.low && band.low <= band.typical && band.typical <= band.high && band.high <= 1.0
}

proptest! {
    #[test]
    fn every_day_has_an_ordered_answer(treatment in treatments(), day in any::<i32>(), near in -5..800_i32) {
        for day in [day, near] {
            let answer: Answer = on_day(&treatment, day);
            for state in answer.states {
                prop_assert!(is_band(state.band), "{:?}", state);
                let is_sign = matches!(state.outlook,
                    Outlook::Gone | Outlook::LikelyGone | Outlook::MayShow | Outlook::StillThere);
                prop_assert!(state.outlook == Outlook::NotYet || is_sign == (Kind::of(state.curve) != Kind::Matrix));
            }
            prop_assert_eq!(answer.sessions_done == 0, day < 0);
        }
    }

    /// What the day's band says and what the days in hand say agree.
    #[test]
    fn after_the_days_in_hand_nothing_shows(treatment in treatments(), more in 0..30_i32) {
        let single = treatment.single();
        let day = days_to_look_settled(&single).high as i32 + more;
        prop_assert!(on_day(&single, day).visible() <= Outlook::Gone);
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    /// A sign that is gone does not come back without another session.
    #[test]
    fn a_sign_never_returns(treatment in treatments()) {
        let single = treatment.single();
        for curve in Curve::ALL.into_iter().filter(|&curve| Kind::of(curve) != Kind::Matrix) {
            let shown: Vec<Outlook> = (0..40).map(|day| on_day(&single, day).state(curve).outlook).collect();
            let from = shown.iter().position(|&outlook| outlook == Outlook::Gone).unwrap_or(shown.len());
            prop_assert!(shown[from..].iter().all(|&outlook| outlook == Outlook::Gone), "{:?} {:?}", curve, shown);
        }
    }
}

#[test]
fn every_day_of_an_odd_treatment_has_an_answer() {
    let [shortest, longest] = Treatment::INTERVAL_DAYS.map(Time::from_days);
    for (treatment, interval) in [(PEN, shortest), (PEN, longest), (NO_CHANNELS, longest)] {
        let treatment = treatment.series(Treatment::MOST_SESSIONS, interval).unwrap();
        for day in [i32::MIN, -1, 0, 1, i32::MAX] {
            assert!(
                on_day(&treatment, day)
                    .states
                    .into_iter()
                    .all(|state| is_band(state.band))
            );
        }
        let days = days_to_look_settled(&treatment);
        assert!(days.low <= days.typical && days.typical <= days.high);
    }
}

#[test]
fn keys_are_told_apart() {
    let mut keys: Vec<&str> = Outlook::ALL.into_iter().map(Outlook::key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), Outlook::ALL.len());
}
