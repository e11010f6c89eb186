//! Labels: their places on screen, in two columns beside the block, with leader lines that do not cross.
//!
//! Each column is solved alone: sort by anchor, push apart as little as possible within the free part of the screen and
//! between the ruler's numbers, untangle. Sizes of texts are not known here; every label gets the same slot.

use glam::{Vec2, Vec3};

use super::pose::{BACK_MM, HALF_WIDTH_MM, label_room};
use super::{Frame, Label, Lens, Structure};
use crate::skin::Layer;
use crate::units::in_order;

/// How far a name reaches above its base line, with air. CSS pixels.
pub const RISE_PX: f32 = 14.0;
/// Height of a label's slot: a line, a smaller line below it, and air. CSS pixels.
pub const SLOT_PX: f32 = 40.0;
/// Length of the horizontal part of a leader, next to the text.
pub const STUB_PX: f32 = 14.0;
/// Most labels in one column.
pub const MOST_PER_SIDE: usize = 9;
/// Distance of the columns from the block.
const GAP_PX: f32 = 34.0;
/// What stands farther right than this share of the block has its name on the right.
const MIDDLE: f32 = 0.56;
/// The ruler stands left of the block and needs more.
pub(super) const RULER_GAP_PX: f32 = 58.0;

/// How far the pill with the set depth reaches into the left column, and within which height of it no text may stand.
const PILL_PX: [f32; 2] = [38.0, 34.0];
/// Distance of the ruler from the block.
const RULER_PX: f32 = 8.0;
/// No leader runs so near to the middle of a number of the ruler, or of the pill, and no text so far above the first
/// number, which has its unit and reaches into the column, or so far below it.
const NUMBER_PX: f32 = 10.0;
const PILL_HALF_PX: f32 = 17.0;
const ZERO_PX: [f32; 2] = [29.0, 15.0];

/// Names on narrow screens stand so far left of the lens.
const LENS_GAP_PX: f32 = 10.0;
/// With so much room right of the block, names on narrow screens stand there.
pub(super) const BESIDE_PX: f32 = 84.0;
/// How far from the block it stands there.
pub(super) const BESIDE_GAP_PX: f32 = 8.0;
/// Air between a text and the screen's edge.
pub const EDGE_PX: f32 = 8.0;
/// Radius of the ring around what a name points at, with a little air.
const RING_PX: f32 = 6.0;
/// How far above the product's colour scale its name reaches.
pub(super) const SCALE_NAME_PX: f32 = 24.0;
/// Height of the scale with its name and numbers, where it has room of its own.
pub(super) const SCALE_BELOW_PX: f32 = 48.0;
/// Where names of layers point at the side face, or stand beside it: near its far end, `z` in millimetres.
pub(super) const BACK_FACE_Z: f32 = -1.7;

/// Names in the fat stay above the grip of the seam.
const GRIP_ABOVE_MM: f32 = 2.5;
/// Where names of layers point at the cut from the left, millimetres from its end: the deep ones, and how much farther each
/// thin one above them, for their rings would lie on each other.
const FROM_END_MM: [f32; 2] = [0.12, 0.15];

/// The column in which a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Left of the block; its text ends at the column.
    Left,
    /// Right of the block; its text begins at the column.
    Right,
}

/// A label with its place on screen, all in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedLabel {
    /// What is labelled.
    pub structure: Structure,
    /// The column.
    pub side: Side,
    /// Where the text's edge is (its end on the left, its beginning on the right) and its middle height.
    pub at: Vec2,
    /// Where the leader bends: from `at` it runs level to here, then straight to the anchor.
    pub bend: Vec2,
    /// What the leader points at.
    pub anchor: Vec2,
    /// In the flat section, upper and lower end of the layer at the block's right edge, for a bracket.
    pub bracket: Option<[f32; 2]>,
    /// Pixels from `at` to the edge of what the text may cover.
    pub room: f32,
    /// Lower means more important; also the order in which labels fade in.
    pub rank: u8,
}

/// How wide a text may get at most, in pixels: a letter of a name or, `small`, of the line below it takes no more on
/// average. Texts are not measured: that would cost a layout of the page for every frame.
pub fn width(text: &str, small: bool) -> f32 {
    text.chars().count() as f32 * if small { 5.9 } else { 6.6 }
}

