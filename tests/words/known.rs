//! What trials measured, in words: every row reads whole in every language, and contradictions stay.

use skindepth::guidance::Benefit;
use skindepth::guidance::outcome::{ALL, About, Added, Comparator, Finding, Measure, Outcome, Shown, Who};
use skindepth::needle::used_at;
use skindepth::plan::Session;
use skindepth::skin::Site;
use skindepth::story::{mechanism, shown};
use skindepth::words::native::{english, words};
use skindepth::words::{Lang, Words};

#[test]
fn names_are_those_of_the_table() {
    fn check<T: Copy + serde::Serialize>(all: &[T], key: impl Fn(T) -> &'static str) {
        for &one in all {
            assert_eq!(serde_json::to_value(one).ok(), Some(key(one).into()));
        }
    }
    check(&About::ALL, About::key);
    check(Measure::ALL, Measure::key);
    check(Comparator::ALL, Comparator::key);
    check(Added::ALL, Added::key);
    check(Finding::ALL, Finding::key);
    check(Who::ALL, Who::key);
}

fn texts(words: Words, outcome: &Outcome) -> [String; 3] {
    [
        words.measure(outcome.measure).to_owned(),
        words.result(outcome),
        words.circumstances(outcome),
    ]
}

#[test]
fn every_row_reads_whole_in_every_language() {
    for lang in Lang::ALL {
        for outcome in ALL {
            for text in texts(words(lang), outcome) {
                assert!(
                    text.chars().any(char::is_alphabetic),
                    "{lang:?}: {}: `{text}`",
                    outcome.id
                );
                for hole in ["{", "}", "()", "  ", " · · ", ": ;", "; ;"] {
                    assert!(
                        !text.contains(hole),
                        "{lang:?}: {}: `{hole}` in {text}",
                        outcome.id
                    );
                }
                assert!(
                    !text.trim_end().ends_with([':', '·']),
                    "{lang:?}: {}: {text}",
                    outcome.id
                );
            }
        }
    }
}

/// Numbers come in the language's own units; English must not shine through.
#[test]
fn no_language_borrows_english_units() {
    for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::En) {
        for outcome in ALL {
            let said = words(lang).result(outcome);
            for english in [
                "points",
                "grades",
                "deviation ",
                "people",
                "weeks",
                "times",
                "of stretch",
            ] {
                let own = lang == Lang::Fr && ["points", "grades"].contains(&english);
                assert!(own || !said.contains(english), "{lang:?}: {}: {said}", outcome.id);
            }
        }
        for site in Site::ALL {
            if let Some(fact) = used_at(site) {
                let said = words(lang).fact(&fact);
                assert!(!said.contains("approximate"), "{lang:?}: {said}");
                assert_eq!(said.contains("mm"), lang != Lang::Ar, "{lang:?}: {said}");
            }
        }
    }
}

#[test]
fn results_say_what_was_measured() {
    let rows = [
        ("face-wrinkle-90d", "22 of 32: somewhat improved"),
        (
            "alam-6-months",
            "Needling: 3.4\u{a0}points (0.2–6.5); Untreated half: 0.4\u{a0}points",
        ),
        ("alam-3-months", "2.4\u{a0}points (−0.01 to 4.8)"),
        (
            "lotfi-response",
            "6 of 30: excellent response; 21 of 30: good response",
        ),
        ("idoj-beside-laser", "Needling: 9.3\u{a0}%; Laser: 32.9\u{a0}%"),
        ("co2-meta", "1.1\u{a0}times (1.01–1.2)"),
        (
            "idoj-dark-marks",
            "Needling: 2 of 30: new dark marks; Laser: 9 of 30: new dark marks",
        ),
        ("dark-skin-worse", "0 of 39: became worse"),
        ("rct-peel-needling-alone", "no clear difference"),
    ];
    for (id, expected) in rows {
        let outcome = ALL.iter().find(|outcome| outcome.id == id).expect(id);
        assert_eq!(english().result(outcome), expected, "{id}");
    }
}

/// Numbers of other languages have their own marks.
#[test]
fn results_are_written_as_the_language_writes() {
    let outcome = ALL
        .iter()
        .find(|outcome| outcome.id == "alam-6-months")
        .expect("a row");
    let said = words(Lang::De).result(outcome);
    assert!(said.contains("3,4\u{a0}Punkte (0,2–6,5)"), "{said}");
}

#[test]
fn what_depends_on_who_looks_is_said() {
    let said = |id: &str| {
        let outcome = ALL.iter().find(|outcome| outcome.id == id).expect(id);
        english().circumstances(outcome)
    };
    assert!(said("face-wrinkle-90d").contains("paid for by the maker"));
    assert!(said("ablon-wrinkles").contains("raters knew"));
    assert!(said("ablon-wrinkles").contains("no control group"));
    assert!(said("alam-6-months").contains("did not know"));
    assert!(said("platelets-added").contains("platelet"));
}

#[test]
fn contradictions_stay_side_by_side() {
    for about in [
        About::AcneScars,
        About::DarkMarks,
        About::Elasticity,
        About::StretchMarks,
    ] {
        assert!(about.is_disputed(), "{about:?}");
    }
}

#[test]
fn every_card_says_what_cannot_be_told() {
    for lang in Lang::ALL {
        let words = words(lang);
        let cards = Benefit::ALL
            .map(Benefit::key)
            .into_iter()
            .chain(["stretch-marks", "harm"]);
        for card in cards {
            assert!(!words.named("open", card).is_empty(), "{lang:?}: {card}");
        }
        for outcome in ALL {
            let two = matches!(
                outcome.shown,
                Shown::Beside { .. } | Shown::Interval { other: Some(_), .. }
            );
            assert!(
                !two || !words.other_arm(outcome).is_empty(),
                "{lang:?}: {}",
                outcome.id
            );
        }
    }
}

#[test]
fn every_mechanism_can_be_shown() {
    for benefit in Benefit::ALL {
        let (session, warnings) = shown(&Session::default(), mechanism(benefit));
        assert!(warnings.is_empty(), "{benefit:?}: {warnings:?}");
        assert_eq!(
            session.plan.site,
            Session::default().plan.site,
            "the viewer's own skin stays"
        );
        assert_eq!(
            session.plan.depth,
            Session::default().plan.depth,
            "no depth is proposed"
        );
    }
}
