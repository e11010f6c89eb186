//! A frame in English: two to four sentences, and one line.

use super::super::{measures, names, number};
use super::sentences;
use crate::course::{Caution, Course};
use crate::evidence::Status;
use crate::healing::{Curve, Phase};
use crate::plan::{Moment, Stage, View};
use crate::scene::{Frame, since_application};
use crate::skin::{Layer, Site};
use crate::units::{Length, Time};

/// Collects sentences.
#[derive(Default)]
struct Telling {
    text: String,
}

impl Telling {
    /// Adds a sentence; its stop and the space before it are added here.
    fn say(&mut self, parts: &[&str]) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        for part in parts {
            self.text.push_str(part);
        }
        self.text.push('.');
    }
}

/// Below this opening a channel counts as closed; above this water loss the barrier counts as open.
const OPEN_LEAST: f32 = 0.05;
const LEAKY: f64 = 0.2;

/// Nearer than this to a border, millimetres, a tip is at it.
const AT_BORDER_MM: f32 = 0.06;

/// The site within a sentence: `cheek skin`, `skin of the back of the hand`.
fn skin_of(site: Site) -> &'static str {
    match site {
        Site::Forehead => "forehead skin",
        Site::Cheek => "cheek skin",
        Site::EyeArea => "skin around the eye",
        Site::Nose => "skin of the nose",
        Site::UpperLip => "skin above the lip",
        Site::Chin => "chin skin",
        Site::Neck => "neck skin",
        Site::Decolletage => "skin of the décolletage",
        Site::Scalp => "scalp skin",
        Site::Abdomen => "skin of the abdomen",
        Site::BackOfHand => "skin of the back of the hand",
        Site::Forearm => "forearm skin",
    }
}

/// A layer within a sentence.
fn in_layer(layer: Layer) -> &'static str {
    match layer {
        Layer::StratumCorneum => "in the stratum corneum",
        Layer::ViableEpidermis => "in the epidermis",
        Layer::PapillaryDermis => "in the papillary dermis",
        Layer::ReticularDermis => "in the reticular dermis",
        Layer::Hypodermis => "in the fat below the dermis",
    }
}

fn seen_as(stage: Stage) -> &'static str {
    match stage {
        Stage::Block => "A block of ",
        Stage::Section => "A flat section through ",
        Stage::Surface => "From above, ",
        Stage::Loupe => "Through a loupe, the epidermis of ",
    }
}

pub(super) fn caption(course: &Course, view: &View) -> String {
    let mut text = String::from(names::site(course.plan.site));
    text.push_str(": ");
    match view.moment {
        Moment::Before => text.push_str("intact skin"),
        Moment::Needling { .. } => {
            text.push_str("needling at ");
            text.push_str(&measures::setting(course.plan.depth));
        }
        Moment::After { time } => {
            text.push_str(&measures::moment(view.moment));
            text.push_str(", ");
            text.push_str(led_by(course.phase(time)));
        }
    }
    text
}

pub(super) fn describe(frame: &Frame, course: &Course, view: &View) -> String {
    let mut telling = Telling::default();
    match view.moment {
        Moment::Before => before(&mut telling, frame, course, view),
        Moment::Needling { stroke } => needling(&mut telling, frame, course, stroke),
        Moment::After { time } => after(&mut telling, frame, course, time),
    }
    telling.text
}

fn mm(value: f32) -> String {
    measures::length(Length::from_mm(f64::from(value)))
}

fn before(telling: &mut Telling, frame: &Frame, course: &Course, view: &View) {
    let borders = &frame.anatomy.borders;
    telling.say(&[
        seen_as(view.stage),
        skin_of(course.plan.site),
        ", intact and drawn to scale",
    ]);
    telling.say(&[
        "The epidermis ends at ",
        &mm(borders.junction),
        " below the surface and the dermis at ",
        &mm(borders.dermis),
        "; below lies fat",
    ]);
    telling.say(&[
        "Thicknesses differ between people: the dermis of this site is ",
        &measures::spread(&course.layers.lower_border(Layer::ReticularDermis)),
        " deep",
    ]);
}

