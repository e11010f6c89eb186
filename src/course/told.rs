//! What texts beside the picture rest on, for their source cards: a step of the story, the checklist, a comparison. The
//! plan says it, without its course.

use super::Caution;
use crate::absorption::{Product, SHARED_CITED};
use crate::evidence::{Fact, facts};
use crate::guidance::{Aftercare, Alternative, Benefit, Contraindication};
use crate::healing::{Curve, Phase};
use crate::needle::{channels_cited, reach_cited, stroke};
use crate::plan::{Compare, Moment, Plan, Session};
use crate::skin::{Layer, cited};

impl Plan {
    /// The facts behind a step of the story, by the name of its words (`skin.block`); none where it claims nothing, or
    /// where a clinic made it.
    pub fn told(&self, step: &str) -> Vec<Fact> {
        match step {
            "skin.block" | "skin.barrier" => {
                self.layers_cited(&[Layer::StratumCorneum, Layer::ViableEpidermis])
            }
            "skin.dermis" => self.layers_cited(&[Layer::PapillaryDermis, Layer::ReticularDermis]),
            "needle.going-in" | "needle.where" | "needle.deeper" => self.reach_cited(),
            "channels.open" => {
                let made = channels_cited(self.device, self.setting);
                once([made, Curve::ChannelOpening.cited()])
            }
            "channels.more" => once([Benefit::Absorption.facts(), Benefit::AbsorbedBenefit.facts()]),
            "channels.sterile" => once([Caution::ProductNeedsToBeSterile.cited()]),
            "healing.pink" => once([Curve::Redness.cited(), Curve::Flaking.cited()]),
            "healing.repair" => once([Phase::Inflammation.cited()]),
            "healing.rebuild" => once([Phase::Proliferation.cited()]),
            "healing.months" => once([Phase::Remodelling.cited(), Benefit::Collagen.facts()]),
            "change.known" => once([Benefit::Wrinkles.facts(), Benefit::AcneScars.facts()]),
            "change.open-questions" => once([Benefit::Elasticity.facts(), Benefit::Pores.facts()]),
            "change.marks" => once([Contraindication::DarkMarks.facts()]),
            "for-me.first" => checklist_cited(),
            "for-me.home" => once([Alternative::Home.facts()]),
            "after.first-days" => [Aftercare::MakeUp, Aftercare::Exercise, Aftercare::Actives]
                .map(Aftercare::fact)
                .to_vec(),
            "after.sun" => [Aftercare::Sun, Aftercare::Sunscreen]
                .map(Aftercare::fact)
                .to_vec(),
            _ => Vec::new(),
        }
    }

    /// What the reached depth, the share of people whose layers it passes, and its measure in hairs rest on.
    pub fn reach_cited(&self) -> Vec<Fact> {
        let mut all = reach_cited(self.device, self.setting).to_vec();
        all.extend(self.layers_cited(&[
            Layer::ReticularDermis,
            Layer::PapillaryDermis,
            Layer::ViableEpidermis,
        ]));
        all.push(facts::TERMINAL_HAIR_DIAMETER_MIN);
        all
    }

    /// What the picture's caption and description rest on at a moment: the layers before the treatment, the reached depth
    /// and the needles' speed while they go in, the phase and the signs that are told afterwards.
    pub fn caption_cited(&self, moment: Moment, phase: Phase) -> Vec<Fact> {
        match moment {
            Moment::Before => self.layers_cited(&Layer::ALL),
            Moment::Needling { .. } | Moment::RealTime => {
                once([&self.reach_cited(), stroke::speed_cited(&self.tool())])
            }
            Moment::After { .. } => once([
                phase.cited(),
                Curve::ChannelOpening.cited(),
                Curve::Redness.cited(),
                Curve::Swelling.cited(),
                Curve::Flaking.cited(),
            ]),
        }
    }

    /// What a picture beside others is compared by: reached depth, channels, redness, and what a product gets in.
    fn compared_cited(&self) -> Vec<Fact> {
        let reach = self.reach_cited();
        let product = self.product.map_or(&[][..], Product::cited);
        let shared = if product.is_empty() { &[][..] } else { SHARED_CITED };
        once([
            &reach,
            Curve::ChannelOpening.cited(),
            Curve::Redness.cited(),
            product,
            shared,
        ])
    }

    fn layers_cited(&self, layers: &[Layer]) -> Vec<Fact> {
        once(layers.iter().map(|&layer| cited(self.site, layer)))
    }
}

/// What pictures beside each other are compared by, each in its own setting: an eye area has other sources than a cheek.
pub fn compared_cited(compare: &Compare, chosen: &Session) -> Vec<Fact> {
    let each: Vec<_> = compare
        .sessions(chosen)
        .iter()
        .map(|session| session.plan.compared_cited())
        .collect();
    once(each.iter().map(Vec::as_slice))
}

/// What the checklist rests on.
pub fn checklist_cited() -> Vec<Fact> {
    once(Contraindication::ALL.map(Contraindication::facts))
}

/// Each fact once, in the order of the lists.
fn once<'a>(lists: impl IntoIterator<Item = &'a [Fact]>) -> Vec<Fact> {
    let mut all: Vec<Fact> = Vec::new();
    for fact in lists.into_iter().flatten() {
        if all.iter().all(|other| other.id != fact.id) {
            all.push(*fact);
        }
    }
    all
}
