//! The evidence table: whole, unique, in order, and the same in the program as in the file.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use skindepth::evidence::digits::{fixed, shortest, whole};
use skindepth::evidence::text::Quantity;
use skindepth::evidence::unit::{UNITS, Unit};
use skindepth::evidence::{Status, facts};
use skindepth::guidance::outcome::{self, About, Arm, Finding, Shown};
use skindepth::guidance::{Aftercare, Alternative, Benefit, Concern, Contraindication, Grade};
use skindepth::units::{Length, Time};

fn table() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data/evidence.json");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn rows(table: &Value) -> &[Value] {
    table["facts"].as_array().map_or(&[], Vec::as_slice)
}

/// A text of a row; empty where there is none.
fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap_or_default()
}

#[test]
fn constants_equal_the_table() {
    let table = table();
    let rows = rows(&table);
    assert!(!rows.is_empty(), "the table is readable");
    assert_eq!(rows.len(), facts::ALL.len());
    for (row, fact) in rows.iter().zip(facts::ALL) {
        assert_eq!(text(row, "id"), fact.id);
        for (key, number) in [("value", fact.value), ("low", fact.low), ("high", fact.high)] {
            let bits = |x: f64| x.to_bits();
            assert_eq!(row[key].as_f64().map(bits), number.map(bits), "{} {key}", fact.id);
            assert!(row[key].is_null() || row[key].is_number(), "{} {key}", fact.id);
        }
        assert_eq!(text(row, "unit"), fact.unit.raw, "{}", fact.id);
        let status = match fact.status {
            Status::Verified => "VERIFIED",
            Status::Memory => "MEMORY",
            Status::Derived => "DERIVED",
        };
        assert_eq!(text(row, "status"), status, "{}", fact.id);
    }
}

#[test]
fn ids_are_unique_and_in_kebab_case() {
    let mut seen = BTreeSet::new();
    for fact in facts::ALL {
        assert!(seen.insert(fact.id), "{} stands twice", fact.id);
        let is_kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(
            fact.id.chars().all(is_kebab) && !fact.id.is_empty(),
            "{}",
            fact.id
        );
    }
}

/// Links and printed cards name facts by id: a few that models and words lean on, and the count, which only grows.
#[test]
fn ids_are_stable() {
    assert!(facts::ALL.len() >= 478, "a fact was taken out");
    for id in [
        "closure-model-halflife-open",
        "erythema-resolution-review",
        "lotfi-collagen-content",
        "pen-channel-depth-1p5",
        "roller-hole-density-15-passes",
        "sc-cheek-raman",
        "skinpen-depth-max-evaluated",
    ] {
        assert!(facts::ALL.iter().any(|fact| fact.id == id), "{id} is gone");
    }
}

#[test]
fn every_source_resolves_and_says_what_was_read() {
    let table = table();
    for row in rows(&table) {
        let sources = row["source_ids"].as_array().map_or(&[][..], Vec::as_slice);
        assert!(!sources.is_empty(), "{} has no source", text(row, "id"));
        for source in sources {
            let source = &table["sources"][source.as_str().unwrap_or_default()];
            assert!(source.is_object(), "{}: {source}", text(row, "id"));
            assert!(!text(source, "title").is_empty(), "{}", text(row, "id"));
        }
        for key in ["topic", "quantity", "site_condition"] {
            assert!(!text(row, key).is_empty(), "{} lacks {key}", text(row, "id"));
        }
    }
}

#[test]
fn low_value_and_high_are_in_order() {
    for fact in facts::ALL {
        assert!(
            fact.lowest() <= fact.typical() && fact.typical() <= fact.highest(),
            "{}: {} {} {}",
            fact.id,
            fact.lowest(),
            fact.typical(),
            fact.highest()
        );
        for number in [fact.value, fact.low, fact.high].into_iter().flatten() {
            assert!(number.is_finite(), "{}", fact.id);
        }
    }
}

