//! docs/protocol.md, the element's TypeScript types and its manifest, written from the lists. Not in the program.

use std::fmt::Write as _;

use super::{ADDRESS_ONLY, LONGEST, Refusal, Request, VERSION};
use crate::plan::params::{Kind, PARAMETERS, Parameter};

/// What each request does; one line each, so that a new request without its line does not compile.
const fn about(request: Request) -> &'static str {
    match request {
        Request::Set => {
            "Sets parameters, all of them or none: `p` has their names and values, as in an address."
        }
        Request::Play => "Lets the clock run.",
        Request::Pause => "Stops the clock.",
        Request::State => "Answers with the state.",
        Request::Reset => "Goes back to the presets.",
    }
}

const fn why(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::BadMessage => {
            "No envelope of this protocol, a field too many, or a value that is no text, number or yes and no."
        }
        Refusal::TooLarge => "Longer than may be; refused unread.",
        Refusal::UnknownType => "No request has this name.",
        Refusal::UnknownName => "No parameter has this name, or only an address may set it.",
        Refusal::BadValue => "The value is none of the parameter's; nothing of the message counts.",
        Refusal::RateLimited => {
            "Too many messages: 30 a second are taken, 60 at once. Said at most every 5 s; the rest is dropped silently."
        }
        Refusal::NotReady => "The program has not started or has stopped.",
    }
}

/// Requests that the frame's own script answers, before the program runs or without it.
pub const FRAME_REQUESTS: [(&str, &str); 1] = [(
    "theme",
    "Styles the page: `p` has `accent`, `accent-ink`, `ink`, `surface` (`#rrggbb`), `radius` (pixels), `font` (names of \
     faces). The answer's `refused` names what was of another form or would leave too little contrast.",
)];

/// Attributes of the element besides the parameters.
pub const ATTRIBUTES: [&str; 7] = [
    "poster", "alt", "loading", "reveal", "autosize", "cta", "cta-text",
];

/// Events of the element.
pub const EVENTS: [&str; 8] = [
    "ready",
    "change",
    "resize",
    "fallback",
    "error",
    "poster-dismissed",
    "theme",
    "cta",
];

/// What the element and `api(1)` offer, apart from `api` itself.
pub const MEMBERS: [&str; 11] = [
    "ready",
    "state",
    "set",
    "play",
    "pause",
    "seek",
    "getState",
    "reset",
    "dismissPoster",
    "showPoster",
    "dispose",
];

/// Slots of the element; the first has no name.
pub const SLOTS: [&str; 5] = ["", "poster", "button", "disclaimer", "cta"];

/// Parts of the element.
pub const PARTS: [&str; 7] = [
    "frame",
    "facade",
    "poster",
    "button",
    "message",
    "disclaimer",
    "cta",
];

/// Custom properties of the element.
pub const PROPERTIES: [&str; 7] = [
    "--skin-depth-height",
    "--skin-depth-ink",
    "--skin-depth-surface",
    "--skin-depth-accent",
    "--skin-depth-accent-ink",
    "--skin-depth-radius",
    "--skin-depth-font",
];

/// Answers and news, with their fields.
const NEWS: [(&str, &str); 8] = [
    (
        "ok",
        "Done: `state`, and `clamped` if a number was out of range and the nearest was taken; after `theme`, `refused`.",
    ),
    ("err", "Nothing was done: `code`."),
    ("ready", "The port is taken."),
    (
        "shown",
        "How the picture is: `state` is `loading`, `live` or `lost`.",
    ),
    ("fallback", "A drawing stands in for the picture: `reason`."),
    ("state", "Something changed, whoever did it; after 0.3 s of rest."),
    (
        "resize",
        "The page in the frame needs `h` CSS pixels. Never asks for less at the same width.",
    ),
    ("error", "The program cannot start or has stopped: `code`."),
];

/// The whole public surface, one name a line: what a host page can lean on.
pub fn surface() -> String {
    let mut lines = vec![format!("protocol {VERSION}, at most {LONGEST} units")];
    lines.extend(Request::ALL.iter().map(|one| format!("request {}", one.key())));
    lines.extend(FRAME_REQUESTS.map(|(name, _)| format!("request {name}")));
    lines.extend(NEWS.map(|(name, _)| format!("news {name}")));
    lines.extend(Refusal::ALL.iter().map(|one| format!("code {}", one.key())));
    lines.extend(OTHER_CODES.map(|(code, _)| format!("code {code}")));
    lines.extend(
        PARAMETERS
            .iter()
            .map(|one| format!("parameter {}: {}", one.name, type_of(&one.kind))),
    );
    for (kind, names) in [
        ("attribute", &ATTRIBUTES[..]),
        ("event", &EVENTS),
        ("member", &MEMBERS),
        ("slot", &SLOTS),
        ("part", &PARTS),
        ("property", &PROPERTIES),
    ] {
        lines.extend(names.iter().map(|name| format!("{kind} {name}")));
    }
    lines.join("\n") + "\n"
}

