import { leakyRate } from "../../../cells/leaky-rate.ts";
import { createNetwork } from "../../../network/network.ts";
import { runNetwork } from "../../../network/run.ts";
import { createStream } from "../../../numeric/random.ts";
import { oscillation } from "../../../tasks/oscillation.ts";
import { readySetGo, readySetGoHints } from "../../../tasks/ready-set-go.ts";
import type { Task, TrialBatch } from "../../../tasks/task.ts";
import { force } from "../../../training/force.ts";
import { fullForce } from "../../../training/full-force.ts";
import type { UnitTest } from "../profile.ts";
import { untilResponse } from "./until-response.ts";

/** A training on a task of full-FORCE's published demonstration. */
export interface UnitTestJob {
  readonly kind: "unit-test";
  readonly test: UnitTest;
  readonly method: "full-force" | "force";
  readonly seed: number;
}

/** Its result; plain data. */
export interface UnitTestRecord {
  readonly test: UnitTest;
  readonly method: "full-force" | "force";
  /** Σ(z − f)²/Σf² of the trained network on fresh trials. */
  readonly error: number;
}

/** Largest hint of ready-set-go. With 500 units and intervals up to 1,000 ms the error was 0.001, and 0.007 with the ramp alone, of size 3. */
const INTERVAL_HINT = 2;
/** Trials that the trained network is scored on. */
const SCORED = 10;

/** Trains a network on one of the tasks, at the demonstration's settings: g = 1.5, τ = 10 ms, α = 1. */
export function measureUnitTest({ test, method, seed }: UnitTestJob): UnitTestRecord {
  const task = taskOf(test);
  const cell = leakyRate.with({ convention: "outside", tau: 10, dt: 1 });
  const network = createNetwork({ cell, units: test.units, inputs: 1, outputs: 1, seed, gain: 1.5, initialStateScale: 0 });
  const options = { trials: test.trials, alpha: 1 };
  const hints = test.task === "ready-set-go" ? { hints: { channels: 2, signals: (trial: TrialBatch) => readySetGoHints(task, trial).map((value) => INTERVAL_HINT * value) } } : {};
  const learning = method === "force" ? force(network, task, options, seed) : fullForce(network, task, { ...options, ...hints }, seed);
  let turn = learning.next();
  while (turn.done !== true) turn = learning.next();
  const batch = task.sample(createStream({ study: "full-force", purpose: "fresh trials", seed }), SCORED);
  return { test, method, error: task.score(batch, runNetwork(turn.value.network, batch).outputs).metrics.normalisedError };
}

function taskOf({ task, length }: UnitTest): Task {
  return task === "oscillation" ? oscillation({ steps: length, pulse: Math.max(1, Math.round(length / 40)) }) : untilResponse(readySetGo({ longest: length }));
}
