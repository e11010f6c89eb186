//! Every value has a name, no text carries a digit or a forbidden claim.

use skindepth::absorption::Product;
use skindepth::course::Caution;
use skindepth::evidence::Status;
use skindepth::guidance::{Advice, Aftercare, Alternative, Benefit, Concern, Contraindication, Grade, When};
use skindepth::healing::{Curve, Phase};
use skindepth::needle::{Device, Metal, Setting};
use skindepth::plan::{Stage, Theme};
use skindepth::scene::Structure;
use skindepth::skin::{Layer, Sex, Site, Thickness};
use skindepth::words::{self, Lang, names};

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

const STRUCTURES: [Structure; 28] = [
    Structure::StratumCorneum,
    Structure::ViableEpidermis,
    Structure::BasalLayer,
    Structure::Melanocyte,
    Structure::ReteRidge,
    Structure::PapillaryDermis,
    Structure::ReticularDermis,
    Structure::Hypodermis,
    Structure::CapillaryLoop,
    Structure::SuperficialPlexus,
    Structure::DeepPlexus,
    Structure::HairFollicle,
    Structure::SebaceousGland,
    Structure::SweatGland,
    Structure::Nerve,
    Structure::Needle,
    Structure::NeedleTip,
    Structure::Channel,
    Structure::Clot,
    Structure::Product,
    Structure::ImmuneCells,
    Structure::Fibroblast,
    Structure::CollagenIii,
    Structure::CollagenI,
    Structure::Redness,
    Structure::Wrinkle,
    Structure::Scar,
    Structure::DarkMark,
];

fn all_names() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("site", Site::ALL.map(names::site).to_vec()),
        ("thickness", Thickness::ALL.map(names::thickness).to_vec()),
        ("sex", Sex::ALL.map(names::sex).to_vec()),
        ("layer", Layer::ALL.map(names::layer).to_vec()),
        ("structure", STRUCTURES.map(names::structure).to_vec()),
        ("device", Device::ALL.map(names::device).to_vec()),
        ("setting", Setting::ALL.map(names::setting).to_vec()),
        ("metal", Metal::ALL.map(names::metal).to_vec()),
        ("product", Product::ALL.map(names::product).to_vec()),
        ("curve", Curve::ALL.map(names::curve).to_vec()),
        ("phase", Phase::ALL.map(names::phase).to_vec()),
        ("concern", Concern::ALL.map(names::concern).to_vec()),
        ("benefit", Benefit::ALL.map(names::benefit).to_vec()),
        ("grade", Grade::ALL.map(names::grade).to_vec()),
        ("alternative", Alternative::ALL.map(names::alternative).to_vec()),
        (
            "contraindication",
            Contraindication::ALL.map(names::contraindication).to_vec(),
        ),
        ("aftercare", Aftercare::ALL.map(names::aftercare).to_vec()),
        (
            "advice",
            [Advice::Avoid, Advice::Limit, Advice::Begin]
                .map(names::advice)
                .to_vec(),
        ),
        (
            "when",
            [When::Before, When::After, When::Both].map(names::when).to_vec(),
        ),
        (
            "status",
            [Status::Memory, Status::Derived].map(names::status).to_vec(),
        ),
        (
            "stage",
            [Stage::Block, Stage::Section, Stage::Surface, Stage::Loupe]
                .map(names::stage)
                .to_vec(),
        ),
        (
            "theme",
            [Theme::Auto, Theme::Light, Theme::Dark]
                .map(names::theme)
                .to_vec(),
        ),
        ("caution", Caution::ALL.map(names::caution_name).to_vec()),
    ]
}

fn all_sentences() -> Vec<&'static str> {
    [
        Caution::ALL.map(words::caution).to_vec(),
        Benefit::ALL.map(words::benefit).to_vec(),
        STRUCTURES.map(names::structure_note).to_vec(),
        Grade::ALL.map(Lang::En.table().grade_sentence).to_vec(),
    ]
    .concat()
}

#[test]
fn everything_has_a_name_of_its_own() {
    for (kind, names) in all_names() {
        for (i, name) in names.iter().enumerate() {
            assert!(!name.trim().is_empty(), "{kind} {i} has no name");
            assert!(!names[..i].contains(name), "{kind}: `{name}` twice");
        }
    }
}

#[test]
fn texts_carry_no_digits() {
    let names = all_names().into_iter().flat_map(|(_, names)| names);
    for text in names.chain(all_sentences()) {
        assert!(
            !text.chars().any(|c| c.is_ascii_digit()),
            "a number of its own: {text}"
        );
    }
}

#[test]
fn texts_make_no_forbidden_claim() {
    let names = all_names().into_iter().flat_map(|(_, names)| names);
    for text in names.chain(all_sentences()) {
        check_claims(text);
    }
    for concern in Concern::ALL {
        if let Some(text) = words::mechanism(concern) {
            check_claims(&text);
            assert!(text.contains("Evidence: "), "{concern:?} names its grade: {text}");
        }
    }
}

#[test]
fn cautions_carry_their_numbers() {
    let full = words::caution_in_full(Caution::BeyondEvaluatedDepth);
    assert!(full.contains("1.5\u{a0}mm"), "{full}");
    let home = words::caution_in_full(Caution::BeyondHomeDepth);
    assert!(
        home.contains("approximate"),
        "a number from memory says so: {home}"
    );
}

#[test]
fn warnings_say_what_became_of_it() {
    let parsed = skindepth::plan::params::parse("depth=99&site=moon&foo=1&depth=1", "#s1.broken");
    assert!(parsed.warnings.len() >= 4, "{:?}", parsed.warnings);
    let texts: Vec<String> = parsed.warnings.iter().map(words::warning).collect();
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
        assert_eq!(Lang::from_key(lang.key()), Some(lang));
    }
    assert_eq!(Lang::from_key("tlh"), None);
}
