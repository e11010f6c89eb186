//! Passes: the programs, textures and targets of one context, and how a frame goes through them.

use std::rc::Rc;

use super::gl::{Filter, Format, Gl, Linking, Program, Target, Texture, Unavailable, Value, Wrap};
use super::region::{Rect, Regions};
use super::shaders::Program as Which;
use super::{bake, inputs};
use crate::absorption::Field;
use crate::scene::Frame;
use crate::skin::anatomy::Anatomy;

/// Texels of the relief and of the nearest-site map; both cover a little more than the block.
const RELIEF_SIZE: (u32, u32) = (1056, 624);
const SITES_SIZE: (u32, u32) = (528, 312);

/// A sample of the picture: how large it is, its sub-pixel offset, and where it goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample {
    /// Size of the picture in texels of the pass.
    pub(super) size: (u32, u32),
    /// Sub-pixel offset.
    pub(super) jitter: [f32; 2],
    /// Index in the running mean.
    pub(super) index: u32,
    /// Into the fine picture, or the draft.
    pub(super) fine: bool,
}

/// Programs on their way.
pub(super) struct Programs {
    linking: Vec<(Which, Linking)>,
}

impl Programs {
    /// Starts all at once.
    pub(super) fn start(gl: &Rc<Gl>) -> Self {
        Self {
            linking: Which::ALL
                .into_iter()
                .map(|which| (which, Linking::start(gl, which)))
                .collect(),
        }
    }

    /// Are all done?
    pub(super) fn done(&self) -> bool {
        self.linking.iter().all(|(_, linking)| linking.done())
    }

    fn finish(&mut self, which: Which) -> Result<Program, Unavailable> {
        let at = self.linking.iter().position(|(known, _)| *known == which);
        match at {
            Some(at) => self.linking.swap_remove(at).1.finish(),
            None => Err(Unavailable::Shader("a program was asked for twice".to_owned())),
        }
    }
}

/// Everything that lives in one context.
pub(super) struct Passes {
    gl: Rc<Gl>,
    height: Program,
    sites: Program,
    page: Program,
    cut: Program,
    top: Program,
    hair: Program,
    needles: Program,
    light: Program,
    present: Program,
    noise: Texture,
    tubes: Texture,
    field: Texture,
    relief_map: Target,
    site_map: Target,
    surfaces: Option<Target>,
    over: Option<Target>,
    draft: Option<Target>,
    fine: Option<Target>,
    size: (u32, u32),
    /// What was presented last.
    last: Option<(Shown, (u32, u32))>,
    baked: Baked,
}

/// What the maps were made from, so that they are made again only when it changed.
#[derive(Default)]
struct Baked {
    anatomy: Option<Rc<Anatomy>>,
    relief: Option<[f32; 4]>,
    sites: Vec<f32>,
    field: Option<(Rc<Field>, Rc<Field>)>,
}

/// Which picture goes to the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// The quick one, while things move.
    Draft,
    /// The one that gathers samples at rest.
    Fine,
}

impl Passes {
    /// Builds everything that does not depend on size or frame.
    pub(super) fn new(gl: &Rc<Gl>, mut programs: Programs) -> Result<Self, Unavailable> {
        let map = |format, filter, size| Target::new(gl, format, filter, size, 1);
        let noise_size = [bake::NOISE_SIZE; 3];
        Ok(Self {
            gl: Rc::clone(gl),
            height: programs.finish(Which::Height)?,
            sites: programs.finish(Which::Sites)?,
            page: programs.finish(Which::Page)?,
            cut: programs.finish(Which::Cut)?,
            top: programs.finish(Which::Top)?,
            hair: programs.finish(Which::Hair)?,
            needles: programs.finish(Which::Needles)?,
            light: programs.finish(Which::Light)?,
            present: programs.finish(Which::Present)?,
            noise: Texture::volume(gl, Format::Rgba8, Wrap::Repeat, noise_size, &bake::noise()),
            tubes: Texture::volume(gl, Format::Rgba8, Wrap::Clamp, [1; 3], &[255; 4]),
            field: Texture::flat(
                gl,
                Format::Rgba8,
                Filter::Linear,
                Field::N_R as u32,
                Field::N_Z as u32,
            ),
            relief_map: map(Format::Rgba16F, Filter::Linear, RELIEF_SIZE)?,
            // Positions want more than half a float's digits; where only halves can be drawn to, they must do.
            site_map: map(Format::Rgba32F, Filter::Nearest, SITES_SIZE)
                .or_else(|_| map(Format::Rgba16F, Filter::Nearest, SITES_SIZE))?,
            surfaces: None,
            over: None,
            draft: None,
            fine: None,
            size: (0, 0),
            last: None,
            baked: Baked::default(),
        })
    }

    /// Makes room for a picture of this size.
    pub(super) fn resize(&mut self, size: (u32, u32)) -> Result<(), Unavailable> {
        if self.size == size && self.surfaces.is_some() {
            return Ok(());
        }
        // The old ones go first: both at once may be more than a phone has.
        (self.surfaces, self.over, self.draft, self.fine, self.last) = (None, None, None, None, None);
        let target = |filter, count| Target::new(&self.gl, Format::Rgba16F, filter, size, count).map(Some);
        self.surfaces = target(Filter::Nearest, 3)?;
        self.over = target(Filter::Nearest, 1)?;
        self.draft = target(Filter::Linear, 1)?;
        self.fine = target(Filter::Nearest, 1)?;
        self.size = size;
        Ok(())
    }

