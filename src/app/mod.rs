//! placeholder while the room is being built
pub fn start() {}
