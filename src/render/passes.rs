//! Passes: the programs, textures and targets of one context, and how a frame goes through them.

use std::rc::Rc;

use super::gl::{
    Blend, Filter, Format, Gl, Layers, Linking, Program, Target, Texture, Unavailable, Value, Wrap,
};
use super::region::{Rect, Regions};
use super::shaders::Program as Which;
use super::still::Still;
use super::{bake, inputs};
use crate::absorption::Field;
use crate::scene::{Camera, Frame};
use crate::skin::anatomy::Anatomy;

/// Texels of the relief and of the nearest-site map; both cover a little more than the block.
const RELIEF_SIZE: (u32, u32) = (1056, 624);
const SITES_SIZE: (u32, u32) = (528, 312);
/// The first picture's relief is coarse: where a processor draws, a fine one takes as long as many programs.
const FIRST_RELIEF_SIZE: (u32, u32) = (264, 156);

/// The mean of so many samples still has steps at its edges.
const FEW_SAMPLES: u32 = 2;

/// A sample of the picture: how large it is, its sub-pixel offset, and where it goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample {
    /// Size of the picture in texels of the pass.
    pub(super) size: (u32, u32),
    /// Sub-pixel offset.
    pub(super) jitter: [f32; 2],
    /// Index in the running mean.
    pub(super) index: u32,
}

/// Which picture of the tissue the cut faces show, and how.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shows {
    /// One of the two.
    which: usize,
    /// How large it is, in texels.
    size: (u32, u32),
    /// The tissue is at rest there; otherwise it is as the cut faces show it.
    at_rest: bool,
    /// From where it is seen there.
    camera: Camera,
}

/// Tissue that is kept from draft to draft, or is to be.
struct Kept {
    still: Still,
    shows: Shows,
    /// Rows below this are drawn.
    row: u32,
}

/// Programs on their way.
pub(super) struct Programs(Vec<(Which, Linking)>);

impl Programs {
    /// Starts all at once but the one that a first picture does without: drivers are busy enough.
    pub(super) fn start(gl: &Rc<Gl>) -> Self {
        let linking = Which::ALL
            .into_iter()
            .filter(|which| *which != Which::Tissue)
            .map(|which| (which, Linking::start(gl, which)))
            .collect();
        // Or the browser keeps some of it back until the next frame.
        gl.flush();
        Self(linking)
    }

    /// Are all done?
    pub(super) fn done(&self) -> bool {
        self.0.iter().all(|(_, linking)| linking.done())
    }

    fn finish(&mut self, which: Which) -> Result<Program, Unavailable> {
        let at = self.0.iter().position(|(known, _)| *known == which);
        match at {
            Some(at) => self.0.swap_remove(at).1.finish(),
            None => Err(Unavailable::Shader("a program was asked for twice".to_owned())),
        }
    }
}

/// How the tissue is drawn.
enum Detail {
    /// As a sketch.
    Sketch,
    /// As a sketch, until the driver is done with the whole program.
    Coming(Linking),
    /// As it is.
    Whole,
}

/// Everything that lives in one context.
pub(super) struct Passes {
    gl: Rc<Gl>,
    noise: Program,
    tubes: Program,
    height: Program,
    sites: Program,
    page: Program,
    tissue: Program,
    detail: Detail,
    cut: Program,
    top: Program,
    hair: Program,
    needles: Program,
    light: Program,
    present: Program,
    noise_volume: Layers,
    tube_volume: Layers,
    field: Texture,
    relief_map: Target,
    site_map: Target,
    /// Targets were made that may not be fit to be drawn to.
    unchecked: bool,
    sheets: Option<Sheets>,
    size: (u32, u32),
    /// The tissue that drafts show, in one of the two pictures of it, and the one that is to take its place.
    kept: Option<Kept>,
    coming: Option<Kept>,
    /// From where the last draft was seen.
    seen_from: Option<Camera>,
    /// Texels that were presented last, of how many samples, and whether as they are.
    last: Option<((u32, u32), u32, bool)>,
    baked: Baked,
}

/// What the maps were made from, so that they are made again only when it changed.
#[derive(Default)]
struct Baked {
    anatomy: Option<Rc<Anatomy>>,
    relief: Option<[f32; 4]>,
    map: Option<[f32; 4]>,
    sites: Vec<[f32; 3]>,
    /// The deepest of them, millimetres.
    deepest: f32,
    field: Option<(Rc<Field>, Rc<Field>)>,
}

/// What is as large as the picture.
struct Sheets {
    tissue: [Target; 2],
    surfaces: Target,
    over: Target,
    /// The draft, or the running mean of samples.
    lit: Target,
}

