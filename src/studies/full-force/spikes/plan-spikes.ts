import type { LearnerSettings } from "../learner/learner-settings.ts";
import type { SpikeSettings, SpikeSweep } from "./spike-settings.ts";

/** A network to train with hints from spikes. */
export interface SpikePlan {
  readonly settings: LearnerSettings;
  readonly spikes: SpikeSettings;
}

/**
 * The networks of a sweep: for each seed one for each number of neurons and of trials, and with the first number of neurons one for each noise.
 *
 * @param settingsOf the k-th seed, but for the number of neurons.
 */
export function planSpikes({ seeds, recorded, trials, noises, disturbedTrials, smoothing }: SpikeSweep, settingsOf: (k: number) => LearnerSettings): SpikePlan[] {
  return Array.from({ length: seeds }, (_, k) => {
    const plan = (count: number, repetitions: number, noise: number): SpikePlan => ({ settings: { ...settingsOf(k), recorded: count }, spikes: { trials: repetitions, noise, smoothing } });
    return [...recorded.flatMap((count) => trials.map((repetitions) => plan(count, repetitions, 0))), ...noises.map((noise) => plan(recorded[0], disturbedTrials, noise))];
  }).flat();
}
