// The computed concentration as colour: hue carries it, light and dark stay the tissue's, contour lines measure it.
uniform sampler2D t_field;       // needled now and next, intact now and next: square root of the concentration; x = distance, y = depth
uniform vec4 u_product;          // shown 0-1, radius and depth that the field covers, mix of now and next
uniform float u_film;            // product left on the surface, 0-1

float concentration(float r, float d) {
  vec2 uv = vec2(r / max(u_product.y, 1e-3), d / max(u_product.z, 1e-3));
  if (uv.y > 1.0) return 0.0;
  // The barrier holds much more than what lies below it: a row of the field that reaches into it says nothing of that.
  const float ROWS = 96.0;
  if (d > u_borders.x) uv.y = max(uv.y, (ceil(u_borders.x / u_product.z * ROWS) + 0.5) / ROWS);
  vec4 all = textureLod(t_field, uv, 0.0);
  vec2 c = mix(all.ba, all.rg, g_needled);
  c *= c;
  return mix(c.x, c.y, u_product.w);
}

vec3 serum_hue(float k) {
  return mix(mix(PAL_SERUM_LOW, PAL_SERUM_MID, smoothstep(0.08, 0.36, k)), PAL_SERUM_HIGH, smoothstep(0.34, 0.70, k));
}

// Recolours `albedo` and returns the glow. `over`: the share of what is not tissue, as a hair, and keeps its own darkness.
vec3 serum(float c, float line, float core, float over, inout vec3 albedo) {
  float k = c / (c + 0.22);
  float luminance = dot(albedo, vec3(0.30, 0.58, 0.12));
  float yellow = saturate((min(albedo.r, albedo.g) - albedo.b) * 2.2);
  vec3 hue = mix(serum_hue(k), PAL_SERUM_MID, yellow * smoothstep(0.4, 0.1, k));
  // A little of it lies between vessels, nerves and glands, which keep their colours.
  float cover = saturate(3.6 * k) * mix(0.80, 0.96, smoothstep(0.25, 0.75, k)) * u_product.x * (1.0 - 0.9 * over * smoothstep(0.6, 0.3, k));
  // Red tissue would turn a little of it to mauve, which is no colour of the scale.
  albedo = mix(albedo, vec3(luminance), 0.9 * cover);
  // Little of it is a haze as bright as the tissue: darker, it would be a bruise. Over dark tissue it stays the colour that
  // the scale shows.
  albedo = mix(albedo, hue * mix(max(0.14 + 0.80 * luminance, 0.40 - over), 0.62, core) * mix(2.0, 1.3, smoothstep(0.08, 0.36, k)), cover);
  vec3 glow = mix(PAL_PRODUCT_GLOW, PAL_PRODUCT_GLOW_HIGH, smoothstep(0.30, 0.8, k)) * (0.18 * k * k + 0.05 * k);
  // Contours: dark on the light stage, where light ones drown in pale fibres, and light on the dark one.
  albedo = mix(albedo, hue * 0.42, 0.75 * line * (1.0 - u_dark) * u_product.x);
  glow += PAL_PRODUCT_CONTOUR * line * mix(0.02, 0.16, u_dark);
  return glow * u_product.x;
}