impl PlacedLabel {
    /// Does a text fit beside the block? A name that does not is left out with its leader, a smaller line alone.
    pub fn fits(&self, text: &str, small: bool) -> bool {
        width(text, small) <= self.room
    }
}

/// One column while it is being solved.
struct Column {
    side: Side,
    x: f32,
    /// Room for its texts, from `x` on.
    room: f32,
    /// Middle heights of the first and of the last slot that fit.
    y: [f32; 2],
    /// Where leaders bend that pass the ruler, and heights, from and to, at which none may, for something is written there.
    knee: Option<f32>,
    taken: Vec<[f32; 2]>,
    /// Height of the pill with the set depth, which stands between this column and the ruler.
    pill: Option<f32>,
    labels: Vec<PlacedLabel>,
}

/// Places a frame's labels, from top to bottom, the left column first. On narrow screens there are some in the loupe alone,
/// left of the lens; else [`over`] names the layers.
pub fn place(frame: &Frame) -> Vec<PlacedLabel> {
    place_below(frame, [0.0; 3])
}

/// The same with columns that begin below a height each, left and right, the right one reaching so far beyond the free
/// part's end: a card stands over a column's upper part. The block keeps clear of a card on the right, while names below
/// it need not.
pub fn place_below(frame: &Frame, [left_top, right_top, beyond]: [f32; 3]) -> Vec<PlacedLabel> {
    let lens = Lens::of(frame);
    let compact = frame.viewport.compact;
    if compact && lens.is_none() {
        return Vec::new();
    }
    let [left, top, right, bottom] = frame.viewport.free();
    let [block_left, block_right] = extent(frame, lens.as_ref());
    // The right column holds the layers already: what stands near the middle goes left.
    let middle = lens
        .as_ref()
        .map_or(block_left + MIDDLE * (block_right - block_left), |lens| {
            lens.centre.x
        });
    let right_top = right_top.max(top);
    let column = |side, x, room, top| Column {
        side,
        x,
        room,
        y: [top + 0.5 * SLOT_PX, bottom - 0.5 * SLOT_PX],
        knee: None,
        taken: Vec::new(),
        pill: None,
        labels: Vec::new(),
    };
    // The room that the camera leaves beside the block. Where the block is larger than the free part, names stand over
    // it; they never leave the free part.
    let room = label_room(&frame.viewport);
    let [left_x, right_x] = [
        (block_left - RULER_GAP_PX).max(left + room),
        // The camera counts the gap on this side into the room.
        (block_right + GAP_PX).min(right + beyond - room + GAP_PX),
    ];
    let mut columns = [
        match &lens {
            // Over the section that the lens leaves free.
            Some(lens) if compact => {
                let x = lens.centre.x - lens.radius - LENS_GAP_PX;
                column(Side::Left, x, x - left - EDGE_PX, lens.centre.y - lens.radius)
            }
            _ => column(Side::Left, left_x, left_x - left, left_top.max(top)),
        },
        column(Side::Right, right_x, right + beyond - right_x, right_top),
    ];
    // Where it is zoomed in, the ruler may stand left of the names, or nowhere.
    if ruler_scale(frame).is_some() && !compact && on_ruler(frame, 0.0).x > left_x {
        columns[0].pass(frame);
    }
    if let Some(top) = frame.scale_top {
        columns[0].y[1] = top - SCALE_NAME_PX - 0.5 * SLOT_PX;
    }
    // No needle stands before what they point at there.
    let thin = [
        Layer::StratumCorneum,
        Layer::ViableEpidermis,
        Layer::PapillaryDermis,
    ];
    let covered = |step: u8| {
        thin.iter().any(|&layer| {
            let place = place_aside(frame, layer, step);
            [-RING_PX, RING_PX]
                .iter()
                .any(|aside| super::pick::covers(frame, place + Vec2::X * aside))
        })
    };
    let mut steps = 0..if right_top > top { 8 } else { 0 };
    let clear = steps.find(|&step| !covered(step)).unwrap_or(0);
    for label in &frame.labels {
        let anchor = match &lens {
            Some(lens) => lens.project(label.anchor),
            None => frame.camera.project(label.anchor, &frame.viewport),
        };
        if !is_visible(frame, lens.as_ref(), label, anchor) {
            continue;
        }
        let layer = layer_of(label.structure);
        // Beside a card there is no room for a layer's name: it stands on the left, and points at the cut's left end.
        let aside = layer.filter(|_| lens.is_none() && anchor.y < right_top - RISE_PX);
        let anchor = aside.map_or(anchor, |layer| place_aside(frame, layer, clear));
        if aside.is_some() && !is_free(frame, anchor) {
            continue;
        }
        let right_side = aside.is_none() && !compact && (layer.is_some() || anchor.x > middle);
        let column = &mut columns[usize::from(right_side)];
        column.labels.push(PlacedLabel {
            structure: label.structure,
            side: column.side,
            at: Vec2::new(column.x, anchor.y),
            bend: Vec2::new(column.x, anchor.y),
            anchor,
            bracket: bracket(frame, label.structure).filter(|_| right_side),
            room: column.room,
            rank: label.rank,
        });
    }
    columns.into_iter().flat_map(Column::solve).collect()
}

