//! How a plan is looked at: the camera, the moment, the clock.

use crate::units::{Time, bounded};

/// The instant that is shown.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Moment {
    /// Intact skin, before anything.
    Before,
    /// During one stroke: 0 the tips touch the skin, 1 deepest, 2 out again.
    Needling {
        /// 0 to 2.
        stroke: f64,
    },
    /// Needling at its own speed, as an eye sees it: no instant, but the mean over many strokes of a pen.
    RealTime,
    /// After the first treatment.
    After {
        /// Time since the first treatment; 0 to [`Moment::END`].
        time: Time,
    },
}

impl Moment {
    /// The end of the clock.
    pub const END: Time = Time::from_days(365.0);

    /// The stroke at which the needles are out again.
    pub const STROKE_END: f64 = 2.0;

    /// How long one stroke is shown at the usual speed. The real one takes milliseconds.
    pub const STROKE: Time = Time::from_secs(2.4);

    /// Where in a stroke the needles stand, if they are shown: at their deepest in real time.
    pub const fn stroke(self) -> Option<f64> {
        match self {
            Self::Needling { stroke } => Some(stroke),
            Self::RealTime => Some(1.0),
            Self::Before | Self::After { .. } => None,
        }
    }

    /// The nearest valid moment; a number that is none counts as 0.
    #[must_use]
    pub fn clamped(self) -> Self {
        match self {
            Self::Before | Self::RealTime => self,
            Self::Needling { stroke } => Self::Needling {
                stroke: within([0.0, Self::STROKE_END], stroke, 0.0),
            },
            Self::After { time } => Self::After {
                time: Time::from_secs(within([0.0, Self::END.secs()], time.secs(), 0.0)),
            },
        }
    }
}

/// The camera's preset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Three-quarter block.
    #[default]
    Block,
    /// Flat section, measurable.
    Section,
    /// From above, as a mirror would show it.
    Surface,
    /// Inside the epidermis, ten times larger.
    Loupe,
}

impl Stage {
    /// All presets. The order is part of the token format: append only.
    pub const ALL: [Self; 4] = [Self::Block, Self::Section, Self::Surface, Self::Loupe];

    /// The stable name, in kebab case.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Section => "section",
            Self::Surface => "surface",
            Self::Loupe => "loupe",
        }
    }

    /// The preset of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.key() == key)
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system is set.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes. The order is part of the token format: append only.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The stable name, in kebab case.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.key() == key)
    }
}

/// How the plan is looked at. Nothing clinical.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct View {
    /// Camera preset.
    pub stage: Stage,
    /// Turn away from the preset, radians, a quarter turn either way; the camera limits the sum.
    pub yaw: f64,
    /// Tilt away from the preset, radians, likewise.
    pub pitch: f64,
    /// Zoom over the preset, 0.5 to 20.
    pub zoom: f64,
    /// Centre of the loupe or of a zoom, millimetres right of the middle and below the surface, within the block.
    pub focus_mm: [f64; 2],
    /// Left of here, millimetres right of the middle, the cut shows skin as it was before the treatment; at the block's left
    /// edge nowhere, but for a product, beside which the left half is intact then. Within the block.
    pub seam_mm: f64,
    /// What is shown.
    pub moment: Moment,
    /// Is the clock running?
    pub playing: bool,
    /// Times the usual speed: 0.25 to 4.
    pub speed: f64,
    /// Are labels shown?
    pub labels: bool,
    /// Light or dark.
    pub theme: Theme,
}

impl Default for View {
    fn default() -> Self {
        Self {
            stage: Stage::Block,
            yaw: 0.0,
            pitch: 0.0,
            zoom: 1.0,
            focus_mm: [0.6, 0.08],
            seam_mm: -Self::FOCUS_RIGHT_MM,
            moment: Moment::Before,
            playing: false,
            speed: 1.0,
            labels: true,
            theme: Theme::Auto,
        }
    }
}

impl View {
    /// Largest turn and tilt away from the preset.
    pub const TURN_MAX: f64 = std::f64::consts::FRAC_PI_2;
    /// Least and most zoom.
    pub const ZOOM: [f64; 2] = [0.5, 20.0];
    /// Slowest and fastest.
    pub const SPEED: [f64; 2] = [0.25, 4.0];
    /// Half the block's width.
    pub const FOCUS_RIGHT_MM: f64 = 2.0;
    /// The block's depth.
    pub const FOCUS_BELOW_MM: f64 = 3.2;

    /// The nearest valid view. A number that is none becomes the preset's.
    #[must_use]
    pub fn clamped(self) -> Self {
        let preset = Self::default();
        let [right, below] = self.focus_mm;
        let [preset_right, preset_below] = preset.focus_mm;
        let turn = [-Self::TURN_MAX, Self::TURN_MAX];
        let sideways = [-Self::FOCUS_RIGHT_MM, Self::FOCUS_RIGHT_MM];
        Self {
            yaw: within(turn, self.yaw, preset.yaw),
            pitch: within(turn, self.pitch, preset.pitch),
            zoom: within(Self::ZOOM, self.zoom, preset.zoom),
            focus_mm: [
                within(sideways, right, preset_right),
                within([0.0, Self::FOCUS_BELOW_MM], below, preset_below),
            ],
            seam_mm: within(sideways, self.seam_mm, preset.seam_mm),
            moment: self.moment.clamped(),
            speed: within(Self::SPEED, self.speed, preset.speed),
            ..self
        }
    }
}

/// The nearest number of a range, or the preset for one that is none.
fn within([low, high]: [f64; 2], x: f64, preset: f64) -> f64 {
    if x.is_nan() { preset } else { bounded(x, low, high) }
}
