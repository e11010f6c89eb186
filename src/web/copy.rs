//! A picture that is drawn once more elsewhere: one context serves several canvases.

use wasm_bindgen::JsCast as _;

use super::Canvas;

/// Copies what a canvas shows onto another, which takes its size. To be called in the same task in which it was drawn:
/// browsers may clear what a context has drawn afterwards. False where the other can't be drawn on.
pub fn copy_picture(from: &Canvas, to: &Canvas) -> bool {
    if (to.width(), to.height()) != (from.width(), from.height()) {
        to.set_width(from.width());
        to.set_height(from.height());
    }
    let context = to.get_context("2d").ok().flatten();
    let Some(flat) = context.and_then(|flat| flat.dyn_into::<web_sys::CanvasRenderingContext2d>().ok())
    else {
        return false;
    };
    flat.clear_rect(0.0, 0.0, f64::from(to.width()), f64::from(to.height()));
    flat.draw_image_with_html_canvas_element(from, 0.0, 0.0).is_ok()
}
