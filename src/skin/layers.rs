//! Thickness of every layer at every site, put together from the evidence table.
//!
//! Where the table lacks a layer at a site, the nearest documented stand-in is used; each row says so. Two methods
//! disagree about the dermis by a factor of up to two: ultrasound in living skin reads thinner than histology.
//! Histology sets the middle (it is what depth is compared with in needling studies), ultrasound sets how women
//! and men differ. The "epidermis" of ultrasound is the entrance echo and is never used.

use super::spread::mm_per_unit;
use super::{Layer, LayerStack, Sex, Site, Spread, Thickness};
use crate::evidence::{Fact, facts};
use crate::units::{Length, OutOfRange};

impl LayerStack {
    /// The layers of a site. Sources: see the tables in this module; statuses differ, so words ask the facts.
    pub fn of(site: Site, sex: Sex) -> Self {
        let dermis = dermis(site, sex);
        let papillary_dermis = papillary(dermis);
        let stratum_corneum = stratum_corneum(site);
        Self {
            stratum_corneum,
            viable_epidermis: viable_epidermis(site, stratum_corneum),
            papillary_dermis,
            reticular_dermis: Spread::from_mm(
                dermis.typical.mm() - papillary_dermis.typical.mm(),
                dermis.low.mm() - papillary_dermis.low.mm(),
                dermis.high.mm() - papillary_dermis.high.mm(),
            ),
            // Documented for the face; the stand-in everywhere else. The picture cuts it off in any case.
            hypodermis: Spread::of(&facts::HYPODERMIS_THICKNESS_FACE),
        }
    }

    /// The thinnest and the thickest that a layer can be, in mm.
    pub const LAYER_MM: [f64; 2] = [0.001, Spread::LONGEST_MM];

    /// Layers that were measured elsewhere, from the surface down.
    ///
    /// # Errors
    ///
    /// Refuses a layer whose low end is thinner than [`LayerStack::LAYER_MM`] allows: without a thickness there is no
    /// layer to cross.
    pub fn new(layers: [Spread; 5]) -> Result<Self, OutOfRange> {
        for (spread, layer) in layers.iter().zip(Layer::ALL) {
            for end in [spread.low, spread.typical, spread.high] {
                OutOfRange::check(layer.key(), end.mm(), Self::LAYER_MM)?;
            }
        }
        let [
            stratum_corneum,
            viable_epidermis,
            papillary_dermis,
            reticular_dermis,
            hypodermis,
        ] = layers;
        Ok(Self {
            stratum_corneum,
            viable_epidermis,
            papillary_dermis,
            reticular_dermis,
            hypodermis,
        })
    }

    /// The spread of one layer.
    pub const fn spread(&self, layer: Layer) -> Spread {
        match layer {
            Layer::StratumCorneum => self.stratum_corneum,
            Layer::ViableEpidermis => self.viable_epidermis,
            Layer::PapillaryDermis => self.papillary_dermis,
            Layer::ReticularDermis => self.reticular_dermis,
            Layer::Hypodermis => self.hypodermis,
        }
    }

    /// The five thicknesses, surface first, at one point of the distribution.
    pub fn thicknesses(&self, thickness: Thickness) -> [Length; 5] {
        Layer::ALL.map(|layer| {
            let spread = self.spread(layer);
            match thickness {
                Thickness::Thin => spread.low,
                Thickness::Typical => spread.typical,
                Thickness::Thick => spread.high,
            }
        })
    }

    /// Depth of a layer's lower border below the surface, with its spread: the layers above it added up as thick or
    /// thin together, which is how the picture draws them and the widest that the border can spread.
    pub fn lower_border(&self, layer: Layer) -> Spread {
        let mut border = Spread::from_mm(0.0, 0.0, 0.0);
        for above in Layer::ALL {
            if above <= layer {
                border = border.plus(self.spread(above));
            }
        }
        border
    }
}

