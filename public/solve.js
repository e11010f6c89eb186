// The page's side of the diffusion calculation: hands problems to workers and results back, as events of the window.
//
// boot.js loads this file with the first problem. There are two lanes, each with a worker of its own: solutions, which
// follow a dragged slider, and summaries with their ranges, which take a second. In each one problem is worked on at a
// time; of those that come meanwhile only the latest is kept, so that nothing queues up.

const address = new URL("solver.js", document.baseURI).href;

// The one script address that this page ever makes: where Trusted Types are enforced, any other is refused.
const policy = globalThis.trustedTypes?.createPolicy("skindepth-solver", {
  createScriptURL(asked) {
    if (asked !== address) throw new TypeError("not the solver");
    return asked;
  },
});

/** After so many failures in a row the browser can't do it, or the server lacks a file. */
const PATIENCE = 3;
/** Numbers of a problem; one more asks for its summary. */
const PROBLEM = 21;

function lane(name) {
  let worker = null;
  let failures = 0;
  let busy = false;
  let next = null;

  /** Numbers, or null where no result can come. */
  function tell(result) {
    dispatchEvent(new CustomEvent(name, { detail: result }));
  }

  function start() {
    worker = new Worker(policy ? policy.createScriptURL(address) : address, { type: "module" });
    worker.onmessage = ({ data }) => {
      busy = false;
      if (data?.length) {
        failures = 0;
        tell(data);
        send();
      } else {
        fail();
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      fail();
    };
  }

  /** A worker that met an error is not asked again; the next problem gets a new one. */
  function fail() {
    worker?.terminate();
    worker = null;
    busy = false;
    failures += 1;
    if (next && failures < PATIENCE) send();
    else tell(null);
  }

  function send() {
    if (busy || !next) return;
    const problem = next;
    next = null;
    try {
      if (!worker) start();
      busy = true;
      worker.postMessage(problem);
    } catch {
      fail();
    }
  }

  return (problem) => {
    if (failures >= PATIENCE) {
      tell(null);
      return;
    }
    next = problem;
    send();
  };
}

const solutions = lane("skindepth:solved");
const summaries = lane("skindepth:summed");

/** Asks for the solution of a problem, or for its summary; it comes as `skindepth:solved` or `skindepth:summed`. */
export function ask(problem) {
  (problem.length > PROBLEM ? summaries : solutions)(problem);
}
