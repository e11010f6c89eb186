//! Every colour of the picture, by role. The page's own colours are in `style/tokens.css`; both come from one table
//! of the art direction, and the shaders get theirs from here (see [`glsl`]).
//!
//! Values are sRGB; light is computed in linear light, so [`Rgb::linear`] stands at the border to the shader.

#![expect(clippy::unreadable_literal, reason = "a colour reads as six digits")]

use crate::healing::Phase;
use crate::skin::Tone;

/// An opaque sRGB colour, `0xRRGGBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u32);

impl Rgb {
    /// Red, green and blue, 0 to 255.
    pub const fn bytes(self) -> [u8; 3] {
        [(self.0 >> 16) as u8, (self.0 >> 8) as u8, self.0 as u8]
    }

    /// Linear light, 0 to 1 (IEC 61966-2-1).
    pub fn linear(self) -> [f32; 3] {
        self.bytes().map(|byte| {
            let s = f32::from(byte) / 255.0;
            if s <= 0.040_45 {
                s / 12.92
            } else {
                ((s + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// Between this colour and another in sRGB; `t` is clamped to 0 to 1.
    #[must_use]
    pub fn mix(self, other: Self, t: f32) -> Self {
        let t = if t.is_nan() { 0.0 } else { t.clamp(0.0, 1.0) };
        let (a, b) = (self.bytes(), other.bytes());
        let channel = |i: usize| {
            let (a, b) = (f32::from(a[i]), f32::from(b[i]));
            (a + (b - a) * t + 0.5) as u32
        };
        Self((channel(0) << 16) | (channel(1) << 8) | channel(2))
    }

    /// `#rrggbb`.
    pub fn css(self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = String::from("#");
        for shift in [20, 16, 12, 8, 4, 0] {
            text.push(char::from(DIGITS[(self.0 >> shift) as usize & 15]));
        }
        text
    }
}

/// Declares the roles once: variant, name in the shaders (after `PAL_`), colour.
macro_rules! roles {
    ($($(#[$doc:meta])* $variant:ident $name:literal $hex:literal,)*) => {
        /// What a colour is for. Drawings name roles, never colours.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Role {
            $($(#[$doc])* $variant,)*
        }

        impl Role {
            /// All roles in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Name in capitals, as the shaders write it after `PAL_`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The colour on a light stage.
            pub const fn rgb(self) -> Rgb {
                match self { $(Self::$variant => Rgb($hex),)* }
            }
        }
    };
}

roles! {
    /// Page on a light stage, at the centre.
    PageCenter "PAGE_CENTER" 0xF8F4EF,
    /// Page on a light stage, at the edge.
    PageEdge "PAGE_EDGE" 0xEAE1D6,
    /// Page on a dark stage, at the centre.
    PageDarkCenter "PAGE_DARK_CENTER" 0x24211F,
    /// Page on a dark stage, at the edge.
    PageDarkEdge "PAGE_DARK_EDGE" 0x0E0D0D,
    /// Text and leader lines.
    Ink "INK" 0x2B2522,
    /// Second text; 5:1 on the page's edge too.
    InkSecondary "INK_SECONDARY" 0x6A5F58,
    /// Decoration only: too pale to read.
    InkTertiary "INK_TERTIARY" 0xA2968D,
    /// Controls and the set depth.
    Accent "ACCENT" 0x1F8F88,
    /// The accent behind or as small text.
    AccentStrong "ACCENT_STRONG" 0x177B75,
    /// Timeline: channels open.
    PhaseChannels "PHASE_CHANNELS" 0x1F8F88,
    /// Timeline: inflammation.
    PhaseInflammation "PHASE_INFLAMMATION" 0xC4574E,
    /// Timeline: proliferation.
    PhaseProliferation "PHASE_PROLIFERATION" 0x8FB79D,
    /// Timeline: remodelling.
    PhaseRemodelling "PHASE_REMODELLING" 0xD2A04A,
    /// Skin top of a light tone; other tones come from [`skin_tone`].
    SkinTop "SKIN_TOP" 0xEBC8B1,
    /// Second base of the skin top.
    SkinTopDeep "SKIN_TOP_DEEP" 0xE3B7A0,
    /// Mottling of the skin top.
    SkinMottle "SKIN_MOTTLE" 0xE8B09B,
    /// Primary skin lines.
    SkinGroove "SKIN_GROOVE" 0xC0806A,
    /// Secondary skin lines.
    SkinGrooveFine "SKIN_GROOVE_FINE" 0xC98E76,
    /// Depth of a pore.
    SkinPore "SKIN_PORE" 0x5E2F28,
    /// Dark mark.
    PigmentSpot "PIGMENT_SPOT" 0x8E5639,
    /// Stratum corneum, light bricks.
    CorneumLight "CORNEUM_LIGHT" 0xF4E4D0,
    /// Stratum corneum, darker bricks.
    CorneumDeep "CORNEUM_DEEP" 0xE6C8A6,
    /// Epidermis below the stratum corneum.
    EpidermisTop "EPIDERMIS_TOP" 0xD99C93,
    /// Epidermis, middle.
    EpidermisMid "EPIDERMIS_MID" 0xD98F8B,
    /// Epidermis, basal band.
    EpidermisBasal "EPIDERMIS_BASAL" 0x9E5568,
    /// Epidermis that is full of melanin; mixed in by the tone.
    EpidermisMelanin "EPIDERMIS_MELANIN" 0x6B4230,
    /// Membranes of keratinocytes.
    CellMembrane "CELL_MEMBRANE" 0xF2CDC2,
    /// Nuclei, light.
    Nucleus "NUCLEUS" 0x8A5677,
    /// Nuclei, dark.
    NucleusDeep "NUCLEUS_DEEP" 0x6A3C60,
    /// Nucleoli.
    Nucleolus "NUCLEOLUS" 0x4B2748,
    /// Keratohyalin granules.
    Keratohyalin "KERATOHYALIN" 0x6E3455,
    /// Melanin caps over nuclei.
    MelaninCap "MELANIN_CAP" 0x5A3320,
    /// Melanocyte's body.
    Melanocyte "MELANOCYTE" 0x8B5A3C,
    /// Melanocyte's body, dark.
    MelanocyteDeep "MELANOCYTE_DEEP" 0x4E2C1C,
    /// Melanocyte's nucleus.
    MelanocyteCore "MELANOCYTE_CORE" 0xC9A4B8,
    /// Ground of the papillary dermis.
    PapillaryGround "PAPILLARY_GROUND" 0xEDC1B3,
    /// Fibres of the papillary dermis, darker.
    PapillaryFiber "PAPILLARY_FIBER" 0xEFC6B8,
    /// Fibres of the papillary dermis, lighter.
    PapillaryFiberLight "PAPILLARY_FIBER_LIGHT" 0xFAE3D8,
    /// Ground of the reticular dermis.
    ReticularGround "RETICULAR_GROUND" 0xCC8D83,
    /// Collagen bundles, darker.
    ReticularBundle "RETICULAR_BUNDLE" 0xDDA094,
    /// Collagen bundles, lighter.
    ReticularBundleLight "RETICULAR_BUNDLE_LIGHT" 0xF5D9CC,
    /// Elastin, darker.
    Elastin "ELASTIN" 0x7E4F74,
    /// Elastin, lighter.
    ElastinLight "ELASTIN_LIGHT" 0x96628A,
    /// Edges of fat cells.
    FatEdge "FAT_EDGE" 0xEAC48C,
    /// Fat cells, darker.
    FatCell "FAT_CELL" 0xF1D493,
    /// Fat cells, lighter.
    FatCellLight "FAT_CELL_LIGHT" 0xF8E6B8,
    /// Rim light of fat cells.
    FatRim "FAT_RIM" 0xFFF6DE,
    /// Septa between lobules.
    Septum "SEPTUM" 0xE6BBAB,
    /// Septa's strands, darker.
    SeptumStrand "SEPTUM_STRAND" 0xE9C0B0,
    /// Septa's strands, lighter.
    SeptumStrandLight "SEPTUM_STRAND_LIGHT" 0xF4DACD,
    /// Arteries at the edge.
    Artery "ARTERY" 0x8F2A2C,
    /// Arteries at the crest.
    ArteryLight "ARTERY_LIGHT" 0xCC5248,
    /// Veins at the edge: slate, never saturated blue.
    Vein "VEIN" 0x4E5A7E,
    /// Veins at the crest.
    VeinLight "VEIN_LIGHT" 0x8F9DBB,
    /// Nerves at the edge.
    Nerve "NERVE" 0xB98A2E,
    /// Nerves at the crest.
    NerveLight "NERVE_LIGHT" 0xF1D173,
    /// Sweat tubes at the edge.
    Sweat "SWEAT" 0x755B90,
    /// Sweat tubes' wall.
    SweatWall "SWEAT_WALL" 0xB097C2,
    /// Sweat tubes' lumen.
    SweatLumen "SWEAT_LUMEN" 0xE6D6E6,
    /// Hair, lighter.
    Hair "HAIR" 0x6A4732,
    /// Hair, darker.
    HairDeep "HAIR_DEEP" 0x2E1C14,
    /// Outer root sheath.
    OuterSheath "OUTER_SHEATH" 0xCD8A84,
    /// Inner root sheath.
    InnerSheath "INNER_SHEATH" 0xE3AE96,
    /// Connective sheath.
    ConnectiveSheath "CONNECTIVE_SHEATH" 0xF1D3C4,
    /// Hair papilla.
    HairPapilla "HAIR_PAPILLA" 0xEDB0A4,
    /// Sebaceous cells, lighter.
    SebaceousCell "SEBACEOUS_CELL" 0xF3DFA0,
    /// Sebaceous cells, darker.
    SebaceousCellDeep "SEBACEOUS_CELL_DEEP" 0xE9CC82,
    /// Edges of sebaceous cells.
    SebaceousEdge "SEBACEOUS_EDGE" 0xC79A4C,
    /// Capsule of the sebaceous gland.
    SebaceousCapsule "SEBACEOUS_CAPSULE" 0xC98A72,
    /// Arrector muscle, darker.
    Arrector "ARRECTOR" 0xA25F51,
    /// Arrector muscle, lighter.
    ArrectorLight "ARRECTOR_LIGHT" 0xDA9C85,
    /// Fluid in a channel, lighter.
    ChannelFluid "CHANNEL_FLUID" 0xF6D3B4,
    /// Fluid in a channel, darker.
    ChannelFluidDeep "CHANNEL_FLUID_DEEP" 0xD99478,
    /// Clot, lighter.
    Clot "CLOT" 0xA32A28,
    /// Clot, darker.
    ClotDeep "CLOT_DEEP" 0x6E1418,
    /// Product, low concentration, as legends show it.
    ProductLow "PRODUCT_LOW" 0xA3B5E8,
    /// Product, middle.
    ProductMid "PRODUCT_MID" 0x4C93DA,
    /// Product, high.
    ProductHigh "PRODUCT_HIGH" 0x26BDB4,
    /// Basement membrane: the pale line along the junction.
    Basement "BASEMENT" 0xF4D7C8,
    /// Hair bulb.
    Bulb "BULB" 0x8A4A55,
    /// Capillary loop, arterial limb.
    CapillaryIn "CAPILLARY_IN" 0xC6443F,
    /// Capillary loop, venous limb.
    CapillaryOut "CAPILLARY_OUT" 0x7F70A0,
    /// Glow of inflamed tissue.
    Inflammation "INFLAMMATION" 0xFF5A40,
    /// Ground of the reticular dermis where new collagen I has matured.
    CollagenIGround "COLLAGEN_I_GROUND" 0xCB8674,
    /// Glow of mature new collagen.
    CollagenIGlow "COLLAGEN_I_GLOW" 0xF2B84E,
    /// Glow of the product, low.
    ProductGlow "PRODUCT_GLOW" 0x2C86D8,
    /// Glow of the product, high.
    ProductGlowHigh "PRODUCT_GLOW_HIGH" 0x2FE0D4,
    /// Contour lines of the concentration.
    ProductContour "PRODUCT_CONTOUR" 0xC8F4FF,
    /// Immune cells, first kind (neutrophils).
    ImmuneCell "IMMUNE_CELL" 0xFFE0AE,
    /// Immune cells, second kind (macrophages).
    ImmuneCellPale "IMMUNE_CELL_PALE" 0xDCD3EE,
    /// Nuclei of immune cells.
    ImmuneNucleus "IMMUNE_NUCLEUS" 0x7A2E50,
    /// New collagen III.
    CollagenIii "COLLAGEN_III" 0x86B699,
    /// New collagen III, lighter.
    CollagenIiiLight "COLLAGEN_III_LIGHT" 0xCEF1DA,
    /// New mature collagen I, darker.
    CollagenI "COLLAGEN_I" 0xE3AC79,
    /// New mature collagen I, lighter.
    CollagenILight "COLLAGEN_I_LIGHT" 0xFCE5C0,
    /// Fibroblasts at rest.
    Fibroblast "FIBROBLAST" 0xB98BB8,
    /// Active fibroblasts.
    FibroblastActive "FIBROBLAST_ACTIVE" 0x9E7BC4,
    /// Nuclei of fibroblasts.
    FibroblastNucleus "FIBROBLAST_NUCLEUS" 0x553068,
    /// Steel, lit.
    SteelLight "STEEL_LIGHT" 0xE6E8EA,
    /// Steel, shaded.
    Steel "STEEL" 0x7C848A,
    /// Titanium, lit: a little warmer and darker than steel.
    TitaniumLight "TITANIUM_LIGHT" 0xD6D3CE,
    /// Titanium, shaded.
    Titanium "TITANIUM" 0x6E6B68,
}

impl Role {
    /// The colour on a stage: text, page and accent change in the dark, tissue does not (light does).
    pub const fn rgb_on(self, dark: bool) -> Rgb {
        if !dark {
            return self.rgb();
        }
        match self {
            Self::PageCenter => Self::PageDarkCenter.rgb(),
            Self::PageEdge => Self::PageDarkEdge.rgb(),
            Self::Ink => Rgb(0xF3ECE5),
            Self::InkSecondary => Rgb(0xB7ABA1),
            Self::InkTertiary => Rgb(0x81766E),
            Self::Accent | Self::AccentStrong | Self::PhaseChannels => Rgb(0x4FD1C5),
            _ => self.rgb(),
        }
    }
}

/// The lightest ground of the dark page: a raised card. Colours that a clinic chooses have to be read on it.
pub const RAISED_DARK: Rgb = Rgb(0x383230);

/// The product's colour path in linear light, from low to high concentration: periwinkle, blue, aqua.
///
/// A straight path from pink tissue to aqua would pass through grey, for they are complements; lilac over pink is a bruise.
pub const SERUM_LINEAR: [[f32; 3]; 3] = [[0.22, 0.50, 0.98], [0.02, 0.31, 0.76], [0.00, 0.46, 0.45]];

/// Concentrations (share of the applied solution) at which contour lines are drawn.
pub const SERUM_CONTOURS: [f32; 3] = [0.08, 0.18, 0.34];

/// The product's colour as legends show it; `k` from 0 (none) to 1 is clamped.
pub fn serum(k: f32) -> Rgb {
    if k < 0.5 {
        Role::ProductLow.rgb().mix(Role::ProductMid.rgb(), k * 2.0)
    } else {
        Role::ProductMid.rgb().mix(Role::ProductHigh.rgb(), k * 2.0 - 1.0)
    }
}

/// Where a concentration (share of the applied solution) stands on the picture's colour scale, 0 to below 1: low ones
/// get most of the room. The shader that colours the tissue holds the same curve.
pub fn serum_place(concentration: f32) -> f32 {
    let c = concentration.max(0.0);
    c / (c + 0.22)
}

/// The product's colour at a place of the scale, as the picture has it.
pub fn serum_hue(place: f32) -> Rgb {
    let rise = |from: f32, to: f32| {
        let t = ((place - from) / (to - from)).clamp(0.0, 1.0);
        t * t * (3.0 - 2.0 * t)
    };
    serum(0.5 * rise(0.08, 0.36) + 0.5 * rise(0.34, 0.70))
}

/// The timeline's colour of a phase.
pub const fn phase(phase: Phase) -> Role {
    match phase {
        Phase::Haemostasis => Role::PhaseChannels,
        Phase::Inflammation => Role::PhaseInflammation,
        Phase::Proliferation => Role::PhaseProliferation,
        Phase::Remodelling => Role::PhaseRemodelling,
    }
}

/// How one tone of the Monk scale looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SkinTone {
    /// The scale's own swatch, for the tone picker.
    pub swatch: Rgb,
    /// Skin top, lighter.
    pub top: Rgb,
    /// Skin top, deeper.
    pub top_deep: Rgb,
    /// Mottling.
    pub mottle: Rgb,
    /// Primary skin lines.
    pub groove: Rgb,
    /// Secondary skin lines.
    pub groove_fine: Rgb,
    /// Dark marks.
    pub spot: Rgb,
    /// Share of [`Role::EpidermisMelanin`] in the basal epidermis, 0 to 1; upper layers take about half of it.
    pub melanin: f32,
    /// By what redness multiplies the linear colour of the top: pink on light skin, dusky on dark skin.
    pub redness: [f32; 3],
}

/// Swatch, top, deep top and mottle of the ten tones.
///
/// The swatches are the Monk Skin Tone scale's. The tops are the same tones under the stage's warm light, with blood
/// showing through: tone 3 is the art direction's reference.
const TONES: [[u32; 4]; 10] = [
    [0xF6EDE4, 0xF3DCCE, 0xEBCDBD, 0xEDB9A6],
    [0xF3E7DB, 0xF0D4C1, 0xE8C4B0, 0xEBB4A1],
    [0xF7EAD0, 0xEBC8B1, 0xE3B7A0, 0xE8B09B],
    [0xEADABA, 0xE2B996, 0xD8A883, 0xDB9D80],
    [0xD7BD96, 0xCFA27A, 0xC39169, 0xC48667],
    [0xA07E56, 0xA87B54, 0x9B6C47, 0x9C6349],
    [0x825C43, 0x875D42, 0x7A5138, 0x7B4A38],
    [0x604134, 0x6C4836, 0x603E2E, 0x633A2C],
    [0x3A312A, 0x49372E, 0x3F2E27, 0x432C27],
    [0x292420, 0x362B26, 0x2D231F, 0x32221F],
];

/// The looks of a tone.
pub fn skin_tone(tone: Tone) -> SkinTone {
    let [swatch, top, top_deep, mottle] = TONES[usize::from(tone.get() - 1) % TONES.len()].map(Rgb);
    let t = tone.depth_of_tone();
    // Lines are a fixed step darker than the plates between them, whatever the tone.
    let line = Rgb(0x8A3F2B).mix(Rgb(0x140C0A), t);
    let lerp = |a: f32, b: f32| a + (b - a) * t;
    SkinTone {
        swatch,
        top,
        top_deep,
        mottle,
        groove: top_deep.mix(line, 0.40),
        groove_fine: top_deep.mix(line, 0.27),
        spot: Role::PigmentSpot.rgb().mix(Rgb(0x170F0C), t),
        melanin: lerp(0.05, 0.92),
        redness: [lerp(1.02, 0.99), lerp(0.66, 0.80), lerp(0.72, 0.82)],
    }
}

/// The palette as GLSL, in linear light: `const vec3 P0=vec3(r,g,b);` and so on in the table's order, then the product's
/// colour path, low, middle and high; then its contours `S0` to `S2`. Sources of shaders write names, and the build
/// makes them these numbers.
pub fn glsl() -> String {
    let mut text = String::with_capacity(Role::ALL.len() * 48);
    let roles = Role::ALL.iter().map(|role| role.rgb().linear());
    for (i, rgb) in roles.chain(SERUM_LINEAR).enumerate() {
        text.push_str("const vec3 P");
        push_whole(&mut text, i as u32);
        for (channel, before) in rgb.into_iter().zip(["=vec3(", ",", ","]) {
            text.push_str(before);
            push_fraction(&mut text, channel);
        }
        text.push_str(");\n");
    }
    for (i, level) in SERUM_CONTOURS.into_iter().enumerate() {
        text.push_str("const float S");
        push_whole(&mut text, i as u32);
        text.push('=');
        push_fraction(&mut text, level);
        text.push_str(";\n");
    }
    text
}

/// Appends a number below a thousand.
fn push_whole(text: &mut String, number: u32) {
    if number >= 10 {
        push_whole(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// Appends a number from 0 to 1 with five decimals, without the weight of float formatting.
fn push_fraction(text: &mut String, value: f32) {
    const SCALE: u32 = 100_000;
    let units = (value.clamp(0.0, 1.0) * SCALE as f32 + 0.5) as u32;
    text.push_str(if units >= SCALE { "1." } else { "0." });
    let mut place = SCALE / 10;
    while place > 0 {
        text.push(char::from(b'0' + (units % SCALE / place % 10) as u8));
        place /= 10;
    }
}
