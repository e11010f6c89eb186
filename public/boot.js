// Starts the program, and speaks for it when it cannot start or had to stop.
//
// The page is readable before this file runs and stays readable if anything here fails: all that this file ever
// does to the story is to leave it alone. No text of an error reaches the page, only words chosen here and a code.

const page = document.documentElement;

/** What a person is told, by code. The first sentence says what happened, the second what can be done. */
const TROUBLES = {
  "no-webassembly":
    "This browser cannot run WebAssembly, or its settings forbid it. A current version of Chrome, Edge, Firefox or Safari can.",
  "not-found":
    "A part of the program is missing on the server. Loading the page again may help if the site was just updated.",
  "not-loaded":
    "A part of the program could not be loaded. Check the connection and try again.",
  "not-started":
    "The program was loaded but could not start in this browser. A current version of Chrome, Edge, Firefox or Safari can run it.",
  "stopped":
    "The program met an error and stopped. Nothing was stored or sent. Trying again starts it afresh.",
};

let told = false;

/** Shows the panel once; the first trouble is the cause, the rest is its echo. */
function tell(code) {
  if (told) return;
  told = true;
  page.dataset.state = "failed";
  page.dataset.trouble = code;
  document.getElementById("trouble-what").textContent = TROUBLES[code];
  document.getElementById("trouble-code").textContent = code;
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

/** Whether wasm may be compiled here: an empty module, compiled the same way as the real one. */
async function canRunWasm() {
  try {
    await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return true;
  } catch {
    return false;
  }
}

/** The wasm file, or a trouble that says what was wrong with it. */
async function fetchWasm(url) {
  let response;
  try {
    response = await fetch(url, { credentials: "same-origin" });
  } catch {
    throw new Trouble("not-loaded");
  }
  // A host that answers every address with its start page answers 200 with HTML.
  const isWasm = (response.headers.get("content-type") ?? "").startsWith("application/wasm");
  if (!response.ok || !isWasm) throw new Trouble("not-found");
  return response;
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
  }
});
addEventListener("skindepth:panic", () => tell("stopped"));
addEventListener("error", (event) => {
  // A trap ends the program whether or not it could say so itself.
  if (event.error instanceof WebAssembly.RuntimeError) tell("stopped");
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) tell("stopped");
});

async function start() {
  if (typeof WebAssembly !== "object" || !(await canRunWasm())) throw new Trouble("no-webassembly");
  // currentScript is null in a module.
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  const base = document.baseURI;
  const glue = import(new URL(js, base)).catch(() => {
    throw new Trouble("not-loaded");
  });
  const [program, file] = await Promise.all([glue, fetchWasm(new URL(wasm, base))]);
  await program.default({ module_or_path: file });
}

start().catch((error) => tell(error instanceof Trouble ? error.code : "not-started"));
