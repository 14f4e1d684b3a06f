import type { BifurcationKind } from "../../../dynamics/continuation/crossings.ts";
import type { StopReason } from "../../../dynamics/continuation/branch.ts";
import type { SpectrumEigenvalue } from "../../figure.ts";
import type { TaskFindings } from "../task-study.ts";

/** The complex eigenvalue of largest modulus at a fixed point. */
export interface OscillationFinding {
  /** |λ|; above 1 the oscillation grows. */
  readonly modulus: number;
  /** arg λ, in radians a step. */
  readonly frequency: number;
}

/** The fixed point that a command's trial runs around: of all where the task is done, the one nearest the trial's mean. */
export interface CommandPoint {
  readonly unstableDimensions: number;
  /** Eigenvalues so near the unit circle that rounding could put them on its other side. */
  readonly undecidedDimensions: number;
  /** Largest |λ|. */
  readonly leadingModulus: number;
  /** Null where no eigenvalue is complex. */
  readonly oscillation: OscillationFinding | null;
  /** Distance of its h from the trial's mean h, in the trial's root-mean-square radii. */
  readonly distance: number;
  /** Whether the orbit that the network settles in winds around it. */
  readonly inside: boolean;
  /** ½‖F(x, u) − x‖². */
  readonly q: number;
  /** Number of its branch among `SineFindings.branches`; null if it was not followed. */
  readonly branch: number | null;
}

/** What is found at one commanded frequency. */
export interface CommandFinding {
  /** The command's number in the task. */
  readonly index: number;
  /** The static input. */
  readonly input: number;
  /** ω, in radians a step. */
  readonly frequency: number;
  /** Fixed points where the task is done; those elsewhere are counted where a search was made. */
  readonly points: number;
  /** Null where no fixed point was found. */
  readonly point: CommandPoint | null;
}

/** A full search at one command, and what is known of that command once the points of all searches are followed. */
export interface SearchFinding {
  /** The command's number in the task. */
  readonly index: number;
  /** Fixed points where the task is done, and elsewhere. */
  readonly points: number;
  readonly elsewhere: number;
  /** How many seeds ended in each way. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Sum of the points' indices, sign det(I − J); null where a point is too near to degenerate to have one. */
  readonly indexSum: number | null;
}

/** A branch of fixed points along the command. */
export interface BranchFinding {
  /** How many of the commands it meets. */
  readonly commands: number;
  readonly ends: { readonly down: StopReason; readonly up: StopReason };
  /** Bifurcations on the way, and the input at which each happens. */
  readonly events: readonly { readonly kind: BifurcationKind; readonly input: number }[];
}

/** How the network oscillates in the long run under one command. */
export interface CycleFinding {
  /** The command's number in the task. */
  readonly index: number;
  /** ω, in radians a step. */
  readonly frequency: number;
  /** See `limitCycle`; "not measured" where eigenvalues of a product of Jacobians along the orbit could not be computed. */
  readonly kind: "periodic" | "quasi-periodic" | "irregular" | "drifting" | "fixed point" | "escaped" | "not measured";
  /** Null where nothing oscillates. */
  readonly measured: MeasuredCycle | null;
}

/** Numbers of a lasting oscillation. */
export interface MeasuredCycle {
  /** Frequency by the output's mean interval between upward zero crossings, in radians a step; null with fewer than two. */
  readonly frequency: number | null;
  /** Periods looked at. */
  readonly periods: number;
  /** Largest relative change of the radius from window to window. */
  readonly drift: number;
  /** Steps over which the radius stayed within 2 %, of the steps looked at. */
  readonly persisted: number;
  readonly steps: number;
  /** Steps of the nearest return, and how near it comes, in radii. */
  readonly returnLag: number;
  readonly returnDistance: number;
  /** |μ − 1| of the Floquet multiplier nearest 1, over the nearest return. */
  readonly fromOne: number;
  /** Largest modulus of the other multipliers. */
  readonly transverse: number;
}

/** How the linearised frequency goes with the command, over the commands whose point oscillates. */
export interface TuningFinding {
  readonly oscillating: number;
  /** Pearson's r of arg λ and ω, and of Im λ and ω; null where either does not vary or fewer than three commands count. */
  readonly pearson: number | null;
  readonly pearsonImaginary: number | null;
  /** From one command to the next, how often arg λ rises, of how many times. */
  readonly rises: number;
  readonly pairs: number;
}

/** What is found of a sine network. */
export interface SineFindings extends TaskFindings {
  /** Dimension D of the state: units times state variables. */
  readonly dimension: number;
  /** Whether theory fixes the index sum over a command's points at +1: the map carries a bounded set into itself. */
  readonly bounded: boolean;
  /** Steps of a trial in training. */
  readonly trialSteps: number;
  /** By rising frequency. */
  readonly commands: readonly CommandFinding[];
  readonly searches: readonly SearchFinding[];
  readonly branches: readonly BranchFinding[];
  readonly cycles: readonly CycleFinding[];
  readonly tuning: TuningFinding;
  /** Edges of the graph of nearest neighbours among the commands' points, as positions in `commands`, lower first. */
  readonly neighbours: readonly (readonly [number, number])[];
  /** How well the points stand in the commands' order along their curve, in [0, 1]; null for fewer than three. */
  readonly orderScore: number | null;
  readonly pictures: SinePictures;
}

/** What only serves pictures; coordinates on the first three principal components of h in the trials. */
export interface SinePictures {
  readonly varianceShares: readonly [number, number, number];
  /** Orbits under the commands whose cycles are measured, each [T, 3]. */
  readonly orbits: readonly (readonly number[])[];
  /** Every fixed point found. */
  readonly points: readonly PicturedPoint[];
  /** Eigenvalues of the commands' points where cycles are measured. */
  readonly eigenvalues: readonly SpectrumEigenvalue[];
}

/** A fixed point in a picture. */
export interface PicturedPoint {
  readonly position: readonly [number, number, number];
  readonly unstableDimensions: number;
  /** Whether it lies where the task is done. */
  readonly near: boolean;
}
