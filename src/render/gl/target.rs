//! Framebuffers with the textures that they draw to.

use std::rc::Rc;

use js_sys::Array;
use web_sys::{WebGl2RenderingContext as Raw, WebGlFramebuffer};

use super::{Filter, Format, Gl, Texture, Unavailable};

/// Textures of one size that are drawn to together.
pub(in crate::render) struct Target {
    gl: Rc<Gl>,
    raw: Option<WebGlFramebuffer>,
    pub(in crate::render) textures: Vec<Texture>,
}

impl Target {
    /// One texture for each format, to be drawn to at once. Whether that is possible is asked later, by [`Target::check`]:
    /// each question waits until all that was handed over is done.
    pub(in crate::render) fn new(
        gl: &Rc<Gl>,
        formats: &[Format],
        filter: Filter,
        (width, height): (u32, u32),
    ) -> Self {
        let textures: Vec<_> = formats
            .iter()
            .map(|format| Texture::flat(gl, *format, filter, width, height))
            .collect();
        let raw = gl.raw.create_framebuffer();
        gl.count(|counts| counts.targets += 1);
        let target = Self {
            gl: Rc::clone(gl),
            raw,
            textures,
        };
        gl.raw.bind_framebuffer(Raw::FRAMEBUFFER, target.raw.as_ref());
        let slots = Array::new();
        for (slot, texture) in (0..).zip(&target.textures) {
            texture.attach(slot);
            slots.push(&(Raw::COLOR_ATTACHMENT0 + slot).into());
        }
        gl.raw.draw_buffers(&slots);
        target
    }

    /// Can it be drawn to?
    pub(in crate::render) fn check(&self) -> Result<(), Unavailable> {
        let gl = &self.gl.raw;
        gl.bind_framebuffer(Raw::FRAMEBUFFER, self.raw.as_ref());
        let complete = gl.check_framebuffer_status(Raw::FRAMEBUFFER) == Raw::FRAMEBUFFER_COMPLETE;
        // A context that is lost says so here too; that is a state, and the target will be built again.
        if complete || self.gl.is_lost() {
            Ok(())
        } else {
            Err(Unavailable::NoFloatTargets)
        }
    }

    /// Draws to its lower left `width` x `height` texels from now on.
    pub(in crate::render) fn draw_to(&self, width: u32, height: u32) {
        self.gl.raw.bind_framebuffer(Raw::FRAMEBUFFER, self.raw.as_ref());
        self.gl.raw.viewport(0, 0, width as i32, height as i32);
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        if self.gl.is_well() {
            self.gl.raw.delete_framebuffer(self.raw.as_ref());
        }
        self.gl.count(|counts| counts.targets -= 1);
    }
}
