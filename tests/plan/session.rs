//! Commands are total, keep a session valid, and the clock does not depend on the frame rate.

use proptest::prelude::*;
use skindepth::plan::axis;
use skindepth::plan::{Command, Moment, Session, Stage, View};
use skindepth::units::Time;

use super::strategies;

fn after_secs(secs: f64) -> Moment {
    Moment::After {
        time: Time::from_secs(secs),
    }
}

fn playing(moment: Moment, speed: f64) -> Session {
    let mut session = Session::default();
    for command in [
        Command::SetMoment(moment),
        Command::SetSpeed(speed),
        Command::Play(true),
    ] {
        session.apply(&command);
    }
    session
}

fn advance(session: &mut Session, secs: f64, steps: u32) {
    for _ in 0..steps {
        session.apply(&Command::Advance(Time::from_secs(secs / f64::from(steps))));
    }
}

/// Everything that a projection may rely on.
pub(crate) fn is_valid(session: &Session) -> bool {
    let View {
        yaw,
        pitch,
        zoom,
        focus_mm: [right, below],
        seam_mm,
        moment,
        speed,
        ..
    } = session.view;
    let moment_is_valid = match moment {
        Moment::Before | Moment::RealTime => true,
        Moment::Needling { stroke } => (0.0..=2.0).contains(&stroke),
        Moment::After { time } => (0.0..=Moment::END.secs()).contains(&time.secs()),
    };
    moment_is_valid
        && yaw.abs() <= View::TURN_MAX
        && pitch.abs() <= View::TURN_MAX
        && (0.5..=20.0).contains(&zoom)
        && (0.25..=4.0).contains(&speed)
        && right.abs() <= View::FOCUS_RIGHT_MM
        && seam_mm.abs() <= View::FOCUS_RIGHT_MM
        && (0.0..=View::FOCUS_BELOW_MM).contains(&below)
}

#[test]
fn the_presets_are_valid() {
    assert!(is_valid(&Session::default()));
    assert_eq!(Session::default().clamped(), Session::default());
}

#[test]
fn commands_do_what_they_say() {
    type Row<'a> = (&'a [Command], fn(&Session) -> bool);
    let rows: [Row<'_>; 8] = [
        (&[Command::ZoomBy(2.0), Command::ZoomBy(3.0)], |s| {
            (s.view.zoom - 6.0).abs() < 1e-12
        }),
        (&[Command::ZoomBy(1e9)], |s| s.view.zoom >= 20.0),
        (
            &[
                Command::ZoomBy(-1.0),
                Command::ZoomBy(0.0),
                Command::ZoomBy(f64::NAN),
            ],
            |s| (s.view.zoom - 1.0).abs() < 1e-12,
        ),
        (
            &[Command::Turn {
                yaw: 0.3,
                pitch: f64::NAN,
            }],
            |s| (s.view.yaw - 0.3).abs() < 1e-12 && s.view.pitch.abs() < 1e-12,
        ),
        (
            &[
                Command::Turn { yaw: 0.3, pitch: 0.1 },
                Command::ZoomBy(4.0),
                Command::SetStage(Stage::Loupe),
            ],
            |s| {
                s.view.stage == Stage::Loupe
                    && s.view.yaw.abs() + s.view.pitch.abs() < 1e-12
                    && s.view.zoom <= 1.0
            },
        ),
        (&[Command::SetSpeed(f64::NAN)], |s| {
            (s.view.speed - 1.0).abs() < 1e-12
        }),
        (&[Command::SetSpeed(100.0)], |s| {
            (s.view.speed - 4.0).abs() < 1e-12
        }),
        (&[Command::SetMoment(Moment::Needling { stroke: 7.0 })], |s| {
            s.view.moment == Moment::Needling { stroke: 2.0 }
        }),
    ];
    for (commands, holds) in rows {
        let mut session = Session::default();
        for command in commands {
            session.apply(command);
        }
        assert!(holds(&session), "{commands:?} gave {session:?}");
    }
}

