//! A frame in words: two to four sentences, and one line. Which sentence fits is decided here; how it reads, by the
//! language.

use super::{Key, Words, key};
use crate::course::{Caution, Course};
use crate::healing::Curve;
use crate::plan::{Moment, View};
use crate::scene::{Frame, since_application};
use crate::skin::Layer;
use crate::units::{Length, Time};

/// Below this opening a channel counts as closed; above this water loss the barrier counts as open.
const OPEN_LEAST: f32 = 0.05;
const LEAKY: f64 = 0.2;
/// Nearer than this to a border, millimetres, a tip is at it: a layer would say too much within a few cells of it.
const AT_BORDER_MM: f32 = 0.06;

impl Words {
    /// What a frame shows, in one line.
    pub fn caption(self, course: &Course, view: &View) -> String {
        let site = ("site", self.site(course.plan.site));
        match view.moment {
            Moment::Before => self.fill(key::CAPTION_BEFORE, &[site]),
            Moment::Needling { .. } | Moment::RealTime => {
                let depth = self.depth(course.plan.depth);
                self.fill(key::CAPTION_NEEDLING, &[site, ("depth", &depth)])
            }
            Moment::After { time } => {
                let moment = self.moment(view.moment);
                let leads = self.named("leads", course.phase(time).key());
                self.fill(key::CAPTION_AFTER, &[site, ("moment", &moment), ("leads", leads)])
            }
        }
    }

    /// What a frame shows, in two to four sentences: for screen readers, for print, for whoever reads rather than
    /// looks.
    pub fn describe(self, frame: &Frame, course: &Course, view: &View) -> String {
        let teller = Teller {
            words: self,
            frame,
            course,
        };
        match view.moment {
            Moment::Before => teller.before(view),
            Moment::After { time } => teller.after(time),
            _ => teller.needling(view.moment),
        }
        .join(" ")
    }
}

/// Says what one frame shows.
struct Teller<'a> {
    words: Words,
    frame: &'a Frame,
    course: &'a Course,
}

