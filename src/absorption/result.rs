//! From the state of a grid to amounts per compartment and to fields for the picture; and reading them at any time.

use std::rc::Rc;

use super::grid::Grid;
use super::step::State;
use super::unit_cell::UnitCell;
use super::{Absorption, Amounts, Field};
use crate::evidence::facts;
use crate::units::Time;

/// What a result says in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// It stays on the surface, in the channel and at its wall.
    StaysInChannel,
    /// It spreads around the channel, but neighbours do not meet.
    SpreadsAroundChannel,
    /// It spreads through the dermis between channels.
    SpreadsThroughDermis,
}

impl Finding {
    /// All findings, least spread first.
    pub const ALL: [Self; 3] = [
        Self::StaysInChannel,
        Self::SpreadsAroundChannel,
        Self::SpreadsThroughDermis,
    ];

    /// The stable name, for the message catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::StaysInChannel => "stays-in-channel",
            Self::SpreadsAroundChannel => "spreads-around-channel",
            Self::SpreadsThroughDermis => "spreads-through-dermis",
        }
    }
}

/// Depth to which fields reach at most, in mm: that of the picture.
const DEEPEST_FIELD_MM: f64 = 2.4;

/// Collects what the page shows.
#[derive(Debug, Clone)]
pub(super) struct Recorder {
    pub(super) amounts: Vec<Amounts>,
    pub(super) fields: Vec<Rc<Field>>,
    /// What was wiped off, once it was.
    pub(super) wiped: Option<f64>,
    dose: f64,
    /// Width of fields; intact skin is the same at every radius.
    r_max_mm: f64,
    u: Vec<f64>,
}

impl Recorder {
    pub(super) fn new(grid: &Grid, dose: f64, _needled: bool) -> Self {
        Self {
            amounts: Vec::with_capacity(super::solve::TIMES.len()),
            fields: Vec::new(),
            wiped: None,
            dose,
            r_max_mm: grid.r[grid.nr()],
            u: vec![0.0; grid.len()],
        }
    }

    pub(super) fn record(&mut self, skin: &UnitCell, state: &State, secs: f64, with_field: bool) {
        let mut amounts = amounts(skin, state, secs);
        amounts.surface += self.wiped.unwrap_or(0.0);
        self.amounts.push(tidy(&amounts, self.dose, self.amounts.last()));
        if with_field {
            for ((u, amount), capacity) in self
                .u
                .iter_mut()
                .zip(&state.amounts)
                .zip(&skin.operator().capacity)
            {
                *u = amount / capacity;
            }
            self.fields.push(Rc::new(field(
                &skin.grid,
                &self.u,
                secs,
                self.r_max_mm,
                skin.borders.dermis_mm.min(DEEPEST_FIELD_MM),
            )));
        }
    }
}

fn amounts(skin: &UnitCell, state: &State, secs: f64) -> Amounts {
    let nr = skin.grid.nr();
    let mut sums = Amounts {
        time_secs: secs,
        cleared: state.cleared,
        deeper: state.deeper,
        ..Amounts::default()
    };
    for (i, &amount) in state.amounts.iter().enumerate() {
        let (ir, iz) = (i % nr, i / nr);
        let depth = skin.grid.z_mid(iz);
        let in_channel = amount * skin.in_channel(ir, iz);
        sums.channel += in_channel;
        let layer = if iz == 0 {
            &mut sums.surface
        } else if depth < skin.borders.corneum_mm {
            &mut sums.stratum_corneum
        } else if depth < skin.borders.epidermis_mm {
            &mut sums.viable_epidermis
        } else {
            &mut sums.dermis
        };
        *layer += amount - in_channel;
    }
    sums
}

/// Amounts as shares that are never negative, add up to 1, and of which the cleared and deeper ones never fall.
///
/// A step of second order may undershoot by about its tolerance where hardly anything has arrived yet. Such a
/// negative share becomes 0, and the rest is scaled to 1.
fn tidy(amounts: &Amounts, dose: f64, before: Option<&Amounts>) -> Amounts {
    let share = |amount: f64| (amount / dose).max(0.0);
    let (cleared, deeper) = before.map_or((0.0, 0.0), |last| (last.cleared, last.deeper));
    let newly = [
        (share(amounts.cleared) - cleared).max(0.0),
        (share(amounts.deeper) - deeper).max(0.0),
    ];
    let room = (1.0 - cleared - deeper).max(0.0);
    let fit = if newly[0] + newly[1] > room {
        room / (newly[0] + newly[1])
    } else {
        1.0
    };
    let gone = [cleared + newly[0] * fit, deeper + newly[1] * fit];
    let here = [
        amounts.surface,
        amounts.channel,
        amounts.stratum_corneum,
        amounts.viable_epidermis,
        amounts.dermis,
    ]
    .map(share);
    let left = (1.0 - gone[0] - gone[1]).max(0.0);
    let sum: f64 = here.iter().sum();
    let scale = if sum > 0.0 { left / sum } else { 0.0 };
    let [surface, channel, stratum_corneum, viable_epidermis, dermis] = here.map(|x| x * scale);
    Amounts {
        time_secs: amounts.time_secs,
        surface,
        channel,
        stratum_corneum,
        viable_epidermis,
        dermis,
        cleared: gone[0],
        deeper: gone[1],
    }
}