#[test]
fn a_statement_without_a_number_says_so() {
    for fact in facts::ALL {
        let bare = fact.value.is_none() && fact.low.is_none() && fact.high.is_none();
        assert_eq!(bare, fact.unit.raw == "qualitative", "{}", fact.id);
        assert_eq!(bare, Quantity::of(fact).line().is_empty(), "{}", fact.id);
    }
}

/// What was calculated or remembered never looks like what was read.
#[test]
fn derived_and_remembered_facts_are_labelled() {
    let rows = [
        (Status::Verified, "verified"),
        (Status::Memory, "approximate"),
        (Status::Derived, "estimate"),
    ];
    for (status, label) in rows {
        assert_eq!(status.key(), label);
        let mut with_status = facts::ALL.iter().filter(|fact| fact.status == status);
        assert!(with_status.clone().count() > 0, "{label}");
        assert!(with_status.all(|fact| Quantity::of(fact).status.key() == label));
    }
}

#[test]
fn every_unit_is_known_and_listed_once() {
    for fact in facts::ALL {
        let unit = Unit::of(fact.unit.raw);
        assert!(unit.is_some(), "{}: unit `{}`", fact.id, fact.unit.raw);
        let text = unit.map_or("", |unit| unit.text);
        for raw in ["um", "mm2", "cm2", "95%", "(at least)"] {
            assert!(!text.contains(raw), "{}: `{text}`", fact.id);
        }
    }
    for (i, unit) in UNITS.iter().enumerate() {
        assert!(
            UNITS[..i].iter().all(|other| other.raw != unit.raw),
            "{}",
            unit.raw
        );
    }
}

#[test]
fn lengths_and_times_convert_by_unit() {
    let lengths = [
        (facts::SKINPEN_DEPTH_MAX_EVALUATED, 1.5),
        (facts::DERMIS_NASAL_SIDEWALL_LOWER, 1.9692),
        (facts::COLLAGEN_FIBRIL_DIAMETER_PAPILLARY, 4e-5),
    ];
    for (fact, mm) in lengths {
        let got = fact.length().map(Length::mm);
        assert!(
            got.is_some_and(|got| (got - mm).abs() < 1e-9),
            "{}: {got:?}",
            fact.id
        );
        assert_eq!(fact.time(), None, "{}", fact.id);
    }
    let times = [
        (facts::GF_RELEASE_WINDOW, 180.0 * 60.0),
        (facts::TEWL_ELEVATED_PEN, 48.0 * 3600.0),
        (facts::AE_RESOLUTION_REVIEW, 7.0 * 86_400.0),
        (facts::LOTFI_BIOPSY_DELAY, 56.0 * 86_400.0),
        (facts::RESULT_PEAK, 182.625 * 86_400.0),
    ];
    for (fact, secs) in times {
        let got = fact.time().map(Time::secs);
        assert!(
            got.is_some_and(|got| (got - secs).abs() < 1e-6),
            "{}: {got:?}",
            fact.id
        );
        assert_eq!(fact.length(), None, "{}", fact.id);
    }
    for fact in [facts::PIH_DOGRA, facts::FDA_GUIDANCE_YEAR, facts::SESSIONS_LOTFI] {
        assert_eq!((fact.length(), fact.time()), (None, None), "{}", fact.id);
    }
}

