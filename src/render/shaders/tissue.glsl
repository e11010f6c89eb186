// Solid texturing: what the tissue looks like at a point, in millimetres. One function colours every face of the
// block and the loupe, so that they agree without seams. Depths of layers come from the frame; nothing clinical is
// written here.
uniform sampler2D t_height;
uniform sampler2D t_sites;
uniform vec4 u_map;          // what these maps cover: least x and z, and how far from there
uniform vec4 u_borders;      // lower border of stratum corneum, junction, papillary dermis, dermis: mm below rest
uniform vec4 u_rete;         // height of the rete ridges, distance between their peaks; depth of the superficial arteries, of the veins
uniform float u_cut;         // z of the cut face
uniform vec4 u_needle;       // depth of the tips, radius, length of the taper, opacity (0: no needles)
uniform float u_blur;        // 1: needles go in and out too fast to be seen, and their mean is shown
uniform vec2 u_roll;         // roller: x of its axis, distance from there to the tips; 0: needles go straight
uniform vec3 u_reached;      // depth that tips reach: low, typical, high over people; 0: not shown
uniform float u_blood;       // 1: the channels cross vessels
uniform vec2 u_dimple;       // depth of the dent, 1 once the surface has yielded
uniform vec4 u_channel;      // radius, open 0-1, clot 0-1, deepest site
uniform vec4 u_immune;       // inflammation, neutrophils, macrophages, redness
uniform vec4 u_repair;       // fibroblasts, collagen III, collagen I, flaking
uniform vec4 u_named;        // where names point at: a fibroblast, an immune cell
uniform vec4 u_named_fibers; // and new collagen, III and I
uniform vec4 u_concern;      // wrinkle, scar, dark marks, widened pores
uniform float u_swelling;    // rise of the surface, mm
uniform float u_melanin;     // share of melanin in the basal epidermis
uniform float u_split;       // left of this x the skin is intact
uniform vec2 u_cleared;      // share of the product that capillaries took up: intact, needled skin
uniform vec3 u_hair_mouth;
uniform vec2 u_hair_radii;       // shaft, outer root sheath
#ifdef FLAT
uniform float u_flat;        // 1: no undulation, layers as flat numbers (to check depths)
#endif

// 1 in needled skin, 0 in the intact half, where there is one.
float g_needled = 1.0;

// How much deeper the epidermis reaches around the follicle.
float funnel(vec2 xz) { return 0.20 * bell(max(length(xz - u_hair_mouth.xz) - 0.8 * u_hair_radii.y, 0.0) / 0.055); }

vec2 map_uv(vec2 xz) { return (xz - u_map.xy) / u_map.zw; }

// `over` is the share of what lies over the tissue itself: follicle, gland, muscle, vessels.
struct Tissue { vec3 color; float relief; float gloss; vec3 glow; float over; };

vec4 relief_at(vec2 xz) {
#ifdef FLAT
  if (u_flat > 0.5) return vec4(0.0, 1.0, 1.0, 0.0);
#endif
  return textureLod(t_height, map_uv(xz), 0.0);
}
// The map has depths as shares of the deepest, so that it stays as it is while all of them change.
vec4 site_at(vec2 xz) { return textureLod(t_sites, map_uv(xz), 0.0) * vec4(1.0, 1.0, u_channel.w, 1.0); }

// A roller's needle that touches at x leans as the drum turns, and its tip draws an arc; those of a pen or a stamp go
// straight. How far it is aside for each millimetre above its tip, and the tip's depth.
vec2 course(float x) {
  float lean = clamp((u_roll.x - x) / max(u_roll.y, 1e-3), -1.0, 1.0), upright = cos(lean);
  return u_roll.y > 0.0 ? vec2(sin(lean) / upright, u_reached.y - u_roll.y * (1.0 - upright)) : vec2(0.0, u_needle.x);
}
float tip_at(float x) { return course(x).y; }
// Radius of the needle at height y with its tip at a depth, rounded into a slender ogive.
float needle_radius(float y, float tip) {
  float up = saturate((y + tip) / u_needle.z);
  return u_needle.y * (1.0 - pow(1.0 - up, 1.75));
}
// Radius of an open channel: it narrows downward and is never quite even.
float channel_radius(float y, vec4 site) {
  float u = saturate(-y / max(site.z, 1e-3));
  float wave = 1.0 + 0.20 * sin(y * 9.0 + site.w * 7.0) + 0.10 * sin(y * 23.0 + site.w * 3.0);
  return u_channel.x * u_channel.y * (1.0 - 0.5 * u) * sqrt(saturate((1.0 - u) * 8.0)) * wave;
}
bool needles_in() { return u_needle.w > 0.01; }
// Vessels widen with redness as needles leave (still.rs knows it, too): while a depth is chosen tissue stays as it is.
float widened() { return max(u_immune.x, u_immune.w * (1.0 - u_needle.w)); }
// The needle or channel that is nearest to a point: where it is, what lies between its axis and the point, the depth of its
// tip, its lean, and the share of the dent and of the yielding there: a roller's needles come one row after the other.
struct Near { vec4 site; vec2 off; float tip; float lean; float pressed; };
Near near_to(vec3 p) {
  bool rolls = u_roll.y > 0.0 && needles_in();
  vec2 here = course(p.x);
  vec4 site = site_at(p.xz - vec2(rolls ? here.x * max(p.y + here.y, 0.0) : 0.0, 0.0));
  vec2 there = course(site.x);
  vec2 off = p.xz - site.xy - vec2(rolls ? there.x * max(p.y + there.y, 0.0) : 0.0, 0.0);
  return Near(site, off, there.y, there.x, u_roll.y > 0.0 ? smoothstep(-0.05, 0.2, there.y) : 1.0);
}
float dent(float r, float pressed) { return pressed * u_dimple.x * exp(-pow(r / 0.24, 1.35)); }
// Around a needle that is in, the skin rises a little.
const float RIM = 0.20;      // how far from a needle's axis the rim of its dent stands
float raised_ring(float r, float pressed) { return 0.028 * pressed * u_dimple.y * bell((r - RIM) / 0.05); }
// How far tissue is dragged down beside a needle, whose radius is `shaft` there.
float drag(float r, float shaft) { return 0.09 * u_dimple.y * exp(-max(r - shaft, 0.0) / 0.05) * saturate(shaft * 12.0); }
// Has the needle that touches at x been in and left again, at least in part?
float leaving(float x) { return u_roll.y > 0.0 ? step(x, u_roll.x) : 1.0; }

