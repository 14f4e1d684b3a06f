import type { UnitTestJob } from "../learner/measure-unit-test.ts";
import type { LearnerJob } from "../learner/measure-learner.ts";
import type { ReachTiming } from "../circuit/teacher.ts";
import { trialSteps } from "../circuit/teacher.ts";

/** What a job's time depends on. */
export type EstimatedJob = UnitTestJob | (Pick<LearnerJob, "kind" | "angles" | "settings" | "mechanism" | "pictures" | "spikes"> & { readonly teacher: { readonly timing: ReachTiming } });

/** Steps times units squared that one core trains in a second, on the 2-core machine that the study was written on. */
const RATE = 1.9e9;
/** What takes as long as training so many steps: evaluation, the mechanism, the search for fixed points. */
const EVALUATION = 60_000;
const MECHANISM = 50_000;
const POINTS = 200_000;
/** FORCE learns the readout alone. */
const FORCE_SHARE = 0.6;

/** Seconds that a job takes one core, roughly; good to a factor of two, and better for the share of one job in all. */
export function estimatedSeconds(job: EstimatedJob): number {
  if (job.kind === "unit-test") return shareOf(job.method) * trained(unitTestSteps(job), job.test.units);
  const { settings, angles, mechanism, pictures } = job;
  const learned = shareOf(settings.method) * settings.epochs * angles.length * trialSteps(job.teacher.timing);
  return trained(learned + EVALUATION + (mechanism ? MECHANISM : 0) + (mechanism && pictures ? POINTS : 0), settings.units);
}

function unitTestSteps({ test: { task, trials, length } }: UnitTestJob): number {
  return trials * (task === "oscillation" ? length : 2 * length);
}

function shareOf(method: LearnerJob["settings"]["method"]): number {
  return method === "force" ? FORCE_SHARE : 1;
}

function trained(steps: number, units: number): number {
  return (steps * units * units) / RATE;
}
