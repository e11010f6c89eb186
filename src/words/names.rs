//! What everything is called, in the language that is spoken.

use super::table;
use crate::absorption::Product;
use crate::course::{Caution, Course};
use crate::evidence::Status;
use crate::guidance::{Advice, Aftercare, Alternative, Benefit, Concern, Contraindication, Grade, When};
use crate::healing::{Curve, Phase};
use crate::needle::{Device, Metal, Setting};
use crate::plan::params::Warning;
use crate::plan::{Moment, Stage, Theme, View};
use crate::scene::{Frame, Structure};
use crate::skin::{Layer, Sex, Site, Thickness};
use crate::units::Time;

/// Declares the names once: the table's entries, and a function for each.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident($kind:ty),)*) => {
        /// The texts of one language.
        #[derive(Debug, Clone, Copy)]
        pub struct Language {
            $($(#[$doc])* pub $name: fn($kind) -> &'static str,)*
            /// What a caution says.
            pub caution: fn(Caution) -> &'static str,
            /// What needling is thought to do for a benefit.
            pub benefit_sentence: fn(Benefit) -> &'static str,
            /// How well something is shown, as a sentence.
            pub grade_sentence: fn(Grade) -> &'static str,
            /// A duration.
            pub duration: fn(Time) -> String,
            /// A moment of the clock.
            pub moment: fn(Moment) -> String,
            /// A share of people, 0 to 1.
            pub share: fn(f64) -> String,
            /// A share of a dose, 0 to 1, in percent.
            pub percent: fn(f64) -> String,
            /// A warning about a parameter.
            pub warning: fn(&Warning) -> String,
            /// A frame in one line.
            pub caption: fn(&Course, &View) -> String,
            /// A frame in sentences.
            pub describe: fn(&Frame, &Course, &View) -> String,
        }

        $($(#[$doc])* pub fn $name(of: $kind) -> &'static str {
            (table().$name)(of)
        })*
    };
}

names! {
    /// A treatment site.
    site(Site),
    /// Thin, typical or thick skin.
    thickness(Thickness),
    /// Whose data.
    sex(Sex),
    /// A layer of the skin.
    layer(Layer),
    /// A structure that can be pointed at.
    structure(Structure),
    /// What a structure is or does, in a few words; empty where its name says it.
    structure_note(Structure),
    /// A device.
    device(Device),
    /// Who uses it.
    setting(Setting),
    /// What its needles are made of.
    metal(Metal),
    /// A product.
    product(Product),
    /// A curve of healing.
    curve(Curve),
    /// A phase of healing.
    phase(Phase),
    /// What a client would like to change.
    concern(Concern),
    /// A purpose of needling.
    benefit(Benefit),
    /// How well something is shown.
    grade(Grade),
    /// A treatment that needling is compared with.
    alternative(Alternative),
    /// A reason to talk to a clinician first.
    contraindication(Contraindication),
    /// An item of care.
    aftercare(Aftercare),
    /// What the care says to do.
    advice(Advice),
    /// On which side of the session.
    when(When),
    /// How far a number may be trusted; empty where it was read in its source.
    status(Status),
    /// How the picture is seen.
    stage(Stage),
    /// Light or dark.
    theme(Theme),
    /// A caution, in a few words.
    caution_name(Caution),
}
