// A block of skin as an able developer would draw it with three.js: what `cargo xtask bench --three` compares the product's
// picture with. docs/performance.md says what it has and what it lacks. It is in no build of the site.
//
// `?baked` draws the tissue once into textures, instead of in every picture; `?steps=none` always draws at full size;
// `?antialias=off` goes without multisampling; `?width=`, `?height=` and
// `?scale=` are the canvas's size and what a millimetre takes of it, CSS pixels.

import {
  BufferAttribute, CatmullRomCurve3, Color, ConeGeometry, CylinderGeometry, Data3DTexture, DataTexture,
  DirectionalLight, Group, HemisphereLight, InstancedMesh, LatheGeometry, LinearFilter,
  LinearMipmapLinearFilter, Matrix4, Mesh,
  MeshMatcapMaterial, MeshPhongMaterial, OrthographicCamera, PerspectiveCamera, PlaneGeometry, RepeatWrapping,
  RGBAFormat, Scene, ShaderMaterial, SphereGeometry, SRGBColorSpace, TubeGeometry, Vector2, Vector3, Vector4,
  WebGLRenderer, WebGLRenderTarget,
} from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import bakeFragment from "./bake.frag";
import bakeVertex from "./bake.vert";
import common from "./common.glsl";
import faceFragment from "./face.frag";
import faceVertex from "./face.vert";
import groundFragment from "./ground.frag";
import skinFragment from "./skin.frag";
import tissue from "./tissue.glsl";

const asked = new URLSearchParams(location.search);
const baked = asked.has("baked");
const part = (name) => document.querySelector(`[data-part="${name}"]`);
const root = document.documentElement;
const canvas = part("canvas");
for (const name of ["width", "height"]) {
  if (asked.has(name)) canvas.style[name] = `${asked.get(name)}px`;
}

// The block, and the default cheek's layer borders, in millimetres.
const [HALF, BACK, BOTTOM] = [2, 2, -3.2];
const BORDERS = new Vector4(0.017, 0.07, 0.28, 1.47);
const smooth = (from, to, x) => {
  const t = Math.min(Math.max((x - from) / (to - from), 0), 1);
  return t * t * (3 - 2 * t);
};

// ---- numbers without chance: the same block each time
let seed = 7;
const chance = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296;
};

const bytes = new Uint8Array(32 * 32 * 32 * 4);
for (let i = 0; i < bytes.length; i += 1) bytes[i] = chance() * 256;
const noiseMap = (() => {
  const map = new Data3DTexture(bytes, 32, 32, 32);
  map.format = RGBAFormat;
  map.minFilter = map.magFilter = LinearFilter;
  map.wrapS = map.wrapT = map.wrapR = RepeatWrapping;
  map.needsUpdate = true;
  return map;
})();

// The same noise for geometry, its first channel, in a plane of the volume: -1 to 1.
const noise = (x, z, plane) => {
  const [i, j] = [Math.floor(x), Math.floor(z)];
  const [f, g] = [x - i, z - j].map((t) => t * t * (3 - 2 * t));
  const value = (a, b) => bytes[4 * (((j + b & 31) * 32 + plane) * 32 + (i + a & 31))] / 127.5 - 1;
  const row = (b) => value(0, b) + (value(1, b) - value(0, b)) * f;
  return row(0) + (row(1) - row(0)) * g;
};

// The folds of the skin: what the surface rises above each vertex.
const folded = (geometry) => {
  const { position } = geometry.attributes;
  const rise = new Float32Array(position.count);
  for (let i = 0; i < rise.length; i += 1) {
    const [x, z] = [position.getX(i), position.getZ(i)];
    rise[i] = 0.035 * noise(1.3 * x, 1.3 * z, 2) + 0.012 * noise(4 * x, 4 * z, 7);
  }
  return geometry.setAttribute("rise", new BufferAttribute(rise, 1));
};

// ---- needles: three rows of four, the first in the cut
const AXES = [0, -0.85, -1.7].flatMap((z) => [-0.55, 0.55, -1.65, 1.65].map((x) => new Vector2(x, z)));
const RADIUS = 0.125;

