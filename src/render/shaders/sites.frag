// For every place on the surface the nearest needle or channel: x, z, depth as a share of the deepest, index.
uniform vec4 u_map;           // what it covers: least x and z, and how far from there
uniform vec2 u_map_size;
uniform vec3 u_sites[128];     // x, z, share of depth
uniform int u_site_count;
layout(location = 0) out vec4 o_site;

void main() {
  vec2 q = u_map.xy + gl_FragCoord.xy / u_map_size * u_map.zw;
  vec4 best = vec4(9.0, 9.0, 0.0, 0.0);
  float nearest = 1e9;
  for (int i = 0; i < 128; i++) {
    if (i >= u_site_count) break;
    vec2 d = q - u_sites[i].xy;
    float r = dot(d, d);
    if (r < nearest) { nearest = r; best = vec4(u_sites[i], float(i)); }
  }
  o_site = best;
}
