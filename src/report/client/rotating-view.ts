import { stabilityStyle } from "../palette.ts";
import { drawProjectedScene } from "../projected-scene-drawing.ts";
import { projectedScene, startingViewpoint, type ProjectedScene, type Viewpoint } from "../projected-scene.ts";
import type { RotatingScene } from "../rotating-scene.ts";
import type { DrawingSources } from "./export-svg.ts";
import { embedded, fitCanvas, onAppearanceChange, oncePerFrame, part, penOf, themeColour } from "./page-elements.ts";
import { traceShape } from "./shape-path.ts";

type Pen = CanvasRenderingContext2D;

function strokeThrough(pen: Pen, pixels: readonly (readonly [number, number])[]): void {
  pen.beginPath();
  for (const [x, y] of pixels) pen.lineTo(x, y);
  pen.stroke();
}

function stabilityColour(unstableDimensions: number): string {
  return themeColour(`--${stabilityStyle(unstableDimensions).className}`);
}

function drawAxes(pen: Pen, { axes }: ProjectedScene): void {
  pen.font = "12px system-ui, sans-serif";
  pen.fillStyle = themeColour("--soft");
  pen.strokeStyle = themeColour("--rule");
  pen.lineWidth = 1;
  for (const { name, from, to } of axes) {
    strokeThrough(pen, [from, to]);
    pen.fillText(name, to[0] + 4, to[1] - 4);
  }
}

function drawPaths(pen: Pen, { paths }: ProjectedScene): void {
  pen.strokeStyle = themeColour("--trace");
  pen.lineWidth = 0.7;
  pen.globalAlpha = 0.55;
  for (const path of paths) strokeThrough(pen, path);
  pen.globalAlpha = 1;
}

function drawPoints(pen: Pen, { segments, points }: ProjectedScene): void {
  pen.lineWidth = 2;
  for (const { from, to, unstableDimensions } of segments) {
    pen.strokeStyle = stabilityColour(unstableDimensions);
    strokeThrough(pen, [from, to]);
  }
  pen.lineWidth = 1.2;
  for (const { at, unstableDimensions, isVisited } of points) {
    const colour = stabilityColour(unstableDimensions);
    traceShape(pen, stabilityStyle(unstableDimensions).shape, at[0], at[1], 5);
    pen.fillStyle = colour;
    if (isVisited) pen.fill();
    pen.strokeStyle = isVisited ? themeColour("--panel") : colour;
    pen.stroke();
  }
}

function turned({ yaw, pitch, zoom }: Viewpoint, byYaw: number, byPitch: number): Viewpoint {
  return { yaw: yaw + byYaw, pitch: Math.max(-1.57, Math.min(1.57, pitch + byPitch)), zoom };
}

function zoomed(viewpoint: Viewpoint, factor: number): Viewpoint {
  return { ...viewpoint, zoom: Math.max(0.5, Math.min(6, viewpoint.zoom * factor)) };
}

const keys: Readonly<Record<string, (viewpoint: Viewpoint) => Viewpoint>> = {
  ArrowLeft: (from) => turned(from, -0.1, 0),
  ArrowRight: (from) => turned(from, 0.1, 0),
  ArrowUp: (from) => turned(from, 0, 0.1),
  ArrowDown: (from) => turned(from, 0, -0.1),
  "+": (from) => zoomed(from, 1.15),
  "=": (from) => zoomed(from, 1.15),
  "-": (from) => zoomed(from, 1 / 1.15),
  0: () => startingViewpoint,
};

/** Calls `move` with a function from the old viewpoint to the new one whenever the reader turns or zooms. */
function onTurn(canvas: HTMLCanvasElement, move: (change: (from: Viewpoint) => Viewpoint) => void): void {
  canvas.addEventListener("keydown", (event) => {
    const change = keys[event.key];
    if (change === undefined || event.ctrlKey || event.metaKey) return;
    move(change);
    event.preventDefault();
  });
  canvas.addEventListener("pointerdown", (event) => canvas.setPointerCapture(event.pointerId));
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons & 1) move((from) => turned(from, event.movementX / 160, event.movementY / 160));
  });
}

/** Draws one rotating view and keeps it in step with the reader and the page's theme; only when something changes. */
export function startRotatingView(figure: HTMLElement, sources: DrawingSources): void {
  const canvas = part(figure, "canvas", HTMLCanvasElement);
  const select = part(figure, "select", HTMLSelectElement);
  const scenes = embedded<readonly RotatingScene[]>(figure, "script");
  const pen = penOf(canvas);
  if (pen === undefined || scenes.length === 0) return;
  let viewpoint = startingViewpoint;
  const scene = (): RotatingScene => scenes[Number(select.value)];
  const redraw = oncePerFrame(() => {
    const { width, height } = fitCanvas(canvas, pen);
    const projected = projectedScene(scene(), viewpoint, width, height);
    drawAxes(pen, projected);
    drawPaths(pen, projected);
    drawPoints(pen, projected);
  });
  figure.hidden = false;
  onTurn(canvas, (change) => {
    viewpoint = change(viewpoint);
    redraw();
  });
  select.addEventListener("change", redraw);
  onAppearanceChange(redraw);
  sources.set(figure, () => ({
    svg: drawProjectedScene(projectedScene(scene(), viewpoint, 900, 500), scene().name, 900, 500).markup,
    figure: scene().figure, name: `${scene().figure}-turned`,
  }));
  redraw();
}
