//! Pictures beside each other. There is one graphics context: it draws one panel after the other at the panels' size,
//! and each is copied onto a canvas of its own. So panels share programs and textures, a lost context is one state, and
//! no browser's limit of contexts is met; drafts of all come first, then each gets its fine picture in turn. Where there
//! is no context each panel shows the flat drawing.

use std::collections::VecDeque;
use std::rc::Rc;

use super::desk::{Desk, Inner};
use super::overlay::Overlay;
use crate::absorption::{Absorption, Product};
use crate::course::Course;
use crate::plan::{Axis, Compare, Session};
use crate::scene::{Frame, Scene, Viewport};
use crate::ui::{self, Compared, Pencil, flat};
use crate::web::dom::Hung;
use crate::web::{self, Canvas, Sheet, SizeWatch, State};

/// Narrower panels show less.
const COMPACT_PX: f64 = 600.0;
/// Room above the block, for the panel's name.
const TOP_PX: f32 = 44.0;
/// Room around it.
const AROUND_PX: f32 = 12.0;

/// What the worker was asked to solve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// What is chosen.
    Chosen,
    /// A panel of the comparison with this number.
    Panel((u32, usize)),
}

/// A result, and the product that it is of; none where there can be none.
pub(super) type Solved = Option<(Product, Absorption)>;

/// Whose answers will come: the worker solves one problem, and of those that come meanwhile keeps the latest.
#[derive(Debug, Default)]
pub(super) struct Solving {
    now: Option<Problem>,
    next: Option<Problem>,
}

impl Solving {
    pub(super) fn ask(&mut self, problem: Problem) {
        if self.now.is_none() {
            self.now = Some(problem);
        } else {
            self.next = Some(problem);
        }
    }

    /// Whose the answer is that has come.
    pub(super) fn answered(&mut self) -> Option<Problem> {
        std::mem::replace(&mut self.now, self.next.take())
    }
}

/// How far a panel's picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    Draft,
    Fine,
    Nothing,
}

#[derive(Debug)]
struct Side {
    session: Session,
    course: Course,
    scene: Scene,
    canvas: Canvas,
    overlay: Overlay,
    schematic: Sheet,
    frame: Option<Frame>,
    due: Due,
}

/// The panels.
#[derive(Debug)]
pub(super) struct Panels {
    compare: Compare,
    sides: Vec<Side>,
    viewport: Option<Viewport>,
    /// Which panel the context draws, and how many pictures it had presented before.
    turn: Option<(usize, u64)>,
    /// Panels whose product is still to be solved, and which comparison they belong to.
    unsolved: VecDeque<usize>,
    number: u32,
    stale: bool,
    #[expect(dead_code, reason = "held for their drop")]
    hung: (Hung, Option<SizeWatch>),
}

impl Panels {
    /// What is compared.
    pub(super) const fn compare(&self) -> &Compare {
        &self.compare
    }

    /// Makes every panel's frame anew.
    fn renew(&mut self, state: &mut Shared<'_>) {
        let Some(viewport) = self.viewport else { return };
        for side in &mut self.sides {
            let view = &mut side.session.view;
            let moment = view.moment;
            *view = state.session.view.clone();
            view.labels = false;
            if self.compare.axis() == Axis::Day {
                view.moment = moment;
            }
            // Pictures beside each other have one scale in millimetres: none makes room for more than the others do.
            let view = &side.session.view;
            let room = side.scene.room(&side.course, view, viewport, false);
            let frame = side.scene.frame_in(&side.course, view, &room, state.dark);
            side.overlay
                .draw(state.words, &frame, None, Some(super::overlay::more_marks));
            if state.flat {
                side.schematic.draw(flat::marks(state.words, &frame, [0.0; 3]));
            } else {
                side.schematic.draw(Vec::new());
            }
            if side.frame.as_ref() != Some(&frame) {
                side.frame = Some(frame);
                side.due = Due::Draft;
            }
        }
        self.stale = false;
    }

    /// The panel whose turn is next: drafts of all before the fine picture of any.
    fn next(&self) -> Option<usize> {
        let first = |due: Due| self.sides.iter().position(|side| side.due == due);
        first(Due::Draft).or_else(|| first(Due::Fine))
    }
}

/// What the panels take from the desk.
struct Shared<'a> {
    session: &'a Session,
    words: crate::words::Words,
    dark: bool,
    flat: bool,
}

impl Inner {
    /// Works on the panels, if there are any. True while there is more to do.
    pub(super) fn tick_panels(&mut self, now: f64) -> bool {
        self.step_panels(now).unwrap_or(false)
    }

