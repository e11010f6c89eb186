//! Scene: everything that is visible at one instant, as plain data in millimetres. No GL, no words.
//!
//! Axes as in [`crate::skin::anatomy`]: x right, y up (0 is the resting surface), z toward the viewer (0 is the cut).

mod camera;
mod frame;
pub mod holder;
mod labelled;
pub mod labels;
mod layers;
pub mod loupe;
pub mod mirror;
pub mod motion;
pub mod palette;
pub mod pick;
mod pose;
mod sites;
pub mod waves;

use std::rc::Rc;

use glam::{Vec2, Vec3};

use crate::absorption::Field;
use crate::course::Caution;
use crate::needle::Device;
use crate::plan::Moment;
use crate::skin::anatomy::Anatomy;
use crate::skin::{Layer, Tone};

pub use self::frame::{Scene, since_application};
pub use self::labels::{PlacedLabel, Side};
pub use self::loupe::Lens;
pub use self::pose::Pose;

/// The picture's rectangle in CSS pixels, and the part of it that panels leave free.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Left, top, right, bottom insets that panels cover.
    pub insets: [f32; 4],
    /// Narrow screens show less: names stand over the block, with leaders in the loupe alone.
    pub compact: bool,
}

/// What of a screen is the picture's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// The screen. What the scale takes below the block is among the insets.
    pub viewport: Viewport,
    /// The upper edge of the product's colour scale, CSS pixels; none while no product is to be seen, or where there is no
    /// room for it.
    pub scale_top: Option<f32>,
}

/// A pinhole camera with lens shift. At small fields of view it is a measurable flat section.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// Position.
    pub eye: Vec3,
    /// Unit vectors.
    pub right: Vec3,
    /// Up on screen.
    pub up: Vec3,
    /// Into the picture.
    pub forward: Vec3,
    /// Tangent of half the vertical field of view.
    pub tan_half_fov: f32,
    /// Lens shift in units of the picture's height, right and up positive.
    pub shift: Vec2,
    /// Millimetres that the picture's height spans at the target's distance.
    pub span_mm: f32,
}

/// A roller over the skin: its needles turn about its axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Roll {
    /// Where the axis stands over the skin, `x`. It comes from the left.
    pub x_mm: f32,
    /// Distance from the axis to the tips.
    pub radius_mm: f32,
}

/// Needles at this instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Needles {
    /// Axis of each needle, `(x, z)`. The ones with z = 0 stand in the cut face.
    pub axes: Vec<Vec2>,
    /// Depth of the tips below the resting surface; negative while above it.
    pub tip_mm: f32,
    /// Radius of the shaft.
    pub radius_mm: f32,
    /// Length of the tapering tip.
    pub taper_mm: f32,
    /// What they belong to, and how far they stand out of it when they are set as deep as they are.
    pub device: Device,
    /// That length.
    pub length_mm: f32,
    /// Rolling, where the device is a roller; `tip_mm` is then the depth in the middle of the block.
    pub roll: Option<Roll>,
    /// They go in and out too fast to be seen: what is shown is their mean over many strokes.
    pub blurred: bool,
    /// How deep the surface is dented around each needle.
    pub dimple_mm: f32,
    /// 0 before the surface yields, 1 after.
    pub punctured: f32,
    /// Opacity, 0 to 1.
    pub opacity: f32,
    /// Low and high end of the reached depth over people, for the band beside the tip.
    pub reached_mm: [f32; 2],
    /// The typical one between them, to which the picture's needles go.
    pub reaches_mm: f32,
    /// The layer into which tips go in most people.
    pub layer: Layer,
}

/// One channel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChannelSite {
    /// Axis `(x, z)`.
    pub axis: Vec2,
    /// Depth.
    pub depth_mm: f32,
}

/// Channels at this instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Channels {
    /// Where they are; the same places during needling and after, for ever.
    pub sites: Vec<ChannelSite>,
    /// Radius of a fresh channel at the surface.
    pub radius_mm: f32,
    /// 0 closed, 1 fresh.
    pub open: f32,
    /// Share of the channel that is filled by clot, 0 to 1.
    pub clot: f32,
    /// True where the channels cross vessels.
    pub crosses_vessels: bool,
}