#[test]
fn facts_read_as_the_table_means_them() {
    let rows = [
        (facts::CLOSURE_TIME_ABDOMEN, "63.09\u{a0}h (49.96–76.22)"),
        (facts::ERYTHEMA_CLINIC, "24–48\u{a0}h"),
        (facts::CLOSURE_UNOCCLUDED_GUPTA, "≤ 2\u{a0}h"),
        (facts::TEWL_ELEVATED_PEN, "≥ 48\u{a0}h"),
        (facts::PRP_GQS_MD, "−0.32\u{a0}points (−0.44 to −0.2)"),
        (facts::ALAM_SCAR_3MO, "2.4\u{a0}points (−0.01 to 4.8)"),
        (facts::PEN_NEEDLE_ANGLE, "90°"),
        (facts::KP_CAFFEINE_HUMAN_INVIVO, "1.59 × 10⁻⁴\u{a0}cm/h"),
        (facts::CORNEOCYTE_DENSITY, "17,778\u{a0}cells/mm²"),
        (facts::FDA_GUIDANCE_YEAR, "2020"),
        (facts::FDA_AUTHORISED_USES, ""),
    ];
    for (fact, line) in rows {
        assert_eq!(Quantity::of(&fact).line(), line, "{}", fact.id);
    }
}

/// No number of the table is distorted on its way to the screen.
#[test]
fn every_number_reads_back() {
    for fact in facts::ALL {
        for number in [fact.value, fact.low, fact.high].into_iter().flatten() {
            let mut written = String::new();
            shortest(&mut written, number);
            let got = read_back(&written);
            assert!(
                got.is_some_and(|got| (got - number).abs() <= 1e-8 * number.abs()),
                "{}: {number:e} reads `{written}`",
                fact.id
            );
        }
    }
}

/// The number that a text stands for.
fn read_back(text: &str) -> Option<f64> {
    let plain = text.replace('\u{2212}', "-").replace(',', "");
    let Some((mantissa, exponent)) = plain.split_once(" × 10⁻") else {
        return plain.parse().ok();
    };
    let exponent: String = exponent
        .chars()
        .filter_map(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|d| d == c))
        .map(|digit| char::from(b'0' + digit as u8))
        .collect();
    format!("{mantissa}e-{exponent}").parse().ok()
}

#[test]
fn digits_are_exact_at_their_edges() {
    let rows = [
        (0.0, 0, "0"),
        (-0.0, 1, "0.0"),
        (0.05, 1, "0.1"),
        (-0.04, 1, "0.0"),
        (-1.25, 2, "−1.25"),
        (9.999, 2, "10.00"),
        (9_999.0, 0, "9999"),
        (10_000.0, 0, "10,000"),
        (1_234_567.5, 1, "1,234,567.5"),
        (f64::NAN, 2, "–"),
        (f64::INFINITY, 9, "1,000,000,000,000,000"),
        (f64::MIN_POSITIVE, 9, "0.000000000"),
        (0.5, u32::MAX, "0.500000000"),
    ];
    for (value, decimals, expected) in rows {
        let mut written = String::new();
        fixed(&mut written, value, decimals);
        assert_eq!(written, expected, "{value:e} with {decimals}");
    }
    let mut written = String::new();
    whole(&mut written, u64::MAX);
    assert_eq!(written, "18,446,744,073,709,551,615");
}

#[test]
fn guidance_rests_on_facts_and_keys_are_unique() {
    let unique = |keys: &[&str]| {
        let set: BTreeSet<_> = keys.iter().collect();
        assert_eq!(set.len(), keys.len(), "{keys:?}");
    };
    unique(&Concern::ALL.map(Concern::key));
    unique(&Benefit::ALL.map(Benefit::key));
    unique(&Contraindication::ALL.map(Contraindication::key));
    unique(&Aftercare::ALL.map(Aftercare::key));
    unique(&Alternative::ALL.map(Alternative::key));
    for concern in Concern::ALL {
        assert_eq!(Concern::from_key(concern.key()), Some(concern));
        assert_eq!(concern.grade().is_none(), concern == Concern::None);
    }
    for benefit in Benefit::ALL {
        assert!(!benefit.facts().is_empty(), "{benefit:?}");
        // Nothing about results is strongly shown; only that more gets in.
        assert_eq!(benefit.grade() == Grade::Strong, benefit == Benefit::Absorption);
    }
    for alternative in Alternative::ALL {
        assert!(!alternative.facts().is_empty(), "{alternative:?}");
    }
}

