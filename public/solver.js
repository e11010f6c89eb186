// The worker: solves one problem after the other. An empty answer says that it could not.

import init, { solve } from "./skindepth-solver.js";

const ready = init();
// The first problem says what went wrong; a rejection that nobody has asked about yet is none.
ready.catch(() => {});

addEventListener("message", async ({ data }) => {
  let result;
  try {
    await ready;
    result = solve(data);
  } catch {
    result = new Float32Array();
  }
  postMessage(result, [result.buffer]);
});
