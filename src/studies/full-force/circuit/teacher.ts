import { concatenated } from "../../../numeric/concatenated.ts";
import { cos, sin } from "../../../numeric/elementary.ts";
import { largestModulus } from "../../../numeric/largest-modulus.ts";
import { createStream, type RandomStream } from "../../../numeric/random.ts";
import { normalisedError } from "../normalised-error.ts";
import { applyLinearMap, type LinearMap, ridgeRegression } from "../ridge-regression.ts";
import { circuitRate } from "./circuit-rate.ts";
import { circuitTransients } from "./circuit-transients.ts";
import { muscleActivity } from "./muscle-targets.ts";
import { type PreparedDirections, preparedDirections, preparedState } from "./prepared-states.ts";

/** Lengths of the phases of a reach, in ms, which are steps. */
export interface ReachTiming {
  readonly baseline: number;
  readonly delay: number;
  readonly movement: number;
}

/** How a circuit is made to reach. */
export interface TeacherOptions {
  readonly timing: ReachTiming;
  /** Angles (radians) of the reaches that its readout is fitted on. */
  readonly angles: readonly number[];
  readonly muscles: number;
  /** Chooses the muscles' activity. */
  readonly seed: number;
}

/** A circuit that moves muscles. */
export interface Teacher {
  /** [N, N] */
  readonly weights: Float64Array;
  readonly neurons: number;
  readonly muscles: number;
  readonly timing: ReachTiming;
  readonly prepared: PreparedDirections;
  /** From the rates of the N/2 excitatory neurons to the muscles. */
  readonly readout: LinearMap;
  /** Σ(z − m)²/Σm² of the readout over the movements it was fitted on. */
  readonly readoutError: number;
}

/** What the circuit does in one trial of T = baseline + delay + movement steps. */
export interface Reach {
  readonly angle: number;
  /** Rates relative to baseline [T, N], in Hz. */
  readonly rates: Float64Array;
  /** Muscle output [T, muscles]. */
  readonly outputs: Float64Array;
}

/** Ridge penalty of the readout, on rates in Hz. */
const PENALTY = 1;

/**
 * Gives a circuit [N, N] prepared states and a readout of its excitatory neurons that makes multiphasic muscle activity,
 * m(t, θ) = A(t)·cos θ + B(t)·sin θ for reaches at angles θ, with A and B from `muscleActivity`, the largest |m| scaled to 1.
 *
 * The readout is fitted on whole trials, with target zero before the movement, so that the muscles are nearly silent while the
 * circuit is prepared.
 *
 * @param prepared the circuit's `preparedDirections`, where they are known.
 */
export function createTeacher(weights: Float64Array, { timing, angles, muscles, seed }: TeacherOptions, prepared = preparedDirections(weights)): Teacher {
  const neurons = Math.sqrt(weights.length);
  const silent = { weights, neurons, muscles, timing, prepared, readout: { weights: new Float64Array((muscles * neurons) / 2), offset: new Float64Array(muscles) } };
  const rates = recordReaches(silent, angles).map((reach) => reach.rates);
  const targets = muscleTargets(timing, angles, muscles, createStream({ study: "full-force", purpose: "muscles", seed }));
  const readout = ridgeRegression(
    { data: excitatory(concatenated(Float64Array, rates), neurons), rows: rates.length * trialSteps(timing), columns: neurons / 2 },
    { data: concatenated(Float64Array, targets), rows: rates.length * trialSteps(timing), columns: muscles },
    PENALTY,
  );
  const teacher = { ...silent, readout };
  const made = recordReaches(teacher, angles).map(({ outputs }) => movementOf(outputs, timing, muscles));
  return { ...teacher, readoutError: normalisedError(concatenated(Float64Array, made), concatenated(Float64Array, targets.map((target) => movementOf(target, timing, muscles)))) };
}

/**
 * What the circuit does in reaches at the given angles: silence, then rates f(s·x₀) with s a raised cosine from 0 to 1 over the delay,
 * then the transient that the prepared state x₀ starts.
 *
 * @param disturb changes each prepared state before it is used.
 */
export function recordReaches(teacher: Omit<Teacher, "readoutError">, angles: readonly number[], disturb: (state: Float64Array, reach: number) => Float64Array = (state) => state): Reach[] {
  const { weights, neurons, timing, readout } = teacher;
  const starts = angles.map((angle, k) => disturb(preparedState(teacher.prepared, angle), k));
  const transients = circuitTransients(weights, starts, timing.movement);
  return angles.map((angle, k) => {
    const rates = new Float64Array(trialSteps(timing) * neurons);
    rates.set(preparation(starts[k], timing.delay), timing.baseline * neurons);
    rates.set(transients[k], (timing.baseline + timing.delay) * neurons);
    const outputs = applyLinearMap(readout, { data: excitatory(rates, neurons), rows: trialSteps(timing), columns: neurons / 2 });
    return { angle, rates, outputs };
  });
}

/** Steps of a whole trial. */
export function trialSteps({ baseline, delay, movement }: ReachTiming): number {
  return baseline + delay + movement;
}

/** The part of signals [T, width] that belongs to the movement: [movement, width]. */
export function movementOf<Numbers extends Float64Array | Float32Array>(signals: Numbers, { baseline, delay }: ReachTiming, width: number): Numbers {
  return signals.subarray((baseline + delay) * width) as Numbers;
}

/** Rates [delay, N] on the way to a prepared state. */
function preparation(start: Float64Array, delay: number): Float64Array {
  const neurons = start.length;
  const rates = new Float64Array(delay * neurons);
  for (let t = 0; t < delay; t++) {
    const share = 0.5 - 0.5 * cos((Math.PI * t) / delay);
    for (let i = 0; i < neurons; i++) rates[t * neurons + i] = circuitRate(share * start[i]);
  }
  return rates;
}

/** Whole trials [T, muscles] at each angle, zero before the movement. */
function muscleTargets(timing: ReachTiming, angles: readonly number[], muscles: number, stream: RandomStream): Float64Array[] {
  const [along, across] = ["cosine", "sine"].map((part) => muscleActivity(timing.movement, muscles, stream.fork(part)));
  const movements = angles.map((angle) => along.map((value, at) => value * cos(angle) + across[at] * sin(angle)));
  const largest = largestModulus(movements.map(largestModulus));
  const before = (timing.baseline + timing.delay) * muscles;
  return movements.map((movement) => {
    const target = new Float64Array(before + movement.length);
    target.set(movement.map((value) => value / largest), before);
    return target;
  });
}

/** The first half of the columns of rates [S, N]. */
function excitatory(rates: Float64Array, neurons: number): Float64Array {
  const half = neurons / 2;
  const out = new Float64Array(rates.length / 2);
  for (let start = 0; start < rates.length; start += neurons) out.set(rates.subarray(start, start + half), start / 2);
  return out;
}
