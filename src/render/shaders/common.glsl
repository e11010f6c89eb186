// Hashes, cellular patterns and the noise volume. Integer hashes give the same cells on every machine.
const float BLOCK_X = 2.0;   // half width of the block, mm
const float BLOCK_BOTTOM = -3.2;
const float BLOCK_BACK = -2.0;

float saturate(float x) { return clamp(x, 0.0, 1.0); }

uvec4 pcg(uvec4 v) {
  v = v * 1664525u + 1013904223u;
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  v ^= v >> 16u;
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  return v;
}
vec4 random4(ivec3 cell, int salt) { return vec4(pcg(uvec4(ivec4(cell, salt)))) * (1.0 / 4294967295.0); }

struct Cell { vec3 to; float f1; float f2; ivec3 id; };

// The nearest two feature points, in the plane or in space: `to` points at the nearest. Neighbours are looked at from the
// near ones outward, and only as long as they can hold a point that counts.
float nth(float near, int i) { return near * float(i * (5 - 3 * i) / 2); }
float apart(float o, float f, float jitter) { float d = max(abs(o + 0.5 - f) - 0.5 * jitter, 0.0); return d * d; }
Cell cells(vec3 p, int deep, float jitter, int salt) {
  vec3 base = floor(p), f = p - base, near = sign(f - 0.4999), o;
  Cell c = Cell(vec3(0.0), 9.0, 9.0, ivec3(base));
  for (int k = 0; k < deep; k++) {
    o.z = nth(near.z, k);
    float dz = apart(o.z, f.z, jitter);
    if (dz > c.f2) break;
    for (int j = 0; j < 3; j++) {
      o.y = nth(near.y, j);
      float dy = dz + apart(o.y, f.y, jitter);
      if (dy > c.f2) break;
      for (int i = 0; i < 3; i++) {
        o.x = nth(near.x, i);
        if (dy + apart(o.x, f.x, jitter) > c.f2) break;
        ivec3 id = ivec3(base + o);
        vec3 r = o + 0.5 + jitter * (random4(id, salt).xyz - 0.5) - f;
        if (deep < 2) r.z = 0.0;
        float d = dot(r, r);
        if (d < c.f1) { c.f2 = c.f1; c.f1 = d; c.to = r; c.id = id; } else c.f2 = min(c.f2, d);
      }
    }
  }
  c.f1 = sqrt(c.f1); c.f2 = sqrt(c.f2);
  return c;
}
Cell cells2(vec2 p, float jitter, int salt) { return cells(vec3(p, 0.5), 1, jitter, salt); }
// The lattice is shifted by half a cell in z, or the cut at z = 0 would run along its borders.
Cell cells3(vec3 p, float jitter, int salt) { return cells(p + vec3(0.0, 0.0, 0.5), 3, jitter, salt); }

uniform sampler3D t_noise;
// Four channels of smooth noise, -1 to 1, period 16.
vec4 noise(vec3 p) { return textureLod(t_noise, p * (1.0 / 16.0), 0.0) * 2.0 - 1.0; }
float bell(float x) { return exp(-x * x); }
