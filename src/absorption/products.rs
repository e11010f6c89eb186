//! What is known about each product, and the transport numbers that follow from it.
//!
//! Everything is a fact or a published formula of facts; units are those of the table (cm², h, s), converted to
//! millimetres and seconds in [`super::tissue`].

use super::Product;
use super::uncertainty::{Ends, Parameter};
use crate::evidence::{Fact, facts};
use crate::units::MolarMass;

/// A product's molecule in water, in skin and on its way through.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Properties {
    /// Molar mass.
    pub molar_mass: MolarMass,
    /// log10 of the octanol-water partition coefficient; none for large molecules.
    pub log_kow: Option<f64>,
    /// Permeability of intact stratum corneum of the forearm's thickness, in cm/h.
    pub permeability_cm_per_h: f64,
    /// Partition coefficient of stratum corneum against water, before the guard of [`super::tissue`].
    pub corneum_partition: f64,
    /// Diffusion in water at skin temperature, in cm²/s.
    pub water_cm2_per_s: f64,
    /// Diffusion in viable epidermis, bound share included, in cm²/s.
    pub epidermis_cm2_per_s: f64,
    /// Diffusion in dermis, bound share included, in cm²/s.
    pub dermis_cm2_per_s: f64,
    /// Partition coefficient of viable epidermis and dermis against water.
    pub tissue_partition: f64,
    /// Clearance by dermal capillaries, in 1/s; 0 for molecules too large for the published rate.
    pub clearance_per_s: f64,
}

impl Product {
    /// The stable name, in kebab case.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Niacinamide => "niacinamide",
            Self::VitaminC => "vitamin-c",
            Self::TranexamicAcid => "tranexamic-acid",
            Self::Caffeine => "caffeine",
            Self::Peptides => "peptides",
            Self::HyaluronicLow => "hyaluronic-low",
            Self::HyaluronicHigh => "hyaluronic-high",
            Self::GrowthFactors => "growth-factors",
            Self::Glycerol => "glycerol",
            Self::Lidocaine => "lidocaine",
        }
    }

    /// The product of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|product| product.key() == key)
    }

    /// What the model uses for it.
    pub fn properties(self) -> Properties {
        self.properties_at(Ends::default())
    }

    /// The same with one parameter at an end of its range.
    pub fn properties_at(self, ends: Ends) -> Properties {
        let small = |mass, log_kow, dermis_free, intact| small(mass, log_kow, dermis_free, intact, ends);
        let large = |mass, water, dermis, kind| large(mass, water, dermis, kind, ends);
        match self {
            Self::Niacinamide => small(
                &facts::MW_NIACINAMIDE,
                &facts::LOGP_NIACINAMIDE,
                &facts::D_DERMIS_FREE_NIACINAMIDE,
                Intact::PottsGuy(&facts::KP_POTTSGUY_NIACINAMIDE),
            ),
            Self::VitaminC => small(
                &facts::MW_ASCORBIC_ACID,
                &facts::LOGP_ASCORBIC_ACID,
                &facts::D_DERMIS_FREE_ASCORBIC_ACID,
                Intact::PottsGuy(&facts::KP_POTTSGUY_ASCORBIC_ACID),
            ),
            Self::TranexamicAcid => small(
                &facts::MW_TRANEXAMIC_ACID,
                &facts::LOGP_TRANEXAMIC_ACID,
                &facts::D_DERMIS_FREE_TRANEXAMIC_ACID,
                Intact::PottsGuy(&facts::KP_POTTSGUY_TRANEXAMIC_ACID),
            ),
            Self::Caffeine => small(
                &facts::MW_CAFFEINE,
                &facts::LOGP_CAFFEINE,
                &facts::D_DERMIS_FREE_CAFFEINE,
                Intact::PottsGuy(&facts::KP_POTTSGUY_CAFFEINE),
            ),
            // Potts and Guy's fit has no peptides in it: the measured value stands.
            Self::Peptides => small(
                &facts::MW_GHK_CU,
                &facts::LOGP_GHK_CU,
                &facts::D_DERMIS_FREE_GHK_CU,
                Intact::Measured(&facts::KP_GHKCU_DERMATOMED),
            ),
            Self::Glycerol => small(
                &facts::MW_GLYCEROL,
                &facts::LOGP_GLYCEROL,
                &facts::D_DERMIS_FREE_GLYCEROL,
                Intact::PottsGuy(&facts::KP_POTTSGUY_GLYCEROL),
            ),
            Self::Lidocaine => small(
                &facts::MW_LIDOCAINE,
                &facts::LOGP_LIDOCAINE,
                &facts::D_DERMIS_FREE_LIDOCAINE,
                Intact::PottsGuy(&facts::KP_POTTSGUY_LIDOCAINE),
            ),
            // Low molecular weight was seen to pass (`ha-mw-cutoff-low`): the porous pathway, slowed by size.
            Self::HyaluronicLow => large(
                &facts::MW_HA_LOW,
                &facts::D_WATER_HA_20KDA,
                &facts::D_DERMIS_HA_20KDA,
                Large {
                    passes: true,
                    room: 1.0,
                },
            ),
            // High molecular weight was not (`ha-mw-blocked`). Assumed: a tenth of the room of a small solute. Collagen
            // keeps it out of 3.8 mL per gram (`dermis-excluded-volume`), which is nearly all of the dermis's water;
            // with its diffusion coefficient the value hardly matters.
            Self::HyaluronicHigh => large(
                &facts::MW_HA_HIGH,
                &facts::D_WATER_HA_1MDA,
                &facts::D_DERMIS_HA_1MDA,
                Large {
                    passes: false,
                    room: 1.0 / 10.0,
                },
            ),
            // Far above `mw-cutoff-intact`.
            Self::GrowthFactors => large(
                &facts::GROWTH_FACTOR_PDGF_MW,
                &facts::D_WATER_30KDA,
                &facts::D_DERMIS_30KDA,
                Large {
                    passes: false,
                    room: 1.0,
                },
            ),
        }
    }
}

