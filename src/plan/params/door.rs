//! Which door the page opens: parameters that choose no session, but how the page presents itself.

use crate::plan::Compare;

/// The page's door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// The story, for clients.
    #[default]
    App,
    /// Beside a client, on a tablet.
    Consult,
    /// A screen in a waiting room.
    Kiosk,
    /// Inside another page.
    Widget,
    /// A client's window on a second display, which follows the window that opened it.
    Client,
    /// The clinic's settings, with the consultation as their preview.
    Configure,
}

impl Mode {
    /// All modes.
    pub const ALL: [Self; 6] = [
        Self::App,
        Self::Consult,
        Self::Kiosk,
        Self::Widget,
        Self::Client,
        Self::Configure,
    ];

    /// The stable name, in kebab case.
    pub const fn key(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Consult => "consult",
            Self::Kiosk => "kiosk",
            Self::Widget => "widget",
            Self::Client => "client",
            Self::Configure => "configure",
        }
    }

    /// The mode of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.key() == key)
    }
}

/// What an address says beside the session. Every text in it has been checked.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Door {
    /// The door.
    pub mode: Mode,
    /// Language tag, written as BCP 47 recommends (`pt-BR`). Well formed, which does not mean that there is a catalogue.
    pub lang: Option<String>,
    /// A chapter of the story, by its name: small letters, digits, hyphens.
    pub chapter: Option<String>,
    /// Pictures beside each other.
    pub compare: Option<Compare>,
    /// Path of a clinic's configuration below the page's own folder, ending in `.json`.
    pub config: Option<String>,
    /// Seconds without a touch after which a shared screen asks whether anybody is there, 5 to 3600.
    pub idle_s: u16,
}

impl Default for Door {
    fn default() -> Self {
        Self {
            mode: Mode::App,
            lang: None,
            chapter: None,
            compare: None,
            config: None,
            idle_s: 180,
        }
    }
}
