// Tissue on a cut: colour in rgb, relief in millimetres in a. Solid, so that front and side agree.
uniform vec4 borders;            // corneum, junction, papillary dermis, dermis

struct Cells { float f1; float f2; vec3 id; };

// Nearest and second nearest of the eight points around.
Cells cells(vec3 p) {
  ivec3 base = ivec3(floor(p - 0.5));
  Cells c = Cells(9.0, 9.0, vec3(0.0));
  for (int i = 0; i < 8; i++) {
    ivec3 cell = base + ivec3(i & 1, i >> 1 & 1, i >> 2);
    vec3 h = random(cell);
    float d = length(vec3(cell) + 0.5 + 0.6 * (h - 0.5) - p);
    if (d < c.f1) { c.f2 = c.f1; c.f1 = d; c.id = h; } else c.f2 = min(c.f2, d);
  }
  return c;
}

// One family of bundles: lies over what is there where it is higher.
void strands(vec3 p, vec3 along, vec3 across, float pitch, float seed, vec3 dark, vec3 light, inout vec4 top) {
  float t = dot(p, along), v = dot(p, across) / pitch;
  vec4 bend = noise(vec3(t * 1.7, v * 0.21, seed));
  v += 1.1 * bend.x;
  float lane = floor(v), f = 2.0 * fract(v) - 1.0;
  vec4 n = noise(vec3(t * 2.6 + 5.1 * lane, 3.7 * lane, seed + 9.0));
  float profile = sqrt(max(1.0 - f * f, 0.0));
  float height = pitch * (0.30 * profile + 0.55 * n.y) + 0.02 * n.z;
  float fine = 0.5 + 0.5 * sin(f * 9.0 + 3.0 * n.w + 2.0 * bend.y);
  vec3 colour = mix(dark, light, profile * (0.55 + 0.30 * n.z + 0.25 * fine));
  colour *= 0.72 + 0.28 * smoothstep(0.0, 0.5, profile);
  if (height > top.a) top = vec4(colour, height);
}

vec4 dermis(vec3 p, float depth) {
  float deep = smoothstep(borders.z - 0.04, borders.z + 0.12, depth + 0.05 * noise(p * 3.0).x);
  vec3 dark = mix(vec3(0.86, 0.57, 0.49), vec3(0.72, 0.36, 0.31), deep);
  vec3 light = mix(vec3(0.96, 0.79, 0.71), mix(vec3(0.91, 0.71, 0.62), vec3(0.95, 0.82, 0.70), collagen), deep);
  float pitch = mix(0.035, 0.095, deep);
  vec4 top = vec4(dark * 0.85, -0.05);
  strands(p, vec3(0.989, 0.149, 0.0), vec3(-0.149, 0.989, 0.0), pitch, 1.0, dark, light, top);
  strands(p, vec3(0.940, -0.330, 0.08), vec3(0.331, 0.944, 0.0), pitch * 0.9, 2.0, dark, light, top);
  strands(p, vec3(0.16, 0.10, 0.98), vec3(0.0, 0.995, -0.10), pitch * 0.8, 3.0, dark, light, top);
  vec4 e = noise(vec3(p.x * 1.5 + p.z, p.y * 26.0 + 2.0 * p.x, 4.0));
  top.rgb = mix(top.rgb, vec3(0.22, 0.09, 0.18), 0.5 * deep * smoothstep(0.10, 0.02, abs(e.x)) * smoothstep(0.1, 0.4, e.y));
  return top;
}

vec4 fat(vec3 p) {
  vec4 n = noise(p * 1.6);
  float wall = abs(n.x + 0.4 * n.y);
  Cells c = cells(p * 8.5 + 0.2 * n.zww);
  float edge = c.f2 - c.f1;
  vec3 colour = mix(vec3(0.88, 0.66, 0.29), vec3(0.94, 0.79, 0.48), c.id.x);
  colour = mix(vec3(0.82, 0.55, 0.26), colour, smoothstep(0.0, 0.14, edge));
  float septum = smoothstep(0.11, 0.04, wall);
  float fibre = sin(wall * 260.0 + 4.0 * n.z);
  colour = mix(colour, vec3(0.81, 0.52, 0.43) * (1.0 + 0.12 * fibre), septum);
  return vec4(colour, mix(0.03 * sqrt(max(1.0 - c.f1 * c.f1 * 1.6, 0.0)), 0.012, septum));
}

// Horny layer in wavy sheets, living cells with their nuclei, ridges below.
vec4 epidermis(float below, float under, vec3 p) {
  float along = p.x + 0.97 * p.z;
  if (below < borders.x) {
    float sheet = sin(below * 1400.0 + 5.0 * noise(vec3(along * 9.0, below * 40.0, 6.0)).x);
    return vec4(mix(vec3(0.80, 0.60, 0.40), vec3(0.90, 0.78, 0.64), 0.5 + 0.5 * sheet), 0.002 * sheet);
  }
  vec3 colour = mix(vec3(0.35, 0.10, 0.14), vec3(0.69, 0.33, 0.29), smoothstep(0.0, 0.02, under));
  vec2 q = vec2(along, below) / 0.012;
  vec3 h = random(ivec3(ivec2(floor(q)), 3));
  float nucleus = smoothstep(0.32, 0.22, length(fract(q) - 0.5 - 0.3 * (h.xy - 0.5)));
  colour = mix(colour, vec3(0.25, 0.09, 0.21), 0.7 * nucleus);
  return vec4(colour, 0.001 * nucleus);
}

vec4 tissue(vec3 p, float depth) {
  vec4 n = noise(vec3(p.x, 1.0, p.z) * vec3(5.5, 1.0, 5.5));
  float junction = borders.y + 0.022 * n.x + 0.010 * noise(p * 14.0).y;
  float floorOfDermis = borders.w + 0.14 * noise(p * 1.4).z;
  if (depth < junction) return epidermis(depth, junction - depth, p);
  if (-p.y < floorOfDermis) {
    vec4 d = dermis(p, depth);
    d.rgb *= mix(0.8, 1.0, smoothstep(0.0, 0.02, depth - junction));
    return d;
  }
  return fat(p);
}
