import { InvalidInputError } from "../../numeric/errors.ts";
import { rowMajorStrides, walkStrided } from "../strided-walk.ts";

/** The axes of recorded arrays. The last one of behaviour and inputs runs over channels and is called `neuron` all the same. */
export type AxisName = "trial" | "time" | "neuron";

const NAMES: readonly AxisName[] = ["trial", "time", "neuron"];

/**
 * Reads an order of axes such as `"neuron,time,trial"`, outermost first. Without `trial`, the array is one trial;
 * two axes must be `time` and `neuron`.
 *
 * @throws InvalidInputError for anything but an order of these names.
 */
export function parseAxisOrder(text: string, who: string): readonly AxisName[] {
  const names = text.split(",").map((name) => name.trim());
  const known = names.filter((name): name is AxisName => (NAMES as readonly string[]).includes(name));
  const complete = known.length === names.length && new Set(names).size === names.length && known.includes("time") && known.includes("neuron");
  if (complete) return known;
  throw new InvalidInputError({ who, expected: 'an order of the axes trial, time and neuron, such as "neuron,time,trial"', got: JSON.stringify(text) });
}

/**
 * Brings row-major values into the order trial, time, neuron.
 *
 * @param values row-major in the order of `order`.
 * @param shape sizes along `order`.
 * @returns row-major [trial, time, neuron]; the values themselves where nothing is to be moved.
 */
export function trialMajor(values: Float64Array, shape: readonly number[], order: readonly AxisName[]): Float64Array {
  const wanted = NAMES.filter((name) => order.includes(name));
  if (wanted.every((name, at) => name === order[at])) return values;
  const placeOf = wanted.map((name) => order.indexOf(name));
  const steps = rowMajorStrides(shape);
  const out = new Float64Array(values.length);
  walkStrided({ shape: placeOf.map((place) => shape[place]), strides: placeOf.map((place) => steps[place]) }, (from, to) => {
    out[to] = values[from];
  });
  return out;
}
