// Relief of the resting surface. R height (mm), G primary lines, B secondary lines (1 on plates, 0 in lines), A pores.
uniform vec4 u_map;           // what it covers: least x and z, and how far from there
uniform vec2 u_map_size;
uniform vec4 u_concern;       // wrinkle, scar, dark marks, widened pores
uniform vec3 u_pores[32];     // x, z, radius
uniform int u_pore_count;
layout(location = 0) out vec4 o_relief;

void main() {
  vec2 q = u_map.xy + gl_FragCoord.xy / u_map_size * u_map.zw;
  vec4 broad = noise(vec3(q * 1.25, 3.3)), fine = noise(vec3(q * 4.3, 8.2));
  vec2 w = q + 0.075 * broad.xy + 0.012 * fine.xy;

  // Three families of lines of different strength: skin is a net with a grain, not cobbles.
  vec3 gap;
  float bulge = 0.0;
  for (int i = 0; i < 3; i++) {
    vec2 at = i == 0 ? mat2(0.93, -0.37, 0.37, 0.93) * w * vec2(2.4, 3.4) : i == 1 ? mat2(0.62, 0.78, -0.78, 0.62) * w * vec2(6.0, 7.6) : w * vec2(15.0, 13.0);
    Cell c = cells2(at, i == 0 ? 0.60 : 0.66, 11 + i);
    float wide = c.f2 - c.f1;
    gap = i == 0 ? vec3(wide) : i == 1 ? vec3(gap.x, wide, wide) : vec3(gap.xy, wide);
    if (i == 0) bulge = 1.0 - 1.3 * c.f1 * c.f1;
  }
  // Furrows are shallow and wide, and fade in and out along their way: sharp ones look like cracks.
  float primary = mix(1.0, smoothstep(-0.06, 0.30, gap.x), 0.78 + 0.22 * fine.w);
  float secondary = mix(1.0, smoothstep(-0.05, 0.30, gap.y), 0.72 + 0.28 * broad.x);
  float tertiary = smoothstep(0.0, 0.30, gap.z);

  vec2 s = (q - vec2(1.08, -0.52)) * vec2(1.0, 1.1);
  float scar_r = length(s) / 0.46 + 0.06 * fine.z;
  float smoothed = 1.0 - 0.75 * u_concern.y * (1.0 - smoothstep(0.55, 1.0, scar_r));

  float h = smoothed * (-0.016 * (1.0 - primary) * (0.75 + 0.25 * broad.w) - 0.0065 * (1.0 - secondary)
          - 0.0024 * (1.0 - tertiary) + 0.007 * bulge);
  h += 0.016 * broad.z + 0.005 * fine.z;

  float x = q.x - 0.02 - 0.10 * sin(q.y * 1.7 + 0.5) - 0.03 * fine.x;
  h -= 0.12 * u_concern.x * exp(-pow(abs(x) / 0.075, 1.5));
  h += 0.028 * u_concern.x * bell((abs(x) - 0.24) / 0.13);
  h -= 0.19 * u_concern.y * (1.0 - smoothstep(0.30, 1.0, scar_r));
  h += 0.020 * u_concern.y * bell((scar_r - 1.08) / 0.16);

  float pores = 0.0;
  for (int i = 0; i < 32; i++) {
    if (i >= u_pore_count) break;
    float radius = u_pores[i].z * (1.0 + 0.45 * u_concern.w);
    float r = length(q - u_pores[i].xy);
    pores += bell(r / radius);
    h += 0.003 * bell((r - 2.0 * radius) / 0.06);
  }
  h -= (0.085 + 0.03 * u_concern.w) * min(pores, 1.0);
  o_relief = vec4(h, primary, secondary, min(pores, 1.0));
}
