//! English.

mod describe;
mod measures;
mod names;
mod sentences;
mod warnings;

use super::Language;

/// Every English text.
pub const TABLE: Language = Language {
    site: names::site,
    thickness: names::thickness,
    sex: names::sex,
    layer: names::layer,
    structure: names::structure,
    structure_note: names::structure_note,
    device: names::device,
    setting: names::setting,
    metal: names::metal,
    product: names::product,
    curve: names::curve,
    phase: names::phase,
    concern: names::concern,
    benefit: names::benefit,
    grade: names::grade,
    alternative: names::alternative,
    contraindication: names::contraindication,
    aftercare: names::aftercare,
    advice: names::advice,
    when: names::when,
    status: names::status,
    stage: names::stage,
    theme: names::theme,
    caution_name: names::caution,
    caution: sentences::caution,
    benefit_sentence: sentences::benefit,
    grade_sentence: sentences::grade,
    duration: measures::duration,
    moment: measures::moment,
    share: measures::share,
    percent: measures::percent,
    warning: warnings::warning,
    caption: describe::caption,
    describe: describe::describe,
};
