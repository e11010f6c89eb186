// `?doctor`: examines how this copy of the site is served, and prints what to change where. For whoever runs the host.

const HOSTS = {
  type: {
    nginx: "types { application/wasm wasm; }",
    Apache: "AddType application/wasm .wasm",
    Caddy: "header *.wasm Content-Type application/wasm",
    WordPress: "add `AddType application/wasm .wasm` to .htaccess, or ask the host to",
  },
  headers: {
    nginx: "include hosting/nginx.conf of the release",
    Apache: "copy hosting/htaccess of the release to .htaccess",
    Caddy: "import hosting/Caddyfile of the release",
    WordPress: "serve the files from a folder with hosting/htaccess in it",
  },
};

/** One look at the site: what it is about, whether it is well, and which of HOSTS mends it. */
async function looks() {
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  const ask = (file) => fetch(new URL(file, document.baseURI), { method: "HEAD" }).catch(() => undefined);
  const [page, glue, program, missing] = await Promise.all(
    [location.pathname, js, wasm, `missing-${Date.now()}.js`].map((file) => ask(file)),
  );
  // What the header says does not reach a page in every browser; how much came over the line does.
  const script = new URL(js, document.baseURI).href;
  await fetch(script).then((response) => response.arrayBuffer(), () => undefined);
  const packed = performance.getEntriesByName(script).some((entry) => entry.encodedBodySize < entry.decodedBodySize);
  const header = (response, name) => response?.headers.get(name) ?? "";
  const policy = header(page, "content-security-policy");
  const compiles = await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false);
  return [
    ["The program's files are there", glue?.ok && program?.ok, "headers"],
    ["WebAssembly is sent as application/wasm", header(program, "content-type").startsWith("application/wasm"), "type"],
    ["A missing file is a 404", missing?.status === 404, "headers"],
    ["WebAssembly may run", compiles, "headers"],
    ["The page sends a security policy", policy.includes("frame-ancestors"), "headers"],
    ["Files with a digest are kept by browsers", header(program, "cache-control").includes("immutable"), "headers"],
    ["Files are sent compressed", packed || header(program, "content-encoding") !== "", "headers"],
    ["Other sites' frames may load the files", header(glue, "access-control-allow-origin") === "*", "headers"],
    ["This browser draws with WebGL 2", Boolean(document.createElement("canvas").getContext("webgl2")), undefined],
  ];
}

/** Writes the findings above everything else on the page. */
export async function examine() {
  const list = document.createElement("ul");
  for (const [what, well, mend] of await looks()) {
    const item = document.createElement("li");
    item.dataset.well = well ? "yes" : "no";
    item.textContent = `${well ? "✓" : "✗"} ${what}`;
    if (!well && mend) {
      const fixes = document.createElement("dl");
      for (const [host, fix] of Object.entries(HOSTS[mend])) {
        const [term, detail] = [document.createElement("dt"), document.createElement("dd")];
        term.textContent = host;
        detail.textContent = fix;
        fixes.append(term, detail);
      }
      item.append(fixes);
    }
    list.append(item);
  }
  const report = document.createElement("section");
  report.id = "doctor";
  report.append(list);
  document.body.prepend(report);
}
