import type { PopulationFactor } from "@nullcline/report/population-data.ts";
import { numberText } from "@nullcline/studies/number-text.ts";
import type { Measure } from "./source-api.ts";

/** Steps of a coloured measure: as many as the scale's colours can be told apart. */
const STEPS = 5;

/** Upper bounds of steps that hold equally many values, ascending and different; the last is the largest value. */
function bounds(sorted: Float64Array): number[] {
  return [...new Set(Array.from({ length: STEPS }, (_, step) => sorted[Math.ceil(((step + 1) / STEPS) * sorted.length) - 1]))];
}

/**
 * A measure in up to five steps that hold about equally many networks, so that it can colour and filter a population;
 * networks without a value have a step of their own at the end.
 *
 * @returns `undefined` where no network has a value, or all have the same.
 */
export function binnedFactor({ name, unit, values }: Measure): PopulationFactor | undefined {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted();
  if (sorted.length === 0 || sorted[0] === sorted[sorted.length - 1]) return undefined;
  const upper = bounds(sorted);
  const labels = upper.map((bound, step) => (step === 0 ? `up to ${numberText(bound)}` : `${numberText(upper[step - 1])} to ${numberText(bound)}`));
  const hasUnknown = sorted.length < values.length;
  const code = (value: number): number => (Number.isNaN(value) ? upper.length : upper.findIndex((bound) => value <= bound));
  return {
    name: unit === "" ? name : `${name} (${unit})`,
    values: hasUnknown ? [...labels, "unknown"] : labels,
    codes: Array.from(values, code),
    isOrdered: true,
  };
}
