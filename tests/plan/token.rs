//! Tokens: what they hold comes back, what is damaged is told, and old ones decode for ever.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use proptest::prelude::*;
use serde_json::Value;
use skindepth::absorption::Product;
use skindepth::guidance::Concern;
use skindepth::needle::{Device, Gauge, Make, Metal, Rate, Setting, Tip};
use skindepth::plan::token::{Beside, TokenError, decode, decode_with, encode, encode_with};
use skindepth::plan::{
    Application, Axis, Compare, Dates, Delay, Depth, Moment, NeedleCount, Passes, Plan, Series, Session,
    Stage, Theme, View,
};
use skindepth::skin::{Sex, Site, Thickness, Tone};
use skindepth::units::{Length, Time};
use skindepth::words::Lang;

use super::session::is_valid;
use super::strategies;

fn golden_path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

/// One session per choice and per end of a range.
fn cases() -> Vec<Session> {
    let mut cases = vec![Session::default()];
    let mut plan = |change: &dyn Fn(&mut Plan)| {
        let mut session = Session::default();
        change(&mut session.plan);
        cases.push(session);
    };
    for site in Site::ALL {
        plan(&|plan| plan.site = site);
    }
    for sex in Sex::ALL {
        plan(&|plan| plan.sex = sex);
    }
    for thickness in Thickness::ALL {
        plan(&|plan| plan.thickness = thickness);
    }
    for tone in Tone::ALL {
        plan(&|plan| plan.tone = tone);
    }
    for concern in Concern::ALL {
        plan(&|plan| plan.concern = concern);
    }
    for device in Device::ALL {
        plan(&|plan| plan.device = device);
    }
    for setting in Setting::ALL {
        plan(&|plan| plan.setting = setting);
    }
    for gauge in Gauge::ALL {
        plan(&|plan| plan.make.gauge = gauge);
    }
    for tip in Tip::ALL {
        plan(&|plan| plan.make.tip = tip);
    }
    for rate in [Rate::MIN, Rate::MAX] {
        plan(&|plan| plan.make.rate = Some(rate));
    }
    for metal in Metal::ALL {
        plan(&|plan| plan.metal = metal);
    }
    for depth in [Depth::MIN, Depth::MAX] {
        plan(&|plan| plan.depth = depth);
    }
    for needles in [NeedleCount::MIN, NeedleCount::MAX] {
        plan(&|plan| plan.needles = needles);
    }
    for passes in [Passes::MIN, Passes::MAX] {
        plan(&|plan| plan.passes = passes);
    }
    for product in Product::ALL {
        plan(&|plan| plan.product = Some(product));
    }
    for (after_minutes, wiped_off, covered) in [(Delay::MIN, true, false), (Delay::MAX, false, true)] {
        plan(&|plan| {
            plan.application = Application {
                after_minutes,
                wiped_off,
                covered,
            };
        });
    }
    for series in [Series::MIN, Series::MAX] {
        plan(&|plan| plan.series = series);
    }
    for (treatment, event) in [(Some(20_000), None), (Some(0), Some(u16::MAX))] {
        plan(&|plan| plan.dates = Dates { treatment, event });
    }
    plan(&|plan| plan.seed = u16::MAX);

    let mut view = |change: &dyn Fn(&mut View)| {
        let mut session = Session::default();
        change(&mut session.view);
        cases.push(session);
    };
    for stage in Stage::ALL {
        view(&|view| view.stage = stage);
    }
    for theme in Theme::ALL {
        view(&|view| view.theme = theme);
    }
    view(&|view| view.labels = false);
    for speed in View::SPEED {
        view(&|view| view.speed = speed);
    }
    view(&|view| {
        view.yaw = -0.25;
        view.pitch = 0.5;
        view.zoom = 20.0;
        view.focus_mm = [-2.0, 3.2];
    });
    view(&|view| view.seam_mm = 0.25);
    for moment in [
        Moment::Needling { stroke: 0.0 },
        Moment::Needling { stroke: 2.0 },
        Moment::RealTime,
        after(Time::from_secs(0.0)),
        after(Time::from_days(14.0)),
        after(Moment::END),
    ] {
        view(&|view| view.moment = moment);
    }
    cases.push(typical());
    cases
}

fn after(time: Time) -> Moment {
    Moment::After { time }
}

