//! Arbitrary sessions and commands, valid and not.

use proptest::prelude::*;
use proptest::sample::select;
use skindepth::absorption::Product;
use skindepth::guidance::Concern;
use skindepth::needle::{Device, Gauge, Make, Metal, Rate, Setting, Tip};
use skindepth::plan::{
    Application, Command, Dates, Delay, Depth, Moment, NeedleCount, Passes, Plan, Series, Session, Stage,
    Theme, View,
};
use skindepth::skin::{Sex, Site, Thickness, Tone};
use skindepth::units::{Length, Time};

/// Any double, often one of the ordinary size, often one that breaks things.
pub(crate) fn numbers() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -10.0..10.0_f64,
        2 => 0.0..4e7_f64,
        1 => any::<f64>(),
        1 => select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0, 1e-300, 1e300]),
    ]
}

pub(crate) fn moments() -> impl Strategy<Value = Moment> {
    prop_oneof![
        Just(Moment::Before),
        Just(Moment::RealTime),
        numbers().prop_map(|stroke| Moment::Needling { stroke }),
        numbers().prop_map(|secs| Moment::After {
            time: Time::from_secs(secs)
        }),
    ]
}

fn applications() -> impl Strategy<Value = Application> {
    (any::<i16>(), any::<bool>(), any::<bool>()).prop_map(|(after_minutes, wiped_off, covered)| Application {
        after_minutes: Delay::clamped(after_minutes.into()),
        wiped_off,
        covered,
    })
}

fn series() -> impl Strategy<Value = Series> {
    (any::<i64>(), any::<i64>(), 0_i64..10, 0_i64..100, any::<bool>()).prop_map(
        |(far, far_days, near, near_days, is_near)| {
            if is_near {
                Series::clamped(near, near_days)
            } else {
                Series::clamped(far, far_days)
            }
        },
    )
}

fn dates() -> impl Strategy<Value = Dates> {
    (any::<Option<u16>>(), any::<Option<u16>>()).prop_map(|(treatment, event)| Dates { treatment, event })
}

fn products() -> impl Strategy<Value = Option<Product>> {
    proptest::option::of(select(Product::ALL.as_slice()))
}

fn depths() -> impl Strategy<Value = Depth> {
    numbers().prop_map(|mm| Depth::clamped(Length::from_mm(mm)))
}

fn makes() -> impl Strategy<Value = Make> {
    let rates = (0_i64..200).prop_map(Rate::clamped);
    let parts = (select(Gauge::ALL.as_slice()), select(Tip::ALL.as_slice()), rates);
    parts.prop_map(|(gauge, tip, rate)| Make { gauge, tip, rate })
}

pub(crate) fn plans() -> impl Strategy<Value = Plan> {
    (
        (
            select(Site::ALL.as_slice()),
            select(Sex::ALL.as_slice()),
            select(Thickness::ALL.as_slice()),
            any::<i64>().prop_map(Tone::clamped),
            select(Concern::ALL.as_slice()),
        ),
        (
            select(Device::ALL.as_slice()),
            select(Setting::ALL.as_slice()),
            select(Metal::ALL.as_slice()),
            makes(),
            depths(),
            (0_i64..40).prop_map(NeedleCount::clamped),
            (0_i64..20).prop_map(Passes::clamped),
        ),
        (products(), applications(), series(), dates(), any::<u16>()),
    )
        .prop_map(
            |(
                (site, sex, thickness, tone, concern),
                (device, setting, metal, make, depth, needles, passes),
                (product, application, series, dates, seed),
            )| Plan {
                site,
                sex,
                thickness,
                tone,
                concern,
                device,
                setting,
                metal,
                make,
                depth,
                needles,
                passes,
                product,
                application,
                series,
                dates,
                seed,
            },
        )
}

fn views() -> impl Strategy<Value = View> {
    (
        select(Stage::ALL.as_slice()),
        [
            numbers(),
            numbers(),
            numbers(),
            numbers(),
            numbers(),
            numbers(),
            numbers(),
        ],
        moments(),
        any::<bool>(),
        any::<bool>(),
        select(Theme::ALL.as_slice()),
    )
        .prop_map(
            |(stage, [yaw, pitch, zoom, right, below, seam_mm, speed], moment, playing, labels, theme)| {
                View {
                    stage,
                    yaw,
                    pitch,
                    zoom,
                    focus_mm: [right, below],
                    seam_mm,
                    moment,
                    playing,
                    speed,
                    labels,
                    theme,
                }
            },
        )
}

/// Sessions as somebody might put them together, out of range and all.
pub(crate) fn raw_sessions() -> impl Strategy<Value = Session> {
    (plans(), views()).prop_map(|(plan, view)| Session { plan, view })
}

/// Any command.
pub(crate) fn commands() -> impl Strategy<Value = Command> {
    prop_oneof![
        select(Site::ALL.as_slice()).prop_map(Command::SetSite),
        depths().prop_map(Command::SetDepth),
        makes().prop_map(Command::SetMake),
        products().prop_map(Command::SetProduct),
        applications().prop_map(Command::SetApplication),
        series().prop_map(Command::SetSeries),
        dates().prop_map(Command::SetDates),
        select(Stage::ALL.as_slice()).prop_map(Command::SetStage),
        (numbers(), numbers()).prop_map(|(yaw, pitch)| Command::Turn { yaw, pitch }),
        numbers().prop_map(Command::ZoomBy),
        [numbers(), numbers()].prop_map(Command::MoveFocus),
        moments().prop_map(Command::SetMoment),
        any::<bool>().prop_map(Command::Play),
        numbers().prop_map(Command::SetSpeed),
        any::<bool>().prop_map(Command::ShowLabels),
        select(Theme::ALL.as_slice()).prop_map(Command::SetTheme),
        numbers().prop_map(|secs| Command::Advance(Time::from_secs(secs))),
    ]
}