    /// Brings the maps and baked textures up to the frame.
    pub(super) fn prepare(&mut self, frame: &Frame) {
        self.gl.blend(false);
        let new_skin = !self
            .baked
            .anatomy
            .as_ref()
            .is_some_and(|known| Rc::ptr_eq(known, &frame.anatomy));
        if new_skin {
            let mut volume = bake::TubeVolume::default();
            frame.anatomy.tubes.iter().for_each(|tube| volume.add(tube));
            self.tubes = Texture::volume(
                &self.gl,
                Format::Rgba8,
                Wrap::Clamp,
                bake::TUBES_SIZE,
                volume.bytes(),
            );
            self.baked.anatomy = Some(Rc::clone(&frame.anatomy));
        }
        let concern = [
            frame.concern.wrinkle,
            frame.concern.scar,
            frame.concern.pigment,
            frame.concern.pores,
        ];
        if new_skin || self.baked.relief != Some(concern) {
            let (pores, count) = inputs::pores(frame);
            let (width, height) = RELIEF_SIZE;
            self.relief_map.draw_to(width, height);
            self.height.run();
            self.height.read(&[("t_noise", &self.noise)]);
            self.height.set(&inputs::relief(
                frame,
                (&pores, count),
                [width as f32, height as f32],
            ));
            self.gl.draw();
            self.baked.relief = Some(concern);
        }
        let sites = inputs::sites(frame);
        if self.baked.sites != sites || new_skin {
            let (width, height) = SITES_SIZE;
            self.site_map.draw_to(width, height);
            self.sites.run();
            self.sites.set(&[
                ("u_map_size", Value::Vec2([width as f32, height as f32])),
                ("u_sites", Value::Vec3s(&sites)),
                ("u_site_count", Value::Int((sites.len() / 3) as i32)),
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
        flat: bool,
    ) {
        let (Some(surfaces), Some(over)) = (&self.surfaces, &self.over) else {
            return;
        };
        let ([relief], [sites]) = (&*self.relief_map.textures, &*self.site_map.textures) else {
            return;
        };
        let (width, height) = sample.size;
        let [tissue, view] = [
            inputs::tissue(frame, flat),
            inputs::view(frame, [width as f32, height as f32], sample.jitter),
        ];
        let run = |program: &Program| {
            program.run();
            program.read(&[
                ("t_noise", &self.noise),
                ("t_height", relief),
                ("t_sites", sites),
                ("t_tubes", &self.tubes),
                ("t_field", &self.field),
            ]);
            program.set(&tissue);
            program.set(&view);
        };
        let draw = |rect: Rect| {
            let rect = rect.rows(rows);
            if rect.size().0 > 0 && rect.size().1 > 0 {
                self.gl.only(Some(rect));
                self.gl.draw();
            }
        };
        self.gl.blend(false);
        surfaces.draw_to(width, height);
        for (program, rect) in [
            (&self.page, regions.all),
            (&self.cut, regions.cut),
            (&self.top, regions.top),
        ] {
            run(program);
            draw(rect);
        }
        over.draw_to(width, height);
        self.gl.only(Some(regions.all.rows(rows)));
        self.gl.clear();
        self.gl.blend(true);
        if let Some(rect) = regions.needles {
            run(&self.needles);
            draw(rect);
        }
        if !flat {
            run(&self.hair);
            for (hair, rect) in frame.anatomy.hairs.iter().zip(&regions.hairs) {
                self.hair.set(&inputs::hair(&hair.points));
                draw(*rect);
            }
        }
        self.gl.blend(false);
        self.gl.only(None);
    }

    /// Lights the surfaces that were drawn, into the draft or into the running mean of the fine picture. Around them is
    /// page, which stays as it is from sample to sample.
    pub(super) fn light(&self, frame: &Frame, regions: &Regions, sample: Sample) {
        let (Some(surfaces), Some(over), Some(draft), Some(fine)) =
            (&self.surfaces, &self.over, &self.draft, &self.fine)
        else {
            return;
        };
        let ([albedo, normal, glow], [over]) = (&*surfaces.textures, &*over.textures) else {
            return;
        };
        let (width, height) = sample.size;
        if sample.fine { fine } else { draft }.draw_to(width, height);
        if sample.index == 0 {
            // The page's program still has its inputs.
            self.page.run();
            self.gl.draw();
        }
        self.gl.blend(sample.index > 0);
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
        self.gl.blend(false);
    }

    /// Shows once more what was shown last, for the browser forgets what it has shown.
    pub(super) fn present_again(&mut self) {
        if let Some((shown, used)) = self.last {
            self.present(shown, used, false);
        }
    }

    /// Shows one of the pictures, of which `used` texels hold something; `raw` leaves its values as they are.
    pub(super) fn present(&mut self, shown: Shown, used: (u32, u32), raw: bool) {
        self.last = Some((shown, used));
        let source = match shown {
            Shown::Draft => &self.draft,
            Shown::Fine => &self.fine,
        };
        let Some([light]) = source.as_ref().map(|target| &*target.textures) else {
            return;
        };
        let (width, height) = self.size;
        self.gl.to_screen(width, height);
        self.present.run();
        self.present.read(&[("t_light", light)]);
        self.present.set(&[
            ("u_target", Value::Vec2([width as f32, height as f32])),
            (
                "u_used",
                Value::Vec2([
                    used.0 as f32 / light.width as f32,
                    used.1 as f32 / light.height as f32,
                ]),
            ),
            ("u_raw", Value::Float(f32::from(u8::from(raw)))),
        ]);
        self.gl.draw();
    }
}
