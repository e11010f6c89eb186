//! From a course and a view to a frame: what is there at this moment, and how strongly.

use std::rc::Rc;

use glam::{Vec2, Vec3};

use super::labels;
use super::loupe::MAGNIFICATION;
use super::pose::HALF_WIDTH_MM;
use super::waves::SWELLING_MM;
use super::{
    ChannelSite, Channels, Concentration, ConcernShown, Frame, HealingShown, Needles, Pose, Roll, Room,
    Ruler, Seam, Viewport, holder, labelled, pose, sites,
};
use crate::absorption::Absorption;
use crate::course::Course;
use crate::evidence::facts;
use crate::guidance::Concern;
use crate::healing::Curve;
use crate::needle::Device;
use crate::plan::{Moment, Plan, Stage, View};
use crate::skin::anatomy::Anatomy;
use crate::skin::{Sex, Site, Thickness};
use crate::units::Time;

/// Where the surface shows an atrophic scar and the larger dark mark, `(x, z)`; `height.frag` and `block.frag` draw them
/// there.
pub(super) const SCAR: Vec2 = Vec2::new(1.08, -0.52);
pub(super) const DARK_MARK: Vec2 = Vec2::new(-1.12, -1.28);

/// Where intact skin ends and needled skin begins while a product is to be seen: between two needles of the cut.
const SPLIT_MM: f32 = 0.0;
/// How far from the block's middle a seam goes at most, and how far left of it its grip waits when it is put away.
const SEAM_MOST_MM: f32 = 1.9;
const SEAM_AWAY_MM: f32 = 1.72;
/// How deep the seam's grip lies: below what needles reach, between two numbers of the ruler.
const GRIP_DEPTH_MM: f32 = 2.75;

/// Where the wrinkle runs at a depth behind the cut.
pub(super) fn wrinkle_x(z: f32) -> f32 {
    0.02 + 0.10 * (z * 1.7 + 0.5).sin()
}

/// What decides how a block grows.
type Skin = (Site, Sex, Thickness, u16);

fn skin(plan: &Plan) -> Skin {
    (plan.site, plan.sex, plan.thickness, plan.seed)
}

/// What stays the same while the clock runs and the camera moves: the anatomy and the places of the channels.
#[derive(Debug, Clone)]
pub struct Scene {
    /// What the anatomy was grown from.
    skin: Skin,
    anatomy: Rc<Anatomy>,
    axes: Vec<Vec2>,
    sites: Vec<ChannelSite>,
}

impl Scene {
    /// Grows what a course's frames share. To be made anew when the plan changes.
    pub fn new(course: &Course) -> Self {
        let plan = &course.plan;
        let anatomy = Anatomy::grow(plan.site, &course.layers, plan.thickness, plan.seed);
        Self::in_skin(Rc::new(anatomy), course)
    }

    /// The same for a changed plan. The anatomy is kept where it is the same, so that pictures of it stay valid and no hand that
    /// drags a depth waits for it.
    #[must_use]
    pub fn renewed(&self, course: &Course) -> Self {
        if skin(&course.plan) == self.skin {
            Self::in_skin(Rc::clone(&self.anatomy), course)
        } else {
            Self::new(course)
        }
    }

    fn in_skin(anatomy: Rc<Anatomy>, course: &Course) -> Self {
        let plan = &course.plan;
        let axes = sites::axes(plan.needles.get());
        Self {
            skin: skin(plan),
            anatomy,
            sites: sites::grow(&axes, &course.channels, plan.seed),
            axes,
        }
    }

    /// Where camera and seam are to stand for a moment of a course. Between two of these, [`super::motion::Rig`] travels.
    pub fn pose(&self, course: &Course, view: &View, viewport: &Viewport) -> Pose {
        let mut pose = Pose::of(view, viewport);
        // A product wants to be seen in intact and in needled skin.
        if pose.seam_mm <= -SEAM_MOST_MM && absorbed(course, view.moment).is_some() {
            pose.seam_mm = SPLIT_MM;
        }
        pose
    }

