//! The list of parameters.

use super::readers;
use super::{Door, Mode, WarningKind};
use crate::absorption::Product;
use crate::guidance::Concern;
use crate::needle::{Device, Gauge, Metal, Rate, Setting, Tip};
use crate::plan::{Compare, Delay, Depth, Moment, NeedleCount, Passes, Series, Session, Stage, Theme, View};
use crate::skin::{Sex, Site, Thickness, Tone};
use crate::units::{Length, bounded};

/// One parameter.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name, the same in the query, as an attribute, in a configuration and in messages.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub doc: &'static str,
    /// Its preset, as it would be written.
    pub preset: &'static str,
    /// Its values and what they change.
    pub kind: Kind,
}

/// The values of a parameter and what they change.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One of these names; the change gets its index.
    Choice(&'static [&'static str], fn(&mut Session, &mut Door, usize)),
    /// A number; the change gets the nearest of the range and answers with the value that counts.
    Number {
        /// Least.
        low: f64,
        /// Most.
        high: f64,
        /// Unit that may follow.
        unit: &'static str,
        /// The change.
        set: fn(&mut Session, &mut Door, f64) -> f64,
    },
    /// Yes or no.
    Flag(fn(&mut Session, bool)),
    /// An instant.
    Moment(fn(&mut Session, Moment)),
    /// Values of another parameter, for pictures beside each other.
    Compare(fn(&mut Door, Compare)),
    /// Text of the form that is described; the change is told whether it has it.
    Text(&'static str, fn(&mut Door, &str) -> bool),
}

impl Parameter {
    /// Its place in [`PARAMETERS`], by a name of any case.
    pub(super) fn index(name: &str) -> Option<usize> {
        let name = name.trim();
        PARAMETERS
            .iter()
            .position(|parameter| parameter.name.eq_ignore_ascii_case(name))
    }

    /// Takes a value, or says why not, or what became of it.
    pub(super) fn take(
        &self,
        value: &str,
        session: &mut Session,
        door: &mut Door,
    ) -> Result<(), WarningKind> {
        match self.kind {
            Kind::Choice(keys, set) => {
                let key = readers::key(value);
                let index = keys.iter().position(|one| *one == key);
                set(session, door, index.ok_or(WarningKind::UnknownValue)?);
                Ok(())
            }
            Kind::Number { low, high, unit, set } => {
                let given = readers::number_with(value, unit).ok_or(WarningKind::UnknownValue)?;
                same(given, set(session, door, bounded(given, low, high)))
            }
            Kind::Flag(set) => {
                set(session, readers::flag(value).ok_or(WarningKind::UnknownValue)?);
                Ok(())
            }
            Kind::Moment(set) => {
                let given = readers::moment(value).ok_or(WarningKind::UnknownValue)?;
                let taken = given.clamped();
                set(session, taken);
                match (given, taken) {
                    (Moment::After { time: given }, Moment::After { time }) => {
                        same(given.days(), time.days())
                    }
                    _ => Ok(()),
                }
            }
            Kind::Compare(set) => {
                let (compare, clamped) = Compare::read(value)?;
                set(door, compare);
                clamped.map_or(Ok(()), |to| Err(WarningKind::Clamped { to }))
            }
            Kind::Text(_, set) if set(door, value) => Ok(()),
            Kind::Text(..) => Err(WarningKind::UnknownValue),
        }
    }
}

/// Text that only the page docs/parameters.md shows: the program in the browser does without it.
const fn native(text: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") { "" } else { text }
}

/// Numbers that differ by more than rounding were clamped.
fn same(given: f64, taken: f64) -> Result<(), WarningKind> {
    if (given - taken).abs() <= 1e-9 {
        Ok(())
    } else {
        Err(WarningKind::Clamped { to: taken })
    }
}

/// The keys of a choice, in the order of its `ALL`.
macro_rules! keys {
    ($choice:ty) => {{
        const KEYS: [&str; <$choice>::ALL.len()] = {
            let mut keys = [""; <$choice>::ALL.len()];
            let mut i = 0;
            while i < keys.len() {
                keys[i] = <$choice>::ALL[i].key();
                i += 1;
            }
            keys
        };
        &KEYS
    }};
}

/// A choice whose keys come from its `ALL`, put into a field of the plan or the view.
macro_rules! choice {
    ($choice:ty, $part:ident.$($field:ident).+) => {
        Kind::Choice(keys!($choice), |session, _, index| {
            if let Some(&choice) = <$choice>::ALL.get(index) {
                session.$part.$($field).+ = choice;
            }
        })
    };
}

