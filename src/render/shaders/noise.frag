// One layer of the noise volume: values at the corners of a lattice, with a quintic fade between. Four texels a cell are
// enough that linear filtering does not show.
uniform float u_layer;
layout(location = 0) out vec4 o_noise;

void main() {
  vec3 place = vec3(floor(gl_FragCoord.xy), u_layer) * 0.25, t = fract(place);
  t = t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
  vec4 sum = vec4(0.0);
  for (int i = 0; i < 8; i++) {
    ivec3 far = ivec3(i & 1, i >> 1 & 1, i >> 2);
    uvec3 corner = uvec3(ivec3(place) + far & 15);
    uint n = (corner.z * 16u + corner.y) * 16u + corner.x;
    vec3 share = mix(1.0 - t, t, vec3(far));
    sum += share.x * share.y * share.z * vec4(pcg(uvec4(n, n ^ 0x9E3779B9u, n * 7919u, 31u)));
  }
  // Stretched a little about the middle, for interpolation pulls values together.
  o_noise = sum * (1.25 / 4294967295.0) - 0.125;
}
