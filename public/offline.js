// Copies of the site for use without a network: made when somebody asks for one, whole or not at all, each file checked
// against its digest. `sw.js` serves them. Nothing here runs, and nothing is stored, before it is asked for.

const base = new URL(document.baseURI);
/** The version of the copy that this page comes from, if it comes from one. */
const own = /\/offline-([0-9a-f]{16})\/$/.exec(base.pathname)?.[1];
const site = own ? new URL("../", base) : new URL("./", base);

const PREFIX = `skindepth ${site.pathname} `;
const CURRENT = new URL("offline-current", site).href;
/** Files on their way at once. */
const LANES = 4;
/** So long nothing may arrive of a file. */
const STALL_MS = 10_000;
/** How long a worker may take to start. */
const PATIENCE_MS = 10_000;
/** The largest file that a clinic may add, in bytes. */
const LARGEST_EXTRA = 1_000_000;

// The one script address that this file makes: where Trusted Types are enforced, any other is refused.
const worker = new URL("sw.js", site).href;
const policy = globalThis.trustedTypes?.createPolicy("skindepth-offline", {
  createScriptURL(asked) {
    if (asked !== worker) throw new TypeError("not the service worker");
    return asked;
  },
});

class Trouble extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** What is known: a state, how much of how much is there, a version. */
function tell(state, done = 0, all = 0, version = "") {
  dispatchEvent(new CustomEvent("skindepth:offline-said", { detail: [state, String(done), String(all), version] }));
}

function supported() {
  return isSecureContext && "serviceWorker" in navigator && "caches" in globalThis && "locks" in navigator && crypto.subtle;
}

/** The copy that the next opening of the page shows. */
async function current() {
  const said = await caches.match(CURRENT, { cacheName: `${PREFIX}current` });
  return said && (await said.json());
}

/** Says how things stand, with the worker that is known already or else with the one that the browser names. */
async function look(known) {
  if (!supported()) return tell("blocked");
  const registration = known ?? (await navigator.serviceWorker.getRegistration(site.href));
  const copy = registration?.active && (await current());
  if (!copy) tell("none");
  else if (own && own !== copy.version) tell("newer", 0, 0, copy.version);
  else tell("ready", 0, 0, copy.version);
}

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const digest = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));

/**
 * A file as the server has it now. One that stops arriving is given up: a broken network may say nothing at all; so is
 * one that nobody wants any more.
 */
async function download(path, unwanted) {
  const stalled = new AbortController();
  unwanted?.addEventListener("abort", () => stalled.abort());
  let waiting;
  const alive = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => stalled.abort(), STALL_MS);
  };
  alive();
  try {
    const response = await fetch(new URL(path, site), { cache: "no-cache", credentials: "same-origin", signal: stalled.signal });
    if (!response.ok) throw new Trouble(response.status === 404 ? "missing" : "failed");
    const chunks = [];
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader.read()) {
      chunks.push(part.value);
      alive();
    }
    const headers = new Headers(response.headers);
    for (const name of ["content-encoding", "content-length", "set-cookie"]) headers.delete(name);
    return { bytes: await new Blob(chunks).arrayBuffer(), headers };
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble("failed");
  } finally {
    clearTimeout(waiting);
  }
}

/** The build's own list of files. */
async function listing() {
  const { bytes } = await download("offline.json");
  try {
    const { version, files } = JSON.parse(new TextDecoder().decode(bytes));
    const sound = files.every((file) => typeof file.path === "string" && /^[0-9a-f]{64}$/.test(file.sha256) && file.bytes >= 0);
    if (!sound || typeof version !== "string") throw new Trouble("damaged");
    return { version, files };
  } catch {
    throw new Trouble("damaged");
  }
}

/** A path below the site's folder, and nothing else. */
const isPath = (path) => typeof path === "string" && /^[\w-][\w./-]*$/.test(path) && !path.includes("..");