impl Column {
    /// Leaders of this column pass the ruler level, between its numbers, and bend right of it.
    fn pass(&mut self, frame: &Frame) {
        let at = |depth: f32| on_ruler(frame, depth);
        let length = frame.ruler.length_mm;
        let numbers = (0..=(2.0 * length) as u8).map(|half| at(0.5 * f32::from(half)).y);
        // Where numbers stand close, there has to be a way between them all the same.
        let near = NUMBER_PX.min(0.3 * (at(0.5).y - at(0.0).y));
        self.taken = numbers.map(|y| [y - near, y + near]).collect();
        let zero = at(0.0).y;
        self.taken.push([zero - ZERO_PX[0], zero + ZERO_PX[1]]);
        self.pill = frame.ruler.marked_mm.map(|depth| at(depth).y);
        self.taken
            .extend(self.pill.map(|y| [y - PILL_HALF_PX, y + PILL_HALF_PX]));
        self.knee = Some(at(0.0).x.max(at(length).x) + 0.5 * RULER_PX);
    }

    fn solve(mut self) -> Vec<PlacedLabel> {
        in_order(&mut self.labels, |a, b| a.rank < b.rank);
        self.labels.truncate(MOST_PER_SIDE);
        // The least important is left out until the rest finds room.
        let places = loop {
            let mut heights: Vec<f32> = self.labels.iter().map(|label| label.anchor.y).collect();
            in_order(&mut heights, |a, b| a < b);
            if let Some(places) = apart(&heights, SLOT_PX, self.y, &self.taken) {
                break places;
            }
            self.labels.pop();
        };
        in_order(&mut self.labels, |a, b| {
            (a.anchor.y, a.structure) < (b.anchor.y, b.structure)
        });
        let stub = match self.side {
            Side::Left => STUB_PX,
            Side::Right => -STUB_PX,
        };
        for (label, y) in self.labels.iter_mut().zip(places) {
            label.at.y = y;
            // Right of the ruler, also where that is as far as it goes.
            let knee = self
                .knee
                .map(|knee| knee.min(label.anchor.x))
                .filter(|&knee| knee > label.at.x + stub);
            label.bend = Vec2::new(knee.unwrap_or(label.at.x + stub), y);
        }
        untangle(&mut self.labels);
        // A text beside the pill makes way for it.
        for label in &mut self.labels {
            if self
                .pill
                .is_some_and(|pill| (pill - label.at.y - 6.0).abs() < PILL_PX[1])
            {
                label.at.x -= PILL_PX[0];
                label.room -= PILL_PX[0];
            }
        }
        self.labels
    }
}

