// A face as a picture: from its left end to its right, from the bottom to a little above the surface.
attribute float rise;
uniform float bottom;
varying vec3 at;
varying float top;
void main() {
  at = vec3(position.x, mix(bottom, 0.1, uv.y), position.z);
  top = rise;
  gl_Position = vec4(2.0 * uv - 1.0, 0.0, 1.0);
}