/// The product at this instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Concentration {
    /// The computed field at or before this instant.
    pub field: Rc<Field>,
    /// The computed field after this instant.
    pub next: Rc<Field>,
    /// 0 shows `field`, 1 shows `next`.
    pub mix: f32,
    /// The fields at the same times in intact skin.
    pub intact: [Rc<Field>; 2],
    /// Share of the dose that capillaries have taken up so far, in intact and in needled skin, 0 to 1.
    pub cleared: [f32; 2],
    /// Film on the surface, 0 to 1.
    pub film: f32,
}

/// Amounts that colour and populate the tissue, each 0 to 1 and proportional to its curve.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct HealingShown {
    /// Inflammation in the tissue around the channels (neutrophils and macrophages).
    pub inflammation: f32,
    /// Neutrophils.
    pub neutrophils: f32,
    /// Macrophages.
    pub macrophages: f32,
    /// Redness of the surface.
    pub redness: f32,
    /// Swelling of the surface.
    pub swelling: f32,
    /// Flaking of the stratum corneum.
    pub flaking: f32,
    /// Active fibroblasts.
    pub fibroblasts: f32,
    /// New collagen III along the tracks.
    pub collagen_iii: f32,
    /// New collagen I.
    pub collagen_i: f32,
}

/// What the client came for, shown as a mechanism: it never changes into an "after".
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ConcernShown {
    /// Depth of a wrinkle, 0 to 1.
    pub wrinkle: f32,
    /// An atrophic scar, 0 to 1.
    pub scar: f32,
    /// Dark marks, 0 to 1.
    pub pigment: f32,
    /// Widened pores, 0 to 1.
    pub pores: f32,
}

/// A structure that can be labelled, pointed at and described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Structure {
    /// Stratum corneum.
    StratumCorneum,
    /// Viable epidermis.
    ViableEpidermis,
    /// Basal layer.
    BasalLayer,
    /// Melanocyte.
    Melanocyte,
    /// Rete ridge.
    ReteRidge,
    /// Papillary dermis.
    PapillaryDermis,
    /// Reticular dermis.
    ReticularDermis,
    /// Hypodermis.
    Hypodermis,
    /// Capillary loop.
    CapillaryLoop,
    /// Superficial plexus.
    SuperficialPlexus,
    /// Deep plexus.
    DeepPlexus,
    /// Hair follicle.
    HairFollicle,
    /// Sebaceous gland.
    SebaceousGland,
    /// Sweat gland.
    SweatGland,
    /// Nerve.
    Nerve,
    /// Needle.
    Needle,
    /// Where the tips end.
    NeedleTip,
    /// Channel.
    Channel,
    /// Clot in a channel.
    Clot,
    /// Product on its way.
    Product,
    /// Immune cells.
    ImmuneCells,
    /// Fibroblasts.
    Fibroblast,
    /// New collagen III.
    CollagenIii,
    /// New collagen I.
    CollagenI,
    /// Redness at the surface.
    Redness,
    /// Wrinkle.
    Wrinkle,
    /// Acne scar.
    Scar,
    /// Dark mark.
    DarkMark,
}

impl Structure {
    /// All structures.
    pub const ALL: [Self; 28] = [
        Self::StratumCorneum,
        Self::ViableEpidermis,
        Self::BasalLayer,
        Self::Melanocyte,
        Self::ReteRidge,
        Self::PapillaryDermis,
        Self::ReticularDermis,
        Self::Hypodermis,
        Self::CapillaryLoop,
        Self::SuperficialPlexus,
        Self::DeepPlexus,
        Self::HairFollicle,
        Self::SebaceousGland,
        Self::SweatGland,
        Self::Nerve,
        Self::Needle,
        Self::NeedleTip,
        Self::Channel,
        Self::Clot,
        Self::Product,
        Self::ImmuneCells,
        Self::Fibroblast,
        Self::CollagenIii,
        Self::CollagenI,
        Self::Redness,
        Self::Wrinkle,
        Self::Scar,
        Self::DarkMark,
    ];

