//! Any file: no panic, a valid clinic, and problems that name where they are.

use proptest::prelude::*;
use proptest::sample::select;
use skindepth::clinic::docs::EXAMPLE;
use skindepth::clinic::json::Value;
use skindepth::clinic::{self, CLINIC, LIMITS};
use skindepth::plan::Session;
use skindepth::plan::params::{is_plain, over};

use super::json::values;

/// Everything that holds whatever the file says.
#[track_caller]
fn check(text: &str) {
    let reading = clinic::read(text);
    for problem in &reading.problems {
        let is_whole = matches!(problem.allowed.key(), "json" | "bytes" | "object");
        assert!(!problem.path.is_empty() || is_whole, "{problem:?} in {text}");
        assert!(is_plain(&problem.found) && is_plain(&problem.path), "{problem:?}");
        assert!(problem.found.chars().count() <= 41, "{problem:?}");
        let root = problem.path.split(['.', '[']).next().unwrap_or_default();
        let known = CLINIC.iter().any(|field| field.name == root);
        assert!(
            known || is_whole || problem.allowed.key() == "field" || problem.allowed.key() == "once",
            "{problem:?}"
        );
    }
    let clinic = reading.clinic;
    let mut shown: Vec<String> = clinic.presets.iter().map(|preset| preset.set.clone()).collect();
    shown.push(clinic.start.clone());
    for set in shown {
        let (_, warnings) = over(&Session::default(), &set);
        assert!(warnings.is_empty(), "{set}: {warnings:?}");
    }
    let contact = &clinic.contact;
    for link in [&contact.phone, &contact.email, &contact.web, &contact.booking] {
        let may = ["tel:", "mailto:", "https://"]
            .iter()
            .any(|scheme| link.starts_with(scheme));
        assert!(link.is_empty() || may, "{link}");
    }
    assert!(!clinic.name.contains(['<', '>']) && clinic.name.chars().count() <= 60);
    assert!(clinic.logo.len() <= LIMITS[1] as usize / 3 * 4 + 40);
    // What was kept is a file without a problem, and says the same.
    if let Some(kept) = reading.kept {
        let again = clinic::read(&kept.written());
        assert_eq!(again.problems, [], "{}", kept.written());
        assert_eq!(again.clinic, clinic, "{}", kept.written());
    }
}

/// The example with one value anywhere in it exchanged for another.
fn spoilt(file: &Value, place: &mut usize, by: &Value) -> Value {
    if *place == 0 {
        *place = usize::MAX;
        return by.clone();
    }
    *place = place.saturating_sub(1);
    match file {
        Value::List(items) => Value::List(items.iter().map(|item| spoilt(item, place, by)).collect()),
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(name, value)| (name.clone(), spoilt(value, place, by)))
                .collect(),
        ),
        other => other.clone(),
    }
}

proptest! {
    #[test]
    fn any_text(text in "\\PC{0,60}") {
        check(&text);
    }

    #[test]
    fn any_json(value in values()) {
        check(&value.written());
    }

    #[test]
    fn any_value_under_a_known_name(
        name in select(CLINIC.iter().map(|field| field.name).collect::<Vec<_>>()),
        value in values(),
    ) {
        let file = Value::Object(vec![("version".into(), Value::Number("2".into())), (name.into(), value)]);
        check(&file.written());
    }

    #[test]
    fn one_value_spoilt(place in 0_usize..80, by in values()) {
        let file = clinic::json::read(EXAMPLE).unwrap();
        check(&spoilt(&file, &mut { place }, &by).written());
    }

    #[test]
    fn cut_anywhere(end in 0_usize..EXAMPLE.len()) {
        check(EXAMPLE.get(..end).unwrap_or_default());
    }

    #[test]
    fn one_letter_changed(at in 0_usize..EXAMPLE.len(), to in any::<char>()) {
        let text: String = EXAMPLE
            .char_indices()
            .map(|(place, c)| if place == at { to } else { c })
            .collect();
        check(&text);
    }
}
