import type { ModeView } from "../protocol/analysis.ts";

/** An eigenvalue as it is printed, e.g. `0.98 + 0.12i`. */
export function complexText({ re, im }: { readonly re: number; readonly im: number }): string {
  const real = re.toFixed(3).replace("-", "−");
  return im === 0 ? real : `${real} ${im < 0 ? "−" : "+"} ${Math.abs(im).toFixed(3)}i`;
}

/** A time in steps, e.g. `12.4 steps`. */
export function stepsText(steps: number | undefined): string {
  if (steps === undefined) return "unknown";
  return Number.isFinite(steps) ? `${steps.toPrecision(3)} steps` : "no finite time";
}

/** A mode's rotation, e.g. `one turn in 31.4 steps`. */
export function frequencyText({ frequency }: Pick<ModeView, "frequency">): string {
  return frequency === 0 ? "without turning" : `one turn in ${((2 * Math.PI) / frequency).toPrecision(3)} steps`;
}
