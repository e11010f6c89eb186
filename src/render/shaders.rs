//! The shader texts and their interfaces, declared once: what the programs are made of and which inputs they take.
//!
//! Pure text, so that a native test can compare it with the GLSL and a validator can read it; see
//! `examples/shaders.rs`.

use crate::scene::palette;

/// What a shader input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `float`.
    Float,
    /// `int`.
    Int,
    /// `vec2`.
    Vec2,
    /// `vec3`.
    Vec3,
    /// `vec4`.
    Vec4,
    /// `mat3`.
    Mat3,
    /// An array of `vec3`, with its length.
    Vec3s(usize),
    /// An array of `vec4`, with its length.
    Vec4s(usize),
    /// `sampler2D`.
    Flat,
    /// `sampler3D`.
    Volume,
}

impl Kind {
    /// The GLSL type, without the length of an array.
    pub const fn glsl(self) -> &'static str {
        match self {
            Self::Float => "float",
            Self::Int => "int",
            Self::Vec2 => "vec2",
            Self::Vec3 | Self::Vec3s(_) => "vec3",
            Self::Vec4 | Self::Vec4s(_) => "vec4",
            Self::Mat3 => "mat3",
            Self::Flat => "sampler2D",
            Self::Volume => "sampler3D",
        }
    }
}

/// One shader input: name and kind.
pub type Input = (&'static str, Kind);

/// A program of the picture. The build knows them by their place (build/programs.rs).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// A layer of the noise volume.
    Noise,
    /// A slice of the volume of distances to tubes.
    Tubes,
    /// Relief of the resting surface.
    Height,
    /// The nearest needle or channel for every place.
    Sites,
    /// The page behind the block.
    Page,
    /// What the cut faces are made of.
    Tissue,
    /// The same without fibres and cells: a text that drivers take soon, for the first picture.
    Sketch,
    /// The cut faces: their tissue, and what comes and goes in it.
    Cut,
    /// The skin's surface.
    Top,
    /// One hair over the skin.
    Hair,
    /// Needles.
    Needles,
    /// Light.
    Light,
    /// To the screen.
    Present,
}

/// Most pores that the relief takes.
pub const PORES: usize = 32;
/// Most needles or channels.
pub const SITES: usize = 128;
/// Most points of one hair.
pub const HAIR: usize = 8;

use Kind::{Flat, Float, Int, Mat3, Vec2, Vec3, Vec3s, Vec4, Vec4s, Volume};

const NOISE: &[Input] = &[("t_noise", Volume), ("u_layer", Float)];
const TUBES: &[Input] = &[("t_capsules", Flat), ("u_slice", Float)];
const HEIGHT: &[Input] = &[
    ("t_noise", Volume),
    ("u_map", Vec4),
    ("u_map_size", Vec2),
    ("u_concern", Vec4),
    ("u_pores", Vec3s(PORES)),
    ("u_pore_count", Int),
];
const SITE: &[Input] = &[
    ("t_noise", Volume),
    ("u_map", Vec4),
    ("u_map_size", Vec2),
    ("u_sites", Vec3s(SITES)),
    ("u_site_count", Int),
];
const BLOCK: &[Input] = &[
    ("t_noise", Volume),
    ("t_height", Flat),
    ("t_sites", Flat),
    ("u_map", Vec4),
    ("u_borders", Vec4),
    ("u_rete", Vec4),
    ("u_needle", Vec4),
    ("u_roll", Vec2),
    ("u_reached", Vec3),
    ("u_blood", Float),
    ("u_dimple", Vec2),
    ("u_channel", Vec4),
    ("u_immune", Vec4),
    ("u_repair", Vec4),
    ("u_named", Vec4),
    ("u_named_fibers", Vec4),
    ("u_concern", Vec4),
    ("u_swelling", Float),
    ("u_melanin", Float),
    #[cfg(not(split))]
    ("u_flat", Float),
    ("t_tubes", Volume),
    ("u_hair_mouth", Vec3),
    ("u_hair_bulb", Vec3),
    ("u_hair_radii", Vec2),
    ("u_gland", Vec4),
    ("t_field", Flat),
    ("u_product", Vec4),
    ("u_film", Float),
    ("u_cleared", Vec2),
    ("u_split", Float),
    ("u_res", Vec2),
    ("u_jitter", Vec2),
    ("u_shift", Vec2),
    ("u_eye", Vec3),
    ("u_camera", Mat3),
    ("u_tan", Float),
    ("u_cut", Float),
    ("u_dark", Float),
    ("u_lens", Vec4),
    ("u_lens_focus", Vec2),
    ("u_blur", Float),
    ("u_mirror", Float),
    ("u_top_color", Vec3),
    ("u_top_deep", Vec3),
    ("u_mottle", Vec3),
    ("u_groove", Vec3),
    ("u_groove_fine", Vec3),
    ("u_spot", Vec3),
    ("u_redness", Vec3),
    ("u_hairs", Vec4s(HAIR)),
    ("u_hair_count", Int),
    ("u_low", Float),
    ("t_still", Flat),
    ("t_still_more", Flat),
    ("u_still", Vec3),
    ("u_still_eye", Vec3),
    ("u_still_seen", Mat3),
];
const LIGHT: &[Input] = &[
    ("t_noise", Volume),
    ("t_albedo", Flat),
    ("t_normal", Flat),
    ("t_glow", Flat),
    ("t_over", Flat),
    ("u_res", Vec2),
    ("u_camera", Mat3),
    ("u_px", Float),
    ("u_lens", Vec4),
    ("u_dark", Float),
    ("u_weight", Float),
];
const PRESENT: &[Input] = &[
    ("t_noise", Volume),
    ("t_light", Flat),
    ("u_target", Vec2),
    ("u_smooth", Float),
    #[cfg(not(split))]
    ("u_raw", Float),
];

