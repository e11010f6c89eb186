//! Needles: keys, reached depth, channels, the stroke.

#[path = "needle/channels.rs"]
mod channels;
#[path = "needle/keys.rs"]
mod keys;
#[path = "needle/penetration.rs"]
mod penetration;
#[path = "needle/stroke.rs"]
mod stroke;
