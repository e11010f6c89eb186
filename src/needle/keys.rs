//! The stable names of devices, settings and metals: part of tokens, configuration and addresses.

use super::{Device, Metal, Setting};

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
