import { InvalidInputError } from "../numeric/errors.ts";
import { createEngine } from "./engine.ts";
import { loadParameters } from "./load-parameters.ts";
import type { Network } from "./network.ts";

/** Inputs of a run. */
export interface RunOptions {
  /** [T, B, I] */
  readonly inputs: Float32Array;
  /** T */
  readonly steps: number;
  /** B */
  readonly trials: number;
}

/** What a network did. */
export interface NetworkRun {
  /** State dimension D: units times state variables. */
  readonly dimension: number;
  /** States after each step, [T, B, D], state variables concatenated in the cell's order. */
  readonly states: Float32Array;
  /** [T, B, O] */
  readonly outputs: Float32Array;
}

/**
 * Runs a network from its trained initial state, in float32 and without noise.
 * @throws InvalidInputError when `inputs` is not steps × trials × network.inputs long
 */
export function runNetwork(network: Network, { inputs, steps, trials }: RunOptions): NetworkRun {
  const expected = steps * trials * network.inputs;
  if (inputs.length !== expected) {
    throw new InvalidInputError({
      who: "runNetwork",
      expected: `inputs [${steps}, ${trials}, ${network.inputs}], ${expected} numbers`,
      got: `${inputs.length}`,
    });
  }
  const { engine } = createEngine(
    { cell: network.cell, units: network.units, inputs: network.inputs, outputs: network.outputs, precision: "float32", steps, trials, keep: "last step" },
    () => undefined,
  );
  loadParameters(engine, network);
  engine.workspace.float32(engine.input).set(inputs);
  engine.resetState();
  for (let t = 0; t < steps; t++) {
    engine.forwardStep(t);
    engine.readoutStep(t);
  }
  const outputs = engine.workspace.float32(engine.output).slice();
  const blocks = [...engine.states.values()].map((block) => engine.workspace.float32(block).subarray(trials * network.units));
  return { dimension: network.units * blocks.length, states: interleave(blocks, steps * trials, network.units), outputs };
}

/** State variables [rows, N] side by side: [rows, N·variables]. */
function interleave(blocks: readonly Float32Array[], rows: number, units: number): Float32Array {
  const dimension = units * blocks.length;
  const states = new Float32Array(rows * dimension);
  blocks.forEach((block, variable) => {
    for (let row = 0; row < rows; row++) states.set(block.subarray(row * units, (row + 1) * units), row * dimension + variable * units);
  });
  return states;
}
