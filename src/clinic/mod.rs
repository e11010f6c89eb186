//! A clinic's own: its name, colours, links, devices, presets, advice, languages, chapters and claims, as a file beside
//! the site (`clinic.json`, see docs/clinic.md).
//!
//! Foreign text, read like any other: [`read`] is total. It yields a clinic, with defaults where the file says nothing
//! or nothing that may stand, and a list of [`Problem`]s, each with the path, what was found and what is allowed. What
//! may stand where is one table, [`CLINIC`], from which the published schema and the docs are written too.

mod check;
pub mod colour;
#[cfg(not(target_arch = "wasm32"))]
pub mod docs;
mod field;
pub mod json;
mod presets;
mod snippet;
mod told;

pub use self::field::{Allowed, CLINIC, Field, Kind, LIMITS};
pub use self::presets::usual;
pub use self::snippet::snippet;

use self::check::Check;
use self::json::Value;
use crate::guidance::Benefit;
use crate::needle::Device;
use crate::plan::params::{self, PARAMETERS};
use crate::plan::{Depth, NeedleCount, Session};
use crate::scene::palette::Rgb;
use crate::story::Step;
use crate::words::Lang;

/// The version of the file's form. Version 1 had the parameters that the page opens with beside the rest.
pub const VERSION: u32 = 2;

/// Largest file in bytes. It has room for the logo and all texts that the form allows.
pub const SIZE: u32 = 300_000;

/// Largest logo in bytes, in the file or beside it.
pub const LOGO_BYTES: u32 = 150_000;

/// Least contrast of a colour with the page: that of small text (WCAG 2.2, 1.4.3).
pub const CONTRAST: f64 = 4.5;

/// More problems than these help nobody.
pub const PROBLEMS_MAX: usize = 40;

/// Something in the file that may not stand there; the default counts in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where: `presets[2].depth`. Empty for the file as a whole.
    pub path: String,
    /// What stands there, shortened and without invisible characters.
    pub found: String,
    /// What may.
    pub allowed: Allowed,
}

/// A text, once for all languages or once for each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts(Vec<(Option<Lang>, String)>);

impl Texts {
    /// The text of a language; else English, else the first that there is.
    pub fn say(&self, lang: Lang) -> &str {
        let of = |wanted: Option<Lang>| self.0.iter().find(|(have, _)| *have == wanted);
        let found = of(Some(lang))
            .or_else(|| of(None))
            .or_else(|| of(Some(Lang::En)))
            .or_else(|| self.0.first());
        found.map_or("", |(_, text)| text)
    }

    fn of(value: &Value) -> Self {
        let texts = match value {
            Value::Text(text) => vec![(None, text.clone())],
            _ => value
                .fields()
                .iter()
                .map(|(tag, text)| (Lang::from_tag(tag), text.text().to_owned()))
                .collect(),
        };
        Self(texts)
    }
}

/// How to reach the clinic: links as they stand in the file, of schemes that were checked. Empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// Postal address.
    pub address: String,
    /// `tel:`.
    pub phone: String,
    /// `mailto:`.
    pub email: String,
    /// `https://`.
    pub web: String,
    /// Any of the three.
    pub booking: String,
}

/// A device of the clinic.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Its kind.
    pub device: Device,
    /// What the clinic calls it; empty where it has no name of its own.
    pub name: String,
    /// Its needles.
    pub needles: Option<NeedleCount>,
    /// Depths of the clinic's protocol, in the file's order.
    pub depths: Vec<Depth>,
}

/// A picture for consultations.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preset {
    /// Its name; where it is empty, concern, site and depth name it.
    pub name: Texts,
    /// Parameters as in an address, put over the presets of the page and the file's start.
    pub set: String,
}

/// What a file says, or defaults.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Clinic {
    /// Its name, plain text; empty where there is none.
    pub name: String,
    /// Path of the logo below the site's folder, or a `data:` picture; empty where there is none.
    pub logo: String,
    /// The accent on the light and on the dark page.
    pub accents: [Option<Rgb>; 2],
    /// How to reach it.
    pub contact: Contact,
    /// Languages that are offered, the clinic's first. All where the file names none.
    pub languages: Vec<Lang>,
    /// What the page opens with, as a query.
    pub start: String,
    /// Its devices; none where any is offered.
    pub devices: Vec<Offer>,
    /// Pictures for consultations, in order; none where the usual ones are offered.
    pub presets: Vec<Preset>,
    /// The clinic's own advice.
    pub aftercare: Vec<Texts>,
    /// Chapters in order; none where the story is told as it is.
    pub chapters: Vec<String>,
    /// Purposes of which something may be said; none where of all.
    pub claims: Option<Vec<Benefit>>,
}

impl Clinic {
    /// May something be said of a purpose?
    pub fn claims(&self, benefit: Benefit) -> bool {
        self.claims
            .as_ref()
            .is_none_or(|claims| claims.contains(&benefit))
    }

    /// A preset as a session. Whose skin it is, and the colours of the page, stay as they are.
    pub fn shown(&self, preset: &Preset, now: &Session) -> Session {
        let mut session = Session::default();
        session.plan.tone = now.plan.tone;
        session.plan.sex = now.plan.sex;
        session.plan.seed = now.plan.seed;
        session.plan.dates = now.plan.dates;
        session.view.theme = now.view.theme;
        session.view.labels = now.view.labels;
        let (session, _) = params::over(&session, &self.start);
        let (mut session, _) = params::over(&session, &preset.set);
        session.view.theme = now.view.theme;
        session
    }

