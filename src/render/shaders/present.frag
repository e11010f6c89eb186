// From light to the screen: a soft shoulder, a little saturation, sRGB, half a level of dither.
uniform sampler2D t_light;
uniform vec2 u_target;           // size of the picture
uniform float u_smooth;          // 1: of few samples, so that edges are smoothed here
#ifdef FLAT
uniform float u_raw;             // 1: values as they are (to check depths)
#endif
layout(location = 0) out vec4 o_color;

float bright(vec3 c) { return sqrt(dot(min(c, 1.0), vec3(0.30, 0.59, 0.11))); }
vec3 light_near(vec2 at) { return textureLod(t_light, clamp(at, vec2(0.5), u_target - 0.5) / vec2(textureSize(t_light, 0)), 0.0).rgb; }
vec3 light_at(ivec2 at) { return texelFetch(t_light, clamp(at, ivec2(0), ivec2(u_target) - 1), 0).rgb; }

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec3 c = light_at(at);
#ifdef FLAT
  if (u_raw > 0.5) { o_color = vec4(c, 1.0); return; }
#endif
  vec3 around = light_at(at + ivec2(1, 0)) + light_at(at - ivec2(1, 0)) + light_at(at + ivec2(0, 1)) + light_at(at - ivec2(0, 1));
  if (u_smooth > 0.0) {
    // Where bright meets dark, the mean of four places along the edge (FXAA, Lottes 2009).
    float middle = bright(c), corner[4], low = middle, high = middle, all = 0.0;
    for (int i = 0; i < 4; i++) {
      corner[i] = bright(light_at(at + (i == 0 ? ivec2(-1, -1) : i == 1 ? ivec2(1, -1) : i == 2 ? ivec2(-1, 1) : ivec2(1, 1))));
      low = min(low, corner[i]); high = max(high, corner[i]); all += corner[i];
    }
    vec2 way = vec2(corner[0] + corner[1] - corner[2] - corner[3], corner[1] + corner[3] - corner[0] - corner[2]);
    way = clamp(way / (min(abs(way.x), abs(way.y)) + max(0.03 * all, 0.008)), -6.0, 6.0);
    vec3 two = 0.5 * (light_near(gl_FragCoord.xy - way / 6.0) + light_near(gl_FragCoord.xy + way / 6.0));
    vec3 four = 0.5 * two + 0.25 * (light_near(gl_FragCoord.xy - 0.5 * way) + light_near(gl_FragCoord.xy + 0.5 * way));
    float mean = bright(four);
    c = mix(c, mean < low || mean > high ? two : four, u_smooth * smoothstep(0.05, 0.15, (high - low) / high));
  }
  // A little sharper than the mean of samples is, so that fibres stay crisp where the screen enlarges the picture.
  // No darker than by a fifth, or whatever stands before a dark page would have a black rim.
  c += clamp(0.40 * (c - 0.25 * around), -min(vec3(0.05), 0.2 * c), vec3(0.05));
  vec3 over = max(c - 0.72, 0.0);
  c = min(c, 0.72) + over / (1.0 + 1.9 * over) * 0.82;
  c = max(mix(vec3(dot(c, vec3(0.25, 0.65, 0.10))), c, 1.06), 0.0);
  c = mix(12.92 * c, 1.055 * pow(max(c, 1e-5), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
  float noise_px = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  o_color = vec4(c + (noise_px - 0.5) / 255.0, 1.0);
}