impl Passes {
    /// Builds everything that does not depend on size or frame, from programs that are done.
    pub(super) fn new(gl: &Rc<Gl>, mut programs: Programs) -> Result<Self, Unavailable> {
        let map = |format, filter, size| Target::new(gl, &[format], filter, size);
        // Positions want more than half a float's digits; where only halves can be drawn to, they must do.
        let places = if gl.has_floats() {
            Format::Rgba32F
        } else {
            Format::Rgba16F
        };
        Ok(Self {
            gl: Rc::clone(gl),
            noise: programs.finish(Which::Noise)?,
            tubes: programs.finish(Which::Tubes)?,
            height: programs.finish(Which::Height)?,
            sites: programs.finish(Which::Sites)?,
            page: programs.finish(Which::Page)?,
            tissue: programs.finish(Which::Sketch)?,
            cut: programs.finish(Which::Cut)?,
            top: programs.finish(Which::Top)?,
            hair: programs.finish(Which::Hair)?,
            needles: programs.finish(Which::Needles)?,
            light: programs.finish(Which::Light)?,
            present: programs.finish(Which::Present)?,
            noise_volume: Layers::new(gl, Wrap::Repeat, bake::NOISE_SIZE),
            tube_volume: Layers::new(gl, Wrap::Clamp, bake::TUBES_SIZE),
            field: Texture::flat(
                gl,
                Format::Rgba8,
                Filter::Linear,
                Field::N_R as u32,
                Field::N_Z as u32,
            ),
            relief_map: map(Format::Rgba16F, Filter::Linear, FIRST_RELIEF_SIZE),
            site_map: map(places, Filter::Nearest, SITES_SIZE),
            unchecked: true,
            sheets: None,
            size: (0, 0),
            kept: None,
            coming: None,
            seen_from: None,
            last: None,
            baked: Baked::default(),
            detail: Detail::Sketch,
        })
    }

    /// Makes room for a picture of this size.
    pub(super) fn resize(&mut self, size: (u32, u32)) {
        if self.size == size && self.sheets.is_some() {
            return;
        }
        // The old ones go first: both at once may be more than a phone has.
        (self.sheets, self.kept, self.coming, self.last) = (None, None, None, None);
        let target = |filter, formats: &[Format]| Target::new(&self.gl, formats, filter, size);
        let tissue = || target(Filter::Linear, &[Format::Rgba16F, Format::Rgba8]);
        self.sheets = Some(Sheets {
            tissue: [tissue(), tissue()],
            surfaces: target(Filter::Nearest, &[Format::Rgba16F; 3]),
            over: target(Filter::Nearest, &[Format::Rgba16F]),
            lit: target(Filter::Linear, &[Format::Rgba16F]),
        });
        self.size = size;
        self.unchecked = true;
    }

    /// Can all targets be drawn to? To be asked when a picture is handed over: until then the answer would be waited for.
    pub(super) fn check(&mut self) -> Result<(), Unavailable> {
        if let Some(sheets) = self.sheets.as_ref().filter(|_| self.unchecked) {
            [
                &self.relief_map,
                &self.site_map,
                &sheets.surfaces,
                &sheets.over,
                &sheets.lit,
            ]
            .into_iter()
            .chain(&sheets.tissue)
            .try_for_each(Target::check)?;
            [&self.noise_volume, &self.tube_volume]
                .into_iter()
                .try_for_each(Layers::check)?;
            self.unchecked = false;
        }
        Ok(())
    }

    /// Is the tissue only sketched?
    pub(super) fn sketches(&self) -> bool {
        !matches!(self.detail, Detail::Whole)
    }

    /// Asks for the program that draws all of the tissue, and takes it and a fine relief once it is done. True if that was
    /// just now: what was drawn is out of date. To be called once the sketch is there.
    pub(super) fn refine(&mut self) -> Result<bool, Unavailable> {
        match std::mem::replace(&mut self.detail, Detail::Whole) {
            Detail::Whole => return Ok(false),
            Detail::Coming(linking) if linking.done() => match linking.finish() {
                Ok(whole) => self.tissue = whole,
                // A driver that refuses the largest program can draw the sketch. Tests want to know.
                Err(why) if cfg!(not(split)) => return Err(why),
                Err(_) => {}
            },
            Detail::Coming(linking) => {
                self.detail = Detail::Coming(linking);
                return Ok(false);
            }
            Detail::Sketch => {
                self.detail = Detail::Coming(Linking::start(&self.gl, Which::Tissue));
                self.gl.flush();
                return Ok(false);
            }
        }
        self.relief_map = Target::new(&self.gl, &[Format::Rgba16F], Filter::Linear, RELIEF_SIZE);
        (self.baked.relief, self.unchecked) = (None, true);
        (self.kept, self.coming) = (None, None);
        Ok(true)
    }

