//! What is known: a card for each purpose, with its mechanism in the picture, its grade, what trials measured in people
//! as people or intervals, those that contradict each other side by side, and what cannot be told. Never a face.

use super::depth::percent;
use super::{Ask, Page};
use crate::evidence::Fact;
use crate::guidance::outcome::{About, Arm, Finding, Group, Outcome, Shown};
use crate::guidance::{Benefit, Concern, Grade};
use crate::needle::used_at;
use crate::plan::Depth;
use crate::skin::Site;
use crate::story::mechanism;
use crate::web::dom::{Node, el, svg};
use crate::words::{Words, key, number};

/// People in a row of the drawing, and the room that one takes.
const PER_ROW: u16 = 10;
const PERSON: [u16; 2] = [12, 18];
/// One person, from the middle of the head.
const FIGURE: &str =
    "m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0m-1.8 10.2v-3.4c0-2.3 1.6-3.6 4.3-3.6s4.3 1.3 4.3 3.6v3.4z";

/// A card: a purpose, or what has outcomes without being one of the purposes.
#[derive(Clone, Copy, PartialEq)]
enum Card {
    Of(Benefit),
    Also(About),
}

impl Card {
    fn all() -> impl Iterator<Item = Self> {
        let also = [About::StretchMarks, About::Harm].map(Self::Also);
        Benefit::ALL.into_iter().map(Self::Of).chain(also)
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Of(benefit) => benefit.key(),
            Self::Also(about) => about.key(),
        }
    }

    const fn about(self) -> Option<About> {
        match self {
            Self::Also(about) => Some(about),
            Self::Of(Benefit::Collagen) => Some(About::Collagen),
            Self::Of(Benefit::Wrinkles) => Some(About::Wrinkles),
            Self::Of(Benefit::Texture) => Some(About::Texture),
            Self::Of(Benefit::AcneScars) => Some(About::AcneScars),
            Self::Of(Benefit::DarkMarks) => Some(About::DarkMarks),
            Self::Of(Benefit::Pores) => Some(About::Pores),
            Self::Of(Benefit::Elasticity) => Some(About::Elasticity),
            Self::Of(Benefit::Absorption | Benefit::AbsorbedBenefit | Benefit::Resilience) => None,
        }
    }
}

/// What the dialog holds. The card of the concern that was chosen is open.
pub(super) fn content(page: Page, words: Words) -> Vec<Node> {
    let concern = page.plan.peek().concern;
    let mut nodes = vec![el("p").text(words.say(key::KNOWN_HOW))];
    // Only what may be said where the clinic practises.
    let clinic = page.clinic.get();
    let told = Card::all().filter(|card| match card {
        Card::Of(benefit) => clinic.claims(*benefit),
        Card::Also(_) => true,
    });
    nodes.extend(told.map(|card| view(page, words, card, concern)));
    nodes.push(depths(words));
    nodes.push(el("p").class("small").text(words.say(key::STANDING)));
    nodes
}

fn view(page: Page, words: Words, card: Card, concern: Concern) -> Node {
    let open = matches!(card, Card::Of(benefit) if concern.benefit() == Some(benefit));
    let name = match card {
        Card::Of(benefit) => words.benefit(benefit),
        Card::Also(about) => words.named("about", about.key()),
    };
    let summary = el("summary").child(el("span").class("card-name").text(name));
    let says = el("p").class("say");
    let (summary, says) = match card {
        Card::Of(benefit) => (
            summary.child(grade(words, benefit.grade())),
            says.text(words.benefit_says(benefit)),
        ),
        Card::Also(about) => (summary, says.text(words.named("about.says", about.key()))),
    };
    let card_node = el("details").class("card").part(&["card-", card.key()].concat());
    let card_node = if open {
        card_node.attr("open", "")
    } else {
        card_node
    };
    let card_node = card_node.child(summary).child(says);
    let card_node = match card {
        Card::Of(benefit) => card_node
            .child(el("p").class("small").text(words.grade_says(benefit.grade())))
            .child(see(page, words, benefit)),
        Card::Also(_) => card_node,
    };
    card_node.child(trials(words, card.about())).child(
        el("div")
            .class("open-question")
            .child(el("h3").text(words.say(key::KNOWN_OPEN)))
            .child(el("p").text(words.named("open", card.key()))),
    )
}

/// The grade as one to four steps, and in words.
fn grade(words: Words, grade: Grade) -> Node {
    let steps = Grade::ALL
        .into_iter()
        .map(|step| el("i").attr("data-on", if step <= grade { "true" } else { "false" }));
    el("span")
        .class("grade")
        .child(
            el("span")
                .class("meter")
                .attr("aria-hidden", "true")
                .children(steps),
        )
        .child(el("span").text(words.grade(grade)))
}

