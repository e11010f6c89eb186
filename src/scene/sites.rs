//! Where needles stand and channels stay: the same places during needling and after it, for ever.

use glam::Vec2;

use super::ChannelSite;
use super::pose::{BACK_MM, HALF_WIDTH_MM};
use crate::needle::Channels;
use crate::skin::hash::Lane;

/// Needles in the cut, from the middle outward, so that few needles still show one there.
const IN_CUT: [f32; 4] = [-0.55, 0.55, -1.65, 1.65];
/// The rows of needles, from the cut backward.
const ROWS: [f32; 3] = [0.0, -0.85, -1.70];
/// The block's surface in square centimetres.
const SURFACE_CM2: f64 = 0.08;
/// Most channels in one block: more than this read as texture.
const MOST_SITES: usize = 40;
/// Channels of other strokes keep this distance from each other and from the cut, millimetres.
const APART_MM: f32 = 0.30;
/// The seed's lane. Never renumber.
const LANE: u32 = 101;

/// The axes of the needles that fit into the block: at most 12, fewer where the device has fewer.
pub(super) fn axes(needles: u8) -> Vec<Vec2> {
    ROWS.iter()
        .flat_map(|&z| IN_CUT.map(|x| Vec2::new(x, z)))
        .take(usize::from(needles.max(1)))
        .collect()
}

/// All channels of the block: those of the needles that are shown, as deep as is typical, then those of other strokes
/// behind the cut, as many as the density asks for and as deep as the spread allows.
pub(super) fn grow(axes: &[Vec2], channels: &Channels, seed: u16) -> Vec<ChannelSite> {
    let depth = channels.depth;
    let mut sites: Vec<ChannelSite> = axes
        .iter()
        .map(|&axis| ChannelSite {
            axis,
            depth_mm: depth.typical.mm() as f32,
        })
        .collect();
    let [density, ..] = channels.density_per_cm2;
    let wanted = ((density * SURFACE_CM2).round() as usize).min(MOST_SITES);
    let mut lane = Lane::new(seed, LANE);
    // A bounded number of throws: a crowded block ends with fewer channels, never with a hang.
    for _ in 0..12 * MOST_SITES {
        if sites.len() >= wanted {
            break;
        }
        let axis = Vec2::new(
            lane.jitter(HALF_WIDTH_MM - 0.12),
            -APART_MM - (BACK_MM - APART_MM - 0.12) * lane.next_unit(),
        );
        let share = f64::from(lane.next_unit());
        if sites.iter().all(|site| site.axis.distance(axis) > APART_MM) {
            let depth_mm = depth.low.mm() + (depth.high.mm() - depth.low.mm()) * share;
            sites.push(ChannelSite {
                axis,
                depth_mm: depth_mm as f32,
            });
        }
    }
    sites
}