    /// Is there tissue that drafts of this key can show? What can't serve is let go.
    pub(super) fn keeps(&mut self, still: &Still) -> bool {
        self.kept = self.kept.take().filter(|kept| kept.still.serves(still));
        self.kept.is_some()
    }

    /// The tissue for a draft of `size` texels, in the rectangle of its cut faces. Where none that serves is kept, all of it
    /// is drawn; where the kept one is coarser or finer, or a little out of date, `rows` of the one that is to take its
    /// place, once the camera stands still. To be called after [`keeps`](Self::keeps), which lets go of what does not serve.
    pub(super) fn kept_tissue(
        &mut self,
        frame: &Frame,
        rect: Rect,
        still: Still,
        size: (u32, u32),
        rows: u32,
    ) -> Option<Shows> {
        let kept = self.kept.take();
        let whole = kept.is_none();
        let moves = self.seen_from.replace(frame.camera) != Some(frame.camera);
        let fresh = kept
            .as_ref()
            .is_some_and(|kept| moves || kept.shows.size == size && kept.still.equals(&still));
        let coming = self.coming.take().filter(|coming| {
            !whole
                && coming.shows.size == size
                && coming.shows.camera == frame.camera
                && coming.still.serves(&still)
        });
        let which = kept.as_ref().map_or(0, |kept| 1 - kept.shows.which);
        self.kept = kept;
        if !fresh {
            let mut coming = coming.unwrap_or(Kept {
                shows: Shows {
                    which,
                    size,
                    at_rest: still.at_rest(),
                    camera: frame.camera,
                },
                still,
                row: 0,
            });
            let from = coming.row.max(rect.bottom);
            let to = if whole {
                rect.top
            } else {
                (from + rows).min(rect.top)
            };
            self.draw_tissue(frame, coming.shows, [0.0; 2], rect.rows((from, to)));
            coming.row = to;
            if to >= rect.top {
                self.kept = Some(coming);
            } else {
                self.coming = Some(coming);
            }
        }
        self.kept.as_ref().map(|kept| kept.shows)
    }

    /// Rows of the tissue for a fine sample, as it is. Drafts' tissue stays in the other picture.
    pub(super) fn fine_tissue(
        &mut self,
        frame: &Frame,
        cut: Rect,
        sample: Sample,
        rows: (u32, u32),
    ) -> Shows {
        self.coming = None;
        let shows = Shows {
            which: self.kept.as_ref().map_or(0, |kept| 1 - kept.shows.which),
            size: sample.size,
            at_rest: false,
            camera: frame.camera,
        };
        self.draw_tissue(frame, shows, sample.jitter, cut.rows(rows));
        shows
    }

    fn draw_tissue(&self, frame: &Frame, shows: Shows, jitter: [f32; 2], rect: Rect) {
        let Some(target) = self
            .sheets
            .as_ref()
            .and_then(|sheets| sheets.tissue.get(shows.which))
        else {
            return;
        };
        let (width, height) = shows.size;
        target.draw_to(width, height);
        self.gl.blend(Blend::Replace);
        self.run(&self.tissue, &[]);
        self.tissue.set(&inputs::tissue(frame, self.baked.deepest, false));
        self.tissue
            .set(&inputs::view(frame, [width as f32, height as f32], jitter));
        let kept = f32::from(u8::from(shows.at_rest));
        self.tissue.set(&[("u_still", Value::Vec3([1.0, 1.0, kept]))]);
        self.draw(rect);
        self.gl.only(None);
    }

    /// Draws from now on with a program of the block, and gives it what it reads.
    fn run(&self, program: &Program, more: &[(&str, &Texture)]) {
        let ([relief], [sites]) = (&*self.relief_map.textures, &*self.site_map.textures) else {
            return;
        };
        let mut textures = vec![
            ("t_noise", &self.noise_volume.volume),
            ("t_height", relief),
            ("t_sites", sites),
            ("t_tubes", &self.tube_volume.volume),
            ("t_field", &self.field),
        ];
        textures.extend(more);
        program.run();
        program.read(&textures);
    }

    fn draw(&self, rect: Rect) {
        if rect.size().0 > 0 && rect.size().1 > 0 {
            self.gl.only(Some(rect));
            self.gl.draw();
        }
    }

