import { fingerprint } from "../../../numeric/fingerprint.ts";
import { movementOf, type Teacher, createTeacher, recordReaches } from "../circuit/teacher.ts";
import type { CircuitState } from "../circuit/stabilise-circuit.ts";
import { weightStatistics } from "../circuit/weight-statistics.ts";
import type { CircuitFindings, FullForceFindings } from "../findings.ts";
import type { LearnerSettings } from "../learner/learner-settings.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import type { UnitTestRecord } from "../learner/measure-unit-test.ts";
import { HINT_DECAY, HINT_SCALE, planLearners } from "../plan-learners.ts";
import type { FullForceProfile } from "../profile.ts";
import { keptCircuit } from "./kept-circuit.ts";
import { type JobOutcome, runStudyJobs } from "./run-study-jobs.ts";
import type { StudyJob } from "./study-worker.ts";

/** Where and how to work. */
export interface MeasureOptions {
  /** Folder of circuits and records, from which a stopped study goes on. */
  readonly folder: string;
  readonly seed: number;
  /** Hears what is being done and the share of the whole that is done. */
  readonly onProgress: (stage: string, fraction: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Share of the time that the circuit takes, for the progress line. */
const CIRCUIT_SHARE = 0.2;
const ENERGIES = 5;

/** Builds the circuit, trains and measures all networks. */
export async function measureFindings(profile: FullForceProfile, { folder, seed, onProgress, signal }: MeasureOptions): Promise<FullForceFindings> {
  const mostSteps = 2500; // of the published size; only the progress line depends on it
  const state = await keptCircuit(profile.circuit, {
    folder, seed, signal,
    onProgress: ({ step, abscissas }) => onProgress(`stabilising the circuit, abscissa ${abscissas[step - 1].toFixed(2)}`, CIRCUIT_SHARE * Math.min(1, step / mostSteps)),
  });
  const angles = Array.from({ length: profile.directions }, (_, k) => (2 * Math.PI * k) / profile.directions);
  const teacher = createTeacher(state.weights, { timing: profile.timing, angles, muscles: profile.muscles, seed });
  const jobs = studyJobs(profile, teacher, angles, seed);
  const outcomes = await runStudyJobs(jobs, {
    folder, signal,
    onProgress: (done, found, share) => onProgress(`networks ${done}/${jobs.length}${found === 0 ? "" : `, ${found} from the store`}`, CIRCUIT_SHARE + (1 - CIRCUIT_SHARE) * share),
  });
  return { profile, circuit: circuitFindings(state, teacher), ...sorted(jobs, outcomes) };
}

/** The long ones first. */
function studyJobs(profile: FullForceProfile, teacher: Teacher, angles: readonly number[], seed: number): StudyJob[] {
  const unitTests: StudyJob[] = profile.unitTests.flatMap((test) => (["full-force", "force"] as const).map((method): StudyJob => ({ kind: "unit-test", test, method, seed })));
  const learners = planLearners(profile, seed).map((settings): StudyJob => {
    return { kind: "learner", teacher, angles, settings, pictures: settings.seed === seed && isOfMainComparison(settings, profile) };
  });
  return [...unitTests, ...learners];
}

/** Whether a network is one of those with the usual hints, or without. */
function isOfMainComparison({ method, recorded, hintScale, hintDecay }: LearnerSettings, profile: FullForceProfile): boolean {
  return method === "full-force" && (recorded === 0 || recorded === profile.recorded) && hintScale === HINT_SCALE && hintDecay === HINT_DECAY;
}

function sorted(jobs: readonly StudyJob[], outcomes: readonly JobOutcome[]): Pick<FullForceFindings, "learners" | "unitTests" | "failures"> {
  const records = outcomes.flatMap((outcome) => ("record" in outcome ? [outcome.record] : []));
  return {
    learners: records.filter((record): record is LearnerRecord => "settings" in record),
    unitTests: records.filter((record): record is UnitTestRecord => "test" in record),
    failures: outcomes.flatMap((outcome, k) => ("failure" in outcome ? [{ what: jobName(jobs[k]), reason: outcome.failure }] : [])),
  };
}

function jobName(job: StudyJob): string {
  if (job.kind === "unit-test") return `${job.test.task}, ${job.method}`;
  const { method, tau, recorded, seed } = job.settings;
  return `${method}, τ ${tau} ms, ${recorded} neurons, seed ${seed}`;
}

function circuitFindings({ weights, step, abscissas }: CircuitState, teacher: Teacher): CircuitFindings {
  const { neurons, timing, prepared, readoutError } = teacher;
  const [{ rates }] = recordReaches(teacher, [0]);
  const movement = movementOf(rates, timing, neurons);
  const transient = Array.from({ length: timing.movement }, (_, t) => Math.sqrt(movement.subarray(t * neurons, (t + 1) * neurons).reduce((sum, rate) => sum + rate * rate, 0) / neurons));
  return { steps: step, abscissas, weights: weightStatistics(weights, neurons), energies: Array.from(prepared.energies.subarray(0, ENERGIES)), transient, readoutError, fingerprint: fingerprint(weights) };
}
