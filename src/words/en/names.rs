//! English names: plain nouns in sentence case.

use crate::absorption::Product;
use crate::course::Caution;
use crate::evidence::Status;
use crate::guidance::{Advice, Aftercare, Alternative, Benefit, Concern, Contraindication, Grade, When};
use crate::healing::{Curve, Phase};
use crate::needle::{Device, Metal, Setting};
use crate::plan::{Stage, Theme};
use crate::scene::Structure;
use crate::skin::{Layer, Sex, Site, Thickness};

pub(super) fn site(site: Site) -> &'static str {
    match site {
        Site::Forehead => "Forehead",
        Site::Cheek => "Cheek",
        Site::EyeArea => "Eye area",
        Site::Nose => "Nose",
        Site::UpperLip => "Upper lip",
        Site::Chin => "Chin",
        Site::Neck => "Neck",
        Site::Decolletage => "Décolletage",
        Site::Scalp => "Scalp",
        Site::Abdomen => "Abdomen",
        Site::BackOfHand => "Back of the hand",
        Site::Forearm => "Forearm",
    }
}

pub(super) fn thickness(thickness: Thickness) -> &'static str {
    match thickness {
        Thickness::Thin => "Thin",
        Thickness::Typical => "Typical",
        Thickness::Thick => "Thick",
    }
}

pub(super) fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Either => "Women and men",
        Sex::Women => "Women",
        Sex::Men => "Men",
    }
}

pub(super) fn layer(layer: Layer) -> &'static str {
    structure(crate::scene::labels::structure_of(layer))
}

pub(super) fn structure(structure: Structure) -> &'static str {
    match structure {
        Structure::StratumCorneum => "Stratum corneum",
        Structure::ViableEpidermis => "Epidermis",
        Structure::BasalLayer => "Basal layer",
        Structure::Melanocyte => "Melanocyte",
        Structure::ReteRidge => "Rete ridge",
        Structure::PapillaryDermis => "Papillary dermis",
        Structure::ReticularDermis => "Reticular dermis",
        Structure::Hypodermis => "Fat below the skin",
        Structure::CapillaryLoop => "Capillary loop",
        Structure::SuperficialPlexus => "Superficial vessels",
        Structure::DeepPlexus => "Deep vessels",
        Structure::HairFollicle => "Hair follicle",
        Structure::SebaceousGland => "Sebaceous gland",
        Structure::SweatGland => "Sweat gland",
        Structure::Nerve => "Nerve",
        Structure::Needle => "Needle",
        Structure::NeedleTip => "Needle tip",
        Structure::Channel => "Channel",
        Structure::Clot => "Clot",
        Structure::Product => "Product",
        Structure::ImmuneCells => "Immune cells",
        Structure::Fibroblast => "Fibroblasts",
        Structure::CollagenIii => "New collagen III",
        Structure::CollagenI => "New collagen I",
        Structure::Redness => "Redness",
        Structure::Wrinkle => "Wrinkle",
        Structure::Scar => "Acne scar",
        Structure::DarkMark => "Dark mark",
    }
}

pub(super) fn structure_note(structure: Structure) -> &'static str {
    match structure {
        Structure::StratumCorneum => "dead, flattened cells: the barrier",
        Structure::ViableEpidermis => "living cells that rise and flatten",
        Structure::BasalLayer => "divides to renew the skin above",
        Structure::Melanocyte => "makes pigment and shares it upward",
        Structure::ReteRidge => "interlocks the epidermis with the dermis",
        Structure::PapillaryDermis => "fine collagen and capillary loops",
        Structure::ReticularDermis => "thick collagen and elastic fibres",
        Structure::Hypodermis => "cushion and store",
        Structure::CapillaryLoop => "feeds one papilla",
        Structure::SuperficialPlexus => "a net below the papillary dermis",
        Structure::DeepPlexus => "a net at the lower border of the dermis",
        Structure::SebaceousGland => "makes sebum",
        Structure::SweatGland => "a coil with a duct to the surface",
        Structure::Channel => "what a needle leaves; it closes by itself",
        Structure::Clot => "seals the channel",
        Structure::Product => "colour shows concentration, computed",
        Structure::ImmuneCells => "neutrophils first, then macrophages",
        Structure::Fibroblast => "lay down new fibres",
        Structure::CollagenIii => "fine and early; its colour is a code",
        Structure::CollagenI => "stronger and later; its colour is a code",
        Structure::Redness => "widened vessels",
        Structure::HairFollicle
        | Structure::Nerve
        | Structure::Needle
        | Structure::NeedleTip
        | Structure::Wrinkle
        | Structure::Scar
        | Structure::DarkMark => "",
    }
}

pub(super) fn device(device: Device) -> &'static str {
    match device {
        Device::Pen => "Pen",
        Device::Roller => "Roller",
        Device::Stamp => "Stamp",
    }
}

pub(super) fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::Professional => "Professional",
        Setting::Home => "At home",
    }
}

pub(super) fn metal(metal: Metal) -> &'static str {
    match metal {
        Metal::Steel => "Stainless steel",
        Metal::Titanium => "Titanium",
    }
}

pub(super) fn product(product: Product) -> &'static str {
    match product {
        Product::Niacinamide => "Niacinamide",
        Product::VitaminC => "Vitamin C",
        Product::TranexamicAcid => "Tranexamic acid",
        Product::Caffeine => "Caffeine",
        Product::Peptides => "Peptides",
        Product::HyaluronicLow => "Hyaluronic acid, small",
        Product::HyaluronicHigh => "Hyaluronic acid, large",
        Product::GrowthFactors => "Growth factors",
        Product::Glycerol => "Glycerol",
        Product::Lidocaine => "Lidocaine",
    }
}

