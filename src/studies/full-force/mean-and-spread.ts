import { mean } from "../../numeric/mean.ts";

/** Mean and standard deviation (denominator n − 1; 0 for one value) of numbers; NaN for none. */
export function meanAndSpread(values: readonly number[]): { readonly mean: number; readonly spread: number } {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  return { mean: centre, spread: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}
