// Runs before anything else in a page under test: remembers what went wrong and counts what is drawn.
//
// Tests ask for faults by a key in session storage, for a driver cannot run code before a page's own.

(() => {
  const probe = { errors: [], violations: [], ticks: 0, frames: [], contexts: new Set(), listeners: 0, asked: new Set(), step: 0 };
  Object.defineProperty(window, "__probe", { value: probe });

  // Safari's stacks do not say what happened.
  const text = (value) => {
    const message = String(value?.message ?? value);
    const stack = String(value?.stack ?? "");
    return (stack.includes(message) ? stack : `${message}\n${stack}`).trim().slice(0, 500);
  };
  // Captured: a script or style that does not load says so at its element only.
  addEventListener("error", (event) => {
    // A widget's own event of this name is no error of the page.
    if (event instanceof CustomEvent) return;
    // WebKit tells this of a frame whose host lays it out anew; what was not delivered comes with the next frame.
    if (window !== top && String(event.message).startsWith("ResizeObserver loop")) return;
    const source = event.target?.src ?? event.target?.href;
    probe.errors.push(source ? `not loaded: ${source}` : text(event.error ?? event.message));
  }, true);
  addEventListener("unhandledrejection", (event) => probe.errors.push(`unhandled: ${text(event.reason)}`));
  addEventListener("securitypolicyviolation", (event) => {
    // Asked for by the browser, by no page.
    if (event.blockedURI.endsWith("/favicon.ico")) return;
    probe.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });
  const consoleError = console.error;
  console.error = (...args) => {
    probe.errors.push(`console: ${args.map(text).join(" ")}`);
    consoleError.apply(console, args);
  };

  // How fine a picture gets hangs on how long its pieces took. Where a test compares pictures, every frame is told as
  // `step` milliseconds later than the last, so that no machine's mood has a say.
  let ahead = 0;
  const requestFrame = window.requestAnimationFrame;
  window.requestAnimationFrame = (callback) => {
    probe.ticks += 1;
    const id = requestFrame.call(window, (now) => {
      probe.asked.delete(id);
      const begun = performance.now();
      ahead += probe.step;
      callback(now + ahead);
      // When, and how long the page's own code kept the thread.
      probe.frames.push([now, performance.now() - begun]);
      if (probe.frames.length > 4000) probe.frames.splice(0, 2000);
    });
    // Asked for and not come yet: on a slow machine for seconds.
    probe.asked.add(id);
    return id;
  };
  const cancelFrame = window.cancelAnimationFrame;
  window.cancelAnimationFrame = (id) => {
    probe.asked.delete(id);
    cancelFrame.call(window, id);
  };

  // Graphics contexts that were given out.
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    const context = getContext.call(this, kind, ...rest);
    if (context && /webgl/.test(kind)) probe.contexts.add(context);
    return context;
  };
  // The program's memory, which no other count holds.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await make.apply(WebAssembly, args);
      probe.memory ??= (made.instance ?? made).exports.memory;
      return made;
    };
  }
  // Listeners of the window, which outlive every element.
  const { addEventListener: add, removeEventListener: remove } = window;
  // Weakly: what is forgotten must not live on because it was counted.
  const kept = new WeakMap();
  const keyOf = (kind, options) => `${kind} ${Boolean(options?.capture ?? options)}`;
  const forget = (kind, listener, options) => {
    if (kept.get(listener)?.delete(keyOf(kind, options))) probe.listeners -= 1;
  };
  window.addEventListener = function (kind, listener, options) {
    // One that goes by itself is nothing that is kept.
    if (options?.once) return add.call(window, kind, listener, options);
    if (!kept.has(listener)) kept.set(listener, new Set());
    const kinds = kept.get(listener);
    if (!kinds.has(keyOf(kind, options))) {
      kinds.add(keyOf(kind, options));
      probe.listeners += 1;
      options?.signal?.addEventListener("abort", () => forget(kind, listener, options));
    }
    return add.call(window, kind, listener, options);
  };
  window.removeEventListener = function (kind, listener, options) {
    forget(kind, listener, options);
    return remove.call(window, kind, listener, options);
  };

  const fault = sessionStorage.getItem("probe-fault");
  // Set before this script in a copy of the site that is to show its drawing.
  if (window.__drawn) {
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return /webgl/.test(kind) ? null : getContext.call(this, kind, ...rest);
    };
  }
  if (fault === "dense") {
    // A screen that is pretended has this box in CSS pixels still; without it the page asks for the ratio.
    delete ResizeObserverEntry.prototype.devicePixelContentBoxSize;
  } else if (fault === "wasm") {
    WebAssembly.instantiate = () => Promise.reject(new WebAssembly.CompileError("refused by the test"));
  } else if (fault === "network") {
    window.fetch = () => Promise.reject(new TypeError("refused by the test"));
  } else if (fault === "double" || fault === "markup") {
    // Every text of a language twice as long, or with markup around it.
    const get = window.fetch;
    const strange = (line) => line.replace(/^([^#]\S* = )(.*)$/, fault === "double" ? "$1$2 $2" : '$1<i onclick="x">$2</i>&amp;');
    window.fetch = async (...asked) => {
      const answer = await get.call(window, ...asked);
      if (!String(asked[0]).includes("lang/")) return answer;
      const text = (await answer.text()).split("\n").map(strange).join("\n");
      return new Response(text, { headers: { "content-type": "text/plain" } });
    };
  } else if (fault === "half") {
    const get = window.fetch;
    window.fetch = (...asked) =>
      String(asked[0]).includes("skindepth-late") ? Promise.reject(new TypeError("refused by the test")) : get.call(window, ...asked);
  } else if (fault === "missing") {
    const get = window.fetch;
    window.fetch = () => get.call(window, "./no-such-file.wasm");
  }
})();
