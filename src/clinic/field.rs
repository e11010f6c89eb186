//! What a clinic's file may say: the one table that the reader, the schema, the docs and the configurator go by.

use super::{LOGO_BYTES, SIZE};
use crate::guidance::Benefit;
use crate::needle::Device;
use crate::words::Lang;

/// One name of an object, and what may stand there.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub doc: &'static str,
    /// What may stand there.
    pub kind: Kind,
    /// Does the object mean nothing without it?
    pub needed: bool,
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// What may stand somewhere.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// The version of the file's form.
    Version,
    /// Plain text of at most so many characters.
    Text(u16),
    /// The same, once for all languages or once for each.
    Texts(u16),
    /// A colour that can be read on the light or the dark page.
    Colour {
        /// On the dark page?
        dark: bool,
    },
    /// A link that begins with one of these.
    Link(&'static [&'static str]),
    /// A picture: a path below the site, or the picture itself.
    Logo,
    /// One of these names.
    OneOf(&'static [&'static str]),
    /// A name of small letters, digits and hyphens.
    Name,
    /// A value of the parameter of this name.
    Parameter(&'static str),
    /// An object of parameters that choose what is shown, as in an address.
    Shown {
        /// May it have a name of its own?
        named: bool,
    },
    /// A list.
    List {
        /// What each is.
        of: &'static Self,
        /// Most of them.
        most: u8,
        /// May each stand only once?
        once: bool,
    },
    /// An object of these names.
    Object(&'static [Field]),
}

/// What was expected where something else was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Allowed {
    /// JSON.
    Json,
    /// A file of at most so many bytes.
    Bytes(u32),
    /// A version up to this one.
    Version(u32),
    /// An object.
    Object,
    /// One of the names of this object.
    Field(&'static [Field]),
    /// The name of a parameter that chooses what is shown.
    Shown,
    /// A list of at most so many.
    List(u8),
    /// Each only once.
    Once,
    /// Plain text of at most so many characters.
    Text(u16),
    /// A language that there is.
    Lang,
    /// A name.
    Name,
    /// Yes or no.
    Flag,
    /// A number of a range.
    Number {
        /// Least.
        low: f64,
        /// Most.
        high: f64,
        /// Its unit, if any.
        unit: &'static str,
    },
    /// One of these.
    OneOf(&'static [&'static str]),
    /// An instant.
    Moment,
    /// A colour of six hexadecimal digits.
    Colour,
    /// A colour with more contrast: what it has, in tenths.
    Contrast {
        /// Its contrast with the page, in tenths, rounded down.
        tenths: u16,
    },
    /// A link that begins with one of these.
    Link(&'static [&'static str]),
    /// A path or a picture.
    Logo,
    /// A smaller picture: at most so many bytes.
    LogoBytes(u32),
}

impl Allowed {
    /// The stable name, for the message catalogue and for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Bytes(_) => "bytes",
            Self::Version(_) => "version",
            Self::Object => "object",
            Self::Field(_) => "field",
            Self::Shown => "shown",
            Self::List(_) => "list",
            Self::Once => "once",
            Self::Text(_) => "text",
            Self::Lang => "lang",
            Self::Name => "name",
            Self::Flag => "flag",
            Self::Number { .. } => "number",
            Self::OneOf(_) => "one-of",
            Self::Moment => "moment",
            Self::Colour => "colour",
            Self::Contrast { .. } => "contrast",
            Self::Link(_) => "link",
            Self::Logo => "logo",
            Self::LogoBytes(_) => "logo-bytes",
        }
    }

    /// Every name, for the test that no language lacks one.
    pub const KEYS: [&'static str; 20] = [
        "json",
        "bytes",
        "version",
        "object",
        "field",
        "shown",
        "list",
        "once",
        "text",
        "lang",
        "name",
        "flag",
        "number",
        "one-of",
        "moment",
        "colour",
        "contrast",
        "link",
        "logo",
        "logo-bytes",
    ];

    /// What the sentence about it puts in: a list of names.
    pub fn names(self) -> Vec<&'static str> {
        match self {
            Self::Field(fields) => fields.iter().map(|field| field.name).collect(),
            Self::Shown => super::check::shown_names().collect(),
            Self::OneOf(names) | Self::Link(names) => names.to_vec(),
            Self::Lang => Lang::ALL.into_iter().map(Lang::key).collect(),
            _ => Vec::new(),
        }
    }

    /// Likewise: numbers, and their unit.
    pub const fn numbers(self) -> ([f64; 2], &'static str) {
        match self {
            Self::Bytes(most) | Self::LogoBytes(most) => ([0.0, most as f64 / 1000.0], "kB"),
            Self::Version(most) => ([1.0, most as f64], ""),
            Self::List(most) => ([0.0, most as f64], ""),
            Self::Text(most) => ([1.0, most as f64], ""),
            Self::Number { low, high, unit } => ([low, high], unit),
            Self::Contrast { tenths } => ([tenths as f64 / 10.0, super::CONTRAST], ""),
            _ => ([0.0; 2], ""),
        }
    }
}