const uniforms = {
  noiseMap: { value: noiseMap },
  needles: { value: AXES },
  needle: { value: new Vector4(0, RADIUS, 0, 0) },
  channel: { value: new Vector4() },
  product: { value: new Vector4() },
  redness: { value: 0 },
  collagen: { value: 0 },
  borders: { value: BORDERS },
  bottom: { value: BOTTOM },
};

// What is seen at a time from 0 to 1: the stroke until 0.18, then from seconds to months.
const STROKE = 0.18;
const show = ({ time, depth }) => {
  const stroke = Math.min(time / STROKE, 1);
  const after = Math.max(time - STROKE, 0) / (1 - STROKE);
  const down = smooth(0, 0.45, stroke) * (1 - smooth(0.75, 1, stroke));
  const tip = depth * down - 0.3 * (1 - down);
  const open = smooth(0.3, 0.5, stroke) * Math.exp(-6 * after);
  uniforms.needle.value.set(tip, RADIUS, 0.09 * smooth(0, 0.2, tip), stroke < 1 ? 1 : 0);
  uniforms.channel.value.set(depth, 0.0625, stroke < 1 ? 0 : open, 0);
  uniforms.product.value.set(stroke < 1 ? 0 : 1.4 * Math.exp(-5 * after), 0.08 + 0.7 * Math.sqrt(after), stroke < 1 ? 0 : Math.exp(-9 * after), 0);
  uniforms.redness.value = smooth(0.3, 1, stroke) * Math.exp(-4 * after);
  uniforms.collagen.value = smooth(0.55, 1, after);
  steel.visible = stroke < 1;
  steel.position.y = -tip;
};

// ---- the scene
const renderer = new WebGLRenderer({ canvas, antialias: asked.get("antialias") !== "off", alpha: false });
// As a finished page does: asking for a program's log makes the page wait for it.
renderer.debug.checkShaderErrors = asked.has("check");
renderer.setClearColor(new Color(0xf3ece5));
const scene = new Scene();
const camera = new PerspectiveCamera(15, 1, 1, 60);

const shader = (fragmentShader, vertexShader, more = {}, defines = {}) =>
  new ShaderMaterial({
    uniforms: { ...uniforms, ...more },
    vertexShader: common + vertexShader,
    fragmentShader: common + fragmentShader,
    defines,
  });

// Faces stand upright: a plane of one row whose upper edge follows the surface.
const plane = (width, columns) => new PlaneGeometry(width, -BOTTOM, columns, 1).translate(0, BOTTOM / 2, 0);
const side = (turn) => folded(plane(BACK, 32).rotateY(turn * Math.PI / 2).translate(turn * HALF, 0, -BACK / 2));
const FACES = [
  { geometry: folded(plane(2 * HALF, 64)), facing: new Vector3(0, 0, 1), sideways: new Vector3(1, 0, 0), width: 2 * HALF },
  { geometry: side(1), facing: new Vector3(1, 0, 0), sideways: new Vector3(0, 0, -1), width: BACK },
  { geometry: side(-1), facing: new Vector3(-1, 0, 0), sideways: new Vector3(0, 0, 1), width: BACK },
];

// The tissue of one face as a texture: 256 texels for a millimetre, at least two for each pixel that shows it.
const bake = ({ geometry, width }) => {
  const target = new WebGLRenderTarget(256 * width, 845, { generateMipmaps: true, minFilter: LinearMipmapLinearFilter, depthBuffer: false });
  const sheet = new Mesh(geometry, shader(tissue + bakeFragment, bakeVertex));
  sheet.frustumCulled = false;
  renderer.setRenderTarget(target);
  renderer.render(sheet, new OrthographicCamera());
  renderer.setRenderTarget(null);
  return target.texture;
};

const addFaces = () => {
  show(state);
  for (const face of FACES) {
    const more = { facing: { value: face.facing }, sideways: { value: face.sideways } };
    if (baked) more.tissueMap = { value: bake(face) };
    const material = baked
      ? shader(faceFragment, faceVertex, more, { BAKED: 1 })
      : shader(tissue + faceFragment, faceVertex, more);
    scene.add(new Mesh(face.geometry, material));
  }
};

