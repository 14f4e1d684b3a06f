import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { createStream } from "../../numeric/random.ts";
import { addGrowth, emptyBins, type GrowthBins } from "./growth-bins.ts";
import { blockRunner, type GrowthBlock } from "./growth-block.ts";
import type { LyapunovProgress, LyapunovSettings } from "./lyapunov-options.ts";
import type { TangentFrame } from "./tangent-algebra.ts";
import { startWalker, type Walker } from "./walker.ts";

/** Blocks of a trajectory whose determinant is checked: each costs a factorisation a step. */
const DETERMINANT_CHECKS = 4;
/** Steps of a transient between two reports of progress. */
const TRANSIENT_CHUNK = 256;

/** How tangent vectors grew along one trajectory. */
export interface TrajectoryGrowth {
  readonly bins: GrowthBins;
  /** How often each vector was lost, [k]; see `GrowthBlock.lost`. */
  readonly losses: Int32Array;
  /** Steps between orthonormalisations at the end. */
  readonly interval: number;
  /** Smallest over largest of R's diagonal, the smallest of all measured blocks. */
  readonly ratio: number;
  /** Mean of 1/Σ qᵢ⁴ over the first vector's entries after each block: 1 when it is one coordinate, D when it is spread evenly. */
  readonly participation: number;
  /** Growth a step less log|det J| a step, of the blocks that were checked. */
  readonly determinantDifferences: readonly number[];
  /** State at the end, [D]. */
  readonly state: Float64Array;
}

/** A part of the progress: steps done of this trajectory. */
type Step = Pick<LyapunovProgress, "stage" | "done">;

/** Follows one trajectory, its tangent vectors orthonormalised on the way. */
export function* trajectoryGrowth(map: DynamicalMap, settings: LyapunovSettings, start: Float64Array, trajectory: number): Generator<Step, TrajectoryGrowth> {
  const walker = startWalker(map, settings.drive, start, trajectory);
  yield* passTransient(walker, settings.transient);
  const frame = settings.algebra(map.dimension, settings.exponents);
  createStream({ study: "Lyapunov spectrum", purpose: "tangent vectors", seed: settings.seed }).fork(trajectory).fillNormal(frame.vectors);
  frame.orthonormalise(new Float64Array(settings.exponents));
  const tally = startTally(map, settings, frame);
  const runner = blockRunner(map, walker, frame, settings.exponents);
  const measuredFrom = settings.transient + settings.alignment;
  const end = measuredFrom + settings.steps;
  let interval = settings.interval;
  while (walker.position < end) {
    const from = walker.position;
    const measuring = from >= measuredFrom;
    const length = Math.min(interval, (measuring ? end : measuredFrom) - from);
    const block = runner.run(length, measuring && tally.wantsDeterminant(from - measuredFrom) ? "grow and check the determinant" : "grow");
    if (block === undefined) {
      interval = Math.ceil(length / 2);
      continue;
    }
    if (measuring) tally.add(block, length, walker.position - measuredFrom);
    yield { stage: measuring ? "measuring" : "aligning", done: walker.position };
  }
  return { ...tally.result(), interval, state: walker.state.slice() };
}

function* passTransient(walker: Walker, steps: number): Generator<Step, void> {
  while (walker.position < steps) {
    walker.advance();
    if (walker.position % TRANSIENT_CHUNK === 0) yield { stage: "transient", done: walker.position };
  }
}

interface Tally {
  wantsDeterminant(measured: number): boolean;
  add(block: GrowthBlock, length: number, end: number): void;
  result(): Omit<TrajectoryGrowth, "interval" | "state">;
}

function startTally({ dimension }: DynamicalMap, { exponents, steps, interval }: LyapunovSettings, { vectors }: TangentFrame): Tally {
  const bins = emptyBins(steps, interval, exponents);
  const losses = new Int32Array(exponents);
  const determinantDifferences: number[] = [];
  let [ratio, participations, blocks, checks] = [1, 0, 0, 0];
  return {
    wantsDeterminant: (measured) => exponents === dimension && checks < DETERMINANT_CHECKS && measured * DETERMINANT_CHECKS >= checks * steps,
    add: (block, length, end) => {
      addGrowth(bins, block.logs, length, end, steps);
      for (let j = 0; j < exponents; j++) losses[j] += Number(block.lost[j]);
      ratio = Math.min(ratio, block.ratio);
      participations += participationRatio(vectors, exponents);
      blocks++;
      if (block.logDeterminant === undefined) return;
      checks++;
      if (!block.lost.includes(true)) determinantDifferences.push((block.logs.reduce((sum, value) => sum + value, 0) - block.logDeterminant) / length);
    },
    result: () => ({ bins, losses, ratio, participation: participations / blocks, determinantDifferences }),
  };
}

/** 1/Σ qᵢ⁴ of the first column of unit vectors [D, k]. */
function participationRatio(vectors: Float64Array, columns: number): number {
  let sum = 0;
  for (let i = 0; i < vectors.length; i += columns) {
    const square = vectors[i] * vectors[i];
    sum += square * square;
  }
  return 1 / sum;
}
