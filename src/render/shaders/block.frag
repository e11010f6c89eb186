// The block, seen through a pinhole: which surface a pixel shows, and what that surface is made of.
// Targets: albedo + relief (mm); normal + kind; glow + gloss. Tissue has two: colour + relief; eight times its glow, and a
// third of its gloss and twice the share of what lies over it.
// Kinds: 0 page, 1 cut face, 2 skin top, 3 finished, as the loupe's rim.
// What stands between `#ifdef FLAT` and its end is for tests, and left out of the site (build.rs).
// One program for each PART, drawn only where it can be seen: 0 page, 1 cut faces, 2 top, 3 one hair, 4 needles, 5 the cut
// faces' tissue, 6 a sketch of it, which is there sooner.
// Hairs and needles go into a picture of their own, colour by its cover and cover, that light lays over the
// rest; needles first. Tissue is what costs most, and is kept while only what the cut faces lay over it changes.
uniform vec2 u_res;
uniform vec2 u_jitter;
uniform vec2 u_shift;
uniform vec3 u_eye;
uniform float u_mirror;          // 1: seen straight from above, as in a mirror
uniform mat3 u_camera;           // right, up, forward
uniform float u_tan;             // tangent of half the vertical field of view
uniform float u_dark;
uniform vec4 u_lens;             // loupe: centre and radius on the target, pixels per mm inside; radius 0: none
uniform vec2 u_lens_focus;       // what stands in its centre: x, depth
uniform vec3 u_top_color;
uniform vec3 u_top_deep;
uniform vec3 u_mottle;
uniform vec3 u_groove;
uniform vec3 u_groove_fine;
uniform vec3 u_spot;
uniform vec3 u_redness;          // what redness multiplies the top by
uniform vec4 u_hairs[8];         // points of one hair with radius
uniform int u_hair_count;
uniform float u_low;             // no place of the surface lies lower
uniform sampler2D t_still;
uniform sampler2D t_still_more;
uniform vec3 u_still;            // from a pixel to its place in the tissue's picture; 1: the tissue there is at rest
uniform vec3 u_still_eye;        // tissue at rest may have been drawn for another camera: that one's place,
uniform mat3 u_still_seen;       // and from a way from there to the place in its picture, which is divided by the third
layout(location = 0) out vec4 o_albedo;
layout(location = 1) out vec4 o_normal;
layout(location = 2) out vec4 o_glow;

#if PART == 2
const vec2 SHADE = vec2(0.664, -0.748);   // where shadows of upright things fall on the ground

#elif PART == 1 || PART > 4
// From the tissue as it is now back to the tissue at rest: dimple, room for the needle or the channel, drag.
vec3 rest_position(vec3 p, Near n, float depth_now, out float hole) {
  vec3 s = p;
  hole = 0.0;
  vec4 site = n.site;
  float r = length(n.off), tip = n.tip;
  if (u_channel.y > 0.01 && site.z > 0.0) hole = channel_radius(p.y, site) * (needles_in() ? step(p.y, -tip) * u_dimple.y * leaving(site.x) : g_needled);
  if (needles_in()) {
    s.y += dent(r, n.pressed) * exp(-max(depth_now, 0.0) / 0.32) - raised_ring(r, n.pressed) * exp(-max(depth_now, 0.0) / 0.3);
    float shaft = needle_radius(p.y, tip);
    vec2 at_tip = vec2(r, p.y + tip);
    if (tip > 0.0) {
      s.y += 0.05 * u_dimple.y * exp(-dot(at_tip, at_tip) / 0.035) * smoothstep(0.15, -0.12, at_tip.y);
      s.y += drag(r, shaft);
      hole = max(hole, shaft);
    }
  } else if (hole > 0.0) {
    s.y += 0.04 * exp(-max(r - hole, 0.0) / 0.03) * saturate(hole * 20.0);
  }
  s.xz = p.xz + n.off * (sqrt(max(r * r - 0.9 * hole * hole, 0.0)) / max(r, 1e-4) - 1.0);
  s.y -= swollen(p.x) * exp(-max(depth_now, 0.0) / 0.8);
  return s;
}

