import { fingerprint } from "../../../numeric/fingerprint.ts";
import { movementOf, type Teacher, createTeacher, recordReaches } from "../circuit/teacher.ts";
import { preparedDirections } from "../circuit/prepared-states.ts";
import type { CircuitState } from "../circuit/stabilise-circuit.ts";
import { weightStatistics } from "../circuit/weight-statistics.ts";
import type { CircuitFindings, FullForceFindings } from "../findings.ts";
import type { LearnerSettings } from "../learner/learner-settings.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import type { UnitTestRecord } from "../learner/measure-unit-test.ts";
import { firstSeed } from "../plan-learners.ts";
import type { FullForceProfile } from "../profile.ts";
import { measureCircuitMechanism } from "../mechanism/circuit-mechanism.ts";
import { isSpikeRecord } from "../spikes/spike-record.ts";
import { keptCircuits } from "./kept-circuits.ts";
import { CIRCUIT_STEPS, planJobs, shareOfCircuits, trainedAngles } from "./plan-jobs.ts";
import type { JobOutcome } from "../../kept-jobs.ts";
import { runStudyJobs } from "./run-study-jobs.ts";
import type { StudyJob, StudyRecord } from "./study-worker.ts";

/** Where and how to work. */
export interface MeasureOptions {
  /** Folder of circuits and records, from which a stopped study goes on. */
  readonly folder: string;
  readonly seed: number;
  /** Hears what is being done and the share of the whole that is done. */
  readonly onProgress: (stage: string, fraction: number) => void;
  readonly signal?: AbortSignal | undefined;
}

const ENERGIES = 5;

/** Builds the circuits, trains and measures all networks. */
export async function measureFindings(profile: FullForceProfile, { folder, seed, onProgress, signal }: MeasureOptions): Promise<FullForceFindings> {
  const planned = planJobs(profile, seed);
  const [angles, circuitShare] = [trainedAngles(profile), shareOfCircuits(profile, planned)];
  const seeds = Array.from({ length: profile.circuits }, (_, k) => firstSeed(seed) + k);
  const states = await keptCircuits(profile.circuit, {
    folder, seeds, signal,
    onProgress: (finished, steps) => onProgress(`stabilising circuits ${finished}/${seeds.length}, ${steps} steps`, circuitShare * Math.min(1, steps / seeds.length / CIRCUIT_STEPS)),
  });
  const teacherOf = teachers(states, profile, angles);
  const jobs = planned.map((job): StudyJob => (job.kind === "learner" ? { ...job, teacher: teacherOf(job.settings) } : job));
  const outcomes = await runStudyJobs(jobs, {
    folder, signal,
    onProgress: (done, found, share) => onProgress(`networks ${done}/${jobs.length}${found === 0 ? "" : `, ${found} from the store`}`, circuitShare + (1 - circuitShare) * share),
  });
  return { profile, circuits: states.map((state, circuit) => circuitFindings(state, teacherOf({ circuit, seed: seeds[circuit] }), angles, seeds[circuit])), ...sorted(jobs, outcomes) };
}

/** The circuit of a network with the muscles of its seed, made once. */
function teachers(circuits: readonly CircuitState[], { timing, muscles }: FullForceProfile, angles: readonly number[]): (settings: Pick<LearnerSettings, "circuit" | "seed">) => Teacher {
  const prepared = circuits.map(({ weights }) => preparedDirections(weights));
  const made = new Map<string, Teacher>();
  return ({ circuit, seed }) => {
    const name = `${circuit} ${seed}`;
    const teacher = made.get(name) ?? createTeacher(circuits[circuit].weights, { timing, angles, muscles, seed }, prepared[circuit]);
    made.set(name, teacher);
    return teacher;
  };
}

function sorted(jobs: readonly StudyJob[], outcomes: readonly JobOutcome<StudyRecord>[]): Pick<FullForceFindings, "learners" | "spiking" | "unitTests" | "failures"> {
  const records = outcomes.flatMap((outcome) => ("record" in outcome ? [outcome.record] : []));
  const learners = records.filter((record): record is LearnerRecord => "settings" in record);
  return {
    learners: learners.filter((record) => !isSpikeRecord(record)),
    spiking: learners.filter(isSpikeRecord),
    unitTests: records.filter((record): record is UnitTestRecord => "test" in record),
    failures: outcomes.flatMap((outcome, k) => ("failure" in outcome ? [{ what: jobName(jobs[k]), reason: outcome.failure.message }] : [])),
  };
}

function jobName(job: StudyJob): string {
  if (job.kind === "unit-test") return `${job.test.task}, ${job.method}`;
  const { method, tau, recorded, seed } = job.settings;
  return `${method}, τ ${tau} ms, ${recorded} neurons, ${job.spikes === undefined ? "" : `spikes of ${job.spikes.trials} repetitions, `}seed ${seed}`;
}

function circuitFindings({ weights, step, abscissas }: CircuitState, teacher: Teacher, angles: readonly number[], seed: number): CircuitFindings {
  const { neurons, timing, prepared } = teacher;
  const [{ rates }] = recordReaches(teacher, [0]);
  const movement = movementOf(rates, timing, neurons);
  const transient = Array.from({ length: timing.movement }, (_, t) => Math.sqrt(movement.subarray(t * neurons, (t + 1) * neurons).reduce((sum, rate) => sum + rate * rate, 0) / neurons));
  return { steps: step, abscissas, weights: weightStatistics(weights, neurons), energies: Array.from(prepared.energies.subarray(0, ENERGIES)), transient, mechanism: measureCircuitMechanism(teacher, angles, seed), fingerprint: fingerprint(weights) };
}
