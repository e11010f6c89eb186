//! The report: the plan, and everything that the models say about it, in one serializable value.
//!
//! Lengths are in millimetres, times in seconds since the first treatment or, for absorption, since the application.

use skindepth::absorption::{Amounts, finding};
use skindepth::course::{Caution, Course};
use skindepth::healing::{Band, Curve, Phase};
use skindepth::needle::{Channels, Penetration};
use skindepth::plan::params::{self, Warning};
use skindepth::plan::{Plan, axis, token};
use skindepth::skin::{Layer, Spread};
use skindepth::units::Time;

/// What follows from an address.
#[derive(serde::Serialize)]
pub(crate) struct Report {
    token: String,
    warnings: Vec<Warning>,
    plan: Plan,
    cautions: Vec<Caution>,
    layers: Vec<LayerRow>,
    penetration: Penetration,
    channels: Channels,
    absorption: Option<AbsorptionRows>,
    phases: Vec<PhaseRow>,
    healing: Vec<CurveRows>,
}

#[derive(serde::Serialize)]
struct LayerRow {
    layer: Layer,
    thickness: Spread,
}

#[derive(serde::Serialize)]
struct AbsorptionRows {
    finding: skindepth::absorption::Finding,
    /// Needled over intact after a day; none where intact skin lets by next to nothing.
    enhancement_at_a_day: Option<f64>,
    intact: Vec<Amounts>,
    needled: Vec<Amounts>,
}

#[derive(serde::Serialize)]
struct PhaseRow {
    time: Time,
    phase: Phase,
}

#[derive(serde::Serialize)]
struct CurveRows {
    curve: Curve,
    at: Vec<BandRow>,
}

#[derive(serde::Serialize)]
struct BandRow {
    time: Time,
    #[serde(flatten)]
    band: Band,
}

/// When amounts are told: dense at first, as diffusion is.
const HOURS: [f64; 10] = [0.0, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 12.0, 24.0];

impl Report {
    /// What follows from an address: a query, a fragment, or both.
    pub(crate) fn of(address: &str) -> Self {
        let (query, fragment) = address.split_once('#').unwrap_or((address, ""));
        let parsed = params::parse(query, fragment);
        let course = Course::derive(&parsed.session.plan);
        Self {
            token: token::encode(&parsed.session),
            warnings: parsed.warnings,
            layers: Layer::ALL
                .into_iter()
                .map(|layer| LayerRow {
                    layer,
                    thickness: course.layers.spread(layer),
                })
                .collect(),
            absorption: AbsorptionRows::of(&course),
            phases: axis::STOPS
                .into_iter()
                .map(|time| PhaseRow {
                    time,
                    phase: course.phase(time),
                })
                .collect(),
            healing: Curve::ALL
                .into_iter()
                .map(|curve| CurveRows::of(&course, curve))
                .collect(),
            plan: course.plan,
            cautions: course.cautions,
            penetration: course.penetration,
            channels: course.channels,
        }
    }
}

impl AbsorptionRows {
    fn of(course: &Course) -> Option<Self> {
        let absorption = course.setup()?.solve();
        let rows = |needled| {
            HOURS
                .into_iter()
                .map(|hours| absorption.amounts_at(Time::from_hours(hours), needled))
                .collect()
        };
        Some(Self {
            finding: finding(&absorption),
            enhancement_at_a_day: absorption.enhancement(Time::from_days(1.0)),
            intact: rows(false),
            needled: rows(true),
        })
    }
}

impl CurveRows {
    fn of(course: &Course, curve: Curve) -> Self {
        let row = |time| BandRow {
            time,
            band: course.healing(curve, time),
        };
        Self {
            curve,
            at: axis::STOPS.into_iter().map(row).collect(),
        }
    }
}
