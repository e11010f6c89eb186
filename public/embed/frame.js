// The frame's side of the widget: who may frame it, when the program starts, and messages with the host page.
//
// Only embed.html loads this. Messages are JSON texts on a private port; what they mean is decided in the program
// (src/protocol), which gets names and values as plain texts.

const VERSION = 1;
const LONGEST = 8192;
/** Messages per second that are taken, and how many may come at once. */
const RATE = 30;
const BURST = 60;
/** One complaint about the rate in this many milliseconds. */
const COMPLAINT = 5000;
/** A page that grew by less than this many pixels keeps its height. */
const SLACK = 4;

const page = document.documentElement;
const allowed = (document.querySelector('meta[name="skindepth-origins"]')?.content ?? "").split(" ").filter(Boolean);
const id = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

let port;
/** Numbers of the messages that the program has not answered yet; none for what the frame itself asked. */
const waiting = [];
let credit = BURST;
let refilled = performance.now();
let complained = -COMPLAINT;
/** The highest number of a message so far. */
let heard = 0;

/** Whether a page of this origin may frame us. */
function isAllowed(origin) {
  return origin !== "null" && (allowed.includes("*") || allowed.includes(origin));
}

/** Resolves when somebody can see the frame or touches it; says no where a page frames us that may not. */
export function wanted() {
  const address = new URL(location.href);
  if (address.searchParams.get("mode") !== "widget") {
    // The program reads it there, and a plain frame need not know.
    address.searchParams.set("mode", "widget");
    history.replaceState(null, "", address);
  }
  // Where the browser does not say who frames us, the page that opened us is the one.
  const opener = document.referrer ? [new URL(document.referrer).origin] : [];
  const framers = [...(location.ancestorOrigins ?? opener)];
  if (parent !== self && framers.some((origin) => origin !== location.origin && !isAllowed(origin))) {
    parent.postMessage(JSON.stringify({ ns: "skindepth", t: "denied" }), "*");
    return Promise.resolve(false);
  }
  if (parent !== self) hail(location.ancestorOrigins?.[0] ?? "*");
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL("frame.css", import.meta.url);
  document.head.append(sheet);
  watch();
  return new Promise((resolve) => {
    const seen = () => {
      observer.disconnect();
      resolve(true);
    };
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) seen();
    });
    observer.observe(document.body);
    addEventListener("pointerdown", seen, { once: true });
    addEventListener("focusin", seen, { once: true });
  });
}

/** Offers a conversation to the page around; holds nothing secret. */
function hail(origin) {
  addEventListener("message", accept);
  parent.postMessage(JSON.stringify({ ns: "skindepth", t: "hello", v: [VERSION], id }), origin);
}

/** Takes the port of a page that may have one, once. */
function accept(event) {
  if (event.source !== parent || event.ports.length !== 1) return;
  if (event.origin !== location.origin && !isAllowed(event.origin)) return;
  const message = parse(event.data);
  if (message?.ns !== "skindepth" || message.t !== "init" || message.id !== id || message.v !== VERSION) return;
  removeEventListener("message", accept);
  port = event.ports[0];
  port.onmessage = hear;
  say({ t: "ready", v: VERSION, state: page.dataset.state });
  if (page.dataset.trouble) say({ t: "error", code: page.dataset.trouble });
  measure();
}

function say(message) {
  port?.postMessage(JSON.stringify(message));
}