    fn step_panels(&mut self, now: f64) -> Option<bool> {
        let panels = self.panels.as_mut()?;
        let flat = matches!(self.shown, State::Schematic | State::Lost)
            || self.parts.as_ref().is_none_or(|parts| parts.picture.is_none());
        if self.stale || panels.stale {
            self.stale = false;
            panels.renew(&mut Shared {
                session: &self.session,
                words: self.words,
                dark: self.dark,
                flat,
            });
        }
        let parts = self.parts.as_mut()?;
        let Some(picture) = parts.picture.as_mut() else {
            return Some(false);
        };
        if picture.failure().is_some() {
            return Some(false);
        }
        if picture.is_lost() {
            // The flat drawing stands in, and all is drawn again when the context is back.
            self.shown = State::Lost;
            web::set_state(State::Lost);
            for side in &mut panels.sides {
                side.due = Due::Draft;
            }
            panels.stale = true;
            return Some(picture.tick(now));
        }
        let Some(index) = panels.next().filter(|_| panels.viewport.is_some()) else {
            return Some(false);
        };
        let begun = panels.turn.filter(|(turn, _)| *turn == index);
        let (_, before) = begun.unwrap_or((index, picture.presented()));
        panels.turn = Some((index, before));
        let side = panels.sides.get_mut(index)?;
        if let Some(frame) = &side.frame {
            picture.show(frame.clone());
        }
        let sketched = picture.sketches();
        let more = picture.tick(now);
        let refined = sketched && !picture.sketches();
        let presented = picture.presented();
        if presented != before {
            if matches!(self.shown, State::Lost | State::Loading) && picture.ready() {
                self.shown = State::Live;
                web::set_state(State::Live);
                panels.stale = true;
            }
            panels.turn = Some((index, presented));
            web::copy_picture(&parts.nodes.canvas, &side.canvas);
            web::set_data(side.canvas.as_ref(), "data-drawn", "true");
            if side.due == Due::Draft {
                side.due = Due::Fine;
                panels.turn = None;
            }
        }
        if side.due == Due::Fine && !more {
            side.due = Due::Nothing;
            panels.turn = None;
        }
        if refined {
            // The others are sketches still.
            for (at, side) in panels.sides.iter_mut().enumerate() {
                if at != index {
                    side.due = Due::Draft;
                }
            }
        }
        Some(more || panels.next().is_some())
    }
}

impl Desk {
    /// Shows pictures beside each other, or one again.
    pub(super) fn compare(self: &Rc<Self>, compare: Option<Compare>) {
        let was = self.state.borrow_mut().panels.take();
        let number = was.as_ref().map_or(0, |panels| panels.number) + 1;
        let had = was.is_some();
        drop(was);
        let Some(compare) = compare else {
            if had {
                self.close_panels();
            }
            return;
        };
        self.pencil(Pencil::Take(None));
        if !self.consults.get() {
            self.open_consult();
        }
        let (stage, sessions) = {
            let state = self.state.borrow();
            let stage = state.parts.as_ref().map(|parts| parts.nodes.stage.clone());
            (stage, compare.sessions(&state.session))
        };
        let Some(stage) = stage.filter(|_| sessions.len() > 1) else {
            return self.close_panels();
        };
        let (node, parts) = ui::consult::panels(self.page, sessions.len());
        let desk = Rc::clone(self);
        let watch = parts.first().map(|first| {
            SizeWatch::new(first.canvas.as_ref(), &[], move |ratio| {
                desk.measure_panels(ratio);
            })
        });
        let sides = sessions
            .into_iter()
            .zip(parts)
            .map(|(session, part)| {
                let course = Course::derive(&session.plan);
                Side {
                    scene: Scene::new(&course),
                    session,
                    course,
                    canvas: part.canvas,
                    overlay: Overlay::new(part.over, part.ruler, part.handle, None),
                    schematic: Sheet::new(part.schematic),
                    frame: None,
                    due: Due::Draft,
                }
            })
            .collect();
        let hung = Hung::new(node, &stage, None);
        web::set_data(&stage, "data-comparing", "true");
        self.state.borrow_mut().panels = Some(Panels {
            compare,
            sides,
            viewport: None,
            turn: None,
            unsolved: VecDeque::new(),
            number,
            stale: true,
            hung: (hung, watch),
        });
        self.renew_panels();
        self.rewrite();
        self.wake();
    }

