import type { GraphNode } from "../cells/graph.ts";

/** One elementwise kernel: which expressions it evaluates and the planes they go to. */
export interface KernelPlan {
  readonly name: string;
  /** Planes read, with the graph node that each holds. */
  readonly inputs: readonly { readonly plane: string; readonly node: number }[];
  /** Planes written; `accumulate` adds to what stands there. */
  readonly outputs: readonly { readonly plane: string; readonly node: number; readonly accumulate: boolean }[];
}

/** What a linear map multiplies: the state before the step, the input of the step, or a computed plane. */
export type LinearSource =
  | { readonly kind: "state"; readonly name: string }
  | { readonly kind: "input" }
  | { readonly kind: "computed"; readonly plane: string };

/** A linear map of the cell, with the names of its parameters. */
export interface LinearPlan {
  readonly name: string;
  readonly node: number;
  /** The plane of its result. */
  readonly plane: string;
  readonly terms: readonly { readonly weight: string; readonly source: LinearSource }[];
  readonly bias: string | undefined;
}

/** One stage of a step: linear maps, then an elementwise kernel (either may be missing). */
export interface StagePlan {
  readonly linears: readonly LinearPlan[];
  readonly kernel: KernelPlan | undefined;
}

/** One stage of the reverse step: a kernel, then the linear maps whose adjoints it has made. */
export interface ReverseStagePlan {
  readonly kernel: KernelPlan;
  readonly linears: readonly LinearPlan[];
}

/** One nonzero block of the elementwise part of a Jacobian: d(target)/d(source), a plane of diagonal entries. */
export interface CoefficientPlan {
  /** `next:…` or `computed:…` plane. */
  readonly target: string;
  readonly source: { readonly kind: "state"; readonly name: string } | { readonly kind: "linear"; readonly plane: string };
  readonly plane: string;
}

/**
 * A cell, scheduled. Planes are named: `state:h` and `next:h` (before and after the step), `linear:i`,
 * `computed:i` (argument of a linear map), `saved:i` (kept for the reverse step), `noise:n`, `parameter:p`;
 * adjoints carry a leading `d.`, tangents a leading `t.`.
 */
export interface CellProgram {
  readonly states: readonly string[];
  /** The graph with the nodes of all derivatives appended. */
  readonly nodes: readonly GraphNode[];
  readonly linears: readonly LinearPlan[];
  readonly parameters: readonly { readonly name: string; readonly initial: number }[];
  readonly noises: readonly string[];
  readonly forward: readonly StagePlan[];
  readonly reverse: readonly ReverseStagePlan[];
  /** Evaluates every coefficient; runs after a forward step whose planes are kept. */
  readonly coefficients: { readonly kernel: KernelPlan; readonly blocks: readonly CoefficientPlan[] };
  /** Tangent-linear stages; the linear maps act on tangents. */
  readonly tangent: readonly StagePlan[];
  /** Planes that must outlive their step for the reverse step: linear results, saved values. */
  readonly kept: ReadonlySet<string>;
  /** State read by the readout as it is, or kernels to and from the plane `rate`. */
  readonly readout: { readonly state: string } | { readonly forward: KernelPlan; readonly reverse: KernelPlan };
}
