//! The channels that stay after withdrawal: how wide, how many, how much of the surface is open.

use super::{Channels, Device, Gauge, Penetration, Setting, Tip, Tool};
use crate::evidence::{Fact, facts};
use crate::skin::Spread;
use crate::skin::spread::mm_per_unit;
use crate::units::{Length, OutOfRange};

impl Channels {
    /// The fresh channels of one treatment.
    ///
    /// Skin springs back: a channel is about half as wide as what went in (`channel-diameter-fraction`). What went in
    /// at the surface is the shaft, or less while only the cone of the tip (`needle-tip-angle`) is buried. Density
    /// is proportional to needles, strike rate and passes, anchored at the published counts
    /// (`roller-hole-density-15-passes`; `channel-density-pen`); its spread is a guess of reviews, a factor of three
    /// either way. Open area is that of discs scattered at random, 1 - exp(-density × area of one).
    pub fn of(tool: &Tool, penetration: &Penetration) -> Self {
        let shaft_mm = shaft_mm(tool);
        let density_per_cm2 = density(tool);
        let diameter = diameter(shaft_mm, tool.make.tip, penetration.reached);
        Self {
            depth: penetration.reached,
            needle_diameter: Length::from_mm(shaft_mm),
            diameter,
            density_per_cm2,
            open_area: open_area(diameter, density_per_cm2),
        }
    }

    /// The most channels that a cm² can have.
    pub const MOST_PER_CM2: f64 = 100_000.0;

    /// Channels that a study describes: their depth, the needle's diameter, their own, and how many there are for each
    /// cm² (typical, low, high).
    ///
    /// # Errors
    ///
    /// Refuses a needle without a diameter, channels wider than it, densities that are not 0 to
    /// [`Channels::MOST_PER_CM2`], and ends that lie on the wrong side of the middle.
    pub fn measured(
        depth: Spread,
        needle_diameter: Length,
        diameter: Spread,
        density_per_cm2: [f64; 3],
    ) -> Result<Self, OutOfRange> {
        let [typical, low, high] = density_per_cm2;
        let thickest = Spread::LONGEST_MM;
        let shaft = OutOfRange::check("needle_diameter_mm", needle_diameter.mm(), [0.001, thickest])?;
        OutOfRange::check("channel_diameter_mm", diameter.high.mm(), [0.0, shaft])?;
        OutOfRange::check("density_per_cm2", typical, [0.0, Self::MOST_PER_CM2])?;
        OutOfRange::check("density_low_per_cm2", low, [0.0, typical])?;
        OutOfRange::check("density_high_per_cm2", high, [typical, Self::MOST_PER_CM2])?;
        Ok(Self {
            depth,
            needle_diameter,
            diameter,
            density_per_cm2,
            open_area: open_area(diameter, density_per_cm2),
        })
    }

    /// The channels after another session of the same kind, while a share of the earlier ones' cross-section is still
    /// open (typical, low, high; 0 to 1).
    ///
    /// Estimate: what is still open counts as so many fresh channels, because what passes is proportional to the open
    /// cross-section. No measurement of skin that was needled twice was found.
    #[must_use]
    pub fn on_open(&self, still_open: [f64; 3]) -> Self {
        let [typical, low, high] = still_open.map(|share| 1.0 + share.clamp(0.0, 1.0));
        let [density, fewest, most] = self.density_per_cm2;
        let density_per_cm2 = [density * typical, fewest * low, most * high];
        Self {
            density_per_cm2,
            open_area: open_area(self.diameter, density_per_cm2),
            ..*self
        }
    }
}

impl Tip {
    /// That end of a fact about tips.
    pub(super) const fn of(self, fact: &Fact) -> f64 {
        match self {
            Self::Usual => fact.typical(),
            Self::Sharp => fact.lowest(),
            Self::Blunt => fact.highest(),
        }
    }
}

