//! Days of the calendar, the entries of a series, and the calendar file.

use proptest::prelude::*;
use skindepth::agenda::ics::{Event, write};
use skindepth::agenda::{Day, What, entries, sessions};
use skindepth::guidance::Aftercare;
use skindepth::plan::{Dates, Series};

#[test]
fn days_of_the_calendar_are_known() {
    let rows = [
        ("1970-01-01", 0),
        ("1972-02-29", 789),
        ("2000-02-29", 11_016),
        ("2000-03-01", 11_017),
        ("2026-11-24", 20_781),
        ("2100-02-28", 47_540),
        ("2100-03-01", 47_541),
        ("2149-06-06", 65_535),
    ];
    for (text, number) in rows {
        assert_eq!(Day::from_iso(text), Some(Day::new(number)), "{text}");
        assert_eq!(Day::new(number).iso(), text);
        assert_eq!(Day::new(number).compact(), text.replace('-', ""));
    }
}

#[test]
fn what_is_no_day_is_none() {
    for text in [
        "",
        "2026",
        "2026-11",
        "2026-02-29",
        "2100-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "2026-01-32",
        "1969-12-31",
        "2149-06-07",
        "26-1-1x",
        "2026-11-24-1",
        "-2026-11-24",
        "２０２６-11-24",
        "99999-01-01",
        "2026/11/24",
        " 2026-11-24",
        "2026-11-9999999999999",
    ] {
        assert_eq!(Day::from_iso(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn a_day_reads_as_it_is_written(number in any::<u16>()) {
        let day = Day::new(number);
        prop_assert_eq!(Day::from_iso(&day.iso()), Some(day));
        prop_assert_eq!(day.number(), Some(number));
        prop_assert!(day.plus(1).iso() > day.iso(), "later days read later");
    }

    #[test]
    fn no_text_breaks_a_date_field(text in "\\PC{0,40}") {
        if let Some(day) = Day::from_iso(&text) {
            prop_assert!(day.number().is_some());
        }
    }

    #[test]
    fn entries_are_in_order_and_each_has_a_name(treatment in any::<u16>(), event in any::<Option<u16>>(), n in 1_i64..9, interval in 7_i64..85) {
        let series = Series::clamped(n, interval);
        let entries = entries(Dates { treatment: Some(treatment), event }, series);
        let of_sessions = entries.iter().filter(|entry| matches!(entry.what, What::Session(_))).count();
        prop_assert_eq!(of_sessions, usize::from(series.sessions()));
        for (i, entry) in entries.iter().enumerate() {
            prop_assert!(entry.first <= entry.last, "{:?}", entry);
            prop_assert!(entries[..i].iter().all(|other| other.what != entry.what), "{:?} twice", entry.what);
        }
    }

    /// The format's own rules, for any text.
    #[test]
    fn any_text_gives_a_file_that_unfolds_to_it(title in "\\PC{0,120}", text in "(\\PC|\n|;|,|\\\\){0,300}") {
        let event = Event { name: "x".into(), first: Day::new(20_000), last: Day::new(20_003), title: title.clone(), text: text.clone(), busy: false };
        let file = write(Day::new(20_000), &[event]);
        prop_assert!(file.ends_with("END:VCALENDAR\r\n"));
        for line in file.split("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets", line.len());
            prop_assert!(!line.contains(['\n', '\r']));
        }
        let unfolded = file.replace("\r\n ", "");
        let value = |name: &str| unfolded.split("\r\n").find_map(|line| line.strip_prefix(name)).map(unescaped);
        prop_assert_eq!(value("SUMMARY:"), Some(title));
        prop_assert_eq!(value("DESCRIPTION:").unwrap_or_default(), text);
    }
}

/// What a reader makes of a text value.
fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c) => out.push(c),
                None => panic!("an escape without its end"),
            },
            ';' | ',' => panic!("`{c}` is not escaped"),
            c => out.push(c),
        }
    }
    out
}

#[test]
fn sessions_keep_their_interval() {
    let days: Vec<String> = sessions(Day::new(20_781), Series::clamped(3, 28))
        .map(Day::iso)
        .collect();
    assert_eq!(days, ["2026-11-24", "2026-12-22", "2027-01-19"]);
}

#[test]
fn care_lasts_as_long_as_it_is_advised_at_the_most() {
    let treatment = Day::new(20_781);
    let entries = entries(
        Dates {
            treatment: treatment.number(),
            event: None,
        },
        Series::clamped(1, 30),
    );
    let span = |item: Aftercare, before: bool| {
        entries
            .iter()
            .find(|entry| {
                entry.what
                    == What::Care {
                        session: 1,
                        item,
                        before,
                    }
            })
            .map(|entry| [entry.first.since(treatment), entry.last.since(treatment)])
    };
    let days = |item: Aftercare| item.times().map(|times| times.high.days().ceil() as i32);
    for item in [
        Aftercare::MakeUp,
        Aftercare::Exercise,
        Aftercare::Sun,
        Aftercare::Actives,
    ] {
        let last = days(item).expect("a time");
        assert_eq!(span(item, false), Some([0, last]), "{item:?}");
    }
    let last = days(Aftercare::Actives).expect("a time");
    assert_eq!(span(Aftercare::Actives, true), Some([-last, -1]));
    assert_eq!(
        span(Aftercare::Sunscreen, false),
        Some([1, 1]),
        "sunscreen begins"
    );
    assert_eq!(span(Aftercare::RetinolBefore, false), None);
    assert_eq!(span(Aftercare::UnprovenProducts, false), None, "no time is known");
}

#[test]
fn without_dates_there_is_nothing() {
    assert!(entries(Dates::default(), Series::MAX).is_empty());
}

#[test]
fn a_file_is_as_the_format_has_it() {
    let event = Event {
        name: "session-1".into(),
        first: Day::new(20_781),
        last: Day::new(20_781),
        title: "Session 1, of 4; a\\b".into(),
        text: "One\nTwo".into(),
        busy: true,
    };
    let file = write(Day::new(20_700), &[event.clone()]);
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Skindepth//Calendar//EN\r\nCALSCALE:GREGORIAN\r\n\
        BEGIN:VEVENT\r\nUID:20261124-session-1@skindepth\r\nDTSTAMP:20260904T000000Z\r\n\
        DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\nSUMMARY:Session 1\\, of 4\\; a\\\\b\r\n\
        DESCRIPTION:One\\nTwo\r\nCLASS:PRIVATE\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(file, expected);
    assert_eq!(
        file,
        write(Day::new(20_700), &[event]),
        "the same entries, the same file"
    );
}
