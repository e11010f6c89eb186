//! Course: what follows from a plan, as a pure function. Absorption is solved apart, because it takes longest.

mod told;

use std::rc::Rc;

pub use self::told::{checklist_cited, compared_cited};

use crate::absorption::{Absorption, Product, Setup};
use crate::evidence::{Fact, facts};
use crate::healing::{Band, Curve, Phase, Treatment, kernel};
use crate::needle::stroke::{self, Insertion, Stroke};
use crate::needle::{Channels, Penetration, Setting};
use crate::plan::{Moment, Plan};
use crate::skin::{Layer, LayerStack};
use crate::units::Time;

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
    /// The next session comes while channels of the last one are open, in those in whom they close last.
    ReneedlingOpenChannels,
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

impl Course {
    /// What follows from `plan`, all but the diffusion calculation: that is [`Course::setup`]'s to solve, apart.
    pub fn derive(plan: &Plan) -> Self {
        let layers = LayerStack::of(plan.site, plan.sex);
        let tool = plan.tool();
        let penetration = Penetration::of(&tool, &layers);
        let channels = Channels::of(&tool, &penetration);
        let mut course = Self {
            plan: plan.clone(),
            layers,
            penetration,
            channels,
            cautions: Vec::new(),
            absorption: None,
        };
        course.cautions = Caution::ALL
            .into_iter()
            .filter(|&caution| course.warrants(caution))
            .collect();
        course
    }

    /// The treatment as healing sees it.
    pub fn treatment(&self) -> Treatment {
        let plan = &self.plan;
        let [density_per_cm2, ..] = self.channels.density_per_cm2;
        Treatment {
            device: plan.device,
            setting: plan.setting,
            depth_mm: self.penetration.reached.typical.mm(),
            density_per_cm2,
            sessions: plan.series.sessions(),
            interval: Time::from_days(f64::from(plan.series.interval_days())),
            covered: plan.application.covered,
        }
    }

    /// How fast the needles go in, and how far the skin dents.
    pub fn insertion(&self) -> Insertion {
        Insertion::of(&self.plan.tool())
    }

    /// How long a needle takes to the depth that it reaches.
    pub fn way_in(&self) -> Time {
        self.insertion().time_in(self.penetration.reached.typical)
    }

    /// How many times slower than in life a stroke is shown at the usual speed of the clock.
    pub fn slowed(&self) -> f64 {
        0.5 * Moment::STROKE.secs() / self.way_in().secs()
    }

    /// The needles at a moment of the stroke: -1 above the skin, 0 touch, 1 deepest, 2 out.
    pub fn stroke(&self, stroke: f64) -> Stroke {
        stroke::at(stroke, self.penetration.reached.typical.mm(), &self.insertion())
    }

    /// A healing curve at a time since the first treatment.
    pub fn healing(&self, curve: Curve, time: Time) -> Band {
        self.treatment().at(curve, time)
    }

    /// The leading phase of healing at a time since the first treatment.
    pub fn phase(&self, time: Time) -> Phase {
        self.treatment().phase(time)
    }

    /// Must the page say it?
    pub fn has(&self, caution: Caution) -> bool {
        self.cautions.contains(&caution)
    }

    /// The diffusion problem, where a product is chosen.
    pub fn setup(&self) -> Option<Setup> {
        let plan = &self.plan;
        let product = plan.product?;
        Some(Setup::new(
            product,
            &self.layers,
            plan.thickness,
            &self.channels,
            plan.application,
        ))
    }

    /// The diffusion problem of the second session, if it comes while channels of the first are still open in most
    /// people; the first session's problem is [`Course::setup`].
    pub fn setup_on_open_channels(&self) -> Option<Setup> {
        let plan = &self.plan;
        let open = self.treatment().open_at_next_session();
        let product = plan.product.filter(|_| open.typical > kernel::SETTLED)?;
        Some(Setup::new(
            product,
            &self.layers,
            plan.thickness,
            &self.channels.on_open([open.typical, open.low, open.high]),
            plan.application,
        ))
    }

