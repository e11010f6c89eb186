//! Languages as the page opens them: texts come from files, habits from the platform.

use crate::web;
use crate::words::rules::{COUNTED, Habits, Plural, SAMPLE};
use crate::words::{Catalogue, Lang, Words};

/// The language that the loader has chosen and fetched; a page without one is in the words of its keys, and says so.
pub(super) fn first() -> Words {
    let Some((tag, core)) = web::loaded_words() else {
        web::complain("no language was loaded");
        return open(Lang::default(), String::new());
    };
    open(Lang::from_tag(&tag).unwrap_or_default(), core)
}

/// A language from the text of its core file.
pub(super) fn open(lang: Lang, core: String) -> Words {
    let tag = lang.numbers();
    let plurals = web::plurals_in(tag, COUNTED);
    let form = |n: u64| {
        plurals
            .get(n as usize)
            .map_or(Plural::Other, |name| Plural::from_key(name))
    };
    let sample = web::number_in(tag, SAMPLE).unwrap_or_default();
    Catalogue::new(lang, Habits::asked(lang, &sample, form))
        .with(keep(core))
        .open()
}

/// A file of a language, below the page's folder.
pub(super) fn file(lang: Lang, name: &str) -> String {
    ["lang/", lang.key(), "/", name, ".txt"].concat()
}

/// Texts stay for as long as the page: a language is read once.
pub(super) fn keep(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}
