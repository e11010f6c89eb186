//! Plan and View: what was chosen and how it is looked at; Command, the one way to change them.
//!
//! ```text
//! token, query, host message --+                   +-> Plan --> Course
//! slider, drag, key  --------- + --> Command --> Session
//! the page's clock   ----------+                   +-> View
//! ```
//!
//! Foreign text enters by two doors only: [`token`] (a whole session in a link) and [`params`] (single choices by
//! name). Both are total: they yield a valid session and say what they could not take. Nothing here knows the page.

pub mod axis;
mod command;
mod compare;
pub mod params;
mod quantities;
mod session;
pub mod token;
mod view;

pub use self::command::Command;
pub use self::compare::{Axis, Compare};
pub use self::quantities::{Dates, Series};
pub use self::session::Session;
pub use self::view::{Moment, Stage, Theme, View};
pub use crate::absorption::{Application, Delay};
pub use crate::needle::{Depth, NeedleCount, Passes};

use crate::absorption::Product;
use crate::guidance::Concern;
use crate::needle::{Device, Make, Metal, Setting, Tool};
use crate::skin::{Sex, Site, Thickness, Tone};
use crate::units::Length;

/// What was chosen. Always valid: the type of each field can hold nothing else, so every plan has a course.
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
    /// How they are made and driven.
    pub make: Make,
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
            make: Make::default(),
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

impl Plan {
    /// The needles and what is done with them.
    pub fn tool(&self) -> Tool {
        Tool {
            device: self.device,
            setting: self.setting,
            length: self.depth.into(),
            needles: self.needles,
            passes: self.passes,
            make: self.make,
        }
    }
}
