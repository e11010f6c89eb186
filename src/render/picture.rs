//! The picture: takes frames, draws as finely as time allows, and rests when there is nothing new.

use std::rc::Rc;

use super::gl::{Canvas, Counts, Fence, Gl, Unavailable};
use super::pace::{Pace, jitter};
use super::passes::{Passes, Programs, Sample};
use super::region::{Rect, Regions};
use super::still::Still;
use crate::scene::Frame;

/// Most pixels of the backing store: beyond it sharpness is not seen, but paid for.
const MOST_PIXELS: f64 = 3_000_000.0;
/// After this long without a change the fine picture begins.
const REST_MS: f64 = 120.0;

/// No display is faster than this.
const LEAST_BEAT_MS: f64 = 3.0;

/// A volume that the picture bakes.
#[cfg(not(split))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Volume {
    /// [`super::bake::NOISE_SIZE`].
    Noise,
    /// [`super::bake::TUBES_SIZE`].
    Tubes,
}

/// What is being drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Work {
    /// Nothing: the picture is as fine as it gets, or there is no frame.
    Done,
    /// A draft of the newest frame is due.
    Draft,
    /// The draft is shown since this time; soon the fine picture begins.
    Waiting { since: f64 },
    /// Row `row` of sample `sample` of the fine picture is due.
    Fine { sample: u32, row: u32 },
}

/// Work that was handed to the graphics processor.
struct InFlight {
    fence: Fence,
    texels: u32,
    started: f64,
    what: What,
}

/// What kind of work it is, for its speed.
#[derive(Debug, Clone, Copy, PartialEq)]
enum What {
    /// A draft with all of its tissue.
    Draft,
    /// A draft over tissue that was kept.
    Kept,
    /// A piece of the fine picture.
    Piece,
}

/// Everything of one context, in the order in which it comes to be.
enum Stage {
    Compiling(Programs),
    Ready(Box<Passes>),
    /// The context is lost: nothing of it can be used.
    Gone,
}

/// A frame as a WebGL2 picture on a canvas.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that has or has not happened yet; they come in any combination"
)]
pub struct Picture {
    gl: Rc<Gl>,
    stage: Stage,
    size: (u32, u32),
    frame: Option<Frame>,
    work: Work,
    pace: Pace,
    /// The same for drafts over kept tissue, which cost less.
    kept: Pace,
    in_flight: Option<InFlight>,
    /// The last tick, and the shortest time between two: that of the display.
    ticked: Option<f64>,
    beat: f64,
    presented: u64,
    /// A draft with the programs as they are was drawn.
    warm: bool,
    flat: bool,
    /// The context was given back because nobody looks.
    released: bool,
    /// What is to be seen changed since: the copy that was kept is out of date.
    outdated: bool,
    failed: Option<Unavailable>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Picture")
            .field("size", &self.size)
            .field("work", &self.work)
            .finish_non_exhaustive()
    }
}

impl Picture {
    /// Takes the canvas and starts compiling.
    ///
    /// # Errors
    /// Where the browser has no WebGL2, or none that can draw to float textures.
    pub fn new(canvas: &Canvas) -> Result<Self, Unavailable> {
        let pace = Pace::default();
        let gl = Gl::new(canvas, |width, height, ratio| {
            draft(backing(width, height, ratio), pace.scale())
        })?;
        Ok(Self {
            stage: Stage::Compiling(Programs::start(&gl)),
            gl,
            size: (1, 1),
            frame: None,
            work: Work::Done,
            pace,
            kept: Pace::default(),
            in_flight: None,
            ticked: None,
            beat: f64::INFINITY,
            presented: 0,
            warm: false,
            flat: false,
            released: false,
            outdated: false,
            failed: None,
        })
    }

    /// What to call when the context is lost or comes back: the caller should tick again.
    pub fn set_wake(&self, wake: impl Fn() + 'static) {
        self.gl.set_wake(wake);
    }

    /// Fits the backing store to the canvas's size in CSS pixels.
    pub fn resize(&mut self, css_width: f64, css_height: f64, pixel_ratio: f64) {
        let size = backing(css_width, css_height, pixel_ratio);
        if size != self.size {
            self.size = size;
            self.changed();
        }
    }

    /// Shows this frame from the next tick on.
    pub fn show(&mut self, frame: Frame) {
        if self.frame.as_ref() != Some(&frame) {
            self.frame = Some(frame);
            self.outdated = true;
            self.changed();
        }
    }