// How far swollen skin rises: what stands beside it as it was before does not.
float swollen(float x) { return u_swelling * smoothstep(-0.15, 0.15, x - u_split); }

// Height of the surface as it is now.
float surface(vec2 xz) {
  float h = relief_at(xz).x;
#ifdef FLAT
  if (u_flat > 0.5) return h;
#endif
  Near n = near_to(vec3(xz.x, 0.0, xz.y));
  float r = length(n.off);
  h += swollen(xz.x) * (0.5 + 0.5 * bell(r / 0.35));
  float open = u_channel.y;
  if (needles_in()) {
    // Skin that a needle stretches has no pores; those of the cut are grown clear of them.
    h = mix(max(h, -0.01), h, n.site.y > -0.2 ? 1.0 : smoothstep(0.15, 0.30, r));
    // It sinks with the tissue that the needle drags along.
    float shaft = needle_radius(0.0, n.tip);
    h += raised_ring(r, n.pressed) - dent(r, n.pressed) - drag(r, shaft);
    open *= u_dimple.y * max(n.pressed, leaving(n.site.x));
  }
  if (u_channel.y > 0.01 && n.site.z > 0.0 && xz.x > u_split) {
    h += open * (-1.5 * u_channel.x * bell(r / (1.5 * u_channel.x)) + 0.012 * bell((r - 0.15) / 0.05));
  }
  return h;
}

#if PART > 4
// ---- collagen: a lattice of flat ribbons that share one warp, woven by priority -----------------------------------
struct Weave { float key; vec3 color; float relief; };
// The face that is being shaded. Round a corner the weave is unfolded: strands run along the side face as they run along
// the front, for in life they lie in all directions, and ends of strands would look like gravel; longer, as the face is seen
// aslant.
vec3 g_face = vec3(0.0, 0.0, 1.0);
vec3 unfold(vec3 s) {
  return abs(g_face.x) > 0.5 ? vec3(sign(g_face.x) * (BLOCK_X + 0.6 * (u_cut - s.z)), s.y, u_cut + abs(s.x) - BLOCK_X) : s;
}

#if PART == 5
// `lane`: spacing across, flatness, warp, wavelength. `look`: strand radius, priority, salt.
void ribbons(vec3 p, vec3 along, vec3 across, vec4 lane, vec3 look, vec3 dark, vec3 light, float px, inout Weave w) {
  vec3 through = cross(along, across);
  float u = dot(p, along), v = dot(p, across), t = dot(p, through);
  float s = lane.x;
  vec4 n = noise(vec3(u / lane.w + look.z * 3.1, v / (s * 7.0) + look.z, t / (s * 9.0)));
  v += lane.z * n.x + 0.20 * s * sin(u * 10.134 / lane.w + look.z + n.z * 4.0);
  t += 0.35 * lane.z * n.y;
  vec2 g = vec2(v, t / lane.y) / s + vec2(0.0, 0.47);
  vec2 cell = floor(g), f = g - cell - 0.5;
  vec4 h = random4(ivec3(ivec2(cell), 3), int(look.z));
  f -= (h.xy - 0.5) * 0.22;
  float key = look.y + 0.8 * h.w + 0.45 * sin(u * 2.3 / lane.w + h.x * 6.28);
  // Strands that lose thin out before they vanish, so that a bundle does not end as if cut.
  float radius = mix(0.26, 0.58, h.z) * look.x * (0.88 + 0.26 * n.z) * sqrt(saturate((key + 0.15 - w.key) * 4.0));
  // At its edge a strand covers a share of the pixel.
  float beyond = (length(f) - radius) * s;
  if (radius < 1e-3 || beyond >= 0.5 * px) return;
  float d = length(f) / radius, crown = sqrt(max(1.0 - d * d, 0.0));
  key += 0.15 * crown;
  if (key <= w.key) return;
  float facing = (1.0 - 0.72 * smoothstep(0.45, 0.9, abs(along.z))) * (1.0 - 0.45 * abs(g_face.x));
  float turn = f.x / (radius * max(sqrt(1.0 - min(f.y * f.y / (radius * radius), 0.99)), 0.25));
  float fine = smoothstep(s * 0.12, s * 0.05, px) * facing;
  float wave = sin(u * 7.0 / lane.w + h.x * 6.28 + n.x * 5.0);
  float fibril = 0.6 * sin(turn * 13.0 + h.z * 9.0 + n.w * 5.0 + u * 3.0 / lane.w + 1.2 * wave) + 0.4 * sin(turn * 29.0 + n.x * 6.0 - 2.6 * wave);
  float cover = saturate(0.5 - beyond / px);
  // What covers less than half of a pixel hides nothing of what comes later, or ground would show in between.
  w.key = cover > 0.5 ? key : w.key;
  vec3 strand = mix(dark, light, saturate(h.y * 0.75 + 0.30 * n.w + 0.22)) * mix(mix(0.78, 1.02, smoothstep(0.0, 0.5, crown)), 0.80 + 0.24 * crown, facing) * (1.0 + 0.055 * fibril * fine);
  w.color = mix(w.color, strand, cover);
  w.relief = mix(w.relief, (crown * crown * s * 0.24 + fibril * fine * 0.0006) * facing, cover);
}