/// Middle of the whole dermis and its spread.
fn dermis(site: Site, sex: Sex) -> Spread {
    use facts::{
        DERMIS_CHEST_ANTERIOR_NECK_KOREAN, DERMIS_FACE_RANGE_SELCUK_MEN, DERMIS_FACE_RANGE_SELCUK_WOMEN,
        DERMIS_NASAL_SIDEWALL_LOWER, DERMIS_THIN_SITES_KOREAN, DERMIS_UPPER_MEDIAL_EYELID,
        DERMIS_US_EYELID_MEN, DERMIS_US_EYELID_WOMEN, DERMIS_US_FOREHEAD_MEN, DERMIS_US_FOREHEAD_WOMEN,
        DERMIS_US_NASAL_DORSUM_MEN, DERMIS_US_NASAL_DORSUM_WOMEN, DERMIS_US_NECK_MEN, DERMIS_US_NECK_WOMEN,
        DERMIS_US_SUBMANDIBULAR_MEN, DERMIS_US_SUBMANDIBULAR_WOMEN, DERMIS_US_ZYGOMA_CHEEK_MEN,
        DERMIS_US_ZYGOMA_CHEEK_WOMEN,
    };
    match site {
        Site::Forehead => by_sex(
            Spread::of(&facts::DERMIS_FOREHEAD_HISTOLOGY),
            sex,
            [&DERMIS_US_FOREHEAD_WOMEN, &DERMIS_US_FOREHEAD_MEN],
        ),
        Site::Cheek => by_sex(
            Spread::of(&facts::DERMIS_CHEEK_HISTOLOGY),
            sex,
            [&DERMIS_US_ZYGOMA_CHEEK_WOMEN, &DERMIS_US_ZYGOMA_CHEEK_MEN],
        ),
        // Ultrasound in the middle; biopsies of thin sites below it, the thickest eyelid of histology above it.
        Site::EyeArea => {
            let pair = [&DERMIS_US_EYELID_WOMEN, &DERMIS_US_EYELID_MEN];
            let pooled = Spread::from_mm(
                mean_mm(pair),
                DERMIS_THIN_SITES_KOREAN.lowest() * mm_per_unit(&DERMIS_THIN_SITES_KOREAN),
                Spread::of(&DERMIS_UPPER_MEDIAL_EYELID).typical.mm(),
            );
            by_sex(pooled, sex, pair)
        }
        // From the thin dorsum (ultrasound) to the thick lower sidewall (histology): the treated area holds both.
        Site::Nose => {
            let pair = [&DERMIS_US_NASAL_DORSUM_WOMEN, &DERMIS_US_NASAL_DORSUM_MEN];
            let dorsum = mean_mm(pair);
            let sidewall = Spread::of(&DERMIS_NASAL_SIDEWALL_LOWER).typical.mm();
            by_sex(
                Spread::from_mm(0.5 * (dorsum + sidewall), dorsum, sidewall),
                sex,
                pair,
            )
        }
        // No dermis of the lip alone: the range of six facial regions that include it, women and men apart.
        Site::UpperLip => {
            let women = Spread::of(&DERMIS_FACE_RANGE_SELCUK_WOMEN);
            let men = Spread::of(&DERMIS_FACE_RANGE_SELCUK_MEN);
            match sex {
                Sex::Women => women,
                Sex::Men => men,
                Sex::Either => Spread::from_mm(
                    0.5 * (women.typical.mm() + men.typical.mm()),
                    0.5 * (women.low.mm() + men.low.mm()),
                    0.5 * (women.high.mm() + men.high.mm()),
                ),
            }
        }
        Site::Chin => by_sex(
            Spread::of(&facts::DERMIS_CHIN),
            sex,
            [&DERMIS_US_SUBMANDIBULAR_WOMEN, &DERMIS_US_SUBMANDIBULAR_MEN],
        ),
        // Ultrasound below, biopsies of the front of the neck above, the middle between the two methods.
        Site::Neck => {
            let pair = [&DERMIS_US_NECK_WOMEN, &DERMIS_US_NECK_MEN];
            let biopsy = Spread::of(&DERMIS_CHEST_ANTERIOR_NECK_KOREAN);
            let ultrasound = mean_mm(pair);
            by_sex(
                Spread::from_mm(
                    0.5 * (ultrasound + biopsy.typical.mm()),
                    ultrasound,
                    biopsy.high.mm(),
                ),
                sex,
                pair,
            )
        }
        // The table does not part women and men at the sites below.
        Site::Decolletage => Spread::of(&facts::DERMIS_DECOLLETAGE),
        Site::Scalp => Spread::of(&facts::DERMIS_SCALP),
        Site::Abdomen => Spread::of(&facts::DERMIS_ABDOMEN),
        // Forearm: no dermis in the table; the hand is the nearest site that has one.
        Site::BackOfHand | Site::Forearm => Spread::of(&facts::DERMIS_DORSAL_HAND),
    }
}

/// Scales a pooled spread by how one sex differs from the mean of both in ultrasound.
fn by_sex(pooled: Spread, sex: Sex, women_and_men: [&Fact; 2]) -> Spread {
    let [women, men] = women_and_men;
    let factor = match sex {
        Sex::Either => return pooled,
        Sex::Women => Spread::of(women).typical.mm() / mean_mm(women_and_men),
        Sex::Men => Spread::of(men).typical.mm() / mean_mm(women_and_men),
    };
    Spread::from_mm(
        pooled.typical.mm() * factor,
        pooled.low.mm() * factor,
        pooled.high.mm() * factor,
    )
}

