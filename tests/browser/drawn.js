// Runs before a page's own code: notes when the graphics processor is done with the first picture, and with the first one
// that has a pixel for each of the page's. For `cargo xtask bench`.

new PerformanceObserver((list, observer) => {
  if (list.getEntriesByName("skindepth:first-frame").length === 0) return;
  observer.disconnect();
  const canvas = document.querySelector("[data-part=canvas]");
  const gl = canvas.getContext("webgl2");
  const when = (done, then) => (done() ? then() : setTimeout(when, 1, done, then));
  const drawn = (then) => {
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    when(() => gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED, then);
  };
  drawn(() => {
    window.__drawn = performance.now();
    const whole = Math.floor(canvas.clientWidth);
    when(
      () => canvas.width >= whole,
      () => drawn(() => (window.__whole = performance.now())),
    );
  });
}).observe({ type: "mark", buffered: true });
