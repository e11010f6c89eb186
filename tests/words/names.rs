//! Every value has a name, no text carries a digit or a forbidden claim.

use skindepth::absorption::uncertainty::Parameter;
use skindepth::absorption::{Finding as Spreading, Product};
use skindepth::course::Caution;
use skindepth::evidence::Status;
use skindepth::guidance::outcome::{Added, Comparator, Finding, Measure, Who};
use skindepth::guidance::{Advice, Aftercare, Alternative, Benefit, Concern, Contraindication, Grade, When};
use skindepth::healing::calendar::Outlook;
use skindepth::healing::{Curve, Phase};
use skindepth::needle::{Device, Metal, Setting};
use skindepth::plan::Stage;
use skindepth::scene::Structure;
use skindepth::skin::{Layer, Sex, Site, Thickness};
use skindepth::words::native::{english, words};
use skindepth::words::{Lang, Words, entries, key, native};

/// Statements that the product must not make, and words that lead to them.
pub(crate) const FORBIDDEN: &[&str] = &[
    "permanent",
    "scarless",
    "safe",
    "fda approved",
    "approved by",
    "non-invasive",
    "painless",
    "guarantee",
    "cure",
    "miracle",
    "rejuvenat",
    "years off",
    "younger",
    "anti-ag",
    "detox",
    "recommend",
    "you should",
    "best depth",
    "right depth",
    "ideal depth",
    "proven to",
    "restores",
    "boost",
    "brighter",
    "perfect",
    "risk-free",
    "harmless",
    "little risk",
    "clinically proven",
    "medicine is inject",
    "exosom",
];

/// Where a forbidden word is denied, and so may stand.
const DENIALS: &[&str] = &["not proven to", "nor approved for"];

#[track_caller]
pub(crate) fn check_claims(text: &str) {
    let mut text = text.to_lowercase();
    for denial in DENIALS {
        text = text.replace(denial, "");
    }
    for forbidden in FORBIDDEN {
        assert!(!text.contains(forbidden), "`{forbidden}` in: {text}");
    }
}

fn all_names(words: Words) -> Vec<(&'static str, Vec<&'static str>)> {
    macro_rules! kinds {
        ($($kind:ident: $of:ty;)*) => {
            vec![$((stringify!($kind), <$of>::ALL.iter().copied().map(|one| words.$kind(one)).collect()),)*]
        };
    }
    kinds! {
        site: Site; thickness: Thickness; sex: Sex; layer: Layer; structure: Structure; device: Device;
        setting: Setting; metal: Metal; product: Product; curve: Curve; phase: Phase; concern: Concern;
        benefit: Benefit; grade: Grade; alternative: Alternative; contraindication: Contraindication;
        outlook: Outlook; aftercare: Aftercare; advice: Advice; when: When; stage: Stage; caution: Caution;
        caution_says: Caution; spreading_says: Spreading; parameter: Parameter; benefit_says: Benefit;
        grade_says: Grade; measure: Measure; comparator: Comparator; added: Added; finding: Finding; who: Who;
    }
}

/// Every text of a language, with its key.
fn all_texts(lang: Lang) -> Vec<(&'static str, &'static str)> {
    native::files(lang).into_iter().flat_map(entries).collect()
}

#[test]
fn everything_has_a_name_of_its_own() {
    for lang in Lang::ALL {
        for (kind, names) in all_names(words(lang)) {
            for (i, name) in names.iter().enumerate() {
                assert!(!name.is_empty(), "{lang:?}: {kind} {i} has no name");
                assert!(!names[..i].contains(name), "{lang:?}: {kind}: `{name}` twice");
            }
        }
    }
}

#[test]
fn no_language_lacks_a_text_that_is_asked_for() {
    for lang in Lang::ALL {
        let words = words(lang);
        for key in key::ALL {
            assert!(words.find(key.0).is_some(), "{lang:?} lacks `{}`", key.0);
        }
        for status in [Status::Memory, Status::Derived] {
            assert!(
                !words.status(status).is_empty(),
                "{lang:?} has no name for {status:?}"
            );
        }
    }
}

/// A key without the form of a plural at its end.
fn stem(key: &str) -> &str {
    let forms = [".zero", ".one", ".two", ".few", ".many", ".other"];
    forms
        .iter()
        .find_map(|form| key.strip_suffix(form))
        .unwrap_or(key)
}

/// The places of a text, in order of their names.
fn places(text: &str) -> Vec<&str> {
    let mut places: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect();
    places.sort_unstable();
    places.dedup();
    places
}

