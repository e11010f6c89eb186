//! The stable names of sites, thicknesses, sexes and tones: part of tokens, configuration and addresses.

use super::{Sex, Site, Thickness, Tone};

impl Site {
    /// The stable name, in kebab case.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Forehead => "forehead",
            Self::Cheek => "cheek",
            Self::EyeArea => "eye-area",
            Self::Nose => "nose",
            Self::UpperLip => "upper-lip",
            Self::Chin => "chin",
            Self::Neck => "neck",
            Self::Decolletage => "decolletage",
            Self::Scalp => "scalp",
            Self::Abdomen => "abdomen",
            Self::BackOfHand => "back-of-hand",
            Self::Forearm => "forearm",
        }
    }

    /// The site of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|site| site.key() == key)
    }

    /// True for the sites of the face, where vellus hair is dense and rete ridges are flat.
    pub const fn is_facial(self) -> bool {
        matches!(
            self,
            Self::Forehead | Self::Cheek | Self::EyeArea | Self::Nose | Self::UpperLip | Self::Chin
        )
    }
}

impl Thickness {
    /// All thicknesses. The order is part of the token format: append only.
    pub const ALL: [Self; 3] = [Self::Thin, Self::Typical, Self::Thick];

    /// The stable name, in kebab case.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Thin => "thin",
            Self::Typical => "typical",
            Self::Thick => "thick",
        }
    }

    /// The thickness of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|thickness| thickness.key() == key)
    }
}

impl Sex {
    /// All choices. The order is part of the token format: append only.
    pub const ALL: [Self; 3] = [Self::Either, Self::Women, Self::Men];

    /// The stable name, in kebab case.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Either => "either",
            Self::Women => "women",
            Self::Men => "men",
        }
    }

    /// The choice of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sex| sex.key() == key)
    }
}

impl Tone {
    /// All ten tones, lightest first.
    pub const ALL: [Self; 10] = [
        Self(1),
        Self(2),
        Self(3),
        Self(4),
        Self(5),
        Self(6),
        Self(7),
        Self(8),
        Self(9),
        Self(10),
    ];

    /// The tone with that number, if it is 1 to 10.
    pub const fn from_number(number: u8) -> Option<Self> {
        match number {
            1..=10 => Some(Self(number)),
            _ => None,
        }
    }

    /// The stable name: its number.
    pub const fn key(self) -> &'static str {
        match self.0 {
            2 => "2",
            3 => "3",
            4 => "4",
            5 => "5",
            6 => "6",
            7 => "7",
            8 => "8",
            9 => "9",
            10 => "10",
            _ => "1",
        }
    }

    /// The tone of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.key() == key)
    }
}
