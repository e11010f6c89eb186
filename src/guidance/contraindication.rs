//! Reasons to talk to a clinician before booking. A checklist, not a verdict: answers never leave memory.

use crate::evidence::{Fact, facts};

/// One item of the checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contraindication {
    /// Active acne in the area.
    ActiveAcne,
    /// Active rosacea in the area.
    Rosacea,
    /// Open wounds or sores.
    OpenWounds,
    /// Active infection, cold sores included.
    Infection,
    /// Skin cancer or a precancerous spot in the area; a new or changing spot.
    SkinCancer,
    /// A history of keloids or raised scars.
    Keloids,
    /// A bleeding disorder, or medicines that thin the blood.
    Bleeding,
    /// Isotretinoin, now or in the months that its label names.
    Isotretinoin,
    /// Allergy to the needles' metal.
    MetalAllergy,
    /// Allergy to local anaesthetics.
    AnaestheticAllergy,
    /// Pregnancy or breastfeeding: a caution for lack of data, not for shown harm.
    Pregnancy,
    /// Collagen-vascular disease or scleroderma.
    ConnectiveTissueDisease,
    /// A weakened immune system.
    ImmuneSuppression,
    /// Diabetes: a precaution.
    Diabetes,
    /// A recent tan or sunburn.
    RecentSun,
    /// A tendency to dark marks, more common in darker skin.
    DarkMarks,
}

impl Contraindication {
    /// All items, in the order in which they are asked.
    pub const ALL: [Self; 16] = [
        Self::ActiveAcne,
        Self::Rosacea,
        Self::OpenWounds,
        Self::Infection,
        Self::SkinCancer,
        Self::Keloids,
        Self::Bleeding,
        Self::Isotretinoin,
        Self::MetalAllergy,
        Self::AnaestheticAllergy,
        Self::Pregnancy,
        Self::ConnectiveTissueDisease,
        Self::ImmuneSuppression,
        Self::Diabetes,
        Self::RecentSun,
        Self::DarkMarks,
    ];

    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ActiveAcne => "active-acne",
            Self::Rosacea => "rosacea",
            Self::OpenWounds => "open-wounds",
            Self::Infection => "infection",
            Self::SkinCancer => "skin-cancer",
            Self::Keloids => "keloids",
            Self::Bleeding => "bleeding",
            Self::Isotretinoin => "isotretinoin",
            Self::MetalAllergy => "metal-allergy",
            Self::AnaestheticAllergy => "anaesthetic-allergy",
            Self::Pregnancy => "pregnancy",
            Self::ConnectiveTissueDisease => "connective-tissue-disease",
            Self::ImmuneSuppression => "immune-suppression",
            Self::Diabetes => "diabetes",
            Self::RecentSun => "recent-sun",
            Self::DarkMarks => "dark-marks",
        }
    }

    /// The facts behind it; none for items that rest on custom alone.
    pub const fn facts(self) -> &'static [Fact] {
        match self {
            Self::ActiveAcne
            | Self::Rosacea
            | Self::Keloids
            | Self::OpenWounds
            | Self::SkinCancer
            | Self::Bleeding
            | Self::AnaestheticAllergy
            | Self::Pregnancy
            | Self::ConnectiveTissueDisease => &[facts::CONTRA_LIST_SKINPEN],
            Self::Infection | Self::MetalAllergy => &[facts::CONTRA_LIST_SKINPEN, facts::AE_RISK_FACTORS],
            Self::Isotretinoin => &[facts::CONTRA_LIST_SKINPEN, facts::ISOTRETINOIN_LABEL_DELAY],
            Self::DarkMarks => &[
                facts::AE_RISK_FACTORS,
                facts::PIH_DOGRA,
                facts::PIH_IDOJ_MN,
                facts::PIH_DARK_SKIN_WORSENING,
            ],
            Self::ImmuneSuppression | Self::Diabetes | Self::RecentSun => &[],
        }
    }
}