const skin = folded(new PlaneGeometry(2 * HALF, BACK, 64, 32).rotateX(-Math.PI / 2).translate(0, 0, -BACK / 2));
scene.add(new Mesh(skin, shader(skinFragment, faceVertex, {}, { SKIN: 1 })));

const ground = shader(groundFragment, "varying vec3 at;\nvoid main() { at = position; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }");
ground.transparent = true;
scene.add(new Mesh(new PlaneGeometry(9, 7).rotateX(-Math.PI / 2).translate(0, BOTTOM - 0.02, -1), ground));

scene.add(new HemisphereLight(0xf5f3f0, 0xb09a90, 1.6));
const lamp = new DirectionalLight(0xfff4e6, 2.0);
lamp.position.set(-0.5, 0.75, 0.6);
scene.add(lamp);

// Steel without an environment: a picture of a small studio on a ball.
const studio = (() => {
  const bytes = new Uint8Array(64 * 64 * 4);
  for (let i = 0; i < 64 * 64; i += 1) {
    const x = (i % 64) / 31.5 - 1;
    const y = Math.floor(i / 64) / 31.5 - 1;
    const soft = Math.exp(-(((x + 0.45) / 0.22) ** 2)) + 0.4 * Math.exp(-(((x - 0.7) / 0.15) ** 2));
    const light = Math.min(90 + 40 * y + 150 * soft - 45 * Math.exp(-(((x - 0.2) / 0.25) ** 2)), 255);
    bytes.set([light, light, light, 255], 4 * i);
  }
  const map = new DataTexture(bytes, 64, 64);
  map.colorSpace = SRGBColorSpace;
  map.minFilter = map.magFilter = LinearFilter;
  map.needsUpdate = true;
  return map;
})();
const steel = new Group();
const metal = new MeshMatcapMaterial({ matcap: studio });
const TAPER = 0.55;
for (const geometry of [
  new ConeGeometry(RADIUS, TAPER, 16, 1, true).rotateX(Math.PI).translate(0, TAPER / 2, 0),
  new CylinderGeometry(RADIUS, RADIUS, 2.6, 16, 1, true).translate(0, TAPER + 1.3, 0),
]) {
  const all = new InstancedMesh(geometry, metal, AXES.length);
  AXES.forEach(({ x, y }, i) => all.setMatrixAt(i, new Matrix4().makeTranslation(x, 0, y)));
  all.frustumCulled = false;
  steel.add(all);
}
scene.add(steel);

// Vessels, a nerve and a sweat gland: tubes that lie half in the cut.
const wet = (colour) => new MeshPhongMaterial({ color: colour, shininess: 50, specular: 0x333333 });
const [artery, vein, nerve, sweat] = [0xa83a36, 0x6a7699, 0xdcb452, 0x9a83b3].map(wet);
const tubes = new Map([artery, vein, nerve, sweat].map((material) => [material, []]));
const tube = (points, radius, material, pieces = 24) => {
  const curve = new CatmullRomCurve3(points.map(([x, y, z]) => new Vector3(x, y, z)));
  tubes.get(material).push(new TubeGeometry(curve, pieces, radius, 7));
};
const plexus = (depth, radius, material, phase) => {
  const points = [];
  for (let x = -1.98; x <= 1.98; x += 0.33) points.push([x, depth + 0.06 * Math.sin(4 * x + phase), 0.02 * Math.sin(7 * x + phase) - 0.01]);
  tube(points, radius, material, 48);
};
plexus(-0.34, 0.016, artery, 0);
plexus(-0.40, 0.020, vein, 1.3);
plexus(-1.38, 0.038, artery, 0.7);
plexus(-1.50, 0.046, vein, 2.1);
for (const x of [-1.2, -0.15, 1.15]) {
  tube([[x, -1.36, 0], [x + 0.08, -0.9, 0.01], [x - 0.05, -0.6, 0], [x + 0.02, -0.34, 0]], 0.018, artery);
  tube([[x + 0.14, -1.48, 0], [x + 0.18, -1, 0.01], [x + 0.1, -0.7, 0], [x + 0.15, -0.4, 0]], 0.022, vein);
}
tube([[-1.99, -2.2, 0], [-1.2, -1.9, 0.02], [-0.4, -2.05, 0], [0.3, -1.7, 0.01], [0.4, -1.1, 0]], 0.03, nerve);
const coil = [];
for (let i = 0; i < 60; i += 1) coil.push([1.3 + 0.13 * Math.sin(i * 1.1), -1.75 + 0.12 * Math.sin(i * 0.73 + 1), 0.05 * Math.sin(i * 0.91)]);
for (let y = -1.6; y <= 0; y += 0.1) coil.push([1.36 + 0.02 * Math.sin(9 * y), y, 0]);
tube(coil, 0.022, sweat, 200);
for (const [material, geometries] of tubes) scene.add(new Mesh(mergeGeometries(geometries), material));

