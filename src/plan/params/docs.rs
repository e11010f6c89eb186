//! The page docs/parameters.md, written from the list. Not in the program.

use super::{Kind, PARAMETERS, Parameter, Parsed};
use crate::plan::Axis;
use std::fmt::Write as _;

const HEAD: &str = "\
# Parameters

<!-- Written by `cargo run --example parameters`; a test compares it with the list in src/plan/params/schema.rs. -->

The same names work in the address (`?site=cheek&depth=1.5`), as attributes of `<skin-depth>`, in `clinic.json` and in
messages from the host page.

- Names and values may be in any case; spaces and underscores in values count as hyphens.
- Numbers may have a point or a comma, and their unit behind them: `1.5`, `1,5`, `1.5mm`.
- A yes is `yes`, `true`, `on`, `1` or the bare name; a no is `no`, `false`, `off` or `0`.
- A name that is not in the list is ignored. A value that is not understood leaves the preset. A number out of range, or
  between two steps, becomes the nearest that can be set. Of a name that comes twice, the first counts. Each time the
  page says so.
- Marks of mail and advertisements (`utm_...`, `fbclid`, `gclid`, `msclkid`, `mc_cid`, `mc_eid`) are passed over.
- A token in the fragment (`#s1....`) holds the whole session: it wins over the parameters that choose one. `mode`,
  `lang`, `chapter`, `compare`, `config` and `idle` still count, and `theme` if the token has none. A token that cannot be read
  is reported, and the parameters count.

| name | values | preset | |
|---|---|---|---|
";

/// The page, as Markdown.
pub fn markdown() -> String {
    let mut page = String::from(HEAD);
    for parameter in &PARAMETERS {
        let Parameter {
            name, doc, preset, ..
        } = parameter;
        let preset = if preset.is_empty() {
            "none".to_owned()
        } else {
            ticked(preset)
        };
        let row = writeln!(
            page,
            "| `{name}` | {} | {preset} | {doc} |",
            values(&parameter.kind)
        );
        debug_assert!(row.is_ok(), "writing to a string succeeds");
    }
    let tail = write!(
        page,
        "\nAt most {} warnings are kept; what they quote is cut to 40 characters and freed of invisible ones.\n",
        Parsed::WARNINGS_MAX
    );
    debug_assert!(tail.is_ok(), "writing to a string succeeds");
    page
}

fn values(kind: &Kind) -> String {
    match kind {
        Kind::Choice(keys, _) => keys.iter().map(|key| ticked(key)).collect::<Vec<_>>().join(", "),
        Kind::Number { low, high, unit, .. } => format!("{low} to {high} {unit}").trim_end().to_owned(),
        Kind::Flag(_) => "yes or no".to_owned(),
        Kind::Moment(_) => {
            "`before`, `needling`, `real-time` (needling as an eye sees it), or a time after the treatment up to a year: \
             a number with `s`, `min`, `h`, `d`, `w`, `mo` or `y`, days without"
                .to_owned()
        }
        Kind::Compare(_) => format!(
            "{}, each with values after a colon and commas between them: `depth:0.5,1.5,2.5`, `day:1d,7d,3mo`; without a name, depths",
            Axis::ALL.map(|axis| ticked(axis.key())).join(", ")
        ),
        Kind::Text(form, _) => (*form).to_owned(),
    }
}

fn ticked(text: &str) -> String {
    format!("`{text}`")
}
