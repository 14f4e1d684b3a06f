import { pngWithText } from "../app/png-text.ts";
import { svgOrigin, svgSize } from "./svg-origin.ts";

/** Pixels of the picture for one of the drawing: enough for print at column width. */
const SCALE = 3;

/** Draws an SVG file into a PNG whose description is the SVG's origin. The SVG is only ever an image: nothing in it runs. */
export async function svgPicture(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = svgSize(svg);
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(SCALE * width);
    canvas.height = Math.round(SCALE * height);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (blob === null) throw new Error("this browser gives no PNG of the figure");
    return pngWithText(new Uint8Array(await blob.arrayBuffer()), "Description", svgOrigin(svg)).slice();
  } finally {
    URL.revokeObjectURL(address);
  }
}