/// Heights at least `pitch` apart within `first..=last` and out of what is taken, as near to the sorted `wanted` as least
/// squares gets on a grid of two pixels. None where they do not fit, or where one of them is no number.
pub fn apart(wanted: &[f32], pitch: f32, [first, last]: [f32; 2], taken: &[[f32; 2]]) -> Option<Vec<f32>> {
    const STEP_PX: f32 = 2.0;
    /// More than any screen has.
    const ROWS_MOST: f32 = 8192.0;
    if wanted.is_empty() {
        return Some(Vec::new());
    }
    let finite = (last - first).is_finite() && wanted.iter().all(|y| y.is_finite());
    if !finite {
        return None;
    }
    let rows = ((last - first).max(-STEP_PX) / STEP_PX + 1.0).min(ROWS_MOST) as usize;
    let slot = (pitch / STEP_PX).ceil() as usize;
    let at = |row: usize| first + STEP_PX * row as f32;
    let free: Vec<bool> = (0..rows)
        .map(|row| !taken.iter().any(|[from, to]| *from < at(row) && at(row) < *to))
        .collect();
    // For each label the least that it costs, with all above it, to be at a row or higher, and the row.
    let mut best: Vec<(f32, usize)> = Vec::with_capacity(rows * wanted.len());
    for (i, y) in wanted.iter().enumerate() {
        let mut least = (f32::INFINITY, 0);
        for (row, free) in free.iter().enumerate() {
            let above = match i {
                0 => Some(0.0),
                _ => row.checked_sub(slot).map(|row| best[(i - 1) * rows + row].0),
            };
            let cost = above.unwrap_or(f32::INFINITY) + (at(row) - y) * (at(row) - y);
            if *free && cost < least.0 {
                least = (cost, row);
            }
            best.push(least);
        }
    }
    let mut below = rows.checked_sub(1);
    let mut places = vec![0.0; wanted.len()];
    for (i, place) in places.iter_mut().enumerate().rev() {
        let (cost, row) = best[i * rows + below?];
        if cost.is_infinite() {
            return None;
        }
        *place = at(row);
        below = row.checked_sub(slot);
    }
    Some(places)
}

/// Swaps the places of labels whose leaders cross. Each swap shortens the two leaders together, so this ends.
fn untangle(labels: &mut [PlacedLabel]) {
    for _ in 0..labels.len() * labels.len() {
        let crossing = (0..labels.len()).find_map(|i| {
            (i + 1..labels.len())
                .find(|&j| crosses(&labels[i], &labels[j]))
                .map(|j| (i, j))
        });
        let Some((i, j)) = crossing else { return };
        let (at, bend) = (labels[i].at, labels[i].bend);
        (labels[i].at, labels[i].bend) = (labels[j].at, labels[j].bend);
        (labels[j].at, labels[j].bend) = (at, bend);
        labels.swap(i, j);
    }
}

/// Do the straight parts of two leaders cross?
pub fn crosses(a: &PlacedLabel, b: &PlacedLabel) -> bool {
    let side = |from: Vec2, to: Vec2, point: Vec2| (to - from).perp_dot(point - from);
    side(a.bend, a.anchor, b.bend) * side(a.bend, a.anchor, b.anchor) < 0.0
        && side(b.bend, b.anchor, a.bend) * side(b.bend, b.anchor, a.anchor) < 0.0
}

/// The line of a seam: from the bottom of the cut to the surface, on to the back of the block, and up between the names of
/// its halves.
pub fn seam(frame: &Frame, split: f32) -> [Vec2; 4] {
    let [bottom, front, back] = [
        [-frame.ruler.length_mm, -frame.cut_mm],
        [0.0, -frame.cut_mm],
        [0.0, if is_flat(frame) { -frame.cut_mm } else { -BACK_MM }],
    ]
    .map(|[y, z]| frame.camera.project(Vec3::new(split, y, z), &frame.viewport));
    [bottom, front, back, seam_head(frame, split)]
}

/// The upper end of a seam's line: above hairs, between the names of its halves.
fn seam_head(frame: &Frame, split: f32) -> Vec2 {
    /// How far hairs stand out of the skin, where that is seen from its edge.
    const HAIRS_MM: f32 = 0.25;
    let [_, top, ..] = frame.viewport.free();
    let [front, back] = [0.0, -BACK_MM].map(|z| {
        frame
            .camera
            .project(Vec3::new(split, HAIRS_MM, z), &frame.viewport)
    });
    let over = if back.y < front.y { back } else { front };
    Vec2::new(over.x, (over.y - 24.0).max(top + RISE_PX - 6.0))
}

