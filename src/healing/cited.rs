//! What each curve and each phase rests on, for source cards.

use super::{Curve, Phase};
use crate::evidence::{Fact, facts};

impl Curve {
    /// The facts whose times the curve follows.
    pub const fn cited(self) -> &'static [Fact] {
        match self {
            Self::ChannelOpening => &[
                facts::CLOSURE_MODEL_HALFLIFE_OPEN,
                facts::CLOSURE_UNOCCLUDED_GUPTA,
                facts::CLOSURE_TEWL_KALLURI,
                facts::CLOSURE_CALCEIN_770,
                facts::CLOSURE_MODEL_HALFLIFE_OCCLUDED,
                facts::CLOSURE_OCCLUDED_GUPTA,
                facts::CLOSURE_TIME_UPPER_ARM,
                facts::CLOSURE_TIME_ABDOMEN,
            ],
            Self::BarrierLoss => &[
                facts::TEWL_ELEVATED_PEN,
                facts::BARRIER_RECOVERY_HOME_ROLLER,
                facts::CLOSURE_TEWL_KALLURI,
                facts::AE_RESOLUTION_REVIEW,
            ],
            Self::Clot => &[
                facts::PINPOINT_BLEEDING_DEPTH,
                facts::BLEEDING_PAPILLARY_NEEDLE_LENGTH,
                facts::GF_RELEASE_WINDOW,
                facts::REEPITHELIALISATION,
            ],
            Self::Redness => &[
                facts::ERYTHEMA_CLINIC,
                facts::ERYTHEMA_RESOLUTION_REVIEW,
                facts::AE_RESOLUTION_REVIEW,
                facts::HKJDV_DOWNTIME,
            ],
            Self::Swelling => &[
                facts::HKJDV_DOWNTIME,
                facts::ERYTHEMA_RESOLUTION_REVIEW,
                facts::AE_RESOLUTION_REVIEW,
            ],
            Self::Flaking => &[
                facts::REEPITHELIALISATION,
                facts::ERYTHEMA_RESOLUTION_REVIEW,
                facts::AE_RESOLUTION_REVIEW,
            ],
            Self::Neutrophils => &[facts::PHASE_NEUTROPHIL_PEAK, facts::PHASE_INFLAMMATION],
            Self::Macrophages => &[
                facts::PHASE_MACROPHAGE_PEAK,
                facts::PHASE_INFLAMMATION,
                facts::TGFB3_UPREGULATION_DURATION,
            ],
            Self::Fibroblasts => &[facts::PHASE_PROLIFERATION, facts::NEOCOLLAGEN_VISIBLE],
            Self::CollagenIii => &[
                facts::COLLAGEN_III_PEAK,
                facts::PHASE_PROLIFERATION,
                facts::COLLAGEN_I_REPLACEMENT,
                facts::LOTFI_RETICULIN_INCREASE,
            ],
            Self::CollagenI => &[
                facts::COLLAGEN_I_REPLACEMENT,
                facts::RESULT_PEAK,
                facts::LOTFI_COLLAGEN_CONTENT,
            ],
            Self::Remodelling => &[facts::PHASE_REMODELLING, facts::RESULT_PEAK],
        }
    }
}

impl Phase {
    /// The facts that bound it.
    pub const fn cited(self) -> &'static [Fact] {
        match self {
            Self::Haemostasis => &[facts::PHASE_HAEMOSTASIS],
            Self::Inflammation => &[facts::PHASE_INFLAMMATION, facts::PHASE_MACROPHAGE_PEAK],
            Self::Proliferation => &[facts::PHASE_PROLIFERATION],
            Self::Remodelling => &[facts::PHASE_REMODELLING],
        }
    }
}