/// A shader's text, as the build shortened it.
macro_rules! squeezed {
    ($file:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/shaders/", $file))
    };
}

impl Program {
    /// All programs, in the order in which a frame runs them; the sketch stands for the tissue in the first picture.
    pub const ALL: [Self; 13] = [
        Self::Noise,
        Self::Tubes,
        Self::Height,
        Self::Sites,
        Self::Page,
        Self::Sketch,
        Self::Tissue,
        Self::Cut,
        Self::Top,
        Self::Hair,
        Self::Needles,
        Self::Light,
        Self::Present,
    ];

    /// Its name, as file name and in error messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Noise => "noise",
            Self::Tubes => "tubes",
            Self::Height => "height",
            Self::Sites => "sites",
            Self::Page => "page",
            Self::Tissue => "tissue",
            Self::Sketch => "sketch",
            Self::Cut => "cut",
            Self::Top => "top",
            Self::Hair => "hair",
            Self::Needles => "needles",
            Self::Light => "light",
            Self::Present => "present",
        }
    }

    /// Its inputs. `t_noise` comes with the common part, whether the program reads it or not.
    pub const fn inputs(self) -> &'static [Input] {
        match self {
            Self::Noise => NOISE,
            Self::Tubes => TUBES,
            Self::Height => HEIGHT,
            Self::Sites => SITE,
            Self::Page | Self::Tissue | Self::Sketch | Self::Cut | Self::Top | Self::Hair | Self::Needles => {
                BLOCK
            }
            Self::Light => LIGHT,
            Self::Present => PRESENT,
        }
    }

    /// The whole vertex shader. All programs but one draw a triangle that covers the picture.
    pub fn vertex(self) -> String {
        let mut text = squeezed!("header.glsl").to_owned();
        if self == Self::Tubes {
            self.declare(&mut text);
            text.push_str(squeezed!("tubes.vert"));
        } else {
            text.push_str(squeezed!("fullscreen.vert"));
        }
        text
    }

    /// Declares the inputs. The build takes these out of the sources: the table names them already. Lists are left in.
    fn declare(self, text: &mut String) {
        for (name, kind) in self.inputs() {
            if !matches!(kind, Vec3s(_) | Vec4s(_)) {
                text.push_str(&["uniform ", kind.glsl(), " ", name, ";\n"].concat());
            }
        }
    }

    /// The whole fragment shader: version, palette, and of all pieces of text those that are this program's. Before each
    /// piece stand a zero and a letter with a bit for each of its programs.
    pub fn fragment(self) -> String {
        let mut text = String::with_capacity(64 * 1024);
        text.push_str(squeezed!("header.glsl"));
        // That one reads what its vertices tell.
        if self != Self::Tubes {
            self.declare(&mut text);
            text.push_str(&palette::glsl());
        }
        for piece in squeezed!("fragments").split('\0') {
            let mut letters = piece.chars();
            let programs = letters.next().map_or(0, u32::from);
            if programs >> self as u32 & 1 == 1 {
                text.push_str(letters.as_str());
            }
        }
        text
    }
}
