import { availableParallelism } from "node:os";
import { completeCircuitOptions } from "../circuit/circuit-options.ts";
import type { LearnerSettings } from "../learner/learner-settings.ts";
import { firstSeed, HINT_DECAY, HINT_SCALE, hintedSettings, planLearners } from "../plan-learners.ts";
import type { FullForceProfile } from "../profile.ts";
import { planSpikes } from "../spikes/plan-spikes.ts";
import { type EstimatedJob, estimatedSeconds } from "./estimated-seconds.ts";

/** Steps that stabilising a circuit of the published size takes, about. */
export const CIRCUIT_STEPS = 2000;
/** Seconds a step, for 200 neurons. */
const CIRCUIT_STEP_SECONDS = 0.025;

/** Directions that networks are trained on, in radians: evenly around the circle. */
export function trainedAngles({ directions }: FullForceProfile): number[] {
  return Array.from({ length: directions }, (_, k) => (2 * Math.PI * k) / directions);
}

/** All jobs of a profile but for their teachers, which are not known before the circuits are built; the long ones first. */
export function planJobs(profile: FullForceProfile, seed: number): EstimatedJob[] {
  const [teacher, angles] = [{ timing: profile.timing }, trainedAngles(profile)];
  const unitTests = profile.unitTests.flatMap((test) => (["full-force", "force"] as const).map((method): EstimatedJob => ({ kind: "unit-test", test, method, seed })));
  const first = firstSeed(seed);
  const learners = planLearners(profile, seed).map((settings): EstimatedJob => {
    const mechanism = isOfMainComparison(settings, profile) && settings.seed < first + profile.examined;
    return { kind: "learner", teacher, angles, settings, mechanism, pictures: mechanism && settings.seed === first };
  });
  const spiking = planSpikes(profile.spikes, (k) => hintedSettings(profile, seed, k)).map((plan): EstimatedJob => ({ kind: "learner", teacher, angles, ...plan, mechanism: false, pictures: false }));
  return [...unitTests.toSorted((a, b) => estimatedSeconds(b) - estimatedSeconds(a)), ...learners, ...spiking];
}

/** Whether a network is one of those with the usual hints, or without. */
function isOfMainComparison({ method, recorded, hintScale, hintDecay }: LearnerSettings, profile: FullForceProfile): boolean {
  return method === "full-force" && (recorded === 0 || recorded === profile.recorded) && hintScale === HINT_SCALE && hintDecay === HINT_DECAY;
}

/** Share of the study's time on this machine that building the circuits takes. */
export function shareOfCircuits(profile: FullForceProfile, jobs: readonly EstimatedJob[]): number {
  const circuits = wallSecondsOfCircuits(profile);
  return circuits / (circuits + totalSeconds(jobs) / availableParallelism());
}

/** What a profile does and about how long it takes, as a line for its user. */
export function planNote(profile: FullForceProfile, seed: number): string {
  const jobs = planJobs(profile, seed);
  const [rest, cores] = [totalSeconds(jobs), availableParallelism()];
  const mostUnits = Math.max(...jobs.map((job) => (job.kind === "learner" ? job.settings.units : job.test.units)));
  const circuits = profile.circuits === 1 ? "a circuit" : `${profile.circuits} circuits`;
  const [alone, together] = [profile.circuits * circuitSeconds(profile) + rest, wallSecondsOfCircuits(profile) + rest / cores];
  return `${circuits} of ${completeCircuitOptions(profile.circuit).neurons} neurons and ${jobs.length} networks of up to ${mostUnits} units: about ${durationText(alone)} of one core in all, ${durationText(together)} on ${cores}, estimated from their sizes; what the store has of an earlier attempt is not done again\n`;
}

function circuitSeconds({ circuit }: FullForceProfile): number {
  const size = completeCircuitOptions(circuit).neurons / 200;
  return CIRCUIT_STEPS * CIRCUIT_STEP_SECONDS * size * size * size;
}

/** Each circuit is built on one core. */
function wallSecondsOfCircuits(profile: FullForceProfile): number {
  return Math.ceil(profile.circuits / availableParallelism()) * circuitSeconds(profile);
}

function totalSeconds(jobs: readonly EstimatedJob[]): number {
  return jobs.reduce((sum, job) => sum + estimatedSeconds(job), 0);
}

function durationText(seconds: number): string {
  const [amount, unit] = seconds < 90 ? [seconds, "s"] : seconds < 5400 ? [seconds / 60, "min"] : [seconds / 3600, "h"];
  return `${Number(amount.toPrecision(2))} ${unit}`;
}
