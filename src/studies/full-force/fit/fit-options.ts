import { InvalidInputError } from "../../../numeric/errors.ts";
import type { CircuitRecording } from "./recording.ts";

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
  /** Share of the neurons, and of the trials, that is held out. Default 0.2; at least one of each. */
  readonly heldOutNeurons: number;
  readonly heldOutTrials: number;
  readonly seed: number;
}

/** The defaults. */
export const defaultFitOptions: FitOptions = { units: 300, tau: 10, gain: 1.5, alpha: 1, passes: 10, hintScale: 5, hintDecay: 0, heldOutNeurons: 0.2, heldOutTrials: 0.2, seed: 0 };

/** How many of a recording's neurons and trials serve which end. */
export interface FitSizes {
  readonly heldOutNeurons: number;
  readonly heldOutTrials: number;
  readonly hints: number;
}

/**
 * The sizes that options mean for a recording.
 *
 * @throws InvalidInputError for shares outside (0, 1), and more hints than neurons that are not held out.
 */
export function fitSizes({ neurons, trials }: CircuitRecording, options: FitOptions): FitSizes {
  for (const part of [options.heldOutNeurons, options.heldOutTrials]) {
    if (!(part > 0 && part < 1)) throw new InvalidInputError({ who: "fitRecording", expected: "held-out shares in (0, 1)", got: String(part) });
  }
  if (neurons < 2) throw new InvalidInputError({ who: "fitRecording", expected: "at least two neurons, one of them to be held out", got: String(neurons) });
  const [heldOutNeurons, heldOutTrials] = [partOf(neurons, options.heldOutNeurons), partOf(trials, options.heldOutTrials)];
  const most = neurons - heldOutNeurons;
  const { hints = most } = options;
  if (!Number.isInteger(hints) || hints < 0 || hints > most) {
    throw new InvalidInputError({ who: "fitRecording", expected: `0…${most} hints: ${neurons} neurons less ${heldOutNeurons} held out`, got: String(hints), remedy: "Ask for fewer hints, or hold out fewer neurons" });
  }
  return { heldOutNeurons, heldOutTrials, hints };
}

/** At least one, and not all. */
function partOf(count: number, part: number): number {
  return Math.min(count - 1, Math.max(1, Math.round(count * part)));
}
