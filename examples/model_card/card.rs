//! The text of the model card. Numbers come from the facts and from the models; the words around them are here.

use skindepth::absorption::{Application, Product, Setup, finding};
use skindepth::evidence::text::Quantity;
use skindepth::evidence::{Fact, digits, facts};
use skindepth::healing::{Curve, Treatment, series};
use skindepth::needle::stroke::Insertion;
use skindepth::needle::{Channels, Device, Make, Penetration, Setting, Tip, Tool, puncture_millinewtons};
use skindepth::skin::{LayerStack, Sex, Site, Spread, Thickness};
use skindepth::units::{OutOfRange, Time};

use super::measured::tool;
use super::{healing, measured};

/// Depths whose shares of people the card tabulates, in millimetres.
const DEPTHS_MM: [f64; 5] = [0.25, 0.5, 1.0, 1.5, 2.5];

/// The page, as Markdown.
///
/// # Errors
///
/// Where what a study describes is not physical.
pub(crate) fn markdown() -> Result<String, OutOfRange> {
    let facts: Vec<String> = [
        &facts::PEN_CHANNEL_DEPTH_0P5,
        &facts::PEN_CHANNEL_DEPTH_1P5,
        &facts::LIMA_PENETRATION_FRACTION,
        &facts::MICROCHANNEL_DEPTH_770_RAT,
        &facts::BURIED_LENGTH_FRACTION_SLOW,
        &facts::CHANNEL_DIAMETER_FRACTION,
        &facts::ROLLER_HOLE_DENSITY_15_PASSES,
        &facts::CLOSURE_MODEL_HALFLIFE_OPEN,
        &facts::CLOSURE_MODEL_HALFLIFE_OCCLUDED,
        &facts::CAPILLARY_CLEARANCE_RATE,
    ]
    .map(fact_row)
    .to_vec();
    Ok([
        HEAD,
        &layers(),
        NEEDLE,
        &facts.join(""),
        "\nShare of people in whom the tips of a professional pen pass the lower border of a layer (cheek):\n\n",
        &shares()?,
        MAKE,
        &forces(),
        INSERTION,
        &insertions()?,
        ABSORPTION,
        &products(),
        SHOWS,
        &shows()?,
        HEALING,
        &settled()?,
        AGREEMENT,
        &agreement()?,
        AGREEMENT_NEEDLE,
        &needle()?,
        AGREEMENT_HEALING,
        &times(),
        TAIL,
    ]
    .concat())
}

const HEAD: &str = "\
# Model card

<!-- Written by `cargo run --example model_card > docs/model.md`; a test compares it with the models. -->

**Education; not for diagnosis, selection or planning of treatment.**
The models draw general pictures from published averages.
They must not be used to choose a depth, a device, a product or a treatment for a person, nor to foretell a result.
No clinician has reviewed them yet.

Every value is a fact of `public/data/evidence.json`, named here by its id, with its range and source there.
A fact that was calculated from cited formulae is shown as an estimate, one that was known but not re-read as approximate.
Ranges are those of people and methods, not intervals of confidence.

## Skin

A site is a distribution for each layer: the middle, and the 15.87th and 84.13th percentile, which may lie unequally far from it.
Histology sets the middle, for it is what depth is compared with in studies of needling; ultrasound in living skin reads thinner, and sets how women and men differ.
The \"epidermis\" of ultrasound is the entrance echo and is not used.
Where a layer was not measured at a site the nearest documented site stands in; `src/skin/layers.rs` says where.

Typical thickness (thin to thick), either sex:

";

const NEEDLE: &str = "
## Needle

The set depth is not the reached depth.
A pen falls short of its setting by what the skin dents before it yields, a rolled or pressed needle loses a share of its length.
The reached depth is a distribution; with the spread of the layers it gives, for each border, the share of people in whom the tip passes it: the integral over depths of the chance that the tip gets there and the border lies above.
Channels spring back to a share of the needle's diameter. Their number is proportional to needles, strikes and passes, from counted holes, and uncertain by a factor of three either way.

| fact | value |
|---|---|
";

const MAKE: &str = "
How needles are made and driven (`gauge`, `tip` and `rate` of an address) counts as far as it was measured, and no farther:

