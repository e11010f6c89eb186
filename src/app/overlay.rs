//! What is drawn over the picture: names with leader lines, the ruler, the lens's edge. Places come from the scene.

use glam::{Vec2, Vec3};

use crate::plan::Depth;
use crate::scene::labels::{self, PlacedLabel, Side};
use crate::scene::palette;
use crate::scene::{Frame, Lens, mirror};
use crate::units::Length;
use crate::web::{self, Element, Form, Mark, Paint, Sheet};
use crate::words::{Words, key, number};

/// Half of the room that one line of a label takes.
const TEXT_DROP_PX: f32 = 4.0;
/// Where the line below a label stands.
const NOTE_DROP_PX: f32 = 18.0;
/// Ticks per millimetre that are shown on wide and on narrow screens.
const TICKS: [u16; 2] = [10, 2];
/// Room that the pill with the depth needs.
const PILL_PX: f32 = 66.0;
/// Radius of the ring around what a name points at.
const ANCHOR_PX: f32 = 4.2;
/// Lengths of the bar in lens and mirror, the longest that fits.
const BARS_MM: [f32; 5] = [1.0, 0.1, 0.05, 0.02, 0.01];
/// Room of a bracket beside the section.
const BRACKET_PX: f32 = 6.0;

/// What writes over a picture.
pub(super) type Writes = fn(Words, &Frame, Option<&Element>, &mut Vec<Mark>);

/// The nodes over the picture.
#[derive(Debug)]
pub(super) struct Overlay {
    over: Sheet,
    ruler: Sheet,
    ruler_node: Element,
    handle: Element,
    /// The grip of the seam; none where nobody can take it.
    seam: Option<Element>,
}

impl Overlay {
    pub(super) fn new(over: Element, ruler: Element, handle: Element, seam: Option<Element>) -> Self {
        Self {
            over: Sheet::new(over),
            ruler: Sheet::new(ruler.clone()),
            ruler_node: ruler,
            handle,
            seam,
        }
    }

    /// Shows a frame. With names, if wanted: those to the right begin below a height, and may reach so far
    /// beyond the free part. Below them stands what `more` writes, which the second part has: a round picture's edge, a seam,
    /// and a product's scale.
    pub(super) fn draw(
        &mut self,
        words: Words,
        frame: &Frame,
        names: Option<[f32; 3]>,
        more: Option<Writes>,
    ) {
        let mut marks = Vec::new();
        if let Some(write) = more {
            write(words, frame, self.seam.as_ref(), &mut marks);
        }
        let placed = names.map_or_else(Vec::new, |below| labels::place_below(frame, below));
        for label in &placed {
            label_marks(words, label, frame, &mut marks);
        }
        if names.is_some() {
            over_marks(words, frame, &mut marks);
        }
        self.over.draw(marks);
        self.draw_ruler(words, frame, &placed);
    }

    fn draw_ruler(&mut self, words: Words, frame: &Frame, placed: &[PlacedLabel]) {
        let ruler = &frame.ruler;
        let at = |depth: f32| labels::on_ruler(frame, depth);
        let px_per_mm = at(1.0).y - at(0.0).y;
        let mut marks = Vec::new();
        let shown = labels::ruler_scale(frame);
        if let Some(px_per_mm) = shown {
            ruler_marks(words, &at, frame, (px_per_mm, placed), &mut marks);
        }
        self.ruler.draw(marks);
        web::set_data(
            &self.ruler_node,
            "data-origin-y",
            &number::fixed(f64::from(at(0.0).y), 2),
        );
        web::set_data(
            &self.ruler_node,
            "data-px-per-mm",
            &number::fixed(f64::from(px_per_mm), 2),
        );
        match ruler.marked_mm.filter(|_| shown.is_some()) {
            Some(depth) => {
                let place = at(depth);
                // On narrow screens the pill stands over the ruler rather than beyond the edge.
                web::set_place(&self.handle, [(place.x - 14.0).max(PILL_PX), place.y]);
                let text = words.depth(Depth::clamped(Length::from_mm(f64::from(depth))));
                self.handle.set_text_content(Some(&text));
                web::set_data(&self.handle, "data-shown", "true");
            }
            None => web::set_data(&self.handle, "data-shown", "false"),
        }
    }
}

/// A thin line with a halo, so that it is seen on anything.
fn leader(points: Vec<[f32; 2]>, marks: &mut Vec<Mark>) {
    marks.push(Mark::new("leader-halo", Form::Line(points.clone())));
    marks.push(Mark::new("leader", Form::Line(points)));
}

