//! The model against published measurements, one row for each: the model card prints them, a test holds them.
//!
//! A ratio of 1 is agreement. Wider bounds are drawn around what the model gives, not around what would be acceptable:
//! they make a change of the model visible, and the model card says what the ratio means.

use skindepth::absorption::setup::{Below, Conditions};
use skindepth::absorption::{Absorption, Amounts, Application, Bound, Product, Setup};
use skindepth::evidence::{Fact, facts};
use skindepth::needle::{Channels, Device, Make, NeedleCount, NeedleLength, Passes, Setting, Tool};
use skindepth::skin::{LayerStack, Sex, Site, Spread, Thickness};
use skindepth::units::{Length, OutOfRange, Time};

/// Every comparison.
///
/// # Errors
///
/// Where a study's skin, channels or conditions are not physical.
pub(crate) fn rows() -> Result<Vec<Row>, OutOfRange> {
    let agrees = [1.0, 1.0];
    let typical = Some(Bound::Typical);
    let clearance = &facts::CAPILLARY_CLEARANCE_RATE;
    Ok(vec![
        row(
            "caffeine, intact: permeability, cm/h",
            facts::KP_CAFFEINE_HUMAN_INVIVO,
            permeability(Product::Caffeine, false)?,
            [0.5, 1.0],
        ),
        row(
            "caffeine: decay length in dermis, µm",
            facts::CAPILLARY_DECAY_LENGTH,
            decay_length_um(),
            agrees,
        ),
        row(
            "caffeine, intact: most in living skin after, min",
            facts::CAFFEINE_DERMIS_TMAX,
            caffeine_peak_minutes()?,
            [2.0, 4.5],
        ),
        row(
            "caffeine: without / with blood, 1000 min",
            facts::CAFFEINE_INVITRO_INVIVO_RATIO,
            caffeine_without_blood(clearance.typical())?,
            [0.03, 0.2],
        ),
        row(
            "the same at the fastest published clearance",
            facts::CAFFEINE_INVITRO_INVIVO_RATIO,
            caffeine_without_blood(clearance.highest())?,
            [0.1, 0.5],
        ),
        row(
            "caffeine: open channels, permeability, cm/h",
            facts::KP_MICROPORE_CAFFEINE,
            permeability(Product::Caffeine, true)?,
            agrees,
        ),
        row(
            "peptide, needled / intact, 24 h",
            facts::PEPTIDE_MN_ENHANCEMENT,
            fold(Product::Peptides, typical, 24.0)?,
            agrees,
        ),
        row(
            "peptide, 24 h, fastest closing",
            facts::PEPTIDE_MN_ENHANCEMENT,
            fold(Product::Peptides, Some(Bound::Low), 24.0)?,
            agrees,
        ),
        row(
            "peptide, 24 h, slowest closing",
            facts::PEPTIDE_MN_ENHANCEMENT,
            fold(Product::Peptides, Some(Bound::High), 24.0)?,
            [1.0, 2.0],
        ),
        row(
            "peptide, 1 h",
            facts::PEPTIDE_MN_ENHANCEMENT,
            fold(Product::Peptides, typical, 1.0)?,
            [1.0, 3.0],
        ),
        row(
            "peptide, 1 h (range to expect)",
            facts::ENHANCEMENT_SANITY_RANGE,
            fold(Product::Peptides, typical, 1.0)?,
            [1.0, 1.2],
        ),
        row(
            "lidocaine, needled / intact, 6 h",
            facts::LIDOCAINE_MN_FOLD_6H,
            fold(Product::Lidocaine, typical, 6.0)?,
            [2.0, 5.0],
        ),
        row(
            "lidocaine, 6 h, fastest closing",
            facts::LIDOCAINE_MN_FOLD_6H,
            fold(Product::Lidocaine, Some(Bound::Low), 6.0)?,
            [1.0, 2.0],
        ),
    ])
}

/// A device as a study describes it.
pub(crate) fn tool(
    device: Device,
    setting: Setting,
    length_mm: f64,
    needles: i64,
    passes: i64,
) -> Result<Tool, OutOfRange> {
    Ok(Tool {
        device,
        setting,
        length: NeedleLength::new(Length::from_mm(length_mm))?,
        needles: NeedleCount::new(needles)?,
        passes: Passes::new(passes)?,
        make: Make::default(),
    })
}

fn exactly(mm: f64) -> Result<Spread, OutOfRange> {
    let length = Length::from_mm(mm);
    Spread::new(length, length, length)
}

/// The forearm's epidermis on as much dermis as makes `total_mm`.
fn skin(total_mm: f64) -> Result<LayerStack, OutOfRange> {
    let forearm = LayerStack::of(Site::Forearm, Sex::Either);
    let epidermis = forearm.stratum_corneum.typical.mm() + forearm.viable_epidermis.typical.mm();
    LayerStack::new([
        forearm.stratum_corneum,
        forearm.viable_epidermis,
        exactly(0.1)?,
        exactly(total_mm - epidermis - 0.1)?,
        forearm.hypodermis,
    ])
}

