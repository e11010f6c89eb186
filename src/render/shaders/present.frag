// From light to the screen: a soft shoulder, a little saturation, sRGB, half a level of dither.
uniform sampler2D t_light;
uniform vec2 u_target;           // size of the picture
#ifdef FLAT
uniform float u_raw;             // 1: values as they are (to check depths)
#endif
layout(location = 0) out vec4 o_color;

vec3 light_at(ivec2 at) { return texelFetch(t_light, clamp(at, ivec2(0), ivec2(u_target) - 1), 0).rgb; }

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec3 c = light_at(at);
#ifdef FLAT
  if (u_raw > 0.5) { o_color = vec4(c, 1.0); return; }
#endif
  // A little sharper than the mean of samples is, so that fibres stay crisp where the screen enlarges the picture.
  vec3 around = light_at(at + ivec2(1, 0)) + light_at(at - ivec2(1, 0)) + light_at(at + ivec2(0, 1)) + light_at(at - ivec2(0, 1));
  // No darker than by a fifth, or whatever stands before a dark page would have a black rim.
  c += clamp(0.40 * (c - 0.25 * around), -min(vec3(0.05), 0.2 * c), vec3(0.05));
  vec3 over = max(c - 0.72, 0.0);
  c = min(c, 0.72) + over / (1.0 + 1.9 * over) * 0.82;
  c = max(mix(vec3(dot(c, vec3(0.25, 0.65, 0.10))), c, 1.06), 0.0);
  c = mix(12.92 * c, 1.055 * pow(max(c, 1e-5), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
  float noise_px = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  o_color = vec4(c + (noise_px - 0.5) / 255.0, 1.0);
}