fn mean_mm([a, b]: [&Fact; 2]) -> f64 {
    0.5 * (Spread::of(a).typical.mm() + Spread::of(b).typical.mm())
}

/// The papillary share of the dermis: the middle of the fact's range, and its ends at the ends of the dermis, so that
/// papillary and reticular dermis always add up to the dermis that was measured.
fn papillary(dermis: Spread) -> Spread {
    let share = &facts::PAPILLARY_DERMIS_SHARE;
    let [low, high] = [share.lowest() / 100.0, share.highest() / 100.0];
    Spread::from_mm(
        dermis.typical.mm() * 0.5 * (low + high),
        dermis.low.mm() * low,
        dermis.high.mm() * high,
    )
}

/// Stratum corneum. Raman and biopsy sites; elsewhere the nearest of them.
fn stratum_corneum(site: Site) -> Spread {
    match site {
        // Measured on the cheek; the stand-in for the rest of the face and for the scalp.
        Site::Forehead | Site::Cheek | Site::Nose | Site::UpperLip | Site::Chin | Site::Scalp => {
            with_biopsy_spread(&facts::SC_CHEEK_RAMAN)
        }
        // The thinnest that is documented stands in for thin skin; for the chest it is also the nearest.
        Site::EyeArea | Site::Neck | Site::Decolletage => Spread::of(&facts::SC_SHOULDER_BIOPSY),
        Site::Abdomen => Spread::of(&facts::SC_BUTTOCK_BIOPSY),
        Site::BackOfHand => with_biopsy_spread(&facts::SC_BACK_OF_HAND_RAMAN),
        Site::Forearm => Spread::of(&facts::SC_FOREARM_BIOPSY),
    }
}

/// Raman values have no spread in the table: they take the relative one of the forearm's biopsies.
fn with_biopsy_spread(fact: &Fact) -> Spread {
    let biopsy = &facts::SC_FOREARM_BIOPSY;
    let typical = Spread::of(fact).typical.mm();
    Spread::from_mm(
        typical,
        typical * biopsy.lowest() / biopsy.typical(),
        typical * biopsy.highest() / biopsy.typical(),
    )
}

/// Viable epidermis: measured, or the whole epidermis less the stratum corneum.
fn viable_epidermis(site: Site, stratum_corneum: Spread) -> Spread {
    match site {
        Site::Forehead | Site::Cheek | Site::Nose | Site::Chin => {
            less(Spread::of(&facts::DEJ_DEPTH_FACE), stratum_corneum)
        }
        // The middle is the lip's own; the relative spread is the face's.
        Site::UpperLip => {
            let face = less(Spread::of(&facts::DEJ_DEPTH_FACE), stratum_corneum);
            let lip = less(Spread::of(&facts::EPIDERMIS_UPPER_LIP_CHOPRA), stratum_corneum);
            let scale = lip.typical.mm() / face.typical.mm();
            Spread::from_mm(lip.typical.mm(), face.low.mm() * scale, face.high.mm() * scale)
        }
        // Eyelid, and the skin above the collarbone for the neck, are among the thin sites that were measured.
        Site::EyeArea | Site::Neck => less(Spread::of(&facts::EPIDERMIS_THIN_SITES_KOREAN), stratum_corneum),
        Site::Decolletage => Spread::of(&facts::VE_SHOULDER_BIOPSY),
        Site::Scalp => less(Spread::of(&facts::EPIDERMIS_SCALP_WOMEN), stratum_corneum),
        Site::Abdomen => Spread::of(&facts::VE_BUTTOCK_BIOPSY),
        // Between the thinnest body site and the thin end of the biopsies of the hand, around the mean of all sites.
        Site::BackOfHand => {
            let mean = Spread::of(&facts::EPIDERMIS_META_ALL_SITES).typical.mm();
            let low = Spread::of(&facts::EPIDERMIS_BODY_RANGE_OLTULU).low.mm();
            let high = Spread::of(&facts::EPIDERMIS_DORSAL_HAND_KOREAN).low.mm();
            less(Spread::from_mm(mean, low, high), stratum_corneum)
        }
        Site::Forearm => Spread::of(&facts::VE_FOREARM_BIOPSY),
    }
}

/// A whole epidermis without its stratum corneum. The corneum's middle is taken off all three points: the two are
/// not thin in the same people.
fn less(whole: Spread, stratum_corneum: Spread) -> Spread {
    let corneum = stratum_corneum.typical.mm();
    Spread::from_mm(
        whole.typical.mm() - corneum,
        whole.low.mm() - corneum,
        whole.high.mm() - corneum,
    )
}