    /// The stable name, for the message catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::StratumCorneum => "stratum-corneum",
            Self::ViableEpidermis => "viable-epidermis",
            Self::BasalLayer => "basal-layer",
            Self::Melanocyte => "melanocyte",
            Self::ReteRidge => "rete-ridge",
            Self::PapillaryDermis => "papillary-dermis",
            Self::ReticularDermis => "reticular-dermis",
            Self::Hypodermis => "hypodermis",
            Self::CapillaryLoop => "capillary-loop",
            Self::SuperficialPlexus => "superficial-plexus",
            Self::DeepPlexus => "deep-plexus",
            Self::HairFollicle => "hair-follicle",
            Self::SebaceousGland => "sebaceous-gland",
            Self::SweatGland => "sweat-gland",
            Self::Nerve => "nerve",
            Self::Needle => "needle",
            Self::NeedleTip => "needle-tip",
            Self::Channel => "channel",
            Self::Clot => "clot",
            Self::Product => "product",
            Self::ImmuneCells => "immune-cells",
            Self::Fibroblast => "fibroblast",
            Self::CollagenIii => "collagen-iii",
            Self::CollagenI => "collagen-i",
            Self::Redness => "redness",
            Self::Wrinkle => "wrinkle",
            Self::Scar => "scar",
            Self::DarkMark => "dark-mark",
        }
    }
}

/// A label: what and where. Words come from the catalogue, places on screen from the label solver.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    /// What is labelled.
    pub structure: Structure,
    /// Where it is, in millimetres.
    pub anchor: Vec3,
    /// Lower means more important when room is short.
    pub rank: u8,
}

/// The depth ruler along the left edge of the cut face.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruler {
    /// Where depth 0 stands.
    pub origin: Vec3,
    /// Length in millimetres.
    pub length_mm: f32,
    /// The set depth, if needles or channels are shown; where the line runs says [`Self::line_mm`].
    pub marked_mm: Option<f32>,
    /// Depth that tips typically reach at that setting.
    pub reached_mm: f32,
}

impl Ruler {
    /// Where a line across the cut marks how deep tips go, from the ruler on: without a motor that is clearly less than what
    /// is set.
    pub fn line_mm(&self) -> Option<[f32; 2]> {
        let set = self.marked_mm?;
        let near = (set - self.reached_mm).abs() < 0.1;
        Some([if near { set } else { self.reached_mm }, self.reached_mm])
    }
}

/// What the seam between skin as it was before the treatment and as it is after it is held by, also while it waits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seam {
    /// Where it is held, in the cut.
    pub grip: Vec3,
    /// How far left it may be moved: a product keeps it in the block.
    pub least_mm: f32,
    /// Where it stands between the left and the right end of what a seam can cut, 0 to 1; 0 while it waits.
    pub share: f32,
    /// What is right of it.
    pub moment: Moment,
}

/// All that is visible at one instant. It decides everything; its projections add no meaning.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The picture's rectangle.
    pub viewport: Viewport,
    /// Where the product's colour scale begins, see [`Room`].
    pub scale_top: Option<f32>,
    /// Camera.
    pub camera: Camera,
    /// Dark stage?
    pub dark: bool,
    /// Skin tone.
    pub tone: Tone,
    /// Structures of the block.
    pub anatomy: Rc<Anatomy>,
    /// The cut plane, millimetres behind the front face (0 is the front).
    pub cut_mm: f32,
    /// Needles, while they are shown.
    pub needles: Option<Needles>,
    /// Channels.
    pub channels: Channels,
    /// Product, once applied and solved.
    pub concentration: Option<Concentration>,
    /// Left of this x the skin is intact, while intact and needled skin stand side by side.
    pub split_mm: Option<f32>,
    /// What that seam is held by; none where there can be no seam.
    pub seam: Option<Seam>,
    /// Healing.
    pub healing: HealingShown,
    /// The client's concern.
    pub concern: ConcernShown,
    /// Loupe: centre on the cut face in millimetres `(x, depth)` and magnification, when it is open.
    pub loupe: Option<(Vec2, f32)>,
    /// Labels, before they are placed.
    pub labels: Vec<Label>,
    /// Ruler.
    pub ruler: Ruler,
    /// What must be said.
    pub cautions: Vec<Caution>,
}

impl Frame {
    /// Is skin at this x, millimetres, as it is now, rather than left of a seam, where it is as it was before?
    pub fn is_treated(&self, x: f32) -> bool {
        self.split_mm.is_none_or(|split| x > split)
    }
}
