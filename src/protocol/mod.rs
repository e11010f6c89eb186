//! Protocol: what a host page may ask of the widget, and what the widget says back.
//!
//! The frame's script (`public/embed/frame.js`) keeps the port, the size and rate limits and the shape of an envelope;
//! what a message means is decided here, on plain text, so that any text can be tried without a browser. Nothing here
//! can show what a host wrote: names and values are looked up, never passed on.

#[cfg(not(target_arch = "wasm32"))]
pub mod docs;
mod json;
pub mod second;

use crate::plan::params::{Parsed, WarningKind};
use crate::plan::{Moment, Session, token};

/// The version of this protocol. Additions keep it; a message that goes away or changes its meaning raises it.
pub const VERSION: u32 = 1;

/// A message longer than this many UTF-16 units is refused unread.
pub const LONGEST: u32 = 8192;

/// What a host can ask, by the message's `t`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// Set parameters; all of them or none.
    Set,
    /// Let the clock run.
    Play,
    /// Stop the clock.
    Pause,
    /// Ask for the state.
    State,
    /// Go back to the presets.
    Reset,
}

impl Request {
    /// All requests.
    pub const ALL: [Self; 5] = [Self::Set, Self::Play, Self::Pause, Self::State, Self::Reset];

    /// The message's `t`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Set => "set",
            Self::Play => "play",
            Self::Pause => "pause",
            Self::State => "get-state",
            Self::Reset => "reset",
        }
    }

    /// The request of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|request| request.key() == key)
    }
}

/// Why a message did nothing. The names stay: changing one is a new [`VERSION`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No envelope of this protocol, or fields where none belong.
    BadMessage,
    /// Longer than [`LONGEST`].
    TooLarge,
    /// No request has this name.
    UnknownType,
    /// No parameter has this name, or hosts may not set it.
    UnknownName,
    /// The value is none of the parameter's.
    BadValue,
    /// Too many messages; this one was dropped.
    RateLimited,
    /// The program has not started, or has stopped.
    NotReady,
}

impl Refusal {
    /// All refusals.
    pub const ALL: [Self; 7] = [
        Self::BadMessage,
        Self::TooLarge,
        Self::UnknownType,
        Self::UnknownName,
        Self::BadValue,
        Self::RateLimited,
        Self::NotReady,
    ];

    /// The answer's `code`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::BadMessage => "bad-message",
            Self::TooLarge => "too-large",
            Self::UnknownType => "unknown-type",
            Self::UnknownName => "unknown-name",
            Self::BadValue => "bad-value",
            Self::RateLimited => "rate-limited",
            Self::NotReady => "not-ready",
        }
    }
}

/// A request that was understood.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// Show this session.
    Show(Change),
    /// Start or stop the clock.
    Play(bool),
    /// Say the state.
    Say,
}

/// What a request makes of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The session to show; valid as all are.
    pub session: Session,
    /// A language to speak, well formed.
    pub lang: Option<String>,
    /// Was a number out of range, and the nearest taken?
    pub clamped: bool,
}

/// Parameters that only the address may set: they choose the page's door and its files.
pub const ADDRESS_ONLY: [&str; 5] = ["mode", "chapter", "compare", "config", "idle"];

/// Understands a message: its type, then names and values in turn. `now` is what is shown.
///
/// # Errors
///
/// The first thing that is wrong with it; then nothing of it counts.
pub fn read(fields: &[String], now: &Session) -> Result<Order, Refusal> {
    let (kind, pairs) = fields.split_first().ok_or(Refusal::BadMessage)?;
    let request = Request::from_key(kind).ok_or(Refusal::UnknownType)?;
    if request != Request::Set && !pairs.is_empty() {
        return Err(Refusal::BadMessage);
    }
    Ok(match request {
        Request::Set => Order::Show(set(pairs, now)?),
        Request::Play => Order::Play(true),
        Request::Pause => Order::Play(false),
        Request::State => Order::Say,
        Request::Reset => Order::Show(Change {
            session: Session::default(),
            lang: None,
            clamped: false,
        }),
    })
}

fn set(pairs: &[String], now: &Session) -> Result<Change, Refusal> {
    if pairs.is_empty() || !pairs.len().is_multiple_of(2) {
        return Err(Refusal::BadMessage);
    }
    let mut parsed = Parsed {
        session: now.clone(),
        ..Parsed::default()
    };
    for pair in pairs.chunks_exact(2) {
        let [name, value] = pair else { continue };
        if ADDRESS_ONLY
            .iter()
            .any(|only| only.eq_ignore_ascii_case(name.trim()))
        {
            return Err(Refusal::UnknownName);
        }
        parsed.set(name, value);
        if let Some(warning) = parsed.warnings.last() {
            match warning.kind {
                WarningKind::UnknownParameter => return Err(Refusal::UnknownName),
                WarningKind::UnknownValue | WarningKind::Repeated | WarningKind::BadToken(_) => {
                    return Err(Refusal::BadValue);
                }
                WarningKind::Clamped { .. } | WarningKind::TooMany => {}
            }
        }
    }
    Ok(Change {
        session: parsed.session,
        lang: parsed.door.lang,
        clamped: !parsed.warnings.is_empty(),
    })
}

/// The state, as the JSON object that a host gets: choices by their parameters' names and values, and nothing else.
/// `token` opens the same picture on the page of its own.
pub fn state(session: &Session) -> String {
    let Session { plan, view } = session;
    let product = plan.product.map_or("none", crate::absorption::Product::key);
    let mut object = json::Object::default();
    object.text("site", plan.site.key());
    object.hundredths("depth", plan.depth.mm());
    object.text("device", plan.device.key());
    object.text("product", product);
    object.text("view", view.stage.key());
    match view.moment {
        Moment::Before => object.text("time", "before"),
        Moment::Needling { .. } => object.text("time", "needling"),
        Moment::RealTime => object.text("time", "real-time"),
        Moment::After { time } => {
            let mut seconds = (time.secs().max(0.0).round() as u64).to_string();
            seconds.push('s');
            object.text("time", &seconds);
        }
    }
    object.yes_or_no("playing", view.playing);
    object.text("token", &token::encode(session));
    object.end()
}

/// The answer to a request that was done.
pub fn done(session: &Session, clamped: bool) -> String {
    let mut object = json::Object::default();
    object.text("t", "ok");
    object.yes_or_no("clamped", clamped);
    object.raw("state", &state(session));
    object.end()
}

/// The answer to a message that did nothing.
pub fn refused(why: Refusal) -> String {
    let mut object = json::Object::default();
    object.text("t", "err");
    object.text("code", why.key());
    object.end()
}

/// News of another state, whoever made it.
pub fn changed(session: &Session) -> String {
    let mut object = json::Object::default();
    object.text("t", "state");
    object.raw("state", &state(session));
    object.end()
}