// `top` is the height of the surface over it.
Tissue material(vec3 p, float top, float px, vec3 toward) {
  Tissue m = Tissue(vec3(0.0), 0.0, 0.25, vec3(0.0), 0.0);
  g_needled = smoothstep(u_split - px, u_split + px, p.x);
  Near n = near_to(p);
  vec4 site = n.site;
  float r = length(n.off), tip = n.tip, hole = 0.0;
#if PART == 1
#ifdef FLAT
  if (u_flat > 0.5) {
    float d = -p.y, layer = d < u_borders.x ? 0.0 : d < max(u_borders.y, u_borders.x + 0.008) ? 1.0 : d < u_borders.z ? 2.0 : d < u_borders.w ? 3.0 : 4.0;
    m.glow = vec3(0.1 + 0.15 * layer);
    // A channel is told from the layers by its blue.
    if (u_channel.y > 0.01 && site.z > 0.0 && !needles_in() && r < channel_radius(p.y, site) * g_needled) m.glow.b += 0.2;
    return m;
  }
#endif
#endif
  vec3 s = p;
#if PART > 4
  if (u_still.z < 0.5)
#endif
    s = rest_position(p, n, top - p.y, hole);
  vec4 relief = relief_at(s.xz);
  float d = relief.x - s.y;
  // Deep layers forget the relief of the surface.
  float depth = mix(d, -s.y, smoothstep(0.05, 0.9, d)), reach = max(u_channel.w, 0.05), here = g_needled * step(0.001, site.z);
#if PART > 4
  vec4 broad = noise(s * 1.9 + vec3(0.0, 0.0, 5.0)), fine = noise(s * 6.3);

  // Rete ridges: cells in the plane of the surface. Centres are papillae, borders are ridges. The lattice begins where a loop
  // hangs in the middle of what the loupe shows first (waves.rs knows it, too).
  const vec2 PAPILLAE = vec2(0.07, 0.0);
  Cell papilla = Cell(vec3(0.0), 1.0, 1.0, ivec3(0));
  vec2 stem = vec2(0.0);
  float pap = 0.0;
  if (d < u_rete.w + 0.1) {
    float under = u_borders.y + 0.5 * u_rete.x, g = saturate((d - under) / max(u_rete.w - under, 0.05));
    bool side = abs(g_face.x) > 0.5;
    float top = gather(side ? s.z : s.x, g, stem);
    papilla = cells2(((side ? vec2(s.x, top) : vec2(top, s.z)) * vec2(1.0, 0.58) - PAPILLAE) / u_rete.y, 0.75, 1);
    pap = smoothstep(0.58, 0.16, papilla.f1);
  }
  float corneum_at = u_borders.x * (1.0 + 0.16 * fine.z);
  float junction = max(u_borders.y + u_rete.x * (0.42 - pap) + 0.006 * broad.x + 0.004 * fine.w, corneum_at + 0.008);
  // Around a follicle the epidermis goes down and becomes its wall.
  junction += funnel(s.xz);
  float dermal = u_borders.w + 0.15 * broad.z + 0.04 * fine.x;

  float track = here * smoothstep(-reach - 0.30, -reach + 0.15, p.y);
  float along = s.x + 0.97 * s.z;                             // runs along both faces

  if (d < corneum_at) corneum(max(d, 0.0), corneum_at, along, fine, px, m);
  else if (d < junction) viable(s, d, corneum_at, junction, along, fine, px, m);
  else if (depth < dermal) {
    dermis(s, d, depth, r, track, papilla, stem, broad, fine, px, m);
    m.color *= mix(0.86, 1.0, smoothstep(0.0, 0.012, d - junction));
  } else fat(s, depth - dermal, broad, fine, px, m);
  // The horny layer is hardly thicker than a pixel: at its lower border it covers a share of one.
  vec3 horn = mix(PAL_CORNEUM_LIGHT, PAL_CORNEUM_DEEP, 0.5);
  horn *= mix(vec3(1.0), PAL_EPIDERMIS_MELANIN * 2.2, 0.68 * u_melanin);
  m.color = mix(m.color, horn, step(corneum_at, d) * saturate(0.8 - (d - corneum_at) / px));

  vessels(s, d, toward, broad, fine, px, m);
  arrector(s, fine, px, m);
  follicle(s, d, broad, px, m);
  gland(s, fine, px, m);
#else
  // The tissue was drawn as it is here, or at rest: then it is found where its place at rest is seen.
  vec2 at = gl_FragCoord.xy * u_still.xy;
  if (u_still.z > 0.5) {
    vec3 v = u_still_seen * (mix(s, p, abs(toward)) - u_still_eye);
    at = v.xy / v.z;
  }
  vec4 still = textureLod(t_still, at, 0.0), more = textureLod(t_still_more, at, 0.0);
  float over = smoothstep(0.8, 2.25, more.a * 3.0);
  m = Tissue(still.rgb, still.a, more.a * 3.0 - 2.0 * over, more.rgb / 8.0, over);
  if (u_immune.x > 0.01) {
    Tissue bare = m;
    float down = smoothstep(-reach - 0.45, -reach + 0.2, p.y), broadly = g_needled * smoothstep(0.65, 0.15, depth / u_borders.w);
    float field = saturate(u_immune.x * (here * exp(-r * r / 0.116) * down + 0.34 * broadly));
    m.color *= mix(vec3(1.0), vec3(1.04, 0.66, 0.61), 0.72 * field);
    m.glow += PAL_INFLAMMATION * 0.026 * field * field;
    // Where the channel was, cells stand so close that they make a cord, in matrix that holds until there is new.
    vec4 fine_grain = noise(vec3(p.xy * vec2(34.0, 15.0), 2.0 + site.w));
    vec4 frayed = noise(vec3(p.xy * vec2(11.0, 8.0), 7.0 + site.w));
    float busy = here * max(u_immune.y, u_immune.z) * (needles_in() ? 0.0 : 1.0) * smoothstep(0.03, 0.10, d) * smoothstep(-site.z, -site.z + 0.2, p.y + 0.04 * frayed.z);
    float e = r - 0.050 * (1.0 - 0.5 * saturate(-p.y / reach)) * (1.0 + 0.35 * frayed.x) + 0.010 * fine_grain.y;
    m.color *= mix(vec3(1.0), vec3(0.65, 0.42, 0.42), busy * exp(-max(e, 0.0) / 0.018));
    vec3 matrix = mix(PAL_CHANNEL_FLUID_DEEP * vec3(0.92, 0.80, 0.76), PAL_CHANNEL_FLUID, saturate(0.30 + 1.2 * fine_grain.x - 4.0 * n.off.x));
    m.color = mix(m.color, matrix, 0.95 * busy * smoothstep(0.012, -0.012, e));
    float crowd = here * (0.45 * exp(-r * r / 0.060) + 0.75 * exp(-r * r / 0.006)) * down + 0.12 * broadly;
    immune_cells(s, 0.022 * frayed.yxw, d, crowd, px, m);
    m.color = mix(m.color, bare.color, over);
    m.relief = mix(m.relief, bare.relief, over);
    m.gloss = mix(m.gloss, bare.gloss, over);
  }

  // Skin around widened vessels blushes, also while needles are in: that is laid over kept tissue.
  m.color *= mix(vec3(1.0), vec3(1.0, 0.80, 0.76), 0.6 * g_needled * u_immune.w * smoothstep(0.6, 0.1, depth) * (1.0 - m.over));

  bool channel_here = u_channel.y > 0.01 && hole > 0.003 && (!needles_in() || u_blur > 0.5 || p.y < -tip);
  if (channel_here) {
    // Its wall is torn: threads of fibrin hold it.
    vec4 thread = noise(vec3(p.xy * vec2(26.0, 17.0), 3.0 + site.w));
    float e = r - hole + 0.009 * thread.w * saturate(hole * 40.0);
    m.color *= mix(vec3(1.0), vec3(0.82, 0.56, 0.54), 0.75 * exp(-max(e, 0.0) / 0.030));
    float inside = smoothstep(px, -px, e);
    vec4 grain = noise(vec3(p.xy * vec2(12.0, 8.0), site.w * 9.0));
    float u = -p.y / max(site.z, 1e-3);
    float clot = u_channel.z * smoothstep(-0.6, 0.7, grain.x + 0.55 * sin(u * 5.0 + site.w * 20.0) - 0.30 + 0.75 * smoothstep(0.40, 0.05, u));
    // Interstitial fluid fills it; where it crosses the plexus, a little blood wells up in it, and reddens the clot.
    // It is a cleft: its wall towards the light lies in shadow, and its depth is darkest.
    float lit = n.off.x / max(hole, 1e-3) + 0.25 * grain.w;
    vec3 fluid = mix(PAL_CHANNEL_FLUID_DEEP * vec3(0.72, 0.42, 0.42), PAL_CHANNEL_FLUID, smoothstep(-1.1, 0.5, lit)) * (1.0 + 0.22 * bell((lit - 0.35) / 0.22));
    float crossed = u_blood * bell((p.y + u_rete.z + 0.06 - 0.10 * grain.z) / 0.17) * (0.55 + 0.45 * grain.x);
    fluid = mix(fluid, PAL_CAPILLARY_IN, 0.75 * saturate(crossed));
    // A product's colour is to be read on it, too.
    fluid = mix(fluid, PAL_PAPILLARY_FIBER_LIGHT, 0.12 * u_product.x);
    vec3 plug = mix(mix(PAL_CLOT_DEEP, PAL_CLOT, saturate(grain.y + 0.5)), fluid, 0.1 * u_product.x);
    plug = mix(plug, PAL_CHANNEL_FLUID, 0.3 * max(bell(thread.x / 0.07) * saturate(0.4 + thread.y), bell(thread.z / 0.05) * saturate(0.4 - thread.y)));
    m.color = mix(m.color, mix(fluid, mix(PAL_CHANNEL_FLUID_DEEP * 0.75, plug, u_blood), clot), inside);
    // The wall is seen as a dark line.
    m.color *= 1.0 - vec3(0.42, 0.56, 0.54) * bell((e + 0.004 * grain.w) / max(0.007, 0.9 * px)) * smoothstep(0.003, 0.010, hole);
    m.relief = mix(m.relief, -0.030 * sqrt(saturate(1.0 - r * r / max(hole * hole, 1e-6))), inside);
    m.gloss = mix(m.gloss, 0.9, inside);
    // It lies before what it cuts through.
    m.over *= 1.0 - inside;
  }
  if (needles_in() && tip > 0.0 && p.y > -tip - 0.15) {
    float e = length(vec2(max(r - needle_radius(p.y, tip), 0.0), max(-tip - p.y, 0.0)));
    m.color *= mix(vec3(1.0), vec3(0.62, 0.36, 0.34), 0.8 * exp(-e / 0.045) * u_needle.w);
  }
#endif
  return m;
}

