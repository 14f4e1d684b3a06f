import type { SampleMatrix } from "../../similarity/sample-matrix.ts";
import type { TaskScore } from "../../tasks/task.ts";
import type { TraceRow } from "../figure.ts";

/** Signs of the three outputs at a state: −1 or 1 where the bit is decided, 0 where it is undecided. */
export type MemoryLabel = readonly number[];

/** A state's h on the first three principal components of the visited h. */
export type PrincipalPoint = readonly [number, number, number];

/** A fixed point of a flip-flop network under zero input. */
export interface FixedPointFinding {
  /** Length D. */
  readonly state: readonly number[];
  /** The state on PC1, PC2, PC3. */
  readonly position: PrincipalPoint;
  /** Distance from the states visited in trials and while holding on after them; see `visitedDistance`. */
  readonly distance: number;
  /** ½‖F(x) − x‖². */
  readonly q: number;
  /** Bound on the distance to the true fixed point. */
  readonly errorRadius: number;
  readonly unstableDimensions: number;
  /** Eigenvalues so near the unit circle that rounding could put them on its other side. */
  readonly undecidedDimensions: number;
  readonly stability: "stable" | "unstable" | "marginal";
  /** By falling modulus, length D. */
  readonly eigenvalues: readonly { readonly re: number; readonly im: number }[];
  /** The mode of largest modulus: time constant in steps, frequency in rad/step. */
  readonly leading: { readonly modulus: number; readonly timeConstant: number; readonly frequency: number };
  /** The unstable directions as unit vectors, projected on PC1, PC2, PC3. */
  readonly unstableDirections: readonly PrincipalPoint[];
  /** How many seeds of the search ended here. */
  readonly hits: number;
  /** The network's outputs at the point, length 3. */
  readonly readout: readonly number[];
  readonly label: MemoryLabel;
  /**
   * For a saddle with one unstable dimension: the index of the stable point that each side of its unstable
   * direction runs into, or −1 where none was reached in time. Empty for other points.
   */
  readonly destinations: readonly number[];
}

/** What was measured of one trained network. */
export interface NetworkFindings {
  /** Unique in the population, e.g. `"GRU"`, or `"GRU-2"` where there are several of an architecture; holds no space. */
  readonly name: string;
  /** The architecture's printed name, e.g. `"GRU"`. */
  readonly architecture: string;
  readonly units: number;
  /** Dimension D of the state: units times state variables. */
  readonly dimension: number;
  /** Training loss at some optimiser steps, evenly spaced and counted from 1; both of one length. */
  readonly training: { readonly steps: readonly number[]; readonly losses: readonly number[] };
  /** Score on trials that training did not see. */
  readonly score: TaskScore;
  readonly fixedPoints: readonly FixedPointFinding[];
  /** Sum of the points' indices, sign det(I − J); undefined where a point is too near to degenerate to have one. */
  readonly indexSum: number | undefined;
  /** Whether theory fixes the index sum at +1: the map carries a bounded set into itself. */
  readonly bounded: boolean;
  /** How many seeds of the search ended in each way. */
  readonly searchOutcomes: Readonly<Record<string, number>>;
  readonly geometry: StateGeometry;
  /** h on the same trials and steps for every network, a sample a row; for comparisons between networks. */
  readonly samples: SampleMatrix;
  /** The first trial of the evaluation, one row an output channel. */
  readonly exampleTrial: readonly TraceRow[];
  /** Some trials on PC1–PC3, each [T, 3]. */
  readonly trajectories: readonly ArrayLike<number>[];
  /** Digest of the bits of the weights. */
  readonly weightsFingerprint: string;
  /** Digest of the bits of the fixed points. */
  readonly pointsFingerprint: string;
}

/** Shape of the cloud of visited states. */
export interface StateGeometry {
  /** Share of the variance of h on its PC1, PC2, PC3. */
  readonly varianceShares: PrincipalPoint;
  /** (Σλ)² / Σλ² over the covariance eigenvalues of h; an effective number of dimensions. */
  readonly participationRatio: number;
}

/** A network whose training broke off. */
export interface FailedNetwork {
  readonly name: string;
  readonly architecture: string;
  /** What went wrong, as a sentence. */
  readonly reason: string;
}

/** Everything that was measured of a population: at least one network, and those that failed. */
export interface PopulationFindings {
  readonly networks: readonly NetworkFindings[];
  readonly failed: readonly FailedNetwork[];
  /** SVCCA distances of h between the networks, in their order; 99 % of the variance. */
  readonly distances: readonly (readonly number[])[];
}
