import type { TrialBatch } from "../tasks/task.ts";
import type { Hints, TargetGenerator } from "./target-generator.ts";

/** Targets of a trial, step by step. */
export interface TrialTargets {
  /** F [N] after the step that ran last. */
  readonly drive: Float64Array;
  /** For a trial that comes as a batch of one. */
  begin(batch: TrialBatch): void;
  advance(batch: TrialBatch, t: number): void;
}

/** A trial that ran, and all that its targets depend on. */
interface KeptTrial {
  readonly inputs: Float32Array;
  readonly targets: Float32Array;
  readonly hints: Float32Array;
  /** [T, N] */
  readonly drives: Float64Array;
}

/**
 * The targets of a generator, which do not depend on what is learned: a trial that comes again, with the same inputs, targets and hints, is not run
 * again. Same bits as without.
 *
 * @param open opens the generator, given where its hints come from: each trial's are asked for once.
 * @param most conditions of which the last trial is kept, steps × units numbers each; a pass over a task's conditions is what comes again.
 */
export function keptTargets(open: (hints: Hints | undefined) => TargetGenerator, hints: Hints | undefined, most: number): TrialTargets {
  let signals = new Float32Array();
  const generator = open(hints === undefined ? undefined : { ...hints, signals: () => signals });
  const units = generator.drive.length;
  const drive = new Float64Array(units);
  const kept = new Map<string, KeptTrial>();
  let [running, replayed]: (KeptTrial | undefined)[] = [];
  return {
    drive,
    begin: (batch) => {
      const [condition] = batch.conditions;
      signals = Float32Array.from(hints?.signals(batch) ?? []);
      const known = kept.get(condition);
      replayed = known !== undefined && isSame(known, batch, signals) ? known : undefined;
      running = undefined;
      if (replayed !== undefined) return;
      kept.delete(condition);
      generator.begin(batch);
      if (kept.size < most) running = { inputs: batch.inputs.slice(), targets: batch.targets.slice(), hints: signals, drives: new Float64Array(batch.steps * units) };
    },
    advance: (batch, t) => {
      if (replayed !== undefined) return drive.set(replayed.drives.subarray(t * units, (t + 1) * units));
      generator.advance(batch, t);
      drive.set(generator.drive);
      running?.drives.set(drive, t * units);
      if (running !== undefined && t === batch.steps - 1) kept.set(batch.conditions[0], running);
    },
  };
}

function isSame({ inputs, targets, hints }: KeptTrial, batch: TrialBatch, signals: Float32Array): boolean {
  return equal(inputs, batch.inputs) && equal(targets, batch.targets) && equal(hints, signals);
}

function equal(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, k) => value === b[k]);
}
