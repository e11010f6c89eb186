//! Framebuffers with the textures that they draw to: flat ones together, or the layers of a volume one by one.

use std::rc::Rc;

use js_sys::Array;
use web_sys::{WebGl2RenderingContext as Raw, WebGlFramebuffer};

use super::{Filter, Format, Gl, Texture, Unavailable, Wrap};

/// A framebuffer, counted.
struct Buffer {
    gl: Rc<Gl>,
    raw: Option<WebGlFramebuffer>,
}

impl Buffer {
    fn new(gl: &Rc<Gl>) -> Self {
        let raw = gl.raw.create_framebuffer();
        gl.count(|counts| counts.targets += 1);
        Self {
            gl: Rc::clone(gl),
            raw,
        }
    }

    fn bind(&self) {
        self.gl.raw.bind_framebuffer(Raw::FRAMEBUFFER, self.raw.as_ref());
    }

    fn draw_to(&self, width: u32, height: u32) {
        self.bind();
        self.gl.raw.viewport(0, 0, width as i32, height as i32);
    }

    fn check(&self) -> Result<(), Unavailable> {
        self.bind();
        let complete = self.gl.raw.check_framebuffer_status(Raw::FRAMEBUFFER) == Raw::FRAMEBUFFER_COMPLETE;
        // A context that is lost says so here too; that is a state, and the target will be built again.
        if complete || self.gl.is_lost() {
            Ok(())
        } else {
            Err(Unavailable::NoFloatTargets)
        }
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        if self.gl.is_well() {
            self.gl.raw.delete_framebuffer(self.raw.as_ref());
        }
        self.gl.count(|counts| counts.targets -= 1);
    }
}

/// Textures of one size that are drawn to together.
pub(in crate::render) struct Target {
    buffer: Buffer,
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
        let buffer = Buffer::new(gl);
        buffer.bind();
        let slots = Array::new();
        for (slot, texture) in (0..).zip(&textures) {
            texture.attach(slot);
            slots.push(&(Raw::COLOR_ATTACHMENT0 + slot).into());
        }
        gl.raw.draw_buffers(&slots);
        Self { buffer, textures }
    }

    /// Can it be drawn to?
    pub(in crate::render) fn check(&self) -> Result<(), Unavailable> {
        self.buffer.check()
    }

    /// Draws to its lower left `width` x `height` texels from now on.
    pub(in crate::render) fn draw_to(&self, width: u32, height: u32) {
        self.buffer.draw_to(width, height);
    }
}

/// A volume whose layers are drawn to one by one.
pub(in crate::render) struct Layers {
    buffer: Buffer,
    pub(in crate::render) volume: Texture,
    size: [u32; 3],
}

impl Layers {
    /// An empty volume.
    pub(in crate::render) fn new(gl: &Rc<Gl>, wrap: Wrap, size: [u32; 3]) -> Self {
        Self {
            buffer: Buffer::new(gl),
            volume: Texture::volume(gl, wrap, size),
            size,
        }
    }

    /// Can it be drawn to? To be asked once a layer was.
    pub(in crate::render) fn check(&self) -> Result<(), Unavailable> {
        self.buffer.check()
    }

    /// Lets `draw` draw each layer.
    pub(in crate::render) fn each(&self, draw: impl Fn(u32)) {
        let [width, height, depth] = self.size;
        self.buffer.draw_to(width, height);
        for layer in 0..depth {
            self.volume.attach_layer(layer);
            draw(layer);
        }
    }

    /// The bytes of one layer.
    #[cfg(not(split))]
    pub(in crate::render) fn read(&self, layer: u32) -> Vec<u8> {
        let [width, height, _] = self.size;
        self.buffer.bind();
        self.volume.attach_layer(layer);
        let mut bytes = vec![0; (width * height * 4) as usize];
        // A test that reads nothing fails by its values.
        drop(self.buffer.gl.raw.read_pixels_with_opt_u8_array(
            0,
            0,
            width as i32,
            height as i32,
            Raw::RGBA,
            Raw::UNSIGNED_BYTE,
            Some(&mut bytes),
        ));
        bytes
    }
}
