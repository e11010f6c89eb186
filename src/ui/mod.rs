//! placeholder while the room is being built