/// The one published pair of density and diameter (`pore-area-fraction`: 250 per cm², 70.7 µm): the studies' abstracts
/// state neither. Half a millimetre deep.
fn channels() -> Result<Channels, OutOfRange> {
    Channels::measured(
        exactly(0.5)?,
        Length::from_um(140.0),
        exactly(0.0707)?,
        [facts::ROLLER_HOLE_DENSITY_15_PASSES.typical(); 3],
    )
}

fn on(product: Product, total_mm: f64) -> Result<Setup, OutOfRange> {
    Ok(Setup::new(
        product,
        &skin(total_mm)?,
        Thickness::Typical,
        &channels()?,
        Application::default(),
    ))
}

/// So much on the skin that it does not run down.
const PLENTY: f64 = 1e5;

/// Split skin of 0.6 mm on a receptor fluid under plenty of product.
fn in_vitro(product: Product, closing: Option<Bound>) -> Result<(Setup, Absorption), OutOfRange> {
    let setup = on(product, 0.6)?;
    let setup = setup.under(Conditions {
        reservoir: PLENTY,
        clearance_per_s: Some(0.0),
        below: Below::Receptor,
        closing,
        ..setup.conditions()
    })?;
    Ok((setup, setup.solve()))
}

fn fold(product: Product, closing: Option<Bound>, hours: f64) -> Result<f64, OutOfRange> {
    let (_, absorption) = in_vitro(product, closing)?;
    Ok(absorption
        .enhancement(Time::from_hours(hours))
        .unwrap_or(f64::NAN))
}

/// Steady flux over concentration, in cm/h, from the last third of a day.
fn permeability(product: Product, needled: bool) -> Result<f64, OutOfRange> {
    let (setup, absorption) = in_vitro(product, None)?;
    let passed = |hours: f64| absorption.amounts_at(Time::from_hours(hours), needled).deeper;
    let film_cm = setup.conditions().film_mm / 10.0;
    Ok((passed(24.0) - passed(16.0)) / 8.0 * PLENTY * film_cm)
}

fn intact_caffeine(conditions: impl Fn(Conditions) -> Conditions) -> Result<Absorption, OutOfRange> {
    let setup = on(Product::Caffeine, 2.0)?;
    Ok(setup.under(conditions(setup.conditions()))?.solve())
}

/// Minutes after which epidermis and dermis of intact living skin hold most.
fn caffeine_peak_minutes() -> Result<f64, OutOfRange> {
    let absorption = intact_caffeine(|conditions| conditions)?;
    let held = |a: &Amounts| a.viable_epidermis + a.dermis;
    Ok(absorption
        .intact
        .iter()
        .max_by(|a, b| held(a).total_cmp(&held(b)))
        .map_or(f64::NAN, |a| a.time_secs / 60.0))
}

/// Dermal caffeine at 1000 minutes, without blood over with blood.
fn caffeine_without_blood(clearance_per_s: f64) -> Result<f64, OutOfRange> {
    let at = |absorption: &Absorption| absorption.amounts_at(Time::from_minutes(1000.0), false).dermis;
    let living = intact_caffeine(|conditions| Conditions {
        clearance_per_s: Some(clearance_per_s),
        ..conditions
    })?;
    let excised = intact_caffeine(|conditions| Conditions {
        clearance_per_s: Some(0.0),
        below: Below::Nothing,
        ..conditions
    })?;
    Ok(at(&excised) / at(&living))
}

fn decay_length_um() -> f64 {
    let caffeine = Product::Caffeine.properties();
    (caffeine.dermis_cm2_per_s / caffeine.clearance_per_s).sqrt() * 1e4
}

/// One row: what was measured, what the model gives, and the bounds of model over measured. Where the fact is a range,
/// its nearer end counts, and inside it the ratio is 1.
#[derive(Debug)]
pub(crate) struct Row {
    /// What is compared.
    pub(crate) what: &'static str,
    /// What was measured.
    pub(crate) fact: Fact,
    /// What the model gives, in the fact's unit.
    pub(crate) model: f64,
    /// Between these the ratio must stay.
    bounds: [f64; 2],
}

impl Row {
    /// What is wrong where the ratio has left its bounds.
    pub(crate) fn check(&self) -> Result<(), String> {
        let [low, high] = self.bounds;
        let ratio = self.ratio();
        if (low..=high).contains(&ratio) {
            Ok(())
        } else {
            Err(format!("{}: {ratio} is not within {low} to {high}", self.what))
        }
    }

    /// Model over measured.
    pub(crate) fn ratio(&self) -> f64 {
        let low = self.fact.lowest();
        let high = self.fact.highest();
        if self.model < low {
            self.model / low
        } else if self.model > high {
            self.model / high
        } else {
            1.0
        }
    }
}

fn row(what: &'static str, fact: Fact, model: f64, bounds: [f64; 2]) -> Row {
    Row {
        what,
        fact,
        model,
        bounds,
    }
}
