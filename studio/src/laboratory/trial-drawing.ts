import type { NetworkView } from "../protocol/network-view.ts";

/** Place and size of a row of a trial's picture, in pixels. */
export interface TrialRow {
  readonly kind: "input" | "output";
  readonly channel: number;
  /** Middle of the row. */
  readonly y: number;
  /** Half of its height. */
  readonly half: number;
}

/** More channels than this of a kind are not drawn: their rows could not be told apart. */
export const MOST_ROWS = 6;

const INPUT_HALF = 11;
const OUTPUT_HALF = 25;
const GAP = 5;

/** Rows of a trial's picture, inputs above outputs, and its height. Known before the network is: nothing moves when it comes. */
export function trialRows(inputs: number, outputs: number): { readonly rows: readonly TrialRow[]; readonly height: number } {
  const rows: TrialRow[] = [];
  let top = 0;
  const add = (kind: TrialRow["kind"], count: number, half: number): void => {
    for (let channel = 0; channel < Math.min(count, MOST_ROWS); channel++) {
      rows.push({ kind, channel, y: top + half, half });
      top += 2 * half + GAP;
    }
  };
  add("input", inputs, INPUT_HALF);
  add("output", outputs, OUTPUT_HALF);
  return { rows, height: top };
}

/** Values [T] of one channel in one trial of an array [T, B, C]. */
export function channelOf(values: ArrayLike<number>, { steps, trials }: Pick<NetworkView, "steps" | "trials">, place: { readonly trial: number; readonly channel: number; readonly channels: number }): number[] {
  return Array.from({ length: steps }, (_, t) => values[(t * trials + place.trial) * place.channels + place.channel]);
}

/** Largest magnitude of some values, at least 1, so that rows of small values stay quiet. */
export function rowReach(...values: readonly (readonly number[])[]): number {
  return values.reduce((most, list) => list.reduce((found, value) => Math.max(found, Math.abs(value)), most), 1);
}

/** Horizontal place of each step. */
export interface TimeScale {
  readonly left: number;
  readonly right: number;
  readonly steps: number;
}

/** Where a step begins. */
export function timeAt(step: number, { left, right, steps }: TimeScale): number {
  return left + ((right - left) * step) / Math.max(1, steps);
}

/** Values as a line of stairs, since time goes in steps; the middle of a row is 0, its edge ±`reach`. */
export function stairs(values: readonly number[], { y, half }: Pick<TrialRow, "y" | "half">, reach: number, scale: TimeScale): string {
  const height = (value: number): string => (y - (value / reach) * (half - 3)).toFixed(1);
  return values.map((value, t) => `${t === 0 ? `M${scale.left.toFixed(1)} ${height(value)}` : `V${height(value)}`}H${timeAt(t + 1, scale).toFixed(1)}`).join("");
}

/** Stretches of steps [from, to) in which a trial is scored. */
export function scoredStretches(mask: ArrayLike<number>, { steps, trials }: Pick<NetworkView, "steps" | "trials">, trial: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let t = 0; t < (mask.length === 0 ? 0 : steps); t++) {
    if (mask[t * trials + trial] <= 0) continue;
    const last = found.at(-1);
    if (last !== undefined && last[1] === t) last[1] = t + 1;
    else found.push([t, t + 1]);
  }
  return found;
}