/// Where the names of a split block's halves stand, intact and needled: on either side of the seam's upper end. `names` are
/// those that are to stand there; none where there is no room for one between the seam and the picture's edge.
pub fn halves(frame: &Frame, split: f32, names: [&str; 2]) -> [Option<Vec2>; 2] {
    let head = seam_head(frame, split);
    let mut side = -1.0;
    names.map(|name| {
        let half = 0.5 * width(name, false) + 6.0;
        let x = head.x + side * half;
        side = 1.0;
        (x >= half && x + half <= frame.viewport.width).then(|| Vec2::new(x, head.y + 6.0))
    })
}

/// A name on a narrow screen, where there is no room for columns: of a layer over the cut, at its right end, or right of the
/// block; and of what heals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NameOver {
    /// What it names.
    pub structure: Structure,
    /// Where the text ends, or begins where it stands beside something, and its middle height.
    pub at: Vec2,
    /// It begins right of the block, where there is room, or at its leader.
    pub beside: bool,
    /// Where it ends at the latest.
    pub most_x: f32,
    /// Where it points at, for what is smaller than a line of text.
    pub anchor: Option<Vec2>,
    /// Tips go into it in most people.
    pub marked: bool,
}

/// Names of layers over the cut, for narrow screens: epidermis, reticular dermis and fat, and besides the layer in which
/// tips end, where it is thick enough for a line of text. None from above and in the loupe; and no epidermis where names of
/// halves stand over it.
pub fn over(frame: &Frame) -> Vec<NameOver> {
    let at = |x: f32, depth: f32| {
        let point = Vec3::new(x, -depth, -frame.cut_mm);
        frame.camera.project(point, &frame.viewport)
    };
    let tall = at(0.0, 1.0).y - at(0.0, 0.0).y > 0.5 * frame.camera.px_per_mm(&frame.viewport);
    if !frame.viewport.compact || frame.loupe.is_some() || !tall {
        return Vec::new();
    }
    let [_, top, right, bottom] = frame.viewport.free();
    // A place of the cut at a depth, as far right as the screen and the block let it be.
    let inside = |depth: f32| {
        let [from, to] = [-HALF_WIDTH_MM, HALF_WIDTH_MM].map(|x| at(x, depth));
        let x = (to.x - 6.0).min(right - EDGE_PX);
        from + (to - from) * ((x - from.x) / (to.x - from.x).max(1.0))
    };
    // A place of a layer's border at the far end of the side face, and a little beyond.
    let far = |depth: f32| {
        let z = if is_flat(frame) { 0.0 } else { BACK_FACE_Z };
        let point = Vec3::new(HALF_WIDTH_MM, -depth, z);
        frame.camera.project(point, &frame.viewport) + Vec2::X * BESIDE_GAP_PX
    };
    let beside = right - far(0.0).x >= BESIDE_PX;
    let end = |depth: f32| if beside { far(depth) } else { inside(depth) };
    let ruler = &frame.ruler;
    let anatomy = &frame.anatomy;
    let gland = (anatomy.follicle.gland_radius > 0.0).then(|| {
        let place = |up: f32| at(anatomy.follicle.gland[0], -anatomy.follicle.gland[1] + up).y;
        [-1.3, 1.3].map(|share| place(share * anatomy.follicle.gland_radius))
    });
    let ends = |layer: Layer| {
        let (upper, lower) = frame.anatomy.borders.range(layer);
        let under = end(lower.min(ruler.length_mm));
        [end(upper), under.min(Vec2::new(f32::MAX, bottom))]
    };
    let is_thick = |[over, under]: [Vec2; 2]| under.y - over.y >= RISE_PX;
    // Of the thin layers one is named, beside the block or above the skin: the one into which tips go, or the epidermis.
    let into = frame.needles.as_ref().map(|needles| needles.layer);
    let lifted = into
        .filter(|&into| into == Layer::PapillaryDermis && !is_thick(ends(into)))
        .unwrap_or(Layer::ViableEpidermis);
    let name = |layer: Layer| {
        let marked = into == Some(layer);
        let [over, under] = ends(layer);
        let middle = (over + under) * 0.5;
        let thick = is_thick([over, under]);
        let structure = structure_of(layer);
        if layer == Layer::ViableEpidermis && lifted != layer {
            return None;
        }
        if layer == lifted {
            let above = Vec2::new(over.x, end(0.0).y - 1.6 * RISE_PX);
            let place = if beside { middle } else { above };
            // Where no needle stands before it.
            let mut places = (0..6).map(|step| middle - Vec2::X * RISE_PX * (1.0 + 0.7 * step as f32));
            let anchor = if thick || beside {
                None
            } else {
                places.find(|&at| !super::pick::covers(frame, at))
            };
            return (place.y > top && frame.split_mm.is_none()).then_some(NameOver {
                structure,
                at: place,
                beside,
                most_x: right - EDGE_PX,
                anchor,
                marked,
            });
        }
        // The dashed line of the depth runs above or below a name, not through it; and the gland is to be seen.
        let line = ruler.line_mm().map(|[_, depth]| end(depth).y);
        let clear = |y: f32| beside || line.is_none_or(|line| (line - y).abs() >= 0.8 * RISE_PX);
        let shows = |y: f32| {
            beside || gland.is_none_or(|[from, to]| y < from - 0.5 * RISE_PX || y > to + 0.5 * RISE_PX)
        };
        let places = [0.5, 0.3, 0.7, 0.85, 0.15].map(|share| over.y + share * (under.y - over.y));
        let y = places
            .into_iter()
            .find(|&y| clear(y) && shows(y))
            .or_else(|| places.into_iter().find(|&y| clear(y)))
            .or(marked.then_some(middle.y))?;
        let shown = marked || (thick && layer != Layer::PapillaryDermis);
        shown.then_some(NameOver {
            structure,
            at: Vec2::new(middle.x, y),
            beside,
            most_x: right - EDGE_PX,
            anchor: None,
            marked,
        })
    };
    let layers = Layer::ALL.into_iter().skip(1);
    let mut names: Vec<NameOver> = layers.filter_map(name).collect();
    // Beside the block a thin layer's name reaches into the next layer, whose name makes way.
    let mut above = f32::MIN;
    for name in &mut names {
        name.at.y = name.at.y.max(above + RISE_PX);
        above = name.at.y;
    }
    // Where the page goes on right of the block, the name ends in it.
    let most_x = if beside {
        inside(GRIP_ABOVE_MM).x
    } else {
        right - EDGE_PX
    };
    let heals = heals(frame, &names, at, most_x);
    names.extend(heals);
    names
}

