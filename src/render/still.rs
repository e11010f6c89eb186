//! Still: what tissue looks like while nothing happens to it, as a key. Two frames of one key show the same tissue, so that
//! it is drawn once and kept; what comes and goes in it is laid over it.

use std::rc::Rc;

use glam::Vec3;

use super::region::{BACK, BOTTOM, HALF_WIDTH, HIGH};
use crate::scene::{Camera, Frame, Viewport};
use crate::skin::Tone;
use crate::skin::anatomy::Anatomy;

/// Places that are looked at along each side of a cut face, to compare two cameras.
const STEPS: u32 = 17;
/// So many times larger than it was drawn, tissue may be shown while the camera moves: areas.
const STRETCH: f32 = 4.0;

/// What the tissue of a frame follows from.
#[derive(Debug, Clone)]
pub struct Still {
    anatomy: Rc<Anatomy>,
    place: Place,
    camera: Camera,
    /// What the models change slowly, in steps that are too small to be seen.
    slow: Vec<f32>,
}

/// What makes it another picture at once.
#[derive(Debug, Clone, PartialEq)]
struct Place {
    viewport: Viewport,
    cut_mm: f32,
    tone: Tone,
    split_mm: Option<f32>,
    loupe: Option<(glam::Vec2, f32)>,
    /// With a loupe open, what bends the tissue. Without one, tissue is kept at rest and bent where it is shown; but what
    /// a loupe shows of its place at rest may lie beyond its rim.
    bent: Vec<f32>,
}

impl Still {
    /// The key of a frame.
    pub fn of(frame: &Frame) -> Self {
        let (healing, channels, concern) = (frame.healing, &frame.channels, frame.concern);
        let bent = frame.loupe.map_or_else(Vec::new, |_| {
            let mut bent = vec![healing.swelling, channels.open, channels.radius_mm];
            bent.extend(channels.sites.first().map(|site| site.depth_mm));
            if let Some(needles) = &frame.needles {
                bent.extend([
                    needles.tip_mm,
                    needles.dimple_mm,
                    needles.punctured,
                    needles.opacity,
                ]);
                bent.extend(needles.roll.map(|roll| roll.x_mm));
            }
            bent
        });
        let repair = [
            healing.fibroblasts,
            healing.collagen_iii.sqrt(),
            healing.collagen_i,
        ];
        let cleared = frame
            .concentration
            .as_ref()
            .map_or([0.0; 2], |shown| shown.cleared);
        // As `widened` in tissue.glsl.
        let needles = frame.needles.as_ref();
        let redness = healing.redness * needles.map_or(1.0, |needles| 1.0 - needles.opacity);
        let mut slow = vec![
            step(healing.inflammation.max(redness), 8.0),
            step(healing.flaking, 8.0),
            step(cleared[0].sqrt(), 16.0),
            step(cleared[1].sqrt(), 16.0),
            step(concern.wrinkle, 64.0),
            step(concern.scar, 64.0),
            step(concern.pigment, 64.0),
            step(concern.pores, 64.0),
        ];
        slow.extend(repair.map(|amount| step(amount, 24.0)));
        if repair.iter().any(|&amount| amount > 0.0) {
            // Repair keeps to the channels.
            let site =
                |site: &crate::scene::ChannelSite| [site.axis.x, site.axis.y, step(site.depth_mm, 40.0)];
            slow.extend(channels.sites.iter().flat_map(site));
        }
        Self {
            anatomy: Rc::clone(&frame.anatomy),
            place: Place {
                viewport: frame.viewport,
                cut_mm: frame.cut_mm,
                tone: frame.tone,
                split_mm: frame.split_mm,
                loupe: frame.loupe,
                bent,
            },
            camera: frame.camera,
            slow,
        }
    }

    /// May tissue that was drawn for this one be shown for another? Also where it is a little out of date, or seen from
    /// elsewhere.
    pub fn serves(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.anatomy, &other.anatomy)
            && self.place == other.place
            && (self.camera == other.camera || self.at_rest() && self.holds(&other.camera))
    }

    /// Would both be drawn alike?
    pub fn equals(&self, other: &Self) -> bool {
        self.camera == other.camera && self.serves(other) && self.slow == other.slow
    }

    /// Are the cut faces, as far as another camera shows them, to be seen here as well, and not much smaller?
    fn holds(&self, camera: &Camera) -> bool {
        let (viewport, cut) = (&self.place.viewport, -self.place.cut_mm);
        let side = HALF_WIDTH.copysign(camera.eye.x);
        (0..STEPS * STEPS * 2).all(|i| {
            let place = |across: u32, up: u32| {
                let [u, v] = [across, up].map(|step| step as f32 / (STEPS - 1) as f32);
                let y = BOTTOM + (HIGH - BOTTOM) * v;
                if i % 2 == 0 {
                    Vec3::new(HALF_WIDTH * (2.0 * u - 1.0), y, cut)
                } else {
                    Vec3::new(side, y, BACK + (cut - BACK) * u)
                }
            };
            let (across, up) = (i / 2 % STEPS, i / 2 / STEPS);
            // Where it is, and how large a piece of the face is there; below nought where it is seen from within.
            let seen = |camera: &Camera| {
                let [at, right, above] = [(across, up), (across + 1, up), (across, up + 1)]
                    .map(|(across, up)| camera.project(place(across, up), viewport));
                let inside =
                    at.cmpge(glam::Vec2::ZERO).all() && at.x <= viewport.width && at.y <= viewport.height;
                (inside, (right - at).perp_dot(above - at))
            };
            let ((wanted, large), (there, small)) = (seen(camera), seen(&self.camera));
            i % 2 == 1 && camera.eye.x.abs() <= HALF_WIDTH
                || !wanted
                || there && small * large.signum() * STRETCH >= large.abs()
        })
    }

    /// Is the tissue drawn at rest, to be bent where it is shown?
    pub fn at_rest(&self) -> bool {
        self.place.loupe.is_none()
    }
}

/// An amount in steps.
fn step(amount: f32, steps: f32) -> f32 {
    (amount * steps).round()
}
