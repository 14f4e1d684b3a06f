import { concatenated } from "../../numeric/concatenated.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { principalComponents, type PrincipalComponents } from "../pca.ts";
import { conditionMeans } from "./condition-means.ts";
import type { Recording } from "./recording.ts";

/** What the principal components are of. */
export type ComponentsOver =
  /** Every time step of every trial. */
  | "trials"
  /** Every time step of the mean of each condition's trials: variance that trials share. */
  | "means";

/** One condition's mean activity along the components. */
export interface ConditionTrajectory {
  readonly condition: string;
  readonly trials: number;
  /** [time, components], row-major; the mean activity lies at the origin. */
  readonly path: Float64Array;
}

/** Principal components of a recording. N neurons, K components kept. */
export interface RecordingComponents {
  readonly over: ComponentsOver;
  /** Number of samples they were computed from. */
  readonly samples: number;
  /** Variance along each of all min(N, samples) components, in squared units of the rates. */
  readonly variances: Float64Array;
  /** Share of the whole variance along each. */
  readonly explained: Float64Array;
  readonly totalVariance: number;
  /** (Σλ)²/Σλ², 1…N. */
  readonly participationRatio: number;
  /** How many components explain so much of the variance. */
  readonly dimensionsFor: readonly { readonly share: number; readonly components: number }[];
  /** [K, N], one unit direction a row. */
  readonly components: Float64Array;
  readonly trajectories: readonly ConditionTrajectory[];
}

const SHARES = [0.8, 0.9, 0.95, 0.99];

/**
 * Principal components of a recording's activity, and each condition's mean trajectory along the first of them.
 * Neurons are neither scaled nor weighted: those that fire more count more.
 *
 * @param options `over`, default `"trials"`; `keep`, components that trajectories are shown along, default 3 (or N).
 * @throws InvalidInputError when activity does not vary, or `keep` is out of range.
 */
export function recordingComponents(recording: Recording, options: { readonly over?: ComponentsOver; readonly keep?: number } = {}): RecordingComponents {
  const { over = "trials" } = options;
  const columns = recording.rates.axes[2].size;
  const keep = options.keep ?? Math.min(3, columns);
  if (!(Number.isInteger(keep) && keep >= 1 && keep <= columns)) throw new InvalidInputError({ who: recording.source, expected: `1…${columns} components`, got: String(keep) });
  const means = conditionMeans(recording);
  const data = over === "trials" ? recording.rates.data : concatenated(Float64Array, means.map((mean) => mean.data));
  const samples = data.length / columns;
  const all = principalComponents(data, { rows: samples, columns });
  if (all.totalVariance === 0) throw new InvalidInputError({ who: recording.source, expected: "activity that varies", got: `${samples} equal samples` });
  const components = all.components.slice(0, keep * columns);
  return {
    over, samples, components, participationRatio: all.participationRatio, totalVariance: all.totalVariance, dimensionsFor: dimensionsFor(all),
    variances: all.variances.slice(0, Math.min(columns, samples)), explained: all.explained.slice(0, Math.min(columns, samples)),
    trajectories: means.map(({ condition, trials, data: activity }) => ({ condition, trials, path: firstColumns(all.project(activity), columns, keep) })),
  };
}

function dimensionsFor({ explained }: PrincipalComponents): RecordingComponents["dimensionsFor"] {
  return SHARES.map((share) => {
    let sum = 0;
    const index = explained.findIndex((part) => (sum += part) >= share - 1e-12); // shares add up to 1 within rounding
    return { share, components: index < 0 ? explained.length : index + 1 };
  });
}

function firstColumns(values: Float64Array, columns: number, keep: number): Float64Array {
  return values.filter((_, at) => at % columns < keep);
}