/// The name of the most that happens while skin heals: below it in the fat, where a line is free.
fn heals(frame: &Frame, names: &[NameOver], at: impl Fn(f32, f32) -> Vec2, most_x: f32) -> Option<NameOver> {
    let label = frame.labels.iter().find(|label| {
        matches!(
            label.structure,
            Structure::Channel
                | Structure::ImmuneCells
                | Structure::Fibroblast
                | Structure::CollagenIii
                | Structure::CollagenI
        )
    })?;
    let anchor = at(label.anchor.x, -label.anchor.y);
    let (upper, lower) = frame.anatomy.borders.range(Layer::Hypodermis);
    let place = |share: f32| {
        let place = at(label.anchor.x, upper + share * (lower - upper));
        Vec2::new(place.x - EDGE_PX, place.y)
    };
    let is_clear = |place: &Vec2| {
        place.y < at(0.0, GRIP_ABOVE_MM).y
            && is_free(frame, *place)
            && names
                .iter()
                .all(|name| (name.at.y - place.y).abs() >= 1.5 * RISE_PX)
    };
    let at = [0.38, 0.3, 0.2, 0.5].map(place).into_iter().find(is_clear)?;
    is_free(frame, anchor).then_some(NameOver {
        structure: label.structure,
        at,
        beside: true,
        most_x,
        anchor: Some(anchor),
        marked: false,
    })
}

/// Where the name of a layer points at the cut from the left, so many steps farther in.
fn place_aside(frame: &Frame, layer: Layer, steps: u8) -> Vec2 {
    let [first, next] = FROM_END_MM;
    let steps = steps + 2 - (layer as u8).min(2);
    let x = first + next * f32::from(steps) - HALF_WIDTH_MM;
    let y = super::labelled::middle(frame, layer, x);
    // Leaders of the layers above it pass over the ring of the papillary dermis: it stands a little deeper.
    let y = if layer == Layer::PapillaryDermis {
        1.2 * y
    } else {
        y
    };
    frame
        .camera
        .project(Vec3::new(x, y, -frame.cut_mm), &frame.viewport)
}

