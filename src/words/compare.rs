//! Pictures beside each other in words: what each is called, what is calculated for it, and how they differ.

use super::{Words, key};
use crate::course::Course;
use crate::evidence::{Range, Status};
use crate::healing::{Curve, Phase};
use crate::plan::{Axis, Moment, Session};
use crate::scene::since_application;
use crate::units::{Length, Time};

/// Smaller differences of reached depths are not worth a word, millimetres.
const DEPTH_MM: f64 = 0.05;
/// Nor are smaller ones of times, as a share of the longer.
const TIME_SHARE: f64 = 0.1;

impl Words {
    /// What a picture is called beside others that differ on this axis.
    pub fn compared(self, axis: Axis, session: &Session) -> String {
        let plan = &session.plan;
        match axis {
            Axis::Depth => self.depth(plan.depth),
            Axis::Site => self.site(plan.site).into(),
            Axis::Tone => self.tone(plan.tone.get()),
            Axis::Device => self.device(plan.device).into(),
            Axis::Sessions => self.count("compare.sessions", plan.series.sessions().into()),
            Axis::Product => plan
                .product
                .map_or_else(|| self.say(key::PRODUCT_NONE), |product| self.product(product))
                .into(),
            Axis::Day => self.clock(session.view.moment),
        }
    }

    /// What is calculated for a picture: names, and values with their ranges. All are estimates.
    pub fn measured(self, course: &Course, moment: Moment) -> Vec<(&'static str, String)> {
        let phase = match moment {
            Moment::After { time } => course.phase(time),
            _ => Phase::Haemostasis,
        };
        let (layer, _) = self.reached(course);
        vec![
            (self.say(key::COMPARE_SHOWN), self.title(moment, phase).into()),
            (
                self.say(key::COMPARE_REACH),
                self.estimated(&course.penetration.reached),
            ),
            (self.say(key::COMPARE_LAYER), self.layer(layer).into()),
            (
                self.say(key::COMPARE_CLOSED),
                self.settles(course, Curve::ChannelOpening),
            ),
            (
                self.say(key::COMPARE_REDNESS),
                self.settles(course, Curve::Redness),
            ),
            (
                self.say(key::COMPARE_PASSED),
                self.passed(course, moment).map_or_else(
                    || String::from(self.say(key::COMPARE_NONE)),
                    |share| [&share, " (", self.status(Status::Derived), ")"].concat(),
                ),
            ),
        ]
    }

    /// How much of the product's dose has passed the stratum corneum at a moment; none before it is on, and while that
    /// is not computed.
    fn passed(self, course: &Course, moment: Moment) -> Option<String> {
        let since = since_application(course, moment)?;
        let absorption = course.absorption.as_ref()?;
        Some(self.percent(absorption.amounts_at(since, true).delivered()))
    }

    /// How long until a sign has settled, with its range over people: `1 day – 4 days (estimate)`.
    fn settles(self, course: &Course, curve: Curve) -> String {
        let band = course.treatment().settled_by(curve);
        let times = Range {
            typical: Time::from_secs(band.typical),
            low: Time::from_secs(band.low),
            high: Time::from_secs(band.high),
        };
        [&self.times(Some(times)), " (", self.status(Status::Derived), ")"].concat()
    }

    /// How each picture differs from the first, a sentence each.
    pub fn differences(self, axis: Axis, pictures: &[(&Session, &Course)]) -> Vec<String> {
        let Some(((first, from), others)) = pictures.split_first() else {
            return Vec::new();
        };
        let begun = first.view.moment;
        let first = self.compared(axis, first);
        others
            .iter()
            .map(|(session, course)| {
                let mut parts = self.parts(axis, from, course);
                let name = self.compared(axis, session);
                let [mine, others] = [(*course, session.view.moment), (*from, begun)]
                    .map(|(course, moment)| self.passed(course, moment));
                if mine != others {
                    let or_none =
                        |share: Option<String>| share.unwrap_or_else(|| self.say(key::COMPARE_NONE).into());
                    let (by, other) = (or_none(mine), or_none(others));
                    parts.push(self.fill(key::COMPARE_DOSE, &[("by", &by), ("other", &other)]));
                }
                let waits =
                    [(*course, session.view.moment), (*from, begun)]
                        .iter()
                        .any(|(course, moment)| {
                            since_application(course, *moment).is_some() && course.absorption.is_none()
                        });
                let key = if waits {
                    key::COMPARE_WAITING
                } else if parts.is_empty() {
                    key::COMPARE_SAME
                } else {
                    key::COMPARE_BESIDE
                };
                self.fill(
                    key,
                    &[("name", &name), ("other", &first), ("what", &self.joined(parts))],
                )
            })
            .collect()
    }

    fn joined(self, parts: Vec<String>) -> String {
        parts
            .into_iter()
            .reduce(|first, next| self.fill(key::COMPARE_AND, &[("first", &first), ("next", &next)]))
            .unwrap_or_default()
    }

    fn parts(self, axis: Axis, from: &Course, to: &Course) -> Vec<String> {
        let mut parts = Vec::new();
        let by_mm = to.penetration.reached.typical.mm() - from.penetration.reached.typical.mm();
        if by_mm.abs() >= DEPTH_MM {
            let key = if by_mm > 0.0 {
                key::COMPARE_DEEPER
            } else {
                key::COMPARE_SHALLOWER
            };
            let by = self.length(Length::from_mm(by_mm.abs()));
            parts.push(self.fill(key, &[("by", &by)]));
        }
        let [(here, _), (there, _)] = [from, to].map(|course| self.reached(course));
        if here != there {
            parts.push(self.fill(key::COMPARE_ENDS, &[("layer", self.layer(there))]));
        }
        for (curve, longer, shorter) in [
            (
                Curve::ChannelOpening,
                key::COMPARE_OPEN_LONGER,
                key::COMPARE_OPEN_SHORTER,
            ),
            (Curve::Redness, key::COMPARE_RED_LONGER, key::COMPARE_RED_SHORTER),
        ] {
            let [a, b] = [from, to].map(|course| course.treatment().settled_by(curve).typical);
            if (b - a).abs() > TIME_SHARE * a.max(b) {
                let by = self.duration(Time::from_secs((b - a).abs()));
                let key = if b > a { longer } else { shorter };
                parts.push(self.fill(key, &[("by", &by)]));
            }
        }
        if axis == Axis::Sessions {
            let [a, b] = [from, to].map(|course| {
                let series = course.plan.series;
                f64::from(series.sessions() - 1) * f64::from(series.interval_days())
            });
            let by = self.duration(Time::from_days((b - a).abs()));
            let key = if b > a {
                key::COMPARE_SERIES_LONGER
            } else {
                key::COMPARE_SERIES_SHORTER
            };
            parts.push(self.fill(key, &[("by", &by)]));
        }
        parts
    }
}
