import { InvalidInputError } from "../../numeric/errors.ts";
import type { Network } from "../network.ts";
import { changedParameters } from "./changed-parameters.ts";

/**
 * Lesions units: a lesioned unit sends nothing any more. Its column is zero in every recurrent matrix [N, N] (those of
 * all gates, whether the matrix multiplies a state or something computed of it, the weight to itself included) and in
 * the readout [O, N].
 *
 * Units are connected by these matrices only, all else in a cell works on each unit alone. So nothing that happens in a
 * lesioned unit reaches another unit or an output. The unit itself goes on: it receives, and keeps its own leak and gates,
 * in all its state variables. Masks stay as they are: training may let the weights grow again.
 *
 * @param units indices from 0 to N − 1, in any order; repeated ones count once.
 * @throws InvalidInputError for an index that is no unit of the network
 * @example
 * lesionUnits(network, [3, 7]).parameters.get("readout.weight"); // columns 3 and 7 are zero
 */
export function lesionUnits(network: Network, units: readonly number[]): Network {
  const stray = units.find((unit) => !Number.isInteger(unit) || unit < 0 || unit >= network.units);
  if (stray !== undefined) throw new InvalidInputError({ who: "lesionUnits", expected: `units from 0 to ${network.units - 1}`, got: String(stray) });
  return changedParameters(network, ({ role }, data) => (role === "recurrent" || role === "readout" ? withoutColumns(data, network.units, units) : undefined));
}

function withoutColumns(data: Float32Array, width: number, columns: readonly number[]): Float32Array {
  const changed = data.slice();
  for (let row = 0; row < data.length; row += width) for (const column of columns) changed[row + column] = 0;
  return changed;
}
