//! Problems and results as plain numbers, so that a calculation can run elsewhere: in a worker beside the page.
//!
//! Both begin with [`VERSION`]. What does not fit (another version, a short list, a number out of range) is no problem
//! and no result, and the reader says so; it never panics.

use std::rc::Rc;

use super::closure::Bound;
use super::setup::{Below, Conditions, Setup};
use super::solve::TIMES;
use super::tissue::Borders;
use super::{Absorption, Amounts, Application, Delay, Field, Product};

/// Changes with the order of the numbers or their meaning.
pub const VERSION: f64 = 1.0;

/// Numbers of a problem.
const PROBLEM: usize = 21;
/// Numbers before the records of a result: version, product, records, fields, width intact, width needled, depth.
const HEAD: usize = 7;
/// Numbers of a record.
const RECORD: usize = 8;
/// Values of a field.
const FIELD: usize = Field::N_R * Field::N_Z;

impl Setup {
    /// The problem as numbers, under the usual conditions of living skin.
    pub fn to_numbers(&self) -> Vec<f64> {
        let flag = |on: bool| f64::from(u8::from(on));
        let Borders {
            corneum_mm,
            epidermis_mm,
            loops_mm,
            dermis_mm,
        } = self.borders;
        let mut numbers = Vec::with_capacity(PROBLEM);
        numbers.extend([
            VERSION,
            index(self.product) as f64,
            corneum_mm,
            epidermis_mm,
            loops_mm,
            dermis_mm,
        ]);
        numbers.extend(self.density_per_cm2);
        numbers.extend(self.width_mm);
        numbers.extend(self.depth_mm);
        numbers.extend([
            f64::from(self.application.after_minutes.minutes()),
            flag(self.application.wiped_off),
            flag(self.application.covered),
            self.conditions.film_mm,
            self.conditions.refinement,
            self.conditions.strictness,
        ]);
        numbers
    }

    /// The problem of [`Setup::to_numbers`]. `None` for what is not such a list.
    pub fn from_numbers(numbers: &[f64]) -> Option<Self> {
        let numbers: &[f64; PROBLEM] = numbers.try_into().ok()?;
        let &[
            version,
            product,
            corneum_mm,
            epidermis_mm,
            loops_mm,
            dermis_mm,
            density,
            density_low,
            density_high,
            width,
            width_low,
            width_high,
            depth,
            depth_low,
            depth_high,
            after_minutes,
            wiped_off,
            covered,
            film_mm,
            refinement,
            strictness,
        ] = numbers;
        let ordered = 0.0 < corneum_mm
            && corneum_mm < epidermis_mm
            && epidermis_mm <= loops_mm
            && loops_mm <= dermis_mm
            && epidermis_mm < dermis_mm;
        if version.to_bits() != VERSION.to_bits() || !ordered || numbers.iter().any(|x| !x.is_finite()) {
            return None;
        }
        let setup = Self {
            borders: Borders {
                corneum_mm,
                epidermis_mm,
                loops_mm,
                dermis_mm,
            },
            density_per_cm2: [density, density_low, density_high],
            width_mm: [width, width_low, width_high],
            depth_mm: [depth, depth_low, depth_high],
            product: *Product::ALL.get(product as usize)?,
            application: Application {
                after_minutes: Delay::new(after_minutes as i64).ok()?,
                wiped_off: wiped_off > 0.0,
                covered: covered > 0.0,
            },
            conditions: Conditions {
                film_mm,
                reservoir: 1.0,
                clearance_per_s: None,
                below: Below::Tissue,
                closing: Some(Bound::Typical),
                moved: None,
                refinement,
                strictness,
            },
        };
        setup.under(setup.conditions).ok()
    }
}

impl Absorption {
    /// The result as numbers, with the product that it is about.
    pub fn to_numbers(&self, product: Product) -> Vec<f32> {
        let product = index(product);
        let width = |fields: &[Rc<Field>]| fields.first().map_or(0.0, |field| field.r_max_mm as f32);
        let depth = self
            .needled_fields
            .first()
            .map_or(0.0, |field| field.z_max_mm as f32);
        let mut numbers = vec![
            VERSION as f32,
            product as f32,
            self.needled.len() as f32,
            self.needled_fields.len() as f32,
            width(&self.intact_fields),
            width(&self.needled_fields),
            depth,
        ];
        for records in [&self.intact, &self.needled] {
            for a in records {
                numbers.extend(
                    [
                        a.time_secs,
                        a.surface,
                        a.channel,
                        a.stratum_corneum,
                        a.viable_epidermis,
                        a.dermis,
                        a.cleared,
                        a.deeper,
                    ]
                    .map(|x| x as f32),
                );
            }
        }
        for fields in [&self.intact_fields, &self.needled_fields] {
            for field in fields {
                numbers.push(field.time_secs as f32);
                numbers.extend_from_slice(&field.values);
            }
        }
        numbers
    }

    /// The result of [`Absorption::to_numbers`]. `None` for what is not such a list.
    pub fn from_numbers(numbers: &[f32]) -> Option<(Product, Self)> {
        let (&[version, product, records, fields, intact_mm, needled_mm, z_max_mm], rest) =
            numbers.split_first_chunk::<HEAD>()?;
        let product = *Product::ALL.get(product as usize)?;
        let (n_records, n_fields) = (records as usize, fields as usize);
        let fits = version.to_bits() == (VERSION as f32).to_bits()
            && n_records <= TIMES.len()
            && n_fields <= TIMES.len()
            && rest.len() == 2 * (n_records * RECORD + n_fields * (FIELD + 1));
        if !fits {
            return None;
        }
        let (records, fields) = rest.split_at(2 * n_records * RECORD);
        let amounts = |list: &[f32]| -> Vec<Amounts> {
            let (records, _) = list.as_chunks::<RECORD>();
            records.iter().map(record).collect()
        };
        let pictures = |list: &[f32], r_max_mm: f32| -> Vec<Rc<Field>> {
            list.chunks_exact(FIELD + 1)
                .map(|field| {
                    Rc::new(Field {
                        time_secs: f64::from(field[0]),
                        r_max_mm: f64::from(r_max_mm),
                        z_max_mm: f64::from(z_max_mm),
                        values: field[1..].to_vec(),
                    })
                })
                .collect()
        };
        let (intact, needled) = records.split_at(n_records * RECORD);
        let (intact_fields, needled_fields) = fields.split_at(n_fields * (FIELD + 1));
        let absorption = Self {
            intact: amounts(intact),
            needled: amounts(needled),
            needled_fields: pictures(needled_fields, needled_mm),
            intact_fields: pictures(intact_fields, intact_mm),
        };
        Some((product, absorption))
    }
}

/// A product's place in their order, which the token format keeps.
fn index(product: Product) -> usize {
    Product::ALL
        .iter()
        .position(|&other| other == product)
        .unwrap_or(0)
}

fn record(numbers: &[f32; RECORD]) -> Amounts {
    let [
        time_secs,
        surface,
        channel,
        stratum_corneum,
        viable_epidermis,
        dermis,
        cleared,
        deeper,
    ] = numbers.map(f64::from);
    Amounts {
        time_secs,
        surface,
        channel,
        stratum_corneum,
        viable_epidermis,
        dermis,
        cleared,
        deeper,
    }
}