fn ruler_marks(
    words: Words,
    at: &impl Fn(f32) -> Vec2,
    frame: &Frame,
    (px_per_mm, placed): (f32, &[PlacedLabel]),
    marks: &mut Vec<Mark>,
) {
    let per_mm = TICKS[usize::from(frame.viewport.compact || px_per_mm < 90.0)];
    let ruler = &frame.ruler;
    marks.push(Mark::new(
        "ruler-edge",
        Form::Line(vec![at(0.0).to_array(), at(ruler.length_mm).to_array()]),
    ));
    let marked = ruler.marked_mm;
    for tick in 0..=(ruler.length_mm * f32::from(per_mm) + 1e-3) as u16 {
        let depth = f32::from(tick) / f32::from(per_mm);
        let place = at(depth);
        let whole = tick % per_mm == 0;
        let half = tick * 2 % per_mm == 0;
        let length = if whole {
            11.0
        } else if half {
            8.0
        } else {
            4.0
        };
        marks.push(Mark::new(
            if whole { "tick whole" } else { "tick" },
            Form::Line(vec![place.to_array(), [place.x - length, place.y]]),
        ));
        // The pill stands over the numbers next to it, and names that the loupe brings may; below the free part are controls.
        let covered = marked.is_some_and(|marked| (at(marked).y - place.y).abs() < 20.0)
            || placed.iter().any(|label| {
                let wide = labels::width(words.structure(label.structure), false);
                let over = [label.at.x - wide - 8.0, label.at.x + 46.0];
                label.side == Side::Left
                    && (over[0]..over[1]).contains(&place.x)
                    && (place.y - label.at.y - 6.0).abs() < 24.0
            });
        if half && !covered && place.y < frame.viewport.free()[3] {
            let mut text = words.fixed(f64::from(depth), 1);
            if tick == 0 && !frame.viewport.compact {
                text.push(' ');
                text.push_str(words.say(key::MM));
            }
            marks.push(Mark::new(
                if whole { "tick-number whole" } else { "tick-number" },
                Form::Text {
                    at: [place.x - 16.0, place.y + TEXT_DROP_PX],
                    text,
                    size: None,
                },
            ));
        }
    }
    if let Some([from, depth]) = ruler.line_mm() {
        let across = |x: f32| {
            let place = Vec3::new(x, -depth, ruler.origin.z);
            frame.camera.project(place, &frame.viewport).to_array()
        };
        let (start, mut end) = (across(ruler.origin.x), across(-ruler.origin.x));
        // It ends at the lens, whose scale is another.
        if let Some(lens) = Lens::of(frame) {
            let aside = lens.radius.powi(2) - (end[1] - lens.centre.y).powi(2);
            if aside > 0.0 {
                end[0] = (lens.centre.x - aside.sqrt()).min(end[0]).max(start[0]);
            }
        }
        marks.push(Mark::new(
            "depth-line",
            Form::Line(vec![at(from).to_array(), start, end]),
        ));
    }
}

/// A ring, in which the thing itself is seen.
fn ring(at: Vec2, marks: &mut Vec<Mark>) {
    for class in ["leader-halo", "anchor"] {
        circle(class, at, ANCHOR_PX, marks);
    }
}

fn label_marks(words: Words, label: &PlacedLabel, frame: &Frame, marks: &mut Vec<Mark>) {
    let name = words.structure(label.structure);
    if !label.fits(name, false) {
        return;
    }
    let toward = if label.side == Side::Left { 8.0 } else { -8.0 };
    let start = [label.at.x + toward, label.at.y];
    let bend = label.bend.to_array();
    let end = if label.bracket.is_some() {
        label.anchor
    } else {
        label.anchor + (label.bend - label.anchor).normalize_or_zero() * ANCHOR_PX
    };
    leader(vec![start, bend, end.to_array()], marks);
    if let Some([upper, lower]) = label.bracket {
        let x = label.anchor.x;
        marks.push(Mark::new(
            "leader",
            Form::Line(vec![
                [x - BRACKET_PX, upper + 1.0],
                [x, upper + 1.0],
                [x, lower - 1.0],
                [x - BRACKET_PX, lower - 1.0],
            ]),
        ));
    } else {
        ring(label.anchor, marks);
    }
    let note = words.structure_note(label.structure);
    if !note.is_empty() && label.fits(note, true) {
        marks.push(Mark::new(
            if label.side == Side::Left {
                "label-note left"
            } else {
                "label-note"
            },
            Form::Text {
                at: [label.at.x, label.at.y + NOTE_DROP_PX],
                text: note.into(),
                size: None,
            },
        ));
    }
    marks.push(Mark::new(
        match label.side {
            Side::Left if frame.viewport.compact => "label over",
            Side::Left => "label left",
            Side::Right => "label",
        },
        Form::Text {
            at: [label.at.x, label.at.y + TEXT_DROP_PX],
            text: name.into(),
            size: None,
        },
    ));
}

