// Notes every picture that reaches the canvas: when, how long the page's own code kept the thread for it, and how many
// pixels it has. The same for any page that draws with WebGL2 in animation frames. For `cargo xtask bench`.

(() => {
  const proto = WebGL2RenderingContext.prototype;
  const presented = { frames: [] };
  const bound = new WeakMap();
  let pixels = 0;
  const bind = proto.bindFramebuffer;
  proto.bindFramebuffer = function (target, framebuffer) {
    if (target !== this.READ_FRAMEBUFFER) bound.set(this, framebuffer);
    bind.call(this, target, framebuffer);
  };
  for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
    const draw = proto[name];
    proto[name] = function (...args) {
      if (!bound.has(this)) bound.set(this, this.getParameter(this.FRAMEBUFFER_BINDING));
      if (!bound.get(this)) pixels = this.drawingBufferWidth * this.drawingBufferHeight;
      draw.apply(this, args);
    };
  }
  const requestFrame = window.requestAnimationFrame;
  window.requestAnimationFrame = (callback) =>
    requestFrame.call(window, (now) => {
      const begun = performance.now();
      callback(now);
      if (pixels > 0) presented.frames.push([begun, performance.now() - begun, pixels]);
      pixels = 0;
    });
  Object.defineProperty(window, "__presented", { value: presented });
})();
