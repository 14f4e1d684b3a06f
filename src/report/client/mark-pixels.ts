/** A picture as canvases give and take it: red, green, blue and opacity of each pixel, row by row. */
export interface PixelImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Red, green, blue, 0…255. */
export type GroundColour = readonly [number, number, number];

/** An opaque picture. */
export interface GroundImage extends PixelImage {
  /** Its pixels, one word each. */
  readonly words: Uint32Array;
}

/** The pixels of a mark that are not empty. */
export interface MarkPixels {
  /** From the mark's centre, in pixels; the opaque ones first. */
  readonly dx: Int16Array;
  readonly dy: Int16Array;
  readonly opaque: number;
  /** Red, green, blue, opacity, four a pixel. */
  readonly colours: Uint8ClampedArray;
  /** The same, one word a pixel in this machine's order of bytes. */
  readonly words: Uint32Array;
  /** Pixels of a square around the centre that holds the mark, from its middle to its side. */
  readonly reach: number;
}

/** Takes the pixels of a mark from a square picture of it. */
export function markPixels({ width, height, data }: PixelImage): MarkPixels {
  const all = Array.from({ length: width * height }, (_, pixel) => pixel);
  const opaque = all.filter((pixel) => data[4 * pixel + 3] === 255);
  const filled = [...opaque, ...all.filter((pixel) => data[4 * pixel + 3] > 0 && data[4 * pixel + 3] < 255)];
  const colours = Uint8ClampedArray.from(filled.flatMap((pixel) => Array.from(data.subarray(4 * pixel, 4 * pixel + 4))));
  return {
    opaque: opaque.length, colours, words: wordsOf(colours),
    dx: Int16Array.from(filled, (pixel) => (pixel % width) - width / 2),
    dy: Int16Array.from(filled, (pixel) => Math.floor(pixel / width) - height / 2),
    reach: width / 2,
  };
}

/**
 * Lays a mark over an opaque picture, centred on a whole pixel; nothing where it would not fit. Tens of thousands a
 * frame: a canvas without a graphics processor takes ten times as long for its own stamps.
 */
export function layMark({ width, height, data, words }: GroundImage, mark: MarkPixels, x: number, y: number, opacity: number): void {
  const { dx, dy, colours, reach } = mark;
  if (x < reach || y < reach || x + reach > width || y + reach > height) return;
  const covering = opacity === 1 ? mark.opaque : 0;
  for (let pixel = 0; pixel < covering; pixel++) words[(y + dy[pixel]) * width + x + dx[pixel]] = mark.words[pixel];
  for (let pixel = covering; pixel < dx.length; pixel++) {
    const at = 4 * ((y + dy[pixel]) * width + x + dx[pixel]);
    const from = 4 * pixel;
    const share = (colours[from + 3] / 255) * opacity;
    data[at] += (colours[from] - data[at]) * share;
    data[at + 1] += (colours[from + 1] - data[at + 1]) * share;
    data[at + 2] += (colours[from + 2] - data[at + 2]) * share;
  }
}

function wordsOf({ buffer, byteOffset, length }: Uint8ClampedArray): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length / 4);
}

/** A picture made one opaque colour, to lay marks over. */
export function groundImage({ width, height, data }: PixelImage, [red, green, blue]: GroundColour): GroundImage {
  const words = wordsOf(data).fill(wordsOf(Uint8ClampedArray.of(red, green, blue, 255))[0]);
  return { width, height, data, words };
}
