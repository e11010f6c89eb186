//! The report: the plan, and everything that the models say about it, in one serializable value.
//!
//! Its form is numbered and described in docs/course-json.md, which a test compares with it key by key. Units are in the
//! keys. Times are since the first treatment or, under `absorption`, since the application.

use std::rc::Rc;

use skindepth::absorption::uncertainty::{Parameter, ShareBand, Uncertainty};
use skindepth::absorption::{Absorption, Amounts, Application, Bound, Field, Finding, Setup, finding};
use skindepth::course::{Caution, Course};
use skindepth::guidance::outcome::Outcome;
use skindepth::healing::calendar::{Answer, Days, days_to_look_settled, on_day};
use skindepth::healing::{Band, Curve, Phase, Treatment};
use skindepth::needle::{self, Rate};
use skindepth::plan::params::{self, Warning};
use skindepth::plan::{Plan, axis, token};
use skindepth::skin::{Appendages, Layer, Spread};
use skindepth::units::{Length, Time};

/// The version of the form: it rises when a key goes away or changes its meaning; new keys do not raise it.
pub(crate) const VERSION: u32 = 1;

/// What follows from an address.
#[derive(serde::Serialize)]
pub(crate) struct Report {
    version: u32,
    token: String,
    warnings: Vec<Warning>,
    plan: PlanRow,
    cautions: Vec<Caution>,
    layers: Vec<LayerRow>,
    appendages: Appendages,
    penetration: PenetrationRow,
    channels: ChannelRow,
    absorption: Option<AbsorptionRow>,
    phases: Vec<PhaseRow>,
    healing: Vec<CurveRow>,
    calendar: CalendarRow,
    outcomes: Vec<&'static Outcome>,
}

#[derive(serde::Serialize)]
struct PlanRow {
    site: &'static str,
    sex: &'static str,
    thickness: &'static str,
    monk_tone: u8,
    concern: &'static str,
    device: &'static str,
    setting: &'static str,
    metal: &'static str,
    gauge: &'static str,
    tip: &'static str,
    rate_per_s: Option<u8>,
    depth_mm: f64,
    needles: u8,
    passes: u8,
    product: Option<&'static str>,
    product_after_minutes: i16,
    wiped_off: bool,
    covered: bool,
    sessions: u8,
    interval_days: u8,
    treatment_day_since_1970: Option<u16>,
    event_day_since_1970: Option<u16>,
    seed: u16,
}

/// A length in millimetres, or another quantity, with its range.
#[derive(serde::Serialize)]
struct Three {
    typical: f64,
    low: f64,
    high: f64,
}

#[derive(serde::Serialize)]
struct LayerRow {
    layer: Layer,
    thickness_mm: Three,
}

#[derive(serde::Serialize)]
struct PenetrationRow {
    set_mm: f64,
    reached_mm: Three,
    insertion_speed_mm_per_s: Three,
    dent_before_puncture_mm: Three,
    puncture_force_millinewtons: Three,
    way_in_secs: f64,
    crossings: Vec<CrossingRow>,
}

#[derive(serde::Serialize)]
struct CrossingRow {
    layer: Layer,
    share_of_people: f64,
}

#[derive(serde::Serialize)]
struct ChannelRow {
    depth_mm: Three,
    needle_diameter_mm: f64,
    diameter_mm: Three,
    density_per_cm2: Three,
    open_share_of_surface: Three,
    still_open_share_at_next_session: Three,
}

#[derive(serde::Serialize)]
struct AbsorptionRow {
    finding: Finding,
    /// Needled over intact after a day; none where intact skin lets by next to nothing.
    enhancement_at_a_day: Option<f64>,
    intact: Vec<AmountRow>,
    needled: Vec<AmountRow>,
    /// The second session's, where it comes while channels are open.
    second_session_needled: Option<Vec<ShareRow>>,
    profiles: Vec<ProfileRow>,
    closures: Vec<ClosureRow>,
    parameters_at_a_day: Vec<ParameterRow>,
}

#[derive(serde::Serialize)]
struct AmountRow {
    time_secs: f64,
    shares_of_dose: Shares,
    bands_of_dose: Bands,
}

#[derive(serde::Serialize)]
struct ShareRow {
    time_secs: f64,
    shares_of_dose: Shares,
}

#[derive(serde::Serialize)]
struct Shares {
    surface: f64,
    channel: f64,
    stratum_corneum: f64,
    viable_epidermis: f64,
    dermis: f64,
    cleared: f64,
    deeper: f64,
}

#[derive(serde::Serialize)]
struct Bands {
    surface: ShareBand,
    delivered: ShareBand,
    in_tissue: ShareBand,
}

#[derive(serde::Serialize)]
struct ProfileRow {
    time_secs: f64,
    depth_mm: Vec<f64>,
    intact_relative: Vec<f64>,
    needled_mean_relative: Vec<f64>,
    needled_at_channel_relative: Vec<f64>,
}