fn needling(telling: &mut Telling, frame: &Frame, course: &Course, stroke: f64) {
    let Some(needles) = &frame.needles else { return };
    let set = measures::setting(course.plan.depth);
    let tip = mm(needles.tip_mm);
    let borders = &frame.anatomy.borders;
    // Within a few cells of the border a layer would say too much.
    let layer = if (needles.tip_mm - borders.dermis).abs() < AT_BORDER_MM {
        "at the lower border of the dermis"
    } else {
        in_layer(borders.layer_at(needles.tip_mm))
    };
    let site = skin_of(course.plan.site);
    if needles.tip_mm <= 0.0 {
        let verb = if stroke < 1.0 { "touch" } else { "have left" };
        telling.say(&["The needles ", verb, " the ", site, "; they are set to ", &set]);
    } else if needles.punctured < 0.5 && stroke < 1.0 {
        telling.say(&[
            "The needles, set to ",
            &set,
            ", press on the ",
            site,
            ", which dents before it yields",
        ]);
    } else {
        let going = if stroke < 0.98 {
            "Going in"
        } else if stroke <= 1.02 {
            "At their deepest"
        } else {
            "Going out"
        };
        telling.say(&[
            going,
            ", the needle tips are ",
            &tip,
            " below the surface of the ",
            site,
            ", ",
            layer,
        ]);
    }
    telling.say(&[
        "Set to ",
        &set,
        ", the tips reach ",
        &measures::estimated(&course.penetration.reached),
    ]);
    reached_layers(telling, course);
    // What the sentence above says is not said twice.
    caution(telling, frame, |caution| caution != Caution::BeyondDermis);
}

/// The gravest caution that fits the moment: cautions belong into the picture's description.
fn caution(telling: &mut Telling, frame: &Frame, fits: impl Fn(Caution) -> bool) {
    let gravest = frame.cautions.iter().find(|&&caution| fits(caution));
    if let Some(&caution) = gravest {
        telling.say(&[sentences::caution(caution)]);
    }
}

/// The deepest border that the tips pass in most people, and the next one in how many.
fn reached_layers(telling: &mut Telling, course: &Course) {
    let crossings = &course.penetration.crossings;
    let deepest = crossings.iter().rfind(|crossing| crossing.share >= 0.05);
    match deepest {
        None => telling.say(&["They stay within the stratum corneum"]),
        Some(crossing) => telling.say(&[
            "They pass the ",
            below(crossing.layer),
            " in ",
            &measures::share(crossing.share),
        ]),
    }
}

/// The border below a layer, by its plain name.
fn below(layer: Layer) -> &'static str {
    match layer {
        Layer::StratumCorneum => "stratum corneum",
        Layer::ViableEpidermis => "epidermis",
        Layer::PapillaryDermis => "papillary dermis",
        Layer::ReticularDermis | Layer::Hypodermis => "whole dermis, into the fat,",
    }
}

fn after(telling: &mut Telling, frame: &Frame, course: &Course, time: Time) {
    let moment = Moment::After { time };
    let mut when = capitalised(&measures::moment(moment));
    if !when.ends_with("after") {
        when.push_str(" after");
    }
    telling.say(&[
        &when,
        " the first needling of ",
        skin_of(course.plan.site),
        " at ",
        &measures::setting(course.plan.depth),
        &sessions(course, time),
        ": ",
        led_by(course.phase(time)),
    ]);
    // Closed to the eye is not healed: water loss says when the barrier is back.
    let barrier = course.healing(Curve::BarrierLoss, time).typical;
    let leaky = if frame.channels.open < OPEN_LEAST && barrier > LEAKY {
        " while the barrier still loses more water than usual"
    } else {
        ""
    };
    telling.say(&[
        "The channels are ",
        openness(frame.channels.open),
        leaky,
        ", and ",
        &surface(frame),
    ]);
    if let Some(told) = product(frame, course, moment) {
        telling.say(&[&told]);
    } else if let Some(tissue) = tissue(frame) {
        telling.say(&[tissue]);
    }
    // While a product is told of, so is what it must be.
    let told = frame.concentration.is_some();
    caution(telling, frame, |caution| {
        let of_product = matches!(
            caution,
            Caution::ProductAdvisedAgainst | Caution::ProductNeedsToBeSterile
        );
        of_product == told
    });
}