impl Teller<'_> {
    fn mm(&self, value: f32) -> String {
        self.words.length(Length::from_mm(f64::from(value)))
    }

    fn skin(&self) -> (&'static str, &'static str) {
        ("skin", self.words.named("skin", self.course.plan.site.key()))
    }

    fn before(&self, view: &View) -> Vec<String> {
        let words = self.words;
        let borders = &self.frame.anatomy.borders;
        let [epidermis, dermis] = [borders.junction, borders.dermis].map(|border| self.mm(border));
        let spread = words.spread(&self.course.layers.lower_border(Layer::ReticularDermis));
        vec![
            words.fill_named("before", view.stage.key(), &[self.skin()]),
            words.fill(
                key::BEFORE_LAYERS,
                &[("epidermis", &epidermis), ("dermis", &dermis)],
            ),
            words.fill(key::BEFORE_SPREAD, &[("dermis", &spread)]),
        ]
    }

    fn needling(&self, moment: Moment) -> Vec<String> {
        let (Some(needles), Some(stroke)) = (&self.frame.needles, moment.stroke()) else {
            return Vec::new();
        };
        let words = self.words;
        let depth = words.depth(self.course.plan.depth);
        let depth = ("depth", depth.as_str());
        let tip = self.mm(needles.tip_mm);
        let borders = &self.frame.anatomy.borders;
        let layer = if (needles.tip_mm - borders.dermis).abs() < AT_BORDER_MM {
            words.say(key::IN_BORDER)
        } else {
            words.named("in", borders.layer_at(needles.tip_mm).key())
        };
        let stands = if needles.tip_mm <= 0.0 {
            if stroke < 1.0 {
                key::NEEDLING_TOUCH
            } else {
                key::NEEDLING_LEFT
            }
        } else if needles.punctured < 0.5 && stroke < 1.0 {
            key::NEEDLING_DENTS
        } else if stroke < 0.98 {
            key::NEEDLING_IN
        } else if stroke <= 1.02 {
            key::NEEDLING_DEEPEST
        } else {
            key::NEEDLING_OUT
        };
        let reached = words.estimated(&self.course.penetration.reached);
        let mut told = vec![
            if moment == Moment::RealTime {
                words.real_time(self.course)
            } else {
                words.fill(stands, &[self.skin(), depth, ("tip", &tip), ("layer", layer)])
            },
            words.fill(key::NEEDLING_REACH, &[depth, ("reached", &reached)]),
            self.passes(),
        ];
        // What the sentence above says is not said twice.
        told.extend(self.caution(|caution| caution != Caution::BeyondDermis));
        told
    }

    /// The gravest caution that fits the moment: cautions belong into the picture's description.
    fn caution(&self, fits: impl Fn(Caution) -> bool) -> Option<String> {
        let gravest = self.frame.cautions.iter().find(|&&caution| fits(caution));
        gravest.map(|&caution| [self.words.caution_says(caution), "."].concat())
    }

    /// The deepest border that the tips pass, and in how many people.
    fn passes(&self) -> String {
        let crossings = &self.course.penetration.crossings;
        match crossings.iter().rfind(|crossing| crossing.share >= 0.05) {
            None => self.words.say(key::PASSES_NONE).into(),
            Some(crossing) => self.words.fill_named(
                "passes",
                crossing.layer.key(),
                &[("people", &self.words.people(crossing.share))],
            ),
        }
    }

    fn after(&self, time: Time) -> Vec<String> {
        let words = self.words;
        let frame = self.frame;
        // Closed to the eye is not healed: water loss says when the barrier is back.
        let barrier = self.course.healing(Curve::BarrierLoss, time).typical;
        let state = if frame.channels.open < OPEN_LEAST && barrier > LEAKY {
            key::AFTER_LEAKY
        } else {
            key::AFTER_STATE
        };
        let open = words.say(openness(frame.channels.open));
        let mut told = vec![
            self.leads(time),
            words.fill(state, &[("open", open), ("surface", &self.surface())]),
        ];
        if frame.split_mm.is_some() && frame.concentration.is_none() {
            told.push(words.say(key::AFTER_SEAM).into());
        }
        told.extend(
            self.product(time)
                .or_else(|| self.tissue().map(|tissue| words.say(tissue).into())),
        );
        // While a product is told of, so is what it must be.
        let with_product = frame.concentration.is_some();
        told.extend(self.caution(|caution| {
            let of_product = matches!(
                caution,
                Caution::ProductAdvisedAgainst | Caution::ProductNeedsToBeSterile
            );
            of_product == with_product
        }));
        told
    }

    /// When it is, after how many sessions of the series, and what leads.
    fn leads(&self, time: Time) -> String {
        let words = self.words;
        let series = self.course.plan.series;
        let all = u64::from(series.sessions());
        let past = (time.days() / f64::from(series.interval_days().max(1))).max(0.0) as u64;
        let [done, all_told] = [(past + 1).min(all), all].map(|n| words.whole(n));
        words.fill(
            if all < 2 {
                key::AFTER_SINGLE
            } else {
                key::AFTER_SERIES
            },
            &[
                ("since", &words.after(time, "since")),
                self.skin(),
                ("depth", &words.depth(self.course.plan.depth)),
                ("done", &done),
                ("all", &all_told),
                ("leads", words.named("leads", self.course.phase(time).key())),
            ],
        )
    }

    /// How much of the product has got in, needled beside intact, while it is shown.
    fn product(&self, time: Time) -> Option<String> {
        self.frame.concentration.as_ref()?;
        let absorption = self.course.absorption.as_ref()?;
        let since = since_application(self.course, Moment::After { time })?;
        let words = self.words;
        let [needled, intact] =
            [true, false].map(|needled| words.percent(absorption.amounts_at(since, needled).delivered()));
        Some(words.fill(
            key::ABSORBED,
            &[
                ("product", words.product(self.course.plan.product?)),
                ("time", &words.duration(since)),
                ("needled", &needled),
                ("intact", &intact),
                ("estimate", words.status(crate::evidence::Status::Derived)),
            ],
        ))
    }

    /// What the surface looks like.
    fn surface(&self) -> String {
        let shown = self.frame.healing;
        let mut text = String::from(self.words.say(if shown.redness > 0.6 {
            key::SURFACE_PINK
        } else if shown.redness > 0.15 {
            key::SURFACE_STILL
        } else {
            key::SURFACE_CLEAR
        }));
        for (amount, key) in [
            (shown.swelling, key::SURFACE_SWOLLEN),
            (shown.flaking, key::SURFACE_FLAKING),
        ] {
            if amount > 0.3 {
                text = self.words.fill(key, &[("surface", &text)]);
            }
        }
        text
    }

    /// The strongest thing that happens in the tissue.
    fn tissue(&self) -> Option<Key> {
        let shown = self.frame.healing;
        let strongest = [
            (shown.neutrophils, key::TISSUE_NEUTROPHILS),
            (shown.macrophages, key::TISSUE_MACROPHAGES),
            (
                shown.collagen_iii.max(shown.fibroblasts),
                key::TISSUE_COLLAGEN_III,
            ),
            (shown.collagen_i, key::TISSUE_COLLAGEN_I),
        ];
        strongest
            .into_iter()
            .filter(|&(amount, _)| amount > 0.1)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, key)| key)
    }
}

fn openness(open: f32) -> Key {
    if open > 0.85 {
        key::OPEN_OPEN
    } else if open > 0.4 {
        key::OPEN_CLOSING
    } else if open > OPEN_LEAST {
        key::OPEN_ALMOST
    } else {
        key::OPEN_CLOSED
    }
}