    /// The story's steps in the clinic's order of chapters, without those that it leaves out; all as they are where
    /// nothing would be left.
    pub fn arrange(&self, steps: Vec<Step>) -> Vec<Step> {
        let mut arranged = Vec::new();
        for name in &self.chapters {
            arranged.extend(steps.iter().filter(|step| step.chapter == *name).cloned());
        }
        if arranged.is_empty() { steps } else { arranged }
    }
}

/// What came of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// Valid, whatever the file says.
    pub clinic: Clinic,
    /// What could not be taken, at most [`PROBLEMS_MAX`].
    pub problems: Vec<Problem>,
    /// The file's content in the current form, without what could not be taken: what an editor goes on with.
    pub kept: Option<Value>,
}

/// Reads a file. Total: a file that is none gives the defaults and says why.
pub fn read(text: &str) -> Reading {
    let mut check = Check::new();
    if text.len() > SIZE as usize {
        let found = [(text.len() / 1000).to_string().as_str(), " kB"].concat();
        check.wrong(&found, Allowed::Bytes(SIZE));
        return Reading::broken(check);
    }
    // Editors on Windows begin files with a mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file = match json::read(text) {
        Ok(file) => file,
        Err(line) => {
            let line_text = text.lines().nth(line - 1).unwrap_or_default();
            let found = [line.to_string().as_str(), ": ", line_text.trim()].concat();
            check.wrong(&found, Allowed::Json);
            return Reading::broken(check);
        }
    };
    if !matches!(file, Value::Object(_)) {
        drop(check.object(&file, &CLINIC));
        return Reading::broken(check);
    }
    let Some(version) = check.version(&file) else {
        return Reading::broken(check);
    };
    let kept = check.object(&migrated(file, version), &CLINIC);
    let clinic = kept.as_ref().map(clinic_of).unwrap_or_default();
    Reading {
        clinic,
        problems: check.problems,
        kept,
    }
}

impl Reading {
    fn broken(check: Check) -> Self {
        Self {
            problems: check.problems,
            ..Self::default()
        }
    }
}

/// A file of an older form in the current one.
fn migrated(file: Value, version: u32) -> Value {
    let Value::Object(fields) = file else {
        return file;
    };
    let (mut moved, mut kept) = (Vec::new(), Vec::new());
    for (name, value) in fields {
        let is_parameter = PARAMETERS.iter().any(|parameter| parameter.name == name);
        if name == "version" {
            continue;
        }
        if version > 1 || !is_parameter {
            kept.push((name, value));
        } else if name == "lang" {
            // What was one language is the first of a list.
            kept.push(("languages".into(), Value::List(vec![value])));
        } else {
            moved.push((name, value));
        }
    }
    if !moved.is_empty() {
        kept.push(("start".into(), Value::Object(moved)));
    }
    kept.insert(0, ("version".into(), Value::Number(VERSION.to_string())));
    Value::Object(kept)
}

/// The clinic of a checked file.
fn clinic_of(file: &Value) -> Clinic {
    let text = |of: Option<&Value>, name: &str| {
        of.and_then(|of| of.get(name))
            .map_or(String::new(), |value| value.text().to_owned())
    };
    let list = |name: &str| file.get(name).map(Value::items).unwrap_or_default();
    let contact = file.get("contact");
    Clinic {
        name: text(Some(file), "name"),
        logo: text(Some(file), "logo"),
        accents: ["light", "dark"].map(|theme| colour::read(&text(file.get("colours"), theme))),
        contact: Contact {
            address: text(contact, "address"),
            phone: text(contact, "phone"),
            email: text(contact, "email"),
            web: text(contact, "web"),
            booking: text(contact, "booking"),
        },
        languages: list("languages")
            .iter()
            .filter_map(|tag| Lang::from_tag(tag.text()))
            .collect(),
        start: file.get("start").map(query).unwrap_or_default(),
        devices: list("devices").iter().filter_map(offer).collect(),
        presets: list("presets")
            .iter()
            .map(|preset| Preset {
                name: preset.get("name").map(Texts::of).unwrap_or_default(),
                set: query(preset),
            })
            .collect(),
        aftercare: list("aftercare").iter().map(Texts::of).collect(),
        chapters: list("chapters")
            .iter()
            .map(|name| name.text().to_owned())
            .collect(),
        claims: file.get("claims").map(|claims| {
            claims
                .items()
                .iter()
                .filter_map(|claim| Benefit::ALL.into_iter().find(|one| one.key() == claim.text()))
                .collect()
        }),
    }
}

fn offer(value: &Value) -> Option<Offer> {
    let set = |name: &str, value: &Value| {
        let mut parsed = params::Parsed::default();
        parsed.set(name, value.text());
        parsed.session.plan
    };
    Some(Offer {
        device: Device::from_key(value.get("device")?.text())?,
        name: value
            .get("name")
            .map_or(String::new(), |name| name.text().to_owned()),
        needles: value
            .get("needles")
            .map(|needles| set("needles", needles).needles),
        depths: value
            .get("depths")
            .map(Value::items)
            .unwrap_or_default()
            .iter()
            .map(|depth| set("depth", depth).depth)
            .collect(),
    })
}

/// Parameters of a checked object as a query. Values with signs of addresses in them were refused.
fn query(value: &Value) -> String {
    let mut query = String::new();
    for (name, value) in value.fields() {
        if let Value::Text(text) = value
            && name != "name"
        {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(name);
            query.push('=');
            query.push_str(text);
        }
    }
    query
}