| | channel's width | number of channels | speed and dent | force of a puncture | reached depth |
|---|---|---|---|---|---|
| gauge | half of the shaft (`gauge-30g-od` to `gauge-33g-od`, `channel-diameter-fraction`) | no | not measured | no: the tip is what touches | not measured |
| tip | while only its cone is in (`needle-tip-angle`) | no | not measured apart from force | rises with its width (`puncture-force-single`, `needle-tip-radius`) | not measured |
| rate, of a pen | no | in proportion, beside the fastest of `dermapen-rate` | speed in proportion, dent by the speed | not measured | not measured at more than one rate |
| needles, passes | no | in proportion | no | per needle: no | not measured |

The force at which one needle goes through the surface is an estimate: a line between the two ends of one series, held at them.
Living skin under blunter tips resisted with a hundred to thousands of millinewtons (`insertion-force-range`), arrays with 21 to 30 (`insertion-force-array`).
Metal has no effect on any of these: it counts for those whom nickel harms.

| tip | force, mN |
|---|---|
";

const INSERTION: &str = "
How far skin dents before it yields follows the speed of the tips: an estimate between an impact of 1 m/s (`indentation-before-puncture`, `impact-insertion-velocity`) and slow insertion (`buried-length-fraction-slow`), as a power of the speed.
The speed of a pen follows from its strokes and its setting (`skinpen-motor-speed`); those of hands are assumed.
The dent is drawn; reached depths come from their own measurements above.

1.5 mm, typical (low to high):

| device | speed, mm/s | dent, mm |
|---|---|---|
";

const SHOWS: &str = "
### What it shows

Cheek, pen at 1 mm, left on, uncovered: the share of the dose past the stratum corneum, in percent, typical (low to high).
The finding is read off the field while channels are open.
The range is what the ranges of the parameters make of the result: one parameter at a time at either end, added as a root of squares. What the equations leave out is not in it.
The page and `cargo run --example course` show the same ranges.

| product | finding | needled, 1 h | needled, 24 h | intact, 24 h | moves it most |
|---|---|---|---|---|---|
";

const ABSORPTION: &str = "
Left out: the angle of the needles, drag, bleeding that fills a channel, and what a tip pushes in by itself.

## Absorption

Diffusion in a unit cell around one channel, in radius and depth, through stratum corneum, viable epidermis and dermis:

    K du/dt = div(K D grad u) - k K u        u = concentration / K, continuous across layers

D is diffusion, K partition against water, k clearance by capillaries, which works only below the tops of their loops.
The channel is an aqueous path whose open share falls with the published half-life of its closing, uncovered or covered.
A finite film lies on the surface from a chosen time on, wiped off or left.
Finite volumes on a graded grid; implicit steps of second order whose size follows an error tolerance; what is on, in and through the skin adds up to the dose within 1e-9.

What the model uses for each product:

| product | molar mass, Da | through intact skin, cm/h | diffusion in dermis, cm²/s | clearance, 1/s |
|---|---|---|---|---|
";

const HEALING: &str = "
Left out: follicles and sweat ducts, the undulating junction, metabolism, drying, the vehicle and its acidity, lymph, swelling under a cover, the difference between one channel and the next, binding of growth factors to the matrix.
What needled skin takes up is therefore an upper bound, and a first hour on intact skin a lower one.

## Healing

Each curve is a shape over time whose points are facts: a fall through its half and its end, or a rise, a plateau and a fading.
Strength follows the injury, channel length for each area, as `1 - exp(-ln 20 · injury)`, so that a usual treatment stands at 95 %; durations stretch with depth along a line through three classes of downtime.
Both are estimates: no study measured a dose and its response side by side.
Sessions add up like independent chances for signs that pass, and saturating for new collagen, which stands where the one measured protocol left it.
Elastin has no curve: gene activity rose, the protein was not shown to.

Days until a sign has settled after one session with a professional pen at the usual number of channels (typical, from lowest to highest):

| sign | 0.5 mm | 1.5 mm |
|---|---|---|
";

const AGREEMENT: &str = "
`tests/healing/facts.rs` holds each curve to the facts that it has to pass through, by id.

## Agreement with measurements

Split or whole skin of the forearm; where a study states no channels, 250 for each cm² of 70.7 µm (`pore-area-fraction`), 0.5 mm deep.
The ratio is model over measured, and 1 inside a measured range.
No value of the model was fitted to these rows.

| quantity | fact | measured | model | ratio |
|---|---|---|---|---|
";

const AGREEMENT_NEEDLE: &str = "
### Needles and channels

| quantity | fact | measured | model | ratio |
|---|---|---|---|---|
";

const AGREEMENT_HEALING: &str = "
### Healing