/// How much of the product has got in, needled beside intact, while it is shown.
fn product(frame: &Frame, course: &Course, moment: Moment) -> Option<String> {
    frame.concentration.as_ref()?;
    let absorption = course.absorption.as_ref()?;
    let since = since_application(course, moment)?;
    let [needled, intact] =
        [true, false].map(|needled| measures::percent(absorption.amounts_at(since, needled).delivered()));
    let text = [
        names::product(course.plan.product?),
        " has been on the skin for ",
        &measures::duration(since),
        ": ",
        &needled,
        " of the dose has passed the stratum corneum, beside ",
        &intact,
        " in intact skin (",
        names::status(Status::Derived),
        "); more inside is not proven to work better",
    ];
    Some(text.concat())
}

fn led_by(phase: Phase) -> &'static str {
    match phase {
        Phase::Haemostasis => "the channels are being sealed",
        Phase::Inflammation => "inflammation leads, the signal for repair",
        Phase::Proliferation => "rebuilding leads",
        Phase::Remodelling => "remodelling leads",
    }
}

fn openness(open: f32) -> &'static str {
    if open > 0.85 {
        "open"
    } else if open > 0.4 {
        "closing"
    } else if open > OPEN_LEAST {
        "almost closed"
    } else {
        "closed"
    }
}

/// What the surface looks like.
fn surface(frame: &Frame) -> String {
    let shown = frame.healing;
    let redness = if shown.redness > 0.6 {
        "the surface is pink, like a mild sunburn"
    } else if shown.redness > 0.15 {
        "the surface is still a little pink"
    } else {
        "the surface shows no redness any more"
    };
    let mut text = String::from(redness);
    if shown.swelling > 0.3 {
        text.push_str(", and slightly swollen");
    }
    if shown.flaking > 0.3 {
        text.push_str("; dryness and light flaking are common now");
    }
    text
}

/// The strongest thing that happens in the tissue.
fn tissue(frame: &Frame) -> Option<&'static str> {
    let shown = frame.healing;
    let strongest = [
        (
            shown.neutrophils,
            "Immune cells gather along the channels, neutrophils first",
        ),
        (
            shown.macrophages,
            "Macrophages clear up along the channels and call fibroblasts",
        ),
        (
            shown.collagen_iii.max(shown.fibroblasts),
            "Fibroblasts lay down fine new collagen III along the former channels; its colour in the picture is a code",
        ),
        (
            shown.collagen_i,
            "New collagen matures into the stronger collagen I; its colour in the picture is a code, and how skin will look is not predicted",
        ),
    ];
    strongest
        .into_iter()
        .filter(|&(amount, _)| amount > 0.1)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, text)| text)
}

/// How many sessions of the series have been done, as an insertion; empty for a single session.
fn sessions(course: &Course, time: Time) -> String {
    let series = course.plan.series;
    let all = u64::from(series.sessions());
    if all < 2 {
        return String::new();
    }
    let past = (time.days() / f64::from(series.interval_days().max(1))).max(0.0) as u64;
    let done = (past + 1).min(all);
    [
        " (",
        &number::whole(done),
        " of ",
        &number::whole(all),
        " sessions done)",
    ]
    .concat()
}

fn capitalised(text: &str) -> String {
    // English begins with ASCII letters; the tables for all others would weigh more than all the words.
    let mut capitalised = text.to_owned();
    if let Some(first) = capitalised.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    capitalised
}
