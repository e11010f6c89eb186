//! The languages, and which of them somebody's list of languages means.

/// A language that there is a folder of texts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
    /// French.
    Fr,
    /// German.
    De,
    /// Portuguese as in Brazil.
    PtBr,
    /// Arabic, with the digits that devices carry.
    Ar,
}

impl Lang {
    /// All languages, in the order of their names.
    pub const ALL: [Self; 6] = [Self::De, Self::En, Self::Es, Self::Fr, Self::PtBr, Self::Ar];

    /// Its tag (BCP 47), and the name of its folder.
    pub const fn key(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::De => "de",
            Self::PtBr => "pt-BR",
            Self::Ar => "ar",
        }
    }

    /// The tag with what the platform has to know about numbers.
    pub const fn numbers(self) -> &'static str {
        match self {
            Self::Ar => "ar-u-nu-latn",
            other => other.key(),
        }
    }

    /// What it calls itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
            Self::Fr => "Français",
            Self::De => "Deutsch",
            Self::PtBr => "Português (Brasil)",
            Self::Ar => "العربية",
        }
    }

    /// Is it written from right to left?
    pub const fn is_rtl(self) -> bool {
        matches!(self, Self::Ar)
    }

    /// The language of a tag: of the same language, whatever its region.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = |tag: &'_ str| {
            tag.split(['-', '_'])
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase()
        };
        let asked = language(tag);
        Self::ALL.into_iter().find(|lang| language(lang.key()) == asked)
    }
}
