//! Healing: curves with bands over real time, for a series of sessions.

/// What a curve describes. All are 0 (as before) to 1 (the most that a usual treatment shows), unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Curve {
    /// How far the channels are open: 1 just after treatment.
    ChannelOpening,
    /// Loss of the barrier (water loss above normal).
    BarrierLoss,
    /// Pinpoint bleeding and clot.
    Clot,
    /// Redness.
    Redness,
    /// Swelling.
    Swelling,
    /// Dryness and flaking.
    Flaking,
    /// Neutrophils in the tissue.
    Neutrophils,
    /// Macrophages in the tissue.
    Macrophages,
    /// Active fibroblasts.
    Fibroblasts,
    /// New collagen III.
    CollagenIii,
    /// New collagen I.
    CollagenI,
    /// Remodelling: how far the new matrix has matured.
    Remodelling,
}

impl Curve {
    /// All curves.
    pub const ALL: [Self; 12] = [
        Self::ChannelOpening,
        Self::BarrierLoss,
        Self::Clot,
        Self::Redness,
        Self::Swelling,
        Self::Flaking,
        Self::Neutrophils,
        Self::Macrophages,
        Self::Fibroblasts,
        Self::CollagenIii,
        Self::CollagenI,
        Self::Remodelling,
    ];
}

/// A value with its range.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize)]
pub struct Band {
    /// Typical.
    pub typical: f64,
    /// Low end.
    pub low: f64,
    /// High end.
    pub high: f64,
}

/// The phase of wound healing that leads at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Haemostasis: channels open, clot forms.
    Haemostasis,
    /// Inflammation.
    Inflammation,
    /// Proliferation.
    Proliferation,
    /// Remodelling.
    Remodelling,
}