#endif
// ---- epidermis ----------------------------------------------------------------------------------------------------
float capsule2(vec2 p, vec2 a, vec2 b) {
  vec2 q = p - a, d = b - a;
  return length(q - d * saturate(dot(q, d) / dot(d, d)));
}

void corneum(float d, float thickness, float along, vec4 n, float px, inout Tissue m) {
  float lift = 1.0 + 0.8 * g_needled * u_repair.w;           // flaking opens the gaps between corneocytes
  float y = d / (thickness / 9.0) + 0.8 * sin(along * 38.0 + n.x * 4.0) + 1.4 * n.z;
  float row = floor(y), fy = fract(y);
  float x = along / 0.030 + random4(ivec3(int(row), 0, 0), 21).x * 7.0;
  float fx = fract(x), id = random4(ivec3(int(floor(x)), int(row), 0), 22).x;
  float detail = smoothstep(0.0022, 0.0011, px);
  float gap = smoothstep(0.0, 0.22 * lift, min(fy, 1.0 - fy)) * smoothstep(0.0, 0.022 * lift, min(fx, 1.0 - fx));
  float line = mix(0.86, gap, detail);
  m.color = mix(PAL_CORNEUM_LIGHT, PAL_CORNEUM_DEEP, id * 0.6 + 0.4 * d / thickness) * mix(0.66, 1.0, line);
  m.color = mix(m.color, m.color * mix(vec3(1.0), PAL_EPIDERMIS_MELANIN * 2.2, 0.8), 0.85 * u_melanin);
  m.relief = line * 0.0007;
  m.gloss = 0.45;
}