/** What a clinic has put beside the site: its configuration and its logo. They may be missing, and have no digests. */
async function extras(names) {
  const found = [];
  const add = async (path) => {
    if (!isPath(path) || found.some((one) => one.path === path)) return undefined;
    try {
      const { bytes, headers } = await download(path);
      const isPage = (headers.get("content-type") ?? "").startsWith("text/html");
      if (isPage || bytes.byteLength > LARGEST_EXTRA) return undefined;
      found.push({ path, bytes, headers, sha256: await digest(bytes) });
      return bytes;
    } catch (error) {
      // A file that is not there is no trouble; one that could not be had is.
      if (error instanceof Trouble && error.code === "missing") return undefined;
      throw error;
    }
  };
  for (const name of names) {
    const text = await add(name);
    if (!text) continue;
    try {
      const { logo } = JSON.parse(new TextDecoder().decode(text));
      await add(typeof logo === "string" ? logo : logo?.src);
    } catch (error) {
      if (error instanceof Trouble) throw error;
      // The page itself says what is wrong with a configuration.
    }
  }
  return found;
}

/** The page of a copy: its base is the copy's folder, and what installs the app stays outside. */
function rebased(bytes, version) {
  const once = (text, pattern, by) => {
    if (text.match(new RegExp(pattern, "g"))?.length !== 1) throw new Trouble("damaged");
    return text.replace(new RegExp(pattern), by);
  };
  const text = new TextDecoder().decode(bytes);
  const moved = once(text, '<base href="?\\./"?', `<base href="./offline-${version}/"`);
  return new TextEncoder().encode(once(moved, 'href="?app\\.webmanifest"?', 'href="../app.webmanifest"'));
}

/** Fills a cache with everything. When it returns or throws nothing is on its way any more, and nothing more is told. */
async function fill(cache, version, { files, more }, progress) {
  const put = (path, bytes, headers) => cache.put(new URL(`offline-${version}/${path}`, site).href, new Response(bytes, { headers }));
  const all = files.reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  const broken = new AbortController();
  let trouble;
  const waiting = [...files];
  const lane = async () => {
    for (let file = waiting.shift(); file && !trouble; file = waiting.shift()) {
      const isPage = file.path === "index.html";
      // The page by the address that people open: that is the one whose headers count.
      const { bytes, headers } = await download(isPage ? "./" : file.path, broken.signal);
      if ((await digest(bytes)) !== file.sha256) throw new Trouble("damaged");
      await put(isPage ? "" : file.path, isPage ? rebased(bytes, version) : bytes, headers);
      done += file.bytes;
      if (!trouble) progress(done, all);
    }
  };
  const lanes = Array.from({ length: LANES }, () => lane().catch((error) => {
    trouble ??= error;
    broken.abort();
  }));
  await Promise.all(lanes);
  if (trouble) throw trouble;
  for (const { path, bytes, headers } of more) await put(path, bytes, headers);
}

/** Has a worker that runs. After a failure WebKit may name it to the next page only, so it is handed on from here. */
async function register() {
  const address = policy ? policy.createScriptURL(worker) : worker;
  await navigator.serviceWorker.register(address, { scope: site.href, updateViaCache: "none" }).catch((error) => {
    throw new Trouble(error.name === "SecurityError" ? "blocked" : "failed");
  });
  const late = new Promise((_, give) => setTimeout(() => give(new Trouble("failed")), PATIENCE_MS));
  return Promise.race([navigator.serviceWorker.ready, late]);
}