    /// Where the picture and a product's colour scale stand on a screen. The scale stands beside the block on wide screens;
    /// else `below` it, if wanted and where enough is left for the block.
    pub fn room(&self, course: &Course, view: &View, mut viewport: Viewport, below: bool) -> Room {
        let [_, top, _, bottom] = viewport.free();
        let below = below && viewport.height >= 480.0;
        let mut scale_top = None;
        if absorbed(course, view.moment).is_none() {
            return Room { viewport, scale_top };
        }
        if viewport.width >= 900.0 || !(below || viewport.compact || viewport.width < 640.0) {
            // Above cautions: two in a row.
            let rows = (course.cautions.len().saturating_sub(1) / 2) as f32;
            scale_top = Some(bottom - 66.0 - 38.0 * rows);
            // It may reach below the ruler, which makes way for more of them.
            if below && view.stage != Stage::Surface {
                viewport.insets[3] += 38.0 * rows;
            }
        } else if below && viewport.width >= 300.0 {
            let mut kept = labels::SCALE_BELOW_PX;
            if viewport.compact && view.stage == Stage::Block {
                // Its lower corner reaches beyond the free part.
                kept += 0.18 * (bottom - top - kept);
            }
            if bottom - top - kept >= 180.0 {
                viewport.insets[3] += kept;
                scale_top = Some(bottom - labels::SCALE_NAME_PX);
            }
        }
        Room { viewport, scale_top }
    }

    /// The frame of a moment, seen from where the view wants the camera.
    pub fn frame(&self, course: &Course, view: &View, viewport: Viewport, dark: bool) -> Frame {
        let room = self.room(course, view, viewport, true);
        self.frame_in(course, view, &room, dark)
    }

    /// The same in a room that is known.
    pub fn frame_in(&self, course: &Course, view: &View, room: &Room, dark: bool) -> Frame {
        let pose = self.pose(course, view, &room.viewport);
        self.frame_posed(course, view, room, dark, &pose)
    }

    /// The frame of a moment, seen from a given pose.
    pub fn frame_posed(&self, course: &Course, view: &View, room: &Room, dark: bool, from: &Pose) -> Frame {
        let healing = healing(course, view.moment);
        let needles = self.needles(course, view.moment);
        let channels = self.channels(course, view.moment);
        let concentration = concentration(course, view.moment);
        let (split_mm, seam) = seam(view, from.seam_mm, concentration.is_some());
        let shows_depth = view.moment != Moment::Before && (needles.is_some() || channels.open > 0.02);
        let focus = needles
            .iter()
            .fold(Vec2::from(pose::focus(view)), |focus, needles| {
                needles.beside(focus)
            });
        // A place rises with the skin that swells.
        let focus = focus - Vec2::Y * SWELLING_MM * healing.swelling;
        let mut frame = Frame {
            viewport: room.viewport,
            scale_top: room.scale_top,
            camera: from.camera(),
            dark,
            tone: course.plan.tone,
            anatomy: Rc::clone(&self.anatomy),
            cut_mm: 0.0,
            needles,
            channels,
            concentration,
            split_mm,
            seam,
            concern: concern(course.plan.concern, healing.swelling),
            healing,
            loupe: (view.stage == Stage::Loupe).then(|| {
                (
                    focus,
                    MAGNIFICATION * pose::finite(view.zoom, 1.0).clamp(0.5, 4.0),
                )
            }),
            labels: Vec::new(),
            ruler: Ruler {
                origin: Vec3::new(-HALF_WIDTH_MM, 0.0, 0.0),
                length_mm: self.anatomy.borders.bottom,
                marked_mm: shows_depth.then(|| course.plan.depth.mm() as f32),
                reached_mm: course.penetration.reached.typical.mm() as f32,
            },
            cautions: course.cautions.clone(),
        };
        if view.labels {
            frame.labels = labelled::choose(&frame, view);
        }
        frame
    }

    /// Needles, during a stroke only.
    fn needles(&self, course: &Course, moment: Moment) -> Option<Needles> {
        let stroke = moment.stroke()?;
        let reached = course.penetration.reached;
        let at = course.stroke(stroke);
        let radius_mm = (0.5 * course.channels.needle_diameter.mm()) as f32;
        let half_angle = (0.5 * facts::NEEDLE_TIP_ANGLE.typical() as f32).to_radians();
        let tip_mm = at.tip_mm as f32;
        let reaches_mm = reached.typical.mm() as f32;
        let length_mm = course.plan.depth.mm() as f32;
        Some(Needles {
            roll: (course.plan.device == Device::Roller)
                .then(|| Roll::at(reaches_mm - tip_mm, length_mm, stroke < 1.0)),
            device: course.plan.device,
            length_mm,
            axes: self.axes.clone(),
            tip_mm,
            radius_mm,
            taper_mm: radius_mm / half_angle.tan(),
            // Rolled and pressed needles go in once.
            blurred: moment == Moment::RealTime && course.plan.device == Device::Pen,
            dimple_mm: at.dimple_mm as f32,
            punctured: at.punctured as f32,
            // They fade as they leave, so that the end of the stroke is no cut.
            opacity: (((2.0 - stroke) / 0.12) as f32).clamp(0.0, 1.0),
            reached_mm: [reached.low.mm() as f32, reached.high.mm() as f32],
            reaches_mm,
            layer: course.penetration.mostly_into().0,
        })
    }