void viable(vec3 s, float d, float top, float junction, float along, vec4 n, float px, inout Tissue m) {
  float below = d - top, above = junction - d;
  float e = below / max(junction - top, 0.01);
  float basal_h = 0.030;
  vec3 base = mix(mix(PAL_EPIDERMIS_TOP, PAL_EPIDERMIS_MID, smoothstep(0.0, 0.35, e)), PAL_EPIDERMIS_BASAL, smoothstep(basal_h, 0.0, above));
  base = mix(base, PAL_EPIDERMIS_MELANIN, u_melanin * (0.90 + 0.15 * smoothstep(0.06, 0.0, above)));
#if PART == 5
  float cells = smoothstep(0.0034, 0.0016, px);
  if (cells > 0.0) {
    // Cells are taller the deeper they lie; the row coordinate is the integral of one over their height.
    float rows = below < 0.03 ? 4.286 * log(1.0 + 58.3 * below) : 4.334 + (below - 0.03) / 0.011;
    vec4 swirl = noise(vec3(along, d, s.z) * 34.0);
    vec2 at = vec2(along / 0.0125 + 0.4 * n.y, rows + 0.9 * n.x) + 0.34 * swirl.xy;
    Cell c = cells2(at, 0.68, 31);
    float gap = c.f2 - c.f1, young = smoothstep(0.0, 0.022, below);
    vec2 q = c.to.xy;
    // Basal cells are columns that stand on the junction side by side.
    float tall = (0.0142 + 0.0022 * n.x + 0.0030 * swirl.z) * smoothstep(0.02, 0.05, junction - top), lane = along / 0.0088 + 0.3 * swirl.w;
    tall += 0.0026 * swirl.y;
    bool basal = above < tall - 0.006 * (1.0 - sqrt(saturate(1.0 - 4.0 * (lane - floor(lane + 0.5)) * (lane - floor(lane + 0.5)))));
    // Borders between columns are a little uneven: the three that may lie around this place, and then the two that do.
    float column = floor(lane + 0.5), border[3], first = lane < column ? column - 1.0 : column;
    for (int i = 0; i < 3; i++) border[i] = first + float(i) - 0.5 + 0.34 * (random4(ivec3(int(first) + i, 0, 6), 35).x - 0.5);
    bool later = lane > border[1];
    float left = later ? border[1] : border[0], right = later ? border[2] : border[1];
    column = later ? first + 1.0 : first;
    if (basal) {
      c.id = ivec3(int(column), 0, 9);
      q = vec2((lane - 0.5 * (left + right)) * 0.72, (0.5 - above / tall) * 0.94);
      c.f1 = length(q);
      gap = min(min(lane - left, right - lane), min((tall - above) / 0.0088, above / 0.0060));
    } else gap = min(gap, (above - tall) / 0.0100);
    vec4 h = random4(c.id, 32);
    q = (q + (h.xy - 0.5) * 0.14) * mix(vec2(0.85, 1.7), vec2(1.0, 1.05) + 0.2 * (h.zw - 0.5), young);
    // A pale seam between two membranes, crossed by the bridges that hold cells together.
    float bridge = sin((q.x - q.y) * 60.0) * sin((q.x + q.y) * 60.0) * smoothstep(0.0009, 0.0004, px);
    float membrane = smoothstep(0.02, 0.11, gap + 0.025 * bridge);
    float core = length(q) * (1.0 + 0.16 * swirl.z), nucleus = smoothstep(0.31, 0.26, core) * smoothstep(0.001, 0.006, below) * smoothstep(0.01, 0.09, gap);
    float grainy = swirl.x * swirl.y + 0.5 * noise(vec3(along, d, s.z) * 520.0).x;
    vec3 k = base * (0.92 + 0.20 * h.z + 0.06 * grainy);
    k = mix(k, k * 1.13 + 0.02, smoothstep(0.5, 0.15, c.f1) * 0.7);
    k *= mix(0.86, 1.0, smoothstep(0.10, 0.26, gap));
    k = mix(mix(PAL_CELL_MEMBRANE, base, 0.35 * u_melanin + 0.10), k, membrane);
    vec3 deep = mix(PAL_NUCLEUS, PAL_NUCLEUS_DEEP, smoothstep(basal_h, 0.0, above)) * (0.88 + 0.26 * h.w);
    k = mix(k, deep * mix(1.16, 0.80, smoothstep(0.12, 0.29, core)) * (1.0 + 0.16 * grainy), nucleus * 0.88);
    k = mix(k, PAL_NUCLEOLUS, smoothstep(0.075, 0.04, length(q - 0.12 * (h.yz - 0.5) - vec2(0.05, 0.04))) * nucleus * 0.75);
    vec2 grain = vec2(along, d) / 0.0021;
    vec4 gh = random4(ivec3(ivec2(floor(grain)), 1), 33);
    float granule = smoothstep(0.014, 0.007, below) * smoothstep(0.0, 0.002, below) * step(0.45, gh.z)
                  * smoothstep(0.26, 0.16, length(fract(grain) - 0.5 - (gh.xy - 0.5) * 0.45));
    k = mix(k, PAL_KERATOHYALIN, granule * 0.6);
    float cap = smoothstep(0.24, 0.12, length(q * vec2(0.8, 1.3) - vec2(0.0, 0.26)));
    k = mix(k, PAL_MELANIN_CAP, 0.85 * saturate(cap * (0.35 + 1.3 * u_melanin) * smoothstep(0.045, 0.004, above)));
    m.relief += cells * (membrane * 0.0022 - (1.0 - membrane) * 0.0006 + nucleus * 0.0012);
    base = mix(base, k, cells);
  }
#endif
  float spot = u_concern.z * smoothstep(0.75, 0.1, length((s.xz - vec2(-1.15, -0.2)) * vec2(1.0, 0.8)));
  base = mix(base, PAL_EPIDERMIS_MELANIN, 0.5 * spot * smoothstep(0.05, 0.0, above));
#if PART == 5
  if (px < 0.0045) {
    float pitch = 0.058, lane = floor(along / pitch);
    vec4 h = random4(ivec3(int(lane), 4, 0), 34);
    vec2 q = vec2(along - (lane + 0.5 + (h.x - 0.5) * 0.35) * pitch, above - 0.0065);
    // Dendrites wind their way between the cells.
    q += vec2(0.0016 * sin(q.y * 420.0 + h.w * 6.28), 0.0011 * sin(q.x * 380.0 + h.x * 6.28)) * smoothstep(0.004, 0.012, length(q));
    float slim = 0.0011 * max(1.0 - q.y * 20.0, 0.25);
    // No two are alike: how far each arm reaches, and to which side, differs.
    float body = length(q * vec2(1.0, 1.1 + 0.4 * h.y)) - 0.0056 - 0.0018 * h.w;
    body = min(body, capsule2(q, vec2(0.0), vec2(-0.006 - 0.016 * h.w, 0.008 + 0.020 * h.y)) - slim);
    body = min(body, capsule2(q, vec2(0.0), vec2(0.007 + 0.016 * h.y, 0.006 + 0.020 * h.z)) - slim);
    body = min(body, capsule2(q, vec2(0.001, 0.0), vec2(0.016 * (h.z - 0.5), 0.018 + 0.016 * h.x)) - slim);
    vec3 k = mix(PAL_MELANOCYTE, PAL_MELANOCYTE_DEEP, 0.35 + 0.3 * sin(along * 2200.0) * sin(above * 2500.0));
    k = mix(k, PAL_MELANOCYTE_CORE, 0.9 * smoothstep(0.0035, 0.0022, length(q)));
    float inside = smoothstep(px, -px, body);
    base = mix(base, k, inside * 0.95);
    m.relief += inside * 0.002;
  }
#endif
  m.color = mix(base, PAL_BASEMENT, 0.5 * smoothstep(0.0035 + 0.4 * px, 0.0, above) * smoothstep(0.005, 0.002, px));
  m.gloss = 0.3;
}

