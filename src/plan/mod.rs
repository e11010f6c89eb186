//! Plan and View: what was chosen and how it is looked at; Command, the one way to change them.

pub use crate::absorption::Application;
use crate::absorption::Product;
use crate::guidance::Concern;
use crate::needle::{Device, Metal, Setting};
use crate::skin::{Sex, Site, Thickness, Tone};
use crate::units::{Length, Time};

/// What was chosen. Always valid: fields are private and every constructor clamps.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Plan {
    /// Where.
    pub site: Site,
    /// Whose data.
    pub sex: Sex,
    /// Thin, typical or thick skin of that site.
    pub thickness: Thickness,
    /// Skin tone.
    pub tone: Tone,
    /// What the client would like to change.
    pub concern: Concern,
    /// Device.
    pub device: Device,
    /// Professional or home.
    pub setting: Setting,
    /// Metal of the needles.
    pub metal: Metal,
    /// Set depth or needle length.
    pub depth: Depth,
    /// Number of needles in the cartridge.
    pub needles: NeedleCount,
    /// Passes over the area.
    pub passes: Passes,
    /// Product, if any.
    pub product: Option<Product>,
    /// When and how the product goes on.
    pub application: Application,
    /// Sessions and their interval.
    pub series: Series,
    /// Date of the (first) treatment and of an event, as days since 1970-01-01, if chosen.
    pub dates: Dates,
    /// Seed of the procedural anatomy.
    pub seed: u16,
}

/// Set depth or needle length, 0.25 to 2.5 mm in steps of 0.05 mm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct Depth {
    hundredths_mm: u16,
}

impl Depth {
    /// Shallowest setting.
    pub const MIN: Self = Self { hundredths_mm: 25 };
    /// Deepest setting.
    pub const MAX: Self = Self { hundredths_mm: 250 };
    /// Step of the setting.
    pub const STEP_MM: f64 = 0.05;

    /// The nearest setting; anything that is not a number gives the shallowest.
    pub fn clamped(length: Length) -> Self {
        let steps = (length.mm() / Self::STEP_MM).round().clamp(5.0, 50.0);
        Self {
            hundredths_mm: if steps.is_nan() { 25 } else { steps as u16 * 5 },
        }
    }
    /// As a length.
    pub fn length(self) -> Length {
        Length::from_mm(f64::from(self.hundredths_mm) / 100.0)
    }
    /// In millimetres.
    pub fn mm(self) -> f64 {
        self.length().mm()
    }
    /// In hundredths of a millimetre: exact.
    pub fn hundredths_mm(self) -> u16 {
        self.hundredths_mm
    }
}

/// Needles in a cartridge or on a stamp, or in a roller's row: 1 to 36.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct NeedleCount(u8);

impl NeedleCount {
    /// The nearest valid count.
    pub fn clamped(n: i64) -> Self {
        Self(n.clamp(1, 36) as u8)
    }
    /// 1 to 36.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// Passes over the area: 1 to 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Passes(u8);

impl Passes {
    /// The nearest valid count.
    pub fn clamped(n: i64) -> Self {
        Self(n.clamp(1, 16) as u8)
    }
    /// 1 to 16.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// A series of sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Series {
    /// 1 to 8.
    sessions: u8,
    /// Days between sessions, 7 to 84.
    interval_days: u8,
}

impl Series {
    /// The nearest valid series.
    pub fn clamped(sessions: i64, interval_days: i64) -> Self {
        Self {
            sessions: sessions.clamp(1, 8) as u8,
            interval_days: interval_days.clamp(7, 84) as u8,
        }
    }
    /// Number of sessions.
    pub fn sessions(self) -> u8 {
        self.sessions
    }
    /// Days between sessions.
    pub fn interval_days(self) -> u8 {
        self.interval_days
    }
}

/// Dates, as days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Dates {
    /// First treatment.
    pub treatment: Option<u16>,
    /// The client's event.
    pub event: Option<u16>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            site: Site::Cheek,
            sex: Sex::Either,
            thickness: Thickness::Typical,
            tone: Tone::clamped(3),
            concern: Concern::None,
            device: Device::Pen,
            setting: Setting::Professional,
            metal: Metal::Steel,
            depth: Depth::clamped(Length::from_mm(1.5)),
            needles: NeedleCount::clamped(12),
            passes: Passes::clamped(4),
            product: None,
            application: Application::default(),
            series: Series::clamped(4, 30),
            dates: Dates::default(),
            seed: 7,
        }
    }
}

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
    /// After the first treatment.
    After {
        /// Time since the first treatment; 0 to [`Moment::END`].
        time: Time,
    },
}

impl Moment {
    /// The end of the clock.
    pub const END: Time = Time::from_days(365.0);
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

/// How the plan is looked at. Nothing clinical.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct View {
    /// Camera preset.
    pub stage: Stage,
    /// Turn away from the preset, radians; the sum is limited by the camera.
    pub yaw: f64,
    /// Tilt away from the preset, radians.
    pub pitch: f64,
    /// Zoom over the preset, 0.5 to 20.
    pub zoom: f64,
    /// Centre of the loupe or of a zoom, millimetres right of the middle and below the surface.
    pub focus_mm: [f64; 2],
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
            moment: Moment::Before,
            playing: false,
            speed: 1.0,
            labels: true,
            theme: Theme::Auto,
        }
    }
}

/// The one way to change Plan or View. Every door (slider, drag, key, token, host message) speaks it.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Choose a site.
    SetSite(Site),
    /// Choose whose data.
    SetSex(Sex),
    /// Thin, typical or thick.
    SetThickness(Thickness),
    /// Choose a tone.
    SetTone(Tone),
    /// Choose a concern.
    SetConcern(Concern),
    /// Choose a device.
    SetDevice(Device),
    /// Professional or home.
    SetSetting(Setting),
    /// Choose the metal.
    SetMetal(Metal),
    /// Set the depth.
    SetDepth(Depth),
    /// Set the number of needles.
    SetNeedles(NeedleCount),
    /// Set the passes.
    SetPasses(Passes),
    /// Choose a product, or none.
    SetProduct(Option<Product>),
    /// When and how the product goes on.
    SetApplication(Application),
    /// Set the series.
    SetSeries(Series),
    /// Set the dates.
    SetDates(Dates),
    /// Choose a camera preset; turns and zoom go back to it.
    SetStage(Stage),
    /// Turn the camera by radians.
    Turn {
        /// Right is positive.
        yaw: f64,
        /// Down onto the surface is positive.
        pitch: f64,
    },
    /// Multiply the zoom.
    ZoomBy(f64),
    /// Move the loupe or the zoom's centre by millimetres.
    MoveFocus([f64; 2]),
    /// Show an instant.
    SetMoment(Moment),
    /// Start or stop the clock.
    Play(bool),
    /// Times the usual speed.
    SetSpeed(f64),
    /// Show or hide labels.
    ShowLabels(bool),
    /// Light or dark.
    SetTheme(Theme),
    /// Let `dt` of the viewer's time pass: moves the clock when it runs.
    Advance(Time),
}
