//! Label places: apart, inside, uncrossed.

use skindepth::guidance::Concern;
use skindepth::plan::{Moment, Plan, Stage};
use skindepth::scene::labels::{MOST_PER_SIDE, SLOT_PX, crosses, place};
use skindepth::scene::{Frame, PlacedLabel, Side, Viewport};
use skindepth::skin::Site;
use skindepth::units::Time;

use super::fixture::{PANELS, PHONE, TABLET, frame, view};

fn column(labels: &[PlacedLabel], side: Side) -> Vec<PlacedLabel> {
    labels
        .iter()
        .filter(|label| label.side == side)
        .copied()
        .collect()
}

#[track_caller]
fn check(frame: &Frame, what: &str) {
    let labels = place(frame);
    assert!(!labels.is_empty(), "{what}: no labels");
    let [left, top, right, bottom] = frame.viewport.free();
    for side in [Side::Left, Side::Right] {
        let column = column(&labels, side);
        assert!(column.len() <= MOST_PER_SIDE, "{what}: {} labels", column.len());
        for pair in column.windows(2) {
            assert!(
                pair[1].at.y - pair[0].at.y > SLOT_PX - 0.01,
                "{what}: {pair:?} overlap"
            );
        }
        for (i, a) in column.iter().enumerate() {
            let inside = (left..=right).contains(&a.at.x)
                && (top..=bottom).contains(&(a.at.y - 0.5 * SLOT_PX + 0.01))
                && (top..=bottom).contains(&(a.at.y + 0.5 * SLOT_PX - 0.01));
            assert!(inside, "{what}: {a:?} outside {:?}", frame.viewport.free());
            for b in &column[i + 1..] {
                assert!(!crosses(a, b), "{what}: {a:?} crosses {b:?}");
            }
        }
    }
}

#[test]
fn places_hold_for_every_stage_moment_and_site() {
    let moments = [
        Moment::Before,
        Moment::Needling { stroke: 1.0 },
        Moment::After {
            time: Time::from_minutes(10.0),
        },
        Moment::After {
            time: Time::from_days(1.0),
        },
        Moment::After {
            time: Time::from_days(7.0),
        },
        Moment::After {
            time: Time::from_days(90.0),
        },
    ];
    let short = Viewport {
        height: 360.0,
        ..TABLET
    };
    for site in Site::ALL {
        for moment in moments {
            for stage in [Stage::Block, Stage::Section, Stage::Surface] {
                for viewport in [TABLET, PANELS, short] {
                    let plan = Plan {
                        site,
                        concern: Concern::AcneScars,
                        ..Plan::default()
                    };
                    let frame = frame(&plan, &view(stage, moment), viewport);
                    check(
                        &frame,
                        &format!("{site:?} {stage:?} {moment:?} {}", viewport.height),
                    );
                }
            }
        }
    }
}

#[test]
fn the_loupe_names_what_is_in_the_lens() {
    let frame = frame(&Plan::default(), &view(Stage::Loupe, Moment::Before), TABLET);
    check(&frame, "loupe");
    assert!(place(&frame).len() >= 4, "{:?}", place(&frame));
}

#[test]
fn narrow_screens_have_no_leaders() {
    let frame = frame(&Plan::default(), &view(Stage::Block, Moment::Before), PHONE);
    assert!(!frame.labels.is_empty(), "names for the legend stay");
    assert!(place(&frame).is_empty());
}

#[test]
fn brackets_span_their_layers_in_the_section_only() {
    let plan = Plan::default();
    let flat = frame(&plan, &view(Stage::Section, Moment::Before), TABLET);
    let brackets: Vec<[f32; 2]> = place(&flat).iter().filter_map(|label| label.bracket).collect();
    assert_eq!(brackets.len(), 5);
    for pair in brackets.windows(2) {
        assert!((pair[0][1] - pair[1][0]).abs() < 0.1, "layers touch: {pair:?}");
    }
    let block = frame(&plan, &view(Stage::Block, Moment::Before), TABLET);
    assert!(place(&block).iter().all(|label| label.bracket.is_none()));
}