/// What a practitioner hands over.
fn typical() -> Session {
    let mut session = Session::default();
    session.plan.site = Site::EyeArea;
    session.plan.tone = Tone::clamped(7);
    session.plan.concern = Concern::Wrinkles;
    session.plan.depth = Depth::clamped(Length::from_mm(0.5));
    session.plan.product = Some(Product::HyaluronicLow);
    session.plan.series = Series::clamped(3, 28);
    session.view.stage = Stage::Section;
    session.view.moment = after(Time::from_days(3.0));
    session
}

/// The parts of `value` that differ from `base`.
fn difference(value: &Value, base: &Value) -> Value {
    match (value, base) {
        // A moment is told whole: its fields depend on its kind.
        (Value::Object(map), Value::Object(base)) if !map.contains_key("kind") => map
            .iter()
            .filter(|(key, value)| base.get(*key) != Some(value))
            .map(|(key, value)| {
                (
                    key.clone(),
                    difference(value, base.get(key).unwrap_or(&Value::Null)),
                )
            })
            .collect(),
        _ => value.clone(),
    }
}

/// `base` with `change` laid over it.
fn overlaid(base: &Value, change: &Value) -> Value {
    match (base, change) {
        (Value::Object(base), Value::Object(change)) if !change.contains_key("kind") => {
            let mut all = base.clone();
            for (key, change) in change {
                let below = overlaid(base.get(key).unwrap_or(&Value::Null), change);
                all.insert(key.clone(), below);
            }
            Value::Object(all)
        }
        _ => change.clone(),
    }
}

/// Everything in `part` is in `whole`; fields that came later may be there as well.
fn contains(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => part
            .iter()
            .all(|(key, part)| whole.get(key).is_some_and(|whole| contains(whole, part))),
        _ => whole == part,
    }
}

fn json(session: &Session) -> Value {
    serde_json::to_value(session).unwrap_or_default()
}

/// Every line is a token and what it changes; the first changes nothing and tells all. Lines are only ever added:
/// `UPDATE_GOLDEN=1` appends what is missing and leaves the rest.
#[test]
fn old_tokens_decode_for_ever() {
    let mut golden = fs::read_to_string(golden_path("tokens.txt")).unwrap_or_default();
    let base = golden
        .lines()
        .next()
        .and_then(|line| serde_json::from_str(line.split_once(' ')?.1).ok())
        .unwrap_or_else(|| json(&Session::default()));
    let mut missing = String::new();
    for case in cases() {
        let token = encode(&case);
        let is_known = golden
            .lines()
            .chain(missing.lines())
            .any(|line| line.split(' ').next() == Some(&token));
        if !is_known {
            let told = if golden.is_empty() && missing.is_empty() {
                json(&case)
            } else {
                difference(&json(&case), &base)
            };
            writeln!(missing, "{token} {told}").unwrap();
        }
    }
    if env::var_os("UPDATE_GOLDEN").is_some() {
        golden.push_str(&missing);
        fs::write(golden_path("tokens.txt"), &golden).unwrap();
    } else {
        assert_eq!(missing, "", "these tokens are not in the golden file");
    }
    for line in golden.lines() {
        let (token, change) = line.split_once(' ').unwrap();
        let session = decode(token).unwrap();
        let expected = overlaid(&base, &serde_json::from_str(change).unwrap());
        assert!(
            contains(&json(&session), &expected),
            "{token} gave {}, not {change}",
            json(&session)
        );
        assert_eq!(encode(&session), token);
    }
}

/// Every language and every chapter of the story as it is today.
fn taken_home() -> Vec<Beside> {
    let story: Value = serde_json::from_str(include_str!("../../public/story.json")).unwrap_or_default();
    let chapters: Vec<Value> = story["chapters"].as_array().cloned().unwrap_or_default();
    assert!(chapters.len() >= 7, "the story has its chapters");
    let chapters = chapters.iter().filter_map(|chapter| chapter["id"].as_str());
    let languages = Lang::ALL.into_iter().map(Lang::key);
    languages
        .map(|lang| Beside::of(lang, None))
        .chain(chapters.map(|chapter| Beside::of("en", Some(chapter))))
        .collect()
}

