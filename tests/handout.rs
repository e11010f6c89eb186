//! What goes home: the sheet follows from the course, the code can be read, and neither holds what a person wrote.

use skindepth::course::Course;
use skindepth::handout::{code, sheet};
use skindepth::healing::Phase;
use skindepth::plan::token::{Beside, encode_with};
use skindepth::plan::{Dates, Plan, Series, Session};
use skindepth::words::native::{english, words};
use skindepth::words::{Lang, Words};

fn date(day: u16) -> String {
    format!("<day {day}>")
}

fn of(words: Words, plan: &Plan) -> skindepth::handout::Sheet {
    sheet(words, &Course::derive(plan), "The picture.".into(), &date)
}

/// What a reader makes of the code, drawn with `scale` pixels a module.
fn read(text: &str, scale: usize) -> Option<String> {
    let code = code(text)?;
    let side = code.side as usize;
    let mut dark = vec![false; side * side];
    for run in code.path.split('M').skip(1) {
        let numbers: Vec<usize> = run
            .split(['h', ' ', 'v'])
            .take(3)
            .map(|number| number.parse().unwrap_or(0))
            .collect();
        let [x, y, width] = numbers[..] else {
            panic!("{run}")
        };
        assert!(run.ends_with(&format!("h{width}v1h-{width}z")), "{run}");
        for x in x..x + width {
            dark[y * side + x] = true;
        }
    }
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, |x, y| {
        if dark[y / scale * side + x / scale] {
            0
        } else {
            255
        }
    });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code");
    Some(grids[0].decode().ok()?.1)
}

#[test]
fn a_reader_finds_the_link_in_the_code() {
    let token = encode_with(&Session::default(), Beside::of("ar", Some("healing")));
    let rows = [
        format!("https://clinic.example/skin/#{token}"),
        format!(
            "https://clinic.example/#{}",
            "s1.".to_owned() + &"Zz0-_9".repeat(33)
        ),
        "http://127.0.0.1:8080/index.html#s1.AAI9TQ".to_owned(),
    ];
    for link in rows {
        assert_eq!(read(&link, 4), Some(link));
    }
}

#[test]
fn what_fits_no_code_gives_none() {
    assert!(code(&"x".repeat(2331)).is_some());
    assert_eq!(code(&"x".repeat(2332)), None);
}

#[test]
fn sessions_have_their_dates_or_their_distance() {
    let mut plan = Plan {
        series: Series::clamped(3, 28),
        ..Plan::default()
    };
    let undated = of(english(), &plan);
    let firsts: Vec<&str> = undated.times.iter().map(|[what, _]| what.as_str()).collect();
    assert_eq!(
        firsts[..3],
        ["Session\u{a0}1", "Session\u{a0}2", "Session\u{a0}3"]
    );
    assert!(
        undated.times.iter().all(|[_, when]| !when.contains("<day")),
        "{:?}",
        undated.times
    );
    plan.dates = Dates {
        treatment: Some(20_000),
        event: Some(20_100),
    };
    let whens: Vec<String> = of(english(), &plan)
        .times
        .into_iter()
        .map(|[_, when]| when)
        .collect();
    assert_eq!(whens[..3], ["<day 20000>", "<day 20028>", "<day 20056>"]);
    assert_eq!(whens.last().map(String::as_str), Some("<day 20100>"));
    assert_eq!(whens.len(), 3 + 1);
    // Every phase that follows the last session, once, from the moment after it on.
    let after = of(english(), &plan).after;
    assert_eq!(after.len(), Phase::ALL.len(), "{after:?}");
    assert_eq!(after[0][1], "just after", "{after:?}");
    plan.dates.treatment = Some(u16::MAX);
    assert_eq!(of(english(), &plan).times[2][1], "<day 65535>");
}

#[test]
fn every_language_fills_every_part() {
    for lang in Lang::ALL {
        for site in skindepth::skin::Site::ALL {
            let plan = Plan {
                site,
                ..Plan::default()
            };
            let sheet = of(words(lang), &plan);
            let texts = [&sheet.about, &sheet.depth, &sheet.reached].map(String::as_str);
            let rows = sheet.layers[..4]
                .iter()
                .flatten()
                .chain(sheet.times.iter().flatten())
                .chain(sheet.after.iter().flatten());
            let all = texts
                .into_iter()
                .chain(rows.map(String::as_str))
                .chain(sheet.questions.iter().copied());
            for text in all {
                assert!(
                    !text.trim().is_empty() && !text.contains('{'),
                    "{lang:?} {site:?}: `{text}`"
                );
            }
            assert_eq!(sheet.layers.len(), 5);
            assert!(sheet.facts.len() >= 8, "{:?}", sheet.facts);
        }
    }
}

#[test]
fn every_fact_of_the_sheet_has_a_source_in_the_table() {
    let table: serde_json::Value =
        serde_json::from_str(include_str!("../public/data/evidence.json")).expect("JSON");
    for id in of(english(), &Plan::default()).facts {
        let fact = table["facts"]
            .as_array()
            .and_then(|facts| facts.iter().find(|fact| fact["id"] == id));
        let sources = fact.and_then(|fact| fact["source_ids"].as_array()).map(Vec::len);
        assert!(sources.is_some_and(|count| count > 0), "{id}");
    }
}