    fn bake_noise(&self) {
        self.noise.run();
        self.noise_volume.each(|layer| {
            self.noise.set(&[("u_layer", Value::Float(layer as f32))]);
            self.gl.draw();
        });
    }

    fn bake_tubes(&self, anatomy: &Anatomy) {
        let mut capsules = Vec::new();
        for tube in &anatomy.tubes {
            bake::capsules(tube, &mut capsules);
        }
        let rows = Texture::flat(
            &self.gl,
            Format::Rgba32F,
            Filter::Nearest,
            3,
            capsules.len() as u32,
        );
        rows.write_floats(capsules.as_flattened().as_flattened());
        self.gl.blend(Blend::Least);
        self.tubes.run();
        self.tubes.read(&[("t_capsules", &rows)]);
        self.tube_volume.each(|slice| {
            self.gl.clear(1.0);
            self.tubes
                .set(&[("u_slice", Value::Float(bake::slice_depth(slice)))]);
            self.gl.draw_rectangles(capsules.len());
        });
        self.gl.blend(Blend::Replace);
    }

    /// The bytes of one layer of a baked volume.
    #[cfg(not(split))]
    pub(super) fn layer(&self, volume: super::Volume, layer: u32) -> Vec<u8> {
        match volume {
            super::Volume::Noise => self.noise_volume.read(layer),
            super::Volume::Tubes => self.tube_volume.read(layer),
        }
    }

    /// Brings the maps and baked textures up to the frame.
    pub(super) fn prepare(&mut self, frame: &Frame) {
        self.gl.blend(Blend::Replace);
        let new_skin = !self
            .baked
            .anatomy
            .as_ref()
            .is_some_and(|known| Rc::ptr_eq(known, &frame.anatomy));
        if new_skin {
            if self.baked.anatomy.is_none() {
                self.bake_noise();
            }
            self.bake_tubes(&frame.anatomy);
            self.baked.anatomy = Some(Rc::clone(&frame.anatomy));
        }
        let concern = [
            frame.concern.wrinkle,
            frame.concern.scar,
            frame.concern.pigment,
            frame.concern.pores,
        ];
        let map = inputs::map(frame);
        let new_map = new_skin || self.baked.map != Some(map);
        self.baked.map = Some(map);
        if new_map || self.baked.relief != Some(concern) {
            let pores = inputs::pores(frame);
            let (width, height) = self
                .relief_map
                .textures
                .first()
                .map_or((1, 1), |map| (map.width, map.height));
            self.relief_map.draw_to(width, height);
            self.height.run();
            self.height.read(&[("t_noise", &self.noise_volume.volume)]);
            self.height
                .set(&inputs::relief(frame, &pores, [width as f32, height as f32]));
            self.gl.draw();
            self.baked.relief = Some(concern);
        }
        let (sites, deepest) = inputs::sites(frame);
        self.baked.deepest = deepest;
        if self.baked.sites != sites || new_map {
            let (width, height) = SITES_SIZE;
            self.site_map.draw_to(width, height);
            self.sites.run();
            self.sites.set(&[
                ("u_map", Value::Vec4(map)),
                ("u_map_size", Value::Vec2([width as f32, height as f32])),
                ("u_sites", Value::Vec3s(sites.as_flattened())),
                ("u_site_count", Value::Int(sites.len() as i32)),
            ]);
            self.gl.draw();
            self.baked.sites = sites;
        }
        if let Some(concentration) = &frame.concentration {
            let fields = (&concentration.field, &concentration.next);
            let same = |known: &(Rc<Field>, Rc<Field>)| {
                Rc::ptr_eq(&known.0, fields.0) && Rc::ptr_eq(&known.1, fields.1)
            };
            if !self.baked.field.as_ref().is_some_and(same) {
                let [intact, intact_next] = &concentration.intact;
                let all = [&**fields.0, &**fields.1, &**intact, &**intact_next];
                self.field.write(Format::Rgba8, &bake::field(all));
                self.baked.field = Some((Rc::clone(fields.0), Rc::clone(fields.1)));
            }
        }
    }

