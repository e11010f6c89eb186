//! The shapes themselves: geometry in CSS pixels, flat colours, and what each is.

use glam::Vec2;

use crate::scene::Structure;
use crate::scene::palette::Rgb;

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its end.
    End,
}

impl Anchor {
    /// As SVG writes it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
        }
    }
}

/// What a text says; the words are the drawer's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caption {
    /// The name of a structure.
    Name(Structure),
    /// Whole millimetres on the ruler.
    Tick(u8),
    /// A depth in hundredths of a millimetre.
    Depth(u16),
    /// What is left of the seam, and what is right of it.
    Half(usize),
}

/// The form of a shape, in CSS pixels.
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    /// A closed outline.
    Polygon(Vec<Vec2>),
    /// An open line.
    Polyline(Vec<Vec2>),
    /// A disc.
    Circle {
        /// Centre.
        center: Vec2,
        /// Radius.
        radius: f32,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Vec2,
        /// The other.
        to: Vec2,
    },
    /// A line of text, centred on its height.
    Text {
        /// Where it stands.
        at: Vec2,
        /// Which end of it.
        anchor: Anchor,
        /// Height of the letters' box.
        size: f32,
        /// What it says.
        caption: Caption,
    },
}

/// What a shape shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Something in the skin.
    Structure(Structure),
    /// The ruler.
    Ruler,
    /// The depth that is set.
    Mark,
    /// Where the tips end over people.
    Reached,
    /// Names of layers.
    Name,
    /// Between skin as it was before and as it is now.
    Seam,
    /// Fibres, fat cells and loops that fill the layers.
    Grain,
}

impl Part {
    /// A name for style sheets and tests.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Structure(structure) => structure_key(structure),
            Self::Ruler => "ruler",
            Self::Mark => "mark",
            Self::Reached => "reached",
            Self::Name => "name",
            Self::Seam => "seam",
            Self::Grain => "grain",
        }
    }
}

/// A structure's name for style sheets.
const fn structure_key(structure: Structure) -> &'static str {
    match structure {
        Structure::StratumCorneum => "stratum-corneum",
        Structure::ViableEpidermis => "viable-epidermis",
        Structure::PapillaryDermis => "papillary-dermis",
        Structure::ReticularDermis => "reticular-dermis",
        Structure::Hypodermis => "hypodermis",
        Structure::HairFollicle => "hair-follicle",
        Structure::SebaceousGland => "sebaceous-gland",
        Structure::SweatGland => "sweat-gland",
        Structure::SuperficialPlexus | Structure::DeepPlexus | Structure::CapillaryLoop => "vessel",
        Structure::Nerve => "nerve",
        Structure::Needle | Structure::NeedleTip => "needle",
        Structure::Channel => "channel",
        Structure::Clot => "clot",
        Structure::Product => "product",
        Structure::ImmuneCells => "immune-cell",
        Structure::Fibroblast => "fibroblast",
        Structure::CollagenIii => "collagen-iii",
        Structure::CollagenI => "collagen-i",
        Structure::Redness => "redness",
        _ => "tissue",
    }
}

/// One flat shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// What it shows.
    pub part: Part,
    /// Its form.
    pub geometry: Geometry,
    /// Colour of the inside.
    pub fill: Option<Rgb>,
    /// Colour and width of the outline.
    pub stroke: Option<(Rgb, f32)>,
    /// 0 to 1.
    pub opacity: f32,
    /// Is the outline dashed?
    pub dashed: bool,
}

impl Shape {
    /// An opaque, filled shape.
    pub(super) fn filled(part: Part, geometry: Geometry, fill: Rgb) -> Self {
        Self {
            part,
            geometry,
            fill: Some(fill),
            stroke: None,
            opacity: 1.0,
            dashed: false,
        }
    }

    /// An opaque outline.
    pub(super) fn stroked(part: Part, geometry: Geometry, stroke: Rgb, width: f32) -> Self {
        Self {
            part,
            geometry,
            fill: None,
            stroke: Some((stroke, width)),
            opacity: 1.0,
            dashed: false,
        }
    }

    /// The same, less opaque.
    pub(super) fn faded(mut self, opacity: f32) -> Self {
        self.opacity = opacity.clamp(0.0, 1.0);
        self
    }
}