// Capillary limbs gather on their way down to the plexus, as twigs do at a branch: `x` runs along the face, `g` is 0 at
// the papillae and 1 at the plexus. Returns where the limb stood at the top; `stem` is the share of width that is left (0
// beside all limbs) and `g`.
float gather(float x, float g, out vec2 stem) {
  const float pitch = 0.46;
  float lane = floor(x / pitch), trunk = (lane + 0.35 + 0.3 * random4(ivec3(int(lane), 5, 0), 83).x) * pitch;
  float left = 1.0 - 0.68 * g * g * (3.0 - 2.0 * g), top = trunk + (x + (0.012 * sin(g * 5.0 + lane) + 0.024 * (1.0 - g) * sin(g * 13.0 + lane * 2.3)) * g - trunk) / left;
  stem = vec2(floor(top / pitch) == lane ? left : 0.0, g);
  return top;
}

// What capillaries take up colours the venous side, by the share of the dose (its square root, as the field's colours).
vec3 carrying(vec3 vein) {
  return mix(vein, PAL_PRODUCT_GLOW_HIGH * 0.8, 0.45 * sqrt(mix(u_cleared.x, u_cleared.y, g_needled)));
}

// Near a place that a name points at in the cut.
float named_at(vec3 s, vec2 place) {
  vec2 away = s.xy - place;
  return g_face.z * exp(-dot(away, away) / 0.012);
}

