const UNITS = ["bytes", "kB", "MB", "GB", "TB"] as const;

/**
 * A size in memory or on disk, with two significant digits.
 * @example
 * formatBytes(3_456_000); // "3.5 MB"
 */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${size < 9.95 && unit > 0 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit]}`;
}
