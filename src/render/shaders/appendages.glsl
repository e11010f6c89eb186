// Structures inside the tissue: follicle, gland, muscle; vessels, nerves and sweat duct from the distance volume;
// immune cells.
uniform sampler3D t_tubes;       // distances to artery, vein, nerve, sweat duct
uniform vec3 u_hair_bulb;
uniform vec4 u_gland;            // centre, radius

#if PART > 4
float blend_min(float a, float b, float k) {
  float h = saturate(0.5 + 0.5 * (b - a) / k);
  return mix(b, a, h) - k * h * (1.0 - h);
}

void follicle(vec3 s, float d, vec4 n, float px, inout Tissue m) {
  vec3 axis = u_hair_bulb - u_hair_mouth;
  float t = dot(s - u_hair_mouth, axis) / dot(axis, axis);
  if (t < -0.05 || t > 1.14) return;
  vec3 centre = u_hair_mouth + axis * t;
  centre.x += 0.05 * sin(t * 3.1416) * sign(axis.x + 1e-4) + 0.010 * n.x;
  vec2 q = s.xz - centre.xz;
  float r = length(q);
  float bulb = bell((t - 0.955) / 0.075);
  float closing = sqrt(max(1.0 - smoothstep(1.005, 1.060, t), 0.0));
  float outer = (u_hair_radii.y * (0.80 * smoothstep(-0.05, 0.16, t) + 0.25) * (1.0 - 0.12 * sin(t * 9.0) - 0.20 * smoothstep(0.35, 0.90, t)) + 0.055 * bulb) * closing;
  float inner = (1.7 * u_hair_radii.x + 0.026 * bulb) * sqrt(max(1.0 - smoothstep(0.98, 1.03, t), 0.0));
  float sheath = outer + 0.018 * closing;
  float inside = smoothstep(px, -px, r - sheath);
  if (inside <= 0.0 || d < -0.02) return;
  float open = 1.0 - smoothstep(0.02, 0.20, t);               // infundibulum: open to the air
  float cell = 1.0;
  if (px < 0.006) {
    Cell c = cells2(vec2(r * 70.0, t * 130.0 + q.x * 20.0), 0.8, 101);
    cell = mix(1.0, 0.80 + 0.25 * smoothstep(0.0, 0.2, c.f2 - c.f1), smoothstep(0.006, 0.003, px));
  }
  vec3 k = mix(PAL_CONNECTIVE_SHEATH, PAL_OUTER_SHEATH, 0.15);
  float relief = 0.0, below = smoothstep(0.10, 0.34, d);         // above, its wall is the epidermis itself
  float in_outer = smoothstep(px, -px, r - outer);
  k = mix(k, PAL_OUTER_SHEATH * cell, in_outer);
  // The glassy membrane bounds it.
  k *= 1.0 - 0.28 * bell((r - outer) / max(0.005, 0.8 * px));
  relief = mix(relief, 0.012, in_outer);
  float in_inner = smoothstep(px, -px, r - inner) * (1.0 - 0.9 * open);
  k = mix(k, PAL_INNER_SHEATH, in_inner);
  float gap = smoothstep(px, -px, r - 1.3 * u_hair_radii.x) * open * smoothstep(-0.02, 0.03, d);
  k = mix(k, PAL_SKIN_PORE, 0.7 * gap);
  relief = mix(relief, -0.03, gap);
  k = mix(k, PAL_BULB * cell, 0.8 * bulb * smoothstep(px, -px, r - inner));
  float papilla = smoothstep(1.5 * px, -1.5 * px, length(vec2(r * (1.0 + 14.0 * max(1.0 - t, 0.0)), (t - 1.0) * 1.15)) - 0.036);
  k = mix(k, PAL_HAIR_PAPILLA, papilla);
  float shaft_r = u_hair_radii.x * smoothstep(1.0, 0.93, t);
  float shaft = smoothstep(px, -px, r - shaft_r) * (1.0 - papilla);
  float grain = 0.5 + 0.5 * sin(q.x * 900.0 + n.y * 5.0);
  k = mix(k, mix(PAL_HAIR_DEEP, PAL_HAIR, saturate(0.10 + 0.25 * grain + 0.25 * q.x / max(shaft_r, 1e-3))), shaft);
  relief = mix(relief, 0.010 + 0.7 * sqrt(max(shaft_r * shaft_r - r * r, 0.0)), shaft);
  inside *= max(below, max(in_inner, max(gap, shaft)));
  m.color = mix(m.color, k, inside);
  m.relief = mix(m.relief, relief, inside);
  m.gloss = mix(m.gloss, mix(0.35, 0.7, shaft), inside);
  m.over = max(m.over, inside);
}

