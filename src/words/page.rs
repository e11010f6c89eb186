//! The page's own words that are more than one text: the clock, headings, the speed, warnings about a link.

use super::measures::reached;
use super::{Words, key, number};
use crate::course::Course;
use crate::healing::Phase;
use crate::plan::Moment;
use crate::plan::params::{Warning, WarningKind};
use crate::plan::token::TokenError;
use crate::scene::Frame;
use crate::skin::Layer;
use crate::story::{Step, Telling};

/// The product. The same in every language.
pub const NAME: &str = "Skindepth";
/// Most decimals of any parameter.
const DECIMALS: u32 = 2;
/// From this share on it is said that tips leave the skin's dermis.
const WORTH_SAYING: f64 = 0.1;

/// Times the usual speed; `quarters` of it. The same in every language.
pub const fn speed(quarters: u8) -> &'static str {
    match quarters {
        1 => "¼×",
        2 => "½×",
        8 => "2×",
        16 => "4×",
        _ => "1×",
    }
}

impl Words {
    /// The heading of a moment.
    pub fn title(self, moment: Moment, phase: Phase) -> &'static str {
        match moment {
            Moment::Before => self.say(key::TITLE_BEFORE),
            Moment::Needling { .. } | Moment::RealTime => self.say(key::TITLE_NEEDLING),
            Moment::After { .. } => self.named("title", phase.key()),
        }
    }

    /// The clock: `Before`, `Needling`, `10 min`, `Day 7`, `Month 3`.
    pub fn clock(self, moment: Moment) -> String {
        let time = match moment {
            Moment::Before => return self.say(key::CLOCK_BEFORE).into(),
            Moment::Needling { .. } => return self.say(key::CLOCK_NEEDLING).into(),
            Moment::RealTime => return self.say(key::CLOCK_REAL).into(),
            Moment::After { time } => time,
        };
        let Some((unit, count)) = reached(time) else {
            return self.say(key::CLOCK_JUST).into();
        };
        self.fill_named("clock", unit, &[("n", &self.whole(count.into()))])
    }

    /// What stands on either side of a seam: before and now, or with a product, which is on both, intact and needled skin.
    pub fn halves(self, frame: &Frame) -> [String; 2] {
        if frame.concentration.is_some() {
            return [key::HALF_INTACT, key::HALF_NEEDLED].map(|name| self.say(name).into());
        }
        let now = frame.seam.map_or(Moment::Before, |seam| seam.moment);
        [Moment::Before, now].map(|moment| self.clock(moment))
    }

    /// How much slower than in life a stroke is shown, to one digit: it is an estimate.
    pub fn slowed(self, times: f64) -> String {
        let times = times as u64;
        let mut digit = 1;
        while times >= 10 * digit {
            digit *= 10;
        }
        let times = (times + digit / 2) / digit * digit;
        self.fill(key::PACE_SLOWED, &[("n", &self.whole(times))])
    }

    /// Needling in real time: as many strokes a second as nobody tells apart, or how quickly a needle is in.
    pub fn real_time(self, course: &Course) -> String {
        let insertion = course.insertion();
        let (key, n) = match insertion.strokes_per_s {
            Some(rate) => (key::PACE_BLUR, rate),
            None => (key::PACE_ONCE, 1e3 * course.way_in().secs()),
        };
        self.fill(key, &[("n", &self.whole(n.round() as u64))])
    }

    /// A tone of the scale.
    pub fn tone(self, tone: u8) -> String {
        let [n, all] = [u64::from(tone), 10].map(|n| self.whole(n));
        self.fill(key::TONE_OF, &[("n", &n), ("all", &all)])
    }

    /// The layer in which most tips end, and a sentence on how often they get there, and through the whole dermis
    /// where that is worth saying.
    pub fn reached(self, course: &Course) -> (Layer, String) {
        let crossings = &course.penetration.crossings;
        let (layer, share) = course.penetration.mostly_into();
        let mut text = self.fill_named("into", layer.key(), &[("people", &self.people(share))]);
        let through = crossings.last().map_or(0.0, |crossing| crossing.share);
        if layer != Layer::Hypodermis && through >= WORTH_SAYING {
            let people = self.people(through);
            text = self.fill(key::INTO_THROUGH, &[("into", &text), ("people", &people)]);
        }
        text.push('.');
        (layer, text)
    }

    /// What a step of the story says, or what it asks before; `reached` is how often the tips get how deep.
    pub fn story_step(self, step: &Step, asks: bool, reached: &str) -> String {
        let kind = if asks { "ask" } else { "step" };
        self.fill_named(kind, &step.name(), &[("reached", reached)])
    }

    /// What the story says where it stands: a question, or the step with what was guessed before it.
    pub fn story_told(self, telling: &Telling, reached: &str) -> String {
        let step = telling.step();
        let said = self.story_step(step, telling.asks(), reached);
        match telling.guess.and_then(|guess| step.ask.get(guess)) {
            Some(guess) => {
                let guess = self.fill(key::STORY_GUESSED, &[("guess", self.story_guess(step, guess))]);
                [&guess, " ", &said].concat()
            }
            None => said,
        }
    }

    /// One of the guesses at a step.
    pub fn story_guess(self, step: &Step, guess: &str) -> &'static str {
        self.named("ask", &[&step.name(), ".", guess].concat())
    }

    /// What was wrong with a parameter, and what became of it.
    pub fn warning(self, warning: &Warning) -> String {
        let values = |to: &str, why: &str, key| {
            self.fill(
                key,
                &[
                    ("name", &warning.parameter),
                    ("given", &warning.given),
                    ("to", to),
                    ("why", why),
                ],
            )
        };
        match warning.kind {
            // As it would be written in a link.
            WarningKind::Clamped { to } => values(&number::rounded(to, DECIMALS), "", key::WARNING_CLAMPED),
            WarningKind::UnknownValue => values("", "", key::WARNING_UNKNOWN_VALUE),
            WarningKind::UnknownParameter => values("", "", key::WARNING_UNKNOWN_PARAMETER),
            WarningKind::Repeated => values("", "", key::WARNING_REPEATED),
            WarningKind::BadToken(error) => values("", self.token(error), key::WARNING_TOKEN),
            WarningKind::TooMany => values("", "", key::WARNING_TOO_MANY),
        }
    }

    fn token(self, error: TokenError) -> &'static str {
        let error = match error {
            TokenError::UnknownVersion => TokenError::Newer,
            other => other,
        };
        self.named("token", error.key())
    }
}
