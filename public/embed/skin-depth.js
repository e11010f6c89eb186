// <skin-depth>: the widget for any page. It shows a poster and text at once, and a frame when that is wanted.
//
//   <script type="module" src="https://your-host.example/embed/skin-depth.js"></script>
//   <skin-depth site="cheek" depth="1"></skin-depth>
//
// Nothing but this file runs in the host page; everything else is in the frame, behind its own policy.

const VERSION = 1;
/** Milliseconds from the frame's load to its first word. */
const PATIENCE = 10_000;
const FRAME = new URL("../embed.html", import.meta.url);

/** Attributes that are parameters of the frame's address; a change of the first group is sent to a living frame. */
const LIVE = [
  "site", "tone", "sex", "thickness", "concern", "device", "setting", "metal", "depth", "needles", "passes", "product",
  "after", "wiped", "covered", "sessions", "interval", "time", "view", "theme", "lang", "seed",
];
const FIXED = ["chapter", "compare"];

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; position: relative; inline-size: 100%; block-size: var(--skin-depth-height, 32rem);
  min-block-size: 20rem; contain: layout; color-scheme: light dark;
  color: var(--skin-depth-ink, CanvasText);
  background: var(--skin-depth-surface, Canvas); border-radius: var(--skin-depth-radius, 0.75rem); overflow: hidden;
  font: 1rem/1.5 var(--skin-depth-font, system-ui, sans-serif); }
:host([hidden]) { display: none; }
iframe { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; border: 0; touch-action: pan-y; }
.facade { position: absolute; inset: 0; display: grid; place-content: center; justify-items: center; gap: 1rem;
  padding: 1.5rem; text-align: center; }
.facade > * { position: relative; margin: 0; }
img, ::slotted([slot="poster"]) { position: absolute !important; inset: 0; inline-size: 100%; block-size: 100%;
  object-fit: cover; }
button { min-block-size: 2.75rem; padding: 0 1.25rem; border: 1px solid currentcolor; border-radius: 999px;
  font: inherit; color: var(--skin-depth-accent-ink, ButtonText);
  background: var(--skin-depth-accent, ButtonFace);
  cursor: pointer; }
