// The distance to one capsule, where its kind has a channel, and the farthest of all elsewhere: blending keeps the least.
flat in vec4 v_from, v_to, v_kind;
in vec3 v_place;
layout(location = 0) out vec4 o_distance;

void main() {
  vec3 way = v_to.xyz - v_from.xyz, p = v_place - v_from.xyz;
  float t = clamp(dot(p, way) / max(dot(way, way), 1e-9), 0.0, 1.0);
  float distance_mm = length(p - way * t) - mix(v_from.w, v_to.w, t);
  // From 0.05 mm inside to 0.11 mm outside fills a byte's range.
  o_distance = 1.0 - v_kind * (1.0 - (distance_mm + 0.05) / 0.16);
}