/// The same for tokens that carry more than a session; the line is token, language, chapter.
#[test]
fn old_tokens_keep_their_language_and_chapter_for_ever() {
    let path = golden_path("taken-home.txt");
    let mut golden = fs::read_to_string(&path).unwrap_or_default();
    let mut missing = String::new();
    for beside in taken_home() {
        let Some(lang) = beside.lang else {
            panic!("a language that tokens do not know")
        };
        let line = format!(
            "{} {lang} {}",
            encode_with(&typical(), &beside),
            beside.chapter.unwrap_or("-")
        );
        if !golden.lines().any(|known| known == line) {
            writeln!(missing, "{line}").unwrap();
        }
    }
    if env::var_os("UPDATE_GOLDEN").is_some() {
        golden.push_str(&missing);
        fs::write(path, &golden).unwrap();
    } else {
        assert_eq!(missing, "", "these tokens are not in the golden file");
    }
    for line in golden.lines() {
        let [token, lang, chapter] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let (session, beside) = decode_with(token).unwrap();
        assert_eq!(session, typical(), "{line}");
        assert_eq!(
            (beside.lang, beside.chapter.unwrap_or("-")),
            (Some(lang), chapter),
            "{line}"
        );
        assert_eq!(encode_with(&session, &beside), token);
    }
}

/// The same for pictures beside each other; the line is token and comparison.
#[test]
fn old_tokens_keep_their_comparison_for_ever() {
    let rows = [
        ("depth", &["0.5", "1.5", "2.5"][..]),
        ("site", &["cheek", "forearm"]),
        ("tone", &["1", "10", "5", "7"]),
        ("device", &["pen", "roller", "stamp"]),
        ("sessions", &["1", "8"]),
        ("product", &["none", "lidocaine"]),
        ("day", &["before", "needling", "1d", "364d"]),
    ];
    let path = golden_path("compared.txt");
    let mut golden = fs::read_to_string(&path).unwrap_or_default();
    let mut missing = String::new();
    for (axis, values) in rows {
        let compare = Axis::from_key(axis)
            .and_then(|axis| Compare::of(axis, values))
            .unwrap();
        let written = compare.written();
        let beside = Beside {
            compare: Some(compare),
            ..Beside::default()
        };
        let line = format!("{} {written}", encode_with(&typical(), &beside));
        if !golden.lines().any(|known| known == line) {
            writeln!(missing, "{line}").unwrap();
        }
    }
    if env::var_os("UPDATE_GOLDEN").is_some() {
        golden.push_str(&missing);
        fs::write(path, &golden).unwrap();
    } else {
        assert_eq!(missing, "", "these tokens are not in the golden file");
    }
    for line in golden.lines() {
        let (token, written) = line.split_once(' ').unwrap();
        let (session, beside) = decode_with(token).unwrap();
        assert_eq!(session, typical(), "{line}");
        let compare = beside.compare.as_ref().map(Compare::written);
        assert_eq!(compare.as_deref(), Some(written));
        assert_eq!(encode_with(&session, &beside), token);
    }
}

#[test]
fn the_door_opens_as_the_token_says_unless_the_query_says_otherwise() {
    let token = encode_with(&typical(), &Beside::of("de", Some("healing")));
    let rows = [
        ("", &*token, (Some("de"), Some("healing"))),
        ("lang=fr", &token, (Some("fr"), Some("healing"))),
        ("chapter=skin", &token, (Some("de"), Some("skin"))),
        ("", &encode(&typical()), (None, None)),
    ];
    for (query, fragment, expected) in rows {
        let parsed = skindepth::plan::params::parse(query, fragment);
        let door = (parsed.door.lang.as_deref(), parsed.door.chapter.as_deref());
        assert_eq!(door, expected, "?{query}#{fragment}");
        assert_eq!(parsed.session, typical(), "?{query}#{fragment}");
    }
}

#[test]
fn what_tokens_do_not_know_is_left_out() {
    assert_eq!(Beside::of("tlh", Some("a-clinics-own")), Beside::default());
}

/// The worst that any session can do: every field at the value that takes most bytes.
#[test]
fn the_longest_token_has_two_hundred_bytes_at_most() {
    let mut session = typical();
    let Session { plan, view } = &mut session;
    plan.sex = Sex::ALL[2];
    plan.thickness = Thickness::ALL[2];
    plan.tone = Tone::clamped(10);
    plan.concern = *Concern::ALL.last().unwrap();
    plan.device = *Device::ALL.last().unwrap();
    plan.setting = *Setting::ALL.last().unwrap();
    plan.metal = *Metal::ALL.last().unwrap();
    plan.make = Make {
        gauge: *Gauge::ALL.last().unwrap(),
        tip: *Tip::ALL.last().unwrap(),
        rate: Some(Rate::MAX),
    };
    plan.depth = Depth::MAX;
    plan.needles = NeedleCount::MAX;
    plan.passes = Passes::MAX;
    plan.product = Product::ALL.last().copied();
    plan.application = Application {
        after_minutes: Delay::MAX,
        wiped_off: true,
        covered: true,
    };
    plan.series = Series::MAX;
    plan.dates = Dates {
        treatment: Some(u16::MAX),
        event: Some(u16::MAX),
    };
    plan.seed = u16::MAX;
    view.stage = *Stage::ALL.last().unwrap();
    view.yaw = -10.0;
    view.pitch = 10.0;
    view.zoom = 1e3;
    view.focus_mm = [-100.0, 100.0];
    view.moment = after(Moment::END);
    view.speed = 1e3;
    view.labels = false;
    view.theme = *Theme::ALL.last().unwrap();
    let beside = Beside {
        compare: Compare::of(Axis::Day, &["364d", "363d", "362d", "361d"]),
        ..Beside::of("ar", Some("after"))
    };
    assert!(beside.compare.is_some());
    let token = encode_with(&session, &beside);
    assert!(decode(&token).is_ok());
    assert!(token.len() <= 200, "{} bytes: {token}", token.len());
    assert!(token.len() >= 100, "{} bytes are not the worst", token.len());
}