/// The place of a depth on the ruler.
pub fn on_ruler(frame: &Frame, depth: f32) -> Vec2 {
    let place = frame.ruler.origin - Vec3::Y * depth;
    frame.camera.project(place, &frame.viewport) - Vec2::X * RULER_PX
}

/// Pixels for each millimetre of the ruler, where it is shown: from above there is no depth to measure.
pub fn ruler_scale(frame: &Frame) -> Option<f32> {
    let px_per_mm = on_ruler(frame, 1.0).y - on_ruler(frame, 0.0).y;
    let least = 24.0f32.max(0.5 * frame.camera.px_per_mm(&frame.viewport));
    (px_per_mm > least).then_some(px_per_mm)
}

/// Left and right end of what the columns stand beside: the block, and the lens where it reaches farther.
fn extent(frame: &Frame, lens: Option<&Lens>) -> [f32; 2] {
    let mut ends = lens.map_or([f32::MAX, f32::MIN], |lens| {
        [lens.centre.x - lens.radius, lens.centre.x + lens.radius]
    });
    for x in [-HALF_WIDTH_MM, HALF_WIDTH_MM] {
        for y in [0.0, -frame.anatomy.borders.bottom] {
            for z in [-frame.cut_mm, -BACK_MM] {
                let at = frame.camera.project(Vec3::new(x, y, z), &frame.viewport);
                ends = [ends[0].min(at.x), ends[1].max(at.x)];
            }
        }
    }
    ends
}

/// Is the anchor in the free part (in the lens, where it is open), and not behind a needle?
fn is_visible(frame: &Frame, lens: Option<&Lens>, label: &Label, anchor: Vec2) -> bool {
    if let Some(lens) = lens {
        return anchor.distance(lens.centre) < 0.97 * lens.radius;
    }
    let inside = is_free(frame, anchor);
    let own = matches!(label.structure, Structure::Needle | Structure::NeedleTip);
    inside
        && super::mirror::holds(frame, label.anchor)
        && (own || !super::pick::is_behind_needle(frame, label.anchor))
}

/// Is a place on screen in the free part?
fn is_free(frame: &Frame, at: Vec2) -> bool {
    let [left, top, right, bottom] = frame.viewport.free();
    (left..=right).contains(&at.x) && (top..=bottom).contains(&at.y)
}

/// Does the camera look straight at the cut face?
pub fn is_flat(frame: &Frame) -> bool {
    frame.camera.forward.z < -0.9999
}

/// Upper and lower end of a layer on screen at the block's right edge, in the flat section.
fn bracket(frame: &Frame, structure: Structure) -> Option<[f32; 2]> {
    if frame.loupe.is_some() || !is_flat(frame) {
        return None;
    }
    let (upper, lower) = frame.anatomy.borders.range(layer_of(structure)?);
    let y = |depth: f32| {
        let point = Vec3::new(HALF_WIDTH_MM, -depth, -frame.cut_mm);
        frame.camera.project(point, &frame.viewport).y
    };
    Some([y(upper), y(lower)])
}

/// The layer that a structure is, if it is one.
pub const fn layer_of(structure: Structure) -> Option<Layer> {
    match structure {
        Structure::StratumCorneum => Some(Layer::StratumCorneum),
        Structure::ViableEpidermis => Some(Layer::ViableEpidermis),
        Structure::PapillaryDermis => Some(Layer::PapillaryDermis),
        Structure::ReticularDermis => Some(Layer::ReticularDermis),
        Structure::Hypodermis => Some(Layer::Hypodermis),
        _ => None,
    }
}

/// The structure that names a layer.
pub const fn structure_of(layer: Layer) -> Structure {
    match layer {
        Layer::StratumCorneum => Structure::StratumCorneum,
        Layer::ViableEpidermis => Structure::ViableEpidermis,
        Layer::PapillaryDermis => Structure::PapillaryDermis,
        Layer::ReticularDermis => Structure::ReticularDermis,
        Layer::Hypodermis => Structure::Hypodermis,
    }
}