#[test]
fn playing_starts_where_it_can_move() {
    let rows = [
        (Moment::Before, Moment::Needling { stroke: 0.0 }),
        (Moment::RealTime, Moment::Needling { stroke: 0.0 }),
        (Moment::Needling { stroke: 0.4 }, Moment::Needling { stroke: 0.4 }),
        (after_secs(60.0), after_secs(60.0)),
        (
            Moment::After { time: Moment::END },
            Moment::Needling { stroke: 0.0 },
        ),
    ];
    for (from, to) in rows {
        assert_eq!(playing(from, 1.0).view.moment, to, "from {from:?}");
    }
}

#[test]
fn intact_skin_holds_and_a_stopped_clock_stands() {
    let mut session = playing(Moment::Before, 1.0);
    for moment in [Moment::Before, Moment::RealTime] {
        session.apply(&Command::SetMoment(moment));
        advance(&mut session, 100.0, 10);
        assert_eq!(session.view.moment, moment);
    }

    let mut session = playing(after_secs(5.0), 1.0);
    session.apply(&Command::Play(false));
    advance(&mut session, 100.0, 10);
    assert_eq!(session.view.moment, after_secs(5.0));
    for secs in [f64::NAN, -1.0, f64::NEG_INFINITY] {
        session.apply(&Command::Play(true));
        session.apply(&Command::Advance(Time::from_secs(secs)));
        assert_eq!(session.view.moment, after_secs(5.0), "{secs} s");
    }
}

#[test]
fn the_clock_takes_its_time_and_stops_at_the_end() {
    let mut session = playing(Moment::Before, 1.0);
    advance(&mut session, 1.2, 72);
    assert!(matches!(session.view.moment, Moment::Needling { stroke } if (stroke - 1.0).abs() < 1e-9));
    advance(&mut session, 1.3, 78);
    assert!(matches!(session.view.moment, Moment::After { .. }));
    advance(&mut session, 40.0 - 2.5 - 0.1, 2000);
    assert!(session.view.playing, "still moving just before 40 s");
    advance(&mut session, 0.2, 12);
    assert!(!session.view.playing, "stopped at 40 s");
    assert_eq!(session.view.moment, Moment::After { time: Moment::END });
    advance(&mut session, 1e6, 3);
    assert_eq!(session.view.moment, Moment::After { time: Moment::END });
}

proptest! {
    #[test]
    fn any_commands_keep_a_session_valid(
        raw in strategies::raw_sessions(),
        commands in prop::collection::vec(strategies::commands(), 0..40),
    ) {
        let mut session = raw.clamped();
        prop_assert!(is_valid(&session), "{session:?}");
        for command in &commands {
            session.apply(command);
            prop_assert!(is_valid(&session), "{command:?} gave {session:?}");
        }
    }

    #[test]
    fn setting_twice_is_setting_once(raw in strategies::raw_sessions(), command in strategies::commands()) {
        let adds_up = matches!(
            command,
            Command::Turn { .. } | Command::ZoomBy(_) | Command::MoveFocus(_) | Command::Advance(_)
        );
        prop_assume!(!adds_up);
        let mut once = raw.clamped();
        once.apply(&command);
        let mut twice = once.clone();
        twice.apply(&command);
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn the_frame_rate_does_not_matter(secs in 0.0..45.0_f64, steps in 1_u32..400, speed in 0.25..4.0_f64) {
        let mut coarse = playing(Moment::Before, speed);
        let mut fine = coarse.clone();
        advance(&mut coarse, secs, 1);
        advance(&mut fine, secs, steps);
        let [coarse, fine] = [coarse, fine].map(|session| axis::position(session.view.moment));
        prop_assert!((coarse - fine).abs() < 1e-8, "{coarse} and {fine}");
    }
}
