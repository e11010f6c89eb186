//! What the calculation rests on, for source cards.

use super::Product;
use crate::evidence::{Fact, facts};

impl Product {
    /// The facts about the molecule.
    pub const fn cited(self) -> &'static [Fact] {
        match self {
            Self::Niacinamide => &[
                facts::MW_NIACINAMIDE,
                facts::LOGP_NIACINAMIDE,
                facts::KP_POTTSGUY_NIACINAMIDE,
                facts::D_DERMIS_FREE_NIACINAMIDE,
            ],
            Self::VitaminC => &[
                facts::MW_ASCORBIC_ACID,
                facts::LOGP_ASCORBIC_ACID,
                facts::KP_POTTSGUY_ASCORBIC_ACID,
                facts::D_DERMIS_FREE_ASCORBIC_ACID,
            ],
            Self::TranexamicAcid => &[
                facts::MW_TRANEXAMIC_ACID,
                facts::LOGP_TRANEXAMIC_ACID,
                facts::KP_POTTSGUY_TRANEXAMIC_ACID,
                facts::D_DERMIS_FREE_TRANEXAMIC_ACID,
            ],
            Self::Caffeine => &[
                facts::MW_CAFFEINE,
                facts::LOGP_CAFFEINE,
                facts::KP_POTTSGUY_CAFFEINE,
                facts::D_DERMIS_FREE_CAFFEINE,
            ],
            Self::Peptides => &[
                facts::MW_GHK_CU,
                facts::LOGP_GHK_CU,
                facts::KP_GHKCU_DERMATOMED,
                facts::D_DERMIS_FREE_GHK_CU,
            ],
            Self::HyaluronicLow => &[
                facts::MW_HA_LOW,
                facts::HA_MW_CUTOFF_LOW,
                facts::D_WATER_HA_20KDA,
                facts::D_DERMIS_HA_20KDA,
            ],
            Self::HyaluronicHigh => &[
                facts::MW_HA_HIGH,
                facts::HA_MW_BLOCKED,
                facts::D_WATER_HA_1MDA,
                facts::D_DERMIS_HA_1MDA,
            ],
            Self::GrowthFactors => &[
                facts::GROWTH_FACTOR_PDGF_MW,
                facts::MW_CUTOFF_INTACT,
                facts::D_WATER_30KDA,
                facts::D_DERMIS_30KDA,
            ],
            Self::Glycerol => &[
                facts::MW_GLYCEROL,
                facts::LOGP_GLYCEROL,
                facts::KP_POTTSGUY_GLYCEROL,
                facts::D_DERMIS_FREE_GLYCEROL,
            ],
            Self::Lidocaine => &[
                facts::MW_LIDOCAINE,
                facts::LOGP_LIDOCAINE,
                facts::KP_POTTSGUY_LIDOCAINE,
                facts::D_DERMIS_FREE_LIDOCAINE,
            ],
        }
    }
}

/// The facts about skin, film and channels that count for every product.
pub const SHARED_CITED: &[Fact] = &[
    facts::DOSE_FILM_THICKNESS,
    facts::VE_HINDRANCE,
    facts::DERMIS_PARTITION_PREFACTOR,
    facts::CAPILLARY_CLEARANCE_RATE,
    facts::CHANNEL_GEL_FACTOR,
    facts::CLOSURE_MODEL_HALFLIFE_OPEN,
    facts::CLOSURE_MODEL_HALFLIFE_OCCLUDED,
    facts::ENHANCEMENT_SANITY_RANGE,
];