    /// Channels: none before the surface yields, then open as the healing has it.
    fn channels(&self, course: &Course, moment: Moment) -> Channels {
        let reached = course.penetration.reached.typical.mm();
        let (open, clot) = match moment {
            Moment::After { time } => (
                amount(course, Curve::ChannelOpening, time),
                amount(course, Curve::Clot, time),
            ),
            _ => (punctured(course, moment), 0.0),
        };
        Channels {
            sites: self.sites.clone(),
            radius_mm: (0.5 * course.channels.diameter.typical.mm()) as f32,
            open,
            clot,
            crosses_vessels: reached >= facts::PINPOINT_BLEEDING_DEPTH.typical(),
        }
    }
}

impl Roll {
    /// Where the roller stands while the needle in the middle is so far above its deepest point. Its tips are by the
    /// needles' length farther from the axis than the drum's surface.
    fn at(above_mm: f32, length_mm: f32, coming: bool) -> Self {
        let radius_mm = holder::drum_mm() + length_mm;
        let angle = (1.0 - above_mm.max(0.0) / radius_mm).clamp(-1.0, 1.0).acos();
        Self {
            x_mm: radius_mm * if coming { -angle } else { angle },
            radius_mm,
        }
    }
}

impl Needles {
    /// The place beside a needle that a loupe is to show instead of one inside it: a needle is wider than the lens, and
    /// what it passes is what there is to see.
    fn beside(&self, focus: Vec2) -> Vec2 {
        /// How much of the tissue stands between the needle's edge and the lens's centre, millimetres.
        const EDGE_MM: f32 = 0.04;
        let nearest = self
            .axes
            .iter()
            .filter(|axis| axis.y > -0.05)
            .min_by(|a, b| (a.x - focus.x).abs().total_cmp(&(b.x - focus.x).abs()));
        let Some(axis) = nearest else { return focus };
        // It slides along the needle's edge as the needle comes by, and back as it leaves.
        let above = self.tip_at(axis.x) - focus.y;
        let passed = (above / self.taper_mm).clamp(0.0, 1.0);
        let edge = self.radius_at(above);
        let apart = edge + EDGE_MM * (8.0 * passed).min(1.0);
        let off = focus.x - axis.x;
        if off.abs() >= apart {
            return focus;
        }
        Vec2::new(axis.x + if off < 0.0 { -apart } else { apart }, focus.y)
    }

    /// Radius so far above the tip: it narrows into a slender ogive.
    pub(super) fn radius_at(&self, above_mm: f32) -> f32 {
        let up = (above_mm / self.taper_mm).clamp(0.0, 1.0);
        self.radius_mm * (1.0 - (1.0 - up).powf(1.75))
    }

    /// Depth of the tip of the needle that stands at `x`. All tips of a pen or a stamp are equally deep; those of a
    /// roller lie on its drum.
    pub fn tip_at(&self, x: f32) -> f32 {
        self.roll.map_or(self.tip_mm, |roll| {
            let turn = ((roll.x_mm - x) / roll.radius_mm).clamp(-1.0, 1.0);
            self.reaches_mm - roll.radius_mm * (1.0 - turn.cos())
        })
    }
}

/// The typical course of a curve, 0 to 1.
fn amount(course: &Course, curve: Curve, time: Time) -> f32 {
    course.healing(curve, time).typical.clamp(0.0, 1.0) as f32
}

/// Has the surface yielded, in the stroke? 0 before, 1 after.
fn punctured(course: &Course, moment: Moment) -> f32 {
    moment
        .stroke()
        .map_or(0.0, |stroke| course.stroke(stroke).punctured as f32)
}

