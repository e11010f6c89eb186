//! What needling is said to do, how well that is shown, and by which facts.

use crate::evidence::{Fact, facts};

/// How well a claim is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Biology makes it plausible; no outcome was measured.
    MechanismOnly,
    /// Few, uncontrolled or indirect studies.
    Limited,
    /// Some controlled trials, small or mixed.
    Moderate,
    /// Several good controlled trials agree.
    Strong,
}

impl Grade {
    /// All grades, weakest first.
    pub const ALL: [Self; 4] = [Self::MechanismOnly, Self::Limited, Self::Moderate, Self::Strong];

    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::MechanismOnly => "mechanism-only",
            Self::Limited => "limited",
            Self::Moderate => "moderate",
            Self::Strong => "strong",
        }
    }
}

/// A purpose of needling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Benefit {
    /// New collagen.
    Collagen,
    /// Fine lines and wrinkles.
    Wrinkles,
    /// Texture and tone.
    Texture,
    /// Acne scars.
    AcneScars,
    /// Dark marks.
    DarkMarks,
    /// Pores.
    Pores,
    /// Elasticity.
    Elasticity,
    /// More product gets in.
    Absorption,
    /// Better results because more product gets in.
    AbsorbedBenefit,
    /// The skin's general look and resilience.
    Resilience,
}

impl Benefit {
    /// All benefits, in the order in which they are told.
    pub const ALL: [Self; 10] = [
        Self::Collagen,
        Self::Wrinkles,
        Self::Texture,
        Self::AcneScars,
        Self::DarkMarks,
        Self::Pores,
        Self::Elasticity,
        Self::Absorption,
        Self::AbsorbedBenefit,
        Self::Resilience,
    ];

    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Collagen => "collagen",
            Self::Wrinkles => "wrinkles",
            Self::Texture => "texture",
            Self::AcneScars => "acne-scars",
            Self::DarkMarks => "dark-marks",
            Self::Pores => "pores",
            Self::Elasticity => "elasticity",
            Self::Absorption => "absorption",
            Self::AbsorbedBenefit => "absorbed-benefit",
            Self::Resilience => "resilience",
        }
    }

    /// How well it is shown. Where reviews place a claim between two grades, the weaker one. The one strong grade is
    /// about amounts that get in, not about results.
    pub const fn grade(self) -> Grade {
        match self {
            Self::Absorption => Grade::Strong,
            Self::Collagen | Self::AcneScars => Grade::Moderate,
            Self::Wrinkles | Self::Texture | Self::DarkMarks | Self::Pores | Self::Elasticity => {
                Grade::Limited
            }
            Self::AbsorbedBenefit | Self::Resilience => Grade::MechanismOnly,
        }
    }

    /// The grade where needling is combined with a prescribed medicine or with platelet-rich plasma, if that was
    /// tried: in melasma, and for acne scars.
    pub const fn grade_combined(self) -> Option<Grade> {
        match self {
            Self::DarkMarks | Self::AbsorbedBenefit => Some(Grade::Moderate),
            _ => None,
        }
    }

    /// The facts that it rests on, with those that contradict it.
    pub const fn facts(self) -> &'static [Fact] {
        match self {
            Self::Collagen => &[
                facts::ELDOMYATI_COLLAGEN_DIRECTION,
                facts::LOTFI_COLLAGEN_CONTENT,
                facts::LOTFI_RETICULIN_INCREASE,
                facts::KENKEL_DERMAL_DENSITY,
            ],
            Self::Wrinkles => &[
                facts::FACE_WRINKLE_IMPROVED_30D,
                facts::FACE_WRINKLE_IMPROVED_90D,
                facts::ABLON_WRINKLE_IMPROVEMENT,
                facts::UPPER_LIP_WRINKLES,
                facts::EVIDENCE_STATPEARLS,
            ],
            Self::Texture => &[facts::ABLON_TEXTURE, facts::KENKEL_EPIDERMAL_DENSITY],
            Self::AcneScars => &[
                facts::ALAM_SCAR_3MO,
                facts::ALAM_SCAR_6MO,
                facts::LOTFI_CLINICAL_RESPONSE,
                facts::DOGRA_SCORE_BASELINE,
                facts::DOGRA_SCORE_AFTER,
                facts::IDOJ2024_MN_IMPROVEMENT,
                facts::RCT_PEEL_MN_ALONE,
                facts::ACNE_REVIEW_ARTICLES,
            ],
            Self::DarkMarks => &[
                facts::MELASMA_MASI_4WK,
                facts::MELASMA_MASI_8WK,
                facts::MELASMA_MASI_12WK,
                facts::MELASMA_MASI_20WK,
                facts::MELASMA_ADJUVANT_SMD,
                facts::PIH_DOGRA,
                facts::EPIDERMIS_INTACT_24H,
            ],
            Self::Pores => &[facts::PORES_EVIDENCE],
            Self::Elasticity => &[
                facts::KENKEL_ELASTICITY,
                facts::KENKEL_ELASTIN_PROTEIN,
                facts::ELDOMYATI_ELASTIN_DIRECTION,
            ],
            Self::Absorption => &[facts::PEPTIDE_MN_ENHANCEMENT, facts::LIDOCAINE_MN_FOLD_6H],
            Self::AbsorbedBenefit => &[
                facts::MELASMA_ADJUVANT_SMD,
                facts::PRP_ADDED_OR,
                facts::GRANULOMA_CASES,
                facts::AE_RISK_FACTORS,
                facts::HIV_CLUSTER_YEAR,
            ],
            Self::Resilience => &[
                facts::UVB_RESPONSE_CORRECTION,
                facts::LASER_PREVENTION_COMPARATOR,
                facts::FDA_AUTHORISED_USES,
            ],
        }
    }
}

/// A treatment that needling is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alternative {
    /// Needling by a professional.
    Professional,
    /// Needling at home.
    Home,
    /// Laser resurfacing (fractional carbon dioxide laser).
    Laser,
    /// Chemical peels.
    Peel,
}

impl Alternative {
    /// All alternatives.
    pub const ALL: [Self; 4] = [Self::Professional, Self::Home, Self::Laser, Self::Peel];

    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Professional => "professional",
            Self::Home => "home",
            Self::Laser => "laser",
            Self::Peel => "peel",
        }
    }

    /// What is known of it, for a row each in a comparison.
    pub const fn facts(self) -> &'static [Fact] {
        match self {
            Self::Professional => &[
                facts::ERYTHEMA_RESOLUTION_REVIEW,
                facts::AE_RESOLUTION_REVIEW,
                facts::PIH_IDOJ_MN,
                facts::IDOJ2024_MN_IMPROVEMENT,
                facts::FDA_AUTHORISED_USES,
                facts::FDA_MIN_AGE,
                facts::FDA_PROVIDER_ADVICE,
            ],
            Self::Home => &[
                facts::HOME_DEPTH_LIMIT,
                facts::BARRIER_RECOVERY_HOME_ROLLER,
                facts::FDA_UNKNOWN_HOME,
            ],
            Self::Laser => &[
                facts::CO2_DOWNTIME,
                facts::CO2_REDNESS,
                facts::PIH_IDOJ_CO2,
                facts::PIH_RR_CO2_VS_MN,
                facts::EFFICACY_RR_CO2_VS_MN,
                facts::IDOJ2024_CO2_IMPROVEMENT,
                facts::FRACTIONAL_CO2_INFECTION,
            ],
            Self::Peel => &[facts::PEEL_DEPTH_SUPERFICIAL, facts::PEEL_REDNESS],
        }
    }
}
