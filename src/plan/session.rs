//! A session: the plan and the view, and what each command does to them.

use super::{Command, Moment, Plan, View, axis};
use crate::units::Time;

/// Everything that a link carries: what was chosen and how it is looked at.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize)]
pub struct Session {
    /// What was chosen.
    pub plan: Plan,
    /// How it is looked at.
    pub view: View,
}

/// How long stroke and year take together at speed 1.
const AXIS_SECS: f64 = 40.0;

impl Session {
    /// Does what a command says. Total: values out of range become the nearest valid ones, and a turn, zoom, shift or
    /// span of time that is no number changes nothing. Setting the same twice is the same as once.
    pub fn apply(&mut self, command: &Command) {
        let Self { plan, view } = self;
        match *command {
            Command::SetSite(site) => plan.site = site,
            Command::SetSex(sex) => plan.sex = sex,
            Command::SetThickness(thickness) => plan.thickness = thickness,
            Command::SetTone(tone) => plan.tone = tone,
            Command::SetConcern(concern) => plan.concern = concern,
            Command::SetDevice(device) => plan.device = device,
            Command::SetSetting(setting) => plan.setting = setting,
            Command::SetMetal(metal) => plan.metal = metal,
            Command::SetMake(make) => plan.make = make,
            Command::SetDepth(depth) => plan.depth = depth,
            Command::SetNeedles(needles) => plan.needles = needles,
            Command::SetPasses(passes) => plan.passes = passes,
            Command::SetProduct(product) => plan.product = product,
            Command::SetApplication(application) => plan.application = application,
            Command::SetSeries(series) => plan.series = series,
            Command::SetDates(dates) => plan.dates = dates,
            Command::SetStage(stage) => {
                view.stage = stage;
                view.yaw = 0.0;
                view.pitch = 0.0;
                view.zoom = 1.0;
            }
            Command::Turn { yaw, pitch } => {
                view.yaw += finite_or(yaw, 0.0);
                view.pitch += finite_or(pitch, 0.0);
            }
            Command::ZoomBy(factor) if factor > 0.0 => view.zoom *= finite_or(factor, 1.0),
            Command::ZoomBy(_) => {}
            Command::MoveFocus(by) => {
                for (focus, by) in view.focus_mm.iter_mut().zip(by) {
                    *focus += finite_or(by, 0.0);
                }
            }
            Command::SetSeam(mm) => view.seam_mm = finite_or(mm, view.seam_mm),
            Command::SetMoment(moment) => view.moment = moment,
            Command::Play(on) => play(view, on),
            Command::SetSpeed(speed) => view.speed = finite_or(speed, view.speed),
            Command::ShowLabels(on) => view.labels = on,
            Command::SetTheme(theme) => view.theme = theme,
            Command::Advance(dt) => advance(view, dt),
        }
        *view = view.clone().clamped();
    }

    /// The nearest valid session, for one that was put together by hand.
    #[must_use]
    pub fn clamped(mut self) -> Self {
        self.view = self.view.clamped();
        self
    }
}

fn finite_or(x: f64, otherwise: f64) -> f64 {
    if x.is_finite() { x } else { otherwise }
}

/// Starting on intact skin or in real time lowers the needles; starting at the end starts again, as players do.
fn play(view: &mut View, on: bool) {
    view.playing = on;
    let starts_over = match view.moment {
        Moment::Before | Moment::RealTime => true,
        Moment::Needling { .. } => false,
        Moment::After { time } => time >= Moment::END,
    };
    if on && starts_over {
        view.moment = Moment::Needling { stroke: 0.0 };
    }
}

/// Moves the clock by `dt` of the viewer's time. Intact skin and real time hold: whoever shows it decides for how long. What a
/// step leaves over at the end of the stroke goes on after it, so that the frame rate does not matter.
fn advance(view: &mut View, dt: Time) {
    let mut left_secs = dt.secs() * view.speed;
    if !view.playing || left_secs.is_nan() || left_secs <= 0.0 {
        return;
    }
    if let Moment::Needling { stroke } = view.moment {
        let needed_secs = (Moment::STROKE_END - stroke) / Moment::STROKE_END * Moment::STROKE.secs();
        if left_secs < needed_secs {
            view.moment = Moment::Needling {
                stroke: stroke + left_secs / Moment::STROKE.secs() * Moment::STROKE_END,
            };
            return;
        }
        left_secs -= needed_secs;
        view.moment = Moment::After {
            time: Time::from_secs(0.0),
        };
    }
    if let Moment::After { .. } = view.moment {
        let per_sec = (1.0 - axis::AFTER_STARTS) / (AXIS_SECS - Moment::STROKE.secs());
        let position = axis::position(view.moment) + left_secs * per_sec;
        view.moment = axis::moment(position);
        view.playing = position < 1.0;
    }
}
