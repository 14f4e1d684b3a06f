import { concatenated } from "@nullcline/numeric/concatenated.ts";
import { stabilityStyle } from "@nullcline/report/palette.ts";
import { Color, Group, PerspectiveCamera, Scene, Sprite, SpriteMaterial, Vector3, WebGLRenderer } from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import { createLines } from "./lines.ts";
import { markTexture } from "./mark-texture.ts";
import { apart } from "./labels-apart.ts";
import { emptyContent, extentOf, type Place, type SceneContent, segmentsOf } from "./scene-content.ts";
import { drawsWithProcessor } from "./software-rendering.ts";

/** What the space tells its surroundings. */
export interface SceneListener {
  /** A mark was clicked. */
  readonly onMark: (index: number) => void;
  /** Empty space was clicked; the place lies in the plane through the middle that faces the reader. */
  readonly onPlace: (place: Place) => void;
  /** Labels in pixels of the canvas, after each drawing: the ends of the axes and named events. */
  readonly onLabels: (labels: readonly SceneLabel[]) => void;
}

/** A label beside a place in space. */
export interface SceneLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** A drawn space; lengths are in units of the states. */
export interface SpaceView {
  show(content: SceneContent): void;
  /** Takes the colours of the page's theme anew. */
  recolour(): void;
  /** Turns the camera by angles in radians and its distance by a factor. */
  turn(azimuth: number, height: number, distance: number): void;
  /** Where the camera looks from, for links; and back. */
  camera(): Place;
  setCamera(place: Place): void;
  /** The picture as it is, as a PNG. */
  png(): Promise<Blob>;
  dispose(): void;
}

/** Marks have one size on the screen, in shares of its height. */
const MARK_SIZE = 0.034;
const SELECTED_SIZE = 0.052;
/** A press that moves less, in pixels, is a click. */
const CLICK = 4;
/** A click this near to a mark, in pixels, means it. */
const NEAR = 14;
/** Share of the way to the newest trajectories that each frame makes. */
const APPROACH = 0.25;
/** Trajectories nearer than this to where they go, in shares of the extent, have arrived: less than a pixel. */
const NEARLY_THERE = 2e-3;
/** Frames that take longer on average, in milliseconds, mean slow drawing. */
const SLOW_FRAME = 40;
/** A longer pause between frames is no frame's length. */
const LONGEST_FRAME = 500;
/** Between drawings of what training shows, in milliseconds, where drawing is slow. */
const SLOW_PAUSE = 1200;
/** Length of an unstable direction on either side, in shares of the extent. */
const DIRECTION = 0.16;

/** Where the camera stands at first, and how far away, in extents. */
const START = new Vector3(0.62, 0.42, 0.66).normalize();
const DISTANCE = 3.9;
/** The camera is placed anew once the extent has changed by more than this factor, so that the axes' ends stay in view. */
const REFRAME = 1.2;
/** Labels stay so far inside the canvas, in pixels across and down. */
const LABEL_ROOM = [40, 10] as const;

