//! Programs: compiled beside the page where the browser can, with their inputs checked against the table.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{WebGl2RenderingContext as Raw, WebGlProgram, WebGlShader, WebGlUniformLocation};

use super::{Gl, Texture, Unavailable};
use crate::render::shaders::{self, Input, Kind};

/// `COMPLETION_STATUS_KHR` of `KHR_parallel_shader_compile`.
const COMPLETION_STATUS: u32 = 0x91B1;

/// The value of an input.
pub(in crate::render) enum Value<'a> {
    Float(f32),
    Int(i32),
    Vec2([f32; 2]),
    Vec3([f32; 3]),
    Vec4([f32; 4]),
    Mat3([f32; 9]),
    Vec3s(&'a [f32]),
    Vec4s(&'a [f32]),
}

/// A program that is being compiled and linked.
pub(in crate::render) struct Linking {
    gl: Rc<Gl>,
    which: shaders::Program,
    raw: Option<WebGlProgram>,
    parts: [Option<WebGlShader>; 2],
}

impl Linking {
    /// Hands the texts to the driver and does not wait.
    pub(in crate::render) fn start(gl: &Rc<Gl>, which: shaders::Program) -> Self {
        let shader = |kind: u32, text: &str| {
            let shader = gl.raw.create_shader(kind)?;
            gl.raw.shader_source(&shader, text);
            gl.raw.compile_shader(&shader);
            Some(shader)
        };
        let parts = [
            shader(Raw::VERTEX_SHADER, &which.vertex()),
            shader(Raw::FRAGMENT_SHADER, &which.fragment()),
        ];
        let raw = gl.raw.create_program();
        if let (Some(program), [Some(vertex), Some(fragment)]) = (&raw, &parts) {
            gl.raw.attach_shader(program, vertex);
            gl.raw.attach_shader(program, fragment);
            gl.raw.link_program(program);
        }
        gl.count(|counts| counts.programs += 1);
        Self {
            gl: Rc::clone(gl),
            which,
            raw,
            parts,
        }
    }

    /// Is the driver done? Always true where it cannot be asked.
    pub(in crate::render) fn done(&self) -> bool {
        let asked = |program| self.gl.raw.get_program_parameter(program, COMPLETION_STATUS);
        !self.gl.parallel.get()
            || self
                .raw
                .as_ref()
                .is_none_or(|program| asked(program).as_bool() != Some(false))
    }

    /// The finished program, or the driver's words.
    pub(in crate::render) fn finish(mut self) -> Result<Program, Unavailable> {
        let program = self.raw.take();
        let [vertex, fragment] = std::mem::take(&mut self.parts);
        let gl = Rc::clone(&self.gl);
        let linked = program.as_ref().is_some_and(|program| {
            gl.raw.get_program_parameter(program, Raw::LINK_STATUS).as_bool() == Some(true)
        });
        let log = || {
            let shader = |part: &Option<WebGlShader>| {
                part.as_ref()
                    .and_then(|part| gl.raw.get_shader_info_log(part))
                    .unwrap_or_default()
            };
            let link = program
                .as_ref()
                .and_then(|program| gl.raw.get_program_info_log(program))
                .unwrap_or_default();
            [
                self.which.name(),
                ": ",
                &link,
                &shader(&vertex),
                &shader(&fragment),
            ]
            .concat()
        };
        let result = if linked || gl.is_lost() {
            let slot = |&(name, kind): &Input| Slot {
                name,
                kind,
                location: program
                    .as_ref()
                    .and_then(|program| gl.raw.get_uniform_location(program, name)),
                last: RefCell::default(),
            };
            let inputs = self.which.inputs().iter().map(slot).collect();
            // From here the count belongs to the finished program.
            gl.count(|counts| counts.programs += 1);
            Ok(Program {
                gl: Rc::clone(&gl),
                raw: program,
                inputs,
            })
        } else {
            let log = log();
            gl.raw.delete_program(program.as_ref());
            Err(Unavailable::Shader(log))
        };
        gl.raw.delete_shader(vertex.as_ref());
        gl.raw.delete_shader(fragment.as_ref());
        result
    }
}

impl Drop for Linking {
    fn drop(&mut self) {
        if self.gl.is_well() {
            self.gl.raw.delete_program(self.raw.as_ref());
            for part in &self.parts {
                self.gl.raw.delete_shader(part.as_ref());
            }
        }
        self.gl.count(|counts| counts.programs -= 1);
    }
}

/// A program that can draw.
pub(in crate::render) struct Program {
    gl: Rc<Gl>,
    raw: Option<WebGlProgram>,
    inputs: Vec<Slot>,
}

/// An input of a program, with what it was set to last: most stay as they are from picture to picture.
struct Slot {
    name: &'static str,
    kind: Kind,
    location: Option<WebGlUniformLocation>,
    last: RefCell<Vec<f32>>,
}

impl Program {
    /// Draws with it from now on.
    pub(in crate::render) fn run(&self) {
        self.gl.raw.use_program(self.raw.as_ref());
    }

    /// Sets inputs of the program in use. An input that the driver dropped because it changes nothing is skipped.
    pub(in crate::render) fn set(&self, values: &[(&str, Value<'_>)]) {
        for (name, value) in values {
            let Some(slot) = self.inputs.iter().find(|slot| slot.name == *name) else {
                debug_assert!(false, "unknown shader input");
                continue;
            };
            let at @ Some(_) = slot.location.as_ref() else {
                continue;
            };
            let whole;
            let numbers = match value {
                Value::Float(v) => std::slice::from_ref(v),
                Value::Int(v) => {
                    whole = *v as f32;
                    std::slice::from_ref(&whole)
                }
                Value::Vec2(v) => v,
                Value::Vec3(v) => v,
                Value::Vec4(v) => v,
                Value::Mat3(v) => v,
                Value::Vec3s(v) | Value::Vec4s(v) => v,
            };
            let mut last = slot.last.borrow_mut();
            if *last == numbers {
                continue;
            }
            numbers.clone_into(&mut last);
            let gl = &self.gl.raw;
            match (slot.kind, value) {
                (Kind::Float, Value::Float(v)) => gl.uniform1f(at, *v),
                (Kind::Int | Kind::Flat | Kind::Volume, Value::Int(v)) => gl.uniform1i(at, *v),
                (Kind::Vec2, Value::Vec2(_)) => gl.uniform2fv_with_f32_array(at, numbers),
                (Kind::Vec3, Value::Vec3(_)) | (Kind::Vec3s(_), Value::Vec3s(_)) => {
                    gl.uniform3fv_with_f32_array(at, numbers);
                }
                (Kind::Vec4, Value::Vec4(_)) | (Kind::Vec4s(_), Value::Vec4s(_)) => {
                    gl.uniform4fv_with_f32_array(at, numbers);
                }
                (Kind::Mat3, Value::Mat3(_)) => gl.uniform_matrix3fv_with_f32_array(at, false, numbers),
                _ => debug_assert!(false, "shader input of another kind"),
            }
        }
    }

    /// Gives it textures to read, one unit each.
    pub(in crate::render) fn read(&self, textures: &[(&str, &Texture)]) {
        for (unit, (name, texture)) in (0..).zip(textures) {
            if self.inputs.iter().any(|slot| slot.name == *name) {
                texture.bind(unit);
                self.set(&[(name, Value::Int(unit as i32))]);
            }
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if self.gl.is_well() {
            self.gl.raw.delete_program(self.raw.as_ref());
        }
        self.gl.count(|counts| counts.programs -= 1);
    }
}
