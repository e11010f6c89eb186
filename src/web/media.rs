//! Wishes of the viewer's system: dark colours, little motion.

use web_sys::MediaQueryList;

use super::listen::{Listener, listen};

/// A media query that is watched.
#[derive(Debug)]
pub struct Media {
    list: Option<MediaQueryList>,
    listener: Option<Listener>,
}

impl Media {
    /// Does the system ask for dark colours?
    pub fn dark(changed: impl FnMut() + 'static) -> Self {
        Self::watch("(prefers-color-scheme: dark)", changed)
    }

    /// Does the system ask for little motion?
    pub fn calm(changed: impl FnMut() + 'static) -> Self {
        Self::watch("(prefers-reduced-motion: reduce)", changed)
    }

    fn watch(query: &str, mut changed: impl FnMut() + 'static) -> Self {
        let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
        let listener = list.as_ref().map(|list| {
            listen(list, "change", move |_| {
                changed();
                false
            })
        });
        Self { list, listener }
    }

    /// Does it match now?
    pub fn matches(&self) -> bool {
        debug_assert_eq!(self.list.is_some(), self.listener.is_some());
        self.list.as_ref().is_some_and(MediaQueryList::matches)
    }
}