/** Draws trajectories, fixed points and branches on three axes in a canvas, at the screen's own rate and only while something moves. */
export function createScene(canvas: HTMLCanvasElement, listener: SceneListener): SpaceView {
  const software = drawsWithProcessor();
  const renderer = new WebGLRenderer({ canvas, antialias: !software, alpha: true });
  const scene = new Scene();
  const camera = new PerspectiveCamera(35, 1, 0.01, 1000);
  const controls = new OrbitControls(camera, canvas);
  controls.enableDamping = true;
  controls.dampingFactor = 0.12;
  controls.enablePan = false;
  const lines = { axes: createLines(), trajectories: createLines(), paths: createLines(), directions: createLines(), branches: createLines() };
  const marks = new Group();
  scene.add(...Object.values(lines).map(({ object }) => object), marks);
  let content = emptyContent;
  let extent = 1;
  // The extent that the camera was placed for; a network of quite another size is framed anew.
  let framedFor = 0;
  let frame = 0;

  const colourOf = (name: string): string => getComputedStyle(canvas).getPropertyValue(name).trim();

  // Where drawing is slow, as without a graphics card, smoothness would cost the training worker its core: the space then
  // jumps to what is new, and follows training less often. What the reader turns is drawn at once all the same.
  let lastDrawn = -Infinity;
  let interval = software ? LONGEST_FRAME : 0;
  let later = 0;
  const isSlow = (): boolean => interval > SLOW_FRAME;

  const draw = (now: number): void => {
    frame = 0;
    const since = now - lastDrawn;
    if (since < LONGEST_FRAME) interval += 0.2 * (since - interval);
    lastDrawn = now;
    const moving = [controls.update(), ...Object.values(lines).map((each) => each.approach(APPROACH, NEARLY_THERE * extent))].includes(true);
    renderer.render(scene, camera);
    listener.onLabels(labels());
    if (moving) ask();
  };
  const ask = (): void => { if (frame === 0) frame = requestAnimationFrame(draw); };
  const askSoon = (): void => {
    if (!isSlow()) return ask();
    if (later === 0) later = window.setTimeout(() => { later = 0; ask(); }, SLOW_PAUSE);
  };

  const onScreen = (place: Place): { readonly x: number; readonly y: number } => {
    const at = new Vector3(...place).project(camera);
    return { x: ((at.x + 1) / 2) * canvas.clientWidth, y: ((1 - at.y) / 2) * canvas.clientHeight };
  };
  const labels = (): readonly SceneLabel[] => {
    if (content.trajectories.length === 0) return [];
    const reach = 1.12 * extent;
    const ends: Place[] = [[reach, 0, 0], [0, reach, 0], [0, 0, reach]];
    const axes = content.shares.map((share, axis) => ({ text: `PC ${axis + 1} · ${(100 * share).toFixed(0)} %`, ...inside(onScreen(ends[axis])) }));
    return apart([...axes, ...content.events.map(({ label, position }) => ({ text: label, ...onScreen(position) }))]);
  };

  const inside = ({ x, y }: { readonly x: number; readonly y: number }) => ({
    x: Math.max(LABEL_ROOM[0], Math.min(canvas.clientWidth - LABEL_ROOM[0], x)),
    y: Math.max(LABEL_ROOM[1], Math.min(canvas.clientHeight - LABEL_ROOM[1], y)),
  });

  const resize = (): void => {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0 || height === 0) return;
    renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    renderer.setSize(width, height, false);
    camera.aspect = width / height;
    camera.updateProjectionMatrix();
    for (const each of Object.values(lines)) each.resolution(width, height);
    ask();
  };
  const observer = new ResizeObserver(resize);
  observer.observe(canvas);
  controls.addEventListener("change", ask);

  const showMarks = (): void => {
    for (const child of marks.children) (child as Sprite).material.dispose();
    marks.clear();
    const textures = new Map<number, ReturnType<typeof markTexture>>();
    content.marks.forEach(({ position, unstableDimensions, ghost }, index) => {
      const known = textures.get(unstableDimensions);
      const texture = known ?? markTexture(unstableDimensions, colourOf);
      textures.set(unstableDimensions, texture);
      const sprite = new Sprite(new SpriteMaterial({ map: texture, sizeAttenuation: false, depthTest: false, transparent: true, opacity: ghost ? 0.28 : 1 }));
      const size = index === content.selected ? SELECTED_SIZE : MARK_SIZE;
      sprite.scale.set(size, size, 1);
      sprite.position.set(...position);
      sprite.renderOrder = index === content.selected ? 3 : 2;
      marks.add(sprite);
    });
  };

  const showDirections = (): void => {
    const reach = DIRECTION * extent;
    const segments: number[] = [];
    const colours: number[] = [];
    for (const { position: [x, y, z], directions, unstableDimensions, ghost } of content.marks) {
      if (ghost) continue;
      const { r, g, b } = new Color(colourOf(`--${stabilityStyle(unstableDimensions).className}`));
      for (const [u, v, w] of directions) {
        segments.push(x - reach * u, y - reach * v, z - reach * w, x + reach * u, y + reach * v, z + reach * w);
        colours.push(r, g, b, r, g, b);
      }
    }
    lines.directions.show(Float32Array.from(segments), Float32Array.from(colours));
    lines.directions.style("#ffffff", { width: 2, opacity: 0.9 });
  };

  const showBranches = (): void => {
    const segments: Float32Array[] = [];
    const colours: number[] = [];
    for (const { positions, unstableDimensions } of content.branches) {
      segments.push(segmentsOf(positions, positions.length / 3));
      for (let k = 0; k + 1 < unstableDimensions.length; k++) {
        const { r, g, b } = new Color(colourOf(`--${stabilityStyle(unstableDimensions[k]).className}`));
        colours.push(r, g, b, r, g, b);
      }
    }
    lines.branches.show(concatenated(Float32Array, segments), Float32Array.from(colours));
    lines.branches.style("#ffffff", { width: 2.5, opacity: 1 });
  };

  const showPaths = (): void => {
    const parts = content.paths.map((path) => segmentsOf(path, path.length / 3));
    lines.paths.show(concatenated(Float32Array, parts));
    lines.paths.style(colourOf("--curve-1"), { width: 2, opacity: 1 });
  };

  const showAxes = (): void => {
    const reach = 1.08 * extent;
    lines.axes.show(Float32Array.of(-reach, 0, 0, reach, 0, 0, 0, -reach, 0, 0, reach, 0, 0, 0, -reach, 0, 0, reach));
    lines.axes.style(colourOf("--rule"), { width: 1, opacity: 1 });
  };

  const show = (next: SceneContent): void => {
    content = next;
    extent = extentOf(content);
    if (content.trajectories.length > 0 && (framedFor === 0 || extent > REFRAME * framedFor || extent < framedFor / (REFRAME * REFRAME))) {
      const from = framedFor === 0 ? START : camera.position.clone().normalize();
      framedFor = extent;
      camera.position.copy(from).multiplyScalar(DISTANCE * extent);
    }
    showAxes();
    lines.trajectories.show(segmentsOf(content.trajectories, content.steps));
    lines.trajectories.style(colourOf("--accent"), { width: 1.3, opacity: 0.45 });
    showPaths();
    showBranches();
    showDirections();
    showMarks();
    askSoon();
  };

  let pressed = { x: 0, y: 0 };
  const onDown = (event: PointerEvent): void => { pressed = { x: event.offsetX, y: event.offsetY }; };
  const onUp = (event: PointerEvent): void => {
    if (Math.hypot(event.offsetX - pressed.x, event.offsetY - pressed.y) > CLICK) return;
    const distances = content.marks.map(({ position, ghost }) => {
      const { x, y } = onScreen(position);
      return ghost ? Infinity : Math.hypot(x - event.offsetX, y - event.offsetY);
    });
    const nearest = distances.indexOf(Math.min(...distances));
    if (nearest >= 0 && distances[nearest] <= NEAR) return listener.onMark(nearest);
    listener.onPlace(placeAt(event.offsetX, event.offsetY));
  };
  const placeAt = (x: number, y: number): Place => {
    const ray = new Vector3((2 * x) / canvas.clientWidth - 1, 1 - (2 * y) / canvas.clientHeight, 0.5).unproject(camera).sub(camera.position).normalize();
    const facing = controls.target.clone().sub(camera.position);
    const reach = facing.lengthSq() / facing.dot(ray);
    const at = camera.position.clone().addScaledVector(ray, reach);
    return [at.x, at.y, at.z];
  };
  canvas.addEventListener("pointerdown", onDown);
  canvas.addEventListener("pointerup", onUp);
  resize();

  return {
    show,
    recolour: () => show(content),
    turn: (azimuth, height, distance) => {
      const away = camera.position.clone().sub(controls.target);
      const polar = Math.min(3, Math.max(0.14, Math.acos(away.y / away.length()) + height));
      const angle = Math.atan2(away.x, away.z) + azimuth;
      const length = away.length() * distance;
      camera.position.set(length * Math.sin(polar) * Math.sin(angle), length * Math.cos(polar), length * Math.sin(polar) * Math.cos(angle));
      ask();
    },
    camera: () => [camera.position.x, camera.position.y, camera.position.z],
    setCamera: (place) => {
      camera.position.set(...place);
      framedFor = extent;
      ask();
    },
    png: () => new Promise((resolve, reject) => {
      renderer.render(scene, camera);
      canvas.toBlob((blob) => (blob === null ? reject(new Error("the picture could not be encoded")) : resolve(blob)), "image/png");
    }),
    dispose: () => {
      cancelAnimationFrame(frame);
      clearTimeout(later);
      observer.disconnect();
      canvas.removeEventListener("pointerdown", onDown);
      canvas.removeEventListener("pointerup", onUp);
      controls.dispose();
      for (const each of Object.values(lines)) each.dispose();
      for (const child of marks.children) (child as Sprite).material.dispose();
      renderer.dispose();
    },
  };
}
