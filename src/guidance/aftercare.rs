//! Care before and after a session, with the times that clinics give. Advice, not the result of trials.

use crate::evidence::{Fact, Range, facts};
use crate::units::Time;

/// What the advice says to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Advice {
    /// Leave it.
    Avoid,
    /// Do less of it.
    Limit,
    /// Begin with it at that time.
    Begin,
}

impl Advice {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Avoid, Self::Limit, Self::Begin];

    /// The stable name, for the message catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Avoid => "avoid",
            Self::Limit => "limit",
            Self::Begin => "begin",
        }
    }
}

/// Which side of the session the time counts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Before.
    Before,
    /// After.
    After,
    /// Both before and after.
    Both,
}

impl When {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Before, Self::After, Self::Both];

    /// The stable name, for the message catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::Both => "both",
        }
    }
}

/// One item of care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aftercare {
    /// Retinol and acids before the session.
    RetinolBefore,
    /// Make-up.
    MakeUp,
    /// Strenuous exercise, sweating, sauna.
    Exercise,
    /// Sun on the treated skin.
    Sun,
    /// Sunscreen.
    Sunscreen,
    /// Retinoids, acids, vitamin C, benzoyl peroxide.
    Actives,
    /// Products that were not made for needled skin.
    UnprovenProducts,
    /// Anti-inflammatory creams that were not prescribed.
    AntiInflammatories,
}

impl Aftercare {
    /// All items, in the order of their times.
    pub const ALL: [Self; 8] = [
        Self::RetinolBefore,
        Self::MakeUp,
        Self::Exercise,
        Self::Sunscreen,
        Self::Sun,
        Self::Actives,
        Self::UnprovenProducts,
        Self::AntiInflammatories,
    ];

    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::RetinolBefore => "retinol-before",
            Self::MakeUp => "make-up",
            Self::Exercise => "exercise",
            Self::Sun => "sun",
            Self::Sunscreen => "sunscreen",
            Self::Actives => "actives",
            Self::UnprovenProducts => "unproven-products",
            Self::AntiInflammatories => "anti-inflammatories",
        }
    }

    /// What to do.
    pub const fn advice(self) -> Advice {
        match self {
            Self::Sunscreen => Advice::Begin,
            Self::Sun => Advice::Limit,
            _ => Advice::Avoid,
        }
    }

    /// When.
    pub const fn when(self) -> When {
        match self {
            Self::RetinolBefore => When::Before,
            Self::Actives => When::Both,
            _ => When::After,
        }
    }

    /// The fact that it rests on, whose number is the time where there is one.
    pub const fn fact(self) -> Fact {
        match self {
            Self::RetinolBefore => facts::AFTERCARE_RETINOL_PRE,
            Self::MakeUp => facts::AFTERCARE_MAKEUP,
            Self::Exercise => facts::AFTERCARE_EXERCISE,
            Self::Sun => facts::AFTERCARE_SUN_MINIMISE,
            Self::Sunscreen => facts::AFTERCARE_SUNSCREEN_START,
            Self::Actives => facts::AFTERCARE_ACTIVES,
            Self::UnprovenProducts => facts::AFTERCARE_NOTHING_UNPROVEN,
            Self::AntiInflammatories => facts::DICLOFENAC_DELAYS_CLOSURE,
        }
    }

    /// For how long, or from when; none where no time is known.
    pub const fn times(self) -> Option<Range<Time>> {
        self.fact().times()
    }
}