// A capillary loop in each papilla.
const hairpin = new TubeGeometry(
  new CatmullRomCurve3([[-0.02, -0.26, 0], [-0.022, -0.12, 0], [0, -0.085, 0], [0.022, -0.12, 0], [0.02, -0.26, 0]].map((p) => new Vector3(...p))),
  10, 0.007, 5,
);
const loops = new InstancedMesh(hairpin, artery, 36);
for (let i = 0; i < 36; i += 1) {
  const turned = i < 24 ? new Matrix4().makeTranslation(-1.9 + 0.165 * i, 0, 0) : new Matrix4().makeRotationY(Math.PI / 2).setPosition(HALF, 0, -0.1 - 0.16 * (i - 24));
  loops.setMatrixAt(i, turned);
}
scene.add(loops);

// A hair in its follicle, cut in half, with its gland.
const follicle = new Group();
const turned = (profile, material) => {
  const points = profile.map(([r, y]) => new Vector2(r, y));
  follicle.add(new Mesh(new LatheGeometry(points, 14, -Math.PI / 2, Math.PI), material));
};
turned([[0.001, -1.95], [0.10, -1.9], [0.13, -1.8], [0.09, -1.6], [0.08, -1.0], [0.085, -0.4], [0.10, -0.05], [0.13, 0]], wet(0xc98b86));
turned([[0.001, -1.86], [0.05, -1.8], [0.045, -1.6], [0.05, -1.0], [0.05, -0.3]], wet(0x8a4a4e));
follicle.add(new Mesh(new CylinderGeometry(0.018, 0.034, 2.9, 12).translate(0, -0.3, 0.05), wet(0x4a3226)));
follicle.rotation.z = -0.16;
follicle.position.set(0.02, 0, 0);
scene.add(follicle);
const lobules = new InstancedMesh(new SphereGeometry(0.11, 14, 10), wet(0xe8c58a), 9);
for (let i = 0; i < 9; i += 1) {
  lobules.setMatrixAt(i, new Matrix4().makeTranslation(-0.28 + 0.14 * (i % 3) - 0.03 * Math.floor(i / 3), -0.62 - 0.13 * Math.floor(i / 3), -0.04 * (i % 2)));
}
scene.add(lobules);

// ---- the camera turns about the block
const turn = { yaw: 30, pitch: 23 };
const place = () => {
  const [yaw, pitch] = [turn.yaw, turn.pitch].map((degrees) => (degrees * Math.PI) / 180);
  const span = canvas.clientHeight / Number(asked.get("scale") ?? 120);
  const away = span / 2 / Math.tan((7.5 * Math.PI) / 180);
  const target = new Vector3(0, -1.12, -0.78);
  camera.position.set(Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch)).multiplyScalar(away).add(target);
  camera.lookAt(target);
  camera.aspect = canvas.clientWidth / canvas.clientHeight;
  camera.updateProjectionMatrix();
};

// ---- pictures are drawn when something changed; while things move, as coarsely as the time that they take asks for: by the
// same steps and thresholds as the product's (src/render/pace.rs), and one at a time, as it does.
const STEPS = asked.get("steps") === "none" ? [1] : [1, 0.75, 0.5, 0.35, 0.25, 0.18];
const pace = { step: Math.min(2, STEPS.length - 1), slow: 0, fast: 0, patience: 12, beat: Infinity };
const notePace = (took) => {
  const late = took - pace.beat;
  if (late > 14) {
    pace.slow += late > 56 ? 3 : 1;
    pace.fast = 0;
  } else if (late < 6.3) {
    pace.slow = 0;
    pace.fast += 1;
  }
  if (pace.slow >= 3) {
    pace.slow = 0;
    pace.step = Math.min(pace.step + 1, STEPS.length - 1);
    pace.patience = Math.min(2 * pace.patience, 192);
  }
  if (pace.fast >= pace.patience) {
    pace.fast = 0;
    pace.step = Math.max(pace.step - 1, 0);
  }
};

