//! Every claim of the article is told somewhere, and no language says what must not be said.

use skindepth::guidance::{Benefit, Grade};
use skindepth::words::native::{files, words};
use skindepth::words::{Lang, entries};

const TABLE: &str = include_str!("../../docs/claims.md");

/// The table's rows: number, claim, grade, and the keys that tell it.
fn rows() -> Vec<(u32, &'static str, Vec<&'static str>)> {
    TABLE
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let number = cells.get(1)?.parse().ok()?;
            let keys = cells.get(4)?.split('`').skip(1).step_by(2).collect();
            Some((number, cells[3], keys))
        })
        .collect()
}

#[test]
fn every_claim_is_graded_and_told_in_every_language() {
    let rows = rows();
    let numbers: Vec<u32> = rows.iter().map(|(number, ..)| *number).collect();
    assert_eq!(numbers, (1..=29).collect::<Vec<u32>>(), "all 29 claims, in order");
    for (number, grade, keys) in rows {
        assert!(
            ["–", "strong", "moderate", "limited", "mechanism only"].contains(&grade),
            "{number}: {grade}"
        );
        assert!(!keys.is_empty(), "{number} is told nowhere");
        for key in keys {
            for lang in Lang::ALL {
                assert!(
                    words(lang).find(key).is_some(),
                    "{number}: {lang:?} lacks `{key}`"
                );
            }
        }
    }
}

/// Words that lead to statements that must not be made, in each language: permanent, scarless, safe (for all), approved
/// by the American regulator, guaranteed, painless, miracle, younger, rejuvenated, recommended depth, brighter.
fn forbidden(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => super::names::FORBIDDEN,
        Lang::De => &[
            "dauerhaft",
            "narbenlos",
            "narbenfrei",
            "sicher ",
            "unbedenklich",
            "fda",
            "garantie",
            "schmerzfrei",
            "schmerzlos",
            "wunder",
            "jünger",
            "verjüng",
            "empfehl",
            "empfohlen",
            "strahlend",
            "risikofrei",
            "harmlos",
            "beweist",
            "entgift",
            "nicht-invasiv",
            "nicht invasiv",
            "heilt jede",
        ],
        Lang::Es => &[
            "permanente",
            "sin cicatrices",
            "segur",
            "fda",
            "garantiz",
            "indolor",
            "milagr",
            "joven",
            "rejuvenec",
            "recomend",
            "luminos",
            "sin riesgo",
            "inofensiv",
            "desintoxic",
            "no invasiv",
        ],
        Lang::Fr => &[
            "permanent",
            "sans cicatrice",
            "sans danger",
            "fda",
            "garanti",
            "indolore",
            "miracle",
            "plus jeune",
            "rajeuni",
            "recommand",
            "éclatant",
            "sans risque",
            "inoffensif",
            "détox",
            "non invasif",
        ],
        Lang::PtBr => &[
            "permanente",
            "sem cicatriz",
            "segur",
            "fda",
            "garant",
            "indolor",
            "milagr",
            "jovem",
            "rejuvenes",
            "recomend",
            "luminos",
            "sem risco",
            "inofensiv",
            "detox",
            "não invasiv",
        ],
        Lang::Ar => &[
            "دائم",
            "بلا ندوب",
            "آمن",
            "مضمون",
            "بلا ألم",
            "معجزة",
            "شباب البشرة",
            "تجديد الشباب",
            "نوصي",
            "موصى",
            "إشراق",
            "بلا مخاطر",
            "غير ضار",
        ],
    }
}

/// The rows of what is never said, by the name of what holds them.
const NEVER: [(&str, [&str; 5]); 6] = [
    (
        "permanent",
        ["dauerhaft", "permanente", "permanent", "permanente", "دائم"],
    ),
    ("safe", ["unbedenklich", "segur", "sans danger", "segur", "آمن"]),
    ("approved", ["fda", "fda", "fda", "fda", "fda"]),
    (
        "depth",
        [
            "richtige tiefe",
            "profundidad ideal",
            "profondeur idéale",
            "profundidade ideal",
            "العمق المثالي",
        ],
    ),
    ("exosomes", ["exosom", "exosom", "exosom", "exossom", "إكسوسوم"]),
    (
        "proven",
        [
            "klinisch bewiesen",
            "clínicamente probad",
            "cliniquement prouvé",
            "clinicamente comprovad",
            "مثبت سريريًا",
        ],
    ),
];
const OTHERS: [Lang; 5] = [Lang::De, Lang::Es, Lang::Fr, Lang::PtBr, Lang::Ar];

