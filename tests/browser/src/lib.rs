//! Real browsers against the built site.
