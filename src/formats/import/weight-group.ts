import type { Network } from "../../network/network.ts";
import { InvalidInputError } from "../../numeric/errors.ts";

/** A numeric array of a file; its values are decoded when first asked for. */
export interface WeightArray {
  /** Empty for a scalar. */
  readonly shape: readonly number[];
  /** Row-major values; float64 and integers are not yet rounded to float32. */
  readonly read: () => ArrayLike<number | bigint>;
}

/** Arrays that a file holds together: a state dict, an archive of arrays. */
export interface WeightGroup {
  /** Where it stands in the file, e.g. `"model_state_dict"`; empty at the top. */
  readonly path: string;
  readonly arrays: ReadonlyMap<string, WeightArray>;
  /** Words beside the numbers, such as an equation convention. */
  readonly texts: ReadonlyMap<string, string>;
  /** The whole network, where the file is Nullcline's own and states it. */
  readonly network?: Network;
}

/**
 * An array as float32 parameters.
 * @throws InvalidInputError naming the first entry that is NaN, infinite or beyond float32
 */
export function float32Weights(name: string, { shape, read }: WeightArray, who: string): { readonly shape: readonly number[]; readonly data: Float32Array } {
  const data = Float32Array.from(read(), Number);
  const wrong = data.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return { shape, data };
  throw new InvalidInputError({ who, expected: "finite weights", got: `${data[wrong]} in ${name} at position ${wrong}`, remedy: "The training diverged or the file is damaged" });
}

/**
 * The one number of a scalar array or an array of one entry.
 * @throws InvalidInputError when it has several entries or is not finite
 */
export function scalarOf(name: string, { shape, read }: WeightArray, who: string): number {
  const values = shape.every((size) => size === 1) ? Array.from(read(), Number) : [];
  if (values.length === 1 && Number.isFinite(values[0])) return values[0];
  throw new InvalidInputError({ who, expected: `${name} to be one finite number`, got: values.length === 1 ? String(values[0]) : `shape [${shape.join(", ")}]` });
}