void gland(vec3 s, vec4 n, float px, inout Tissue m) {
  float a = u_gland.w;
  vec3 g = s - u_gland.xyz;
  float side = sign(u_gland.x - u_hair_mouth.x);
  g.x *= side;                                                // lobes point away from the follicle
  if (a <= 0.0 || length(g) > 3.0 * a) return;
  // Lobules, the nearest and the next; a septum runs where they meet.
  vec2 lobes = vec2(9.0);
  for (int i = 0; i < 6; i++) {
    float turn = float(i) * 1.26 - 2.3, out_by = i == 5 ? 0.0 : 0.68;
    float one = length(g - a * vec3(0.45 + out_by * cos(turn), out_by * sin(turn) - 0.15, 0.06 * sin(turn * 3.0))) - a * (0.54 + 0.07 * sin(turn * 5.0));
    lobes = one < lobes.x ? vec2(one, lobes.x) : vec2(lobes.x, min(lobes.y, one));
  }
  // They empty into a duct, which opens into the follicle above.
  float duct = capsule2(g.xy, a * vec2(0.10, 0.3), a * vec2(-1.10, 1.25)) - 0.27 * a + abs(g.z) * 0.4, b = blend_min(lobes.x, duct, 0.15 * a);
  if (b > 0.03) return;
  Cell c = cells2((s.xy + 0.013 * n.xy) * 18.0 + s.z * 3.0, 0.7, 111);
  vec4 h = random4(c.id, 112);
  float edge = c.f2 - c.f1;
  vec3 color = mix(PAL_SEBACEOUS_EDGE, mix(PAL_SEBACEOUS_CELL, PAL_SEBACEOUS_CELL_DEEP, h.x), smoothstep(0.0, 0.16, edge));
  color = mix(color, PAL_FAT_RIM, 0.5 * smoothstep(0.35, 0.0, c.f1));
  color = mix(color, PAL_SEBACEOUS_CAPSULE, 0.75 * smoothstep(0.030, 0.0, lobes.y - lobes.x) * step(lobes.x, 0.0));
  // Sebum in it is paler than the cells that become it.
  color = mix(color, mix(PAL_SEBACEOUS_CELL, vec3(1.0), 0.25), smoothstep(-0.04 * a, -0.20 * a, duct));
  color = mix(color, PAL_SEBACEOUS_CAPSULE, 0.8 * smoothstep(-0.026, -0.008, b));
  float inside = smoothstep(px, -px, b);
  m.color *= mix(1.0, 0.75, 0.6 * smoothstep(0.03, 0.0, b));
  m.color = mix(m.color, color, inside);
  m.relief = mix(m.relief, 0.02 + 0.018 * smoothstep(0.0, 0.3, edge) + 0.02 * saturate(-12.0 * b), inside);
  m.gloss = mix(m.gloss, 0.6, inside);
  m.over = max(m.over, inside);
}

void arrector(vec3 s, vec4 n, float px, inout Tissue m) {
  float side = sign(u_gland.x - u_hair_mouth.x);
  // From the bulge below the gland, which lies in its angle, up into the dermis.
  vec2 a = mix(u_hair_mouth.xy, u_hair_bulb.xy, 0.70), b = vec2(u_hair_mouth.x + side * 0.92, -0.28);
  vec2 dir = b - a;
  float len = length(dir);
  if (len < 0.1) return;
  dir /= len;
  float t = dot(s.xy - a, dir) / len;
  if (t < 0.0 || t > 1.05) return;
  // Above it parts into slips, each of which is lost between the bundles.
  float across = dot(s.xy - a, vec2(-dir.y, dir.x)) + 0.03 * sin(t * 3.0) + 0.006 * n.x, part = 0.055 * smoothstep(0.45, 1.0, t) * (1.0 + 0.3 * n.y);
  across -= part * clamp(floor(across / max(part, 0.001) + 0.5), -1.0, 1.0);
  float wide = 0.034 * (1.0 - 0.75 * smoothstep(0.25, 0.75, t)) * smoothstep(-0.02, 0.06, t) * smoothstep(1.05, 0.7, t);
  float ad = length(vec2(across, max(abs(s.z + 0.04) - 0.03, 0.0) * 0.8)) - wide;
  float inside = smoothstep(px, -px, ad);
  if (inside <= 0.0) return;
  float fiber = 0.5 + 0.5 * sin(across * 520.0 + 2.0 * n.y + t * 6.0);
  m.color = mix(m.color, mix(PAL_ARRECTOR, PAL_ARRECTOR_LIGHT, 0.25 + 0.7 * fiber) * (0.8 + 0.25 * saturate(-ad / max(wide, 1e-3))), inside);
  m.relief = mix(m.relief, 0.010 + 0.016 * sqrt(saturate(-ad / max(wide, 1e-3))) + 0.003 * fiber, inside);
  m.over = max(m.over, inside);
}