#[test]
fn a_typical_token_is_short() {
    let token = encode(&typical());
    assert!(token.len() < 40, "{token} has {} characters", token.len());
    assert!(encode(&Session::default()).len() <= 6);
}

/// A token of this version made from bytes by other means than the codec's.
fn hand_made(records: &[u8]) -> String {
    let mut sum = 0xffff_u32;
    for bit in records
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |i| u32::from(byte >> i & 1)))
    {
        let top = sum >> 15 & 1;
        sum = (sum << 1 & 0xffff) ^ if top == bit { 0 } else { 0x1021 };
    }
    let bytes = records.iter().copied().chain((sum as u16).to_be_bytes());
    let mut bits: Vec<u8> = bytes
        .flat_map(|byte| (0..8).rev().map(move |i| byte >> i & 1))
        .collect();
    while !bits.len().is_multiple_of(6) {
        bits.push(0);
    }
    let digit = |six: &[u8]| match six.iter().fold(0, |value, bit| value << 1 | bit) {
        value @ 0..26 => b'A' + value,
        value @ 26..52 => b'a' + value - 26,
        value @ 52..62 => b'0' + value - 52,
        62 => b'-',
        _ => b'_',
    };
    let digits: String = bits.chunks(6).map(|six| char::from(digit(six))).collect();
    format!("s1.{digits}")
}

#[test]
fn what_cannot_be_read_is_told() {
    let whole = encode(&typical());
    let upper = whole.to_ascii_uppercase().replacen('S', "s", 1);
    let rows = [
        ("", TokenError::Empty),
        ("  ", TokenError::Empty),
        ("#", TokenError::Empty),
        ("story", TokenError::NotAToken),
        ("s1", TokenError::NotAToken),
        ("S1.AAAA", TokenError::NotAToken),
        ("s.AAAA", TokenError::NotAToken),
        ("s2.AAAA", TokenError::UnknownVersion),
        ("s10.AAAA", TokenError::UnknownVersion),
        ("s1.", TokenError::Damaged),
        ("s1.A", TokenError::Damaged),
        ("s1.AAAA", TokenError::Damaged),
        ("s1.A A A", TokenError::Damaged),
        ("s1.\u{202e}AAAA", TokenError::Damaged),
        (&upper, TokenError::Damaged),
        // Sound, but of a later app: a field, a site, a product that are not known yet.
        (&hand_made(&[41, 0]), TokenError::Newer),
        (&hand_made(&[37, 5]), TokenError::Newer),
        (&hand_made(&[0, 12]), TokenError::Newer),
        (&hand_made(&[11, 11]), TokenError::Newer),
        // Sound, but never written: out of range, twice, out of order, without number, endless number.
        (&hand_made(&[8, 24]), TokenError::Damaged),
        (&hand_made(&[8, 151, 1]), TokenError::Damaged),
        (&hand_made(&[13, 2]), TokenError::Damaged),
        (&hand_made(&[39, 29]), TokenError::Damaged),
        (&hand_made(&[40, 0x93, 3]), TokenError::Damaged),
        (&hand_made(&[0, 1, 0, 1]), TokenError::Damaged),
        (&hand_made(&[1, 1, 0, 2]), TokenError::Damaged),
        (&hand_made(&[0]), TokenError::Damaged),
        (
            &hand_made(&[0, 0x80, 0x80, 0x80, 0x80, 0x80, 1]),
            TokenError::Damaged,
        ),
        (
            &hand_made(&[26, 0xff, 0xff, 0xff, 0xff, 0x0f]),
            TokenError::Damaged,
        ),
        (&hand_made(&[19, 0x80, 0x80, 0x04]), TokenError::Damaged),
    ];
    for (text, error) in rows {
        assert_eq!(decode(text), Err(error), "{text:?}");
    }
    assert_eq!(
        decode(&format!("s1.{}", "A".repeat(100_000))),
        Err(TokenError::Damaged)
    );
}