/** Downloads what the server has now, whole or not at all, and makes it the copy that is opened next; gives the worker. */
async function copy(names, say) {
  const list = await listing();
  const more = await extras(names);
  // What a clinic changes makes another version, as another build does.
  const parts = [list.version, ...more.map(({ path, sha256 }) => `${path} ${sha256}`)].join("\n");
  const version = (await digest(new TextEncoder().encode(parts))).slice(0, 16);
  const registered = await navigator.serviceWorker.getRegistration(site.href);
  if (registered?.active && (await current())?.version === version) return registered;
  return navigator.locks.request(`${PREFIX}${version}`, { mode: "shared" }, async () => {
    const name = `${PREFIX}${version}`;
    let registration;
    try {
      // Leftovers of an attempt that was cut off.
      await caches.delete(name);
      await fill(await caches.open(name), version, { files: list.files, more }, (done, all) => say("making", done, all));
      registration = await register();
    } catch (error) {
      await caches.delete(name);
      // A worker without a copy would have nothing to serve.
      if (!(await current())) await (await navigator.serviceWorker.getRegistration(site.href))?.unregister();
      throw error;
    }
    const note = await caches.open(`${PREFIX}current`);
    await note.put(CURRENT, new Response(JSON.stringify({ version, names }), { headers: { "Content-Type": "application/json" } }));
    return registration;
  });
}

function code(error) {
  if (error instanceof Trouble) return error.code === "missing" ? "failed" : error.code;
  if (error?.name === "QuotaExceededError") return "full";
  return error?.name === "SecurityError" || error?.name === "InvalidStateError" ? "blocked" : "failed";
}

/** One at a time, over all windows: who comes second waits for the first, and says what came of it. */
async function make(say) {
  if (!supported()) return tell("blocked");
  const asked = new URLSearchParams(location.search).get("config");
  say("making");
  const mine = await navigator.locks.request(`${PREFIX}making`, { ifAvailable: true }, async (lock) => {
    if (!lock) return false;
    try {
      const names = (await current())?.names ?? [];
      await look(await copy([...new Set(["clinic.json", ...names, ...(isPath(asked) ? [asked] : [])])], say));
    } catch (error) {
      // The copy that was there before is as good as it was.
      say(code(error), 0, 0, (await current().catch(() => undefined))?.version);
    }
    return true;
  });
  if (mine) return;
  await navigator.locks.request(`${PREFIX}making`, { mode: "shared" }, () => {});
  await look();
}

/** Clears away every copy but the current one and those that a page still uses. */
async function clear(keep) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX) || name === `${PREFIX}${keep}` || (keep && name === `${PREFIX}current`)) continue;
    await navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && caches.delete(name));
  }
}

/** Takes every copy away again, and opens the page from the network. */
async function remove() {
  if (!supported()) return tell("blocked");
  await caches.delete(`${PREFIX}current`);
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await (await navigator.serviceWorker.getRegistration(site.href))?.unregister();
  if (own) location.reload();
  else tell("none");
}

let release = null;

/** While a consultation is open, every window of it opens in this page's version. */
function consult() {
  if (!own || release) return;
  // Here and now, not once the lock is granted: whoever asks twice must not hold it twice.
  const over = new Promise((end) => {
    release = end;
  });
  navigator.locks.request(`${PREFIX}consulting ${own}`, { mode: "shared" }, () => over);
}

/** What the page asks for by `skindepth:offline`. */
export async function ask(what) {
  try {
    if (what === "look") await look();
    else if (what === "make") await make(tell);
    else if (what === "remove") await remove();
    else if (what === "consult") consult();
    else if (what === "done") done();
  } catch (error) {
    tell(code(error));
  }
}

/** Ends the consultation as far as versions go: the next page may be newer. */
function done() {
  release?.();
  release = null;
}

/** A page that comes from a copy holds it, clears away what nobody uses, and looks for a newer version. */
export async function keep() {
  if (!own || !supported()) return;
  navigator.locks.request(`${PREFIX}${own}`, { mode: "shared" }, () => new Promise(() => {}));
  const copy = await current().catch(() => undefined);
  if (!copy) return;
  await clear(copy.version);
  // Quietly: without a network the copy is what it is for, and it stands as it stood.
  await make((state, ...rest) => (state === "making" ? tell(state, ...rest) : look()));
}
