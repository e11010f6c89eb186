//! Owned WebGL2 resources: each is created through [`Gl`], counted, and deleted when dropped. Losing the context is a
//! state ([`Gl::is_lost`]), not an error. Together with `web`, the only room that names the browser's types.

mod fence;
mod program;
mod target;
mod texture;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::region::Rect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    Event, WebGl2RenderingContext as Raw, WebGlContextAttributes, WebGlVertexArrayObject, WebglLoseContext,
};

pub(super) use self::fence::Fence;
pub(super) use self::program::{Linking, Program, Value};
pub(super) use self::target::{Layers, Target};
pub(super) use self::texture::{Filter, Format, Texture, Wrap};

/// The canvas that is drawn to.
pub type Canvas = web_sys::HtmlCanvasElement;

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unavailable {
    /// The browser has no WebGL2, or it is switched off.
    NoWebGl2,
    /// WebGL2 is there, but cannot draw to the float textures that light needs.
    NoFloatTargets,
    /// Asking for a context failed with the browser's own words.
    Refused(String),
    /// A shader was refused; the text is the driver's.
    Shader(String),
}

impl Unavailable {
    /// For the log.
    pub fn told(&self) -> &str {
        match self {
            Self::NoWebGl2 => "no WebGL2",
            Self::NoFloatTargets => "no float targets",
            Self::Refused(why) | Self::Shader(why) => why,
        }
    }
}

/// How what is drawn meets what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blend {
    /// It replaces it.
    Replace,
    /// It lies over it by its alpha, by which its colour is multiplied.
    Over,
    /// Of each channel the lesser stays.
    Least,
}

/// How the context is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Health {
    Well,
    Lost,
    /// Given back by the browser; all resources must be built again.
    Restored,
}

/// Owned resources that are alive, by kind: zero after everything is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Textures.
    pub textures: usize,
    /// Framebuffers.
    pub targets: usize,
    /// Programs.
    pub programs: usize,
}

type Listener = Closure<dyn Fn(Event)>;

/// What is called when the context is lost or given back.
type Wake = Rc<RefCell<Option<Box<dyn Fn()>>>>;

