// A whole texture of a face: its corners are the picture's.
uniform vec4 corner;             // x, z of the left end; what they grow by to the right
uniform float bottom;
varying vec3 at;
void main() {
  at = vec3(corner.x + corner.z * uv.x, mix(bottom, 0.1, uv.y), corner.y + corner.w * uv.x);
  gl_Position = vec4(position.xy, 0.0, 1.0);
}