vec4 tubes_at(vec3 s) {
  // Slices lie closer near the cut: depth = 2 (0.2 w + 0.8 w^2) mm.
  float back = saturate(-s.z / 2.0);
  float w = (-0.2 + sqrt(0.04 + 3.2 * back)) / 1.6;
  return textureLod(t_tubes, vec3((s.x + BLOCK_X) / (2.0 * BLOCK_X), 1.0 + s.y / -BLOCK_BOTTOM, w), 0.0) * 0.16 - 0.05;
}

// `inward` points from the eye into the tissue: structures just behind the cut shine through.
void vessels(vec3 s, float d, vec3 inward, vec4 broad, vec4 fine, float px, inout Tissue m) {
  float dilate = g_needled * (0.0085 * widened() + 0.003 * u_repair.x);
  vec3 venous = d < u_borders.w - 0.25 ? carrying(PAL_VEIN_LIGHT) : PAL_VEIN_LIGHT, through = vec3(0.0);
  // Here, then halfway, then at steps that widen: a vessel that dives fades as the tissue over it thickens, and does not end
  // as if sawn off. Where none is near the middle of this way, none is near any of it.
  float back = 0.012;
  vec4 v = vec4(1.0);
  for (int i = 0; i < 8; i++) {
    vec4 b = tubes_at(s + inward * (i == 0 ? 0.0 : i == 1 ? 0.07 : back));
    if (i == 0) v = b;
    if (i == 1 && min(min(b.x, b.y), min(b.z, b.w)) > 0.09) break;
    if (i > 1) {
      vec3 seen = vec3(b.xy - dilate, min(b.z, b.w)), soft = vec3(0.006, 0.006, 0.01);
      through = max(through, exp(back * -6.5) * smoothstep(soft, vec3(-0.008, -0.008, -0.01), seen));
      back *= 1.62;
    }
  }
  // Round the corner arteries and veins run on: in the volume, which ends there, back the way they came.
  if (abs(g_face.x) > 0.5) {
    v.xy = min(v.xy, tubes_at(vec3(sign(g_face.x) * (BLOCK_X - u_cut + s.z), s.y, u_cut)).xy);
  }
  // Nerves end as fine as hairs.
  v.z += 0.020 * smoothstep(0.40, 0.14, d);
  // In the loupe a voxel shows its facets: there the drawn capillary loops take over.
  v.xy += 0.06 * smoothstep(0.0016, 0.0010, px) * smoothstep(0.36, 0.28, d) + 0.022 * smoothstep(0.20, 0.11, d) - dilate;
  through *= smoothstep(0.08, 0.2, d) * mix(1.0, 0.5, abs(g_face.x));
  m.color = mix(m.color, mix(m.color * vec3(0.88, 0.36, 0.32), PAL_ARTERY_LIGHT, 0.6 * through.x), through.x);
  m.color = mix(m.color, mix(m.color * vec3(0.55, 0.58, 0.80), venous * 0.85, 0.6 * through.y), through.y);
  m.color *= mix(vec3(1.0), vec3(0.96, 0.84, 0.74), 0.5 * through.z);
  m.relief += 0.010 * max(through.x, through.y);
  float nearest = min(min(v.x, v.y), min(v.z, v.w));
  m.color *= mix(0.78, 1.0, smoothstep(0.0, 0.028, nearest));
  // What the cut opens: sweat duct, nerve, vein, artery. A vessel has a pale wall with a dark outline, and blood in its lumen,
  // which lies a little deeper.
  for (int i = 0; i < 4; i++) {
    if (nearest >= px) break;
    float e = i == 0 ? v.w : i == 1 ? v.z : i == 2 ? v.y : v.x, wall = i == 0 ? 0.013 : i == 1 ? 0.016 : i == 2 ? 0.0065 : 0.0085;
    vec3 edge = i == 0 ? PAL_SWEAT : i == 1 ? PAL_NERVE : i == 2 ? mix(PAL_VEIN, venous * 0.5, 0.5) : PAL_ARTERY;
    vec3 crest = i == 0 ? PAL_SWEAT_WALL : i == 1 ? PAL_NERVE_LIGHT : i == 2 ? venous : PAL_ARTERY_LIGHT;
    float inside = smoothstep(0.7 * px, -0.7 * px, e), lumen = 0.0;
    vec3 blood = mix(edge, crest, smoothstep(-wall, -3.2 * wall, e)) * (0.96 + 0.08 * fine.w), outer = crest;
    if (i > 1) {
      outer = mix(crest, PAL_PAPILLARY_FIBER_LIGHT, 0.34);
      lumen = smoothstep(-wall + 0.7 * px, -wall - 0.7 * px, e + 0.0015 * fine.x);
    } else if (i == 1) outer *= 0.95 + 0.07 * sin(s.x * 330.0 + fine.y * 2.0 + broad.x * 5.0);
    else {
      blood = PAL_SWEAT_LUMEN;
      lumen = 0.8 * smoothstep(-0.011, -0.017, e);
    }
    m.color = mix(mix(m.color, mix(edge, outer, smoothstep(0.0, -wall, e)), inside), blood, lumen);
    m.relief = mix(m.relief, 0.010 + sqrt(max(0.0, -e * (i == 0 ? 0.05 : i == 1 ? 0.04 : 0.06))), inside);
    if (i > 1) {
      m.relief -= 0.008 * lumen;
      m.over = max(m.over, inside);
    }
    m.gloss = mix(m.gloss, i > 1 ? 0.8 : 0.5, inside);
  }
}

