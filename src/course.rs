//! Course: what follows from a plan, as a pure function. Absorption is solved apart, because it takes longest.

use std::rc::Rc;

use crate::absorption::Absorption;
use crate::needle::{Channels, Penetration};
use crate::plan::Plan;
use crate::skin::LayerStack;

/// Something the page must say about this plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Caution {
    /// Deeper than the deepest setting that a regulator evaluated (`skinpen-depth-max-evaluated`).
    BeyondEvaluatedDepth,
    /// In a part of people the tips pass through the whole dermis of this site.
    BeyondDermis,
    /// A home device set deeper than advised (`home-depth-limit`).
    BeyondHomeDepth,
    /// The interval is shorter than healing.
    IntervalShorterThanHealing,
    /// The product was not made for needled skin, or is advised against (`aftercare-actives`, `granuloma-cases`).
    ProductAdvisedAgainst,
    /// The product goes on while channels are open: only sterile products made for needled skin.
    ProductNeedsToBeSterile,
}

/// What follows from a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// The plan itself.
    pub plan: Plan,
    /// The layers of the site, with spread.
    pub layers: LayerStack,
    /// How deep the needles reach.
    pub penetration: Penetration,
    /// The channels they leave.
    pub channels: Channels,
    /// What the page must say.
    pub cautions: Vec<Caution>,
    /// The diffusion calculation, once it is solved; `None` without a product or while it runs.
    pub absorption: Option<Rc<Absorption>>,
}
