//! Use without a network: how it stands, and the one tap that makes a copy.

use std::rc::Rc;

use crate::ui::Mirror;
use crate::web;
use crate::web::dom::{Node, button, el};
use crate::words::{Words, key};

/// How many digits of a version are told: enough to compare by eye.
const TOLD: usize = 8;

/// What was last heard: a state, bytes that are there, bytes in all, a version.
type Heard = [String; 4];

pub(super) fn view(words: Words) -> Node {
    let heard: Rc<Mirror<Heard>> = Rc::default();
    let telling = Rc::clone(&heard);
    let listener = web::on_offline(move |answer| {
        if let Ok(answer) = Heard::try_from(answer) {
            telling.set(answer);
        }
    });
    web::ask_offline("look");
    let is = |states: &'static [&'static str]| {
        let heard = Rc::clone(&heard);
        move || states.contains(&heard.read()[0].as_str())
    };
    let (kept, offered) = (
        is(&["ready", "newer"]),
        is(&["none", "failed", "damaged", "full"]),
    );
    let making = is(&["making"]);
    let (said, done) = (Rc::clone(&heard), Rc::clone(&heard));
    el("section")
        .child(el("h2").text(words.say(key::OFFLINE)))
        .child(
            el("p")
                .part("offline")
                .attr("role", "status")
                .live("data-is", {
                    let heard = Rc::clone(&heard);
                    move || heard.read()[0].clone()
                })
                .live_text(move || says(words, &said.read())),
        )
        .child(
            el("progress")
                .attr("max", "1")
                .attr("aria-label", words.say(key::OFFLINE))
                .live("value", move || {
                    let hundredths = percent(&done.read());
                    [
                        "0.",
                        if hundredths < 10 { "0" } else { "" },
                        &hundredths.min(99).to_string(),
                    ]
                    .concat()
                })
                .live_presence("hidden", move || !making()),
        )
        .child(
            button()
                .class("pill")
                .part("offline-make")
                .live_presence("hidden", move || !offered())
                .press(|| web::ask_offline("make"))
                .text(words.say(key::OFFLINE_MAKE)),
        )
        .child(
            button()
                .class("pill")
                .part("offline-remove")
                .live_presence("hidden", move || !kept())
                .press(|| web::ask_offline("remove"))
                .text(words.say(key::OFFLINE_REMOVE)),
        )
        .hold(listener)
}

fn says(words: Words, heard: &Heard) -> String {
    let [state, _, _, version] = heard;
    if state.is_empty() {
        return String::new();
    }
    let share = words.percent(f64::from(percent(heard)) / 100.0);
    let version = version.get(..TOLD).unwrap_or(version);
    words.fill_named("offline", state, &[("version", version), ("share", &share)])
}

/// How much is there, in whole percent.
fn percent([_, done, all, _]: &Heard) -> u32 {
    let [done, all] = [done, all].map(|number| number.parse::<u32>().unwrap_or(0));
    (u64::from(done) * 100 / u64::from(all.max(1))) as u32
}
