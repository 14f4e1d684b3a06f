import type { SpectrumEigenvalue } from "../../figure.ts";
import type { TaskFindings } from "../task-study.ts";

/** A point on the first three principal components. */
export type PrincipalPoint = readonly [number, number, number];

/** What was found of one network: the same for each of the two contexts. */
export interface IntegrationFindings extends TaskFindings {
  /** Steps of a trial. */
  readonly steps: number;
  readonly contexts: readonly ContextFindings[];
  readonly pictures: { readonly contexts: readonly ContextPictures[] };
}

/** The line attractor of a network while one context input is on and both streams are silent. */
export interface ContextFindings {
  /** Input label of the context, e.g. `"context 1"`. */
  readonly context: string;
  /** The values of the integral that are held, evenly spaced over the task's range; length V. */
  readonly values: readonly number[];
  /** ½‖F(x, u) − x‖² of the slowest state at each value; length V. */
  readonly q: readonly number[];
  /** Change of the output in one step there; length V. */
  readonly drift: readonly number[];
  readonly shape: LineShape;
  /** How many of the values have a slow point. */
  readonly slowPoints: number;
  /** What the linearised slow points say; null where there is none. */
  readonly linear: LinearFindings | null;
  /** True fixed points found from the line, by rising output. */
  readonly fixedPoints: readonly LineFixedPoint[];
  readonly probes: ProbeFindings;
}

/**
 * How nearly the slowest states form a line, in the order of their values. Of any smooth system they form some curve; a
 * line attractor's are also held: a trial is too short for the state to move far along the line or off it.
 */
export interface LineShape {
  /** Whether each value is held: √(2q) times the steps of a trial is at most a quarter of the line's length. Length V. */
  readonly held: readonly boolean[];
  /** Share of the states' variance on their first principal component: 1 for a straight line; null when they coincide. */
  readonly straightness: number | null;
  /** |Spearman's ρ| of value and position along the curve; see `orderScore`. Null when they coincide. */
  readonly order: number | null;
  /** Edges [i, j], i < j, of the graph of mutual nearest neighbours among the held states; a whole line's are 0–1, 1–2, … */
  readonly edges: readonly (readonly [number, number])[];
  /** Sum of the distances between successive states. */
  readonly length: number;
}

/** Averages over linearised slow points. */
export interface LinearFindings {
  /** How many points. */
  readonly points: number;
  /** Mean of the k-th largest |λ| over the points, [D]. */
  readonly spectrum: readonly number[];
  /** Smallest and largest leading |λ| among the points. */
  readonly leading: readonly [number, number];
  /** Predicted response to a unit pulse on the relevant stream with the slowest 1 … D modes kept, [D]. */
  readonly response: readonly number[];
  /** Modes from which on that stays within 1 % of its end. */
  readonly modesNeeded: number;
  /** The same of each point by itself, the median: averaging lets deviations of points cancel. */
  readonly medianModesNeeded: number;
  /** Predicted response to a unit pulse on the other stream, all modes kept. */
  readonly irrelevantResponse: number;
  /** Largest condition number of a point's eigenvectors. */
  readonly worstCondition: number;
}

/** A true fixed point, found by Newton's method from the slowest places of the line. */
export interface LineFixedPoint {
  /** The network's output there. */
  readonly output: number;
  readonly unstableDimensions: number;
  /** Leading |λ|. */
  readonly leading: number;
  readonly q: number;
  /** Whether it lies on the stretch of the line that was looked at, or was reached beyond it. */
  readonly onLine: boolean;
}

/** What trajectories under constant inputs do. */
export interface ProbeFindings {
  /** The constant inputs on the relevant stream. */
  readonly inputs: readonly number[];
  /** |Pearson's r| of the running integral and the position along the line's first principal component; null where either does not vary. */
  readonly tracking: number | null;
  /** Mean distance to the nearest state of the line, as a share of the line's length. */
  readonly distance: number;
}

/** What is drawn of one context. */
export interface ContextPictures {
  /** Share of the variance of h on PC1–PC3 over the context's trials. */
  readonly varianceShares: PrincipalPoint;
  /** Trajectories of the probes, by rising input, each [T, 3] row-major. */
  readonly trajectories: readonly (readonly number[])[];
  /** The linearised slow points, then the true fixed points on the line. */
  readonly points: readonly PicturedPoint[];
  /** Eigenvalues of the slowest linearised point. */
  readonly eigenvalues: readonly SpectrumEigenvalue[];
}

/** A point of the line in the picture. */
export interface PicturedPoint {
  readonly position: PrincipalPoint;
  readonly unstableDimensions: number;
  readonly kind: "slow point" | "fixed point";
}