/// Text that only the docs show: the program in the browser does without it.
const fn native(text: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") { "" } else { text }
}

const fn field(name: &'static str, doc: &'static str, kind: Kind) -> Field {
    Field {
        name,
        doc: native(doc),
        kind,
        needed: false,
    }
}

const fn needed(field: Field) -> Field {
    Field {
        needed: true,
        ..field
    }
}

const LANGS: [&str; Lang::ALL.len()] = {
    let mut keys = [""; Lang::ALL.len()];
    let mut i = 0;
    while i < keys.len() {
        keys[i] = Lang::ALL[i].key();
        i += 1;
    }
    keys
};

const BENEFITS: [&str; Benefit::ALL.len()] = {
    let mut keys = [""; Benefit::ALL.len()];
    let mut i = 0;
    while i < keys.len() {
        keys[i] = Benefit::ALL[i].key();
        i += 1;
    }
    keys
};

const DEVICES: [&str; Device::ALL.len()] = {
    let mut keys = [""; Device::ALL.len()];
    let mut i = 0;
    while i < keys.len() {
        keys[i] = Device::ALL[i].key();
        i += 1;
    }
    keys
};

/// Longest of the file's short texts.
const SHORT: u16 = 60;
/// Longest of its sentences.
const SENTENCE: u16 = 240;

const COLOURS: [Field; 2] = [
    field(
        "light",
        "Accent on the light page, as six hexadecimal digits after `#`.",
        Kind::Colour { dark: false },
    ),
    field(
        "dark",
        "Accent on the dark page. Without it the page keeps its own.",
        Kind::Colour { dark: true },
    ),
];

const CONTACT: [Field; 5] = [
    field("address", "Postal address, on one line.", Kind::Text(160)),
    field("phone", "Telephone.", Kind::Link(&["tel:"])),
    field("email", "E-mail.", Kind::Link(&["mailto:"])),
    field("web", "The clinic's own site.", Kind::Link(&["https://"])),
    field(
        "booking",
        "Where an appointment can be asked for.",
        Kind::Link(&["https://", "mailto:", "tel:"]),
    ),
];

const DEVICE: [Field; 4] = [
    needed(field("device", "Kind of device. Needed.", Kind::OneOf(&DEVICES))),
    field("name", "What the clinic calls it.", Kind::Text(SHORT)),
    field(
        "needles",
        "Needles in its cartridge, on its stamp, or in its row.",
        Kind::Parameter("needles"),
    ),
    field(
        "depths",
        "Depths of the clinic's protocol, offered as buttons.",
        Kind::List {
            of: &Kind::Parameter("depth"),
            most: 8,
            once: true,
        },
    ),
];

/// The file.
pub static CLINIC: [Field; 12] = [
    needed(field("version", "Version of this form. Needed.", Kind::Version)),
    field("name", "The clinic's name.", Kind::Text(SHORT)),
    field(
        "logo",
        "The clinic's logo: a path below the site's folder to an `.svg`, `.png`, `.webp` or `.jpg`, or the picture itself as \
         `data:image/svg+xml;base64,`, `data:image/png;base64,` and so on. It is shown as a picture only: scripts in it never run.",
        Kind::Logo,
    ),
    field("colours", "The clinic's accent.", Kind::Object(&COLOURS)),
    field("contact", "How to reach the clinic.", Kind::Object(&CONTACT)),
    field(
        "languages",
        "Languages that are offered; the first is spoken where the reader's own is not among them.",
        Kind::List {
            of: &Kind::OneOf(&LANGS),
            most: Lang::ALL.len() as u8,
            once: true,
        },
    ),
    field(
        "start",
        "What the page opens with, by the parameters' names. An address that says something else wins.",
        Kind::Shown { named: false },
    ),
    field(
        "devices",
        "The clinic's devices. Others are then not offered beside a client.",
        Kind::List {
            of: &Kind::Object(&DEVICE),
            most: 8,
            once: false,
        },
    ),
    field(
        "presets",
        "Pictures for consultations, in the order in which they are offered: parameters, and perhaps a name.",
        Kind::List {
            of: &Kind::Shown { named: true },
            most: 24,
            once: false,
        },
    ),
    field(
        "aftercare",
        "The clinic's own advice, shown as the clinic's beside the general one.",
        Kind::List {
            of: &Kind::Texts(SENTENCE),
            most: 12,
            once: false,
        },
    ),
    field(
        "chapters",
        "Chapters of the story in the order in which they are told; those that are not named are left out.",
        Kind::List {
            of: &Kind::Name,
            most: 24,
            once: true,
        },
    ),
    field(
        "claims",
        "What may be said of the purposes where the clinic practises; those that are not named are not shown.",
        Kind::List {
            of: &Kind::OneOf(&BENEFITS),
            most: Benefit::ALL.len() as u8,
            once: true,
        },
    ),
];

/// Most bytes of a file, and of a logo; said in the docs.
pub const LIMITS: [u32; 2] = [SIZE, LOGO_BYTES];
