//! The calendar in words: each language says where an event lies, and a file has a title for every entry.

use skindepth::agenda::Day;
use skindepth::agenda::{What, entries, ics};
use skindepth::course::Course;
use skindepth::healing::calendar::on_day;
use skindepth::plan::{Dates, Plan, Series};
use skindepth::words::Lang;
use skindepth::words::native::{english, words};

fn said(day: i32) -> String {
    let treatment = Course::derive(&Plan::default()).treatment();
    english().event_day(&on_day(&treatment, day), "Saturday")
}

#[test]
fn an_event_lies_before_on_or_after_a_session() {
    let rows = [
        (-1, "Your event (Saturday) comes before the first session."),
        (0, "Your event (Saturday) is on the day of session 1."),
        (1, "Your event (Saturday) comes 1\u{a0}day after session 1."),
        (12, "Your event (Saturday) comes 12\u{a0}days after session 1."),
        (30, "Your event (Saturday) is on the day of session 2."),
        (200, "Your event (Saturday) comes 110\u{a0}days after session 4."),
    ];
    for (day, expected) in rows {
        assert_eq!(said(day), expected, "{day}");
    }
}

#[test]
fn every_language_fills_every_place() {
    let treatment = Course::derive(&Plan::default()).treatment();
    for lang in Lang::ALL {
        let words = words(lang);
        let texts = [
            words.looks_settled(&treatment),
            words.eve(&on_day(&treatment, 29)),
            words.event_day(&on_day(&treatment, 12), "X"),
        ];
        for text in texts {
            assert!(text.chars().any(char::is_alphanumeric), "{lang:?}");
            for hole in ["()", "  ", ": ;", " ,", "{"] {
                assert!(!text.contains(hole), "{lang:?}: `{hole}` in {text}");
            }
        }
    }
}

#[test]
fn a_file_has_a_title_and_a_name_for_every_entry() {
    let series = Series::clamped(3, 28);
    let dates = Dates {
        treatment: Some(20_781),
        event: Some(20_800),
    };
    let entries = entries(dates, series);
    for lang in Lang::ALL {
        let events: Vec<ics::Event> = entries
            .iter()
            .map(|entry| words(lang).agenda_entry(entry, series.sessions()))
            .collect();
        for (i, event) in events.iter().enumerate() {
            assert!(event.title.len() > 3, "{lang:?}: {event:?}");
            let twice = events[..i].iter().any(|other| other.name == event.name);
            assert!(!twice, "{lang:?}: {} twice", event.name);
            assert!(event.name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
        }
        let file = ics::write(Day::new(20_700), &events);
        assert_eq!(file.matches("BEGIN:VEVENT").count(), entries.len());
        let busy = file.matches("TRANSP:OPAQUE").count();
        let taken = entries
            .iter()
            .filter(|entry| !matches!(entry.what, What::Care { .. }))
            .count();
        assert_eq!(busy, taken, "care leaves the day free");
    }
}

/// The file says when, in the words of the care's own times; it tells nothing else of the plan.
#[test]
fn a_file_tells_times_and_nothing_of_the_treatment() {
    let dates = Dates {
        treatment: Some(20_781),
        event: None,
    };
    let file = entries(dates, Series::clamped(1, 30))
        .iter()
        .map(|entry| english().agenda_entry(entry, 1).text)
        .collect::<Vec<_>>()
        .join("\n");
    assert!(
        file.contains("12 hours") || file.contains("12\u{a0}hours"),
        "{file}"
    );
    assert!(!file.contains("mm"), "{file}");
}