#endif
#if PART == 1 || PART == 2
// `d` below the surface; `top`: on it, seen from above.
void lay_product(vec3 p, float d, float px, bool top, float over, inout vec3 albedo, inout vec3 glow) {
  if (u_product.x < 0.001) return;
  vec4 site = site_at(p.xz);
  float r = length(p.xz - site.xy);
  float c = concentration(r, d);
  if (!top) c = max(c, u_film * smoothstep(0.012, 0.0, d) * 0.8);
  float core = g_needled * step(0.001, site.z) * smoothstep(1.4, 0.6, r / max(u_channel.x * u_channel.y, 0.004)) * smoothstep(-site.z - 0.05, -site.z + 0.1, p.y) * u_channel.y;
  float w = max(fwidth(c), 1e-4), line = 0.0;
  for (int i = 0; i < 3; i++) {
    float level = i == 0 ? SERUM_CONTOUR_0 : i == 1 ? SERUM_CONTOUR_1 : SERUM_CONTOUR_2;
    line = max(line, (1.0 - smoothstep(0.7, 1.7, abs(c - level) / w)) * (0.6 + 0.2 * float(i)));
  }
  // A steep front is a wall, not a bundle of lines.
  line *= smoothstep(0.35, 0.05, w) * (top ? 0.0 : 1.0);
  vec3 before = albedo;
  vec3 g = serum(c, line, core, over, albedo);
  if (top) { albedo = mix(before, albedo, 0.22); g *= 0.3; }
  glow += g;
}

// A pale seam between intact and needled skin.
void seam(float x, float px, inout vec3 albedo) {
  albedo = mix(albedo, PAL_PAGE_CENTER, 0.8 * smoothstep(0.5, -0.5, (abs(x - u_split) - max(0.005, 0.8 * px)) / px));
}
#elif PART == 3 || PART == 4
// A small studio: one broad softbox, one weak, one soft dark band. Few bands look like costly steel.
vec3 studio(vec3 r) {
  float a = atan(r.x, r.z);
  vec3 c = mix(vec3(0.34, 0.325, 0.315), vec3(0.86), smoothstep(-0.8, 0.5, r.y));
  c *= mix(0.34, 1.0, 0.5 + 0.5 * cos(a + 0.55));
  c += vec3(1.15, 1.13, 1.10) * bell((a + 0.72) / 0.34) * smoothstep(-1.0, -0.2, r.y);
  c += vec3(0.50, 0.54, 0.60) * bell((a - 1.75) / 0.28);
  return max(c * (1.0 - 0.45 * bell((a - 0.55) / 0.30)), 0.03);
}

// Shafts fade out above, for what holds them is no part of the picture: all at nearly the same height of the screen, as long
// as the camera does not look down steeply.
float shaft(vec3 p, float base) {
  vec2 tilt = u_camera[1].xz / max(u_camera[1].y, 0.3);
  tilt *= min(0.45 / max(length(tilt), 1e-3), 1.0);
  return smoothstep(0.5, 0.0, p.y + dot(p.xz - vec2(0.0, -1.0), tilt) - base);
}

float needle_distance(vec3 p) {
  Near n = near_to(p);
  float tip = n.tip, r = length(n.off);
  return (u_roll.y > 0.0 ? 0.6 : 0.92) * (p.y < -tip ? length(vec2(r, p.y + tip)) : r - needle_radius(p.y, tip));
}