const state = { time: Number(part("time").value), depth: Number(part("depth").value), playing: false };
const PLAYED_MS = 40_000;
// Longer than the product waits: on a machine this slow a hand that moves may seem at rest for a moment.
const REST_MS = 300;
let size = "";

const draw = (share) => {
  const now = `${share} ${canvas.clientWidth} ${canvas.clientHeight}`;
  if (now !== size) {
    size = now;
    renderer.setPixelRatio(Math.min(devicePixelRatio, 2) * share);
    renderer.setSize(canvas.clientWidth, canvas.clientHeight, false);
  }
  show(state);
  place();
  renderer.render(scene, camera);
};

// A picture that was handed over, and whether another is due: a draft when something changed, a full one at rest.
const gl = renderer.getContext();
let asking = false;
let changed = false;
let inFlight;
let restsSince;
let changedAt = 0;
let ticked;

const advance = (now) => {
  state.time = Math.min(state.time + Math.min(now - (state.since ?? now), 100) / PLAYED_MS, 1);
  state.since = now;
  part("time").value = String(state.time);
  if (state.time >= 1) play(false);
  changed = true;
};

const tick = (now) => {
  asking = false;
  const gap = now - (ticked ?? -Infinity);
  ticked = now;
  if (gap > 3) pace.beat = Math.min(pace.beat, gap);
  if (state.playing) advance(now);
  if (inFlight) {
    // Asked this way, the browser answers without waiting for the process that draws.
    if (gl.getSyncParameter(inFlight.fence, gl.SYNC_STATUS) !== gl.SIGNALED) return ask();
    gl.deleteSync(inFlight.fence);
    // The first picture waits for the driver's compiling, a full one is none that moves.
    if (inFlight.paces) notePace(now - inFlight.since);
    inFlight = undefined;
  }
  if (changed) {
    changed = false;
    draw(STEPS[pace.step]);
    inFlight = { fence: gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0), since: now, paces: restsSince !== undefined };
    gl.flush();
    restsSince = now;
  } else if (now - Math.max(restsSince, changedAt) >= REST_MS) {
    restsSince = Infinity;
    draw(1);
  }
  if (changed || inFlight || Number.isFinite(restsSince)) ask();
};

const ask = () => {
  if (asking) return;
  asking = true;
  requestAnimationFrame(tick);
};

const change = () => {
  changed = true;
  changedAt = performance.now();
  ask();
};

const play = (on) => {
  state.playing = on;
  state.since = undefined;
  part("play").textContent = on ? "Pause" : "Play";
  if (on && state.time >= 1) state.time = 0;
  change();
};

part("play").addEventListener("click", () => play(!state.playing));
part("depth").addEventListener("input", ({ target }) => {
  state.depth = target.valueAsNumber;
  change();
});
part("time").addEventListener("input", ({ target }) => {
  state.time = target.valueAsNumber;
  change();
});
let held;
canvas.addEventListener("pointerdown", ({ clientX, clientY }) => { held = [clientX, clientY]; });
addEventListener("pointerup", () => { held = undefined; });
canvas.addEventListener("pointermove", ({ clientX, clientY }) => {
  if (!held) return;
  turn.yaw = Math.min(Math.max(turn.yaw - 0.34 * (clientX - held[0]), -45), 45);
  turn.pitch = Math.min(Math.max(turn.pitch + 0.34 * (clientY - held[1]), 0), 40);
  held = [clientX, clientY];
  change();
});
addEventListener("resize", change);

const start = async () => {
  addFaces();
  show(state);
  place();
  await renderer.compileAsync(scene, camera);
  changed = true;
  tick(performance.now());
  performance.mark("skindepth:first-frame");
  root.dataset.state = "live";
  root.dataset.complete = "true";
};
start();
