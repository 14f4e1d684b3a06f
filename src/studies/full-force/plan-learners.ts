import type { LearnerSettings } from "./learner/learner-settings.ts";
import type { FullForceProfile, SettingsRow } from "./profile.ts";

/** Gain of the random networks: higher ones are chaotic in spite of their input. */
const GAIN = 1.5;
/** Scale of the hints and steps of their decay, as stated on the publisher's page. */
export const HINT_SCALE = 5;
export const HINT_DECAY = 110;

/** The usual network with hints, of the first row of settings. */
export function hintedSettings({ units, rows: [row], epochs, recorded }: FullForceProfile, seed: number): LearnerSettings {
  return { method: "full-force", units, gain: GAIN, ...row, epochs, recorded, hintScale: HINT_SCALE, hintDecay: HINT_DECAY, seed };
}

/**
 * The networks that a profile trains: in every row of settings with hints and without, for each seed; in the first row the two
 * controls, and networks of other numbers of recorded neurons, hint scales and decays. Networks of one seed have the same random weights.
 */
export function planLearners(profile: FullForceProfile, seed: number): LearnerSettings[] {
  const { rows, sweep } = profile;
  const [first] = rows;
  const network = (row: SettingsRow, change: Partial<LearnerSettings>): LearnerSettings => ({ ...hintedSettings(profile, seed), ...row, ...change });
  const each = (count: number, make: (own: { readonly seed: number }) => LearnerSettings[]) => Array.from({ length: count }, (_, k) => make({ seed: seed + k })).flat();
  return [
    ...rows.flatMap((row) => each(profile.seeds, (own) => [network(row, { recorded: 0, ...own }), network(row, own)])),
    ...each(profile.seeds, (own) => [network(first, { method: "shifted-hints", ...own }), network(first, { method: "force", recorded: 0, ...own })]),
    ...rows.flatMap((row) => each(sweep.seeds, (own) => sweep.recorded.map((count) => network(row, { recorded: count, ...own })))),
    ...each(sweep.seeds, (own) => sweep.scales.map((hintScale) => network(first, { hintScale, ...own }))),
    ...each(sweep.seeds, (own) => sweep.decays.map((hintDecay) => network(first, { hintDecay, ...own }))),
  ];
}
