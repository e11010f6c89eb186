//! The one way to change a session.

use super::{Application, Dates, Depth, Moment, NeedleCount, Passes, Series, Stage, Theme};
use crate::absorption::Product;
use crate::guidance::Concern;
use crate::needle::{Device, Make, Metal, Setting};
use crate::skin::{Sex, Site, Thickness, Tone};
use crate::units::Time;

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
    /// How the needles are made and driven.
    SetMake(Make),
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
    /// Show skin as it was before left of here, millimetres right of the middle.
    SetSeam(f64),
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
