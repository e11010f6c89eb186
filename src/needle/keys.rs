//! The stable names of devices, settings, metals, gauges and tips: part of tokens, configuration and addresses.

use super::{Device, Gauge, Metal, Setting, Tip};

impl Device {
    /// The stable name, in kebab case.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pen => "pen",
            Self::Roller => "roller",
            Self::Stamp => "stamp",
        }
    }

    /// The device of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|device| device.key() == key)
    }
}

impl Setting {
    /// All settings. The order is part of the token format: append only.
    pub const ALL: [Self; 2] = [Self::Professional, Self::Home];

    /// The stable name, in kebab case.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Professional => "professional",
            Self::Home => "home",
        }
    }

    /// The setting of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.key() == key)
    }
}

impl Metal {
    /// All metals. The order is part of the token format: append only.
    pub const ALL: [Self; 2] = [Self::Steel, Self::Titanium];

    /// The stable name, in kebab case.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Steel => "steel",
            Self::Titanium => "titanium",
        }
    }

    /// The metal of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metal| metal.key() == key)
    }
}

impl Gauge {
    /// All gauges. The order is part of the token format: append only.
    pub const ALL: [Self; 5] = [Self::Usual, Self::G30, Self::G31, Self::G32, Self::G33];

    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::G30 => "30g",
            Self::G31 => "31g",
            Self::G32 => "32g",
            Self::G33 => "33g",
        }
    }

    /// The gauge of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gauge| gauge.key() == key)
    }
}

impl Tip {
    /// All tips. The order is part of the token format: append only.
    pub const ALL: [Self; 3] = [Self::Usual, Self::Sharp, Self::Blunt];

    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Sharp => "sharp",
            Self::Blunt => "blunt",
        }
    }

    /// The tip of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tip| tip.key() == key)
    }
}
