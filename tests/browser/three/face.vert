// A cut face or the skin. Folds come with the geometry, as what the surface rises above each place; dents with the needles.
attribute float rise;
varying vec3 at;
varying float top;
varying vec3 eyeward;
void main() {
  at = position;
  top = rise - dent(nearest(at));
#ifdef SKIN
  at.y = top;
#else
  at.y = mix(position.y, top, uv.y);
#endif
  vec4 world = modelMatrix * vec4(at, 1.0);
  eyeward = cameraPosition - world.xyz;
  gl_Position = projectionMatrix * viewMatrix * world;
}