/// Names over the cut, where the screen is narrow.
fn over_marks(words: Words, frame: &Frame, marks: &mut Vec<Mark>) {
    for name in labels::over(frame) {
        if let Some(anchor) = name.anchor {
            // From a name over the skin down into it; or up to a ring.
            let ringed = anchor.y < name.at.y;
            let (edge, end) = if ringed {
                (-8.0, ANCHOR_PX)
            } else {
                (TEXT_DROP_PX + 3.0, 0.0)
            };
            let [from, to] = [name.at.y + edge, anchor.y + end].map(|y| [anchor.x, y]);
            leader(vec![from, to], marks);
            if ringed {
                ring(anchor, marks);
            }
        }
        let text = words.structure(name.structure);
        // It begins beside what it names, or ends where there is no more room.
        let begins = name.beside && name.at.x + labels::width(text, false) <= name.most_x;
        let x = if name.beside && !begins {
            name.most_x
        } else {
            name.at.x
        };
        marks.push(Mark::new(
            match (begins, name.marked) {
                (false, false) => "label over",
                (false, true) => "label over here",
                (true, false) => "label over from",
                (true, true) => "label over from here",
            },
            Form::Text {
                at: [x, name.at.y + TEXT_DROP_PX],
                text: text.into(),
                size: None,
            },
        ));
    }
}

/// Puts the grip of the seam where it is, and says where that is.
fn place_seam(words: Words, frame: &Frame, grip: &Element) {
    let Some(seam) = frame.seam else {
        return web::set_data(grip, "data-shown", "false");
    };
    // Where its place is out of sight, it stands as near as can be seen.
    let [left, top, right, bottom] = frame.viewport.free();
    let at = frame.camera.project(seam.grip, &frame.viewport);
    let at = at.min(Vec2::new(right, bottom)).max(Vec2::new(left, top));
    // While it waits, it says what it brings.
    let (shown, text) = if frame.split_mm.is_some() {
        ("true", "")
    } else {
        ("away", words.say(key::CLOCK_BEFORE))
    };
    web::set_place(grip, at.to_array());
    web::set_data(grip, "data-shown", shown);
    let share = f64::from(seam.share);
    web::set_data(grip, "aria-valuenow", &number::fixed(100.0 * share, 0));
    // How much of that is on either side of it, in words.
    let [before, after] = words.halves(frame);
    let [left, right] = [share, 1.0 - share].map(|share| words.percent(share));
    let said = [&*before, " ", &left, " · ", &after, " ", &right].concat();
    web::set_data(grip, "aria-valuetext", &said);
    if grip.text_content().as_deref() != Some(text) {
        grip.set_text_content(Some(text));
    }
}

/// What is written around a round picture, beside a seam and while a product is to be seen: its edge, names of the halves, and
/// the colour scale. The seam's grip goes to its place.
pub(super) fn more_marks(words: Words, frame: &Frame, grip: Option<&Element>, marks: &mut Vec<Mark>) {
    if let Some(grip) = grip {
        place_seam(words, frame, grip);
    }
    if let Some(lens) = Lens::of(frame) {
        lens_marks(words, &lens, marks);
    }
    if let Some((centre, radius)) = mirror::on_screen(frame) {
        round_marks(words, centre, radius, radius / mirror::RADIUS_MM, marks);
    }
    if let Some(split) = frame.split_mm {
        half_marks(words, frame, split, marks);
    }
    if let Some(top) = frame.scale_top {
        scale_marks(words, frame, top, marks);
    }
}

/// The seam in the cut, and the names of the two halves above the block.
fn half_marks(words: Words, frame: &Frame, split: f32, marks: &mut Vec<Mark>) {
    let line = labels::seam(frame, split).map(|at| at.to_array());
    marks.push(Mark::new("seam", Form::Line(line.to_vec())));
    let names = words.halves(frame);
    let places = labels::halves(frame, split, names.each_ref().map(String::as_str));
    for (at, name) in places.into_iter().zip(names) {
        let Some(at) = at else { continue };
        marks.push(Mark::new(
            "label half",
            Form::Text {
                at: at.to_array(),
                text: name,
                size: None,
            },
        ));
    }
}

