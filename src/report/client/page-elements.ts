/** The first element of a class inside `root`; the report writes every one that its script asks for. */
export function part<E extends Element>(root: ParentNode, selector: string, kind: new () => E): E {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new TypeError(`the report lacks ${selector}`);
  return found;
}

/** The JSON of a data element of the report. `T` is the type that the report's writer embedded. */
export function embedded<T>(root: ParentNode, selector: string): T {
  return JSON.parse(part(root, selector, HTMLScriptElement).textContent ?? "") as T;
}

/** A canvas' pen; `undefined` where the browser has none to give. */
export function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | undefined {
  return canvas.getContext("2d") ?? undefined;
}

/** Fits a canvas to its place on the page and to the screen's pixels; the pen then works in pixels of the page. */
export function fitCanvas(canvas: HTMLCanvasElement, pen: CanvasRenderingContext2D): { readonly width: number; readonly height: number } {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { width, height };
}

/** Puts off calls to the next frame and joins those made before it into one. */
export function oncePerFrame(draw: () => void): () => void {
  let frame = 0;
  return () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  };
}

/** Calls when the page's size or theme changes. */
export function onAppearanceChange(redraw: () => void): void {
  window.addEventListener("resize", redraw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

/** A colour of the page's theme, by the name of its custom property. */
export function themeColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