#[derive(serde::Serialize)]
struct ClosureRow {
    covered: bool,
    end: Bound,
    delivered_share_of_dose_at_a_day: f64,
}

#[derive(serde::Serialize)]
struct ParameterRow {
    parameter: Parameter,
    delivered_share_of_dose: [f64; 2],
}

#[derive(serde::Serialize)]
struct PhaseRow {
    time_secs: f64,
    phase: Phase,
}

#[derive(serde::Serialize)]
struct CurveRow {
    curve: Curve,
    settled_after_one_session_secs: Band,
    at: Vec<BandRow>,
}

#[derive(serde::Serialize)]
struct BandRow {
    time_secs: f64,
    #[serde(flatten)]
    band: Band,
}

#[derive(serde::Serialize)]
struct CalendarRow {
    days_to_look_settled: Days,
    days: Vec<Answer>,
}

/// When amounts are told: dense at first, as diffusion is.
const HOURS: [f64; 10] = [0.0, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 12.0, 24.0];
/// When profiles are told: hours at which the picture has fields.
const PROFILE_HOURS: [f64; 4] = [0.25, 1.0, 4.0, 24.0];
/// Days for which the calendar answers, besides the day of the event.
const DAYS: [i32; 12] = [0, 1, 2, 3, 5, 7, 10, 14, 28, 60, 90, 180];

impl Report {
    /// What follows from an address: a query, a fragment, or both.
    pub(crate) fn of(address: &str) -> Self {
        let (query, fragment) = address.split_once('#').unwrap_or((address, ""));
        let parsed = params::parse(query, fragment);
        let course = Course::derive(&parsed.session.plan);
        let about = course.plan.concern.about();
        Self {
            version: VERSION,
            token: token::encode(&parsed.session),
            warnings: parsed.warnings,
            plan: PlanRow::of(&course.plan),
            layers: Layer::ALL
                .into_iter()
                .map(|layer| LayerRow {
                    layer,
                    thickness_mm: spread(course.layers.spread(layer)),
                })
                .collect(),
            appendages: Appendages::of(course.plan.site),
            penetration: PenetrationRow::of(&course),
            channels: ChannelRow::of(&course),
            absorption: course.setup().map(|setup| AbsorptionRow::of(&setup, &course)),
            phases: axis::STOPS
                .into_iter()
                .map(|time| PhaseRow {
                    time_secs: time.secs(),
                    phase: course.phase(time),
                })
                .collect(),
            healing: Curve::ALL
                .into_iter()
                .map(|curve| CurveRow::of(&course.treatment(), curve))
                .collect(),
            calendar: CalendarRow::of(&course),
            outcomes: about.map_or_else(Vec::new, |about| about.outcomes().collect()),
            cautions: course.cautions,
        }
    }
}

fn spread(spread: Spread) -> Three {
    let [typical, low, high] = [spread.typical, spread.low, spread.high].map(Length::mm);
    Three { typical, low, high }
}

fn three([typical, low, high]: [f64; 3]) -> Three {
    Three { typical, low, high }
}

impl PlanRow {
    fn of(plan: &Plan) -> Self {
        let Application {
            after_minutes,
            wiped_off,
            covered,
        } = plan.application;
        Self {
            site: plan.site.key(),
            sex: plan.sex.key(),
            thickness: plan.thickness.key(),
            monk_tone: plan.tone.get(),
            concern: plan.concern.key(),
            device: plan.device.key(),
            setting: plan.setting.key(),
            metal: plan.metal.key(),
            gauge: plan.make.gauge.key(),
            tip: plan.make.tip.key(),
            rate_per_s: plan.make.rate.map(Rate::get),
            depth_mm: plan.depth.mm(),
            needles: plan.needles.get(),
            passes: plan.passes.get(),
            product: plan.product.map(skindepth::absorption::Product::key),
            product_after_minutes: after_minutes.minutes(),
            wiped_off,
            covered,
            sessions: plan.series.sessions(),
            interval_days: plan.series.interval_days(),
            treatment_day_since_1970: plan.dates.treatment,
            event_day_since_1970: plan.dates.event,
            seed: plan.seed,
        }
    }
}

impl PenetrationRow {
    fn of(course: &Course) -> Self {
        let penetration = &course.penetration;
        let insertion = course.insertion();
        Self {
            set_mm: penetration.set.mm(),
            reached_mm: spread(penetration.reached),
            insertion_speed_mm_per_s: three(insertion.speed_mm_per_s),
            dent_before_puncture_mm: spread(insertion.dent),
            puncture_force_millinewtons: three(needle::puncture_millinewtons(course.plan.make)),
            way_in_secs: insertion.time_in(penetration.reached.typical).secs(),
            crossings: penetration
                .crossings
                .iter()
                .map(|crossing| CrossingRow {
                    layer: crossing.layer,
                    share_of_people: crossing.share,
                })
                .collect(),
        }
    }
}