/// Diameter of the shaft by gauge, and otherwise by device. Home rollers and stamps have the thin needles of the 770 µm roller; home pens
/// the finest gauge.
fn shaft_mm(tool: &Tool) -> f64 {
    let fact: &Fact = match tool.make.gauge {
        Gauge::G30 => &facts::GAUGE_30G_OD,
        Gauge::G31 => &facts::GAUGE_31G_OD,
        Gauge::G32 => &facts::GAUGE_32G_OD,
        Gauge::G33 => &facts::GAUGE_33G_OD,
        Gauge::Usual => match (tool.device, tool.setting) {
            (Device::Pen, Setting::Professional) => &facts::PEN_NEEDLE_DIAMETER,
            (Device::Pen, Setting::Home) => &facts::GAUGE_33G_OD,
            (Device::Roller, Setting::Professional) => &facts::ROLLER_NEEDLE_DIAMETER,
            (Device::Stamp, Setting::Professional) => &facts::GAUGE_31G_OD,
            (Device::Roller | Device::Stamp, Setting::Home) => &facts::NEEDLE_BASE_WIDTH_770,
        },
    };
    fact.typical() * mm_per_unit(fact)
}

/// Diameter of the fresh channel at the surface, over the reached depths and the range of the springing back.
fn diameter(shaft_mm: f64, tip: Tip, reached: Spread) -> Spread {
    let fraction = &facts::CHANNEL_DIAMETER_FRACTION;
    // In single precision, which the angle is not known to: a second kind of tangent would be three kilobytes of code.
    let half_angle = (0.5 * tip.of(&facts::NEEDLE_TIP_ANGLE).to_radians()) as f32;
    let cone = 2.0 * f64::from(half_angle.tan());
    let buried = |depth: Length| (cone * depth.mm()).min(shaft_mm);
    Spread::from_mm(
        fraction.typical() * buried(reached.typical),
        fraction.lowest() * buried(reached.low),
        fraction.highest() * buried(reached.high),
    )
}

/// Channels per square centimetre: typical, low, high.
fn density(tool: &Tool) -> [f64; 3] {
    // The anchor's passes are in its condition, the rows of its drum in the note on its needles.
    const ROLLED_PASSES: f64 = 15.0;
    const ROWS: f64 = 8.0;
    let pen = &facts::CHANNEL_DENSITY_PEN;
    let strikes = f64::from(tool.needles.get()) * f64::from(tool.passes.get());
    let rolled = |needles: f64| {
        facts::ROLLER_HOLE_DENSITY_15_PASSES.typical() * needles
            / (facts::ROLLER_NEEDLE_COUNT.typical() * ROLLED_PASSES)
    };
    let typical = match tool.device {
        Device::Pen => {
            let full = facts::DERMAPEN_RATE.highest();
            let rate = match (tool.make.rate, tool.setting) {
                (Some(rate), _) => f64::from(rate.get()) / full,
                (None, Setting::Professional) => 1.0,
                // A slower motor at home: the low end of the published rates.
                (None, Setting::Home) => facts::DERMAPEN_RATE.lowest() / full,
            };
            let anchor = facts::SKINPEN_NEEDLE_COUNT.typical() * facts::PEN_PASSES.typical();
            pen.typical() * rate * strikes / anchor
        }
        // A roller's count is that of a row.
        Device::Roller => rolled(strikes * ROWS),
        // A stamp presses its plate as a roller lays down its rows: the same holes per needle and pass.
        Device::Stamp => rolled(strikes),
    };
    [
        typical,
        typical * pen.lowest() / pen.typical(),
        typical * pen.highest() / pen.typical(),
    ]
}

/// Share of the surface that is open: typical, low, high. The spreads of density and of diameter are independent, so
/// their logarithms combine as a root of squares.
fn open_area(diameter: Spread, density_per_cm2: [f64; 3]) -> [f64; 3] {
    const MM2_PER_CM2: f64 = 100.0;
    let [typical_density, low_density, high_density] = density_per_cm2;
    let typical_mm = diameter.typical.mm();
    let covered = typical_density / MM2_PER_CM2 * std::f64::consts::FRAC_PI_4 * typical_mm.powi(2);
    let off = |density: f64, diameter_mm: f64| -> f64 {
        if covered <= 0.0 || density <= 0.0 || diameter_mm <= 0.0 {
            return 0.0;
        }
        let by_density = (density / typical_density).ln();
        let by_area = 2.0 * (diameter_mm / typical_mm).ln();
        by_density.hypot(by_area)
    };
    [
        covered,
        covered * (-off(low_density, diameter.low.mm())).exp(),
        covered * off(high_density, diameter.high.mm()).exp(),
    ]
    .map(|covered| 1.0 - (-covered).exp())
}