/// Further ways in which a language says that one depth is right, or that something is certain.
const ALSO: [(Lang, &[&str]); 5] = [
    (
        Lang::De,
        &[
            "beste tiefe",
            "ideale tiefe",
            "optimale tiefe",
            "klinisch erwiesen",
            "boost",
        ],
    ),
    (
        Lang::Es,
        &[
            "profundidad correcta",
            "mejor profundidad",
            "clínicamente comprobad",
            "potencia la absorción",
        ],
    ),
    (
        Lang::Fr,
        &[
            "bonne profondeur",
            "meilleure profondeur",
            "scientifiquement prouvé",
            "booste",
        ],
    ),
    (
        Lang::PtBr,
        &[
            "profundidade certa",
            "melhor profundidade",
            "clinicamente provad",
            "potencializa",
        ],
    ),
    (Lang::Ar, &["العمق الصحيح", "العمق المناسب لك", "أفضل عمق"]),
];

/// Every word that a language must not use.
fn never(lang: Lang) -> Vec<&'static str> {
    let column = OTHERS.iter().position(|other| *other == lang);
    let rows = NEVER
        .iter()
        .filter_map(|(_, words)| column.map(|column| words[column]));
    let also = ALSO
        .iter()
        .filter(|(other, _)| *other == lang)
        .flat_map(|(_, words)| words.iter().copied());
    forbidden(lang).iter().copied().chain(rows).chain(also).collect()
}

#[test]
fn the_table_of_what_is_never_said_is_held_whole() {
    let (_, never) = TABLE.split_once("## What is never said").expect("the table");
    let held: Vec<&str> = never
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| statement"))
        .filter_map(|line| line.split('`').nth(1))
        .collect();
    let mut known: Vec<&str> = NEVER.iter().map(|(name, _)| *name).collect();
    known.insert(3, "numbers");
    assert_eq!(held, known);
    for word in [
        "permanent",
        "safe",
        "approved by",
        "ideal depth",
        "clinically proven",
        "exosom",
    ] {
        let text = format!("It is {word}.");
        assert!(
            std::panic::catch_unwind(|| super::names::check_claims(&text)).is_err(),
            "English may say `{word}`"
        );
    }
}

/// A text is graded no higher than the claim that it tells. Two rows are about how something works, which their texts
/// call thought, and not about whether: that scar tissue breaks up, and that more of a product gets in.
#[test]
fn no_purpose_is_graded_above_its_claim() {
    let grade = |name: &str| {
        Grade::ALL
            .into_iter()
            .find(|grade| grade.key() == name.replace(' ', "-"))
    };
    for (number, named, keys) in rows() {
        for benefit in Benefit::ALL {
            let key = ["benefit.says.", benefit.key()].concat();
            let how = number == 10 || benefit == Benefit::Absorption;
            if keys.contains(&key.as_str()) && !how {
                assert!(
                    grade(named).is_some_and(|most| benefit.grade() <= most),
                    "{number}: {key}"
                );
            }
        }
    }
}

/// The pages that are written from the texts and the one that is not.
#[test]
fn no_page_says_what_must_not_be_said() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for lang in OTHERS {
        let page = format!("public/story/{}.html", lang.key());
        let text = std::fs::read_to_string(root.join(&page))
            .expect(&page)
            .to_lowercase();
        for word in never(lang) {
            assert!(!text.contains(word), "{page}: `{word}`");
        }
    }
    for page in ["index.html", "public/story.html", "public/boot.js"] {
        super::names::check_claims(&std::fs::read_to_string(root.join(page)).expect(page));
    }
}

#[test]
fn no_language_says_what_must_not_be_said() {
    for lang in Lang::ALL {
        for (key, text) in files(lang).into_iter().flat_map(entries) {
            if lang == Lang::En {
                super::names::check_claims(text);
                continue;
            }
            let text = text.to_lowercase();
            for word in never(lang) {
                assert!(!text.contains(word), "{lang:?}: `{word}` in `{key}`: {text}");
            }
        }
    }
}
