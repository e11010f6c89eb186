// Light: relief bends the normal and hollows darken warmly; one key, one fill, sky and ground.
uniform sampler2D t_albedo;
uniform sampler2D t_normal;
uniform sampler2D t_glow;
uniform sampler2D t_over;        // needles and hairs: colour by their cover, cover
uniform vec2 u_res;
uniform mat3 u_camera;
uniform float u_px;              // mm per pixel
uniform vec4 u_lens;             // loupe: centre, radius, pixels per mm inside
uniform float u_dark;
uniform float u_weight;          // share of this sample in the running mean
layout(location = 0) out vec4 o_light;

ivec2 inside(ivec2 at) { return clamp(at, ivec2(0), ivec2(u_res) - 1); }

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec4 a = texelFetch(t_albedo, at, 0), g = texelFetch(t_normal, at, 0), e = texelFetch(t_glow, at, 0);
  float kind = g.w;
  vec4 over = texelFetch(t_over, at, 0);
  // The mean grows by this sample's share; what is drawn is laid over what is there.
  if (kind < 0.5 || kind > 2.5) { o_light = vec4(e.rgb * (1.0 - over.a) + over.rgb, 1.0) * u_weight; return; }
  vec3 n = g.xyz, view = -u_camera[2], albedo = a.rgb;
  float occlusion = 1.0;
  float px = u_lens.z > 0.0 && length(gl_FragCoord.xy - u_lens.xy) < u_lens.z ? 1.0 / u_lens.w : u_px;
  {
    float around[4];
    for (int i = 0; i < 4; i++) {
      ivec2 q = inside(at + (i == 0 ? ivec2(1, 0) : i == 1 ? ivec2(-1, 0) : i == 2 ? ivec2(0, 1) : ivec2(0, -1)));
      vec4 b = texelFetch(t_normal, q, 0);
      around[i] = abs(b.w - kind) < 0.5 && dot(b.xyz, g.xyz) > 0.8 ? texelFetch(t_albedo, q, 0).a : a.a;
    }
    vec2 slope = clamp(vec2(around[0] - around[1], around[2] - around[3]) / (2.0 * px), -1.6, 1.6);
    // A pixel of a face that is seen aslant is longer on it, and its relief as much flatter.
    vec2 aslant = vec2(dot(u_camera[0], n), dot(u_camera[1], n)) / max(dot(n, view), 0.2);
    slope *= inversesqrt(1.0 + aslant * aslant);
    vec3 tangent = normalize(u_camera[0] - n * dot(u_camera[0], n)), bitangent = normalize(u_camera[1] - n * dot(u_camera[1], n));
    n = normalize(n - 0.62 * (tangent * slope.x + bitangent * slope.y));
    float near_r = clamp(0.022 / px, 2.0, 7.0), far_r = clamp(0.060 / px, 5.0, 18.0), hollow_near = 0.0, hollow_far = 0.0;
    for (int i = 0; i < 8; i++) {
      float angle = float(i) * 0.7854 + 0.4;
      vec2 dir = vec2(cos(angle), sin(angle));
      ivec2 q1 = inside(at + ivec2(dir * near_r)), q2 = inside(at + ivec2(dir * far_r));
      float k1 = texelFetch(t_normal, q1, 0).w, k2 = texelFetch(t_normal, q2, 0).w;
      if (abs(k1 - kind) < 0.5) hollow_near += clamp((texelFetch(t_albedo, q1, 0).a - a.a - 0.002) / (near_r * px), 0.0, 1.0);
      if (abs(k2 - kind) < 0.5) hollow_far += clamp((texelFetch(t_albedo, q2, 0).a - a.a - 0.004) / (far_r * px), 0.0, 1.0);
      if (kind < 1.5 && (k2 > 2.5 || texelFetch(t_over, q2, 0).a > 0.99)) hollow_far += 0.35;
    }
    occlusion = clamp(1.0 - 0.85 * hollow_near / 8.0 - 0.75 * hollow_far / 8.0, 0.25, 1.0);
  }
  const vec3 key_dir = vec3(-0.423, 0.723, 0.546), fill_dir = vec3(0.893, 0.263, 0.368), back_dir = vec3(0.191, 0.859, -0.477);
  float lambert = dot(n, key_dir);
  vec3 key = vec3(1.06, 1.02, 0.96) * 0.86 * max((lambert + 0.35) / 1.35, 0.0);
  vec3 scatter = vec3(0.16, 0.045, 0.025) * smoothstep(-0.6, 0.15, lambert) * smoothstep(0.9, 0.1, lambert);
  vec3 fill = vec3(1.06, 0.95, 0.86) * 0.30 * max(dot(n, fill_dir) * 0.6 + 0.4, 0.0);
  vec3 sky = mix(vec3(0.30, 0.25, 0.225), vec3(0.40, 0.40, 0.41), n.y * 0.5 + 0.5);
  vec3 warm = mix(vec3(occlusion), pow(vec3(occlusion), vec3(0.75, 1.12, 1.18)), 0.8);
  vec3 c = albedo * (key * mix(vec3(1.0), warm, 0.6) + fill + sky * warm + scatter);
  float nh = max(dot(n, normalize(key_dir + view)), 0.0), facing = max(dot(n, view), 0.0);
  float shine = 0.30 * pow(nh, 46.0) + 0.055 * pow(nh, 12.0) + 0.16 * pow(max(dot(n, normalize(back_dir + view)), 0.0), 30.0);
  // Skin seen from above has a sheen: a broad lobe, which its relief breaks up.
  if (kind > 1.5) shine += 0.20 * pow(nh, 20.0);
  c += e.a * shine * mix(vec3(1.0), albedo * 2.0, 0.25) * occlusion;
  c += e.a * 0.06 * (0.04 + 0.5 * pow(1.0 - facing, 5.0));
  if (u_dark > 0.5) {
    // A stage of its own: one lamp high on the left, one behind that draws the rims, which are cool, and little from all sides.
    vec3 rim = vec3(0.95, 0.89, 0.90) * 0.40 * max(dot(n, vec3(0.44, 0.62, -0.65)) + 0.25, 0.0) + vec3(0.36, 0.43, 0.5) * pow(1.0 - facing, 3.0);
    c = albedo * (vec3(1.08, 0.98, 0.88) * 0.62 * max((lambert + 0.25) / 1.25, 0.0) * mix(vec3(1.0), warm, 0.8) + 0.36 * sky * warm + rim * warm + scatter)
      + e.a * 1.25 * shine * occlusion + 0.9 * e.rgb; // `fade` in block.frag counts on it
  }
  o_light = vec4((c + e.rgb) * (1.0 - over.a) + over.rgb, 1.0) * u_weight;
}