    /// Draws visible surfaces with their material: all of the picture, or some rows of it.
    pub(super) fn surfaces(
        &self,
        frame: &Frame,
        regions: &Regions,
        sample: Sample,
        rows: (u32, u32),
        shows: Option<Shows>,
    ) {
        let Some(sheets) = &self.sheets else {
            return;
        };
        let flat = cfg!(not(split)) && shows.is_none();
        let (width, height) = sample.size;
        let [tissue, view] = [
            inputs::tissue(frame, self.baked.deepest, flat),
            inputs::view(frame, [width as f32, height as f32], sample.jitter),
        ];
        let shows = shows.unwrap_or(Shows {
            which: 0,
            size: sample.size,
            at_rest: false,
            camera: frame.camera,
        });
        let Some([colour, more]) = sheets.tissue.get(shows.which).map(|target| &*target.textures) else {
            return;
        };
        let stills = [("t_still", colour), ("t_still_more", more)];
        let scale = |texels: u32, pixels: u32, all: u32| texels as f32 / (pixels * all).max(1) as f32;
        let still = Value::Vec3([
            scale(shows.size.0, width, colour.width),
            scale(shows.size.1, height, colour.height),
            f32::from(u8::from(shows.at_rest)),
        ]);
        let [eye, seen] = inputs::seen(&shows.camera, shows.size, (colour.width, colour.height));
        let still = [("u_still", still), ("u_still_eye", eye), ("u_still_seen", seen)];
        let run = |program: &Program| {
            self.run(program, &stills);
            program.set(&tissue);
            program.set(&view);
            program.set(&still);
        };
        let draw = |rect: Rect| self.draw(rect.rows(rows));
        self.gl.blend(Blend::Replace);
        sheets.surfaces.draw_to(width, height);
        for (program, rect) in [
            (&self.page, regions.all),
            (&self.cut, regions.cut),
            (&self.top, regions.top),
        ] {
            run(program);
            draw(rect);
        }
        sheets.over.draw_to(width, height);
        self.gl.only(Some(regions.all.rows(rows)));
        self.gl.clear(0.0);
        self.gl.blend(Blend::Over);
        if let Some(rect) = regions.needles {
            run(&self.needles);
            draw(rect);
        }
        if !flat {
            run(&self.hair);
            for (points, rect) in &regions.hairs {
                self.hair.set(&inputs::hair(points));
                draw(*rect);
            }
        }
        self.gl.blend(Blend::Replace);
        self.gl.only(None);
    }

    /// Lights the surfaces that were drawn, into the draft or into the running mean of the fine picture. Around them is
    /// page, which stays as it is from sample to sample.
    pub(super) fn light(&self, frame: &Frame, regions: &Regions, sample: Sample) {
        let Some(sheets) = &self.sheets else {
            return;
        };
        let ([albedo, normal, glow], [over]) = (&*sheets.surfaces.textures, &*sheets.over.textures) else {
            return;
        };
        let (width, height) = sample.size;
        sheets.lit.draw_to(width, height);
        if sample.index == 0 {
            // The page's program still has its inputs.
            self.page.run();
            self.gl.draw();
        }
        self.gl.blend(if sample.index > 0 {
            Blend::Over
        } else {
            Blend::Replace
        });
        self.light.run();
        self.light.read(&[
            ("t_albedo", albedo),
            ("t_normal", normal),
            ("t_glow", glow),
            ("t_over", over),
        ]);
        let weight = 1.0 / (sample.index + 1) as f32;
        self.light
            .set(&inputs::light(frame, [width as f32, height as f32], weight));
        self.gl.only(Some(regions.all));
        self.gl.draw();
        self.gl.only(None);
        self.gl.blend(Blend::Replace);
    }

    /// Shows once more what was shown last, for the browser forgets what it has shown.
    pub(super) fn present_again(&mut self) {
        if let Some((used, samples, raw)) = self.last {
            self.present(used, samples, raw);
        }
    }

    /// Shows the picture that was lit last, of so many texels and samples; `raw` leaves its values as they are. The canvas takes its
    /// size, and the browser stretches it: that costs less than to draw each of its pixels.
    pub(super) fn present(&mut self, used: (u32, u32), samples: u32, raw: bool) {
        self.last = Some((used, samples, raw));
        let Some([light]) = self.sheets.as_ref().map(|sheets| &*sheets.lit.textures) else {
            return;
        };
        let (width, height) = used;
        // A coarse draft is smooth enough once the browser has enlarged it.
        let smooth = samples <= FEW_SAMPLES && 2 * width >= self.size.0;
        self.gl.set_size(width, height);
        self.gl.to_screen(width, height);
        self.present.run();
        self.present.read(&[("t_light", light)]);
        self.present.set(&[
            ("u_target", Value::Vec2([width as f32, height as f32])),
            ("u_smooth", Value::Float(f32::from(u8::from(smooth)))),
            ("u_raw", Value::Float(f32::from(u8::from(raw)))),
        ]);
        self.gl.draw();
    }
}