Times read off the curves: when half of the peak is left, when one in twenty is left (settled), or when it is highest.
The ratio is that of the typical curve; where it is not 1, methods disagree, and the range of the curves overlaps with what was measured.

| curve | read | fact | measured | model, typical (fast to slow) | ratio |
|---|---|---|---|---|---|
";

const TAIL: &str = "
### Where it does not agree

- **Intact skin lets product through too late.** Its lag is about 2 hours for caffeine and 5 for lidocaine, for hair follicles and sweat ducts are left out. So caffeine peaks too late, and early ratios of needled to intact skin are too high; those beyond `enhancement-sanity-range` are not shown on screen.
- **Blood clears more than the model lets it.** The measured ratio without and with blood needs a rate above the published range, or a study that counts differently: it is the highest of its series.
- **Open channels carry more than measured ones.** Clotting beyond a fibrin gel, fluid that flows out and a drying film are left out.
- **Animals and single series differ from people and reviews.** The rat's barrier recovers ten times as fast as that of people under a pen, and its channels are shallower and wider than those of a home roller here; one series saw a roller's redness for hours only. Such times lie within the range of the curves, not at their middle.

## Checks

The kernel is within 0.5 % of the closed forms of a membrane (flux and lag), a half space, a clearing half space and a cylinder in a ring; its order under refinement is at least 1.8; amounts are never negative and never above what feeds them (`tests/absorption`).
Shares of people agree with drawing them at random (`tests/needle`).
Numbers that are not physical are refused by name, with what is allowed, and what is built of the others can't fail (`tests/refusals.rs`).
What the solver costs stands in [performance.md](performance.md).
";

fn fact_row(fact: &Fact) -> String {
    format!("| `{}` | {} |\n", fact.id, Quantity::of(fact).line())
}

fn layers() -> String {
    let rows = Site::ALL.map(|site| {
        let layers = LayerStack::of(site, Sex::Either);
        let dermis = |end: fn(&Spread) -> f64| end(&layers.papillary_dermis) + end(&layers.reticular_dermis);
        format!(
            "| {} | {} | {} | {} ({} to {}) |\n",
            site.key(),
            micrometres(&layers.stratum_corneum),
            micrometres(&layers.viable_epidermis),
            fixed(dermis(|spread| spread.typical.mm()), 2),
            fixed(dermis(|spread| spread.low.mm()), 2),
            fixed(dermis(|spread| spread.high.mm()), 2),
        )
    });
    let head = "| site | stratum corneum, µm | viable epidermis, µm | dermis, mm |\n|---|---|---|---|\n";
    [head, &rows.concat()].concat()
}

fn micrometres(spread: &Spread) -> String {
    format!(
        "{} ({} to {})",
        fixed(spread.typical.um(), 0),
        fixed(spread.low.um(), 0),
        fixed(spread.high.um(), 0)
    )
}

fn shares() -> Result<String, OutOfRange> {
    let head = "| set depth, mm | epidermis | papillary dermis | whole dermis |\n|---|---|---|---|\n";
    let row = |depth: f64| {
        let penetration = reach(Device::Pen, Setting::Professional, depth)?;
        let share = |border: usize| fixed(penetration.crossings[border].share * 100.0, 0);
        Ok(format!(
            "| {} | {} % | {} % | {} % |\n",
            fixed(depth, 2),
            share(1),
            share(2),
            share(3)
        ))
    };
    Ok([head, &lines(DEPTHS_MM, row)?].concat())
}

/// The rows of a table.
fn lines<T>(
    of: impl IntoIterator<Item = T>,
    row: impl Fn(T) -> Result<String, OutOfRange>,
) -> Result<String, OutOfRange> {
    let rows: Result<Vec<String>, OutOfRange> = of.into_iter().map(row).collect();
    Ok(rows?.concat())
}

fn products() -> String {
    Product::ALL
        .map(|product| {
            let properties = product.properties();
            format!(
                "| {} | {} | {} | {} | {} |\n",
                product.key(),
                fixed(properties.molar_mass.daltons(), 0),
                two_digits(properties.permeability_cm_per_h),
                two_digits(properties.dermis_cm2_per_s),
                two_digits(properties.clearance_per_s),
            )
        })
        .concat()
}

