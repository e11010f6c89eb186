//! What the model leaves out, and how far it agrees with measurements.
