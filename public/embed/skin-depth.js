// <skin-depth>: the widget for any page. It shows a poster and text at once, and a frame when that is wanted.
//
//   <script type="module" src="https://your-host.example/embed/skin-depth.js"></script>
//   <skin-depth site="cheek" depth="1"></skin-depth>
//
// Nothing but this file runs in the host page; everything else is in the frame, behind its own policy.

const VERSION = 1;
/** Milliseconds from the frame's load to its first word, and from its opening where it never loads. */
const PATIENCE = 10_000;
const LONGEST = 60_000;
const FRAME = new URL("../embed.html", import.meta.url);

/** Attributes that are parameters of the frame's address; a change of the first group is sent to a living frame. */
const LIVE = [
  "site", "tone", "sex", "thickness", "concern", "device", "setting", "metal", "gauge", "tip", "rate", "depth", "needles", "passes", "product",
  "after", "wiped", "covered", "sessions", "interval", "time", "view", "seam", "theme", "lang", "seed",
];
const FIXED = ["chapter", "compare"];
/** Custom properties that reach into the frame, which takes what can be read there. */
const TOKENS = ["accent", "accent-ink", "ink", "surface", "radius", "font"];

/** What the element says itself: its text, its button, its purpose, its failure. */
const TEXTS = {
  en: ["What micro-needling does inside the skin, drawn to scale.", "Show what happens in the skin",
    "Education; not for diagnosis, selection or planning of treatment.", "The picture could not be loaded. Code:"],
  es: ["Lo que las microagujas hacen dentro de la piel, a escala.", "Ver lo que ocurre en la piel",
    "Con fines educativos; no sirve para diagnosticar, elegir ni planificar un tratamiento.",
    "No se pudo cargar la imagen. Código:"],
  fr: ["Ce que les micro-aiguilles font dans la peau, à l’échelle.", "Voir ce qui se passe dans la peau",
    "À but éducatif ; ne sert ni à diagnostiquer, ni à choisir ou planifier un traitement.",
    "L’image n’a pas pu être chargée. Code :"],
  de: ["Was Microneedling in der Haut bewirkt, maßstabsgetreu gezeichnet.", "Zeigen, was in der Haut geschieht",
    "Zur Aufklärung; nicht zur Diagnose, Auswahl oder Planung einer Behandlung.", "Das Bild ließ sich nicht laden. Code:"],
  pt: ["O que as microagulhas fazem dentro da pele, em escala.", "Ver o que acontece na pele",
    "Para educação; não serve para diagnosticar, escolher nem planejar um tratamento.",
    "Não foi possível carregar a imagem. Código:"],
  ar: ["ماذا تفعل الإبر الدقيقة داخل الجلد، بمقياس حقيقي.", "اعرض ما يحدث في الجلد",
    "للتثقيف؛ ليست لتشخيص علاج أو اختياره أو التخطيط له.", "تعذّر تحميل الصورة. الرمز:"],
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; inline-size: 100%; block-size: var(--skin-depth-height, var(--_asked, 32rem));
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
.box { display: flex; flex-direction: column; block-size: 100%; }
.stage { position: relative; flex: 1; min-block-size: 16rem; }
a, ::slotted([slot="cta"]) { align-self: center; margin: 0.5rem; }
a { display: inline-flex; align-items: center; min-block-size: 2.75rem; padding: 0 1.25rem; border-radius: 999px;
  color: var(--skin-depth-accent-ink, ButtonText); background: var(--skin-depth-accent, ButtonFace);
  border: 1px solid currentcolor; text-decoration: none; }
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
  static observedAttributes = [...LIVE, "poster", "alt", "cta", "cta-text"];

  #root = this.attachShadow({ mode: "open" });
  #stage = make("div", { className: "stage" });
  #probe = make("i", { hidden: true });
  #link = make("a", { part: "cta", target: "_blank", rel: "noopener", hidden: true });
  #scheme = matchMedia("(prefers-color-scheme: dark)");
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
  #painted;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    const facade = make("div", { className: "facade", part: "facade" });
    const poster = make("slot", { name: "poster" });
    poster.append(make("img", { part: "poster", alt: "", hidden: true, decoding: "async" }));
    this.#message = make("p", { part: "message", role: "status", hidden: true });
    const button = make("button", { type: "button", part: "button" });
    button.append(slot("button"));
    button.onclick = () => this.dismissPoster();
    const note = make("small", { part: "disclaimer" });
    note.append(slot("disclaimer"));
    facade.append(poster, slot(""), this.#message, button, note);
    this.#facade = facade;
    this.#stage.append(facade);
    const more = slot("cta");
    more.append(this.#link);
    this.#link.onclick = (event) => {
      // Scripts of the page cannot open it: only a hand or a key does.
      if (!event.isTrusted || this.#link.hidden || !this.#tell("cta", { href: this.#link.href }, true)) event.preventDefault();
    };
    const box = make("div", { className: "box" });
    box.append(this.#stage, more, this.#probe);
    this.#root.append(box);
    this.#expect();
  }

  connectedCallback() {
    this.#speak();
    if (this.#ready.done) this.#expect();
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
    } else if (name.startsWith("cta")) {
      this.#offer();
    } else if (this.#frame && after !== null) {
      // The frame says what it made of it; a host that wants to know calls set().
      this.set({ [name]: after }).catch((error) => error.code !== "disposed" && this.#tell("error", { code: error.code }));
    }
    if (name === "lang") this.#speak();
    if (name === "theme") this.#paint();
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
    if (this.#ready.done) this.#expect();
    this.#message.hidden = true;
    const address = new URL(FRAME);
    for (const name of [...LIVE, ...FIXED]) {
      const value = this.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    // The picture speaks as the page around it does.
    const tongue = this.#tongue();
    if (tongue && !this.hasAttribute("lang")) address.searchParams.set("lang", tongue);
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
    const wait = (millis) => {
      clearTimeout(this.#timer);
      if (!this.#port && !this.#ready.done) this.#timer = setTimeout(() => this.#fail("handshake-timeout"), millis);
    };
    wait(LONGEST);
    frame.addEventListener("load", () => wait(PATIENCE), { signal: listening.signal });
    // A page changes its colours by a class, an attribute or the system's choice.
    const painted = new MutationObserver(() => this.#paint());
    for (const one of [document.documentElement, document.body, this]) {
      if (one) painted.observe(one, { attributeFilter: ["class", "style", "data-theme"] });
    }
    listening.signal.addEventListener("abort", () => painted.disconnect());
    this.#scheme.addEventListener("change", () => this.#paint(), { signal: listening.signal });
    frame.src = address.href;
    this.#frame = frame;
    this.#stage.prepend(frame);
    this.#facade.hidden = true;
    this.#tell("poster-dismissed");
  }

  /** Shows the poster again and gives back all that the frame held. */
  showPoster() {
    this.dispose();
    this.#expect();
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
    this.#port = this.#frame = this.#stop = this.#state = this.#painted = undefined;
    this.style.removeProperty("--_asked");
    this.#end("disposed");
    this.#facade.hidden = false;
  }

  /** Begins to wait for a first picture. */
  #expect() {
    this.#ready = withResolvers();
    // Whoever does not ask is not told of a failure twice.
    this.#ready.promise.catch(() => {});
  }

  /** Nothing more comes of what was asked. */
  #end(code) {
    for (const { reject } of this.#waiting.values()) reject(new SkinDepthError(code));
    this.#waiting.clear();
    this.#ready.reject(new SkinDepthError(code));
    this.#ready.done = true;
  }

  /** The language of the element or of what is around it, if it is spoken here. */
  #tongue() {
    const tag = this.closest("[lang]")?.lang.toLowerCase().split("-")[0];
    return tag in TEXTS ? tag : undefined;
  }

  /** The element's own texts, in its language or the page's. */
  #speak() {
    const tag = this.#tongue() ?? "en";
    const texts = TEXTS[tag];
    this.#facade.dir = tag === "ar" ? "rtl" : "";
    ["", "button", "disclaimer"].forEach((name, at) => {
      this.#root.querySelector(name ? `slot[name="${name}"]` : "slot:not([name])").textContent = texts[at];
    });
    this.#message.dataset.says = texts[3];
  }

  /** The link below the picture: `cta` is its address and `cta-text` what it says. */
  #offer() {
    const [address, text] = [this.getAttribute("cta"), this.getAttribute("cta-text")];
    this.#link.textContent = text;
    this.#link.href = address ?? "";
    // Nothing that runs: an address of another kind is no link.
    this.#link.hidden = !address || !text || !["https:", "http:", "tel:", "mailto:"].includes(this.#link.protocol);
  }

  /** Sends the page's tokens to the frame, where they or their meaning changed. */
  #paint() {
    if (!this.#port) return;
    const given = getComputedStyle(this);
    const p = {};
    for (const name of TOKENS) {
      const text = given.getPropertyValue(`--skin-depth-${name}`).trim();
      const value = name === "font" ? text.slice(0, 200) : name === "radius" ? this.#pixels(text) : this.#hex(text);
      if (value) p[name] = value;
    }
    const painted = JSON.stringify(p);
    if (painted === (this.#painted ?? "{}")) return;
    this.#painted = painted;
    // The frame's script takes them; the program need not run yet.
    this.#send("theme", p).then(({ refused }) => this.#tell("theme", { refused }), () => {});
  }

  /** Any colour of CSS as six digits of sRGB; nothing for one that lets something shine through. */
  #hex(text) {
    if (!CSS.supports("color", text)) return undefined;
    this.#probe.style.color = `color-mix(in srgb, ${text}, ${text})`;
    const [space, ...parts] = getComputedStyle(this.#probe).color.match(/srgb|rgba?|[\d.e-]+/g) ?? [];
    if (parts.length !== 3) return undefined;
    const byte = (part) => Math.round(Math.min(Math.max(part * (space === "srgb" ? 255 : 1), 0), 255));
    return `#${parts.map((part) => byte(part).toString(16).padStart(2, "0")).join("")}`;
  }

  #pixels(text) {
    this.#probe.style.borderRadius = "";
    this.#probe.style.borderRadius = text;
    const pixels = text && parseFloat(getComputedStyle(this.#probe).borderTopLeftRadius);
    return Number.isFinite(pixels) ? Math.min(Math.round(pixels), 32) : undefined;
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
    if (hello?.ns !== "skindepth") return;
    if (hello.t === "denied") {
      // The frame says so in words, and stays.
      clearTimeout(this.#timer);
      this.#end("origin-denied");
      this.#tell("error", { code: "origin-denied" });
    }
    if (hello.t !== "hello") return;
    if (!Array.isArray(hello.v) || !hello.v.includes(VERSION)) return this.#fail("version-unsupported");
    clearTimeout(this.#timer);
    if (this.#port) {
      // The page in the frame loaded again, and knows nothing of what was asked before.
      this.#port.close();
      this.#end("not-ready");
      this.#painted = undefined;
    }
    if (this.#ready.done) this.#expect();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(JSON.parse(data));
    const init = { ns: "skindepth", t: "init", v: VERSION, id: hello.id };
    frame.contentWindow.postMessage(JSON.stringify(init), FRAME.origin, [port2]);
    this.#paint();
  }

  #hear(message) {
    const { t, n, code, state } = message;
    const waiting = this.#waiting.get(n);
    if (t === "ok" || t === "err") {
      if (state) this.#state = state;
      this.#waiting.delete(n);
      if (t === "ok") waiting?.resolve(Object.freeze({ ...state, clamped: message.clamped, refused: message.refused }));
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
        // What the page says of the height counts more.
        if (this.getAttribute("autosize") !== "off") this.style.setProperty("--_asked", `${Math.min(message.h, 4000)}px`);
        this.#tell("resize", { height: message.h });
      }
    } else if (t === "error") {
      this.#end(code);
      this.#tell("error", { code });
    }
  }

  /** The first picture is there. */
  #begin() {
    if (this.#ready.begun || this.#ready.done) return;
    this.#ready.begun = true;
    const { resolve, reject } = this.#ready;
    this.getState().then((state) => {
      resolve(state);
      this.#tell("ready", state);
    }, reject);
  }

  /** No frame came: the poster and the text come back, with a code. */
  #fail(code) {
    this.#end(code);
    this.dispose();
    this.#message.textContent = `${this.#message.dataset.says} ${code}`;
    this.#message.hidden = false;
    this.#tell("error", { code });
  }

  #ask(t, p) {
    if (!this.#ready.begun) {
      // Calls before the first picture wait for it.
      return this.ready.then(() => this.#ask(t, p));
    }
    return this.#send(t, p);
  }

  #send(t, p) {
    const n = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(n, { resolve, reject });
      this.#port.postMessage(JSON.stringify({ ns: "skindepth", v: VERSION, t, n, ...(p && { p }) }));
    });
  }

  #tell(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(name, { detail, cancelable }));
  }
}

/** Properties follow the attributes: `element.depth = 1.5`. */
for (const name of [...LIVE, ...FIXED, "poster", "alt", "loading", "reveal", "cta"]) {
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

function slot(name) {
  return make("slot", name ? { name } : {});
}

function withResolvers() {
  const resolvers = {};
  resolvers.promise = new Promise((resolve, reject) => Object.assign(resolvers, { resolve, reject }));
  return resolvers;
}

if (!customElements.get("skin-depth")) customElements.define("skin-depth", SkinDepth);
