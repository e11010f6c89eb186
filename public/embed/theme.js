// The host's tokens inside the frame: colours, radius and face of a brand, as far as what they make can be read.
//
// The frame's script loads this with the first `theme` message. A colour is six hexadecimal digits after `#`, a radius
// CSS pixels, a face the names of faces that the reader has. What is of another form, unknown, or would leave too little
// contrast is refused and named; the page's own colours stay in its place.

const COLOURS = ["accent", "accent-ink", "ink", "surface"];
/** WCAG: text, and parts that are not text. */
const TEXT = 4.5;
const PART = 3;
const root = document.documentElement;

/** What a host may style, from its texts to lists of refused names and of the page's tokens. Pure. */
export function plan(wanted, own, dark) {
  const refused = new Set();
  const given = {};
  for (const [name, value] of Object.entries(wanted)) {
    if (COLOURS.includes(name) && /^#[0-9a-f]{6}$/i.test(value)) given[name] = channels(value);
    else if (name === "radius" && /^\d{1,2}(\.\d{1,2})?$/.test(value)) given.radius = Math.min(Number(value), 32);
    else if (name === "font" && /^[\p{L}\d ,'"-]{1,200}$/u.test(value)) given.font = value;
    else refused.add(name);
  }
  const refuse = (...names) => {
    const known = names.filter((name) => name in given);
    for (const name of known) {
      delete given[name];
      refused.add(name);
    }
    return known.length > 0;
  };
  // The picture is drawn for a light or a dark page; `theme` chooses which.
  if (given.surface && luminance(given.surface) < 0.18 !== dark) refuse("surface");
  const grounds = () => (given.surface ? [given.surface] : own.grounds);
  const reads = (colour, least) => grounds().every((ground) => contrast(colour, ground) >= least);
  // What goes takes its neighbour's ground away, so all is looked at again.
  while (
    (!reads(given.ink ?? own.ink, TEXT) && refuse("ink", "surface"))
    || (!reads(given.accent ?? own.accent, PART) && refuse(given.accent ? "accent" : "surface"))
  );
  const accent = given.accent ?? own.accent;
  if (given["accent-ink"] && contrast(given["accent-ink"], accent) < TEXT) refuse("accent-ink");

  const tokens = {};
  const ink = given.ink ?? own.ink;
  const [ground] = grounds();
  /** The nearest mixture with ink that can be read on every ground. */
  const legible = (colour, least) => {
    for (let share = 0; share < 1; share += 0.1) {
      const mixed = mix(colour, ink, share);
      if (reads(mixed, least)) return mixed;
    }
    return ink;
  };
  if (given.ink || given.surface) {
    Object.assign(tokens, { "--ink": ink, "--strong": ink, "--on-strong": ground });
    tokens["--ink-2"] = legible(mix(ink, ground, 0.3), TEXT);
    tokens["--ink-3"] = legible(mix(ink, ground, 0.5), PART);
  }
  if (given.surface) {
    for (const name of ["page-centre", "page-edge", "surface", "surface-solid", "halo"]) tokens[`--${name}`] = ground;
    tokens["--surface-raised"] = mix(ground, ink, dark ? 0.1 : 0);
  }
  if (given.accent || given.surface) tokens["--accent-text"] = legible(accent, TEXT);
  if (given.accent || given["accent-ink"]) {
    tokens["--accent"] = accent;
    const inks = [given["accent-ink"] ?? own.onAccent, [255, 255, 255], [0, 0, 0]];
    tokens["--on-accent"] = inks.find((one) => contrast(one, accent) >= TEXT);
  }
  for (const name of Object.keys(tokens)) tokens[name] = `rgb(${tokens[name].map(Math.round).join(" ")})`;
  if (given.radius !== undefined) {
    for (const name of ["card", "sheet", "field"]) tokens[`--radius-${name}`] = `${given.radius}px`;
  }
  if (given.font) {
    const face = `${given.font}, system-ui, sans-serif`;
    if (CSS.supports("font-family", face)) tokens["--text-face"] = tokens["--display-face"] = face;
    else refused.add("font");
  }
  return { refused: [...refused], tokens };
}

function channels(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function mix(from, to, share) {
  return from.map((channel, at) => channel + (to[at] - channel) * share);
}

/** Relative luminance of sRGB, as WCAG defines it. */
function luminance(colour) {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

let wanted = {};
let set = [];
let watching;

/** Styles the page; returns the names that were refused. */
export function apply(names) {
  wanted = names;
  // Another theme has other colours of its own, beside which these may no longer be legible.
  watching ??= new MutationObserver(restyle);
  watching.observe(root, { attributeFilter: ["data-theme"] });
  return restyle();
}

function restyle() {
  for (const name of set) root.style.removeProperty(name);
  const { refused, tokens } = plan(wanted, own(), isDark());
  set = Object.keys(tokens);
  for (const name of set) root.style.setProperty(name, tokens[name]);
  return refused;
}

/** What the page shows; before the program runs, the system's choice. */
function isDark() {
  const { theme } = root.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** The page's own colours, as its styles give them now. */
function own() {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.hidden = true;
  const colour = (token) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map(Number);
  };
  const grounds = ["--surface-solid", "--page-edge", "--page-centre"].map(colour);
  const found = { grounds, ink: colour("--ink"), accent: colour("--accent"), onAccent: colour("--on-accent") };
  probe.remove();
  return found;
}
