//! Side by side: one choice that differs between two to four pictures, all else the same. Read from an address like
//! any parameter, and by the same schema: each value is taken as the parameter of its axis would take it.

use super::params::{self, Parsed, WarningKind};
use super::{Moment, Session};

/// What differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// Set depth or needle length.
    Depth,
    /// Site.
    Site,
    /// Tone.
    Tone,
    /// Device.
    Device,
    /// Number of sessions.
    Sessions,
    /// Product.
    Product,
    /// The instant that is shown.
    Day,
}

impl Axis {
    /// All axes.
    pub const ALL: [Self; 7] = [
        Self::Depth,
        Self::Site,
        Self::Tone,
        Self::Device,
        Self::Sessions,
        Self::Product,
        Self::Day,
    ];

    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Depth => "depth",
            Self::Site => "site",
            Self::Tone => "tone",
            Self::Device => "device",
            Self::Sessions => "sessions",
            Self::Product => "product",
            Self::Day => "day",
        }
    }

    /// The axis of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|axis| axis.key() == key)
    }

    /// The parameter whose values it takes.
    pub const fn parameter(self) -> &'static str {
        match self {
            Self::Day => "time",
            other => other.key(),
        }
    }

    /// Its value in a session, as it would be written.
    pub fn of(self, session: &Session) -> String {
        let plan = &session.plan;
        match self {
            Self::Depth => hundredths(plan.depth.hundredths_mm()),
            Self::Site => plan.site.key().into(),
            Self::Tone => plan.tone.get().to_string(),
            Self::Device => plan.device.key().into(),
            Self::Sessions => plan.series.sessions().to_string(),
            Self::Product => plan
                .product
                .map_or("none", crate::absorption::Product::key)
                .into(),
            Self::Day => match session.view.moment {
                Moment::Before => "before".into(),
                Moment::Needling { .. } => "needling".into(),
                Moment::RealTime => "real-time".into(),
                Moment::After { time } => {
                    let secs = time.secs().max(0.0).round() as u64;
                    match (secs % 86_400, secs % 60) {
                        (0, _) => [(secs / 86_400).to_string().as_str(), "d"].concat(),
                        (_, 0) => [(secs / 60).to_string().as_str(), "min"].concat(),
                        _ => [secs.to_string().as_str(), "s"].concat(),
                    }
                }
            },
        }
    }
}

/// `1.5`, `0.25`, `2`.
fn hundredths(n: u16) -> String {
    let mut text = (n / 100).to_string();
    if !n.is_multiple_of(100) {
        text.push('.');
        text.push_str(&(n / 10 % 10).to_string());
        if !n.is_multiple_of(10) {
            text.push_str(&(n % 10).to_string());
        }
    }
    text
}

/// A comparison: one to [`Compare::MOST`] different values of one axis. One stands beside what is chosen.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Compare {
    axis: Axis,
    values: Vec<String>,
}

impl Compare {
    /// Most pictures beside each other.
    pub const MOST: usize = 4;

    /// Reads `depth:0.5,1.5,2.5`; without an axis the values are depths. With what a value was clamped to, or the most
    /// values where there were more.
    ///
    /// # Errors
    ///
    /// There is no such axis, or one of the values is none of its parameter's.
    pub(super) fn read(text: &str) -> Result<(Self, Option<f64>), WarningKind> {
        let (axis, values) = match text.split_once(':') {
            Some((axis, values)) => (
                Axis::from_key(axis.trim().to_ascii_lowercase().as_str()).ok_or(WarningKind::UnknownValue)?,
                values,
            ),
            None => (Axis::Depth, text),
        };
        let mut compare = Self {
            axis,
            values: Vec::new(),
        };
        let mut clamped = None;
        for value in values.split(',') {
            if compare.values.len() == Self::MOST {
                clamped = Some(Self::MOST as f64);
                break;
            }
            match compare.add(value) {
                Ok(None) => {}
                Ok(to) => clamped = to,
                Err(kind) => return Err(kind),
            }
        }
        Ok((compare, clamped))
    }

    /// A comparison of these values, those that are none left out; nothing where none is left.
    pub fn of(axis: Axis, values: &[&str]) -> Option<Self> {
        let mut compare = Self {
            axis,
            values: Vec::new(),
        };
        let taken = values.iter().take(Self::MOST);
        let taken = taken.filter(|value| compare.add(value).is_ok()).count();
        (taken > 0).then_some(compare)
    }

    /// Takes a value as its parameter would, unless it is there already.
    fn add(&mut self, value: &str) -> Result<Option<f64>, WarningKind> {
        let mut parsed = Parsed::default();
        parsed.set(self.axis.parameter(), value);
        let clamped = match parsed.warnings.first().map(|warning| warning.kind) {
            None => None,
            Some(WarningKind::Clamped { to }) => Some(to),
            Some(kind) => return Err(kind),
        };
        let value = self.axis.of(&parsed.session);
        if !self.values.contains(&value) {
            self.values.push(value);
        }
        Ok(clamped)
    }

    /// What differs.
    pub const fn axis(&self) -> Axis {
        self.axis
    }

    /// The values as they would be written.
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// Is a value among them?
    pub fn has(&self, value: &str) -> bool {
        self.values.iter().any(|have| have == value)
    }

    /// With a value more, or without it if it is there; none where fewer than two would be left, or there is no room.
    pub fn toggled(&self, value: &str) -> Option<Self> {
        let mut new = self.clone();
        if self.has(value) {
            new.values.retain(|have| have != value);
        } else if new.values.len() < Self::MOST {
            new.add(value).ok()?;
        }
        (new.values.len() >= 2 && new != *self).then_some(new)
    }

    /// As it would be written in an address.
    pub fn written(&self) -> String {
        [self.axis.key(), ":", &self.values.join(",")].concat()
    }

    /// The pictures: what is chosen with each of the values in turn. All have one clock but where it is what differs.
    pub fn sessions(&self, chosen: &Session) -> Vec<Session> {
        let mut sessions = Vec::new();
        if let [only] = self.values.as_slice()
            && *only != self.axis.of(chosen)
        {
            sessions.push(chosen.clone());
        }
        for value in &self.values {
            let (mut session, _) = params::over(chosen, &[self.axis.parameter(), "=", value].concat());
            session.view.playing = false;
            sessions.push(session);
        }
        sessions
    }
}
