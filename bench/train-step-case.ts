/** One cell of the training-step benchmark. */
export interface TrainStepCase {
  readonly cell: "vanilla" | "ugrnn" | "gru" | "lstm";
  readonly units: number;
  /** Time steps T of a trial. */
  readonly steps: number;
  /** Trials B of a batch. */
  readonly batch: number;
  readonly inputs: number;
  readonly outputs: number;
}

/** Linear maps onto the units that a cell computes each step. */
const MAPS = { vanilla: 1, ugrnn: 2, gru: 3, lstm: 4 } as const;

/**
 * Floating-point operations of the matrix products in one training step: 2·T·B·(maps·N·(N + I) + N·O) forward, and twice that
 * backward (gradients of states and of weights). Elementwise work is left out on every side.
 */
export function trainStepOperations({ cell, units, steps, batch, inputs, outputs }: TrainStepCase): number {
  return 6 * steps * batch * (MAPS[cell] * units * (units + inputs) + units * outputs);
}