small { font-size: 0.8125rem; }
[hidden] { display: none; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
`);

/** What went wrong, by a code that stays. */
export class SkinDepthError extends Error {
  constructor(code) {
    super(`skin-depth: ${code}`);
    this.name = "SkinDepthError";
    this.code = code;
  }
}

export class SkinDepth extends HTMLElement {
  static observedAttributes = [...LIVE, "poster", "alt"];

  #root = this.attachShadow({ mode: "open" });
  #frame;
  #facade;
  #message;
  #port;
  #watch;
  #stop;
  #timer;
  #next = 1;
  #waiting = new Map();
  #ready;
  #state;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    const facade = make("div", { className: "facade", part: "facade" });
    const poster = make("slot", { name: "poster" });
    poster.append(make("img", { part: "poster", alt: "", hidden: true, decoding: "async" }));
    this.#message = make("p", { part: "message", role: "status", hidden: true });
    const button = make("button", { type: "button", part: "button" });
    button.append(slot("button", "Show what happens in the skin"));
    button.onclick = () => this.dismissPoster();
    const note = make("small", { part: "disclaimer" });
    note.append(slot("disclaimer", "Education; not for diagnosis, selection or planning of treatment."));
    facade.append(poster, slot("", "What micro-needling does inside the skin, drawn to scale."), this.#message, button, note);
    this.#facade = facade;
    this.#root.append(facade);
    this.#expect();
  }

  connectedCallback() {
    const loading = this.getAttribute("loading") ?? "lazy";
    const reveal = this.getAttribute("reveal") ?? "auto";
    if (reveal !== "auto") return;
    if (loading === "eager") return this.dismissPoster();
    this.#watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.dismissPoster();
    }, { rootMargin: "200px" });
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    this.dispose();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "poster" || name === "alt") {
      const image = this.#root.querySelector("img");
      const source = this.getAttribute("poster");
      image.hidden = !source;
      image.alt = this.getAttribute("alt") ?? "";
      if (source) image.src = source;
    } else if (this.#frame && after !== null) {
      // The frame says what it made of it; a host that wants to know calls set().
      this.set({ [name]: after }).catch((error) => error.code !== "disposed" && this.#tell("error", { code: error.code }));
    }
  }

  /** Resolves with the state once the frame answers; rejects with a SkinDepthError. */
  get ready() {
    return this.#ready.promise;
  }

  /** The last state that the frame told, or null. */
  get state() {
    return this.#state ?? null;
  }

  /** Replaces the poster by the frame. */
  dismissPoster() {
    if (this.#frame || !this.isConnected) return;
    this.#watch?.disconnect();
    const address = new URL(FRAME);
    for (const name of [...LIVE, ...FIXED]) {
      const value = this.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    address.searchParams.set("mode", "widget");
    const frame = make("iframe", {
      part: "frame",
      title: this.getAttribute("alt") ?? "What micro-needling does inside the skin",
      referrerPolicy: "strict-origin",
      allow: "fullscreen",
    });
    const elsewhere = FRAME.origin !== location.origin;
    if (elsewhere) frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    const listening = new AbortController();
    this.#stop = () => listening.abort();
    const heard = (event) => this.#greet(event, frame);
    addEventListener("message", heard, { signal: listening.signal });
    frame.addEventListener("load", () => {
      this.#timer = setTimeout(() => this.#fail("handshake-timeout"), PATIENCE);
      if (this.#port) clearTimeout(this.#timer);
    }, { signal: listening.signal });
    frame.src = address.href;
    this.#frame = frame;
    this.#root.prepend(frame);
    this.#facade.hidden = true;
    this.#tell("poster-dismissed");
  }

  /** Shows the poster again and gives back all that the frame held. */
  showPoster() {
    this.dispose();
    this.#facade.hidden = false;
  }

  /** Sets parameters, all or none: `set({ depth: 1.5, site: "neck" })`. Resolves with the state. */
  set(parameters) {
    return this.#ask("set", parameters);
  }

  /** Lets time run. */
  play() {
    return this.#ask("play");
  }

  /** Stops time. */
  pause() {
    return this.#ask("pause");
  }

  /** Shows an instant: "before", "needling", "3d". */
  seek(time) {
    return this.#ask("set", { time });
  }

  /** Asks for the state. */
  getState() {
    return this.#ask("get-state");
  }

  /** Goes back to the presets. */
  reset() {
    return this.#ask("reset");
  }

  /** A handle whose meaning stays for its version; throws where the version is not spoken. */
  api(version) {
    if (version !== VERSION) throw new SkinDepthError("version-unsupported");
    const names = ["set", "play", "pause", "seek", "getState", "reset", "dismissPoster", "showPoster", "dispose"];
    const handle = Object.fromEntries(names.map((name) => [name, this[name].bind(this)]));
    Object.defineProperty(handle, "ready", { get: () => this.ready });
    Object.defineProperty(handle, "state", { get: () => this.state });
    return Object.freeze(handle);
  }

  /** Takes the frame away: its port, listeners and waiting requests end. */
  dispose() {
    this.#watch?.disconnect();
    this.#stop?.();
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#frame?.remove();
    this.#port = this.#frame = this.#stop = this.#state = undefined;
    for (const { reject } of this.#waiting.values()) reject(new SkinDepthError("disposed"));
    this.#waiting.clear();
    this.#ready.reject(new SkinDepthError("disposed"));
    this.#facade.hidden = false;
    this.#expect();
  }

  #expect() {
    this.#ready = Promise.withResolvers?.() ?? withResolvers();
    // Whoever does not ask is not told of a failure twice.
    this.#ready.promise.catch(() => {});
  }

  /** Answers the frame's hello, and no other's, with a port of our own. A frame that loads again greets again. */
  #greet(event, frame) {
    if (event.source !== frame.contentWindow || event.origin !== FRAME.origin || typeof event.data !== "string") return;
    let hello;
    try {
      hello = JSON.parse(event.data);
    } catch {
      return;
    }
    if (hello?.ns !== "skindepth" || hello.t !== "hello") return;
    if (!Array.isArray(hello.v) || !hello.v.includes(VERSION)) return this.#fail("version-unsupported");
    clearTimeout(this.#timer);
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(JSON.parse(data));
    const init = { ns: "skindepth", t: "init", v: VERSION, id: hello.id };
    frame.contentWindow.postMessage(JSON.stringify(init), FRAME.origin, [port2]);
  }

  #hear(message) {
    const { t, n, code, state } = message;
    const waiting = this.#waiting.get(n);
    if (t === "ok" || t === "err") {
      if (state) this.#state = state;
      this.#waiting.delete(n);
      if (t === "ok") waiting?.resolve(Object.freeze({ ...state, clamped: message.clamped }));
      else if (waiting) waiting.reject(new SkinDepthError(code));
      else this.#tell("error", { code });
    } else if (t === "state") {
      this.#state = state;
      this.#tell("change", state);
    } else if (t === "ready" || t === "shown") {
      if (["live", "schematic"].includes(message.state)) this.#begin();
    } else if (t === "fallback") {
      this.#begin();
      this.#tell("fallback", { reason: message.reason });
    } else if (t === "resize") {
      if (Number.isFinite(message.h)) {
        if (this.hasAttribute("autosize")) this.style.setProperty("--skin-depth-height", `${Math.min(message.h, 4000)}px`);
        this.#tell("resize", { height: message.h });
      }
    } else if (t === "error") {
      this.#ready.reject(new SkinDepthError(code));
      this.#tell("error", { code });
    }
  }

  /** The first picture is there. */
  #begin() {
    if (this.#ready.begun) return;
    this.#ready.begun = true;
    const { resolve, reject } = this.#ready;
    this.getState().then((state) => {
      resolve(state);
      this.#tell("ready", state);
    }, reject);
  }

  /** No frame came: the poster and the text come back, with a code. */
  #fail(code) {
    this.#ready.reject(new SkinDepthError(code));
    this.dispose();
    this.#message.textContent = `The picture could not be loaded. Code: ${code}`;
    this.#message.hidden = false;
    this.#tell("error", { code });
  }

  #ask(t, p) {
    if (!this.#ready.begun) {
      // Calls before the first picture wait for it.
      return this.ready.then(() => this.#ask(t, p));
    }
    const n = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(n, { resolve, reject });
      this.#port.postMessage(JSON.stringify({ ns: "skindepth", v: VERSION, t, n, ...(p && { p }) }));
    });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** Properties follow the attributes: `element.depth = 1.5`. */
for (const name of [...LIVE, ...FIXED, "poster", "alt", "loading", "reveal"]) {
  if (name in HTMLElement.prototype) continue;
  Object.defineProperty(SkinDepth.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
  });
}

function make(tag, { part, role, ...properties }) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries({ part, role })) if (value) element.setAttribute(name, value);
  return Object.assign(element, properties);
}

function slot(name, text) {
  const element = make("slot", { name });
  element.append(text);
  return element;
}

function withResolvers() {
  const resolvers = {};
  resolvers.promise = new Promise((resolve, reject) => Object.assign(resolvers, { resolve, reject }));
  return resolvers;
}

if (!customElements.get("skin-depth")) customElements.define("skin-depth", SkinDepth);
