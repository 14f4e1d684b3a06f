/** What tells one trained network of the study from another. */
export interface LearnerSettings {
  /**
   * - `full-force`: with hints from recorded neurons (none when `recorded` is 0);
   * - `shifted-hints`: the same with each neuron's hint shifted in time by its own random amount, in a circle: the control for "any further input helps";
   * - `force`: only the readout is learned, fed back into a fixed random network.
   */
  readonly method: "full-force" | "shifted-hints" | "force";
  /** Units of the network that generates targets, and of the one that learns. */
  readonly units: number;
  /** Gain g of the fixed random weights. */
  readonly gain: number;
  /** Time constant in ms. */
  readonly tau: number;
  /** Ridge penalty α. */
  readonly alpha: number;
  /** Passes over all trained directions. */
  readonly epochs: number;
  /** M, recorded neurons of the circuit. */
  readonly recorded: number;
  /** Largest |hint|. */
  readonly hintScale: number;
  /** Last steps over which hints decay to zero. */
  readonly hintDecay: number;
  /** Which of the study's circuits it learns from, from 0 on. */
  readonly circuit: number;
  /** Chooses random weights, muscles, recorded neurons, and the order of trials. */
  readonly seed: number;
}