// Families of ribbons are drawn in one loop, which starts and ends where there are some: compilers copy a function to each
// of its calls, and renderers that run both branches of every condition, as software does, still leave a loop.
// ---- dermis -------------------------------------------------------------------------------------------------------
// `r` distance to the nearest track, `track` 1 along it, `papilla` the cell of the papilla above.
void dermis(vec3 s, float d, float depth, float r, float track, Cell papilla, vec2 stem, vec4 broad, vec4 fine, float px, inout Tissue m) {
  float reticular = smoothstep(u_borders.z - 0.09, u_borders.z + 0.15, depth + 0.06 * fine.y);
  float mature = g_needled * u_repair.z * (0.45 + 0.55 * exp(-r * r / 0.30) * smoothstep(-0.1, 0.4, track));
  float fresh = u_repair.y * track * exp(-r * r / 0.054);
  // Where names point at them, there are some.
  fresh = max(fresh, g_needled * step(0.01, u_repair.y) * named_at(s, u_named_fibers.xy));
  mature = max(mature, g_needled * step(0.01, u_repair.z) * 0.8 * named_at(s, u_named_fibers.zw));
  vec3 ground = mix(mix(PAL_PAPILLARY_GROUND, mix(PAL_PAPILLARY_FIBER, PAL_PAPILLARY_FIBER_LIGHT, 0.4), 0.65 * smoothstep(0.0022, 0.0032, px)), PAL_RETICULAR_GROUND, reticular);
  ground = mix(ground, PAL_COLLAGEN_I_GROUND, 0.8 * g_needled * u_repair.z * reticular);
  // New matrix is pale before it has fibres.
  ground = mix(ground, PAL_PAPILLARY_FIBER_LIGHT, 0.5 * fresh);
  vec3 w = unfold(s + 0.05 * broad.xyz);
  vec3 color = ground * (0.94 + 0.10 * fine.z);
  float relief = 0.0, dense = 0.95 + 0.30 * mature, more = 0.25 * mature;
  vec3 thin = PAL_PAPILLARY_FIBER, thick = mix(PAL_RETICULAR_BUNDLE, PAL_COLLAGEN_I, saturate(1.1 * mature)), light_thick = mix(PAL_RETICULAR_BUNDLE_LIGHT, PAL_COLLAGEN_I_LIGHT, 0.85 * mature);
#if PART == 5
  // Papillary dermis from near: fine fibres that part and meet, as lines of equal noise do.
  if (px < 0.0032 && reticular < 1.0) {
    vec3 v = w + 0.014 * noise(w * 22.0).xyz;
    for (int i = 0; i < 3; i++) {
      vec2 dir = i == 0 ? vec2(0.940, 0.342) : i == 1 ? vec2(0.857, -0.515) : vec2(0.342, 0.940);
      // Between texels of the noise lines would bend at once: they go as waves instead, as loose fibres do.
      float run = dot(v.xy, dir) * 68.0, node = floor(run);
      vec3 q = vec3((node + 0.5 + smoothstep(0.0, 1.0, run - node)) / 4.0, dot(v.xy, vec2(-dir.y, dir.x)) * 150.0, v.z * 12.0 + float(i) * 5.3);
      vec4 n = noise(q);
      // Where it hardly changes its value, equal noise is a patch and no line.
      float steep = abs(noise(q + vec3(0.0, 0.2, 0.0)).x - n.x);
      float strand = (1.0 - reticular) * smoothstep(0.0032, 0.0022, px) * smoothstep(0.24, 0.06, abs(n.x)) * smoothstep(0.03, 0.10, steep) * saturate(0.9 + n.y - 0.3 * float(i));
      color = mix(color, mix(thin, mix(PAL_PAPILLARY_FIBER_LIGHT, PAL_COLLAGEN_I_LIGHT, 0.7 * mature), saturate(0.6 + 0.6 * n.z)), 0.8 * strand);
      relief = mix(relief, 0.0016, strand);
    }
  }
  Weave k;
  for (int i = reticular < 1.0 && px < 0.022 ? 0 : reticular > 0.0 ? 3 : 9; i < 12;) {
    if (i == 9 && fresh <= 0.01) break;
    vec3 along, across, look, dark, light;
    vec4 lane;
    float share;
    if (i < 3) {
      // Papillary dermis from afar: finer than pixels it is a felt; coarser strands stand for it, and then its mean. From
      // near they are soft bundles, into which loose fibres dive.
      if (i == 0) k = Weave(-9.0, color, 0.0);
      along = i == 0 ? vec3(0.940, 0.342, 0.0) : i == 1 ? vec3(0.857, -0.515, 0.0) : vec3(0.100, 0.300, 0.9487);
      lane = i == 0 ? vec4(0.0323, 2.0, 0.053, 0.34) : i == 1 ? vec4(0.0266, 2.0, 0.048, 0.29) : vec4(0.0323, 1.5, 0.053, 0.39);
      look = i == 0 ? vec3(0.86 + more, 0.0, 41.0) : i == 1 ? vec3(0.82 + more, 0.0, 42.0) : vec3(0.60, -0.8, 43.0);
      dark = i < 2 ? thin : mix(ground, thin, 0.5);
      light = i < 2 ? mix(PAL_PAPILLARY_FIBER_LIGHT, PAL_COLLAGEN_I_LIGHT, 0.7 * mature) : mix(ground, thin, 0.6);
      share = (1.0 - reticular) * mix(0.4, 1.0, smoothstep(0.0032, 0.0046, px)) * smoothstep(0.022, 0.012, px);
    } else if (i < 7) {
      // Reticular dermis: bundles.
      if (i == 3) k = Weave(-9.0, ground * (0.90 + 0.12 * fine.z), 0.0);
      along = i == 3 ? vec3(0.9887, 0.150, 0.0) : i == 4 ? vec3(0.950, -0.310, 0.040) : i == 5 ? vec3(0.800, 0.220, 0.558) : vec3(0.160, 0.100, 0.982);
      lane = i == 3 ? vec4(0.124, 3.6, 0.16, 1.05) : i == 4 ? vec4(0.078, 3.6, 0.14, 0.92) : i == 5 ? vec4(0.056, 3.0, 0.12, 0.86) : vec4(0.080, 1.7, 0.08, 0.60);
      look = i == 3 ? vec3(dense, 0.10, 51.0) : i == 4 ? vec3(dense, 0.0, 52.0) : i == 5 ? vec3(dense * 0.95, -0.12, 53.0) : vec3(dense * 0.9, -0.18, 54.0);
      dark = i < 6 ? thick : mix(ground, thick, 0.6);
      light = i < 6 ? light_thick : mix(thick, light_thick, 0.6);
      share = reticular;
    } else if (i < 9) {
      // Elastic fibres.
      if (i == 7) k = Weave(0.25, color, relief); else k.key = 0.35;
      along = i == 7 ? vec3(0.902, 0.421, 0.095) : vec3(0.883, -0.461, 0.095);
      lane = i == 7 ? vec4(0.20, 2.0, 0.16, 0.46) : vec4(0.24, 2.0, 0.18, 0.40);
      look = i == 7 ? vec3(0.060, 0.0, 61.0) : vec3(0.050, 0.0, 62.0);
      dark = PAL_ELASTIN;
      light = PAL_ELASTIN_LIGHT;
      share = 0.75 * reticular;
    } else {
      // New collagen: a loose mesh along the track. The first strands are few but full, there are more of them the more there
      // is, and each can be followed, for it lies flat enough to stay in the cut.
      if (i == 9) k = Weave(0.93 - 1.14 * sqrt(fresh), color, relief);
      along = i == 9 ? vec3(0.36, 0.9329, 0.0) : i == 10 ? vec3(-0.45, 0.8930, 0.0) : vec3(0.80, 0.60, 0.0);
      lane = i == 9 ? vec4(0.060, 6.0, 0.09, 0.32) : i == 10 ? vec4(0.054, 6.0, 0.09, 0.28) : vec4(0.064, 6.0, 0.09, 0.36);
      look = vec3(0.50, 0.0, float(i) + 62.0);
      dark = PAL_COLLAGEN_III;
      light = PAL_COLLAGEN_III_LIGHT;
      share = 0.90 * saturate(8.0 * fresh);
    }
    // Bundles lie flat; two families come towards the face.
    across = normalize(vec3(-along.y, along.x, 0.0)) * (i == 9 || i == 10 ? -1.0 : 1.0);
    if (i == 2) across = vec3(0.9949, -0.0302, -0.0953);
    if (i == 6) across = vec3(0.0, 0.9949, -0.1013);
    ribbons(w, along, across, lane, look, dark, light, px, k);
    i++;
    if (i == 3 || i == 7 || i == 9 || i == 12) {
      // A family is whole.
      if (i == 12) m.glow += 0.06 * share * max(k.color - color, 0.0);
      color = mix(color, k.color, share);
      if (i != 9) relief = mix(relief, k.relief, share);
      if (i == 3 && reticular <= 0.0) i = 9;
      // Elastic fibres are far thinner than a pixel of a coarse draft.
      if (i == 7 && px > 0.03) i = 9;
    }
  }
  m.glow += PAL_COLLAGEN_I_GLOW * 0.030 * max(mature - 0.4, 0.0) * saturate(40.0 * relief);
  m.gloss = 0.25;

  // A capillary hairpin hangs in each papilla; both limbs run on to the plexus below, gathered into one stem (see
  // `gather`). It is drawn flattened behind the face, so that most cells on the cut show one.
  vec2 at = -papilla.to.xy * u_rete.y * vec2(1.0, 1.72);
  if (abs(g_face.x) > 0.5) at = at.yx;
  float h = random4(papilla.id, 81).x, lean = (h - 0.5) * 0.5;
  vec2 q = vec2(cos(lean) * at.x + sin(lean) * at.y, cos(lean) * at.y - sin(lean) * at.x);
  // The arch stands just below the papilla's roof, as high as the face cuts it.
  float roof = smoothstep(0.58, 0.16, abs(abs(g_face.x) > 0.5 ? papilla.to.x : papilla.to.y));
  float apex = max(u_borders.y + u_rete.x * (0.42 - roof), u_borders.x + 0.008) + 0.016, down = d - apex;
  if (h < 0.5 + 0.5 * roof && roof > 0.25 && stem.x > 0.0 && down < u_rete.w && papilla.f2 - papilla.f1 > 0.02) {
    // From afar the hairpin is as wide as can be seen.
    float arm = max(max(0.0145, 2.0 * px), min(4.5 * px, 0.024)), x = q.x + 0.005 * saturate(down * 12.0) * (sin(down * 60.0 + h * 9.0) + sin(down * 27.0 + h * 40.0));
    float beside = down < arm ? length(vec2(x, down - arm)) - arm : abs(x) - arm, off = abs(beside);
    float thick = max(mix(0.0055, 0.0080, stem.y) + 0.003 * g_needled * widened(), 0.7 * px);
    float ds = length(vec2(off * stem.x, q.y * 0.03)) - thick;
    float venous = smoothstep(-0.012, 0.015, x), ends = mix(u_rete.z, u_rete.w, venous);
    float inside = smoothstep(0.7 * px, -0.7 * px, ds) * smoothstep(ends + 0.02, ends - 0.03, d) * smoothstep(0.02, 0.02 + 40.0 * px, papilla.f2 - papilla.f1);
    vec3 k = mix(mix(PAL_CAPILLARY_IN, PAL_ARTERY_LIGHT, stem.y), carrying(mix(PAL_CAPILLARY_OUT, PAL_VEIN_LIGHT, stem.y)), venous);
    float across = saturate(-ds / thick);
    k *= mix(0.66, 1.10, sqrt(across));
    if (px < 0.0014) {
      // Red cells in single file, each tilted its own way, hollow in the middle; around them a thin wall.
      float run = (down < arm ? atan(x, arm - down) * arm : sign(x) * (1.5708 * arm + down - arm)) / 0.0062;
      vec4 tilt = random4(ivec3(int(floor(run)), papilla.id.xy), 84) - 0.5;
      vec2 c = vec2(beside / thick - 0.35 * tilt.x, (fract(run) - 0.5 - 0.25 * tilt.y) * 1.15);
      c = vec2(c.x + 0.9 * tilt.z * c.y, c.y - 0.7 * tilt.z * c.x);
      float disc = length(c * vec2(0.62, 1.0)) * (1.0 + 0.5 * tilt.w) + step(0.36, tilt.w);
      k = mix(k * 0.86, k * mix(1.0, 1.26, smoothstep(0.06, 0.30, disc)), smoothstep(0.50, 0.40, disc));
      k = mix(k, PAL_PAPILLARY_FIBER_LIGHT * vec3(0.92, 0.72, 0.70), 0.85 * smoothstep(0.30, 0.18, across));
      // Here and there a cell of the wall bulges with its flat nucleus.
      float lining = run / 7.0, side = random4(ivec3(int(floor(lining)), papilla.id.xy), 85).x - 0.5;
      k = mix(k, PAL_NUCLEUS, 0.8 * smoothstep(1.1, 0.8, length(vec2(beside / thick - 0.84 * sign(side), fract(lining) - 0.5 - 0.4 * side) * vec2(7.0, 5.0))));
    }
    color = mix(color * mix(1.0, 0.86, smoothstep(0.012, 0.0, ds)), k, inside);
    relief = mix(relief, sqrt(max(0.0, -ds * 0.008)), inside);
    m.gloss = mix(m.gloss, 0.55, inside);
  }

  // Fibroblasts: spindles between the bundles; active ones are longer, fuller and more.
  float pitch = 0.17;
  vec3 lattice = w / pitch + vec3(0.0, 0.0, 0.5);
  vec4 fh = random4(ivec3(floor(lattice)), 82);
  vec3 f = (fract(lattice) - 0.5 - (fh.xyz - 0.5) * 0.25) * pitch;
  // Where a name points at one, there is one, and it lies as if to be looked at.
  vec2 named = s.xy - u_named.xy;
  bool shown = dot(named, named) < 0.0064 && g_face.z > 0.5;
  if (shown) { f = vec3(named, 0.0) * 0.8; fh = vec4(0.5, 0.8, 0.5, 1.0); }
  float angle = (fh.y - 0.5) * 1.1 + (fresh > 0.1 ? 0.5 : 0.0);
  vec2 spindle = vec2(cos(angle) * f.x + sin(angle) * f.y, cos(angle) * f.y - sin(angle) * f.x);
  float busy = g_needled * u_repair.x;
  float len = 0.056 + 0.030 * busy, wide = 0.0095 * (1.0 + 1.05 * busy);
  float fd = length(vec2(spindle.y, f.z * 0.22)) - wide * (1.0 - smoothstep(0.0, len, abs(spindle.x)));
  float present = shown ? 1.0 : step(u_borders.y + 0.5 * u_rete.x + 0.02, d) * step(1.0 - fh.w, 0.30 + 0.45 * busy * track * exp(-r * r / 0.16) + 0.15 * busy);
  float inside = present * smoothstep(0.8 * px, -0.8 * px, fd) * step(abs(spindle.x), len);
  vec3 fc = mix(PAL_FIBROBLAST, PAL_FIBROBLAST_ACTIVE, busy);
  color = mix(color, fc, 0.92 * inside);
  float nucleus = smoothstep(0.6 * px, -0.6 * px, length(vec2(spindle.x * 0.42, spindle.y)) - 0.0048 * (1.0 + 0.9 * busy));
  color = mix(color, PAL_FIBROBLAST_NUCLEUS, nucleus * inside);
  relief += 0.006 * inside;
  m.glow += 0.08 * inside * busy * fc;

#else
  // The sketch has the mean of its fibres.
  color = mix(color, mix(mix(thin, PAL_PAPILLARY_FIBER_LIGHT, 0.4), mix(thick, light_thick, 0.5), reticular), 0.8);
#endif
  color *= mix(vec3(1.0), vec3(1.04, 0.96, 0.92), smoothstep(0.5, 1.0, depth / u_borders.w));
  m.color = color * mix(0.86, 1.0, smoothstep(0.0, 0.012, d - u_borders.x - 0.01));
  m.relief = relief;
}

