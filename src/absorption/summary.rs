//! What a reader asks of a result, in a few numbers: amounts with their bands at three times, one line of explanation,
//! profiles of penetration, and what the two published closings of channels make of it.
//!
//! It costs about forty solutions, so it is calculated on request, beside the page.

use super::closure::Bound;
use super::result::{Finding, finding};
use super::setup::Setup;
use super::uncertainty::{AmountBands, Parameter, ShareBand};
use super::{Absorption, Application, Field, Product};
use crate::units::Time;

/// The summary of one problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// What was applied.
    pub product: Product,
    /// What the field shows, in one line.
    pub finding: Finding,
    /// Amounts in intact skin at [`Summary::HOURS`].
    pub intact: [AmountBands; 3],
    /// Amounts in needled skin at [`Summary::HOURS`].
    pub needled: [AmountBands; 3],
    /// Delivered in needled skin after a day: uncovered and covered, each with the channels closing fastest, typically,
    /// slowest.
    pub closures: [[f64; 3]; 2],
    /// The parameters whose ranges move the result of needled skin after a day most, the farthest first.
    pub decisive: [Parameter; 3],
    /// How deep the profiles reach, in mm.
    pub depth_mm: f64,
    /// Profiles of penetration after an hour, from the surface down: intact, mean over needled skin, in a channel.
    pub profiles: [Vec<f64>; 3],
}

/// Names a list of numbers as a summary, and its version.
const VERSION: f64 = 101.0;
/// Numbers before the profiles: version, product, finding, bands, closures, decisive parameters, depth.
const HEAD: usize = 3 + BANDS + 6 + 3 + 1;
/// Numbers of all bands: three times in two skins, three amounts of three ends.
const BANDS: usize = 3 * 2 * 9;
/// Numbers of a summary.
const LENGTH: usize = HEAD + 3 * Field::N_Z;

impl Summary {
    /// When amounts are told.
    pub const HOURS: [f64; 3] = [1.0, 4.0, 24.0];
    /// When profiles are told: a time at which fields are recorded.
    pub const PROFILE_HOURS: f64 = 1.0;

    /// Solves what is needed for the summary of a problem.
    pub fn of(setup: &Setup) -> Self {
        let absorption = setup.solve();
        let uncertainty = setup.uncertainty();
        let bands = |needled| Self::HOURS.map(|hours| uncertainty.at(Time::from_hours(hours), needled));
        let day = Time::from_days(1.0);
        let closures = [false, true].map(|covered| {
            let application = Application {
                covered,
                ..setup.application
            };
            Bound::ALL.map(|end| {
                let setup = Setup {
                    application,
                    ..*setup
                }
                .closing(end);
                let amounts = setup.run(setup.channel()).amounts;
                Absorption::reading(&amounts, day).delivered()
            })
        });
        let ranking = uncertainty.ranking(day, true);
        let decisive = |place: usize| {
            ranking
                .get(place)
                .map_or(Parameter::Permeability, |(parameter, _)| *parameter)
        };
        let time = Time::from_hours(Self::PROFILE_HOURS);
        let field = |fields: &[std::rc::Rc<Field>], profile: fn(&Field) -> Vec<f64>| {
            let near = |field: &&std::rc::Rc<Field>| (field.time_secs - time.secs()).abs() < 1.0;
            fields
                .iter()
                .find(near)
                .map_or_else(|| vec![0.0; Field::N_Z], |field| profile(field))
        };
        Self {
            product: setup.product(),
            finding: finding(&absorption),
            intact: bands(false),
            needled: bands(true),
            closures,
            decisive: [decisive(0), decisive(1), decisive(2)],
            depth_mm: absorption
                .needled_fields
                .first()
                .map_or(0.0, |field| field.z_max_mm),
            profiles: [
                field(&absorption.intact_fields, Field::profile),
                field(&absorption.needled_fields, Field::profile),
                field(&absorption.needled_fields, Field::along_axis),
            ],
        }
    }

    /// The summary as numbers.
    pub fn to_numbers(&self) -> Vec<f32> {
        let place = |found: Option<usize>| found.unwrap_or(0) as f64;
        let mut numbers = Vec::with_capacity(LENGTH);
        numbers.push(VERSION);
        numbers.push(place(Product::ALL.iter().position(|one| *one == self.product)));
        numbers.push(place(Finding::ALL.iter().position(|one| *one == self.finding)));
        for bands in self.intact.iter().chain(&self.needled) {
            for band in [bands.surface, bands.delivered, bands.in_tissue] {
                numbers.extend([band.typical, band.low, band.high]);
            }
        }
        numbers.extend(self.closures.as_flattened());
        for decisive in self.decisive {
            numbers.push(place(Parameter::ALL.iter().position(|one| *one == decisive)));
        }
        numbers.push(self.depth_mm);
        for profile in &self.profiles {
            numbers.extend(profile);
        }
        numbers.into_iter().map(|number| number as f32).collect()
    }

    /// The summary of [`Summary::to_numbers`]. `None` for what is not such a list.
    pub fn from_numbers(numbers: &[f32]) -> Option<Self> {
        let is_summary = numbers.len() == LENGTH
            && numbers[0].to_bits() == (VERSION as f32).to_bits()
            && numbers.iter().all(|number| number.is_finite());
        if !is_summary {
            return None;
        }
        let at = |place: usize| f64::from(numbers[place]);
        let index = |place: usize| numbers[place] as usize;
        let band = |place: usize| ShareBand {
            typical: at(place),
            low: at(place + 1),
            high: at(place + 2),
        };
        let bands = |skin: usize| {
            std::array::from_fn(|hour| {
                let from = 3 + (skin * 3 + hour) * 9;
                AmountBands {
                    time_secs: Time::from_hours(Self::HOURS[hour]).secs(),
                    surface: band(from),
                    delivered: band(from + 3),
                    in_tissue: band(from + 6),
                }
            })
        };
        let closures = 3 + BANDS;
        let parameter = |place: usize| Parameter::ALL.get(index(closures + 6 + place)).copied();
        let profile = |place: usize| {
            let from = HEAD + place * Field::N_Z;
            numbers[from..from + Field::N_Z]
                .iter()
                .copied()
                .map(f64::from)
                .collect()
        };
        Some(Self {
            product: *Product::ALL.get(index(1))?,
            finding: *Finding::ALL.get(index(2))?,
            intact: bands(0),
            needled: bands(1),
            closures: std::array::from_fn(|cover| std::array::from_fn(|end| at(closures + cover * 3 + end))),
            decisive: [parameter(0)?, parameter(1)?, parameter(2)?],
            depth_mm: at(HEAD - 1),
            profiles: std::array::from_fn(profile),
        })
    }
}

/// What a problem's numbers ask for: a solution; or with one more number behind them, a summary.
pub fn answer(numbers: &[f64]) -> Vec<f32> {
    if let Some(setup) = Setup::from_numbers(numbers) {
        return setup.solve().to_numbers(setup.product());
    }
    let asked = numbers
        .split_last()
        .and_then(|(_, problem)| Setup::from_numbers(problem));
    asked.map_or_else(Vec::new, |setup| Summary::of(&setup).to_numbers())
}

impl Setup {
    /// The problem as numbers, for [`answer`] to give its summary.
    pub fn to_summary_numbers(&self) -> Vec<f64> {
        let mut numbers = self.to_numbers();
        numbers.push(VERSION);
        numbers
    }
}
