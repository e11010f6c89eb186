// A cut face: tissue, then channels and product, then light.
uniform vec3 facing;
uniform vec3 sideways;
#ifdef BAKED
uniform sampler2D tissueMap;
uniform float bottom;
#endif
varying vec3 at;
varying float top;
varying vec3 eyeward;

void main() {
  float depth = top - at.y;
  vec2 off = nearest(at);
  float r = length(off);
#ifdef BAKED
  vec4 t = texture2D(tissueMap, vec2(facing.z > 0.5 ? (at.x + 2.0) / 4.0 : facing.x > 0.5 ? -at.z / 2.0 : 1.0 + at.z / 2.0, (at.y - bottom) / (0.1 - bottom)));
  t = vec4(t.rgb * t.rgb, (t.a - 0.5) / 5.0);
#else
  // Needles drag tissue along.
  vec3 rest = at + vec3(0.0, dent(off) * exp(-depth / 0.4), 0.0);
  vec4 t = tissue(rest, depth);
#endif
  vec3 colour = t.rgb;
  float gloss = 0.10;
  colour *= mix(vec3(1.0), vec3(1.05, 0.78, 0.74), redness * exp(-r * r / 0.12) * smoothstep(channel.x + 0.3, channel.x - 0.2, depth));
  // The channel narrows downward.
  float hole = channel.z * channel.y * sqrt(max(1.0 - depth / max(channel.x, 0.01), 0.0));
  float inside = smoothstep(0.008, -0.008, r - hole) * step(0.001, hole);
  colour *= 1.0 - 0.35 * exp(-max(r - hole, 0.0) / 0.03) * channel.z * step(depth, channel.x);
  colour = mix(colour, vec3(0.55, 0.20, 0.15), inside);
  gloss = mix(gloss, 0.4, inside);
  // The product: a soft colour that spreads from film and channels, with three contours.
  if (product.x > 0.001) {
    float reach = length(vec2(r, max(depth - channel.x, 0.0)));
    float amount = product.x * exp(-reach * reach / (product.y * product.y)) * exp(-depth / (0.6 + channel.x));
    amount = max(amount, product.z * exp(-depth / 0.03));
    float width = max(fwidth(amount), 1e-4);
    vec3 edges = abs(amount - vec3(0.15, 0.35, 0.6)) / width;
    float line = smoothstep(1.6, 0.6, min(edges.x, min(edges.y, edges.z)));
    colour = mix(colour, mix(vec3(0.52, 0.45, 0.75), vec3(0.30, 0.18, 0.60), amount), 0.75 * sqrt(clamp(amount, 0.0, 1.0)));
    colour = mix(colour, vec3(0.16, 0.08, 0.36), 0.5 * line);
  }
  // Relief to a normal, along the face and up.
  vec2 slope = vec2(dFdx(t.a), dFdy(t.a));
  vec2 run = vec2(dFdx(dot(at, sideways)), dFdy(dot(at, sideways))), rise = vec2(dFdx(at.y), dFdy(at.y));
  float area = run.x * rise.y - run.y * rise.x;
  vec2 tilt = vec2(slope.x * rise.y - slope.y * rise.x, slope.y * run.x - slope.x * run.y) / (abs(area) < 1e-9 ? 1e-9 : area);
  vec3 n = normalize(facing - clamp(tilt.x, -1.5, 1.5) * sideways - vec3(0.0, clamp(tilt.y, -1.5, 1.5), 0.0));
  colour *= 0.88 + 2.2 * clamp(t.a, -0.05, 0.06);
  // Soft shadows of the needles that stand half out of the cut, and light through the upper edge.
  colour *= 1.0 - 0.28 * needle.w * step(depth, needle.x) * smoothstep(3.0 * needle.y, needle.y, length(off - vec2(0.06, 0.0))) * abs(facing.z);
  colour += colour * vec3(0.16, 0.05, 0.03) * exp(-max(depth, 0.0) / 0.2);
  gl_FragColor = vec4(lit(colour, n, normalize(eyeward), gloss), 1.0);
  #include <colorspace_fragment>
}