#elif PART == 1
// `warp` shifts their lattice, whose rows would be seen.
void immune_cells(vec3 s, vec3 warp, float d, float crowd, float px, inout Tissue m) {
  if (d < 0.06 + funnel(s.xz)) return;
  float pitch = 0.066;
  for (int kind = 0; kind < 2; kind++) {
    float amount = (kind == 0 ? u_immune.y : u_immune.z) * saturate(crowd);
    vec3 lattice = (s + warp + float(kind) * vec3(0.033, 0.035, 0.0)) / pitch + vec3(0.0, 0.0, 0.5);
    vec4 h = random4(ivec3(floor(lattice)), 121 + kind);
    vec3 f = (fract(lattice) - 0.5 - (h.xyz - 0.5) * 0.44) * pitch;
    // Where a name points at one, there is one.
    vec2 named = s.xy - u_named.zw;
    bool shown = dot(named, named) < 0.0016;
    if (shown && kind != (u_immune.y > u_immune.z ? 0 : 1)) continue;
    if (shown) f = vec3(named, 0.0);
    else if (h.x * 0.7 + 0.3 * h.y > 0.80 * amount) continue;
    float radius = (kind == 0 ? 0.0150 : 0.0180) + 0.003 * h.w;
    float ds = length(f * vec3(1.0, 1.0, 0.55)) - radius;
    vec3 tint = kind == 0 ? PAL_IMMUNE_CELL : PAL_IMMUNE_CELL_PALE;
    m.color *= 1.0 - 0.30 * exp(-max(ds, 0.0) / 0.006);
    float inside = smoothstep(px, -px, ds);
    if (inside <= 0.0) continue;
    // Neutrophils have a lobed nucleus, macrophages one bean.
    float nucleus = kind == 0
      ? min(length(f.xy - vec2(0.0045, 0.003)) - 0.0050, length(f.xy + vec2(0.0045, 0.001)) - 0.0050)
      : length((f.xy - vec2(0.002, 0.0)) * vec2(1.0, 0.7)) - 0.0066;
    vec3 c = mix(tint * mix(0.78, 1.10, smoothstep(0.0, 0.006, -ds)), PAL_IMMUNE_NUCLEUS, 0.8 * smoothstep(px, -px, nucleus));
    m.color = mix(m.color, c, inside);
    m.relief = mix(m.relief, 0.02 + 0.01 * saturate(-90.0 * ds), inside);
    m.gloss = mix(m.gloss, 0.6, inside);
  }
}
#endif
