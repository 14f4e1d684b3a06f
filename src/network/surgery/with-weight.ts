import { InvalidInputError } from "../../numeric/errors.ts";
import type { Network } from "../network.ts";
import { changedParameters } from "./changed-parameters.ts";

/** One entry of a parameter. */
export interface WeightPlace {
  /** Its name, e.g. `"gate.h"`, `"readout.weight"` or `"gate.bias"`. */
  readonly parameter: string;
  /** To which unit or output. */
  readonly row: number;
  /** From which unit or input; 0 for biases, initial states and other vectors. */
  readonly column: number;
}

/**
 * A network with one weight, bias or entry of an initial state set to a value.
 *
 * @param value a finite number; rounded to float32.
 * @throws InvalidInputError for an unknown parameter, an entry outside it, a value that float32 cannot hold, and for an
 *   entry that a mask keeps at zero
 * @example
 * withWeight(network, { parameter: "hidden.h", row: 2, column: 0 }, -0.5) // from unit 0 to unit 2
 */
export function withWeight(network: Network, place: WeightPlace, value: number): Network {
  const index = indexOf(network, place);
  if (!Number.isFinite(Math.fround(value))) throw complaint("a finite value in float32's range", String(value));
  if (network.masks.get(place.parameter)?.[index] === 0 && value !== 0) throw complaint(`${describe(place)} to stay 0, as its mask says`, String(value));
  return changedParameters(network, ({ name }, data) => (name === place.parameter ? data.with(index, value) : undefined));
}

function indexOf({ parameters }: Network, place: WeightPlace): number {
  const parameter = parameters.get(place.parameter);
  if (parameter === undefined) throw complaint(`a parameter among ${[...parameters.keys()].join(", ")}`, JSON.stringify(place.parameter));
  const [rows, columns = 1] = parameter.shape;
  const isInside = isBelow(place.row, rows) && isBelow(place.column, columns);
  if (!isInside) throw complaint(`an entry of ${place.parameter} [${parameter.shape.join(", ")}]`, `row ${place.row}, column ${place.column}`);
  return place.row * columns + place.column;
}

function isBelow(index: number, extent: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < extent;
}

function describe({ parameter, row, column }: WeightPlace): string {
  return `${parameter}[${row}, ${column}]`;
}

function complaint(expected: string, got: string): InvalidInputError {
  return new InvalidInputError({ who: "withWeight", expected, got });
}