/// The product's colour scale: what the contours in the tissue stand for, as shares of the applied solution. Marks and
/// numbers carry it where colours are told apart badly.
fn scale_marks(words: Words, frame: &Frame, top: f32, marks: &mut Vec<Mark>) {
    const WIDE: f32 = 240.0;
    const HIGH: f32 = 7.0;
    const PIECES: f32 = 120.0;
    // In line with the title.
    let left = frame.viewport.free()[0].max(4.0) + 20.0;
    let at = |place: f32| left + WIDE * place;
    for piece in 0..PIECES as u8 {
        let place = f32::from(piece) / PIECES;
        let (from, to) = (at(place), at(place + 1.0 / PIECES));
        marks.push(Mark {
            class: "shape",
            form: Form::Area(vec![[from, top], [to, top], [to, top + HIGH], [from, top + HIGH]]),
            paint: Some(Paint {
                fill: Some(palette::serum_hue(place + 0.5 / PIECES).css()),
                stroke: None,
                dashed: false,
                opacity: (3.0 * (place + 0.5 / PIECES)).min(1.0),
            }),
        });
    }
    for level in palette::SERUM_CONTOURS {
        let x = at(palette::serum_place(level));
        marks.push(Mark::new(
            "tick",
            Form::Line(vec![[x, top - 3.0], [x, top + HIGH + 3.0]]),
        ));
        marks.push(Mark::new(
            "label-note",
            Form::Text {
                at: [x - 9.0, top + HIGH + 16.0],
                text: words.percent(f64::from(level)),
                size: None,
            },
        ));
    }
    marks.push(Mark::new(
        "label",
        Form::Text {
            at: [left, top - 9.0],
            text: words.say(key::SCALE_SHARE).into(),
            size: None,
        },
    ));
}

/// The lens, the spot that it shows, and the tangents between them.
fn lens_marks(words: Words, lens: &Lens, marks: &mut Vec<Mark>) {
    let way = lens.centre - lens.spot;
    let distance = way.length();
    if distance > lens.radius {
        // Outer tangents of two circles touch both at the same angle from the line between the centres.
        let angle = way.y.atan2(way.x);
        let open = ((lens.radius - lens.spot_radius) / distance)
            .clamp(-1.0, 1.0)
            .acos();
        for side in [-1.0, 1.0] {
            let toward = Vec2::from_angle(angle + std::f32::consts::PI - side * open);
            marks.push(Mark::new(
                "leader",
                Form::Line(vec![
                    (lens.spot + toward * lens.spot_radius).to_array(),
                    (lens.centre + toward * lens.radius).to_array(),
                ]),
            ));
        }
    }
    circle("spot", lens.spot, lens.spot_radius, marks);
    round_marks(words, lens.centre, lens.radius, lens.px_per_mm, marks);
}

fn circle(class: &'static str, at: Vec2, radius: f32, marks: &mut Vec<Mark>) {
    let at = at.to_array();
    marks.push(Mark::new(class, Form::Dot { at, radius }));
}

/// The edge of a round picture, and how long a millimetre, or a piece of one, is in it.
fn round_marks(words: Words, centre: Vec2, radius: f32, px_per_mm: f32, marks: &mut Vec<Mark>) {
    circle("lens-shade", centre, radius + 3.0, marks);
    circle("lens-edge", centre, radius, marks);
    let room = 0.65 * radius / px_per_mm;
    let Some(bar) = BARS_MM.into_iter().find(|bar| *bar <= room) else {
        return;
    };
    // Beside the middle, where the loupe's capillary comes down.
    let middle = centre + Vec2::new(0.24 * radius, 0.8 * radius);
    let half = 0.5 * bar * px_per_mm;
    let [left, right] = [middle.x - half, middle.x + half];
    let (top, low) = (middle.y - 3.0, middle.y + 3.0);
    leader(vec![[left, top], [left, low], [right, low], [right, top]], marks);
    let mut text = words.rounded(f64::from(bar), 2);
    text.push(' ');
    text.push_str(words.say(key::MM));
    marks.push(Mark::new(
        "label half",
        Form::Text {
            at: [middle.x, top - 5.0],
            text,
            size: None,
        },
    ));
}
