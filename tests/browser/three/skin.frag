// The skin from above: furrows between plateaus, pores, mottling, needles' shadows and the mouths of channels.
varying vec3 at;
varying float top;
varying vec3 eyeward;

void main() {
  vec2 p = at.xz;
  vec4 n = noise(vec3(p * 3.0, 1.0)), fine = noise(vec3(p * 26.0, 3.0));
  vec2 q = p * vec2(4.2, 3.4) + 0.35 * n.xy;
  ivec2 base = ivec2(floor(q - 0.5));
  float f1 = 9.0, f2 = 9.0;
  vec3 id = vec3(0.0);
  for (int i = 0; i < 4; i++) {
    ivec2 cell = base + ivec2(i & 1, i >> 1);
    vec3 h = random(ivec3(cell, 11));
    float d = length(vec2(cell) + 0.5 + 0.7 * (h.xy - 0.5) - q);
    if (d < f1) { f2 = f1; f1 = d; id = h; } else f2 = min(f2, d);
  }
  float furrow = smoothstep(0.16, 0.0, f2 - f1), pore = smoothstep(0.09, 0.03, f1) * step(0.75, id.z);
  float height = -0.018 * furrow - 0.02 * pore + 0.004 * fine.x;
  vec2 off = nearest(at);
  float r = length(off), mouth = smoothstep(0.01, -0.01, r - channel.y * channel.z) * step(0.01, channel.z);
  vec3 colour = mix(vec3(0.83, 0.57, 0.44), vec3(0.76, 0.47, 0.35), 0.5 + 0.5 * n.z);
  colour = mix(colour, vec3(0.55, 0.25, 0.17), 0.45 * furrow + 0.6 * pore);
  colour *= mix(vec3(1.0), vec3(1.04, 0.72, 0.70), redness * (0.5 + 0.5 * exp(-r * r / 0.1)));
  colour = mix(colour, vec3(0.40, 0.12, 0.10), 0.8 * mouth);
  colour = mix(colour, vec3(0.45, 0.36, 0.66), 0.3 * product.z);
  // Each needle throws a soft shadow to the right and back, as far as it stands out.
  float shade = 0.0;
  for (int i = 0; i < NEEDLES; i++) {
    vec2 d = p - needles[i];
    float along = clamp(dot(d, vec2(0.66, -0.75)), 0.0, 1.1);
    float width = needle.y + 0.08 * along;
    shade = max(shade, (1.0 - 0.75 * along) * smoothstep(width + 0.03 + 0.1 * along, 0.0, length(d - along * vec2(0.66, -0.75))));
  }
  colour *= 1.0 - 0.5 * needle.w * shade;
  vec3 dx = dFdx(at), dy = dFdy(at);
  vec3 geometric = normalize(cross(dx, dy));
  geometric *= sign(geometric.y);
  vec3 r1 = cross(dy, geometric), r2 = cross(geometric, dx);
  float det = dot(dx, r1);
  vec3 grad = sign(det) * (dFdx(height) * r1 + dFdy(height) * r2);
  vec3 normal = normalize(abs(det) * geometric - clamp(grad, -2.0 * abs(det), 2.0 * abs(det)));
  gl_FragColor = vec4(lit(colour, normal, normalize(eyeward), 0.16 + 0.3 * product.z), 1.0);
  #include <colorspace_fragment>
}
