//! Words: the message catalogue, numbers, and descriptions of a frame.
