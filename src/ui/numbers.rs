//! The numbers of what is shown, each with its range and its sources: layers of the site, needles and channels, how long
//! signs last. They follow the plan while the leaf is open.

use super::Page;
use super::cite::cite;
use super::control::{Choices, select_of};
use crate::course::Course;
use crate::evidence::Fact;
use crate::healing::{Band, Curve};
use crate::needle::{Gauge, Make, Rate, Tip, channels_cited, make_cited, reach_cited};
use crate::plan::{Command, Session, View, params};
use crate::skin::{Appendages, Layer, Sex, cited};
use crate::units::Time;
use crate::web::dom::{Node, el};
use crate::words::{Key, Words, key};

/// What the dialog holds.
pub(super) fn content(page: Page, words: Words) -> Vec<Node> {
    vec![
        el("p").text(words.say(key::NUMBERS_HOW)),
        el("div").class("more-fields").children(make(page, words)),
        el("div").list(move || sections(page, words)),
        el("p").class("small").text(words.say(key::STANDING)),
    ]
}

/// Whose skin was measured, and how the needles are made and driven.
fn make(page: Page, words: Words) -> [Node; 4] {
    let usual = words.say(key::NUMBERS_USUAL);
    let [sharp, blunt] = [key::NUMBERS_SHARP, key::NUMBERS_BLUNT].map(|name| words.say(name));
    // The parameters of an address, chosen as an address would.
    let list = move |parameter: &'static str, name: Key, choices: Choices| {
        select_of(
            words.say(name),
            parameter,
            choices,
            Box::new(move || {
                let plan = page.plan.read();
                let make = plan.make;
                match parameter {
                    "sex" => plan.sex.key().to_owned(),
                    "gauge" => make.gauge.key().to_owned(),
                    "tip" => make.tip.key().to_owned(),
                    _ => strokes(make),
                }
            }),
            Box::new(move |value| {
                let now = Session {
                    plan: page.plan.peek().clone(),
                    view: View::default(),
                };
                let (then, _) = params::over(&now, &[parameter, "=", value].concat());
                page.send(if parameter == "sex" {
                    Command::SetSex(then.plan.sex)
                } else {
                    Command::SetMake(then.plan.make)
                });
            }),
        )
    };
    let mut gauges: Choices = Gauge::ALL.map(|gauge| (gauge.key(), gauge.key())).to_vec();
    gauges[0].1 = usual;
    let tips = Tip::ALL.map(Tip::key).into_iter().zip([usual, sharp, blunt]);
    // `dermapen-rate` from end to end, the most of `exceed-rate`, and what a link chose.
    let mut rates: Choices = vec![("0", usual), ("90", "90"), ("120", "120"), ("150", "150")];
    let now: &'static str = Box::leak(strokes(page.plan.peek().make).into_boxed_str());
    if rates.iter().all(|(rate, _)| *rate != now) {
        rates.push((now, now));
    }
    let sexes = Sex::ALL.map(|sex| (sex.key(), words.sex(sex))).to_vec();
    [
        list("sex", key::NUMBERS_SEX, sexes),
        list("gauge", key::NUMBERS_GAUGE, gauges),
        list("tip", key::NUMBERS_TIP, tips.collect()),
        list("rate", key::NUMBERS_RATE, rates),
    ]
}

/// The value of the parameter: 0 is the device's own.
fn strokes(make: Make) -> String {
    make.rate.map_or(0, Rate::get).to_string()
}

fn sections(page: Page, words: Words) -> Vec<Node> {
    let course = Course::derive(&page.plan.read());
    let plan = &course.plan;
    let row = |name: &str, value: &str, facts: &[Fact]| row(page, name, value, facts);
    let layers = Layer::ALL.into_iter().map(|layer| {
        let thickness = words.spread(&course.layers.spread(layer));
        row(words.layer(layer), &thickness, cited(plan.site, layer))
    });
    let grown = Appendages::of(plan.site);
    let grown = [
        (key::NUMBERS_OPENINGS, grown.openings),
        (key::NUMBERS_FINE_HAIRS, grown.vellus),
        (key::NUMBERS_ROOTS, grown.follicle_depth),
        (key::NUMBERS_OIL_GLANDS, grown.gland_depth),
        (key::NUMBERS_SWEAT_GLANDS, grown.coil_depth),
    ]
    .map(|(name, fact)| row(words.say(name), &words.fact(&fact), &[fact]));
    let channels = &course.channels;
    let [density, fewest, most] = channels.density_per_cm2.map(|n| words.whole(n.round() as u64));
    let open = channels.open_area.map(|share| words.percent(share));
    let reach = reach_cited(plan.device, plan.setting);
    let mut made = channels_cited(plan.device, plan.setting).to_vec();
    made.extend(make_cited(plan.device, plan.make));
    let needles = [
        row(
            words.say(key::NUMBERS_REACHED),
            &words.spread(&course.penetration.reached),
            reach,
        ),
        row(
            words.say(key::NUMBERS_DENSITY),
            &words.fill(
                key::NUMBERS_DENSITY_SAYS,
                &[("n", &density), ("low", &fewest), ("high", &most)],
            ),
            &made,
        ),
        row(
            words.say(key::NUMBERS_WIDTH),
            &words.spread(&channels.diameter),
            &made,
        ),
        row(words.say(key::NUMBERS_OPEN), &range(words, &open), &made),
    ];
    let treatment = course.treatment();
    let healing = Curve::ALL
        .into_iter()
        .filter(|curve| !matches!(curve, Curve::CollagenIii | Curve::CollagenI | Curve::Remodelling))
        .map(|curve| {
            let Band { typical, low, high } = treatment.settled_by(curve);
            let times = [typical, low, high].map(|secs| words.duration(Time::from_secs(secs)));
            row(words.curve(curve), &range(words, &times), curve.cited())
        });
    vec![
        section(words, key::NUMBERS_LAYERS).child(list(layers)),
        section(words, key::NUMBERS_GROWN).child(list(grown)),
        section(words, key::NUMBERS_NEEDLES).child(list(needles)),
        section(words, key::NUMBERS_HEALING).child(list(healing)),
    ]
}

/// Typical, low and high as one text.
pub(super) fn range(words: Words, [typical, low, high]: &[String; 3]) -> String {
    if low == high {
        return typical.clone();
    }
    words.fill(
        key::NUMBERS_RANGE,
        &[("n", typical), ("low", low), ("high", high)],
    )
}

fn section(words: Words, name: Key) -> Node {
    el("section").child(el("h2").text(words.say(name)))
}

fn list(rows: impl IntoIterator<Item = Node>) -> Node {
    el("ul").class("numbers").children(rows)
}

fn row(page: Page, name: &str, value: &str, facts: &[Fact]) -> Node {
    let (named, facts) = (name.to_owned(), facts.to_vec());
    el("li")
        .child(el("span").text(name))
        .child(el("b").text(value))
        .child(cite(page, move || named.clone(), move || facts.clone()))
}
