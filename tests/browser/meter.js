// Times every pass of the picture by waiting for the graphics processor before and after each draw: sums are right, but
// nothing overlaps any more, so frames are slower than without it. For `cargo xtask bench`.

(() => {
  const proto = WebGL2RenderingContext.prototype;
  const draw = proto.drawArrays;
  const names = new WeakMap();
  const PARTS = ["page", "cut faces", "skin", "hairs", "needles", "tissue", "sketch"];
  const nameOf = (gl) => {
    const program = gl.getParameter(gl.CURRENT_PROGRAM);
    if (!names.has(program)) {
      const text = gl.getAttachedShaders(program).map((shader) => gl.getShaderSource(shader)).join("");
      const reads = (name) => text.includes(`uniform ${name}`);
      const name = reads("sampler2D t_over") ? "light"
        : reads("sampler2D t_light") ? "screen"
        : reads("vec3 u_sites") ? "map of sites"
        : reads("vec3 u_pores") ? "map of relief"
        : reads("sampler2D t_capsules") ? "volume of tubes"
        : reads("float u_layer") ? "volume of noise"
        : PARTS[Number(/#define PART (\d)/.exec(text)?.[1] ?? 0)];
      names.set(program, name);
    }
    return names.get(program);
  };
  const wait = (gl) => {
    const floats = gl.getParameter(gl.FRAMEBUFFER_BINDING);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, floats ? gl.FLOAT : gl.UNSIGNED_BYTE, floats ? new Float32Array(4) : new Uint8Array(4));
  };
  const meter = { passes: {} };
  proto.drawArrays = function (...args) {
    wait(this);
    const begun = performance.now();
    draw.apply(this, args);
    wait(this);
    const took = performance.now() - begun;
    const [, , width, height] = this.getParameter(this.isEnabled(this.SCISSOR_TEST) ? this.SCISSOR_BOX : this.VIEWPORT);
    const pass = (meter.passes[nameOf(this)] ??= [0, 0, 0]);
    pass[0] += 1;
    pass[1] += width * height;
    pass[2] += took;
  };
  Object.defineProperty(window, "__meter", { value: meter });
})();
