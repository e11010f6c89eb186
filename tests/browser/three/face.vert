// A cut face or the skin: the upper edge follows the surface.
varying vec3 at;
varying vec3 eyeward;
void main() {
  at = position;
#ifdef SKIN
  at.y = surface(at.xz);
#else
  at.y = mix(position.y, surface(at.xz), uv.y);
#endif
  vec4 world = modelMatrix * vec4(at, 1.0);
  eyeward = cameraPosition - world.xyz;
  gl_Position = projectionMatrix * viewMatrix * world;
}