/// Lore, animal percentages and promises must not be quoted as if they were results in people.
#[test]
fn guidance_quotes_no_forbidden_fact() {
    let forbidden = [
        "collagen-206-claim",
        "epidermis-thickening-rat",
        "epidermis-thickening-rat-zeitter",
        "longevity-fernandes",
        "henry-permeability-increase",
        "mcallister-macromolecule",
    ];
    let quoted = Benefit::ALL
        .iter()
        .flat_map(|benefit| benefit.facts())
        .chain(
            Alternative::ALL
                .iter()
                .flat_map(|alternative| alternative.facts()),
        )
        .chain(Contraindication::ALL.iter().flat_map(|item| item.facts()))
        .chain(outcome::ALL.iter().map(|row| &row.fact));
    for fact in quoted {
        assert!(!forbidden.contains(&fact.id), "{}", fact.id);
    }
    for id in forbidden {
        assert!(
            facts::ALL.iter().any(|fact| fact.id == id),
            "{id} is not in the table"
        );
    }
}

/// What a row counts and what its fact says are the same share, and nobody is counted twice.
#[test]
fn outcomes_count_the_people_that_their_facts_report() {
    for row in outcome::ALL {
        let Shown::People(groups) = row.shown else {
            continue;
        };
        assert!(!groups.is_empty(), "{}", row.id);
        let of = f64::from(row.people.unwrap_or_default());
        for group in groups {
            let percent = 100.0 * f64::from(group.people) / of;
            let published = group.fact.typical();
            assert!(
                (percent - published).abs() < 0.5,
                "{}: {} of {of} is {percent:.1} %, not {published} %",
                row.id,
                group.people
            );
        }
        for arm in [Arm::Needling, Arm::Other] {
            let counted: u16 = groups
                .iter()
                .filter(|group| group.arm == arm)
                .map(|group| group.people)
                .sum();
            assert!(f64::from(counted) <= of, "{}", row.id);
        }
    }
}

#[test]
fn outcomes_are_whole() {
    let ids: BTreeSet<&str> = outcome::ALL.iter().map(|row| row.id).collect();
    assert_eq!(ids.len(), outcome::ALL.len(), "an id stands twice");
    for about in About::ALL {
        assert!(about.outcomes().next().is_some(), "{about:?}");
    }
    for row in outcome::ALL {
        assert!(
            row.people.is_some() || row.studies.is_some(),
            "{}: of whom?",
            row.id
        );
        assert_eq!(row.fact.status, Status::Verified, "{}", row.id);
        if let Shown::Interval { fact, .. } = row.shown {
            assert!(
                fact.low.is_some() && fact.high.is_some(),
                "{} has no interval",
                row.id
            );
        }
        let is_harm = matches!(row.finding, Finding::Harm | Finding::NoHarm);
        assert_eq!(is_harm, row.about == About::Harm, "{}", row.id);
    }
}

/// A finding of "better" with an interval that holds "no effect" would be a claim that the numbers do not bear.
#[test]
fn what_is_called_better_excludes_no_effect() {
    for row in outcome::ALL {
        let Shown::Interval { fact, .. } = row.shown else {
            continue;
        };
        let holds_no_effect = fact.lowest() <= row.no_effect() && row.no_effect() <= fact.highest();
        let is_difference = matches!(row.finding, Finding::Better | Finding::Worse);
        assert!(!(is_difference && holds_no_effect), "{}", row.id);
    }
}

/// The trials that contradict each other stand side by side.
#[test]
fn contradicting_trials_are_listed_together() {
    for about in [
        About::AcneScars,
        About::DarkMarks,
        About::Elasticity,
        About::StretchMarks,
    ] {
        assert!(about.is_disputed(), "{about:?}");
    }
    assert!(!About::Wrinkles.is_disputed() && !About::Harm.is_disputed());
    for concern in Concern::ALL {
        assert_eq!(concern.about().is_none(), concern == Concern::None);
    }
}
