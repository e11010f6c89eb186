//! Skin: spreads, layers of every site, keys, and the anatomy that is grown from a seed.

#[path = "skin/anatomy.rs"]
mod anatomy;
#[path = "skin/appendages.rs"]
mod appendages;
#[path = "skin/keys.rs"]
mod keys;
#[path = "skin/layers.rs"]
mod layers;
#[path = "skin/spread.rs"]
mod spread;
