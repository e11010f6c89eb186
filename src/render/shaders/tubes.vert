// The rectangle that a capsule can reach in one slice of the volume of distances. Capsules are rows of a texture.
uniform sampler2D t_capsules;   // one end and its radius, the other end and its, the channel of its kind
uniform float u_slice;          // where the slice stands, mm behind the cut
flat out vec4 v_from, v_to, v_kind;
out vec3 v_place;

void main() {
  // Two triangles: corners 0, 1, 2 and 3, 2, 1.
  int row = gl_VertexID / 6, turn = gl_VertexID - 6 * row, at = turn < 3 ? turn : 6 - turn;
  v_from = texelFetch(t_capsules, ivec2(0, row), 0);
  v_to = texelFetch(t_capsules, ivec2(1, row), 0);
  v_kind = texelFetch(t_capsules, ivec2(2, row), 0);
  // So far from a tube distances are written.
  float reach = max(v_from.w, v_to.w) + 0.075;
  vec2 run = v_to.xy - v_from.xy;
  vec2 along = run / max(length(run), 1e-6) * reach, corner = vec2(at & 1, at >> 1);
  // A capsule that dives straight has no direction here; any will do.
  if (length(run) < 1e-6) along = vec2(reach, 0.0);
  v_place = vec3(mix(v_from.xy - along, v_to.xy + along, corner.x) + vec2(-along.y, along.x) * (corner.y * 2.0 - 1.0), -u_slice);
  bool near = v_place.z > min(v_from.z, v_to.z) - reach && v_place.z < max(v_from.z, v_to.z) + reach;
  // The block is 4 mm wide and 3.2 mm high. What does not reach the slice shrinks to a point beside it.
  gl_Position = vec4(near ? v_place.xy / vec2(2.0, 1.6) + vec2(0.0, 1.0) : vec2(2.0), 0.0, 1.0);
}
