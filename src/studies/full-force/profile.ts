import type { CircuitOptions } from "./circuit/circuit-options.ts";
import type { ReachTiming } from "./circuit/teacher.ts";
import type { SpikeSweep } from "./spikes/spike-settings.ts";
import type { ProfileName } from "../study.ts";

/** A pair of time constant (ms) and ridge penalty that networks are trained with. */
export interface SettingsRow {
  readonly tau: number;
  readonly alpha: number;
}

/** What a profile of the study runs. */
export interface FullForceProfile {
  readonly circuit: Partial<CircuitOptions>;
  /** Circuits, each with its own random weights; networks of one seed learn from one of them, in turn. */
  readonly circuits: number;
  readonly timing: ReachTiming;
  /** Trained directions, evenly around the circle. */
  readonly directions: number;
  readonly muscles: number;
  readonly units: number;
  readonly epochs: number;
  /** Seeds of the main comparison, with and without hints: each has a network, its recorded neurons, and muscles of its own. */
  readonly seeds: number;
  /** So many of these seeds also have the controls, and their mechanism measured. */
  readonly examined: number;
  /** M of the main comparison. */
  readonly recorded: number;
  /** The first row is the one that controls and sweeps are made with. */
  readonly rows: readonly SettingsRow[];
  /** Further numbers of recorded neurons, hint scales, and lengths of the decay, each for so many seeds. */
  readonly sweep: { readonly seeds: number; readonly recorded: readonly number[]; readonly scales: readonly number[]; readonly decays: readonly number[] };
  /** Hints from spikes. */
  readonly spikes: SpikeSweep;
  /** Full-FORCE against FORCE on the tasks of full-FORCE's published demonstration. */
  readonly unitTests: readonly UnitTest[];
}

/** A training on one of the two tasks that full-FORCE was demonstrated on. */
export interface UnitTest {
  readonly task: "oscillation" | "ready-set-go";
  readonly units: number;
  readonly trials: number;
  /** Length of the oscillation, or longest interval of ready-set-go, in steps. */
  readonly length: number;
}

const rows: readonly SettingsRow[] = [
  { tau: 10, alpha: 30 },
  { tau: 50, alpha: 1 },
];

/** Seconds: every part runs, few claims can be decided. */
const smoke: FullForceProfile = {
  circuit: { neurons: 40 },
  circuits: 1,
  timing: { baseline: 30, delay: 100, movement: 500 },
  directions: 4,
  muscles: 2,
  units: 150,
  epochs: 8,
  seeds: 3,
  examined: 3,
  recorded: 10,
  rows: rows.slice(0, 1),
  sweep: { seeds: 1, recorded: [20], scales: [0.5], decays: [0] },
  spikes: { seeds: 1, recorded: [10], trials: [10, 100], noises: [], disturbedTrials: 10, smoothing: 20 },
  unitTests: [{ task: "oscillation", units: 100, trials: 30, length: 500 }],
};

/** Minutes on two cores: circuits of the published size. */
const quick: FullForceProfile = {
  circuit: {},
  circuits: 4,
  timing: { baseline: 100, delay: 300, movement: 500 },
  directions: 8,
  muscles: 2,
  units: 300,
  epochs: 10,
  seeds: 30,
  examined: 10,
  recorded: 20,
  rows,
  sweep: { seeds: 3, recorded: [10, 50], scales: [0.5, 1, 20], decays: [0] },
  spikes: { seeds: 2, recorded: [20, 50], trials: [10, 100, 1000], noises: [0.5], disturbedTrials: 100, smoothing: 20 },
  unitTests: [
    { task: "oscillation", units: 300, trials: 100, length: 2000 },
    { task: "ready-set-go", units: 300, trials: 150, length: 500 },
  ],
};

/** All numbers of recorded neurons, more seeds, and ready-set-go with 1,000 units. */
const full: FullForceProfile = {
  ...quick,
  circuits: 10,
  seeds: 40,
  examined: 20,
  sweep: { seeds: 10, recorded: [5, 10, 50, 200], scales: [0.5, 1, 20], decays: [0, 50, 220] },
  spikes: { seeds: 10, recorded: [20, 10, 50], trials: [10, 30, 100, 300, 1000], noises: [0.25, 0.5, 1], disturbedTrials: 100, smoothing: 20 },
  unitTests: [
    { task: "oscillation", units: 300, trials: 200, length: 2000 },
    { task: "ready-set-go", units: 300, trials: 150, length: 500 },
    { task: "ready-set-go", units: 500, trials: 200, length: 1000 },
    { task: "ready-set-go", units: 1000, trials: 300, length: 2100 },
  ],
};

/** What each profile runs. */
export const fullForceProfiles: Readonly<Record<ProfileName, FullForceProfile>> = { smoke, quick, full };