#endif
// The surface goes on beyond the block as the picture becomes a mirror's, and ends at its edge: middle and radius as in
// mirror.rs, back and front as in region.rs, and the maps hold it all (inputs.rs).
float mirror_back() { return BLOCK_BACK - u_mirror; }
float mirror_front() { return mix(u_cut, 1.0, u_mirror); }
float beyond(vec2 xz) {
  vec2 q = abs(xz - vec2(0.0, 0.5 * (mirror_front() + mirror_back()))) - vec2(BLOCK_X, 0.5 * (mirror_front() - mirror_back()));
  return mix(max(q.x, q.y), length(xz - vec2(0.0, -1.0)) - 1.9, u_mirror);
}
#if PART < 3
vec3 page(vec2 screen, vec3 eye, vec3 ray) {
  vec3 centre = u_dark > 0.5 ? PAL_PAGE_DARK_CENTER : PAL_PAGE_CENTER, edge = u_dark > 0.5 ? PAL_PAGE_DARK_EDGE : PAL_PAGE_EDGE;
  vec3 c = mix(centre, edge, smoothstep(0.05, 0.85, length((screen - vec2(0.5, 0.60)) * vec2(1.05, 1.15))));
  if (ray.y < -0.02) {
    vec3 g = eye + ray * ((BLOCK_BOTTOM - 0.04 - eye.y) / ray.y);
    vec2 q = abs(g.xz - vec2(0.10, -1.05)) - vec2(1.95, 0.95);
    float d = max(length(max(q, 0.0)) + min(max(q.x, q.y), 0.0), 0.0);
    float below = smoothstep(-0.02, -0.25, ray.y);
    float shadow = (0.42 * exp(-1.9 * d) + 0.36 * exp(-9.0 * d)) * (1.0 - u_mirror);
    c *= mix(vec3(1.0), mix(vec3(1.0), mix(vec3(0.60, 0.50, 0.44), vec3(0.25, 0.22, 0.20), u_dark), saturate(shadow)), below);
    c += vec3(0.037, 0.011, 0.006) * exp(-5.0 * d) * (1.0 - u_mirror) * below * mix(0.3, 0.12, u_dark);
  }
  // The present pass bends highlights; the page passes through the inverse, so that canvas and page match.
  if (u_dark > 0.5) {
    vec2 pool = (screen - vec2(0.5 + u_shift.x * u_res.y / u_res.x, 0.56 + u_shift.y)) * vec2(1.5 * u_res.x / max(u_res.x, u_res.y), 1.7);
    return c + vec3(0.030, 0.026, 0.025) * exp(-4.0 * dot(pool, pool)) * smoothstep(0.5, 0.1, max(abs(screen.x - 0.5), abs(screen.y - 0.5)));
  }
  vec3 y = max(c - 0.72, 0.0) / 0.82;
  return min(c, 0.72) + y / (1.0 - 1.9 * min(y, 0.45));
}

#endif
#if PART == 1
// Where tips end over people: a soft span beside the tip, closed by a bar at its low and at its high end, and a dot at
// the typical depth, as an error bar is drawn.
void reached(vec3 p, float px, inout vec3 albedo, inout vec3 glow) {
  vec4 site = site_at(p.xz);
  if (u_reached.z <= 0.0 || abs(site.y) > 0.05) return;
  vec2 q = vec2(p.x - site.x - u_needle.y - 0.14, -p.y);
  float d = length(vec2(q.x, q.y - clamp(q.y, u_reached.x, u_reached.z))), end = q.x - clamp(q.x, -0.05, 0.05);
  d = min(d, min(length(vec2(end, q.y - u_reached.x)), length(vec2(end, q.y - u_reached.z))));
  d = min(d, length(vec2(q.x, q.y - u_reached.y)) - max(0.014, 2.0 * px));
  float thin = max(0.0055, 0.8 * px), shown = u_dimple.y * u_needle.w * smoothstep(0.3, 0.85, tip_at(site.x) / u_reached.y);
  vec3 ink = u_dark > 0.5 ? PAL_PRODUCT_HIGH * 1.4 : PAL_ACCENT_STRONG;
  float band = smoothstep(0.09, 0.0, max(u_reached.x - q.y, q.y - u_reached.z)) * bell((q.x + 0.07) / 0.17);
  albedo = mix(albedo, mix(PAL_PAGE_CENTER, ink, 0.45), shown * 0.42 * band);
  albedo = mix(albedo, PAL_PAGE_CENTER, shown * 0.8 * smoothstep(thin + 2.2 * px + 0.008, thin, d));
  float line = shown * smoothstep(thin + 0.5 * px, thin - 0.5 * px, d);
  albedo *= 1.0 - line;
  glow = mix(glow, ink, line);
}

