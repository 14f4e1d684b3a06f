/** A metric's name in words: `meanSquaredError` is "Mean squared error". */
export function metricName(name: string): string {
  const words = name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
