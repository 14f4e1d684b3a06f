/**
 * The page's only script, as vanilla JavaScript: orthographic view of the scenes beside it. It reads colours from
 * the style sheet, so that it follows the page's theme, and draws only when something changes.
 */
export const rotatingViewScript = `(() => {
  const figure = document.getElementById("rotating-view");
  const canvas = figure.querySelector("canvas");
  const select = figure.querySelector("select");
  const scenes = JSON.parse(figure.querySelector("script").textContent);
  const pen = canvas.getContext("2d");
  if (!pen || !scenes.length) return;
  figure.hidden = false;
  const start = { yaw: -0.6, pitch: 0.45, zoom: 1 };
  let view = { ...start };
  let frame = 0;
  const colour = (name) => getComputedStyle(figure).getPropertyValue(name).trim();
  const ofClass = (count) => colour("--unstable-" + (count > 3 ? "many" : count));
  const shapes = {
    1: [[0, -1.5], [1.3, 0.75], [-1.3, 0.75]],
    2: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
    3: [[0, -1.35], [1.35, 0], [0, 1.35], [-1.35, 0]],
  };
  function project(x, y, z) {
    const { yaw, pitch, zoom } = view;
    const cy = Math.cos(yaw), sy = Math.sin(yaw), cp = Math.cos(pitch), sp = Math.sin(pitch);
    const side = x * cy + y * sy, depth = y * cy - x * sy;
    const scale = zoom * Math.min(canvas.clientWidth, canvas.clientHeight) / 2500;
    return [canvas.clientWidth / 2 + scale * side,
      canvas.clientHeight / 2 - scale * (z * cp - depth * sp), depth * cp + z * sp];
  }
  function line(from, to) {
    pen.beginPath();
    pen.moveTo(from[0], from[1]);
    pen.lineTo(to[0], to[1]);
    pen.stroke();
  }
  function marker(x, y, count, filled) {
    const size = 5;
    pen.beginPath();
    const corners = shapes[count];
    if (corners) corners.forEach(([dx, dy]) => pen.lineTo(x + size * dx, y + size * dy));
    else pen.arc(x, y, size, 0, 7);
    pen.closePath();
    pen.fillStyle = ofClass(count);
    if (filled) pen.fill();
    pen.lineWidth = 1.2;
    pen.strokeStyle = filled ? colour("--panel") : ofClass(count);
    pen.stroke();
  }
  function axes() {
    pen.font = "12px system-ui, sans-serif";
    pen.fillStyle = colour("--soft");
    pen.strokeStyle = colour("--rule");
    pen.lineWidth = 1;
    [[1, 0, 0], [0, 1, 0], [0, 0, 1]].forEach((axis, index) => {
      const tip = project(...axis.map((one) => 1150 * one));
      line(project(...axis.map((one) => -1150 * one)), tip);
      pen.fillText("PC" + (index + 1), tip[0] + 4, tip[1] - 4);
    });
  }
  function draw() {
    frame = 0;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * ratio;
    canvas.height = canvas.clientHeight * ratio;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    axes();
    const scene = scenes[select.value || 0];
    pen.strokeStyle = colour("--trace");
    pen.lineWidth = 0.7;
    pen.globalAlpha = 0.55;
    for (const path of scene.paths) {
      pen.beginPath();
      for (let i = 0; i < path.length; i += 3) {
        const [x, y] = project(path[i], path[i + 1], path[i + 2]);
        pen.lineTo(x, y);
      }
      pen.stroke();
    }
    pen.globalAlpha = 1;
    pen.lineWidth = 2;
    for (const s of scene.segments) {
      pen.strokeStyle = ofClass(s[6]);
      line(project(s[0], s[1], s[2]), project(s[3], s[4], s[5]));
    }
    scene.points.map((p) => [...project(p[0], p[1], p[2]), p[3], p[4]])
      .sort((a, b) => b[2] - a[2])
      .forEach((p) => marker(p[0], p[1], p[3], p[4]));
  }
  const redraw = () => { frame = frame || requestAnimationFrame(draw); };
  function turn(yaw, pitch) {
    view.yaw += yaw;
    view.pitch = Math.max(-1.57, Math.min(1.57, view.pitch + pitch));
    redraw();
  }
  const zoom = (factor) => { view.zoom = Math.max(0.5, Math.min(6, view.zoom * factor)); redraw(); };
  const keys = {
    ArrowLeft: () => turn(-0.1, 0), ArrowRight: () => turn(0.1, 0),
    ArrowUp: () => turn(0, 0.1), ArrowDown: () => turn(0, -0.1),
    "+": () => zoom(1.15), "=": () => zoom(1.15), "-": () => zoom(1 / 1.15),
    0: () => { view = { ...start }; redraw(); },
  };
  canvas.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey) return;
    keys[event.key]();
    event.preventDefault();
  });
  canvas.addEventListener("pointerdown", (event) => canvas.setPointerCapture(event.pointerId));
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons & 1) turn(event.movementX / 160, event.movementY / 160);
  });
  select.addEventListener("change", redraw);
  window.addEventListener("resize", redraw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  redraw();
})();`;
