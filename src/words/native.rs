//! Every language, built in: for tests, tools and what is written before the page is served. Not part of the page.

use super::rules::Habits;
use super::{Catalogue, Lang, Words};

/// The files of a language, in the order in which they are asked for.
pub const fn files(lang: Lang) -> [&'static str; 9] {
    macro_rules! folder {
        ($name:literal) => {
            [
                include_str!(concat!("../../public/lang/", $name, "/core.txt")),
                include_str!(concat!("../../public/lang/", $name, "/guidance.txt")),
                include_str!(concat!("../../public/lang/", $name, "/story.txt")),
                include_str!(concat!("../../public/lang/", $name, "/calendar.txt")),
                include_str!(concat!("../../public/lang/", $name, "/science.txt")),
                include_str!(concat!("../../public/lang/", $name, "/known.txt")),
                include_str!(concat!("../../public/lang/", $name, "/trouble.txt")),
                include_str!(concat!("../../public/lang/", $name, "/takehome.txt")),
                include_str!(concat!("../../public/lang/", $name, "/consult.txt")),
            ]
        };
    }
    match lang {
        Lang::En => folder!("en"),
        Lang::Es => folder!("es"),
        Lang::Fr => folder!("fr"),
        Lang::De => folder!("de"),
        Lang::PtBr => folder!("pt-BR"),
        Lang::Ar => folder!("ar"),
    }
}

/// A language with all its texts.
pub fn words(lang: Lang) -> Words {
    let catalogue = Catalogue::new(lang, Habits::known(lang));
    files(lang).into_iter().fold(catalogue, Catalogue::with).open()
}

/// English, with all its texts.
pub fn english() -> Words {
    words(Lang::En)
}