void shade_cut(vec3 p, float top, vec3 face, float px) {
  Tissue m = material(p, top, px, face);
#ifdef FLAT
  if (u_flat > 0.5) { o_normal = vec4(face, 3.0); o_glow = vec4(m.glow, 0.0); return; }
#endif
  vec3 albedo = m.color, glow = m.glow;
  lay_product(p, max(top - p.y, 0.0), px, false, m.over, albedo, glow);
  seam(p.x, px, albedo);
  reached(p, px, albedo, glow);
  const float bevel = 0.028;
  vec3 n = face;
  if (abs(face.z) > 0.5) n.x += sign(p.x) * 0.9 * smoothstep(bevel, 0.0, BLOCK_X - abs(p.x));
  if (abs(face.x) > 0.5) n.z += 0.9 * (smoothstep(bevel, 0.0, u_cut - p.z) - smoothstep(bevel, 0.0, p.z - BLOCK_BACK));
  n.y += 0.55 * smoothstep(0.016, 0.0, top - p.y) - 0.8 * smoothstep(bevel, 0.0, p.y - BLOCK_BOTTOM);
  // Light leaks through edges: the block is wet tissue, not a printed box.
  float edge = exp(-(top - p.y) / 0.22) + 0.6 * exp(-(BLOCK_X - abs(p.x)) / 0.16) * step(0.5, abs(face.z))
             + 0.6 * exp(-(u_cut - p.z) / 0.16) * step(0.5, abs(face.x));
  albedo = mix(albedo, albedo * vec3(1.10, 1.0, 0.95) + vec3(0.018, 0.006, 0.002), 0.7 * saturate(edge));
  glow += albedo * vec3(0.10, 0.035, 0.02) * saturate(edge) * (1.0 - 0.7 * u_dark);
  albedo *= mix(0.90, 1.02, smoothstep(BLOCK_BOTTOM, -0.2, p.y));
  // Shadow of a needle that stands half out of the cut.
  if (needles_in() && abs(face.z) > 0.5) {
    Near n = near_to(p - vec3(0.07, 0.0, 0.0));
    float e = n.off.x + 0.07, shaft = needle_radius(p.y + 0.03, n.tip);
    albedo *= 1.0 - 0.30 * u_needle.w * smoothstep(-0.02, 0.02, e) * smoothstep(2.6 * shaft + 0.05, 0.8 * shaft, e) * step(0.004, shaft);
  }
  // On the dark stage the light pools where things happen: fat sinks into the dark, edges glow from behind.
  if (u_dark > 0.5) {
    albedo *= mix(vec3(0.76, 0.71, 0.66), vec3(1.0), smoothstep(BLOCK_BOTTOM - 0.2, -0.55 * u_borders.w, p.y));
    glow += albedo * vec3(0.030, 0.020, 0.018) * saturate(edge);
  }
  o_albedo = vec4(albedo, m.relief);
  o_normal = vec4(normalize(n), 1.0);
  o_glow = vec4(glow, m.gloss);
}

#elif PART == 2
void shade_top(vec3 p, float px) {
#ifdef FLAT
  if (u_flat > 0.5) { o_normal = vec4(0.0, 1.0, 0.0, 3.0); o_glow = vec4(0.0); return; }
#endif
  const float e = 0.006;
  vec2 q = p.xz;
  float slope[4];
  for (int i = 0; i < 4; i++) slope[i] = surface(q + (i < 2 ? vec2(i == 0 ? -e : e, 0.0) : vec2(0.0, i == 2 ? -e : e)));
  vec4 relief = relief_at(q), b = noise(vec3(q * 5.0, 2.0)), c = noise(vec3(q * 15.0, 4.0));
  // Cells of noise are boxes: two turned ones, of two sizes, are blotches.
  vec4 a = 0.65 * noise(vec3(mat2(0.8, 0.6, -0.6, 0.8) * q * 1.1, 1.0)) + 0.5 * noise(vec3(mat2(0.6, -0.8, 0.8, 0.6) * q * 2.6, 7.0));
  // A pore is a dimple, and no bowl that shines.
  vec3 n = normalize(vec3(slope[0] - slope[1], 2.0 * e * (1.0 + 1.4 * u_melanin) + (0.04 + 0.10 * u_melanin) * relief.w, slope[2] - slope[3]));
  vec3 albedo = mix(u_top_color, u_top_deep, 0.5 + 0.5 * a.x);
  albedo = mix(albedo, u_mottle, 0.5 * saturate(0.25 + 0.5 * b.y)) * (0.97 + 0.05 * c.x);
  // Dark skin differs in hue from place to place, and is darker in its furrows.
  albedo = mix(albedo, u_groove, (0.20 + 0.30 * u_melanin) * (1.0 - relief.y)) * (1.0 + u_melanin * vec3(0.14, 0.04, -0.06) * (a.w + 0.6 * c.x));
  albedo = mix(albedo, u_groove_fine, 0.15 * (1.0 - relief.z));
  // Blood shines through in faint blotches and dots, as under a lens.
  vec4 fleck = noise(vec3(q * 34.0, 6.0));
  albedo *= mix(vec3(1.0), mix(vec3(1.0), u_redness, 0.5), saturate(0.6 * fleck.x * fleck.y + 0.4 * b.z) * (1.0 - relief.w) * (1.0 - 0.7 * u_melanin));
  albedo *= 1.0 + 0.05 * fleck.z;
  albedo = mix(albedo, mix(PAL_SKIN_PORE, 0.8 * u_groove, 0.45 + 0.5 * u_melanin), 0.62 * relief.w * relief.w);
  float mark = smoothstep(1.0, 0.62, length((q - vec2(-1.12, -1.28)) * vec2(1.9, 2.4)) + 0.18 * b.z + 0.10 * c.y);
  float mark2 = smoothstep(1.0, 0.55, length((q - vec2(0.62, -0.20)) * vec2(5.0, 6.0)) + 0.25 * b.x);
  albedo = mix(albedo, u_spot * (0.93 + 0.12 * c.z), u_concern.z * max(mark, 0.8 * mark2));
  Near around = near_to(p);
  vec4 site = around.site;
  float r = length(around.off), tip = around.tip;
  g_needled = smoothstep(u_split - px, u_split + px, p.x);
  float here = g_needled * step(0.001, site.z);
  // Seen from the side, what stands behind the cut is no picture of the surface.
  float red = g_needled * smoothstep(0.0, 0.15, abs(u_camera[2].y)) * saturate(u_immune.w * (0.40 + 0.75 * here * exp(-r * r / 0.13) + 0.15 * a.y));
  albedo *= mix(vec3(1.0), u_redness, red);
  // Flakes: thin pale scales that lift at their rims.
  float flake = 0.0, flaking = g_needled * u_repair.w;
  if (flaking > 0.01) {
    Cell f = cells2(q * vec2(13.0, 15.0) + 0.7 * b.xy + 0.45 * c.xy, 0.95, 141);
    vec4 h = random4(f.id, 142);
    // Scales differ in size, and lift on one side.
    float edge = 0.46 * (0.5 + h.w) - f.f1 + 0.16 * c.z + 0.06 * fleck.x, lift = saturate(0.45 + 1.3 * dot(f.to.xy, vec2(h.y - 0.5, h.z - 0.5) * 2.0));
    flake = step(1.0 - 0.28 * flaking, h.x) * smoothstep(0.0, 0.12, min(edge, 1.6 * (f.f2 - f.f1))) * (0.25 + 0.75 * lift);
    vec3 scale = mix(albedo * 1.15, PAL_CORNEUM_LIGHT, mix(0.5, 0.16, u_melanin));
    // Thin: it is the rim that catches light.
    albedo = mix(albedo, scale, flake * mix(mix(0.5, 0.15, smoothstep(0.0, 0.22, edge)), 0.13, u_melanin));
    albedo *= 1.0 - 0.14 * (1.0 - u_melanin) * lift * step(1.0 - 0.28 * flaking, h.x) * bell((edge + 0.02) / 0.04);
  }
  vec3 glow = vec3(0.0);
  float gloss = (mix(0.22, 0.40, 0.5 + 0.5 * a.z) - 0.06 * u_melanin) * (1.0 - 0.8 * relief.w) * mix(1.0, smoothstep(0.1, 1.0, relief.y), 0.35 * u_melanin);
  float occlusion = mix(1.0, 0.80, 0.55 * smoothstep(-0.04, -0.18, p.y));
  if (needles_in()) {
    float touch = saturate(tip * 3.0 + u_dimple.x * 6.0 * around.pressed) * u_needle.w;
    float gap = max(r - (tip > 0.0 ? needle_radius(p.y, tip) : 0.0), 0.0);
    occlusion *= 1.0 - touch * (0.62 * exp(-gap / 0.035) + 0.20 * exp(-gap / 0.16));
    albedo *= mix(vec3(1.0), vec3(1.0, 0.70, 0.66), 0.7 * exp(-gap / 0.10) * touch);
    // The dent is a pit: little light comes to its floor.
    occlusion *= 1.0 - 0.45 * touch * smoothstep(-0.02, -0.12, p.y) * exp(-gap / 0.10);
    // The stretched rim catches light.
    albedo *= 1.0 + 0.26 * touch * bell((r - RIM) / 0.035);
    float shadow = 0.0;
    for (int i = 0; i < 3; i++) {
      vec4 caster = site_at(q - SHADE * (0.15 + 0.25 * float(i)));
      vec2 w = q - caster.xy;
      float u = dot(w, SHADE), v = abs(dot(w, vec2(-SHADE.y, SHADE.x))), soft = 0.03 + 0.16 * max(u, 0.0);
      shadow = max(shadow, (1.0 - smoothstep(u_needle.y * 0.8 - 0.5 * soft, u_needle.y * 0.8 + soft, v)) * smoothstep(-0.05, 0.06, u) * exp(-1.1 * max(u, 0.0))
             * smoothstep(0.5, 0.0, max(-tip, p.y) - p.y));
    }
    occlusion *= 1.0 - 0.30 * shadow * u_needle.w;
  }
  if (u_channel.y > 0.01 && here > 0.5) {
    float open = u_channel.y * (needles_in() ? u_dimple.y * step(tip, 0.0) * leaving(site.x) : 1.0);
    float mouth = u_channel.x * open, rim = smoothstep(mouth + 0.008, mouth - 0.012, r) * saturate(open * 3.0);
    albedo = mix(albedo, mix(PAL_CHANNEL_FLUID_DEEP, PAL_CLOT_DEEP, u_channel.z), 0.9 * rim);
    albedo *= mix(vec3(1.0), vec3(1.0, 0.55, 0.50), 0.55 * exp(-max(r - mouth, 0.0) / 0.07) * open);
    gloss = mix(gloss, 0.4, rim);
    if (u_product.x > 0.001) albedo = mix(albedo, PAL_SERUM_HIGH, 0.85 * u_product.x * smoothstep(mouth + 0.02, mouth - 0.02, r));
  }
  lay_product(p, 0.0, px, true, 0.0, albedo, glow);
  seam(p.x, px, albedo);
  gloss = mix(gloss, 1.2, 0.8 * u_film * u_product.x);
  float edge = (1.0 - u_mirror) * exp(-min(min(BLOCK_X - abs(p.x), u_cut - p.z), p.z - BLOCK_BACK) / 0.14);
  glow += albedo * vec3(0.09, 0.028, 0.015) * edge;
  o_albedo = vec4(albedo * occlusion, b.w * 0.0015 + c.y * 0.0012 + 0.004 * flake * (1.0 - 0.7 * u_melanin));
  o_normal = vec4(n, 2.0);
  o_glow = vec4(glow, gloss);
}