fn settled() -> Result<String, OutOfRange> {
    let days = |curve: Curve, depth_mm: f64| {
        let density = series::MEASURED_PROTOCOL.density_per_cm2;
        let treatment = Treatment::new(Device::Pen, Setting::Professional, depth_mm, density)?;
        let band = treatment.settled_by(curve);
        let days = |secs: f64| fixed(Time::from_secs(secs).days(), 1);
        Ok::<_, OutOfRange>(format!(
            "{} ({} to {})",
            days(band.typical),
            days(band.low),
            days(band.high)
        ))
    };
    let signs = [
        Curve::Redness,
        Curve::Swelling,
        Curve::Flaking,
        Curve::BarrierLoss,
        Curve::Neutrophils,
        Curve::Macrophages,
    ];
    lines(signs, |curve| {
        Ok(format!(
            "| {} | {} | {} |\n",
            curve.key(),
            days(curve, 0.5)?,
            days(curve, 1.5)?
        ))
    })
}

fn agreement() -> Result<String, OutOfRange> {
    lines(measured::rows()?, |row| {
        Ok(format!(
            "| {} | `{}` | {} | {} | {} |\n",
            row.what,
            row.fact.id,
            Quantity::of(&row.fact).line(),
            two_digits(row.model),
            two_digits(row.ratio()),
        ))
    })
}

fn fixed(value: f64, decimals: u32) -> String {
    let mut text = String::new();
    digits::fixed(&mut text, value, decimals);
    text
}

/// Two digits that count: `0.73`, `120`, `1.2e-5`.
fn two_digits(value: f64) -> String {
    if value.abs() < f64::MIN_POSITIVE {
        return "0".to_owned();
    }
    if value.abs() < 1e-2 {
        return format!("{value:.1e}");
    }
    let place = value.abs().log10().floor();
    let unit = 10.0_f64.powf(place - 1.0);
    fixed((value / unit).round() * unit, (1.0 - place).max(0.0) as u32)
}

fn forces() -> String {
    Tip::ALL
        .map(|tip| {
            let make = Make {
                tip,
                ..Make::default()
            };
            let [typical, low, high] = puncture_millinewtons(make).map(two_digits);
            if low == high {
                format!("| {} | {typical} |\n", tip.key())
            } else {
                format!("| {} | {typical} ({low} to {high}) |\n", tip.key())
            }
        })
        .concat()
}

fn insertions() -> Result<String, OutOfRange> {
    let rows = [
        ("pen", Device::Pen, Setting::Professional),
        ("pen at home", Device::Pen, Setting::Home),
        ("roller", Device::Roller, Setting::Professional),
        ("stamp", Device::Stamp, Setting::Professional),
    ];
    lines(rows, |(name, device, setting)| {
        let insertion = Insertion::of(&tool(device, setting, 1.5, 12, 4)?);
        let [speed, slowest, fastest] = insertion.speed_mm_per_s.map(two_digits);
        let dent = insertion.dent;
        let [typical, low, high] = [dent.typical, dent.low, dent.high].map(|length| two_digits(length.mm()));
        Ok(format!(
            "| {name} | {speed} ({slowest} to {fastest}) | {typical} ({low} to {high}) |\n"
        ))
    })
}

fn reach(device: Device, setting: Setting, set_mm: f64) -> Result<Penetration, OutOfRange> {
    let layers = LayerStack::of(Site::Cheek, Sex::Either);
    Ok(Penetration::of(&tool(device, setting, set_mm, 12, 4)?, &layers))
}

/// The channels on a cheek.
fn made(tool: &Tool) -> Channels {
    let layers = LayerStack::of(Site::Cheek, Sex::Either);
    Channels::of(tool, &Penetration::of(tool, &layers))
}

fn shows() -> Result<String, OutOfRange> {
    let layers = LayerStack::of(Site::Cheek, Sex::Either);
    let channels = made(&tool(Device::Pen, Setting::Professional, 1.0, 12, 4)?);
    let row = |product: Product| {
        let setup = Setup::new(
            product,
            &layers,
            Thickness::Typical,
            &channels,
            Application::default(),
        );
        let uncertainty = setup.uncertainty();
        let percent = |hours, needled| {
            let band = uncertainty.at(Time::from_hours(hours), needled).delivered;
            // Hundredths of a percent: less is nothing, and differs between machines.
            let [low, typical, high] =
                [band.low, band.typical, band.high].map(|share| two_digits((1e4 * share).round() / 1e2));
            format!("{typical} ({low} to {high})")
        };
        let ranking = uncertainty.ranking(Time::from_hours(1.0), true);
        let most = ranking.first().map_or("", |(parameter, _)| parameter.key());
        format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            product.key(),
            finding(&setup.solve()).key().replace('-', " "),
            percent(1.0, true),
            percent(24.0, true),
            percent(24.0, false),
            most.replace('-', " "),
        )
    };
    Ok(Product::ALL.map(row).concat())
}

