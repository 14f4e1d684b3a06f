import type { LyapunovProfile } from "./profile.ts";

const rate = { units: [12], gains: [4], networks: 1, timePerStep: 0.1, time: 6, share: 1 } as const;

/** Everything that a profile does, in about a second. */
export const testProfile: LyapunovProfile = {
  classicalSteps: 2000,
  onset: { ...rate, gains: [0.5, 4], share: 0 },
  full: rate,
  sizes: { ...rate, units: [8, 12] },
  noise: { ...rate, levels: [0, 2] },
  discrete: { ...rate, gains: [2, 5, 20], timePerStep: 1, time: 40 },
  training: {
    cells: ["vanilla", "lstm"], units: 4, learningRates: [1e-3], networks: 2, steps: 4, batch: 2, trialSteps: 10, validationTrials: 4,
    checkpoints: [0, 4], sequences: 2, measuredSteps: 12, alignment: 4,
  },
};
