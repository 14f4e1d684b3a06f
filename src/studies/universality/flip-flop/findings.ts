import type { TraceRow } from "../../figure.ts";
import type { TaskFindings } from "../task-study.ts";

/** Signs of the three outputs at a state: −1 or 1 where the bit is decided, 0 where it is undecided. */
export type MemoryLabel = readonly number[];

/** A state's h on the first three principal components of the visited h. */
export type PrincipalPoint = readonly [number, number, number];

/** A fixed point of a flip-flop network under zero input. */
export interface FixedPointFinding {
  /** The state on PC1, PC2, PC3. */
  readonly position: PrincipalPoint;
  /** Distance from the states visited in trials and while holding on after them; see `visitedDistance`. */
  readonly distance: number;
  /** ½‖F(x) − x‖². */
  readonly q: number;
  /** Bound on the distance to the true fixed point; null where none can be given. */
  readonly errorRadius: number | null;
  readonly unstableDimensions: number;
  /** Eigenvalues so near the unit circle that rounding could put them on its other side. */
  readonly undecidedDimensions: number;
  readonly stability: "stable" | "unstable" | "marginal";
  /** The mode of largest modulus: time constant in steps (null for none), frequency in rad/step. */
  readonly leading: { readonly modulus: number; readonly timeConstant: number | null; readonly frequency: number };
  /** The unstable directions as unit vectors, projected on PC1, PC2, PC3. */
  readonly unstableDirections: readonly PrincipalPoint[];
  /** How many seeds of the search ended here. */
  readonly hits: number;
  /** Signs of the network's outputs at the point, 0 for those near zero. */
  readonly label: MemoryLabel;
  /**
   * What the point remembers by where it leads: a stable point's outputs' signs, a saddle's the signs that all memories
   * it leads to agree on, 0 where they disagree; null for a saddle that was not followed to any.
   */
  readonly leadsTo: MemoryLabel | null;
}

/** A connection that a trajectory along an unstable manifold has shown; indices of fixed points. */
export interface TransitionFinding {
  readonly from: number;
  readonly to: number;
  /** Trajectories that settled there; others passed by closely. */
  readonly settled: number;
}

/** What is found of a flip-flop network. */
export interface FlipFlopFindings extends TaskFindings {
  readonly units: number;
  /** Dimension D of the state: units times state variables. */
  readonly dimension: number;
  /** Share of outputs with the right sign after 512 further steps without input, in [0, 1]. */
  readonly heldAccuracy: number;
  readonly fixedPoints: readonly FixedPointFinding[];
  readonly transitions: readonly TransitionFinding[];
  /**
   * The transition graph on the 27 canonical labels where the task is done, ascending: `27·from + to` for every edge to a
   * stable point, and `28·label` for every label that has a point.
   */
  readonly edges: readonly number[];
  /** Launches along unstable manifolds, and how many of them settled in no known point. */
  readonly launches: { readonly made: number; readonly lost: number };
  /** Sum of the points' indices, sign det(I − J); null where a point is too near to degenerate to have one. */
  readonly indexSum: number | null;
  /** Whether theory fixes the index sum at +1: the map carries a bounded set into itself. */
  readonly bounded: boolean;
  /** How many seeds of the search ended in each way. */
  readonly searchOutcomes: Readonly<Record<string, number>>;
  readonly pictures: FlipFlopPictures;
}

/** What only serves pictures. */
export interface FlipFlopPictures {
  /** The first trial of the evaluation, one row an output channel. */
  readonly exampleTrial: readonly TraceRow[];
  /** Share of the states' variance on PC1, PC2, PC3 of the pictures. */
  readonly varianceShares: PrincipalPoint;
  /** Some trials on PC1–PC3, each [T, 3]. */
  readonly trajectories: readonly (readonly number[])[];
  /**
   * Eigenvalues of each fixed point by falling modulus, real and imaginary parts in turn, to a millionth; none of points
   * that lie elsewhere than where the task is done, of which some networks have thousands.
   */
  readonly eigenvalues: readonly (readonly number[])[];
}
