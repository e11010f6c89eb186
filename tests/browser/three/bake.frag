// Square roots: eight bits are few for linear light. Relief of -0.1 to 0.1 mm.
varying vec3 at;
varying float top;
void main() {
  vec4 t = tissue(at, top - at.y);
  gl_FragColor = vec4(sqrt(t.rgb), 5.0 * t.a + 0.5);
}
