import { evaluate } from "../cells/evaluate.ts";
import { GraphBuilder } from "../cells/graph-builder.ts";
import { adjointsOf } from "../compile/adjoint.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { float64Ops } from "../numeric/scalar-ops.ts";
import type { Network } from "./network.ts";

/**
 * How the outputs follow the state: ∂z/∂x [O, D] at a state [D] (units × state variables, variables side by side), in
 * float64. For a cell whose readout sees a state itself, the readout weights; for a rate network, those times φ′(x).
 *
 * @throws InvalidInputError when the state has another length.
 * @example
 * readoutJacobian(network, point.state); // multiply by a right eigenvector: what each output sees of the mode
 */
export function readoutJacobian(network: Network, state: ArrayLike<number>): Float64Array {
  const { cell: { graph }, units, outputs } = network;
  const variables = [...graph.next.keys()];
  const dimension = units * variables.length;
  if (state.length !== dimension) throw new InvalidInputError({ who: "readoutJacobian", expected: `a state of ${dimension} numbers`, got: `${state.length}` });
  const builder = new GraphBuilder(graph.nodes);
  const adjoints = adjointsOf(builder, new Map([[graph.readout, builder.constant(1)]]));
  const { data: weights } = network.parameters.get("readout.weight")!;
  const jacobian = new Float64Array(outputs * dimension);
  graph.nodes.forEach((node, index) => {
    const adjoint = adjoints.get(index);
    if (node.kind !== "state" || adjoint === undefined) return;
    const offset = variables.indexOf(node.name) * units;
    for (let unit = 0; unit < units; unit++) {
      const slope = evaluate(builder.nodes, adjoint, float64Ops, (leaf) => leafValue(network, variables, state, leaf, unit), new Map());
      for (let output = 0; output < outputs; output++) jacobian[output * dimension + offset + unit] += weights[output * units + unit] * slope;
    }
  });
  return jacobian;
}

function leafValue({ cell, units, parameters }: Network, variables: readonly string[], state: ArrayLike<number>, index: number, unit: number): number | undefined {
  const node = cell.graph.nodes[index];
  if (node?.kind === "state") return state[variables.indexOf(node.name) * units + unit];
  return node?.kind === "parameter" ? parameters.get(node.name)!.data[unit] : undefined;
}
