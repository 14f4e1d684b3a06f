import { InvalidInputError } from "../../numeric/errors.ts";
import { mean } from "../../numeric/mean.ts";
import { canonicalCorrelations } from "../canonical-correlations.ts";
import { linearCka } from "../linear-cka.ts";
import { procrustesShapeDistance } from "../procrustes.ts";
import { rsa } from "../rsa.ts";
import type { SampleMatrix, SimilarityMeasure } from "../sample-matrix.ts";
import { scoreInContext, type ScoreInContext } from "../score-in-context.ts";
import { svcca } from "../svcca.ts";
import { matchedSamples, type TrialMatch } from "./matched-samples.ts";
import type { Recording } from "./recording.ts";

/** Names of the measures of likeness. */
export type ComparisonMeasure = "svcca" | "cca" | "cka" | "procrustes" | "rsa";

/** How recordings are compared. */
export interface CompareOptions {
  /** Default all five. */
  readonly measures?: readonly ComparisonMeasure[];
  /** Default `"means"`: single trials of recordings are too noisy to pair. */
  readonly match?: TrialMatch;
  /** Random draws behind chance and ceilings; default 20, as in `scoreInContext`. */
  readonly draws?: number;
  /** Seed of the draws; default 0. */
  readonly seed?: number;
  /** Called before each score is worked out. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** One measure on one pair of recordings: its score in context, or why there is none. */
export interface PairScore {
  /** Indices of the two recordings. */
  readonly pair: readonly [number, number];
  readonly measure: ComparisonMeasure;
  /** For a distance, 0 is alike and chance lies above. */
  readonly kind: "similarity" | "distance";
  readonly result?: ScoreInContext;
  /** Why the measure cannot be had for this pair. */
  readonly problem?: string;
}

/** How alike recordings are, pair by pair. */
export interface RecordingComparison {
  readonly scores: readonly PairScore[];
  readonly match: TrialMatch;
  readonly conditions: readonly string[];
  readonly trials: number;
  readonly steps: number;
  readonly notes: readonly string[];
}

const MEASURES: Readonly<Record<ComparisonMeasure, { readonly kind: PairScore["kind"]; readonly of: SimilarityMeasure }>> = {
  svcca: { kind: "similarity", of: (x, y) => svcca(x, y).similarity },
  cca: { kind: "similarity", of: (x, y) => mean(canonicalCorrelations(x, y)) },
  cka: { kind: "similarity", of: linearCka },
  procrustes: { kind: "distance", of: (x, y) => procrustesShapeDistance(x, y).angular },
  rsa: { kind: "similarity", of: (x, y) => rsa(thinned(x), thinned(y)) },
};

/** Names of the measures, in the order in which they are reported. */
export const comparisonMeasures = Object.keys(MEASURES) as readonly ComparisonMeasure[];

/**
 * Compares the activity in recordings (or of networks) with one another, on samples matched by condition and time step.
 *
 * Measures: `svcca` (99 % of the variance), `cca` (mean canonical correlation), `cka` (linear), `procrustes` (angular
 * shape distance, radians), `rsa` (correlation distances; of more than 1024 samples every few). Each score stands beside
 * what chance gives and what a recording reaches against itself, see `scoreInContext`. A measure that a pair does not
 * allow, for instance for want of samples, says why instead.
 *
 * @throws InvalidInputError as `matchedSamples` does.
 */
export function compareRecordings(recordings: readonly Recording[], options: CompareOptions = {}): RecordingComparison {
  const { measures = comparisonMeasures, match = "means", draws, seed, onProgress } = options;
  const { samples, ...matched } = matchedSamples(recordings, match);
  const pairs = samples.flatMap((_, a) => samples.slice(a + 1).map((__, k): [number, number] => [a, a + 1 + k]));
  const jobs = pairs.flatMap((pair) => measures.map((measure) => ({ pair, measure })));
  const context = { ...(draws === undefined ? {} : { draws }), ...(seed === undefined ? {} : { seed }) };
  const scores = jobs.map(({ pair, measure }, done): PairScore => {
    onProgress?.(done, jobs.length);
    const { kind, of } = MEASURES[measure];
    return { pair, measure, kind, ...attempted(() => scoreInContext(of, samples[pair[0]], samples[pair[1]], context)) };
  });
  return { scores, match, ...matched };
}

function attempted(score: () => ScoreInContext): Pick<PairScore, "result" | "problem"> {
  try {
    return { result: score() };
  } catch (error) {
    if (error instanceof InvalidInputError) return { problem: error.message };
    throw error;
  }
}

/** Samples for which dissimilarities are taken; their number grows as its square. */
const MOST_RSA_SAMPLES = 1024;

/** Every few samples, the same of every recording. */
function thinned(states: SampleMatrix): SampleMatrix {
  const { data, rows, columns } = states;
  const every = Math.ceil(rows / MOST_RSA_SAMPLES);
  if (every === 1) return states;
  const kept = Math.ceil(rows / every);
  const out = new Float64Array(kept * columns);
  for (let row = 0; row < kept; row++) out.set(data.subarray(row * every * columns, (row * every + 1) * columns), row * columns);
  return { data: out, rows: kept, columns };
}
