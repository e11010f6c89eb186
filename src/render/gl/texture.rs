//! Textures, flat and volumes.

use std::rc::Rc;

use web_sys::{WebGl2RenderingContext as Raw, WebGlTexture};

use super::Gl;

/// What a texel holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Format {
    /// Four bytes.
    Rgba8,
    /// Four half floats, drawable.
    Rgba16F,
    /// Four floats, drawable, never filtered.
    Rgba32F,
}

/// How texels between are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Filter {
    /// The nearest.
    Nearest,
    /// Linear between neighbours.
    Linear,
}

/// What lies beyond the edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Wrap {
    /// The edge.
    Clamp,
    /// The same again.
    Repeat,
}

/// A texture.
pub(in crate::render) struct Texture {
    gl: Rc<Gl>,
    raw: Option<WebGlTexture>,
    pub(super) target: u32,
    pub(in crate::render) width: u32,
    pub(in crate::render) height: u32,
}

impl Texture {
    /// An empty flat texture to draw to.
    pub(in crate::render) fn flat(
        gl: &Rc<Gl>,
        format: Format,
        filter: Filter,
        width: u32,
        height: u32,
    ) -> Self {
        let texture = Self::create(gl, Raw::TEXTURE_2D, filter, Wrap::Clamp, width, height);
        let (internal, _, _) = codes(format);
        gl.raw
            .tex_storage_2d(Raw::TEXTURE_2D, 1, internal, width as i32, height as i32);
        texture
    }

    /// Replaces all texels of a flat texture.
    pub(in crate::render) fn write(&self, format: Format, bytes: &[u8]) {
        let (_, external, kind) = codes(format);
        self.gl.raw.bind_texture(self.target, self.raw.as_ref());
        // The call fails only where sizes disagree; they are constants here.
        drop(
            self.gl
                .raw
                .tex_sub_image_2d_with_i32_and_i32_and_u32_and_type_and_opt_u8_array(
                    self.target,
                    0,
                    0,
                    0,
                    self.width as i32,
                    self.height as i32,
                    external,
                    kind,
                    Some(bytes),
                ),
        );
    }

    /// Replaces all texels of a flat texture of whole floats.
    pub(in crate::render) fn write_floats(&self, floats: &[f32]) {
        let (_, external, kind) = codes(Format::Rgba32F);
        self.gl.raw.bind_texture(self.target, self.raw.as_ref());
        drop(
            self.gl
                .raw
                .tex_sub_image_2d_with_i32_and_i32_and_u32_and_type_and_array_buffer_view_and_src_offset(
                    self.target,
                    0,
                    0,
                    0,
                    self.width as i32,
                    self.height as i32,
                    external,
                    kind,
                    &js_sys::Float32Array::from(floats),
                    0,
                ),
        );
    }

    /// An empty volume of bytes with linear filtering, to draw to.
    pub(in crate::render) fn volume(gl: &Rc<Gl>, wrap: Wrap, [width, height, depth]: [u32; 3]) -> Self {
        let texture = Self::create(gl, Raw::TEXTURE_3D, Filter::Linear, wrap, width, height);
        gl.raw.tex_storage_3d(
            Raw::TEXTURE_3D,
            1,
            Raw::RGBA8,
            width as i32,
            height as i32,
            depth as i32,
        );
        texture
    }

    fn create(gl: &Rc<Gl>, target: u32, filter: Filter, wrap: Wrap, width: u32, height: u32) -> Self {
        let raw = gl.raw.create_texture();
        gl.count(|counts| counts.textures += 1);
        gl.raw.bind_texture(target, raw.as_ref());
        let filter = if filter == Filter::Linear {
            Raw::LINEAR
        } else {
            Raw::NEAREST
        };
        let wrap = if wrap == Wrap::Repeat {
            Raw::REPEAT
        } else {
            Raw::CLAMP_TO_EDGE
        };
        for (name, value) in [
            (Raw::TEXTURE_MIN_FILTER, filter),
            (Raw::TEXTURE_MAG_FILTER, filter),
            (Raw::TEXTURE_WRAP_S, wrap),
            (Raw::TEXTURE_WRAP_T, wrap),
            (Raw::TEXTURE_WRAP_R, wrap),
        ] {
            gl.raw.tex_parameteri(target, name, value as i32);
        }
        Self {
            gl: Rc::clone(gl),
            raw,
            target,
            width,
            height,
        }
    }

    /// Makes it readable in a unit.
    pub(super) fn bind(&self, unit: u32) {
        self.gl.raw.active_texture(Raw::TEXTURE0 + unit);
        self.gl.raw.bind_texture(self.target, self.raw.as_ref());
    }

    pub(super) fn attach_layer(&self, layer: u32) {
        self.gl.raw.framebuffer_texture_layer(
            Raw::FRAMEBUFFER,
            Raw::COLOR_ATTACHMENT0,
            self.raw.as_ref(),
            0,
            layer as i32,
        );
    }

    pub(super) fn attach(&self, slot: u32) {
        self.gl.raw.framebuffer_texture_2d(
            Raw::FRAMEBUFFER,
            Raw::COLOR_ATTACHMENT0 + slot,
            self.target,
            self.raw.as_ref(),
            0,
        );
    }
}

impl Drop for Texture {
    fn drop(&mut self) {
        if self.gl.is_well() {
            self.gl.raw.delete_texture(self.raw.as_ref());
        }
        self.gl.count(|counts| counts.textures -= 1);
    }
}

/// Internal format, format and type of the browser's interface.
fn codes(format: Format) -> (u32, u32, u32) {
    match format {
        Format::Rgba8 => (Raw::RGBA8, Raw::RGBA, Raw::UNSIGNED_BYTE),
        Format::Rgba16F => (Raw::RGBA16F, Raw::RGBA, Raw::HALF_FLOAT),
        Format::Rgba32F => (Raw::RGBA32F, Raw::RGBA, Raw::FLOAT),
    }
}
