//! What everything is called: a kind of thing, and its stable name, make the key of its text.

use super::Words;
use crate::absorption::uncertainty::Parameter;
use crate::absorption::{Finding as Spreading, Product};
use crate::course::Caution;
use crate::evidence::Status;
use crate::guidance::outcome::{Added, Comparator, Finding, Measure, Who};
use crate::guidance::{Advice, Aftercare, Alternative, Benefit, Concern, Contraindication, Grade, When};
use crate::healing::calendar::Outlook;
use crate::healing::{Curve, Phase};
use crate::needle::{Device, Metal, Setting};
use crate::plan::Stage;
use crate::scene::Structure;
use crate::scene::labels::structure_of;
use crate::skin::{Layer, Sex, Site, Thickness};

/// Declares a method for each kind, and the list of kinds for tests.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident($of:ty) = $kind:literal;)*) => {
        impl Words {
            $($(#[$doc])* pub fn $name(self, of: $of) -> &'static str {
                self.named($kind, of.key())
            })*
        }
    };
}

names! {
    /// A treatment site.
    site(Site) = "site";
    /// Thin, typical or thick skin.
    thickness(Thickness) = "thickness";
    /// Whose data.
    sex(Sex) = "sex";
    /// A structure that can be pointed at.
    structure(Structure) = "structure";
    /// What a structure is or does, in a few words; empty where its name says it.
    structure_note(Structure) = "note";
    /// A device.
    device(Device) = "device";
    /// Who uses it.
    setting(Setting) = "setting";
    /// What its needles are made of.
    metal(Metal) = "metal";
    /// A product.
    product(Product) = "product";
    /// A curve of healing.
    curve(Curve) = "curve";
    /// A phase of healing, short enough for the timeline.
    phase(Phase) = "span";
    /// What a client would like to change.
    concern(Concern) = "concern";
    /// A purpose of needling.
    benefit(Benefit) = "benefit";
    /// What needling is thought to do for a benefit, in words that its evidence bears.
    benefit_says(Benefit) = "benefit.says";
    /// What a trial measured.
    measure(Measure) = "measure";
    /// What needling was compared with.
    comparator(Comparator) = "comparator";
    /// What was put on the skin with the needling.
    added(Added) = "added";
    /// What a trial found.
    finding(Finding) = "finding";
    /// What people who are counted have in common.
    who(Who) = "who";
    /// How well something is shown.
    grade(Grade) = "grade";
    /// The same as a sentence.
    grade_says(Grade) = "grade.says";
    /// A treatment that needling is compared with.
    alternative(Alternative) = "alternative";
    /// What is known of it beside needling.
    alternative_says(Alternative) = "alternative.says";
    /// A reason to talk to a clinician first.
    contraindication(Contraindication) = "contraindication";
    /// An item of care.
    aftercare(Aftercare) = "aftercare";
    /// What the care says to do.
    advice(Advice) = "advice";
    /// On which side of the session.
    when(When) = "when";
    /// How far a number may be trusted; empty where it was read in its source.
    status(Status) = "status";
    /// How a curve stands on a day.
    outlook(Outlook) = "outlook";
    /// How the picture is seen.
    stage(Stage) = "stage";
    /// What the calculation of a product shows, in a sentence with `{product}` in it.
    spreading_says(Spreading) = "spread.says";
    /// Something that the calculation takes from the table.
    parameter(Parameter) = "parameter";
    /// A caution, in a few words.
    caution(Caution) = "caution";
    /// What a caution says. The numbers behind it are [`caution_facts`](super::caution_facts).
    caution_says(Caution) = "caution.says";
}

impl Words {
    /// A layer of the skin.
    pub fn layer(self, layer: Layer) -> &'static str {
        self.structure(structure_of(layer))
    }

    /// How needling is thought to act on a concern, with the grade of the evidence; none without a concern.
    pub fn mechanism(self, concern: Concern) -> Option<String> {
        let (benefit, grade) = (concern.benefit()?, concern.grade()?);
        Some([self.benefit_says(benefit), " ", self.grade_says(grade)].concat())
    }
}
