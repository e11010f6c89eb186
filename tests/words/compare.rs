//! Pictures beside each other: their differences are those of the courses, in words.

use skindepth::course::Course;
use skindepth::plan::Session;
use skindepth::plan::params::parse;
use skindepth::words::Lang;
use skindepth::words::native::{english, words};

use super::names::check_claims;

fn pictures(query: &str) -> (skindepth::plan::Axis, Vec<(Session, Course)>) {
    let parsed = parse(query, "");
    let Some(compare) = parsed.door.compare else {
        panic!("{query} compares nothing");
    };
    let pictures = compare
        .sessions(&parsed.session)
        .into_iter()
        .map(|session| {
            let course = Course::derive(&session.plan);
            (session, course)
        })
        .collect();
    (compare.axis(), pictures)
}

/// What is said of all but the first holds each of the parts, and none of those that don't belong.
#[track_caller]
fn check(query: &str, holds: &[&str], lacks: &[&str]) {
    let (axis, pictures) = pictures(query);
    let beside: Vec<_> = pictures
        .iter()
        .map(|(session, course)| (session, course))
        .collect();
    let said = english().differences(axis, &beside);
    assert_eq!(said.len(), beside.len() - 1, "{query}");
    let all = said.join(" ");
    check_claims(&all);
    for part in holds {
        assert!(all.contains(part), "{query}: `{part}` is not in: {all}");
    }
    for part in lacks {
        assert!(!all.contains(part), "{query}: `{part}` is in: {all}");
    }
}

#[test]
fn differences_are_those_of_the_courses() {
    check(
        "compare=depth:0.5,1.5",
        &["1.5\u{a0}mm beside 0.5\u{a0}mm", "deeper", "estimates"],
        &["less deep", "nothing"],
    );
    check(
        "compare=depth:1.5,0.5",
        &["less deep"],
        &["tips reach 0", "nothing"],
    );
    check(
        "compare=tone:2,9",
        &["nothing that is calculated here differs"],
        &["deeper", "later"],
    );
    check(
        "sessions=4&compare=sessions:1,4",
        &["the series takes", "longer"],
        &["deeper"],
    );
    check(
        "time=7d&compare=day:1d,7d",
        &["nothing that is calculated"],
        &["deeper"],
    );
}

/// The depth that is told apart is the difference of what the courses reach.
#[test]
fn the_number_that_is_told_is_the_courses() {
    let (axis, pictures) = pictures("compare=depth:0.5,2.5");
    let reached = |index: usize| {
        let (_, course): &(Session, Course) = &pictures[index];
        course.penetration.reached.typical.mm()
    };
    let by = english().length(skindepth::units::Length::from_mm(reached(1) - reached(0)));
    let beside: Vec<_> = pictures
        .iter()
        .map(|(session, course)| (session, course))
        .collect();
    let said = english().differences(axis, &beside);
    assert!(said[0].contains(&by), "{by} is not in {said:?}");
}

#[test]
fn every_language_says_all_of_it() {
    for lang in Lang::ALL {
        let words = words(lang);
        for query in [
            "compare=depth:0.25,1.5,2.5",
            "compare=site:cheek,scalp",
            "compare=device:pen,roller",
            "compare=product:none,vitamin-c",
            "compare=sessions:1,8",
            "compare=day:before,needling,10min,3d",
        ] {
            let (axis, pictures) = pictures(query);
            let beside: Vec<_> = pictures
                .iter()
                .map(|(session, course)| (session, course))
                .collect();
            let mut texts = words.differences(axis, &beside);
            for (session, course) in &pictures {
                texts.push(words.compared(axis, session));
                for (name, value) in words.measured(course, session.view.moment) {
                    texts.extend([name.to_owned(), value]);
                }
            }
            for text in texts {
                assert!(
                    !text.is_empty() && !text.contains(['{', '}']),
                    "{lang:?} {query}: {text:?}"
                );
            }
        }
        assert!(!words.misses_some(), "{lang:?}");
    }
}