    /// Draws each layer as one flat grey instead of tissue (0.1 for the stratum corneum, then 0.15 more each), so that
    /// depths can be measured on the picture.
    pub fn show_layers_flat(&mut self, flat: bool) {
        self.flat = flat;
        self.changed();
    }

    fn changed(&mut self) {
        if self.frame.is_some() {
            self.work = Work::Draft;
        }
    }

    /// Has a picture been presented since the context was made?
    pub fn ready(&self) -> bool {
        self.presented > 0 && (self.released || matches!(self.stage, Stage::Ready(_)))
    }

    /// How many pictures have been presented.
    pub fn presented(&self) -> u64 {
        self.presented
    }

    /// Is the context lost? One that was given back is not: it is away until it is recalled.
    pub fn is_lost(&self) -> bool {
        self.gl.is_lost() && !self.released
    }

    /// Gives the context and all its memory back, for the picture is out of sight. `keep` is called while the canvas
    /// holds the last picture once more, to copy it; not where there is none yet, nor where a copy is shown still.
    /// Nothing happens after a loss.
    pub fn release(&mut self, keep: &mut dyn FnMut()) {
        if self.gl.is_lost() || self.failed.is_some() {
            return;
        }
        if let Stage::Ready(passes) = &mut self.stage
            && self.presented > 0
            && !self.released
        {
            passes.present_again();
            keep();
            self.outdated = passes.sketches();
        }
        self.forget();
        self.released = true;
        self.gl.release();
    }

    /// Drops everything that belongs to the context.
    #[inline(never)]
    fn forget(&mut self) {
        self.stage = Stage::Gone;
        self.in_flight = None;
        self.warm = false;
    }

    /// Asks for the context again. The picture is drawn anew as soon as the browser gives it.
    pub fn recall(&mut self) {
        if self.released {
            self.gl.recall();
        }
    }

    /// Is the context given back, or not yet drawn to again?
    pub fn is_released(&self) -> bool {
        self.released
    }

    /// Why there will be no picture, if so: the schematic stands in.
    pub fn failure(&self) -> Option<&Unavailable> {
        self.failed.as_ref()
    }

    /// Owned graphics resources that are alive.
    pub fn resources(&self) -> Counts {
        self.gl.counts()
    }

    /// Is what was presented last a sketch, or nothing yet?
    pub fn sketches(&self) -> bool {
        match &self.stage {
            Stage::Ready(passes) => passes.sketches(),
            _ => true,
        }
    }

    /// The bytes of one layer of a baked volume, for tests; nothing before the first picture.
    #[cfg(not(split))]
    pub fn baked(&self, volume: Volume, layer: u32) -> Option<Vec<u8>> {
        match &self.stage {
            Stage::Ready(passes) => Some(passes.layer(volume, layer)),
            _ => None,
        }
    }

    /// Does the next piece of work. True while more is to do: ask for another animation frame.
    pub fn tick(&mut self, now: f64) -> bool {
        if self.failed.is_some() {
            return false;
        }
        match self.step(now) {
            Ok(more) => more,
            Err(error) => {
                self.forget();
                self.failed = Some(error);
                false
            }
        }
    }