/// The leaf closes, and the picture shows where and when it is thought to happen.
fn see(page: Page, words: Words, benefit: Benefit) -> Node {
    el("form").attr("method", "dialog").child(
        el("button")
            .class("pill")
            .part(&["see-", benefit.key()].concat())
            .press(move || page.ask(Ask::Look(mechanism(benefit))))
            .text(words.say(key::KNOWN_SEE)),
    )
}

fn trials(words: Words, about: Option<About>) -> Node {
    let Some(about) = about else {
        return el("p").text(words.say(key::KNOWN_NONE));
    };
    let row = |outcome: &'static Outcome| trial(words, about, outcome);
    let heading = el("h3").text(words.say(key::KNOWN_TRIALS));
    if !about.is_disputed() {
        return el("div")
            .child(heading)
            .child(el("ul").class("trials").children(about.outcomes().map(row)));
    }
    let side = |name, better: bool| {
        let these = about
            .outcomes()
            .filter(move |outcome| (outcome.finding == Finding::Better) == better);
        el("div")
            .child(el("h4").text(words.say(name)))
            .child(el("ul").class("trials").children(these.map(row)))
    };
    el("div")
        .child(
            heading
                .text(" ")
                .child(el("span").class("tag").text(words.say(key::KNOWN_DISPUTED))),
        )
        .child(
            el("div")
                .class("sides")
                .child(side(key::KNOWN_FOR, true))
                .child(side(key::KNOWN_AGAINST, false)),
        )
}

fn trial(words: Words, about: About, outcome: &'static Outcome) -> Node {
    let row = el("li")
        .attr("data-finding", outcome.finding.key())
        .child(el("p").class("measure").text(words.measure(outcome.measure)));
    let row = match drawing(words, about, outcome) {
        Some(drawing) => row.child(drawing),
        None => row,
    };
    let said = el("p").class("result").text(&words.result(outcome));
    let said = match outcome.shown {
        Shown::Statement(_) => said,
        _ => said
            .text(" ")
            .child(el("span").class("tag").text(words.finding(outcome.finding))),
    };
    row.child(said)
        .child(el("p").class("small").text(&words.circumstances(outcome)))
}

/// People or intervals; nothing where only a statement or a mean without a range was published.
fn drawing(words: Words, about: About, outcome: &Outcome) -> Option<Node> {
    match outcome.shown {
        Shown::People(groups) => Some(people(outcome.people?, groups)),
        Shown::Interval { fact, other } => {
            let scale = Scale::of(about, outcome);
            let mut bars = vec![scale.bar(&fact, "needling")];
            bars.extend(other.map(|other| scale.bar(&other, "other")));
            Some(scale.plot(words, bars))
        }
        Shown::BeforeAfter { before, after } => {
            let scale = Scale::of(about, outcome);
            let bars = vec![scale.bar(&before, "other"), scale.bar(&after, "needling")];
            Some(scale.plot(words, bars))
        }
        Shown::Beside { needling, other } => {
            let scale = Scale::of(about, outcome);
            let bars = vec![scale.bar(&needling, "needling"), scale.bar(&other, "other")];
            Some(scale.plot(words, bars))
        }
        Shown::Mean { .. } | Shown::Statement(_) => None,
    }
}

/// People, those who are counted filled; arms one below the other.
fn people(all: u16, groups: &[Group]) -> Node {
    let arms = [Arm::Needling, Arm::Other]
        .into_iter()
        .filter(|arm| groups.iter().any(|group| group.arm == *arm));
    el("div").class("arms").children(arms.map(|arm| {
        let mut from = 0;
        let mut paths = Vec::new();
        for group in groups.iter().filter(|group| group.arm == arm) {
            paths.push(crowd(from, from + group.people, group.who.key(), arm));
            from += group.people;
        }
        paths.push(crowd(from, all, "rest", arm));
        let rows = all.div_ceil(PER_ROW).max(1);
        let size = [PER_ROW * PERSON[0], rows * PERSON[1]].map(|side| number::whole(side.into()));
        svg("svg")
            .class("people")
            .attr("viewBox", &["0 0 ", &size[0], " ", &size[1]].concat())
            .attr("aria-hidden", "true")
            .children(paths)
    }))
}

