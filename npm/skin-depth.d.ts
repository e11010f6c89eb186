// Written by `cargo run --example protocol`.

/** Parameters that a host may set. */
export interface SkinDepthParameters {
  /** Treatment site. */
  site?: "forehead" | "cheek" | "eye-area" | "nose" | "upper-lip" | "chin" | "neck" | "decolletage" | "scalp" | "abdomen" | "back-of-hand" | "forearm";
  /** Skin tone, on the Monk scale from 1 (lightest) to 10 (darkest). */
  tone?: number | string;
  /** Whose measurements of the skin are used, where both are known. */
  sex?: "either" | "women" | "men";
  /** Thin, typical or thick skin of the site. */
  thickness?: "thin" | "typical" | "thick";
  /** What the treatment is meant to change. */
  concern?: "none" | "wrinkles" | "acne-scars" | "dark-marks" | "pores" | "texture" | "elasticity";
  /** Kind of device. */
  device?: "pen" | "roller" | "stamp";
  /** Who uses the device. */
  setting?: "professional" | "home";
  /** What the needles are made of. */
  metal?: "steel" | "titanium";
  /** How thick the needles are; `usual` is what the device has. */
  gauge?: "usual" | "30g" | "31g" | "32g" | "33g";
  /** How the tips are ground, at which end of what is published. */
  tip?: "usual" | "sharp" | "blunt";
  /** Strokes of a pen each second, from 30; 0 is the pen's own. */
  rate?: number | string;
  /** Depth set on a pen, or length of a roller's or stamp's needles, in steps of 0.05 mm. Not a recommendation. */
  depth?: number | string;
  /** Needles in a cartridge, on a stamp, or in a roller's row. */
  needles?: number | string;
  /** Passes over the area. */
  passes?: number | string;
  /** Product that is put on the skin. */
  product?: "none" | "niacinamide" | "vitamin-c" | "tranexamic-acid" | "caffeine" | "peptides" | "hyaluronic-low" | "hyaluronic-high" | "growth-factors" | "glycerol" | "lidocaine";
  /** When the product goes on, in minutes after the needling; negative is before it. */
  after?: number | string;
  /** Is the product wiped off after the usual time? */
  wiped?: boolean | string;
  /** Is the skin covered with a film, which keeps channels open longer? */
  covered?: boolean | string;
  /** Number of sessions. */
  sessions?: number | string;
  /** Days from one session to the next. */
  interval?: number | string;
  /** The instant that is shown. */
  time?: string;
  /** Where the camera stands. */
  view?: "block" | "section" | "surface" | "loupe";
  /** After the treatment, block and section show skin as it was before left of here, in millimetres right of the middle; -2, the left edge, is nowhere. */
  seam?: number | string;
  /** Light or dark page; `auto` follows the system. */
  theme?: "auto" | "light" | "dark";
  /** Language of the page; without it, the browser's. */
  lang?: string;
  /** Seed from which the vessels, glands and hairs of the picture grow. */
  seed?: number | string;
}

/** Codes stay. */
export type SkinDepthCode = "bad-message" | "too-large" | "unknown-type" | "unknown-name" | "bad-value" | "rate-limited" | "not-ready" | "handshake-timeout" | "version-unsupported" | "disposed" | "origin-denied" | "no-webassembly" | "blocked" | "not-found" | "wrong-type" | "damaged" | "mixed-builds" | "not-loaded" | "not-started" | "stopped";

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