/// The keys of the products, after "none".
const PRODUCT_KEYS: [&str; Product::ALL.len() + 1] = {
    let mut keys = ["none"; Product::ALL.len() + 1];
    let mut i = 0;
    while i < Product::ALL.len() {
        keys[i + 1] = Product::ALL[i].key();
        i += 1;
    }
    keys
};

/// Every parameter, in the order in which they are documented.
pub static PARAMETERS: [Parameter; 31] = [
    Parameter {
        name: "site",
        doc: native("Treatment site."),
        preset: "cheek",
        kind: choice!(Site, plan.site),
    },
    Parameter {
        name: "tone",
        doc: native("Skin tone, on the Monk scale from 1 (lightest) to 10 (darkest)."),
        preset: "3",
        kind: Kind::Number {
            low: 1.0,
            high: 10.0,
            unit: "",
            set: |session, _, tone| {
                session.plan.tone = Tone::clamped(whole(tone));
                session.plan.tone.get().into()
            },
        },
    },
    Parameter {
        name: "sex",
        doc: native("Whose measurements of the skin are used, where both are known."),
        preset: "either",
        kind: choice!(Sex, plan.sex),
    },
    Parameter {
        name: "thickness",
        doc: native("Thin, typical or thick skin of the site."),
        preset: "typical",
        kind: choice!(Thickness, plan.thickness),
    },
    Parameter {
        name: "concern",
        doc: native("What the treatment is meant to change."),
        preset: "none",
        kind: choice!(Concern, plan.concern),
    },
    Parameter {
        name: "device",
        doc: native("Kind of device."),
        preset: "pen",
        kind: choice!(Device, plan.device),
    },
    Parameter {
        name: "setting",
        doc: native("Who uses the device."),
        preset: "professional",
        kind: choice!(Setting, plan.setting),
    },
    Parameter {
        name: "metal",
        doc: native("What the needles are made of."),
        preset: "steel",
        kind: choice!(Metal, plan.metal),
    },
    Parameter {
        name: "gauge",
        doc: native("How thick the needles are; `usual` is what the device has."),
        preset: "usual",
        kind: choice!(Gauge, plan.make.gauge),
    },
    Parameter {
        name: "tip",
        doc: native("How the tips are ground, at which end of what is published."),
        preset: "usual",
        kind: choice!(Tip, plan.make.tip),
    },
    Parameter {
        name: "rate",
        doc: native("Strokes of a pen each second, from 30; 0 is the pen's own."),
        preset: "0",
        kind: Kind::Number {
            low: 0.0,
            high: 150.0,
            unit: "",
            set: |session, _, rate| {
                session.plan.make.rate = Rate::clamped(whole(rate));
                session.plan.make.rate.map_or(0.0, |rate| rate.get().into())
            },
        },
    },
    Parameter {
        name: "depth",
        doc: native(
            "Depth set on a pen, or length of a roller's or stamp's needles, in steps of 0.05 mm. Not a recommendation.",
        ),
        preset: "1.5",
        kind: Kind::Number {
            low: 0.25,
            high: 2.5,
            unit: "mm",
            set: |session, _, mm| {
                session.plan.depth = Depth::clamped(Length::from_mm(mm));
                session.plan.depth.mm()
            },
        },
    },
    Parameter {
        name: "needles",
        doc: native("Needles in a cartridge, on a stamp, or in a roller's row."),
        preset: "12",
        kind: Kind::Number {
            low: 1.0,
            high: 36.0,
            unit: "",
            set: |session, _, n| {
                session.plan.needles = NeedleCount::clamped(whole(n));
                session.plan.needles.get().into()
            },
        },
    },
    Parameter {
        name: "passes",
        doc: native("Passes over the area."),
        preset: "4",
        kind: Kind::Number {
            low: 1.0,
            high: 16.0,
            unit: "",
            set: |session, _, n| {
                session.plan.passes = Passes::clamped(whole(n));
                session.plan.passes.get().into()
            },
        },
    },
    Parameter {
        name: "product",
        doc: native("Product that is put on the skin."),
        preset: "none",
        kind: Kind::Choice(&PRODUCT_KEYS, |session, _, index| {
            session.plan.product = index.checked_sub(1).and_then(|i| Product::ALL.get(i)).copied();
        }),
    },
    Parameter {
        name: "after",
        doc: native("When the product goes on, in minutes after the needling; negative is before it."),
        preset: "0",
        kind: Kind::Number {
            low: -60.0,
            high: 1440.0,
            unit: "min",
            set: |session, _, minutes| {
                let after = &mut session.plan.application.after_minutes;
                *after = Delay::clamped(whole(minutes));
                after.minutes().into()
            },
        },
    },
    Parameter {
        name: "wiped",
        doc: native("Is the product wiped off after the usual time?"),
        preset: "no",
        kind: Kind::Flag(|session, on| session.plan.application.wiped_off = on),
    },
    Parameter {
        name: "covered",
        doc: native("Is the skin covered with a film, which keeps channels open longer?"),
        preset: "no",
        kind: Kind::Flag(|session, on| session.plan.application.covered = on),
    },
    Parameter {
        name: "sessions",
        doc: native("Number of sessions."),
        preset: "4",
        kind: Kind::Number {
            low: 1.0,
            high: 8.0,
            unit: "",
            set: |session, _, n| {
                let series = &mut session.plan.series;
                *series = Series::clamped(whole(n), series.interval_days().into());
                series.sessions().into()
            },
        },
    },
    Parameter {
        name: "interval",
        doc: native("Days from one session to the next."),
        preset: "30",
        kind: Kind::Number {
            low: 1.0,
            high: 84.0,
            unit: "d",
            set: |session, _, days| {
                let series = &mut session.plan.series;
                *series = Series::clamped(series.sessions().into(), whole(days));
                series.interval_days().into()
            },
        },
    },
    Parameter {
        name: "time",
        doc: native("The instant that is shown."),
        preset: "before",
        kind: Kind::Moment(|session, moment| session.view.moment = moment),
    },
    Parameter {
        name: "view",
        doc: native("Where the camera stands."),
        preset: "block",
        kind: choice!(Stage, view.stage),
    },
    Parameter {
        name: "seam",
        doc: native(
            "After the treatment, block and section show skin as it was before left of here, in millimetres right of the middle; -2, the left edge, is nowhere.",
        ),
        preset: "-2",
        kind: Kind::Number {
            low: -View::FOCUS_RIGHT_MM,
            high: View::FOCUS_RIGHT_MM,
            unit: "mm",
            set: |session, _, mm| {
                session.view.seam_mm = mm;
                mm
            },
        },
    },
    Parameter {
        name: "theme",
        doc: native("Light or dark page; `auto` follows the system."),
        preset: "auto",
        kind: choice!(Theme, view.theme),
    },
    Parameter {
        name: "mode",
        doc: native("Which door the page opens."),
        preset: "app",
        kind: Kind::Choice(keys!(Mode), |_, door, index| {
            if let Some(&mode) = Mode::ALL.get(index) {
                door.mode = mode;
            }
        }),
    },
    Parameter {
        name: "lang",
        doc: native("Language of the page; without it, the browser's."),
        preset: "",
        kind: Kind::Text(native("a language tag such as `en` or `pt-BR`"), |door, value| {
            door.lang = readers::language(value);
            door.lang.is_some()
        }),
    },
    Parameter {
        name: "chapter",
        doc: native("Chapter of the story to begin with."),
        preset: "",
        kind: Kind::Text(
            native("a chapter's name: small letters, digits, hyphens"),
            |door, value| {
                door.chapter = readers::name(value);
                door.chapter.is_some()
            },
        ),
    },
    Parameter {
        name: "compare",
        doc: native(
            "Pictures beside each other: two to four values of one parameter, all else the same. One value stands beside what \
             is chosen.",
        ),
        preset: "",
        kind: Kind::Compare(|door, compare| door.compare = Some(compare)),
    },
    Parameter {
        name: "config",
        doc: native("A clinic's configuration, on the page's own server."),
        preset: "",
        kind: Kind::Text(
            native("a relative path below the page's folder that ends in `.json`"),
            |door, value| {
                door.config = readers::path(value);
                door.config.is_some()
            },
        ),
    },
    Parameter {
        name: "idle",
        doc: native(
            "In a consultation or a kiosk: seconds without a touch after which everything is about to be cleared.",
        ),
        preset: "180",
        kind: Kind::Number {
            low: 5.0,
            high: 3600.0,
            unit: "s",
            set: |_, door, seconds| {
                door.idle_s = seconds.round() as u16;
                door.idle_s.into()
            },
        },
    },
    Parameter {
        name: "seed",
        doc: native("Seed from which the vessels, glands and hairs of the picture grow."),
        preset: "7",
        kind: Kind::Number {
            low: 0.0,
            high: 65535.0,
            unit: "",
            set: |session, _, seed| {
                session.plan.seed = seed.round() as u16;
                session.plan.seed.into()
            },
        },
    },
];

/// The nearest whole number; the type that takes it clamps.
fn whole(n: f64) -> i64 {
    n.round() as i64
}