/// Codes of the element itself, and of a frame that cannot start.
const OTHER_CODES: [(&str, &str); 13] = [
    (
        "handshake-timeout",
        "The frame said nothing for 10 s after it loaded, or did not load in 60 s: a wrong address, no network, or a host \
         that refuses to be framed.",
    ),
    (
        "version-unsupported",
        "Element and frame speak no common version.",
    ),
    (
        "disposed",
        "The element left the page, or `dispose()` was called.",
    ),
    ("origin-denied", "The host page is not in `embed-origins.json`."),
    ("no-webassembly", "The browser has no WebAssembly."),
    ("blocked", "A security policy forbids WebAssembly or a file."),
    ("not-found", "A part of the program is missing on the server."),
    (
        "wrong-type",
        "A part of the program is sent under another type, such as the program not as `application/wasm`.",
    ),
    ("damaged", "A part of the program arrived cut short or changed."),
    ("mixed-builds", "Script and program are of different releases."),
    ("not-loaded", "The network failed."),
    (
        "not-started",
        "The program loaded but could not start in this browser.",
    ),
    ("stopped", "The program met an error and stopped."),
];

/// The page docs/protocol.md.
pub fn markdown() -> String {
    let mut page = format!(
        "# Protocol\n\n<!-- Written by `cargo run --example protocol`; a test compares it. -->\n\n\
         Version {VERSION} of the messages between a host page and the frame. `<skin-depth>` speaks it for you; this page is \
         for whoever writes another host.\n\n\
         1. The frame sends its parent `{{\"ns\":\"skindepth\",\"t\":\"hello\",\"v\":[{VERSION}],\"id\":ID}}`, a JSON text; \
         to a host that may not frame it, `{{\"ns\":\"skindepth\",\"t\":\"denied\"}}` and nothing more.\n\
         2. The host answers that window, and only if the message's origin is the frame's, with \
         `{{\"ns\":\"skindepth\",\"t\":\"init\",\"v\":{VERSION},\"id\":ID}}` and one port of a new `MessageChannel`.\n\
         3. All else goes over the port, as JSON texts of at most {LONGEST} UTF-16 units: \
         `{{\"ns\":\"skindepth\",\"v\":{VERSION},\"t\":TYPE,\"n\":NUMBER,\"p\":{{...}}}}`. \
         `n` grows from message to message; the answer has the same.\n\n\
         Messages from other windows or origins than those of `embed-origins.json` do nothing. \
         Hosts must ignore fields and types that they do not know.\n\n## Requests\n\n| `t` | |\n|---|---|\n"
    );
    for request in Request::ALL {
        row(&mut page, request.key(), about(request));
    }
    for (name, text) in FRAME_REQUESTS {
        row(&mut page, name, text);
    }
    page.push_str("\nNames that only an address may set: ");
    page.push_str(&ADDRESS_ONLY.map(|name| format!("`{name}`")).join(", "));
    page.push_str(".\n\n## Answers and news\n\n| `t` | |\n|---|---|\n");
    for (name, text) in NEWS {
        row(&mut page, name, text);
    }
    page.push_str(
        "\nA state has `site`, `depth`, `device`, `product`, `view`, `time`, `playing` and `token`, and nothing about a person.\n\n\
         ## Codes\n\nThey stay; the words on screen may change.\n\n| code | |\n|---|---|\n",
    );
    for refusal in Refusal::ALL {
        row(&mut page, refusal.key(), why(refusal));
    }
    for (code, meaning) in OTHER_CODES {
        row(&mut page, code, meaning);
    }
    page
}

fn row(page: &mut String, name: &str, text: &str) {
    let row = writeln!(page, "| `{name}` | {text} |");
    debug_assert!(row.is_ok(), "writing to a string succeeds");
}

/// Parameters that are attributes of the element.
pub fn attributes() -> impl Iterator<Item = &'static Parameter> {
    PARAMETERS
        .iter()
        .filter(|parameter| !["mode", "config", "idle"].contains(&parameter.name))
}

fn type_of(kind: &Kind) -> String {
    match kind {
        Kind::Choice(keys, _) => keys
            .iter()
            .map(|key| format!("\"{key}\""))
            .collect::<Vec<_>>()
            .join(" | "),
        Kind::Number { .. } => "number | string".to_owned(),
        Kind::Flag(_) => "boolean | string".to_owned(),
        Kind::Moment(_) | Kind::Compare(_) | Kind::Text(..) => "string".to_owned(),
    }
}

