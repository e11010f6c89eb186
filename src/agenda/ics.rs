//! A calendar file by RFC 5545: entries of whole days, without alarms, zones or addresses. The same entries give the
//! same file, so that it can be imported twice without doubling, and nothing in it tells who made it or where.

use super::Day;

/// Octets of a line, without its end.
const LINE: usize = 75;

/// An entry as the file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// A name that no other entry of the file has: letters, digits and hyphens.
    pub name: String,
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// Its title.
    pub title: String,
    /// What else is said of it; may have several lines, may be empty.
    pub text: String,
    /// Does it take the day, as a session does? Care does not: others may still plan something.
    pub busy: bool,
}

/// The file; `made` is the day on which it is made.
pub fn write(made: Day, events: &[Event]) -> String {
    let mut file = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Skindepth//Calendar//EN",
        "CALSCALE:GREGORIAN",
    ] {
        put(&mut file, line, "");
    }
    let stamp = [&made.compact(), "T000000Z"].concat();
    for event in events {
        let first = event.first.compact();
        put(&mut file, "BEGIN:VEVENT", "");
        put(
            &mut file,
            "UID:",
            &[&first, "-", &event.name, "@skindepth"].concat(),
        );
        put(&mut file, "DTSTAMP:", &stamp);
        put(&mut file, "DTSTART;VALUE=DATE:", &first);
        // The end of an entry of whole days is the day after it.
        put(&mut file, "DTEND;VALUE=DATE:", &event.last.plus(1).compact());
        put(&mut file, "SUMMARY:", &escaped(&event.title));
        if !event.text.is_empty() {
            put(&mut file, "DESCRIPTION:", &escaped(&event.text));
        }
        put(&mut file, "CLASS:PRIVATE", "");
        let transparency = if event.busy { "OPAQUE" } else { "TRANSPARENT" };
        put(&mut file, "TRANSP:", transparency);
        put(&mut file, "END:VEVENT", "");
    }
    put(&mut file, "END:VCALENDAR", "");
    file
}

/// A text value: what separates is escaped, a line break is `\n`, other controls are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line, folded: what is longer goes on in the next after a space, never within a character.
fn put(file: &mut String, name: &str, value: &str) {
    let mut used = 0;
    for c in name.chars().chain(value.chars()) {
        if used + c.len_utf8() > LINE {
            file.push_str("\r\n ");
            used = 1;
        }
        file.push(c);
        used += c.len_utf8();
    }
    file.push_str("\r\n");
}