impl ChannelRow {
    fn of(course: &Course) -> Self {
        let channels = &course.channels;
        let Band { typical, low, high } = course.treatment().open_at_next_session();
        Self {
            depth_mm: spread(channels.depth),
            needle_diameter_mm: channels.needle_diameter.mm(),
            diameter_mm: spread(channels.diameter),
            density_per_cm2: three(channels.density_per_cm2),
            open_share_of_surface: three(channels.open_area),
            still_open_share_at_next_session: three([typical, low, high]),
        }
    }
}

impl AbsorptionRow {
    fn of(setup: &Setup, course: &Course) -> Self {
        let absorption = setup.solve();
        let uncertainty = setup.uncertainty();
        let day = Time::from_days(1.0);
        let second = course.setup_on_open_channels().map(|setup| setup.solve());
        Self {
            finding: finding(&absorption),
            enhancement_at_a_day: absorption.enhancement(day),
            intact: amounts(&absorption, &uncertainty, false),
            needled: amounts(&absorption, &uncertainty, true),
            second_session_needled: second.map(|second| HOURS.map(|hours| share_row(&second, hours)).into()),
            profiles: PROFILE_HOURS
                .into_iter()
                .filter_map(|hours| ProfileRow::of(&absorption, Time::from_hours(hours)))
                .collect(),
            closures: closures(course),
            parameters_at_a_day: uncertainty
                .ranking(day, true)
                .into_iter()
                .map(|(parameter, delivered_share_of_dose)| ParameterRow {
                    parameter,
                    delivered_share_of_dose,
                })
                .collect(),
        }
    }
}

fn amounts(absorption: &Absorption, uncertainty: &Uncertainty, needled: bool) -> Vec<AmountRow> {
    let row = |hours| {
        let time = Time::from_hours(hours);
        let bands = uncertainty.at(time, needled);
        AmountRow {
            time_secs: time.secs(),
            shares_of_dose: Shares::of(&absorption.amounts_at(time, needled)),
            bands_of_dose: Bands {
                surface: bands.surface,
                delivered: bands.delivered,
                in_tissue: bands.in_tissue,
            },
        }
    };
    HOURS.into_iter().map(row).collect()
}

fn share_row(absorption: &Absorption, hours: f64) -> ShareRow {
    let time = Time::from_hours(hours);
    ShareRow {
        time_secs: time.secs(),
        shares_of_dose: Shares::of(&absorption.amounts_at(time, true)),
    }
}

impl Shares {
    fn of(amounts: &Amounts) -> Self {
        Self {
            surface: amounts.surface,
            channel: amounts.channel,
            stratum_corneum: amounts.stratum_corneum,
            viable_epidermis: amounts.viable_epidermis,
            dermis: amounts.dermis,
            cleared: amounts.cleared,
            deeper: amounts.deeper,
        }
    }
}

impl ProfileRow {
    fn of(absorption: &Absorption, time: Time) -> Option<Self> {
        let at = |fields: &[Rc<Field>]| -> Option<Rc<Field>> {
            let near = |field: &&Rc<Field>| (field.time_secs - time.secs()).abs() < 1.0;
            fields.iter().find(near).cloned()
        };
        let (intact, needled) = (at(&absorption.intact_fields)?, at(&absorption.needled_fields)?);
        Some(Self {
            time_secs: time.secs(),
            depth_mm: needled.depths_mm(),
            intact_relative: intact.profile(),
            needled_mean_relative: needled.profile(),
            needled_at_channel_relative: needled.along_axis(),
        })
    }
}

/// The same application under both published closings, at the ends and in the middle of each.
fn closures(course: &Course) -> Vec<ClosureRow> {
    let mut rows = Vec::new();
    for covered in [false, true] {
        let mut plan = course.plan.clone();
        plan.application.covered = covered;
        let Some(setup) = Course::derive(&plan).setup() else {
            continue;
        };
        for end in Bound::ALL {
            let solved = setup.closing(end).solve();
            rows.push(ClosureRow {
                covered,
                end,
                delivered_share_of_dose_at_a_day: solved.amounts_at(Time::from_days(1.0), true).delivered(),
            });
        }
    }
    rows
}

impl CurveRow {
    fn of(treatment: &Treatment, curve: Curve) -> Self {
        let row = |time: Time| BandRow {
            time_secs: time.secs(),
            band: treatment.at(curve, time),
        };
        Self {
            curve,
            settled_after_one_session_secs: treatment.settled_by(curve),
            at: axis::STOPS.into_iter().map(row).collect(),
        }
    }
}

impl CalendarRow {
    fn of(course: &Course) -> Self {
        let treatment = course.treatment();
        let dates = course.plan.dates;
        let event = dates.treatment.zip(dates.event);
        let event = event.map(|(first, event)| i32::from(event) - i32::from(first));
        Self {
            days_to_look_settled: days_to_look_settled(&treatment),
            days: DAYS
                .into_iter()
                .chain(event)
                .map(|day| on_day(&treatment, day))
                .collect(),
        }
    }
}
