//! Layers by depth, as they are drawn.

use crate::skin::Layer;
use crate::skin::anatomy::Borders;

impl Borders {
    /// Upper and lower border of a layer, millimetres below the resting surface.
    pub const fn range(&self, layer: Layer) -> (f32, f32) {
        match layer {
            Layer::StratumCorneum => (0.0, self.stratum_corneum),
            Layer::ViableEpidermis => (self.stratum_corneum, self.junction),
            Layer::PapillaryDermis => (self.junction, self.papillary),
            Layer::ReticularDermis => (self.papillary, self.dermis),
            Layer::Hypodermis => (self.dermis, self.bottom),
        }
    }

    /// The layer at a depth; above the surface the outermost, below the block the innermost.
    pub fn layer_at(&self, depth_mm: f32) -> Layer {
        Layer::ALL
            .into_iter()
            .find(|&layer| depth_mm < self.range(layer).1)
            .unwrap_or(Layer::Hypodermis)
    }
}
