import { InvalidInputError } from "../../numeric/errors.ts";
import type { ProfileName } from "../study.ts";

/** What a profile of the study runs. */
export interface UniversalityProfile {
  /** Built-in cells by name, all with tanh, from the cheapest to train to the dearest. */
  readonly cells: readonly string[];
  readonly networksPerCell: number;
  readonly units: number;
  readonly training: {
    readonly steps: number;
    readonly batch: number;
    readonly learningRate: number;
    readonly finalLearningRate: number;
    readonly schedule: "exponential";
    readonly clip: number;
    readonly l2Weights: number;
  };
  /** Length of a trial in steps, and the probability of a pulse on a channel at a step. */
  readonly task: { readonly steps: number; readonly pulseProbability: number };
  /** Fresh trials for the score, the search's seeds and the principal components. */
  readonly evaluationTrials: number;
  /** Seeds of the fixed-point search, and the noise on a quarter of them. */
  readonly search: { readonly seeds: number; readonly noise: number };
}

/**
 * Seconds on two cores. Task, learning rates, clip and penalty follow this project's pilot runs of the
 * flip-flop, not the paper, whose settings could not be read; units, steps and batch are as small as still lets
 * every cell learn.
 */
const smoke: UniversalityProfile = {
  cells: ["vanilla", "ugrnn", "gru", "lstm"],
  networksPerCell: 1,
  units: 64,
  training: { steps: 1500, batch: 64, learningRate: 2e-3, finalLearningRate: 4e-5, schedule: "exponential", clip: 1, l2Weights: 1e-6 },
  task: { steps: 64, pulseProbability: 0.25 },
  evaluationTrials: 256,
  search: { seeds: 1024, noise: 0.5 },
};

/** Minutes on two cores: three longer-trained networks of each cell, so that architecture can be told from chance. */
const quick: UniversalityProfile = {
  ...smoke,
  networksPerCell: 3,
  training: { ...smoke.training, steps: 2500 },
};

const built: ReadonlyMap<ProfileName, UniversalityProfile> = new Map([["smoke", smoke], ["quick", quick]]);

/** The profiles that can be run. */
export const builtProfiles: readonly ProfileName[] = [...built.keys()];

/**
 * The settings of a profile.
 * @throws InvalidInputError for a profile that is not built.
 */
export function universalityProfile(name: ProfileName): UniversalityProfile {
  const profile = built.get(name);
  if (profile !== undefined) return profile;
  throw new InvalidInputError({
    who: "study universality",
    expected: `one of the profiles that exist: ${builtProfiles.join(", ")}`,
    got: `"${name}"`,
    remedy: `Choose ${builtProfiles.join(" or ")}`,
  });
}