#elif PART == 4
// `ground` is the height of the surface at it, `lip` how far above the rim of its dent the ray passes.
vec3 needle_color(vec3 p, Near at, float ground, float lip, vec3 ray) {
  vec2 q = normalize(at.off + 1e-5);
  float tip = at.tip, slope = (needle_radius(p.y + 0.01, tip) - needle_radius(p.y - 0.01, tip)) / 0.02;
  vec3 n = normalize(vec3(q.x, -slope - q.x * at.lean, q.y));
  vec3 c = studio(reflect(ray, n)) * mix(vec3(0.86, 0.87, 0.89), vec3(1.0), pow(1.0 - saturate(-dot(ray, n)), 4.0));
  vec3 tissue = mix(PAL_PAPILLARY_FIBER_LIGHT, PAL_EPIDERMIS_TOP, saturate(-p.y / 1.5));
  c = mix(c, c * tissue * 1.25 + tissue * 0.06, 0.60 * smoothstep(0.0, -0.10, p.y - ground));
  // Above the skin it mirrors it, and right at it stands in its own shadow.
  float over = p.y - ground;
  c = mix(c, c * tissue * 1.1 + tissue * 0.03, 0.55 * exp(over / (over > 0.0 ? -0.16 : 0.08)));
  // Softly on those that stand half out of the cut, where no rim of skin hides it.
  c *= 1.0 - vec3(0.62, 0.74, 0.76) * (p.z > u_cut ? 0.25 : 1.0) * exp(-abs(p.y - ground) * (p.y < ground ? 12.0 : 5.0));
  c *= 1.0 - vec3(0.56, 0.70, 0.72) * exp(-max(lip, 0.0) / 0.07) * step(ground, p.y);
  // Grinding marks run along it.
  vec4 mark = noise(vec3(atan(q.x, q.y) * 30.0, p.y * 4.0, 7.0));
  c *= 1.0 + 0.10 * (mark.x + mark.y);
  // Those behind are paler.
  c = mix(c, vec3(0.56, 0.53, 0.51), saturate(-0.15 * p.z));
  return u_dark > 0.5 ? c * 0.82 : c;
}

