/** Where a strip stands, in pixels. */
export interface StripPlace {
  readonly left: number;
  readonly right: number;
  readonly base: number;
  /** Height of the fullest bin. */
  readonly height: number;
  /** Count of the fullest bin. */
  readonly most: number;
}

/** One path of bars, each as high as its bin is full; a bin of few among many stays one pixel high. */
export function stripPath(counts: Uint32Array, { left, right, base, height, most }: StripPlace): string {
  const width = (right - left) / counts.length;
  const bar = (count: number, bin: number): string => {
    const x = (left + bin * width).toFixed(1);
    const top = Math.max(1, (count / most) * height).toFixed(1);
    return count === 0 ? "" : `M${x} ${base}v-${top}h${(width - 0.5).toFixed(1)}v${top}z`;
  };
  return Array.from(counts, bar).join("");
}
