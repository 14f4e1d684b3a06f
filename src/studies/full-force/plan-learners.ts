import type { LearnerSettings } from "./learner/learner-settings.ts";
import type { FullForceProfile } from "./profile.ts";

/** Gain of the random networks: higher ones are chaotic in spite of their input. */
const GAIN = 1.5;
/** Scale of the hints and steps of their decay, as stated on the publisher's page. */
export const HINT_SCALE = 5;
export const HINT_DECAY = 110;
/** More than any profile has, so that studies of different seeds share neither circuits nor networks. */
const SEEDS_PER_STUDY = 1000;

/** The first of the seeds that a study's circuits, and its networks, are made from. */
export function firstSeed(studySeed: number): number {
  return SEEDS_PER_STUDY * studySeed;
}

/** The usual network with hints, of the first row of settings and the study's k-th seed. */
export function hintedSettings({ units, rows: [row], epochs, recorded, circuits }: FullForceProfile, studySeed: number, k: number): LearnerSettings {
  return { method: "full-force", units, gain: GAIN, ...row, epochs, recorded, hintScale: HINT_SCALE, hintDecay: HINT_DECAY, circuit: k % circuits, seed: firstSeed(studySeed) + k };
}

/**
 * The networks that a profile trains: in every row of settings with hints and without, for each seed; in the first row the two
 * controls, and networks of other hint scales and decays; in every row other numbers of recorded neurons. Networks of one seed have the same
 * random weights, circuit and muscles.
 */
export function planLearners(profile: FullForceProfile, studySeed: number): LearnerSettings[] {
  const { rows, sweep, seeds, examined } = profile;
  const [first] = rows;
  const each = (count: number, changes: readonly Partial<LearnerSettings>[]) =>
    Array.from({ length: count }, (_, k) => changes.map((change) => ({ ...hintedSettings(profile, studySeed, k), ...change }))).flat();
  return [
    ...rows.flatMap((row) => each(seeds, [{ ...row, recorded: 0 }, row])),
    ...each(examined, [{ ...first, method: "shifted-hints" }, { ...first, method: "force", recorded: 0 }]),
    ...rows.flatMap((row) => each(sweep.seeds, sweep.recorded.map((recorded) => ({ ...row, recorded })))),
    ...each(sweep.seeds, sweep.scales.map((hintScale) => ({ hintScale }))),
    ...each(sweep.seeds, sweep.decays.map((hintDecay) => ({ hintDecay }))),
  ];
}
