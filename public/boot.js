// Starts the program, and speaks for it when it cannot start or had to stop.
//
// The page is readable before this file runs and stays readable if anything here fails: all that this file ever
// does to the story is to leave it alone. No text of an error reaches the page, only words chosen here and a code.

const page = document.documentElement;

/** The folders of `lang/`, which are the languages that the page speaks. */
const LANGUAGES = ["en", "es", "fr", "de", "pt-BR", "ar"];
/** Which of them are written from right to left. */
const RIGHT_TO_LEFT = ["ar"];
/** The texts of the language, once they are here; empty until then. */
let words = "";

/** What a person is told, by code: what happened, then what can be done. In English, until the file of the language comes. */
const TROUBLES = {
  "no-webassembly":
    "This browser cannot run WebAssembly, or its settings forbid it. A current version of Chrome, Edge, Firefox or Safari can.",
  "not-found":
    "A part of the program is missing on the server. Loading the page again may help if the site was just updated.",
  "wrong-type":
    "The server sends a part of the program under a wrong name or type. The site's owner can mend that.",
  "blocked":
    "The site's security policy forbids a part of the program. The site's owner can allow it.",
  "damaged":
    "A part of the program arrived damaged or cut short. Loading the page again may help.",
  "mixed-builds":
    "Two parts of the program do not belong together, as happens while a site is updated. Loading the page again may help.",
  "origin-denied":
    "The site around this picture is not on the list of sites that may show it.",
  "not-loaded":
    "A part of the program could not be loaded. Check the connection and try again.",
  "not-started":
    "The program was loaded but could not start in this browser. A current version of Chrome, Edge, Firefox or Safari can run it.",
  "stopped":
    "The program met an error and stopped. Nothing was stored or sent. Trying again starts it afresh.",
};

let told = false;
/** A policy stopped something: what then did not load was kept from loading. */
let barred = false;
addEventListener("securitypolicyviolation", () => {
  barred = true;
});

/** Shows the panel once; the first trouble is the cause, the rest is its echo. */
function tell(code) {
  if (told) return;
  told = true;
  page.dataset.state = "failed";
  page.dataset.trouble = code;
  document.getElementById("trouble-what").textContent = TROUBLES[code];
  document.getElementById("trouble-code").textContent = code;
  translate(code);
  // With the address as it is: the state in it survives.
  document.getElementById("trouble-again").href = location.href;
  document.getElementById("trouble-again").onclick = (event) => {
    event.preventDefault();
    location.reload();
  };
  document.getElementById("trouble").hidden = false;
  const story = document.getElementById("story");
  if (story) story.hidden = false;
}

/** Says the panel again in the page's language, if that can be fetched. */
async function translate(code) {
  const tag = words ? page.lang : wished();
  if (tag === LANGUAGES[0]) return;
  const response = await fetch(new URL(`lang/${tag}/trouble.txt`, document.baseURI)).catch(() => undefined);
  if (!response?.ok) return;
  const texts = await response.text();
  for (const [part, key] of [["what", code], ...["title", "read", "again", "label"].map((part) => [part, part])]) {
    const said = text(texts, `trouble.${key}`);
    if (said) document.getElementById(`trouble-${part}`).textContent = said;
  }
  const panel = document.getElementById("trouble");
  panel.lang = tag;
  panel.dir = RIGHT_TO_LEFT.includes(tag) ? "rtl" : "ltr";
}

/** A text of a file of texts. */
function text(texts, key) {
  const line = texts.split("\n").find((line) => line.startsWith(`${key} = `));
  return line?.slice(key.length + 3);
}

/** The language of the address or of the browser. */
function wished() {
  const asked = new URLSearchParams(location.search).get("lang");
  return choose([...(asked ? [asked] : []), ...navigator.languages]);
}

/** The language of a list of wishes that the page speaks, whatever the region; English where it speaks none. */
function choose(wishes) {
  const language = (tag) => tag.toLowerCase().split(/[-_]/)[0];
  for (const wish of wishes) {
    const found = LANGUAGES.find((tag) => language(tag) === language(wish));
    if (found) return found;
  }
  return LANGUAGES[0];
}

