import type { RunSpec } from "@nullcline/lab/run-spec.ts";
import type { LesionCosts } from "@nullcline/lab/lesion-costs.ts";
import type { TaskScore } from "@nullcline/tasks/task.ts";
import type { Operation } from "../surgery/operation.ts";
import type { NetworkView, ViewAxes } from "./network-view.ts";

/** A network to be analysed. */
export interface NetworkSource {
  /** A network file (safetensors) that Nullcline wrote; it carries the specification where there is one. */
  readonly file: Uint8Array;
  /** What is operated on it before it is looked at, first to last; default nothing. Held inputs hold in trials and in constant inputs. */
  readonly surgeries?: readonly Operation[] | undefined;
}

/** One parameter of a network, as it is after the source's operations. */
export interface WeightsView {
  readonly name: string;
  /** Names of all parameters of the network, in its order. */
  readonly names: readonly string[];
  /** To units or outputs; vectors have their entries here. */
  readonly rows: number;
  /** From units or inputs; 1 for vectors. */
  readonly columns: number;
  /** [rows, columns] */
  readonly values: Float32Array;
  /** [rows, columns], 0 where an entry is always zero; undefined where all are free. */
  readonly mask: Float32Array | undefined;
}

/** What lesioning each unit alone costs. */
export type LesionCostsView = LesionCosts;

/** One eigenvalue of a fixed point's Jacobian, with what its mode means. */
export interface ModeView {
  readonly re: number;
  readonly im: number;
  /** |1 / ln|λ||, in steps. */
  readonly timeConstant: number;
  /** |arg λ|, in radians a step. */
  readonly frequency: number;
  /** How strongly each output sees the mode's unit right vector: |wₒ·r|, [O]. Zeros for outputs that read no state. */
  readonly onOutputs: readonly number[];
  /** How strongly a unit of each input drives the mode: |l·K|, [I], with l scaled so that l·r = 1. */
  readonly fromInputs: readonly number[];
}

/** A fixed point, ready to be drawn and asked about. D dimensions. */
export interface FixedPointView {
  /** [D] */
  readonly state: Float64Array;
  /** On the view's axes. */
  readonly position: readonly [number, number, number];
  readonly unstableDimensions: number;
  /** "stable", "unstable" or "undecided". */
  readonly stability: string;
  readonly q: number;
  /** How many searches ended here. */
  readonly hits: number;
  /** By falling modulus; a complex pair's member of positive imaginary part first. */
  readonly modes: readonly ModeView[];
  /** Unit right vectors of the unstable modes on the view's axes (real parts), each scaled as the state space is. */
  readonly unstableDirections: readonly (readonly [number, number, number])[];
}

/** All fixed points found under one constant input. */
export interface FixedPointsView {
  readonly input: readonly number[];
  readonly axes: ViewAxes;
  readonly points: readonly FixedPointView[];
  /** Number of points with 0, 1, 2, … unstable dimensions. */
  readonly census: readonly number[];
  /** What speaks for and against more points, in words. */
  readonly completeness: string;
}

/** Where a search stands. */
export interface SearchView {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** A point of a branch of fixed points followed along one input. */
export interface BranchPointView {
  /** The value of the input that is moved. */
  readonly value: number;
  readonly position: readonly [number, number, number];
  readonly unstableDimensions: number;
}

/** A branch with its named events. */
export interface BranchView {
  readonly points: readonly BranchPointView[];
  readonly events: readonly (BranchPointView & { readonly kind: string })[];
  /** Why it ends. */
  readonly stopped: string;
}

/** What a network file holds. */
export interface DescribedNetwork {
  /** The specification it was trained by, where the file carries one that can be used. */
  readonly spec: RunSpec | undefined;
  readonly cell: string;
  /** The cell's update as text, a line an equation. */
  readonly equations: readonly string[];
  readonly units: number;
  readonly inputs: number;
  readonly outputs: number;
  /** State dimension D. */
  readonly dimension: number;
  readonly parameters: number;
  readonly fingerprint: string;
}

/** The analysis worker, as the page calls it. It keeps nothing: every call brings its network. */
export interface AnalysisApi {
  /** Reads and checks a network file. */
  describe(source: NetworkSource): Promise<DescribedNetwork>;
  /** The network in its example trials, on its own axes, turned to follow `axes`, or on those themselves. */
  view(source: NetworkSource, options?: { readonly axes?: ViewAxes; readonly keepAxes?: boolean }): Promise<NetworkView>;
  /** The same answer as `nullcline fixed-points` with the same input. */
  fixedPoints(source: NetworkSource, options: { readonly input: readonly number[]; readonly axes: ViewAxes; readonly seeds?: number }, observe: (progress: SearchView) => void): Promise<FixedPointsView>;
  /** The path [T, 3] from a state, by steps of the map under a constant input. */
  trajectory(source: NetworkSource, options: { readonly state: Float64Array; readonly input: readonly number[]; readonly axes: ViewAxes; readonly steps: number }): Promise<Float32Array>;
  /** Follows fixed points along one input channel between two values, in both directions. */
  follow(source: NetworkSource, options: { readonly states: readonly Float64Array[]; readonly input: readonly number[]; readonly channel: number; readonly bounds: readonly [number, number]; readonly axes: ViewAxes }, observe: (branch: BranchView, index: number) => void): Promise<void>;
  /** The points that given ones become when the input moves a little, by Newton's iteration from each; undefined for those that vanish. */
  track(source: NetworkSource, options: { readonly states: readonly Float64Array[]; readonly input: readonly number[]; readonly axes: ViewAxes }): Promise<readonly (FixedPointView | undefined)[]>;
  /** The task's score on fresh trials, the same as after training; undefined for a network whose task is unknown. */
  score(source: NetworkSource): Promise<TaskScore | undefined>;
  /** What lesioning each unit alone costs; undefined for a network whose task is unknown. `observe` hears of the units done. */
  lesionCosts(source: NetworkSource, observe: (units: number) => void): Promise<LesionCostsView | undefined>;
  /** A parameter by its name; the network's first where it has none of this name. */
  weights(source: NetworkSource, name: string): Promise<WeightsView>;
}
