// The page and the soft shadow of the block on it.
varying vec3 at;
void main() {
  vec2 q = abs(at.xz - vec2(0.1, -1.05)) - vec2(1.95, 0.95);
  float d = length(max(q, 0.0));
  gl_FragColor = vec4(0.10, 0.06, 0.04, 0.36 * exp(-1.9 * d) + 0.30 * exp(-9.0 * d));
  #include <colorspace_fragment>
}
