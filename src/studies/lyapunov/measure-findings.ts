import { lyapunovCost } from "../../dynamics/lyapunov/lyapunov-cost.ts";
import { DivergenceError } from "../../numeric/errors.ts";
import { measureClassicalSystems } from "./classical-systems.ts";
import type { LyapunovFindings, TrainedFinding } from "./findings.ts";
import { exponentsOf, measureRandom, randomCases, type RandomCase } from "./measure-random.ts";
import { measureTrained, trainedCases, type TrainedCase } from "./measure-trained.ts";
import type { LyapunovProfile, TrainingSettings } from "./profile.ts";
import { runJobs, type Job } from "./weighted-jobs.ts";

/** Numbers of the random networks that each figure is made from. */
type RandomPart = "onset" | "full" | "sizes" | "noise" | "discrete";

/** One result, and where it belongs. */
type Outcome = (findings: Collected) => void;

/** Findings while they are being collected. */
type Collected = { [Part in keyof LyapunovFindings]: LyapunovFindings[Part][number][] };

/** Arithmetic operations that a second holds, roughly: only the ratios between jobs count. */
const OPERATIONS_A_SECOND = 5e9;
/** A step of a trajectory costs at least so many seconds, however small the network. */
const SECONDS_A_STEP = 1.5e-4;

/** Does all measurements of a profile, in a fixed order; the result depends on profile and seed alone. */
export async function measureFindings(profile: LyapunovProfile, seed: number, onProgress: (label: string, fraction: number) => void, signal: AbortSignal | undefined): Promise<LyapunovFindings> {
  const findings: Collected = { classical: [], onset: [], full: [], sizes: [], noise: [], discrete: [], trained: [], diverged: [] };
  const jobs = [classicalJob(profile.classicalSteps), ...randomJobs(profile, seed), ...trainedCases(profile.training, seed).map((one) => trainedJob(one, profile.training))];
  for (const outcome of await runJobs(jobs, onProgress, signal)) outcome(findings);
  return findings;
}

function classicalJob(steps: number): Job<Outcome> {
  return {
    label: "systems with known exponents",
    weight: steps * 5e-5,
    *work() {
      const measured = yield* measureClassicalSystems(steps);
      return (findings) => void findings.classical.push(...measured);
    },
  };
}

function randomJobs({ onset, full, sizes, noise, discrete }: LyapunovProfile, seed: number): Job<Outcome>[] {
  const parts: readonly (readonly [RandomPart, readonly RandomCase[]])[] = [
    ["onset", randomCases("rate", onset, seed)],
    ["full", randomCases("rate", full, seed)],
    ["sizes", randomCases("rate", sizes, seed)],
    ["noise", randomCases("rate", noise, seed, noise.levels)],
    ["discrete", randomCases("discrete", discrete, seed)],
  ];
  return parts.flatMap(([part, cases]) => cases.map((one) => randomJob(part, one)));
}

function randomJob(part: RandomPart, one: RandomCase): Job<Outcome> {
  const steps = (1.2 * one.settings.time) / one.settings.timePerStep;
  const { operations } = lyapunovCost({ dimension: one.units, exponents: exponentsOf(one), trajectories: 1, steps, interval: 4 });
  return {
    label: `random network of ${one.units} units, gain ${one.gain}`,
    weight: operations / OPERATIONS_A_SECOND + steps * SECONDS_A_STEP,
    *work() {
      const measured = yield* measureRandom(one);
      return (findings) => void findings[part].push(measured);
    },
  };
}

function trainedJob(one: TrainedCase, settings: TrainingSettings): Job<Outcome> {
  const name = `${one.cell}, learning rate ${one.learningRate}, seed ${one.seed}`;
  return {
    label: `training ${name}`,
    weight: (settings.steps * settings.batch * settings.trialSteps * settings.units) / 1e7,
    *work() {
      const measured = yield* attempted(measureTrained(one, settings));
      return (findings) => {
        if (measured instanceof DivergenceError) findings.diverged.push({ name, reason: measured.message });
        else findings.trained.push(measured);
      };
    },
  };
}

/** A network whose training diverges is a finding, not the study's end. */
function* attempted(work: Generator<unknown, TrainedFinding>): Generator<unknown, TrainedFinding | DivergenceError> {
  try {
    return yield* work;
  } catch (error) {
    if (error instanceof DivergenceError) return error;
    throw error;
  }
}