/// Where the permeability of intact stratum corneum comes from.
#[derive(Clone, Copy)]
enum Intact {
    /// Potts and Guy's formula; the porous pathway is added.
    PottsGuy(&'static Fact),
    /// Measured, all pathways included.
    Measured(&'static Fact),
}

/// A small solute: dermal diffusion and binding after Kretsos, viable epidermis by its hindrance.
///
/// Binding factor b = a + b'/fu + c f `K_lipid` (`dermis-binding-*`). Assumed: unbound and nonionised (fu = f = 1), as
/// the table has no values for either; for lidocaine the two errors oppose each other.
fn small(mass: &Fact, log_kow: &Fact, dermis_free: &Fact, intact: Intact, ends: Ends) -> Properties {
    let kow = 10.0_f64.powf(log_kow.typical());
    let lipid = kow.powf(facts::LIPID_PARTITION_EXPONENT.typical());
    let binding = facts::DERMIS_BINDING_A.typical()
        + facts::DERMIS_BINDING_B.typical()
        + facts::DERMIS_BINDING_C.typical() * lipid;
    let water = stokes_einstein_cm2_per_s(mass.typical());
    Properties {
        molar_mass: MolarMass::from_daltons(mass.typical()),
        log_kow: Some(log_kow.typical()),
        permeability_cm_per_h: match intact {
            Intact::PottsGuy(fact) => {
                ends.of(Parameter::Permeability, fact)
                    + ends.of(Parameter::Permeability, &facts::KP_POROUS_FLOOR)
            }
            Intact::Measured(fact) => ends.of(Parameter::Permeability, fact),
        },
        corneum_partition: kow.powf(facts::SC_PARTITION_CLEEK_BUNGE.typical()),
        water_cm2_per_s: water,
        epidermis_cm2_per_s: water / ends.of(Parameter::EpidermisHindrance, &facts::VE_HINDRANCE) / binding,
        dermis_cm2_per_s: ends.of(Parameter::DermisDiffusion, dermis_free) / binding,
        tissue_partition: ends.of(Parameter::TissueRoom, &facts::DERMIS_PARTITION_PREFACTOR) * binding,
        clearance_per_s: ends.of(Parameter::Clearance, &facts::CAPILLARY_CLEARANCE_RATE),
    }
}

/// What sets a large molecule apart.
#[derive(Clone, Copy)]
struct Large {
    /// Does intact stratum corneum let it by at all?
    passes: bool,
    /// Share of the small solute's room in tissue, 0 to 1.
    room: f64,
}

/// A large molecule: its own diffusion coefficients; viable epidermis as dermis, for want of a value. Blood does not
/// take it (the published rate is for small solutes) and lymph is left out, so what stays is an upper bound.
fn large(mass_kda: &Fact, water: &Fact, dermis: &Fact, large: Large, ends: Ends) -> Properties {
    let dermis_cm2_per_s = ends.of(Parameter::DermisDiffusion, dermis);
    let room = ends.of(Parameter::TissueRoom, &facts::DERMIS_PARTITION_PREFACTOR) * large.room;
    let reference = stokes_einstein_cm2_per_s(facts::MW_NIACINAMIDE.typical());
    let slower = water.typical() / reference;
    Properties {
        molar_mass: MolarMass::from_kilodaltons(mass_kda.typical()),
        log_kow: None,
        permeability_cm_per_h: if large.passes {
            ends.of(Parameter::Permeability, &facts::KP_POROUS_FLOOR) * slower
        } else {
            0.0
        },
        corneum_partition: room,
        water_cm2_per_s: water.typical(),
        epidermis_cm2_per_s: dermis_cm2_per_s,
        dermis_cm2_per_s,
        tissue_partition: room,
        clearance_per_s: 0.0,
    }
}

/// Diffusion of a small sphere in water at skin temperature, in cm²/s: D = `k_B` T / (6 π η r).
///
/// `water-viscosity-skin`, `sc-temperature-default`. Assumed: a density of 1.2 g/cm³ for the radius (r goes with its
/// cube root, so 20 % more density is 6 % more D). Within about 20 % of measured values for 60 to 500 Da.
fn stokes_einstein_cm2_per_s(daltons: f64) -> f64 {
    const BOLTZMANN: f64 = 1.380_649e-23;
    const AVOGADRO: f64 = 6.022_140_76e23;
    const DENSITY_G_PER_M3: f64 = 1.2e6;
    const KELVIN: f64 = 273.15;
    const CM2_PER_M2: f64 = 1e4;
    let volume_m3 = daltons.max(1.0) / (AVOGADRO * DENSITY_G_PER_M3);
    let radius_m = (0.75 * volume_m3 / std::f64::consts::PI).cbrt();
    let pascal_seconds = facts::WATER_VISCOSITY_SKIN.typical() * 1e-3;
    let temperature = facts::SC_TEMPERATURE_DEFAULT.typical() + KELVIN;
    CM2_PER_M2 * BOLTZMANN * temperature / (6.0 * std::f64::consts::PI * pascal_seconds * radius_m)
}
