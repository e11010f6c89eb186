//! What a hand does: drags by mouse or finger.

use anyhow::Result;
use serde_json::{Value, json};

use crate::page::{Page, pause};

/// What does the dragging.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Pointer {
    /// With its left button.
    Mouse,
    /// One finger. WebKitGTK's driver turns it into a mouse.
    Touch,
}

/// A point of the window in CSS pixels.
pub(crate) type Point = (f64, f64);

impl Page<'_> {
    /// A finger on a point.
    pub(crate) fn tap(&self, (x, y): Point) -> Result<()> {
        // Short: a finger that rests is no tap.
        self.browser.perform(&json!([{
            "type": "pointer",
            "id": "one touch",
            "parameters": { "pointerType": "touch" },
            "actions": [
                { "type": "pointerMove", "duration": 0, "origin": "viewport", "x": x.round() as i64, "y": y.round() as i64 },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ],
        }]))
    }

    /// Goes to `from`, presses, moves to `to` in ten steps, slowly enough that the page draws meanwhile, lets go. Returns
    /// when the page has heard that: on a busy machine events come later than the driver says.
    pub(crate) fn drag(&self, pointer: Pointer, from: Point, to: Point) -> Result<()> {
        let kind = match pointer {
            Pointer::Mouse => "mouse",
            Pointer::Touch => "touch",
        };
        let go = |(x, y): Point| json!({ "type": "pointerMove", "duration": 100, "origin": "viewport", "x": x.round() as i64, "y": y.round() as i64 });
        let mut actions = vec![go(from), json!({ "type": "pointerDown", "button": 0 })];
        for step in 1..=10 {
            let share = f64::from(step) / 10.0;
            actions.push(go((
                from.0 + (to.0 - from.0) * share,
                from.1 + (to.1 - from.1) * share,
            )));
        }
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        self.run(
            "window.__lifted = false; \
             const heard = new AbortController(), lift = () => { window.__lifted = true; heard.abort(); }; \
             for (const end of ['pointerup', 'pointercancel']) \
                 addEventListener(end, lift, { capture: true, signal: heard.signal });",
            Value::Null,
        )?;
        self.browser.perform(&json!([{
            "type": "pointer",
            "id": format!("one {kind}"),
            "parameters": { "pointerType": kind },
            "actions": actions,
        }]))?;
        self.wait("the page heard the hand lift", "window.__lifted", &Value::Null)
    }

    /// A finger on the glass, of which the browser makes its gestures; Chromium's driver alone has it.
    pub(crate) fn swipe(&self, (x, y): Point, by: f64) -> Result<()> {
        let touch = |kind: &str, points: &[Point]| {
            let points: Vec<_> = points.iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
            self.browser.devtools(
                "Input.dispatchTouchEvent",
                &json!({ "type": kind, "touchPoints": points }),
            )
        };
        touch("touchStart", &[(x, y)])?;
        for step in 1..=8 {
            touch("touchMove", &[(x, y + by * f64::from(step) / 8.0)])?;
            pause(16);
        }
        touch("touchEnd", &[]).map(drop)
    }

    /// Turns the wheel over a point.
    pub(crate) fn wheel(&self, (x, y): Point, by: i32) -> Result<()> {
        self.browser.perform(&json!([{
            "type": "wheel",
            "id": "one wheel",
            "actions": [{
                "type": "scroll", "duration": 50, "origin": "viewport",
                "x": x.round() as i64, "y": y.round() as i64, "deltaX": 0, "deltaY": by,
            }],
        }]))
    }
}
