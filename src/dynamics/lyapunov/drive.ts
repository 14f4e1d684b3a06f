import { InvalidInputError } from "../../numeric/errors.ts";
import type { RandomStream } from "../../numeric/random.ts";
import { wholeNumber } from "../number-checks.ts";

/**
 * What drives a trajectory: writes the input [I] of a step (from 0, the transient included) of a trajectory (from 0). It must
 * give the same numbers whenever it is asked for the same step, because steps are repeated when an interval is shortened.
 */
export type Drive = (step: number, trajectory: number, out: Float64Array) => void;

/** The same input [I] at every step. */
export function constantDrive(input: ArrayLike<number>): Drive {
  return (_step, _trajectory, out) => {
    requireChannels("constantDrive", out.length, input.length);
    out.set(input);
  };
}

/** A recorded input and its sizes. */
export interface InputSequence {
  /** [T, B, I]; with B = 1 every trajectory gets the same input. */
  readonly values: Float32Array | Float64Array;
  /** T */
  readonly steps: number;
  /** B */
  readonly trajectories: number;
}

/**
 * A recorded input, one row a step.
 *
 * @throws InvalidInputError when the values fit no whole number of channels; when run, at the first step or trajectory beyond the recording.
 */
export function sequenceDrive({ values, steps, trajectories }: InputSequence): Drive {
  wholeNumber("sequenceDrive.steps", steps, 1);
  wholeNumber("sequenceDrive.trajectories", trajectories, 1);
  const width = values.length / (steps * trajectories);
  if (!Number.isInteger(width)) {
    throw new InvalidInputError({ who: "sequenceDrive", expected: `values [${steps}, ${trajectories}, I]`, got: `${values.length} numbers` });
  }
  return (step, trajectory, out) => {
    requireChannels("sequenceDrive", out.length, width);
    if (step >= steps) throw new InvalidInputError({ who: "sequenceDrive", expected: `an input of more than ${step} steps`, got: `${steps}`, remedy: "Give a longer input, or ask for fewer steps" });
    if (trajectories > 1 && trajectory >= trajectories) {
      throw new InvalidInputError({ who: "sequenceDrive", expected: `an input for trajectory ${trajectory}`, got: `${trajectories} trajectories` });
    }
    const at = (step * trajectories + (trajectories === 1 ? 0 : trajectory)) * width;
    out.set(values.subarray(at, at + width));
  };
}

function requireChannels(who: string, expected: number, got: number): void {
  if (got !== expected) throw new InvalidInputError({ who, expected: `${expected} numbers a step, one an input channel`, got: `${got}` });
}

/** Independent normal input of standard deviation `scale` on every channel, at every step, for every trajectory. */
export function noiseDrive(stream: RandomStream, scale: number): Drive {
  return (step, trajectory, out) => stream.fork(trajectory).fork(step).fillNormal(out, scale);
}