/// What heals at a moment. In the stroke, redness sets in as the surface yields.
fn healing(course: &Course, moment: Moment) -> HealingShown {
    let (time, share) = match moment {
        Moment::Before => return HealingShown::default(),
        Moment::After { time } => (time, 1.0),
        _ => (Time::default(), punctured(course, moment)),
    };
    let of = |curve| share * amount(course, curve, time);
    let (neutrophils, macrophages) = (of(Curve::Neutrophils), of(Curve::Macrophages));
    HealingShown {
        inflammation: neutrophils.max(macrophages),
        neutrophils,
        macrophages,
        redness: of(Curve::Redness),
        swelling: of(Curve::Swelling),
        flaking: of(Curve::Flaking),
        fibroblasts: of(Curve::Fibroblasts),
        collagen_iii: of(Curve::CollagenIii),
        collagen_i: of(Curve::CollagenI),
    }
}

/// What the client came for, as staging values. They do not follow the treatment: no picture shows an "after". Only
/// swelling hides lines for some days, as it does in life.
fn concern(concern: Concern, swelling: f32) -> ConcernShown {
    let visible = 1.0 - 0.15 * swelling;
    let none = ConcernShown::default();
    match concern {
        Concern::None => none,
        Concern::Wrinkles => ConcernShown {
            wrinkle: 0.8 * visible,
            ..none
        },
        Concern::AcneScars => ConcernShown {
            scar: 0.8 * visible,
            ..none
        },
        Concern::DarkMarks => ConcernShown { pigment: 0.7, ..none },
        Concern::Pores => ConcernShown {
            pores: 0.8 * visible,
            ..none
        },
        Concern::Texture => ConcernShown {
            wrinkle: 0.25 * visible,
            pores: 0.4 * visible,
            ..none
        },
        Concern::Elasticity => ConcernShown {
            wrinkle: 0.4 * visible,
            ..none
        },
    }
}

/// The seam of a view at a place, unless that is beyond the block, and what it is held by.
fn seam(view: &View, at: f32, absorbs: bool) -> (Option<f32>, Option<Seam>) {
    let after = matches!(view.moment, Moment::After { .. });
    if !after || !matches!(view.stage, Stage::Block | Stage::Section) {
        return (None, None);
    }
    let split_mm = (at > -SEAM_MOST_MM).then_some(at.min(SEAM_MOST_MM));
    let seam = Seam {
        grip: Vec3::new(split_mm.unwrap_or(-SEAM_AWAY_MM), -GRIP_DEPTH_MM, 0.0),
        least_mm: if absorbs { -SEAM_AWAY_MM } else { -HALF_WIDTH_MM },
        share: split_mm.map_or(0.0, |at| 0.5 + 0.5 * at / SEAM_MOST_MM),
        moment: view.moment,
    };
    (split_mm, Some(seam))
}

/// What was computed, and the time since application, while that is part of it.
fn absorbed(course: &Course, moment: Moment) -> Option<(&Absorption, Time)> {
    let absorption = course.absorption.as_deref()?;
    let since = since_application(course, moment)?;
    let end = absorption.needled_fields.last()?.time_secs;
    (since.secs() <= end).then_some((absorption, since))
}

/// The product in needled skin, from its application to the end of what was computed. One that went on before the
/// needling is there during the stroke too.
fn concentration(course: &Course, moment: Moment) -> Option<Concentration> {
    let (absorption, since) = absorbed(course, moment)?;
    let (field, next, mix) = absorption.fields_at(since)?;
    let wiped = course.plan.application.wiped_off
        && facts::DOSE_WIPE_TIME.time().is_some_and(|wiping| since > wiping);
    let amounts = [false, true].map(|needled| absorption.amounts_at(since, needled));
    let surface = amounts[1].surface.clamp(0.0, 1.0) as f32;
    let (intact, intact_next, _) = absorption.intact_fields_at(since)?;
    Some(Concentration {
        field,
        next,
        mix,
        intact: [intact, intact_next],
        cleared: amounts.map(|amounts| amounts.cleared.clamp(0.0, 1.0) as f32),
        film: if wiped { 0.0 } else { surface },
    })
}

/// Time since the product went on; none before that, and none without a product.
pub fn since_application(course: &Course, moment: Moment) -> Option<Time> {
    course.plan.product?;
    let since_needling = match moment {
        Moment::Before => return None,
        Moment::After { time } => time,
        _ => Time::default(),
    };
    let applied = course.plan.application.after_minutes.time();
    let since = since_needling.secs() - applied.secs();
    (since >= 0.0).then(|| Time::from_secs(since))
}
