//! A value that the page shows, and that effects can follow.

use std::cell::{Ref, RefCell};

use leptos::prelude::{ArcTrigger, Notify as _, Track as _};

/// A value with Leptos's untyped trigger: one kind of signal serves every type.
#[derive(Debug)]
pub struct Mirror<T> {
    value: RefCell<T>,
    changed: ArcTrigger,
}

impl<T: Default> Default for Mirror<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Mirror<T> {
    /// Starts with a value.
    pub fn new(value: T) -> Self {
        Self {
            value: RefCell::new(value),
            changed: ArcTrigger::new(),
        }
    }

    /// The value, followed: the effect that reads it runs again when it changes. Not to be held across
    /// [`Mirror::set`].
    pub fn read(&self) -> Ref<'_, T> {
        self.changed.track();
        self.value.borrow()
    }

    /// The value as it is now, not followed.
    pub fn peek(&self) -> Ref<'_, T> {
        self.value.borrow()
    }
}

impl<T: Clone> Mirror<T> {
    /// A copy of the value, followed.
    pub fn get(&self) -> T {
        self.read().clone()
    }
}

impl<T> Mirror<T> {
    /// Takes a new value, which can't be compared, and tells everybody.
    pub fn put(&self, value: T) {
        self.value.replace(value);
        self.changed.notify();
    }
}

impl<T: PartialEq> Mirror<T> {
    /// Takes a new value; tells nobody if it is the same.
    pub fn set(&self, value: T) {
        if *self.value.borrow() != value {
            self.value.replace(value);
            self.changed.notify();
        }
    }
}