#endif

#if PART == 1 || PART == 2
// Light adds what glows to what it falls on (on the dark stage nearly twice): so the page shines through.
void fade(vec2 xz, vec3 eye, vec3 ray) {
  if (u_mirror <= 0.0) return;
  float gone = smoothstep(0.0, 0.4, u_mirror);
#if PART == 2
  gone *= smoothstep(-0.01, 0.01, beyond(xz));
#endif
#ifdef FLAT
  if (u_flat > 0.5) return;
#endif
  o_albedo.rgb *= 1.0 - gone;
  o_glow *= 1.0 - gone;
  o_glow.rgb += gone * page(gl_FragCoord.xy / u_res, eye, ray) * mix(1.0, 1.0 / 1.9, u_dark);
}

#endif
void main() {
  vec2 at = gl_FragCoord.xy + u_jitter;
  vec2 uv = (at - 0.5 * u_res) / u_res.y - u_shift;
  vec3 ray = normalize(u_camera * vec3(uv * 2.0 * u_tan, 1.0)), eye = u_eye;
  // Inside the loupe the cut face is seen straight on and larger; its rim is light.
  float rim = length(at - u_lens.xy) - u_lens.z;
  bool in_lens = u_lens.z > 0.0 && rim < 0.0, on_rim = u_lens.z > 0.0 && abs(rim) < 2.5;
#if PART == 0
  vec3 c = on_rim ? PAL_PAGE_CENTER : page(gl_FragCoord.xy / u_res, eye, ray);
#ifdef FLAT
  if (u_flat > 0.5 && !on_rim) c = vec3(0.0);
#endif
  o_albedo = vec4(c, 1.0);
  o_normal = vec4(0.0, 0.0, 1.0, on_rim ? 3.0 : 0.0);
  o_glow = vec4(c, 0.0);
#else
  if (on_rim) discard;
  if (in_lens) {
    vec2 spot = (at - u_lens.xy) / u_lens.w;
    eye = vec3(u_lens_focus.x + spot.x, spot.y - u_lens_focus.y, u_cut + 1.0);
    ray = vec3(0.0, 0.0, -1.0);
  }
  // Where the ray enters the block: on a cut face, or in the air over the skin.
  vec3 inv = 1.0 / (ray + vec3(equal(ray, vec3(0.0))) * 1e-7);
#if PART == 2
  float least = mirror_back(), most = mirror_front();
#else
  float least = BLOCK_BACK, most = u_cut;
#endif
  vec3 ta = (vec3(-BLOCK_X, BLOCK_BOTTOM, least) - eye) * inv, tb = (vec3(BLOCK_X, 0.16, most) - eye) * inv;
  vec3 near3 = min(ta, tb), far3 = max(ta, tb);
  float enter = max(near3.x, max(near3.y, near3.z)), leave = min(far3.x, min(far3.y, far3.z));
  bool in_block = leave > max(enter, 0.0), side = enter != near3.y || ray.y > 0.0;
  vec3 p = eye + ray * enter;
#if PART == 1 || PART > 4
  vec3 face = enter == near3.x ? vec3(-sign(ray.x), 0.0, 0.0) : enter == near3.y ? vec3(0.0, -1.0, 0.0) : vec3(0.0, 0.0, -sign(ray.z));
  float px = in_lens ? 1.0 / u_lens.w : 2.0 * u_tan * enter / u_res.y, top = surface(p.xz);
  // Tissue is drawn a little further than it is seen: what a dent presses down comes from above.
  if (!in_block || !side) discard;
#if PART == 1
  if (p.y >= top) discard;
  shade_cut(p, top, face, px);
  fade(p.xz, eye, ray);
#else
  g_face = face;
  Tissue m = material(p, top, px, normalize(mix(ray, -face, 0.5)));
  o_albedo = vec4(m.color, m.relief);
  o_normal = vec4(m.glow * 8.0, (m.gloss + 2.0 * m.over) / 3.0);
#endif
#elif PART == 2
  // From the highest place that the surface may have, so that each step goes down a fiftieth of a millimetre at most; once
  // below the surface, between the last two places, until that is a sixty-fourth of a step.
  float high = 0.1 + u_swelling, begin = max(enter, ray.y < -1e-4 ? (high - eye.y) / ray.y : enter), t = begin, above = begin, hit = -1.0;
  float end = min(leave, ray.y < -1e-4 ? (u_low - eye.y) / ray.y : 1e9), step_t = (end - begin) / float(int((high - u_low) * 50.0) + 1);
  if (!in_block) discard;
  for (int i = 0; i < 48; i++) {
    p = eye + ray * t;
    if (p.y < surface(p.xz)) hit = t; else above = t;
    if (hit < 0.0 ? t > end - 0.5 * step_t : hit - above < 0.02 * step_t) break;
    t = hit < 0.0 ? t + step_t : 0.5 * (above + hit);
  }
  // What is below the surface where it enters the block shows a cut face.
  if (hit < 0.0 || (side && hit == enter)) discard;
  p = eye + ray * hit;
  shade_top(p, in_lens ? 1.0 / u_lens.w : 2.0 * u_tan * hit / u_res.y);
  fade(p.xz, eye, ray);
#else
  bool cut = in_block && side && p.y < surface(p.xz);
  // Where the ray may meet needles. A roller's outer ones are away or as deep as any: the box holds them all.
  float base = 0.70 - (u_roll.y > 0.0 ? 0.0 : min(u_needle.x, 0.0)), top = base + (u_roll.y > 0.0 ? 1.85 : 1.45), wide_box = u_roll.y > 0.0 ? 3.0 : 1.78;
  vec3 lo = vec3(-wide_box, u_roll.y > 0.0 ? -u_reached.y : -u_needle.x, -1.70 - 0.13), hi = vec3(wide_box, top, 0.13);
  vec3 na = (lo - eye) * inv, nb = (hi - eye) * inv, n0 = min(na, nb), n1 = max(na, nb);
  float begin = max(max(n0.x, max(n0.y, n0.z)), 0.0), end = min(min(n1.x, min(n1.y, n1.z)), cut ? enter : 1e9), d;
#if PART == 3
  // Thinner than a pixel, a hair covers a share of it.
  float first = cut ? enter : 1e9, hair = 0.0, at_hair = 0.0, nearest = 9.0;
  vec3 hair_color = vec3(0.0);
  if (!in_lens) for (int i = 0; i < 7; i++) {
    if (i >= u_hair_count - 1) break;
    vec4 a = u_hairs[i], b = u_hairs[i + 1];
    vec3 ba = b.xyz - a.xyz, oa = eye - a.xyz;
    float bb = dot(ba, ba), br = dot(ba, ray), bo = dot(ba, oa), ro = dot(ray, oa);
    float s = saturate((bo - br * ro) / max(bb - br * br, 1e-6));
    vec3 c = a.xyz + ba * s;
    float t = dot(c - eye, ray), radius = mix(a.w, b.w, s), pixel = 2.0 * u_tan * t / u_res.y, wide = max(radius, 0.4 * pixel);
    vec3 off = eye + ray * t - c;
    float beside = length(off) / wide, share = smoothstep(1.0 + 0.5 * pixel / wide, 1.0 - 0.5 * pixel / wide, beside) * radius / wide;
    // Of two pieces the one whose axis is nearer, or joints would show.
    if (share > 0.0 && beside < nearest && t < first && c.y > surface(c.xz) - 0.01) {
      nearest = beside;
      // Down is fine and nearly without pigment; the follicle's own hair is dark.
      float down = smoothstep(0.020, 0.012, radius);
      vec3 k = mix(mix(PAL_HAIR_DEEP, PAL_HAIR, saturate(0.25 + 0.5 * c.y)), mix(PAL_HAIR, u_top_deep, 0.35) * (1.0 - 0.6 * u_melanin), down * smoothstep(-0.02, 0.12, c.y));
      float turn = dot(off, u_camera[0]) / wide;
      hair_color = k * (0.80 - 0.35 * turn) + 0.10 * bell((turn + 0.35) / 0.25) * (1.0 - down);
      // Straight from above, the one in the cut would be a thorn that points at the eye.
      hair = share * (1.0 - smoothstep(0.0, 0.2, u_mirror) * smoothstep(-0.02, 0.02, beyond(c.xz))) * mix(1.0, 0.75, down) * (u_hairs[0].w > 0.018 ? smoothstep(0.998, 0.99, abs(u_camera[2].y)) : 1.0);
      at_hair = t;
      // Down right at a needle goes in with the skin.
      if (needles_in()) hair *= 1.0 - u_needle.w * down * smoothstep(0.30, 0.18, length(near_to(u_hairs[0].xyz).off));
    }
  }
  // A needle in front of it hides it by its own share.
  if (needles_in()) for (int i = 0; i < 60; i++) {
    if (hair == 0.0 || begin > min(end, at_hair)) break;
    p = eye + ray * begin;
    d = needle_distance(p);
    if (d < 0.0008) { hair *= 1.0 - u_needle.w * shaft(p, base); break; }
    begin += max(d, 0.001);
  }
  o_albedo = vec4(hair_color, 1.0) * hair;
#else
  float cover = 0.0, left = 1.0;
  vec3 front = vec3(0.0);
  // Steel hides the needles behind it, until it has nearly faded out; at its edge by the share of the pixel that it covers.
  for (int layer = 0; layer < 6; layer++) {
    float px = in_lens ? 1.0 / u_lens.w : 2.0 * u_tan * begin / u_res.y, near = max(0.5 * px, 0.0008);
    d = 1.0;
    for (int i = 0; i < 90; i++) {
      if (begin > end) break;
      p = eye + ray * begin;
      d = needle_distance(p);
      if (d < near) break;
      begin += max(d, 0.001);
    }
    if (begin > end || d >= near || left < 0.01) break;
    // How far from the axis the ray passes: at its edge a needle covers a share of the pixel.
    Near at = near_to(p);
    float aside = abs(dot(at.off, normalize(vec2(ray.z, -ray.x)))), ground = surface(p.xz);
    float out_by = p.y < -at.tip ? length(vec2(aside, p.y + at.tip)) : aside - needle_radius(p.y, at.tip);
    // What the skin hides is not seen, nor anything behind it.
    float hidden = p.z < u_cut && abs(p.x) < BLOCK_X ? saturate(0.5 - (p.y - ground) / px) : 0.0;
    // The rim of its dent stands before its foot: how far above it the ray passes.
    float flatly = max(length(ray.xz), 0.05), out_of = -dot(at.off, ray.xz) / flatly;
    vec2 rim_at = p.xz - ray.xz / flatly * (sqrt(max(out_of * out_of + RIM * RIM - dot(at.off, at.off), 0.0)) - out_of);
    // Its height without the skin's own relief, which a needle stretches: asking for that, too, costs half a needle more.
    float rim = p.y - ray.y / flatly * length(rim_at - p.xz) + dent(RIM, at.pressed) - raised_ring(RIM, at.pressed);
    if (rim_at.y < u_cut && p.z < u_cut && abs(rim_at.x) < BLOCK_X) hidden = max(hidden, saturate(0.5 - rim / px));
    if (hidden >= 1.0) break;
    float solid = saturate(0.5 - out_by / px), share = u_needle.w * shaft(p, base) * (1.0 - hidden);
    // The mean of many strokes, driven by a crank: the part of the time in which a needle is where the ray passes it.
    if (u_blur > 0.5) share *= acos(2.0 * saturate((u_needle.z * (1.0 - sqrt(saturate(1.0 - aside / u_needle.y))) - p.y) / at.tip) - 1.0) / 3.1416;
    front += left * solid * share * needle_color(p, at, ground, p.z > u_cut ? 1.0 : rim, ray);
    cover += left * solid * share;
    left *= 1.0 - solid * (u_blur > 0.5 ? share : saturate(3.0 * share));
    begin += 2.5 * u_needle.y + px;
  }
  o_albedo = vec4(front, cover);
#endif
#endif
#endif
}
