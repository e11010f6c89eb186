//! Guidance: concerns, benefits, contraindications, aftercare. Words live in the catalogue; here are the facts.

/// What a client would like to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Concern {
    /// None chosen.
    #[default]
    None,
    /// Fine lines and wrinkles.
    Wrinkles,
    /// Acne scars.
    AcneScars,
    /// Dark marks.
    DarkMarks,
    /// Pores.
    Pores,
    /// Texture and tone.
    Texture,
    /// Elasticity.
    Elasticity,
}

impl Concern {
    /// All concerns. The order is part of the token format: append only.
    pub const ALL: [Self; 7] = [
        Self::None,
        Self::Wrinkles,
        Self::AcneScars,
        Self::DarkMarks,
        Self::Pores,
        Self::Texture,
        Self::Elasticity,
    ];
}
