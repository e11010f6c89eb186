// Serves a whole, checked copy of the site where there is one, and touches nothing else.
//
// `offline.js` makes the copies. Each lies in a cache of its own under addresses that carry its version
// (`offline-VERSION/...`), and the page in it has that folder as its base: whatever a page asks for comes from the copy
// that the page came from, however long it stays open and whatever else was downloaded meanwhile.

const site = new URL(self.registration.scope);
const PREFIX = `skindepth ${site.pathname} `;
/** Says which copy is opened: written last, when a copy is whole. */
const CURRENT = new URL("offline-current", site).href;
/** A copy is not cleared away while a page is still on its way to say that it uses it. */
const ARRIVING_MS = 20_000;

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== site.origin || !url.pathname.startsWith(site.pathname)) return;
  const path = url.pathname.slice(site.pathname.length);
  const copied = /^offline-([0-9a-f]{16})\/(.*)$/.exec(path);
  if (copied) {
    event.respondWith(copied[2] === "" ? home(url) : stored(copied[1], new URL(path, site).href));
  } else if (request.mode === "navigate" && (path === "" || path === "index.html")) {
    event.respondWith(page(event));
  }
});

/** The page: from the copy that is current, or from the network where there is none. */
async function page(event) {
  const version = await current().catch(() => undefined);
  const found = version && (await stored(version, new URL(`offline-${version}/`, site).href));
  if (!found?.ok) return fetch(event.request);
  event.waitUntil(
    navigator.locks.request(`${PREFIX}${version}`, { mode: "shared" }, () => new Promise((done) => setTimeout(done, ARRIVING_MS))),
  );
  return found;
}

/** The version of a consultation that is open, so that no window of it is of another; else the newest that is whole. */
async function current() {
  const consulting = `${PREFIX}consulting `;
  const { held } = await navigator.locks.query();
  for (const { name } of held) {
    const version = name.startsWith(consulting) && name.slice(consulting.length);
    if (version && (await caches.has(`${PREFIX}${version}`))) return version;
  }
  const said = await caches.match(CURRENT, { cacheName: `${PREFIX}current` });
  return (await said?.json())?.version;
}

/** A file of a copy. What a copy lacks is missing: the network may have another version by now. */
async function stored(version, address) {
  const found = await caches.match(address, { cacheName: `${PREFIX}${version}` }).catch(() => undefined);
  return found ?? new Response("no such file\n", { status: 404, headers: { "Content-Type": "text/plain" } });
}

/** A link to the folder itself leads to the page. */
function home(url) {
  return Response.redirect(new URL(url.search, site).href, 302);
}