    /// Does this plan call for a caution?
    fn warrants(&self, caution: Caution) -> bool {
        /// From here on a share rounds to at least one in ten, the finest that the page tells.
        const TOLD_SHARE: f64 = 0.05;
        let plan = &self.plan;
        let set_mm = plan.depth.mm();
        match caution {
            Caution::BeyondEvaluatedDepth => set_mm > facts::SKINPEN_DEPTH_MAX_EVALUATED.typical(),
            Caution::BeyondDermis => self.penetration.share_beyond(Layer::ReticularDermis) >= TOLD_SHARE,
            Caution::BeyondHomeDepth => {
                plan.setting == Setting::Home && set_mm > facts::HOME_DEPTH_LIMIT.typical()
            }
            Caution::ReneedlingOpenChannels => self.treatment().open_at_next_session().high > kernel::SETTLED,
            Caution::IntervalShorterThanHealing => {
                plan.series.sessions() > 1 && self.treatment().interval_is_shorter_than_healing()
            }
            Caution::ProductAdvisedAgainst => plan.product.is_some_and(is_advised_against),
            Caution::ProductNeedsToBeSterile => plan.product.is_some() && self.meets_open_channels(),
        }
    }

    /// Is the product on the skin while channels are open, in those in whom they close last? The needles push in what
    /// went on before.
    fn meets_open_channels(&self) -> bool {
        let after = self.plan.application.after_minutes.time();
        after.secs() < 0.0 || self.healing(Curve::ChannelOpening, after).high > kernel::SETTLED
    }
}

impl Caution {
    /// All cautions, the gravest first.
    pub const ALL: [Self; 7] = [
        Self::BeyondDermis,
        Self::BeyondEvaluatedDepth,
        Self::BeyondHomeDepth,
        Self::ProductAdvisedAgainst,
        Self::ProductNeedsToBeSterile,
        Self::ReneedlingOpenChannels,
        Self::IntervalShorterThanHealing,
    ];

    /// What it rests on, for a source card.
    pub const fn cited(self) -> &'static [Fact] {
        match self {
            Self::BeyondEvaluatedDepth => &[facts::SKINPEN_DEPTH_MAX_EVALUATED, facts::FDA_AUTHORISED_USES],
            Self::BeyondDermis => &[facts::INDENTATION_BEFORE_PUNCTURE, facts::SASAKI2017_DEPTH_MATCH],
            Self::BeyondHomeDepth => &[facts::HOME_DEPTH_LIMIT, facts::FDA_UNKNOWN_HOME],
            Self::ReneedlingOpenChannels => &[
                facts::CLOSURE_MODEL_HALFLIFE_OPEN,
                facts::CLOSURE_MODEL_HALFLIFE_OCCLUDED,
            ],
            Self::IntervalShorterThanHealing => &[
                facts::INTERVAL_TYPICAL,
                facts::AE_RESOLUTION_REVIEW,
                facts::PHASE_INFLAMMATION,
            ],
            Self::ProductAdvisedAgainst => &[facts::AFTERCARE_ACTIVES, facts::GRANULOMA_CASES],
            Self::ProductNeedsToBeSterile => &[
                facts::AFTERCARE_NOTHING_UNPROVEN,
                facts::AE_RISK_FACTORS,
                facts::GRANULOMA_CASES,
            ],
        }
    }

    /// The stable name, for the message catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::BeyondDermis => "beyond-dermis",
            Self::BeyondEvaluatedDepth => "beyond-evaluated-depth",
            Self::BeyondHomeDepth => "beyond-home-depth",
            Self::ProductAdvisedAgainst => "product-advised-against",
            Self::ProductNeedsToBeSterile => "product-needs-to-be-sterile",
            Self::ReneedlingOpenChannels => "reneedling-open-channels",
            Self::IntervalShorterThanHealing => "interval-shorter-than-healing",
        }
    }
}

/// Vitamin C is named by the advice on aftercare (`aftercare-actives`) and in most of the published granulomas
/// (`granuloma-cases`). The other products are under the general caution only (`aftercare-nothing-unproven`).
const fn is_advised_against(product: Product) -> bool {
    matches!(product, Product::VitaminC)
}