/// The element's types, `npm/skin-depth.d.ts`.
pub fn typescript() -> String {
    let mut text =
        "// Written by `cargo run --example protocol`.\n\n/** Parameters that a host may set. */\n\
                    export interface SkinDepthParameters {\n"
            .to_owned();
    for parameter in attributes().filter(|parameter| !ADDRESS_ONLY.contains(&parameter.name)) {
        let Parameter { name, doc, kind, .. } = parameter;
        text.push_str(&["  /** ", doc, " */\n  ", name, "?: ", &type_of(kind), ";\n"].concat());
    }
    let codes: Vec<_> = Refusal::ALL
        .map(Refusal::key)
        .into_iter()
        .chain(OTHER_CODES.map(|(code, _)| code))
        .map(|code| format!("\"{code}\""))
        .collect();
    text.push_str("}\n\n/** Codes stay. */\nexport type SkinDepthCode = ");
    text.push_str(&codes.join(" | "));
    text.push_str(";\n");
    text.push_str(TYPES);
    text
}

const TYPES: &str = r#"
/** What is shown. */
export interface SkinDepthState {
  site: string;
  depth: number;
  device: string;
  product: string;
  view: string;
  time: string;
  playing: boolean;
  token: string;
}

export class SkinDepthError extends Error {
  readonly code: SkinDepthCode;
}

/** What `api(1)` gives. */
export interface SkinDepthApi1 {
  readonly ready: Promise<SkinDepthState>;
  readonly state: SkinDepthState | null;
  set(parameters: SkinDepthParameters): Promise<SkinDepthState & { clamped: boolean }>;
  play(): Promise<SkinDepthState>;
  pause(): Promise<SkinDepthState>;
  seek(time: string): Promise<SkinDepthState>;
  getState(): Promise<SkinDepthState>;
  reset(): Promise<SkinDepthState>;
  dismissPoster(): void;
  showPoster(): void;
  dispose(): void;
}

export interface SkinDepthEventMap {
  ready: CustomEvent<SkinDepthState>;
  change: CustomEvent<SkinDepthState>;
  resize: CustomEvent<{ height: number }>;
  fallback: CustomEvent<{ reason: string }>;
  error: CustomEvent<{ code: SkinDepthCode }>;
  "poster-dismissed": CustomEvent<null>;
  theme: CustomEvent<{ refused: string[] }>;
  cta: CustomEvent<{ href: string }>;
}

export class SkinDepth extends HTMLElement {
  api(version: 1): SkinDepthApi1;
  readonly ready: Promise<SkinDepthState>;
  readonly state: SkinDepthState | null;
  set(parameters: SkinDepthParameters): Promise<SkinDepthState & { clamped: boolean }>;
  play(): Promise<SkinDepthState>;
  pause(): Promise<SkinDepthState>;
  seek(time: string): Promise<SkinDepthState>;
  getState(): Promise<SkinDepthState>;
  reset(): Promise<SkinDepthState>;
  dismissPoster(): void;
  showPoster(): void;
  dispose(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "skin-depth": SkinDepth;
  }
}
"#;

/// The element's manifest, `npm/custom-elements.json`.
pub fn manifest() -> String {
    let attributes: Vec<_> = attributes()
        .map(|Parameter { name, doc, kind, .. }| {
            format!(
                "          {{ \"name\": \"{name}\", \"description\": {:?}, \"type\": {{ \"text\": {:?} }} }}",
                doc,
                type_of(kind)
            )
        })
        .chain(ATTRIBUTES.map(|name| format!("          {{ \"name\": \"{name}\" }}")))
        .collect();
    let named = |names: &[&str]| {
        names
            .iter()
            .map(|name| format!("{{ \"name\": \"{name}\" }}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    format!(
        "{{\n  \"schemaVersion\": \"1.0.0\",\n  \"modules\": [{{\n    \"kind\": \"javascript-module\",\n    \"path\": \"skin-depth.js\",\n    \
         \"declarations\": [{{\n      \"kind\": \"class\", \"customElement\": true, \"name\": \"SkinDepth\", \"tagName\": \"skin-depth\",\n      \
         \"attributes\": [\n{}\n      ],\n      \"events\": [{}],\n      \"slots\": [{}],\n      \"cssParts\": [{}],\n      \
         \"cssProperties\": [{}]\n    }}]\n  }}]\n}}\n",
        attributes.join(",\n"),
        named(&EVENTS),
        named(&SLOTS),
        named(&PARTS),
        named(&PROPERTIES),
    )
}

/// Every file that is written from here: its path in the project, and its text.
pub fn files() -> [(&'static str, String); 4] {
    [
        ("docs/protocol.md", markdown()),
        ("npm/skin-depth.d.ts", typescript()),
        ("npm/custom-elements.json", manifest()),
        ("npm/surface.txt", surface()),
    ]
}