/// The graphics context of one canvas.
pub(super) struct Gl {
    raw: Raw,
    canvas: Canvas,
    vertex_array: RefCell<Option<WebGlVertexArrayObject>>,
    health: Rc<Cell<Health>>,
    wake: Wake,
    listeners: [(&'static str, Listener); 2],
    counts: Cell<Counts>,
    /// How the context is given back and recalled, where the browser lets one.
    control: Option<WebglLoseContext>,
    parallel: Cell<bool>,
    floats: Cell<bool>,
}

impl Gl {
    /// Takes the canvas's WebGL2 context. `first` is the size of its first picture, from its width and height in CSS pixels
    /// and the screen's pixels for one of these: browsers wait for all that a context was told before they give its canvas
    /// another size.
    pub(super) fn new(
        canvas: &Canvas,
        first: impl Fn(f64, f64, f64) -> (u32, u32),
    ) -> Result<Rc<Self>, Unavailable> {
        let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        let place = canvas.get_bounding_client_rect();
        let (width, height) = first(place.width(), place.height(), ratio);
        canvas.set_width(width);
        canvas.set_height(height);
        let options = WebGlContextAttributes::new();
        options.set_alpha(false);
        options.set_antialias(false);
        options.set_depth(false);
        options.set_stencil(false);
        let raw = canvas
            .get_context_with_context_options("webgl2", &options)
            .map_err(|error| Unavailable::Refused(words(&error)))?
            .and_then(|object| object.dyn_into::<Raw>().ok())
            .ok_or(Unavailable::NoWebGl2)?;
        let health = Rc::new(Cell::new(Health::Well));
        let wake: Wake = Rc::default();
        let listener = |next: Health| -> Listener {
            let (health, wake) = (Rc::clone(&health), Rc::clone(&wake));
            Closure::new(move |event: Event| {
                // Without this the browser never gives the context back.
                event.prevent_default();
                health.set(next);
                if let Some(wake) = wake.borrow().as_ref() {
                    wake();
                }
            })
        };
        let listeners = [
            ("webglcontextlost", listener(Health::Lost)),
            ("webglcontextrestored", listener(Health::Restored)),
        ];
        for (name, listener) in &listeners {
            canvas
                .add_event_listener_with_callback(name, listener.as_ref().unchecked_ref())
                .map_err(|error| Unavailable::Refused(words(&error)))?;
        }
        // To be asked for while the context is well: a lost one gives no extensions.
        let control = raw.get_extension("WEBGL_lose_context").ok().flatten();
        let gl = Rc::new(Self {
            control: control.map(wasm_bindgen::JsCast::unchecked_into),
            raw,
            canvas: canvas.clone(),
            vertex_array: RefCell::default(),
            health,
            wake,
            listeners,
            counts: Cell::default(),
            parallel: Cell::new(false),
            floats: Cell::new(false),
        });
        gl.prepare()?;
        Ok(gl)
    }

    /// Sets up what every context needs, once at the start and again after each loss.
    pub(super) fn prepare(&self) -> Result<(), Unavailable> {
        let has = |name: &str| matches!(self.raw.get_extension(name), Ok(Some(_)));
        self.floats.set(has("EXT_color_buffer_float"));
        if !self.floats.get() && !has("EXT_color_buffer_half_float") {
            return Err(Unavailable::NoFloatTargets);
        }
        self.parallel.set(has("KHR_parallel_shader_compile"));
        let vertex_array = self.raw.create_vertex_array();
        self.raw.bind_vertex_array(vertex_array.as_ref());
        self.vertex_array.replace(vertex_array);
        self.raw.disable(Raw::DEPTH_TEST);
        self.raw.pixel_storei(Raw::UNPACK_ALIGNMENT, 1);
        self.health.set(Health::Well);
        Ok(())
    }

    /// Can textures of whole floats be drawn to, or of halves only?
    pub(super) fn has_floats(&self) -> bool {
        self.floats.get()
    }

    /// Hands everything that was asked for to the driver at once.
    pub(super) fn flush(&self) {
        self.raw.flush();
    }

    /// Is the context lost, or back but not built again?
    pub(super) fn is_lost(&self) -> bool {
        self.health.get() != Health::Well || self.raw.is_context_lost()
    }

    /// Do the resources that were made belong to the context as it is? Those of a lost one must not be deleted in
    /// the one that came back: browsers warn of each.
    fn is_well(&self) -> bool {
        self.health.get() == Health::Well
    }

    /// Gives the context back to the browser. All resources should be dropped before.
    pub(super) fn release(&self) {
        self.raw.delete_vertex_array(self.vertex_array.take().as_ref());
        if let Some(control) = &self.control
            && !self.raw.is_context_lost()
        {
            control.lose_context();
            self.health.set(Health::Lost);
        }
    }

    /// Asks for a context that was given back. It is there when the wake is called.
    pub(super) fn recall(&self) {
        if let Some(control) = &self.control
            && self.raw.is_context_lost()
        {
            control.restore_context();
        }
    }

    /// Has the browser given the context back?
    pub(super) fn is_restored(&self) -> bool {
        self.health.get() == Health::Restored
    }

    /// What to call when the context is lost or comes back.
    pub(super) fn set_wake(&self, wake: impl Fn() + 'static) {
        self.wake.replace(Some(Box::new(wake)));
    }

    /// Owned resources that are alive.
    pub(super) fn counts(&self) -> Counts {
        self.counts.get()
    }

    fn count(&self, change: impl FnOnce(&mut Counts)) {
        let mut counts = self.counts.get();
        change(&mut counts);
        self.counts.set(counts);
    }

    /// Sets the canvas's backing store.
    pub(super) fn set_size(&self, width: u32, height: u32) {
        if self.canvas.width() != width {
            self.canvas.set_width(width);
        }
        if self.canvas.height() != height {
            self.canvas.set_height(height);
        }
    }

    /// Draws the triangle that covers the viewport with the program in use.
    pub(super) fn draw(&self) {
        self.raw.draw_arrays(Raw::TRIANGLES, 0, 3);
    }

    /// Draws so many rectangles of two triangles each with the program in use, which tells them by the number of a vertex:
    /// as instances, each would be a draw of its own where a processor draws.
    pub(super) fn draw_rectangles(&self, count: usize) {
        self.raw.draw_arrays(Raw::TRIANGLES, 0, 6 * count as i32);
    }

    /// Draws to the canvas from now on.
    pub(super) fn to_screen(&self, width: u32, height: u32) {
        self.raw.bind_framebuffer(Raw::FRAMEBUFFER, None);
        self.raw.viewport(0, 0, width as i32, height as i32);
    }

    /// Restricts drawing to a rectangle, or lifts the restriction.
    pub(super) fn only(&self, rect: Option<Rect>) {
        match rect {
            Some(rect) => {
                let (width, height) = rect.size();
                self.raw.enable(Raw::SCISSOR_TEST);
                self.raw
                    .scissor(rect.left as i32, rect.bottom as i32, width as i32, height as i32);
            }
            None => self.raw.disable(Raw::SCISSOR_TEST),
        }
    }

    /// Fills all channels of what is drawn to with one value, where drawing is not restricted.
    pub(super) fn clear(&self, value: f32) {
        self.raw.clear_color(value, value, value, value);
        self.raw.clear(Raw::COLOR_BUFFER_BIT);
    }

    /// What becomes of what is there already.
    pub(super) fn blend(&self, blend: Blend) {
        if blend == Blend::Replace {
            self.raw.disable(Raw::BLEND);
            return;
        }
        self.raw.enable(Raw::BLEND);
        self.raw.blend_func(Raw::ONE, Raw::ONE_MINUS_SRC_ALPHA);
        self.raw.blend_equation(if blend == Blend::Least {
            Raw::MIN
        } else {
            Raw::FUNC_ADD
        });
    }
}

impl Drop for Gl {
    fn drop(&mut self) {
        for (name, listener) in &self.listeners {
            // A canvas that no longer listens is what is wanted; there is nothing to handle.
            drop(
                self.canvas
                    .remove_event_listener_with_callback(name, listener.as_ref().unchecked_ref()),
            );
        }
        if self.is_well() {
            self.raw.delete_vertex_array(self.vertex_array.borrow().as_ref());
        }
    }
}

fn words(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(
        || "the browser gave no reason".to_owned(),
        |error| String::from(error.message()),
    )
}
