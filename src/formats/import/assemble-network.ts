import type { Cell } from "../../cells/cell.ts";
import { networkLayout, type Network, type Parameter } from "../../network/network.ts";
import type { NetworkSizes } from "../../network/parameters.ts";
import { InvalidInputError } from "../../numeric/errors.ts";

/** Beyond this many units a float64 Jacobian alone takes 2 GB. */
const MOST_UNITS = 16_384;

/**
 * A network from a cell and its parameters. Initial states and biases that are not given are zero.
 *
 * @throws InvalidInputError when a matrix is missing or a parameter has another shape than the cell needs.
 */
export function assembleNetwork(cell: Cell, sizes: NetworkSizes, given: ReadonlyMap<string, Parameter>, who: string): Network {
  checkSizes(sizes, who);
  const parameters = networkLayout(cell, sizes).slots.map(({ name, shape, length, role }): [string, Parameter] => {
    const parameter = given.get(name);
    if (parameter === undefined && (role === "bias" || role === "initial-state" || role === "readout-bias")) return [name, { shape, data: new Float32Array(length) }];
    if (parameter?.data.length === length && parameter.shape.join() === shape.join()) return [name, parameter];
    throw new InvalidInputError({ who, expected: `${name} of shape [${shape.join(", ")}]`, got: parameter === undefined ? "none" : `[${parameter.shape.join(", ")}]`, remedy: "The arrays do not fit together; check which model they come from" });
  });
  return { cell, ...sizes, parameters: new Map(parameters), masks: new Map(), frozen: new Set() };
}

function checkSizes({ units, inputs, outputs }: NetworkSizes, who: string): void {
  const within = (size: number, least: number) => Number.isInteger(size) && size >= least && size <= MOST_UNITS;
  if (within(units, 1) && within(inputs, 0) && within(outputs, 1)) return;
  throw new InvalidInputError({ who, expected: `1 to ${MOST_UNITS} units and outputs, and at most as many inputs`, got: `${units} units, ${inputs} inputs and ${outputs} outputs` });
}