/** A JSON text's object without a prototype that matters, or nothing. */
function parse(text) {
  if (typeof text !== "string" || text.length > LONGEST) return undefined;
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether another message may be taken now. */
function affords() {
  const now = performance.now();
  credit = Math.min(BURST, credit + ((now - refilled) / 1000) * RATE);
  refilled = now;
  if (credit < 1) return false;
  credit -= 1;
  return true;
}

/** A message of the host. What is too much is not even unpacked: browsers do that when `data` is read. */
function hear(event) {
  if (!affords()) {
    if (performance.now() - complained > COMPLAINT) {
      complained = performance.now();
      say({ t: "err", code: "rate-limited" });
    }
    return;
  }
  const { data } = event;
  if (typeof data === "string" && data.length > LONGEST) return say({ t: "err", code: "too-large" });
  const message = parse(data);
  const fields = message && flatten(message);
  const n = Number.isSafeInteger(message?.n) ? message.n : undefined;
  // Numbers only grow: what was said once is not heard again.
  if (!fields || n <= heard) return say({ t: "err", n, code: "bad-message" });
  heard = n;
  if (fields[0] === "theme") return style(n, fields.slice(1));
  if (!ask(n, fields)) say({ t: "err", n, code: "not-ready" });
}

/** Hands a message on, if the program is there. It answers all in their order, some of them when its second part is here. */
function ask(n, fields) {
  if (["loading", "failed"].includes(page.dataset.state)) return false;
  waiting.push(n);
  dispatchEvent(new CustomEvent("skindepth:ask", { detail: fields }));
  return true;
}

/** The host's colours; what they may be is known by a file of its own, which most frames never need. */
async function style(n, pairs) {
  const names = Object.create(null);
  for (let at = 0; at < pairs.length; at += 2) names[pairs[at]] = pairs[at + 1];
  try {
    const { apply } = await import("./theme.js");
    say({ t: "ok", n, refused: apply(names) });
  } catch {
    say({ t: "err", n, code: "not-loaded" });
  }
}

/** A message as texts: its type, then names and values; nothing if it is of another form. */
function flatten({ ns, v, t, n, p = {}, ...more }) {
  if (ns !== "skindepth" || v !== VERSION || typeof t !== "string" || !Number.isSafeInteger(n)) return undefined;
  if (Object.keys(more).length > 0 || p === null || typeof p !== "object" || Array.isArray(p)) return undefined;
  const fields = [t];
  for (const [name, value] of Object.entries(p)) {
    if (typeof value === "boolean") fields.push(name, value ? "yes" : "no");
    else if (typeof value === "string" || Number.isFinite(value)) fields.push(name, String(value));
    else return undefined;
  }
  return fields;
}

addEventListener("skindepth:said", ({ detail }) => {
  const message = JSON.parse(detail);
  if (message.t !== "state") {
    // What nobody asked for from outside is nobody's answer.
    message.n = waiting.shift();
    if (message.n === undefined) return;
  }
  say(message);
});

/** Tells the host when the page's state changes, and grows with what is in it. */
function watch() {
  let told;
  new MutationObserver(() => {
    const { state, trouble } = page.dataset;
    if (state === told) return;
    told = state;
    measure();
    if (state === "failed") {
      for (const n of waiting.splice(0)) if (n !== undefined) say({ t: "err", n, code: "not-ready" });
      say({ t: "error", code: trouble });
    } else if (state === "schematic") {
      say({ t: "fallback", reason: "no-webgl" });
    } else {
      say({ t: "shown", state });
    }
  }).observe(page, { attributeFilter: ["data-state"] });
  new ResizeObserver(measure).observe(document.body);

  // The clock stands while nobody sees it; the program gives its graphics context back by itself.
  new IntersectionObserver((entries) => {
    if (!entries.at(-1).isIntersecting) ask(undefined, ["pause"]);
  }).observe(document.body);
}

let asked = { width: 0, height: 0 };

/** Asks for more height, never for less at the same width: two pages that follow each other's height never rest. */
function measure() {
  // What nobody hears is not asked for, and what is read while the program loads needs no room for long.
  if (!port || page.dataset.state === "loading") return;
  const { scrollHeight: height, clientWidth: width } = page;
  if (width !== asked.width) asked = { width, height: innerHeight };
  if (height <= asked.height + SLACK) return;
  asked = { width, height };
  say({ t: "resize", h: height });
}