/// The two cells between whose middles a position lies, and the weight of the second.
fn neighbours(faces: &[f64], first: usize, at: f64) -> (usize, usize, f64) {
    let last = faces.len() - 2;
    let mid = |i: usize| 0.5 * (faces[i] + faces[i + 1]);
    let mut upper = first;
    while upper < last && mid(upper) < at {
        upper += 1;
    }
    let lower = upper.saturating_sub(1).max(first);
    let span = mid(upper) - mid(lower);
    let weight = if span > 0.0 {
        ((at - mid(lower)) / span).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (lower, upper, weight)
}

/// u at the centres of a uniform grid, between the middles of the graded one; the film is left out.
fn field(grid: &Grid, u: &[f64], secs: f64, r_max_mm: f64, z_max_mm: f64) -> Field {
    let nr = grid.nr();
    let across: Vec<(usize, usize, f64)> = (0..Field::N_R)
        .map(|i| neighbours(&grid.r, 0, (i as f64 + 0.5) / Field::N_R as f64 * r_max_mm))
        .collect();
    let mut values = Vec::with_capacity(Field::N_R * Field::N_Z);
    for j in 0..Field::N_Z {
        let depth = (j as f64 + 0.5) / Field::N_Z as f64 * z_max_mm;
        let (upper, lower, down) = neighbours(&grid.z, 1, depth);
        for &(inner, outer, out) in &across {
            let row = |iz: usize| {
                let (a, b) = (u[iz * nr + inner], u[iz * nr + outer]);
                a + (b - a) * out
            };
            let (a, b) = (row(upper), row(lower));
            values.push((a + (b - a) * down).clamp(0.0, 1.0) as f32);
        }
    }
    Field {
        time_secs: secs,
        r_max_mm,
        z_max_mm,
        values,
    }
}

impl Amounts {
    /// What has got past the stratum corneum into living tissue or blood; what still lies in open channels has not.
    pub fn delivered(&self) -> f64 {
        self.viable_epidermis + self.dermis + self.cleared + self.deeper
    }

    fn blend(&self, other: &Self, part: f64) -> Self {
        let mix = |a: f64, b: f64| a + (b - a) * part;
        Self {
            time_secs: mix(self.time_secs, other.time_secs),
            surface: mix(self.surface, other.surface),
            channel: mix(self.channel, other.channel),
            stratum_corneum: mix(self.stratum_corneum, other.stratum_corneum),
            viable_epidermis: mix(self.viable_epidermis, other.viable_epidermis),
            dermis: mix(self.dermis, other.dermis),
            cleared: mix(self.cleared, other.cleared),
            deeper: mix(self.deeper, other.deeper),
        }
    }
}

/// The two records around a time, and how far between them it lies. Distances are taken in the square root of time,
/// the pace of diffusion, so that a straight blend looks right between records that are hours apart.
fn around(times: impl Iterator<Item = f64>, secs: f64) -> Option<(usize, usize, f64)> {
    let mut before: Option<(usize, f64)> = None;
    for (i, time) in times.enumerate() {
        if time > secs {
            return Some(before.map_or((i, i, 0.0), |(j, earlier)| {
                let root = f64::sqrt;
                (j, i, (root(secs) - root(earlier)) / (root(time) - root(earlier)))
            }));
        }
        before = Some((i, time));
    }
    before.map(|(last, _)| (last, last, 0.0))
}

type Between = (Rc<Field>, Rc<Field>, f32);

fn fields_between(fields: &[Rc<Field>], time: Time) -> Option<Between> {
    if time.secs() < 0.0 {
        return None;
    }
    let (a, b, part) = around(fields.iter().map(|field| field.time_secs), time.secs())?;
    Some((Rc::clone(&fields[a]), Rc::clone(&fields[b]), part as f32))
}

impl Absorption {
    /// Below this share of the dose, what intact skin let by is too little to compare with.
    const LEAST_INTACT: f64 = 1e-6;

    /// The fields in needled skin before and after a time since application, and the weight of the second (0 to 1).
    /// Nothing before the application; the last field for ever after it.
    pub fn fields_at(&self, time: Time) -> Option<Between> {
        fields_between(&self.needled_fields, time)
    }

    /// The same in intact skin.
    pub fn intact_fields_at(&self, time: Time) -> Option<Between> {
        fields_between(&self.intact_fields, time)
    }

    /// Amounts at a time since application. Before it all is on the surface; after a day the last record stays.
    pub fn amounts_at(&self, time: Time, needled: bool) -> Amounts {
        Self::reading(if needled { &self.needled } else { &self.intact }, time)
    }

    /// The same from records alone.
    pub(super) fn reading(amounts: &[Amounts], time: Time) -> Amounts {
        around(amounts.iter().map(|a| a.time_secs), time.secs()).map_or_else(
            || Amounts {
                time_secs: time.secs(),
                surface: 1.0,
                ..Amounts::default()
            },
            |(a, b, part)| Amounts {
                time_secs: time.secs(),
                ..amounts[a].blend(&amounts[b], part)
            },
        )
    }

    /// How many times as much has got past the stratum corneum in needled skin as in intact skin. `None` where intact
    /// skin let by next to nothing, as for large molecules: no ratio means anything then.
    pub fn enhancement(&self, time: Time) -> Option<f64> {
        let intact = self.amounts_at(time, false).delivered();
        let needled = self.amounts_at(time, true).delivered();
        (intact >= Self::LEAST_INTACT).then(|| needled / intact)
    }

    /// May a ratio be shown as a number? Beyond twice the published range (`enhancement-sanity-range`) it says no more
    /// than that intact skin has hardly let anything by yet.
    pub fn is_credible(enhancement: f64) -> bool {
        enhancement <= 2.0 * facts::ENHANCEMENT_SANITY_RANGE.highest()
    }
}

impl Field {
    /// The depths of its rows, at the middle of each, in millimetres.
    pub fn depths_mm(&self) -> Vec<f64> {
        let step = self.z_max_mm / Self::N_Z as f64;
        (0..Self::N_Z).map(|row| (row as f64 + 0.5) * step).collect()
    }

    /// The profile of penetration: the mean over the cell at each depth, as a pin that is pulled out of the skin and cut
    /// in slices would show it. Relative to the applied solution, 0 to 1.
    pub fn profile(&self) -> Vec<f64> {
        let mean = |row: &[f32]| {
            // A ring's share of the area grows with its radius.
            let ring = |ir: usize| (2 * ir + 1) as f64;
            let sum: f64 = row
                .iter()
                .enumerate()
                .map(|(ir, &u)| ring(ir) * f64::from(u))
                .sum();
            sum / (row.len() * row.len()) as f64
        };
        self.values.chunks_exact(Self::N_R).map(mean).collect()
    }

    /// The same in the axis of the channel.
    pub fn along_axis(&self) -> Vec<f64> {
        self.values
            .chunks_exact(Self::N_R)
            .map(|row| row.first().copied().map_or(0.0, f64::from))
            .collect()
    }
}

/// How far the product gets from the channel while uncovered channels close to half (`closure-model-halflife-open`).
///
/// Read off what the needles added (needled less intact, so that what comes through the intact surface does not count):
/// at the rim, half-way to the next channel, and over the width of the cell, against the highest value of the field. The
/// finding is about that window only: whatever diffuses at all meets its neighbour sooner or later, and sooner where
/// channels are dense.
pub fn finding(absorption: &Absorption) -> Finding {
    /// A rim with this share of the highest value: neighbours have met.
    const MET: f64 = 0.5;
    /// Where the product is in no more than this share of the cell, it stays at the channel.
    const AT_WALL: f64 = 0.1;
    let open = facts::CLOSURE_MODEL_HALFLIFE_OPEN.time().map_or(0.0, Time::secs);
    let mut rim: f64 = 0.0;
    let mut share: f64 = 0.0;
    let pairs = absorption.needled_fields.iter().zip(&absorption.intact_fields);
    for (needled, intact) in pairs.filter(|(needled, _)| needled.time_secs <= open) {
        let (at_rim, of_cell) = spread(needled, intact);
        rim = rim.max(at_rim);
        share = share.max(of_cell);
    }
    if rim >= MET {
        Finding::SpreadsThroughDermis
    } else if share > AT_WALL {
        Finding::SpreadsAroundChannel
    } else {
        Finding::StaysInChannel
    }
}

/// What the needles added: the highest value at the rim over the highest of all, and the share of the volume, as deep
/// as it reaches, with at least a tenth of the highest.
fn spread(needled: &Field, intact: &Field) -> (f64, f64) {
    const PRESENT: f32 = 0.1;
    let added: Vec<f32> = needled
        .values
        .iter()
        .zip(&intact.values)
        .map(|(needled, intact)| needled - intact)
        .collect();
    let peak = added.iter().copied().fold(0.0, f32::max);
    // Less than single precision can tell apart is nothing.
    if peak <= 1e-6 {
        return (0.0, 0.0);
    }
    let mut rim: f32 = 0.0;
    let mut inside = 0.0;
    let mut whole = 0.0;
    for row in added.chunks_exact(Field::N_R) {
        let reached = row.iter().any(|&u| u >= PRESENT * peak);
        for (ir, &u) in row.iter().enumerate() {
            // A ring's share of the area grows with its radius.
            let ring = (2 * ir + 1) as f64;
            if reached {
                whole += ring;
                if u >= PRESENT * peak {
                    inside += ring;
                }
            }
        }
        rim = rim.max(row.last().copied().unwrap_or(0.0));
    }
    (
        f64::from(rim / peak),
        if whole > 0.0 { inside / whole } else { 0.0 },
    )
}
