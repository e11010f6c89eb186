//! The page's own words: buttons, headings, the clock. What the picture shows is named in [`super::names`].

use super::number;
use crate::healing::Phase;
use crate::plan::{Moment, Stage};

/// The product.
pub const NAME: &str = "Skindepth";
/// What it is, for the canvas.
pub const PICTURE: &str = "Cross-section of skin, to scale";
/// How to move in the picture, for people who reach it by keyboard.
pub const PICTURE_KEYS: &str =
    "Up and down set the needle depth, left and right move time, space plays, plus and minus zoom.";
/// Stands on every layout.
pub const STANDING: &str = "Educational picture based on published averages. Your skin, device and results will \
                            differ. Not medical advice.";
/// The intended purpose.
pub const PURPOSE: &str = "Education; not for diagnosis, selection or planning of treatment.";

/// The depth slider.
pub const DEPTH: &str = "Needle depth";
/// The unit of depths.
pub const MM: &str = "mm";
/// The card with depth and what follows from it.
pub const TREATMENT: &str = "Treatment";
/// Where the tips reach.
pub const REACHES: &str = "Tips reach";
/// Number of needles.
pub const NEEDLES: &str = "Needles";
/// Sessions of a series.
pub const SESSIONS: &str = "Sessions";
/// Time between sessions.
pub const INTERVAL: &str = "Weeks between";
/// Passes over the area.
pub const PASSES: &str = "Passes";
/// What a model says, not a measurement.
pub const ESTIMATE: &str = "estimate";

/// Choices in the rail.
pub const CHOICES: &str = "Your choices";
/// Where.
pub const SITE: &str = "Site";
/// What goes on the skin.
pub const PRODUCT: &str = "Product";
/// No product.
pub const NO_PRODUCT: &str = "No product";
/// Skin tone.
pub const TONE: &str = "Skin tone";
/// The device.
pub const DEVICE: &str = "Device";
/// Who uses it.
pub const SETTING: &str = "Used by";
/// What the client would like to change.
pub const CONCERN: &str = "Concern";
/// Thin, typical or thick skin.
pub const THICKNESS: &str = "Skin thickness";
/// Further choices.
pub const MORE: &str = "More";
/// The product is covered.
pub const COVERED: &str = "Covered with a film";
/// The product is wiped off.
pub const WIPED: &str = "Wiped off again";
/// One less.
pub const FEWER: &str = "Fewer";
/// One more.
pub const GREATER: &str = "More";

/// The time slider.
pub const TIME: &str = "Time";
/// Starts the clock.
pub const PLAY: &str = "Play";
/// Stops the clock.
pub const PAUSE: &str = "Pause";
/// How fast the clock runs.
pub const SPEED: &str = "Speed";
/// Buttons that go to a moment.
pub const JUMPS: &str = "Go to";

/// The camera's presets.
pub const VIEWS: &str = "View";
/// Names in the picture.
pub const LABELS: &str = "Labels";
/// Copies a link.
pub const SHARE: &str = "Share";
/// A link was copied.
pub const SHARED: &str = "Link copied";
/// It could not be copied; the address bar has it.
pub const NOT_SHARED: &str = "Copy the address of this page to share it";
/// Changes between light and dark.
pub const THEME_DARK: &str = "Dark colours";
/// Closes a notice.
pub const DISMISS: &str = "Dismiss";
/// Notices.
pub const NOTICES: &str = "Please note";
/// Why a flat drawing is shown.
pub const SCHEMATIC: &str =
    "Your browser cannot show the full picture, so this is a simpler drawing of the same state.";
/// Why the spread of a product is not shown.
pub const UNSOLVED: &str =
    "This browser could not calculate how the product spreads, so the picture leaves it out.";
/// While the graphics processor is away.
pub const LOST: &str =
    "The picture is being restored. Until then this is a simpler drawing of the same state.";

/// A camera preset.
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Block => "Block",
        Stage::Section => "Section",
        Stage::Surface => "Surface",
        Stage::Loupe => "Loupe",
    }
}

/// The heading of a moment.
pub const fn title(moment: Moment, phase: Phase) -> &'static str {
    match (moment, phase) {
        (Moment::Before, _) => "Skin, to scale",
        (Moment::Needling { .. }, _) => "How deep the needles go",
        (Moment::After { .. }, Phase::Haemostasis) => "The channels are open",
        (Moment::After { .. }, Phase::Inflammation) => "The skin responds",
        (Moment::After { .. }, Phase::Proliferation) => "Rebuilding begins",
        (Moment::After { .. }, Phase::Remodelling) => "New collagen matures",
    }
}

/// A phase, short enough for the timeline.
pub const fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Haemostasis => "Channels",
        Phase::Inflammation => "Inflammation",
        Phase::Proliferation => "Proliferation",
        Phase::Remodelling => "Remodelling",
    }
}

/// The clock: `Before`, `Needling`, `10 min`, `Day 7`, `Month 3`.
pub fn clock(moment: Moment) -> String {
    let time = match moment {
        Moment::Before => return "Before".into(),
        Moment::Needling { .. } => return "Needling".into(),
        Moment::After { time } => time,
    };
    // What reaches a whole unit but for rounding has reached it.
    let whole = |value: f64| (value + 1e-6) as u32;
    let (minutes, hours, days) = (whole(time.minutes()), whole(time.hours()), whole(time.days()));
    let (before, count, after) = match (minutes, hours, days) {
        (0, ..) => return "Just after".into(),
        (_, 0, _) => ("", minutes, " min"),
        (_, _, 0) => ("", hours, " h"),
        (_, _, 1..21) => ("Day ", days, ""),
        (_, _, 21..84) => ("Week ", days / 7, ""),
        _ => ("Month ", days / 30, ""),
    };
    let mut text = String::from(before);
    text.push_str(&number::whole(u64::from(count)));
    text.push_str(after);
    text
}

/// A tone of the scale.
pub fn tone(tone: u8) -> String {
    let mut text = String::from("Tone ");
    text.push_str(&number::whole(u64::from(tone)));
    text.push_str(" of 10");
    text
}

/// Times the usual speed; `quarters` of it.
pub const fn speed(quarters: u8) -> &'static str {
    match quarters {
        1 => "¼×",
        2 => "½×",
        8 => "2×",
        16 => "4×",
        _ => "1×",
    }
}
/// "Into the reticular dermis in about 9 in 10 people": before the layer.
pub const INTO: &str = "Into the ";
/// Between the layer and the people.
pub const IN: &str = " in ";
/// Before the people in whom the tips leave the dermis below.
pub const THROUGH: &str = "; through the whole dermis in ";