// ---- hypodermis ---------------------------------------------------------------------------------------------------
void fat(vec3 s, float below, vec4 broad, vec4 fine, float px, inout Tissue m) {
  vec3 w = s + 0.10 * broad.xyz;
  Cell lobule = cells3(w * vec3(1.05, 1.35, 1.05) + 0.7, 0.85, 91);
  float wall = lobule.f2 - lobule.f1;
  float septum = max(smoothstep(0.062, 0.026, wall + 0.014 * fine.x), 0.8 * smoothstep(0.04, 0.0, below));
  vec4 lh = random4(lobule.id, 92);
  float scale = mix(8.4, 11.6, lh.x);                        // cells of 85 to 120 um, alike within a lobule
  // A coarse draft is too coarse for cells, and the sketch: all of it is as the middle of one.
  Cell cell = Cell(vec3(0.3), 0.35, 0.6, lobule.id);
#if PART == 5
  if (px < 0.045) cell = cells3(s * scale + vec3(0.34, 0.30, 0.2) * fine.xyz, 0.72, 93);
#endif
  vec4 h = random4(cell.id, 94);
  // Cells are round where three of them meet.
  float q = cell.f1 / max(cell.f2, 1e-3), edge = cell.f2 - cell.f1 - 0.55 * max(cell.f1 - 0.40, 0.0);
  vec3 k = mix(PAL_FAT_CELL, PAL_FAT_CELL_LIGHT, 0.75 * h.x + 0.25 * lh.y);
  k = mix(mix(PAL_FAT_EDGE, k, 0.40), k, smoothstep(0.0, 0.09, edge));
  // Each is a drop: light passes through and gathers on the side away from the lamp.
  float through = dot(normalize(cell.to + 1e-4), vec3(-0.6, 0.7, 0.3));
  k = mix(k, PAL_FAT_RIM, 0.55 * smoothstep(0.04, 0.14, edge) * smoothstep(0.40, 0.16, edge) * saturate(0.35 + 0.9 * through));
  k *= 1.0 - 0.07 * smoothstep(0.1, 0.6, -through) * smoothstep(0.45, 0.12, edge);
  k = mix(k, PAL_FAT_CELL * vec3(0.99, 0.98, 0.97), 0.35 * smoothstep(0.5, 0.1, cell.f1));
  k *= mix(0.80, 1.03, smoothstep(0.02, 0.40, wall));        // lobules bulge: darker towards their septa
  m.relief = 0.017 * sqrt(max(1.0 - q * q * q, 0.0)) + 0.030 * smoothstep(0.0, 0.30, wall);
  m.gloss = 0.55;
  if (septum > 0.01) {
    // Fibres run along the septum: they follow the distance from its middle.
    float fiber = sin((wall + 0.03 * fine.x) * 210.0 + 3.0 * fine.y) + 0.6 * sin(wall * 480.0 + 5.0 * broad.x + 4.0 * fine.z);
    k = mix(k, mix(PAL_SEPTUM_STRAND, PAL_SEPTUM_STRAND_LIGHT, 0.45 + 0.28 * fiber * smoothstep(0.03, 0.008, px)), septum);
    m.relief = mix(m.relief, 0.012 + 0.002 * fiber, septum);
    m.gloss = mix(m.gloss, 0.25, septum);
  }
  m.color = k;
}
#endif
