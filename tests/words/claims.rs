//! Every claim of the article is told somewhere, and no language says what must not be said.

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

#[test]
fn no_language_says_what_must_not_be_said() {
    for lang in Lang::ALL {
        for (key, text) in files(lang).into_iter().flat_map(entries) {
            if lang == Lang::En {
                super::names::check_claims(text);
                continue;
            }
            let text = text.to_lowercase();
            for word in forbidden(lang) {
                assert!(!text.contains(word), "{lang:?}: `{word}` in `{key}`: {text}");
            }
        }
    }
}