    fn step(&mut self, now: f64) -> Result<bool, Unavailable> {
        if self.gl.is_restored() {
            // What belonged to the lost context goes first, while it is known not to belong to this one.
            self.forget();
            self.gl.prepare()?;
            self.stage = Stage::Compiling(Programs::start(&self.gl));
            self.changed();
        } else if self.gl.is_lost() {
            self.forget();
            return Ok(false);
        }
        let Some(frame) = &self.frame else {
            return Ok(false);
        };
        if let Stage::Compiling(programs) = &self.stage {
            if !programs.done() {
                return Ok(true);
            }
            if let Stage::Compiling(programs) = std::mem::replace(&mut self.stage, Stage::Gone) {
                self.stage = Stage::Ready(Box::new(Passes::new(&self.gl, programs)?));
            }
        }
        let gap = now - self.ticked.replace(now).unwrap_or(f64::NEG_INFINITY);
        if gap > LEAST_BEAT_MS {
            self.beat = self.beat.min(gap);
        }
        let sketches = self.sketches();
        if let Some(work) = &self.in_flight {
            if !work.fence.passed() {
                return Ok(true);
            }
            // A draft with new programs also waits for the driver's own compiling, and a sketch costs less than what comes:
            // they say nothing about speed.
            if self.warm && !sketches {
                let late = (work.what != What::Piece).then_some(now - work.started - self.beat);
                let pace = if work.what == What::Kept {
                    &mut self.kept
                } else {
                    &mut self.pace
                };
                pace.took(work.texels, now - work.started, late);
            }
            self.warm = true;
            self.in_flight = None;
            if let Stage::Ready(passes) = &mut self.stage {
                passes.check()?;
            }
        }
        let Stage::Ready(passes) = &mut self.stage else {
            return Ok(false);
        };
        // Not before the sketch is there: where a browser can't be asked, the second call waits for the driver.
        if self.warm && passes.refine()? {
            self.work = Work::Draft;
            self.warm = false;
        }
        let (width, height) = self.size;
        // Only tests draw layers flat; the site's shaders can't.
        let flat = cfg!(not(split)) && self.flat;
        match self.work {
            Work::Done => return Ok(false),
            Work::Draft => {
                passes.resize(self.size);
                let still = Still::of(frame);
                let what = if passes.keeps(&still) {
                    What::Kept
                } else {
                    What::Draft
                };
                let scale = match what {
                    _ if flat => 1.0,
                    What::Kept => self.kept.scale(),
                    _ => self.pace.scale(),
                };
                let size = draft((width, height), scale);
                // First: the browser waits for all that was handed over before it gives a canvas another size.
                self.gl.set_size(size.0, size.1);
                passes.prepare(frame);
                let sample = Sample {
                    size,
                    jitter: [0.0; 2],
                    index: 0,
                };
                let regions = Regions::of(frame, size);
                let shows = if flat {
                    None
                } else {
                    // A third of a piece: there is a whole draft to be drawn beside it.
                    let rows = (self.pace.rows(regions.cut.size()) / 3).max(1);
                    passes.kept_tissue(frame, regions.cut, still, size, rows)
                };
                passes.surfaces(frame, &regions, sample, (0, height), shows);
                passes.light(frame, &regions, sample);
                passes.present(size, 1, flat);
                self.presented += 1;
                // A draft is worse than the copy of the last fine picture, unless that shows something else.
                self.released &= !self.outdated;
                self.in_flight = Some(InFlight {
                    fence: Fence::here(&self.gl),
                    texels: area(regions.all),
                    started: now,
                    what,
                });
                self.work = Work::Waiting { since: now };
            }
            Work::Waiting { since } => {
                if flat {
                    self.work = Work::Done;
                } else if now - since >= REST_MS && !passes.sketches() {
                    self.work = Work::Fine { sample: 0, row: 0 };
                }
            }
            Work::Fine { sample, row } => {
                let regions = Regions::of(frame, self.size);
                let region = regions.all.size();
                let row = row.max(regions.all.bottom);
                let to = (row + self.pace.rows(region)).min(regions.all.top).max(row);
                let piece = Sample {
                    size: self.size,
                    jitter: jitter(sample),
                    index: sample,
                };
                let shows = passes.fine_tissue(frame, regions.cut, piece, (row, to));
                passes.surfaces(frame, &regions, piece, (row, to), Some(shows));
                let whole = to >= regions.all.top;
                if whole {
                    passes.light(frame, &regions, piece);
                    passes.present(self.size, sample + 1, false);
                    self.presented += 1;
                    self.released = false;
                }
                self.in_flight = Some(InFlight {
                    fence: Fence::here(&self.gl),
                    texels: region.0 * (to - row),
                    started: now,
                    what: What::Piece,
                });
                self.work = match (whole, sample + 1 >= self.pace.samples(region)) {
                    (true, true) => Work::Done,
                    (true, false) => Work::Fine {
                        sample: sample + 1,
                        row: 0,
                    },
                    (false, _) => Work::Fine { sample, row: to },
                };
            }
        }
        // A fence in flight is worth one more look even when nothing is due, so that its time is learnt and freed.
        Ok(self.work != Work::Done || self.in_flight.is_some())
    }
}

/// Pixels of the backing store of a canvas of this size in CSS pixels.
fn backing(css_width: f64, css_height: f64, pixel_ratio: f64) -> (u32, u32) {
    let area = (css_width * css_height).max(1.0);
    let ratio = pixel_ratio.clamp(1.0, 2.0).min((MOST_PIXELS / area).sqrt());
    let side = |css: f64| (css * ratio).round().clamp(1.0, 8192.0) as u32;
    (side(css_width), side(css_height))
}

/// Pixels of a draft of a picture at a scale.
fn draft((width, height): (u32, u32), scale: f32) -> (u32, u32) {
    let side = |n: u32| ((n as f32 * scale) as u32).max(1);
    (side(width), side(height))
}

/// Texels of a rectangle.
fn area(rect: Rect) -> u32 {
    let (width, height) = rect.size();
    width * height
}