#[test]
fn what_messengers_add_does_not_count() {
    let token = encode(&typical());
    let whole = decode(&token);
    assert!(whole.is_ok());
    for text in [
        format!("#{token}"),
        format!(" {token}\n"),
        format!("{token}."),
        format!("{token}),"),
        format!("#{token}\""),
    ] {
        assert_eq!(decode(&text), whole, "{text:?}");
    }
    assert_eq!(
        decode(&hand_made(&[0, 2])).map(|session| session.plan.site),
        Ok(Site::EyeArea)
    );
}

#[test]
fn every_single_slip_is_seen() {
    let token = encode(&typical());
    for cut in 0..token.len() {
        assert!(decode(&token[..cut]).is_err(), "cut at {cut}");
    }
    for (i, old) in token.char_indices().skip("s1.".len()) {
        for new in ('0'..='9')
            .chain('A'..='Z')
            .chain('a'..='z')
            .chain(['-', '_', '=', '%'])
        {
            if new != old {
                let slip = format!("{}{new}{}", &token[..i], &token[i + 1..]);
                assert!(decode(&slip).is_err(), "{slip} passes for {token}");
            }
        }
    }
}

proptest! {
    #[test]
    fn a_session_comes_back(raw in strategies::raw_sessions()) {
        let token = encode(&raw);
        let valid = raw.clamped();
        let found = decode(&token).unwrap();
        prop_assert!(is_valid(&found));
        prop_assert_eq!(&found.plan, &valid.plan);
        let (View { moment, .. }, View { moment: found_moment, .. }) = (valid.view.clone(), found.view.clone());
        let moves_little = match (moment, found_moment) {
            (Moment::Before, Moment::Before) | (Moment::RealTime, Moment::RealTime) => true,
            (Moment::Needling { stroke }, Moment::Needling { stroke: found }) => (stroke - found).abs() <= 6e-4,
            (Moment::After { time }, Moment::After { time: found }) => (time.secs() - found.secs()).abs() <= 0.5,
            _ => false,
        };
        prop_assert!(moves_little, "{:?} came back as {:?}", moment, found_moment);
        for (value, back, step) in [
            (valid.view.yaw, found.view.yaw, 1e-3),
            (valid.view.pitch, found.view.pitch, 1e-3),
            (valid.view.zoom, found.view.zoom, 1e-2),
            (valid.view.speed, found.view.speed, 1e-2),
            (valid.view.focus_mm[0], found.view.focus_mm[0], 1e-3),
            (valid.view.focus_mm[1], found.view.focus_mm[1], 1e-3),
            (valid.view.seam_mm, found.view.seam_mm, 1e-2),
        ] {
            prop_assert!((value - back).abs() <= 0.8 * step, "{} came back as {}", value, back);
        }
        prop_assert_eq!(
            (found.view.stage, found.view.labels, found.view.theme, found.view.playing),
            (valid.view.stage, valid.view.labels, valid.view.theme, false)
        );
        prop_assert_eq!(encode(&found), token);
    }

    #[test]
    fn no_text_breaks_it(text in any::<String>()) {
        prop_assert!(decode(&text).is_err() || is_valid(&decode(&text).unwrap()));
        let dressed = format!("s1.{text}");
        prop_assert!(decode(&dressed).is_err() || is_valid(&decode(&dressed).unwrap()));
    }

    #[test]
    fn no_sound_records_break_it(records in prop::collection::vec(any::<u8>(), 0..40)) {
        if let Ok(session) = decode(&hand_made(&records)) {
            prop_assert!(is_valid(&session));
        }
    }

    #[test]
    fn no_numbers_in_known_fields_break_it(records in prop::collection::btree_map(0_u8..37, any::<u32>(), 0..30)) {
        let mut bytes = Vec::new();
        for (field, mut number) in records {
            bytes.push(field);
            while number >= 0x80 {
                bytes.push(number as u8 | 0x80);
                number >>= 7;
            }
            bytes.push(number as u8);
        }
        if let Ok(session) = decode(&hand_made(&bytes)) {
            prop_assert!(is_valid(&session));
        }
    }
}
