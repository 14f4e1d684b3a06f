/** How a network is fitted to a recording. */
export interface FitOptions {
  /** Units of the network. Default 300. */
  readonly units: number;
  /** Time constant in steps of the recording. Default 10. */
  readonly tau: number;
  /** Gain of the random weights. Default 1.5. */
  readonly gain: number;
  /** Ridge penalty α. Default 1. */
  readonly alpha: number;
  /** Passes over the trained trials. Default 10. */
  readonly passes: number;
  /** Neurons that give hints; by default all that are not held out. */
  readonly hints?: number;
  /** Largest |hint|. Default 5. */
  readonly hintScale: number;
  /** Last steps over which hints decay to zero. Default 0: recordings need not end at rest. */
  readonly hintDecay: number;
  /** Share of the neurons that never give hints. Default 0.2; at least one. */
  readonly heldOutNeurons: number;
  /** Share of the trials, or of the conditions, that is not trained on. Default 0.2; at least one. */
  readonly heldOutTrials: number;
  /**
   * Whether single trials are held out (default), or all trials of some conditions: a harder test, as nothing of their kind was trained on.
   */
  readonly holdOut: "trials" | "conditions";
  readonly seed: number;
}

/** The defaults. */
export const defaultFitOptions: FitOptions = { units: 300, tau: 10, gain: 1.5, alpha: 1, passes: 10, hintScale: 5, hintDecay: 0, heldOutNeurons: 0.2, heldOutTrials: 0.2, holdOut: "trials", seed: 0 };