/** Fetches the texts that the page needs at once, in the language of the address or of the browser, else in English. */
async function fetchWords() {
  const chosen = wished();
  let trouble = "not-loaded";
  for (const tag of [chosen, LANGUAGES[0]]) {
    const response = await fetch(new URL(`lang/${tag}/core.txt`, document.baseURI)).catch(() => undefined);
    // A host that answers every address with its start page answers with HTML.
    if (!response?.ok || (response.headers.get("content-type") ?? "").startsWith("text/html")) {
      if (response) trouble = "not-found";
      continue;
    }
    words = await response.text();
    page.lang = tag;
    page.dir = RIGHT_TO_LEFT.includes(tag) ? "rtl" : "ltr";
    document.title = text(words, "page.title") ?? document.title;
    globalThis.skindepthWords = words;
    return;
  }
  throw new Trouble(trouble);
}

/** Whether wasm may run here: an empty module, for some engines ask the policy only when one starts. */
async function canRunWasm() {
  try {
    await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return true;
  } catch {
    return false;
  }
}

/** The program, or a trouble that says what was wrong with its file. */
async function fetchWasm(url) {
  let response;
  try {
    response = await fetch(url, { credentials: "same-origin" });
  } catch {
    throw new Trouble("not-loaded");
  }
  const wrong = unfit(response, "wasm");
  if (wrong) throw new Trouble(wrong);
  // Linked later and apart: what fails here came damaged, what fails there does not fit the script.
  return WebAssembly.compileStreaming(response).catch(() => {
    throw new Trouble("damaged");
  });
}

class Trouble extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

// Loaded with the first problem. Without it there is no result, which the program says in words.
addEventListener("skindepth:solve", async ({ detail }) => {
  try {
    (await import(new URL("solve.js", document.baseURI))).ask(detail);
  } catch {
    dispatchEvent(new CustomEvent("skindepth:solved", { detail: null }));
    dispatchEvent(new CustomEvent("skindepth:summed", { detail: null }));
  }
});
// Loaded when somebody asks for it, or when this page comes from a copy that was made for use without a network.
addEventListener("skindepth:offline", async ({ detail }) => {
  try {
    await (await load("offline.js")).ask(detail);
  } catch {
    dispatchEvent(new CustomEvent("skindepth:offline-said", { detail: ["failed", "0", "0", ""] }));
  }
});
addEventListener("skindepth:panic", () => tell("stopped"));
// What stands around the picture comes after it; without it there is a picture, and nothing to choose by.
addEventListener("skindepth:missing", () => tell("not-loaded"));
addEventListener("error", (event) => {
  // A trap ends the program whether or not it could say so itself.
  if (event.error instanceof WebAssembly.RuntimeError) tell("stopped");
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) tell("stopped");
});

/** In a frame of another page nothing more is loaded until somebody sees it. */
async function wait() {
  if (page.dataset.mode !== "widget") return;
  const frame = await load("embed/frame.js");
  if (!(await frame.wanted())) throw new Trouble("origin-denied");
}

async function load(file) {
  const url = new URL(file, document.baseURI);
  try {
    return await import(url);
  } catch {
    // A failed import says the same of everything; asking again tells a missing file from a damaged one.
    const response = await fetch(url).catch(() => undefined);
    throw new Trouble(!response ? "not-loaded" : unfit(response, "javascript") ?? "damaged");
  }
}

/** What is wrong with a file by the head of its answer. */
function unfit(response, type) {
  // A host that answers every address with its start page answers 200 with HTML.
  if (!response.ok) return "not-found";
  return (response.headers.get("content-type") ?? "").includes(type) ? undefined : "wrong-type";
}

async function start() {
  if (new URLSearchParams(location.search).has("doctor")) (await load("embed/doctor.js")).examine();
  await wait();
  // Beside the program, so that the first picture does not wait for it.
  const language = fetchWords();
  language.catch(() => {});
  if (typeof WebAssembly !== "object") throw new Trouble("no-webassembly");
  if (!(await canRunWasm())) throw new Trouble("blocked");
  // currentScript is null in a module.
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  const base = document.baseURI;
  const glue = load(js);
  const [program, module] = await Promise.all([glue, fetchWasm(new URL(wasm, base)), language]);
  await program.default({ module_or_path: module }).catch((error) => {
    if (error instanceof WebAssembly.LinkError || error instanceof TypeError) throw new Trouble("mixed-builds");
    throw error;
  });
}

if (/\/offline-[0-9a-f]{16}\/$/.test(new URL(document.baseURI).pathname)) {
  load("offline.js").then(({ keep }) => keep()).catch(() => {});
}
start().catch((error) => {
  const code = error instanceof Trouble ? error.code : "not-started";
  tell(barred && ["not-loaded", "damaged"].includes(code) ? "blocked" : code);
});