    fn close_panels(self: &Rc<Self>) {
        self.page.compared.set(None);
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        state.stale = true;
        let ratio = state.ratio;
        if let Some(parts) = &mut state.parts {
            web::remove_data(&parts.nodes.stage, "data-comparing");
            let size = web::offset(parts.nodes.canvas.as_ref());
            if let Some(picture) = &mut parts.picture {
                picture.resize(size.width, size.height, ratio);
            }
        }
        drop(guard);
        self.solve();
        self.rewrite();
        self.wake();
    }

    /// Fits the context to the panels, which are all of one size: one scale for all.
    fn measure_panels(self: &Rc<Self>, ratio: f64) {
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        let Some(panels) = &mut state.panels else { return };
        let Some(size) = panels
            .sides
            .first()
            .map(|side| web::offset(side.canvas.as_ref()))
            .filter(|size| size.width >= 1.0 && size.height >= 1.0)
        else {
            return;
        };
        panels.viewport = Some(Viewport {
            width: size.width as f32,
            height: size.height as f32,
            insets: [AROUND_PX, TOP_PX, AROUND_PX, AROUND_PX],
            compact: size.width < COMPACT_PX,
        });
        panels.stale = true;
        for side in &mut panels.sides {
            side.due = Due::Draft;
        }
        if let Some(picture) = state.parts.as_mut().and_then(|parts| parts.picture.as_mut()) {
            picture.resize(size.width, size.height, ratio);
        }
        drop(guard);
        self.wake();
    }

    /// After a change of what is chosen: every panel follows.
    pub(super) fn renew_panels(self: &Rc<Self>) {
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        let Some(panels) = &mut state.panels else { return };
        let sessions = panels.compare.sessions(&state.session);
        if sessions.len() != panels.sides.len() {
            // What is chosen has become what it was compared with.
            let compare = panels.compare.clone();
            drop(guard);
            return self.compare(Some(compare).filter(|_| sessions.len() > 1));
        }
        let mut replanned = panels.sides.iter().any(|side| side.course.setup().is_some())
            && panels.unsolved.is_empty()
            && panels.sides.iter().all(|side| side.course.absorption.is_none());
        for (side, session) in panels.sides.iter_mut().zip(sessions) {
            if side.session.plan != session.plan {
                side.course = Course::derive(&session.plan);
                side.scene = side.scene.renewed(&side.course);
                replanned = true;
            }
            side.session = session;
        }
        panels.stale = true;
        if replanned {
            panels.number += 1;
            panels.unsolved = panels
                .sides
                .iter()
                .enumerate()
                .filter(|(_, side)| side.course.setup().is_some())
                .map(|(index, _)| index)
                .collect();
        }
        drop(guard);
        if replanned {
            self.solve_panel();
        }
        self.tell_panels();
    }

    /// Asks for the next panel's diffusion.
    fn solve_panel(&self) {
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        let Some(panels) = &state.panels else { return };
        let Some(&index) = panels.unsolved.front() else {
            return;
        };
        if let Some(setup) = panels.sides.get(index).and_then(|side| side.course.setup()) {
            state.solving.ask(Problem::Panel((panels.number, index)));
            drop(guard);
            web::ask_solver(&setup.to_numbers());
        }
    }

    /// Takes a panel's result, if it is still asked for.
    pub(super) fn solved_panel(self: &Rc<Self>, (number, index): (u32, usize), found: Solved) {
        let mut state = self.state.borrow_mut();
        let Some(panels) = &mut state.panels else { return };
        if panels.number != number || panels.unsolved.pop_front() != Some(index) {
            return;
        }
        if let (Some(side), Some((product, absorption))) = (panels.sides.get_mut(index), found)
            && side.course.plan.product == Some(product)
        {
            side.course.absorption = Some(Rc::new(absorption));
        }
        panels.stale = true;
        drop(state);
        self.tell_panels();
        self.solve_panel();
        self.wake();
    }

    /// Says in words what is beside each other.
    pub(super) fn tell_panels(self: &Rc<Self>) {
        let state = self.state.borrow();
        let Some(panels) = &state.panels else { return };
        let words = state.words;
        if words.find(crate::words::key::COMPARE.0).is_none() {
            return;
        }
        let axis = panels.compare.axis();
        let pictures: Vec<_> = panels
            .sides
            .iter()
            .map(|side| (&side.session, &side.course))
            .collect();
        let told = Compared {
            compare: panels.compare.clone(),
            differences: words.differences(axis, &pictures),
            pictures: pictures
                .iter()
                .map(|(session, course)| {
                    (
                        words.compared(axis, session),
                        words.measured(course, session.view.moment),
                    )
                })
                .collect(),
        };
        drop(state);
        self.page.compared.set(Some(told));
    }
}
