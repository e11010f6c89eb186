//! A fence: has the graphics processor done what it was given?

use std::rc::Rc;

use web_sys::{WebGl2RenderingContext as Raw, WebGlSync};

use super::Gl;

/// A point in the stream of work.
pub(in crate::render) struct Fence {
    gl: Rc<Gl>,
    raw: Option<WebGlSync>,
}

impl Fence {
    /// After all that was given so far.
    pub(in crate::render) fn here(gl: &Rc<Gl>) -> Self {
        let raw = gl.raw.fence_sync(Raw::SYNC_GPU_COMMANDS_COMPLETE, 0);
        gl.flush();
        Self {
            gl: Rc::clone(gl),
            raw,
        }
    }

    /// Has it been reached? Also true where fences do not work: then nothing waits.
    pub(in crate::render) fn passed(&self) -> bool {
        self.raw.as_ref().is_none_or(|sync| {
            let status = self.gl.raw.get_sync_parameter(sync, Raw::SYNC_STATUS);
            status
                .as_f64()
                .is_none_or(|status| status as u32 == Raw::SIGNALED)
        })
    }
}

impl Drop for Fence {
    fn drop(&mut self) {
        if self.gl.is_well() {
            self.gl.raw.delete_sync(self.raw.as_ref());
        }
    }
}