#[test]
fn languages_have_the_same_texts_with_the_same_places_in_the_same_files() {
    for lang in Lang::ALL {
        for (file, english) in native::files(lang).into_iter().zip(native::files(Lang::En)) {
            let mut seen = Vec::new();
            for (key, text) in entries(file) {
                assert!(!seen.contains(&key), "{lang:?}: `{key}` twice");
                seen.push(key);
                let Some((_, original)) = entries(english).find(|(other, _)| stem(other) == stem(key)) else {
                    panic!("{lang:?}: English has no `{key}` in that file");
                };
                // A form for one or two may leave the number out.
                let whole = stem(key) == key || key.rsplit('.').next() == Some("other");
                let same = places(text) == places(original);
                assert!(
                    same || !whole && places(text).is_empty(),
                    "{lang:?}: places of `{key}` in: {text}"
                );
            }
            for (key, _) in entries(english) {
                let there = seen.iter().any(|other| stem(other) == stem(key));
                assert!(there, "{lang:?} lacks `{key}`");
            }
            for key in seen.iter().filter(|key| stem(key) != **key) {
                let other = [stem(key), ".other"].concat();
                assert!(seen.iter().any(|key| **key == *other), "{lang:?} lacks `{other}`");
            }
        }
    }
}

#[test]
fn every_line_of_a_file_is_a_remark_or_a_text() {
    for lang in Lang::ALL {
        for file in native::files(lang) {
            for line in file
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
            {
                let whole = line.split_once(" = ").is_some_and(|(key, text)| {
                    !key.contains(' ') && !text.is_empty() && text.trim() == text && !text.contains("  ")
                });
                assert!(whole, "{lang:?}: {line}");
                assert_eq!(
                    line.matches('{').count(),
                    line.matches('}').count(),
                    "{lang:?}: {line}"
                );
            }
        }
    }
}

#[test]
fn texts_carry_no_digits() {
    for lang in Lang::ALL {
        for (key, text) in all_texts(lang) {
            assert!(
                !text.chars().any(char::is_numeric),
                "{lang:?}: a number of its own in `{key}`: {text}"
            );
        }
    }
}

#[test]
fn texts_make_no_forbidden_claim() {
    for (_, text) in all_texts(Lang::En) {
        check_claims(text);
    }
    for concern in Concern::ALL {
        if let Some(text) = english().mechanism(concern) {
            check_claims(&text);
            assert!(text.contains("Evidence: "), "{concern:?} names its grade: {text}");
        }
    }
}

#[test]
fn cautions_carry_their_numbers() {
    let full = english().caution_in_full(Caution::BeyondEvaluatedDepth);
    assert!(full.contains("1.5\u{a0}mm"), "{full}");
    let home = english().caution_in_full(Caution::BeyondHomeDepth);
    assert!(
        home.contains("approximate"),
        "a number from memory says so: {home}"
    );
}

#[test]
fn warnings_say_what_became_of_it() {
    let parsed = skindepth::plan::params::parse("depth=99&site=moon&foo=1&depth=1", "#s1.broken");
    assert!(parsed.warnings.len() >= 4, "{:?}", parsed.warnings);
    let texts: Vec<String> = parsed
        .warnings
        .iter()
        .map(|warning| english().warning(warning))
        .collect();
    for part in [
        "2.5 is used instead",
        "“moon”",
        "no parameter “foo”",
        "twice",
        "link",
    ] {
        assert!(
            texts.iter().any(|text| text.contains(part)),
            "no `{part}` in {texts:?}"
        );
    }
}

#[test]
fn languages_are_found_by_their_tags() {
    for lang in Lang::ALL {
        assert_eq!(Lang::from_tag(lang.key()), Some(lang));
    }
    let rows = [
        ("de-AT", Some(Lang::De)),
        ("PT", Some(Lang::PtBr)),
        ("pt_PT", Some(Lang::PtBr)),
        ("ar-u-nu-latn", Some(Lang::Ar)),
        ("tlh", None),
        ("", None),
    ];
    for (tag, expected) in rows {
        assert_eq!(Lang::from_tag(tag), expected, "{tag}");
    }
}

/// The loader chooses the language before the program is there, so it has the list too.
#[test]
fn the_loader_knows_the_same_languages() {
    let boot = include_str!("../../public/boot.js");
    let list = |name: &str| -> Vec<String> {
        let line = boot
            .lines()
            .find(|line| line.starts_with(&format!("const {name} = [")))
            .expect(name);
        line.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let mut known = list("LANGUAGES");
    assert_eq!(
        known.first().map(String::as_str),
        Some("en"),
        "the language where none fits"
    );
    let mut all = Lang::ALL.map(|lang| lang.key().to_owned()).to_vec();
    known.sort();
    all.sort();
    assert_eq!(known, all);
    let rtl: Vec<String> = Lang::ALL
        .into_iter()
        .filter(|lang| lang.is_rtl())
        .map(|lang| lang.key().to_owned())
        .collect();
    assert_eq!(list("RIGHT_TO_LEFT"), rtl);
}