pub(super) fn curve(curve: Curve) -> &'static str {
    match curve {
        Curve::ChannelOpening => "Open channels",
        Curve::BarrierLoss => "Water loss",
        Curve::Clot => "Bleeding and clot",
        Curve::Redness => "Redness",
        Curve::Swelling => "Swelling",
        Curve::Flaking => "Dryness and flaking",
        Curve::Neutrophils => "Neutrophils",
        Curve::Macrophages => "Macrophages",
        Curve::Fibroblasts => "Active fibroblasts",
        Curve::CollagenIii => "New collagen III",
        Curve::CollagenI => "New collagen I",
        Curve::Remodelling => "Remodelling",
    }
}

pub(super) fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Haemostasis => "Sealing",
        Phase::Inflammation => "Inflammation",
        Phase::Proliferation => "Rebuilding",
        Phase::Remodelling => "Remodelling",
    }
}

pub(super) fn concern(concern: Concern) -> &'static str {
    match concern {
        Concern::None => "None",
        Concern::Wrinkles => "Fine lines and wrinkles",
        Concern::AcneScars => "Acne scars",
        Concern::DarkMarks => "Dark marks",
        Concern::Pores => "Pores",
        Concern::Texture => "Texture and tone",
        Concern::Elasticity => "Elasticity",
    }
}

pub(super) fn benefit(benefit: Benefit) -> &'static str {
    match benefit {
        Benefit::Collagen => "New collagen",
        Benefit::Wrinkles => "Fine lines and wrinkles",
        Benefit::Texture => "Texture and tone",
        Benefit::AcneScars => "Acne scars",
        Benefit::DarkMarks => "Dark marks",
        Benefit::Pores => "Pores",
        Benefit::Elasticity => "Elasticity",
        Benefit::Absorption => "More product gets in",
        Benefit::AbsorbedBenefit => "Better results from a product",
        Benefit::Resilience => "Look and resilience",
    }
}

pub(super) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::MechanismOnly => "Mechanism only",
        Grade::Limited => "Limited evidence",
        Grade::Moderate => "Moderate evidence",
        Grade::Strong => "Strong evidence",
    }
}

pub(super) fn alternative(alternative: Alternative) -> &'static str {
    match alternative {
        Alternative::Professional => "Needling by a professional",
        Alternative::Home => "Needling at home",
        Alternative::Laser => "Fractional laser",
        Alternative::Peel => "Chemical peel",
    }
}

pub(super) fn contraindication(contraindication: Contraindication) -> &'static str {
    match contraindication {
        Contraindication::ActiveAcne => "Active acne in the area",
        Contraindication::Rosacea => "Active rosacea in the area",
        Contraindication::OpenWounds => "Open wounds or sores",
        Contraindication::Infection => "An infection, or cold sores",
        Contraindication::SkinCancer => "Skin cancer, or a new or changing spot in the area",
        Contraindication::Keloids => "Keloids or raised scars, now or in the past",
        Contraindication::Bleeding => "A bleeding disorder, or medicine that thins the blood",
        Contraindication::Isotretinoin => "Isotretinoin, now or in recent months",
        Contraindication::MetalAllergy => "Allergy to metal",
        Contraindication::AnaestheticAllergy => "Allergy to local anaesthetics",
        Contraindication::Pregnancy => "Pregnancy or breastfeeding (data are missing)",
        Contraindication::ConnectiveTissueDisease => "A connective tissue disease, such as scleroderma",
        Contraindication::ImmuneSuppression => "A weakened immune system",
        Contraindication::Diabetes => "Diabetes",
        Contraindication::RecentSun => "A recent tan or sunburn",
        Contraindication::DarkMarks => "A tendency to dark marks",
    }
}

pub(super) fn aftercare(aftercare: Aftercare) -> &'static str {
    match aftercare {
        Aftercare::RetinolBefore => "Retinol and acids, before the session",
        Aftercare::MakeUp => "Make-up",
        Aftercare::Exercise => "Hard exercise, sweating, sauna",
        Aftercare::Sun => "Sun on the treated skin",
        Aftercare::Sunscreen => "Sunscreen",
        Aftercare::Actives => "Retinoids, acids, vitamin C",
        Aftercare::UnprovenProducts => "Products that were not made for needled skin",
        Aftercare::AntiInflammatories => "Anti-inflammatory creams that were not prescribed",
    }
}

pub(super) fn advice(advice: Advice) -> &'static str {
    match advice {
        Advice::Avoid => "Avoid",
        Advice::Limit => "Limit",
        Advice::Begin => "Begin",
    }
}

pub(super) fn when(when: When) -> &'static str {
    match when {
        When::Before => "before",
        When::After => "after",
        When::Both => "before and after",
    }
}

pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Verified => "",
        Status::Memory => "approximate",
        Status::Derived => "estimate",
    }
}

pub(super) fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Block => "Block",
        Stage::Section => "Section",
        Stage::Surface => "Surface",
        Stage::Loupe => "Loupe",
    }
}

pub(super) fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "As the system",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}

pub(super) fn caution(caution: Caution) -> &'static str {
    match caution {
        Caution::BeyondEvaluatedDepth => "Deeper than evaluated",
        Caution::BeyondDermis => "May pass the dermis",
        Caution::BeyondHomeDepth => "Too deep for home",
        Caution::IntervalShorterThanHealing => "Interval shorter than healing",
        Caution::ProductAdvisedAgainst => "Product advised against",
        Caution::ProductNeedsToBeSterile => "Sterile products only",
    }
}