fn crowd(from: u16, to: u16, who: &str, arm: Arm) -> Node {
    let mut d = String::new();
    for place in from..to {
        let x = (place % PER_ROW) * PERSON[0] + PERSON[0] / 2;
        let y = (place / PER_ROW) * PERSON[1] + 5;
        for part in [
            "M",
            &number::whole(x.into()),
            " ",
            &number::whole(y.into()),
            FIGURE,
        ] {
            d.push_str(part);
        }
    }
    svg("path")
        .attr("data-who", who)
        .attr(
            "data-arm",
            if arm == Arm::Needling { "needling" } else { "other" },
        )
        .attr("d", &d)
}

/// The scale that all rows of the same measure share, with "no effect" on it.
struct Scale {
    low: f64,
    high: f64,
    no_effect: Option<f64>,
}

impl Scale {
    fn of(about: About, outcome: &Outcome) -> Self {
        let interval = matches!(outcome.shown, Shown::Interval { .. });
        let no_effect = outcome.no_effect();
        let (mut low, mut high) = (no_effect, no_effect);
        let same = about.outcomes().filter(|other| other.measure == outcome.measure);
        for fact in same.flat_map(|outcome| facts(&outcome.shown)).flatten() {
            low = low.min(fact.lowest());
            high = high.max(fact.highest());
        }
        let margin = (high - low) / 20.0;
        Self {
            low: if low < no_effect { low - margin } else { low },
            high: high + margin,
            no_effect: interval.then_some(no_effect),
        }
    }

    fn place(&self, value: f64) -> f64 {
        let span = self.high - self.low;
        if span > 0.0 {
            (value - self.low) / span * 100.0
        } else {
            0.0
        }
    }

    /// The range as a line and the value as a dot; where there is no range, the value is a bar from the scale's start.
    fn bar(&self, fact: &Fact, class: &str) -> Node {
        let at = |value: f64| number::fixed(self.place(value), 1);
        let value = at(fact.typical());
        let ranged = fact.lowest().to_bits() != fact.highest().to_bits();
        let line = if ranged {
            ["M", &at(fact.lowest()), " 6H", &at(fact.highest())].concat()
        } else {
            ["M", &at(self.low), " 6H", &value].concat()
        };
        svg("svg")
            .class("interval")
            .attr("viewBox", "0 0 100 12")
            .attr("preserveAspectRatio", "none")
            .attr("data-arm", class)
            .child(svg("path").class("range").attr("d", &line))
            .child(
                svg("path")
                    .class("value")
                    .attr("d", &["M", &value, " 6h0.01"].concat()),
            )
    }

    fn plot(&self, words: Words, bars: Vec<Node>) -> Node {
        let kind = if self.no_effect.is_some() {
            "plot marked"
        } else {
            "plot"
        };
        let plot = el("div").class(kind).attr("aria-hidden", "true");
        let plot = match self.no_effect {
            Some(value) => plot.child(
                el("span")
                    .class(if self.place(value) > 60.0 {
                        "no-effect end"
                    } else {
                        "no-effect"
                    })
                    .style("inset-inline-start", &percent(self.place(value) / 100.0))
                    .child(el("span").text(words.say(key::KNOWN_NO_EFFECT))),
            ),
            None => plot,
        };
        plot.children(bars)
    }
}

fn facts(shown: &Shown) -> [Option<Fact>; 2] {
    match *shown {
        Shown::Interval { fact, other } => [Some(fact), other],
        Shown::BeforeAfter { before, after } => [Some(before), Some(after)],
        Shown::Beside { needling, other } => [Some(needling), Some(other)],
        Shown::People(_) | Shown::Mean { .. } | Shown::Statement(_) => [None, None],
    }
}

/// Depths that studies and clinics have used, by site: ranges, shown as such.
fn depths(words: Words) -> Node {
    let share = |mm: f64| (mm - Depth::MIN.mm()) / (Depth::MAX.mm() - Depth::MIN.mm());
    let rows = Site::ALL.into_iter().filter_map(|site| {
        let fact = used_at(site)?;
        let [low, high] = [fact.lowest(), fact.highest()].map(share);
        let bar = el("span").class("used").attr("aria-hidden", "true").child(
            el("i")
                .style("inset-inline-start", &percent(low))
                .style("inline-size", &percent(high - low)),
        );
        Some(
            el("li")
                .child(el("b").text(words.site(site)))
                .child(bar)
                .child(el("span").text(&words.fact(&fact))),
        )
    });
    el("details")
        .class("card")
        .part("card-depths")
        .child(el("summary").child(el("span").class("card-name").text(words.say(key::KNOWN_DEPTHS))))
        .child(el("p").text(words.say(key::GUIDANCE_DEPTH_SAYS)))
        .child(el("ul").class("used-depths").children(rows))
}
