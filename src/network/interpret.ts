import { evaluate } from "../cells/evaluate.ts";
import type { FloatOps } from "../numeric/float-ops.ts";
import type { Network } from "./network.ts";

/** State variables by name, each [N]. */
export type StateValues = ReadonlyMap<string, readonly number[]>;

/**
 * One step of one trial, straight from the cell's graph: the slow reference that compiled kernels are held
 * against. In the same precision it gives the same bits, because sums run in the same order.
 */
export function interpretStep(network: Network, state: StateValues, input: readonly number[], ops: FloatOps<number>): StateValues {
  const { nodes, next } = network.cell.graph;
  const units = Array.from({ length: network.units }, (_, unit) => unit);
  const linearValues = new Map<number, number[]>();
  const valueAt = (node: number, unit: number): number =>
    evaluate(nodes, node, ops, (index) => leafValue(index, unit), new Map());

  const leafValue = (index: number, unit: number): number | undefined => {
    const node = nodes[index]!;
    if (node.kind === "state") return state.get(node.name)![unit];
    if (node.kind === "noise") return 0;
    if (node.kind === "parameter") return network.parameters.get(node.name)!.data[unit];
    return node.kind === "linear" ? linearValues.get(index)![unit] : undefined;
  };

  nodes.forEach((node, index) => {
    if (node.kind !== "linear") return;
    const terms = node.arguments.map((argument) => ({
      weights: network.parameters.get(`${node.name}.${argument.name}`)!,
      isRecurrent: nodes[argument.node]!.kind !== "input",
      vector: nodes[argument.node]!.kind === "input" ? input : units.map((unit) => valueAt(argument.node, unit)),
    }));
    const bias = node.bias ? network.parameters.get(`${node.name}.bias`)!.data : undefined;
    // Kernels add the input's terms before the recurrent ones, whatever the order of arguments.
    terms.sort((a, b) => Number(a.isRecurrent) - Number(b.isRecurrent));
    linearValues.set(index, units.map((unit) => terms.reduce((sum, { weights, vector }) => accumulate(sum, weights.data, vector, unit, ops), bias?.[unit] ?? 0)));
  });
  return new Map([...next].map(([name, node]) => [name, units.map((unit) => valueAt(node, unit))]));
}

/** sum + Σⱼ W[unit, j]·x[j], j ascending, multiply then add. */
function accumulate(sum: number, weights: Float32Array, vector: readonly number[], unit: number, ops: FloatOps<number>): number {
  return vector.reduce((total, value, j) => ops.add(total, ops.multiply(value, weights[unit * vector.length + j]!)), sum);
}

/** The readout [O] of a state. */
export function interpretReadout(network: Network, state: StateValues, ops: FloatOps<number>): number[] {
  const { nodes, readout } = network.cell.graph;
  const leaf = (index: number, unit: number): number | undefined => {
    const node = nodes[index]!;
    if (node.kind === "state") return state.get(node.name)![unit];
    return node.kind === "parameter" ? network.parameters.get(node.name)!.data[unit] : undefined;
  };
  const rates = Array.from({ length: network.units }, (_, unit) => evaluate(nodes, readout, ops, (index) => leaf(index, unit), new Map()));
  const { data: weights } = network.parameters.get("readout.weight")!;
  return Array.from(network.parameters.get("readout.bias")!.data, (bias, output) => accumulate(bias, weights, rates, output, ops));
}