/// Reached depths and channels beside what was measured.
fn needle() -> Result<String, OutOfRange> {
    let reached = |device, setting, set_mm| Ok::<_, OutOfRange>(reach(device, setting, set_mm)?.reached);
    let pen = |set_mm| Ok::<_, OutOfRange>(reached(Device::Pen, Setting::Professional, set_mm)?.typical.mm());
    let share =
        |device, setting| Ok::<_, OutOfRange>(100.0 * reached(device, setting, 1.5)?.typical.mm() / 1.5);
    // The drum's 192 needles stand in rows of 24.
    let thin = made(&tool(Device::Roller, Setting::Home, 0.77, 24, 15)?);
    let density = |device, needles, passes| {
        let [typical, ..] = made(&tool(device, Setting::Professional, 1.5, needles, passes)?).density_per_cm2;
        Ok::<_, OutOfRange>(typical)
    };
    let rows: [(&str, Fact, f64); 9] = [
        (
            "pen at 0.5 mm: depth of channels, mm",
            facts::PEN_CHANNEL_DEPTH_0P5,
            pen(0.5)?,
        ),
        (
            "pen at 1.5 mm: depth of channels, mm",
            facts::PEN_CHANNEL_DEPTH_1P5,
            pen(1.5)?,
        ),
        (
            "roller: depth over length of needles, %",
            facts::LIMA_PENETRATION_FRACTION,
            share(Device::Roller, Setting::Professional)?,
        ),
        (
            "stamp: depth of 0.6 mm needles, µm",
            facts::OCT_INSERTION_FRACTION_600,
            reached(Device::Stamp, Setting::Professional, 0.6)?.high.um(),
        ),
        (
            "roller at home: depth over length, %",
            facts::BURIED_LENGTH_FRACTION_SLOW,
            share(Device::Roller, Setting::Home)?,
        ),
        (
            "roller at home, 0.77 mm: depth of channels, µm (rat)",
            facts::MICROCHANNEL_DEPTH_770_RAT,
            thin.depth.typical.um(),
        ),
        (
            "the same: diameter at the surface, µm (rat)",
            facts::MICROCHANNEL_SURFACE_DIAMETER_770,
            thin.diameter.typical.um(),
        ),
        (
            "roller, 15 passes: channels per cm²",
            facts::ROLLER_HOLE_DENSITY_15_PASSES,
            density(Device::Roller, 24, 15)?,
        ),
        (
            "pen, usual use: channels per cm²",
            facts::CHANNEL_DENSITY_PEN,
            density(Device::Pen, 14, 4)?,
        ),
    ];
    let row = |(what, fact, model): (&str, Fact, f64)| {
        // Without a lower end a fact is a limit from above.
        let low = if fact.low.is_none() && fact.value.is_none() {
            0.0
        } else {
            fact.lowest()
        };
        format!(
            "| {what} | `{}` | {} | {} | {} |\n",
            fact.id,
            Quantity::of(&fact).line(),
            two_digits(model),
            two_digits(over(model, low, fact.highest())),
        )
    };
    Ok(rows.map(row).concat())
}

/// Model over the nearer end of a range; 1 inside.
fn over(model: f64, low: f64, high: f64) -> f64 {
    if model < low {
        model / low
    } else if model > high {
        model / high
    } else {
        1.0
    }
}

fn times() -> String {
    let span = |hours: f64| {
        if hours >= 48.0 {
            format!("{} d", two_digits(hours / 24.0))
        } else {
            format!("{} h", two_digits(hours))
        }
    };
    let row = |(fact, treatment, curve, reading, _): &healing::Row| {
        let (low, high) = healing::range_hours(fact);
        let [fast, typical, slow] = healing::read(treatment, *curve, *reading);
        let read = match reading {
            healing::Reading::Half => "half left",
            healing::Reading::Settled => "settled",
            healing::Reading::Peak => "highest",
        };
        format!(
            "| {} | {read} | `{}` | {} | {} ({} to {}) | {} |\n",
            curve.key().replace('-', " "),
            fact.id,
            Quantity::of(fact).line(),
            span(typical),
            span(fast),
            span(slow),
            // The tolerance is that of reading a curve in whole minutes.
            two_digits(over(typical, low * 0.995 - 0.02, high * 1.005 + 0.02)),
        )
    };
    healing::rows().iter().map(row).collect::<Vec<_>>().concat()
}
