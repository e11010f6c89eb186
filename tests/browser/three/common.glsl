// What all shaders of the block share. Millimetres; y is up, 0 the resting surface; the cut faces the viewer at z = 0.
#define NEEDLES 12
uniform highp sampler3D noiseMap;
uniform vec2 needles[NEEDLES];   // x, z
uniform vec4 needle;             // depth of the tips, radius, dent, whether they are in
uniform vec4 channel;            // depth, radius, how far open
uniform vec4 product;            // amount, spread, film
uniform float redness;
uniform float collagen;

// Value noise, four channels, -1 to 1, from a small volume.
vec4 noise(vec3 p) {
  vec3 i = floor(p), f = fract(p);
  return texture(noiseMap, (i + f * f * (3.0 - 2.0 * f) + 0.5) / 32.0) * 2.0 - 1.0;
}

// Where the nearest needle is, from here.
vec2 nearest(vec3 p) {
  vec2 best = vec2(9.0);
  for (int i = 0; i < NEEDLES; i++) {
    vec2 off = p.xz - needles[i];
    if (dot(off, off) < dot(best, best)) best = off;
  }
  return best;
}

// How deep the skin is dented, at this distance from a needle.
float dent(vec2 off) {
  return needle.z * exp(-dot(off, off) / 0.05);
}

uvec3 scramble(uvec3 v) {
  v = v * 1664525u + 1013904223u;
  v.x += v.y * v.z; v.y += v.z * v.x; v.z += v.x * v.y;
  v ^= v >> 16u;
  v.x += v.y * v.z; v.y += v.z * v.x; v.z += v.x * v.y;
  return v;
}

vec3 random(ivec3 cell) {
  return vec3(scramble(uvec3(cell + 4096))) / 4294967295.0;
}

// A lamp from the upper left, a weak one from behind, sky and ground.
vec3 lit(vec3 albedo, vec3 n, vec3 toEye, float gloss) {
  vec3 key = normalize(vec3(-0.5, 0.75, 0.6));
  vec3 light = vec3(1.0, 0.96, 0.9) * (0.72 * max(dot(n, key), 0.0) + 0.10 * max(dot(n, vec3(0.8, 0.2, 0.5)), 0.0));
  light += mix(vec3(0.30, 0.25, 0.23), vec3(0.46, 0.47, 0.48), 0.5 + 0.5 * n.y);
  float shine = pow(max(dot(n, normalize(key + toEye)), 0.0), 40.0);
  return albedo * light + gloss * shine;
}
