import { mean } from "../../numeric/mean.ts";
import type { WeightStatistics } from "./circuit/weight-statistics.ts";
import type { LearnerSettings } from "./learner/learner-settings.ts";
import type { LearnerRecord } from "./learner/measure-learner.ts";
import type { CircuitMechanism } from "./mechanism/circuit-mechanism.ts";
import type { UnitTestRecord } from "./learner/measure-unit-test.ts";
import { HINT_DECAY, HINT_SCALE } from "./plan-learners.ts";
import type { SpikeRecord } from "./spikes/spike-record.ts";
import type { FullForceProfile, SettingsRow } from "./profile.ts";

/** What was measured of a circuit. */
export interface CircuitFindings {
  readonly steps: number;
  /** Spectral abscissa after each number of steps. */
  readonly abscissas: readonly number[];
  readonly weights: WeightStatistics;
  /** Largest eigenvalues of the observability Gramian. */
  readonly energies: readonly number[];
  /** Root mean square rate over neurons at 0, 1, … ms after the go cue, for the first direction, in Hz. */
  readonly transient: readonly number[];
  readonly mechanism: CircuitMechanism;
  readonly fingerprint: string;
}

/** Everything that the study measured; plain data. */
export interface FullForceFindings {
  readonly profile: FullForceProfile;
  /** Networks say by index which of them they learned from. */
  readonly circuits: readonly CircuitFindings[];
  readonly learners: readonly LearnerRecord[];
  /** Networks whose hints came from spikes; not among `learners`. */
  readonly spiking: readonly SpikeRecord[];
  readonly unitTests: readonly UnitTestRecord[];
  /** Trainings that ended in an error. */
  readonly failures: readonly { readonly what: string; readonly reason: string }[];
}

/** The records whose settings are those given, in the order of their seeds; hint scale and decay are the usual ones unless given. */
export function recordsWith({ learners }: FullForceFindings, wanted: Partial<LearnerSettings>): LearnerRecord[] {
  const settings: Partial<LearnerSettings> = { method: "full-force", hintScale: HINT_SCALE, hintDecay: HINT_DECAY, ...wanted };
  const names = Object.keys(settings) as (keyof LearnerSettings)[];
  return learners.filter((record) => names.every((name) => record.settings[name] === settings[name])).toSorted((a, b) => a.settings.seed - b.settings.seed);
}

/** Records of two kinds, matched by seed; seeds that only one of them has are left out. */
export function pairedBySeed(a: readonly LearnerRecord[], b: readonly LearnerRecord[]): { readonly first: LearnerRecord[]; readonly second: LearnerRecord[] } {
  const seeds = new Set(b.map(({ settings }) => settings.seed));
  const first = a.filter(({ settings }) => seeds.has(settings.seed));
  const kept = new Set(first.map(({ settings }) => settings.seed));
  return { first, second: b.filter(({ settings }) => kept.has(settings.seed)) };
}

/** Networks of the main comparison whose mechanism was measured, with the usual hints or without, in one row of settings. */
export function examinedRecords(findings: FullForceFindings, row: SettingsRow, hinted: boolean): LearnerRecord[] {
  return recordsWith(findings, { ...row, recorded: hinted ? findings.profile.recorded : 0 }).filter(({ mechanism }) => mechanism !== undefined);
}

/** How much a network answers disturbances as the circuit does: mean cosine over the disturbances; NaN where it was not measured. */
export function meanAnswer({ mechanism }: LearnerRecord): number {
  return mean(mechanism?.answers ?? []);
}

/** A row of settings in words. */
export function rowName({ tau, alpha }: SettingsRow): string {
  return `τ ${tau} ms, α ${alpha}`;
}
