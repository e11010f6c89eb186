//! English sentences without numbers. Each says no more than its evidence bears.

use crate::course::Caution;
use crate::guidance::{Benefit, Grade};

pub(super) fn caution(caution: Caution) -> &'static str {
    match caution {
        Caution::BeyondEvaluatedDepth => {
            "This is deeper than the deepest setting that a regulator evaluated for the first authorised pen; deeper is not proven to be better"
        }
        Caution::BeyondDermis => {
            "In a part of people the tips can pass through the whole dermis here, into the fat"
        }
        Caution::BeyondHomeDepth => {
            "This is deeper than is advised at home; home devices are harder to sterilise and not well tested"
        }
        Caution::IntervalShorterThanHealing => {
            "The next session comes before the skin has had the usual time to heal from the last one"
        }
        Caution::ProductAdvisedAgainst => {
            "This product is advised against on freshly needled skin: such serums have been linked with allergy and lasting lumps"
        }
        Caution::ProductNeedsToBeSterile => {
            "While channels are open, only a sterile product made for needled skin belongs on it; cosmetics are neither made nor approved for use inside the skin"
        }
    }
}

pub(super) fn benefit(benefit: Benefit) -> &'static str {
    match benefit {
        Benefit::Collagen => {
            "Needling starts wound healing, in which fibroblasts lay down new collagen. Small biopsy studies show more collagen after a course of treatments."
        }
        Benefit::Wrinkles => {
            "New collagen is thought to fill the dermis below a line. Small studies without a control group saw modest softening in many people, not in all."
        }
        Benefit::Texture => "Healing renews the upper dermis. Texture scores rose in several small studies.",
        Benefit::AcneScars => {
            "Needling is thought to loosen and remodel scar tissue. Many people with rolling or boxcar scars see some improvement over months; trials disagree, few scars vanish, and ice-pick scars respond least."
        }
        Benefit::DarkMarks => {
            "Used with a prescribed medicine it can help melasma. It can also leave dark marks, above all in darker skin: ask about your own risk."
        }
        Benefit::Pores => {
            "Pores may look smaller for a while as texture smooths. They do not close, and good trials are missing."
        }
        Benefit::Elasticity => {
            "Skin may measure a little springier. The genes for elastin become more active, but more elastin was not shown: whether it forms is not settled."
        }
        Benefit::Absorption => "Open channels let more product in for some hours, good or bad.",
        Benefit::AbsorbedBenefit => {
            "More product inside does not mean better results: that was tried for few combinations, and some products do harm inside the skin."
        }
        Benefit::Resilience => {
            "What was measured is how skin looks and feels. Protection from later damage is not shown; sunscreen is what protects."
        }
    }
}

pub(super) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::MechanismOnly => "Evidence: mechanism only; no outcome was measured.",
        Grade::Limited => "Evidence: limited; studies are few, uncontrolled or indirect.",
        Grade::Moderate => "Evidence: moderate; controlled trials are small or disagree.",
        Grade::Strong => "Evidence: strong; good trials agree.",
    }
}
