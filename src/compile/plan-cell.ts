import type { CellGraph, GraphNode } from "../cells/graph.ts";
import { GraphBuilder } from "../cells/graph-builder.ts";
import { adjointsOf } from "./adjoint.ts";
import { leavesOf, linearDepths } from "./dependencies.ts";
import { computedArguments, linearPlan } from "./linear-plan.ts";
import type { CellProgram, CoefficientPlan, KernelPlan, LinearPlan, ReverseStagePlan, StagePlan } from "./program.ts";

// Cheap enough to be evaluated again in the reverse step rather than stored.
const RECOMPUTED = new Set(["negate", "absolute", "heaviside", "sign"]);

/** Schedules a cell: stages of linear maps and elementwise kernels, forward, reverse and tangent. */
export function planCell(graph: CellGraph): CellProgram {
  return new Planner(graph).program();
}

class Planner {
  readonly #graph: CellGraph;
  readonly #builder: GraphBuilder;
  /** Number of nodes of the cell itself; later nodes belong to derivatives. */
  readonly #own: number;
  readonly #depths: readonly number[];
  readonly #linears: readonly LinearPlan[];
  /** Nodes that linear maps multiply and that have to be computed first. */
  readonly #computed: readonly number[];
  readonly #nextPlanes: ReadonlyMap<number, string>;

  constructor(graph: CellGraph) {
    this.#graph = graph;
    this.#builder = new GraphBuilder(graph.nodes);
    this.#own = graph.nodes.length;
    this.#depths = linearDepths(graph.nodes);
    this.#linears = graph.nodes.flatMap((node, index) => (node.kind === "linear" ? [linearPlan(graph, node, index)] : []));
    this.#computed = computedArguments(graph);
    this.#nextPlanes = nextPlanes(graph);
  }

  program(): CellProgram {
    const reverse = this.#reverseStages();
    const coefficients = this.#coefficients();
    const tangent = this.#tangentStages();
    const derived = [...reverse.map((stage) => stage.kernel), coefficients.kernel, ...tangent.flatMap((stage) => stage.kernel ?? [])];
    const kept = new Set(derived.flatMap((kernel) => kernel.inputs.map((input) => input.plane)).filter(isKept));
    return {
      states: [...this.#graph.next.keys()],
      nodes: this.#builder.nodes,
      linears: this.#linears,
      parameters: this.#graph.nodes.flatMap((node) => (node.kind === "parameter" ? [{ name: node.name, initial: node.initial }] : [])),
      noises: this.#graph.nodes.flatMap((node) => (node.kind === "noise" ? [node.name] : [])),
      forward: this.#forwardStages(kept),
      reverse,
      coefficients,
      tangent,
      kept,
      readout: this.#readout(),
    };
  }

  /** The deepest stage: there the next state is computed. */
  get #last(): number {
    return Math.max(0, ...this.#linears.map((linear) => this.#depths[linear.node]!), ...[...this.#graph.next.values()].map((node) => this.#depths[node]!));
  }

  #forwardStages(kept: ReadonlySet<string>): StagePlan[] {
    const stored = new Map<number, string>();
    return Array.from({ length: this.#last + 1 }, (_, depth) => {
      const linears = this.#linears.filter((linear) => this.#depths[linear.node] === depth);
      const goals = this.#forwardGoals(depth, kept, stored);
      const kernel = goals.length === 0 ? undefined : this.#kernel(`forward${depth}`, goals, (index) => this.#forwardLeaf(index, stored));
      goals.forEach(({ plane, node }) => stored.set(node, plane));
      return { linears, kernel };
    });
  }

  /** What the kernel of a stage stores: arguments of later maps with what they rest on; at the end all the rest. */
  #forwardGoals(depth: number, kept: ReadonlySet<string>, stored: ReadonlyMap<number, string>): { plane: string; node: number }[] {
    const saved = [...kept].flatMap((plane) => (plane.startsWith("saved:") ? [{ plane, node: Number(plane.slice(6)) }] : []));
    const missing = saved.filter(({ node }) => !stored.has(node));
    const isLast = depth === this.#last;
    const computed = this.#computed.filter((node) => this.#depths[node] === depth).map((node) => ({ plane: `computed:${node}`, node }));
    if (isLast) return [...computed, ...missing, ...[...this.#graph.next].map(([state, node]) => ({ plane: `next:${state}`, node }))];
    const isMissing = new Set(missing.map(({ node }) => node));
    const needed = new Set(leavesBelow(this.#builder.nodes, computed.map(({ node }) => node), isMissing));
    return [...computed, ...missing.filter(({ node }) => needed.has(node))];
  }

  #forwardLeaf(index: number, stored: ReadonlyMap<number, string>): string | undefined {
    return stored.get(index) ?? this.#plainLeaf(index);
  }

  #plainLeaf(index: number): string | undefined {
    const node = this.#builder.nodes[index]!;
    if (node.kind === "linear") return `linear:${index}`;
    if (node.kind === "given") return node.name;
    if (node.kind === "state" || node.kind === "noise" || node.kind === "parameter") return `${node.kind}:${node.name}`;
    return undefined;
  }

  /** After a step: states before and after, linear results and saved values can be read; cheap nodes are recomputed. */
  #keptLeaf(index: number): string | undefined {
    const node = this.#builder.nodes[index]!;
    const next = this.#nextPlanes.get(index);
    if (next !== undefined && node.kind !== "state") return next;
    if (index < this.#own && node.kind === "unary" && !RECOMPUTED.has(node.operation)) return `saved:${index}`;
    return this.#plainLeaf(index);
  }

  #kernel(
    name: string,
    goals: readonly { plane: string; node: number; accumulate?: boolean }[],
    leaf: (index: number) => string | undefined,
  ): KernelPlan {
    const roots = goals.map((goal) => goal.node);
    const inputs = leavesOf(this.#builder.nodes, roots, (index) => leaf(index) !== undefined);
    return {
      name,
      inputs: inputs.flatMap((node) => {
        const plane = leaf(node);
        return plane === undefined ? [] : [{ plane, node }];
      }),
      outputs: goals.map(({ plane, node, accumulate }) => ({ plane, node, accumulate: accumulate ?? false })),
    };
  }

  #given(name: string): number {
    return this.#builder.add({ kind: "given", name });
  }

  #reverseStages(): ReverseStagePlan[] {
    const seeds = new Map<number, number>();
    const seed = (node: number, adjoint: number): void => {
      const known = seeds.get(node);
      seeds.set(node, known === undefined ? adjoint : this.#builder.binary("add", known, adjoint));
    };
    for (const [state, node] of this.#graph.next) seed(node, this.#given(`d.next:${state}`));
    for (const node of this.#computed) seed(node, this.#given(`d.computed:${node}`));
    const adjoints = adjointsOf(this.#builder, seeds);
    return this.#scheduleReverse(adjoints);
  }

  #scheduleReverse(adjoints: ReadonlyMap<number, number>): ReverseStagePlan[] {
    const stageOf = this.#reverseStageOf(adjoints);
    const finalGoals = this.#finalGoals(adjoints);
    const last = Math.max(0, ...stageOf.values(), this.#stageAfter(finalGoals.map((goal) => goal.node), stageOf));
    return Array.from({ length: last + 1 }, (_, stage) => {
      const linears = this.#linears.filter((linear) => stageOf.get(linear.node) === stage);
      const goals = linears.map((linear) => ({ plane: `d.${linear.plane}`, node: this.#adjointOf(adjoints, linear.node), accumulate: false }));
      if (stage === last) goals.push(...finalGoals);
      return { linears, kernel: this.#kernel(`reverse${stage}`, goals, (index) => this.#keptLeaf(index)) };
    });
  }

  #adjointOf(adjoints: ReadonlyMap<number, number>, node: number): number {
    return adjoints.get(node) ?? this.#builder.constant(0);
  }

  /** Adjoints of the old state (its elementwise part) and of vector parameters. */
  #finalGoals(adjoints: ReadonlyMap<number, number>): { plane: string; node: number; accumulate: boolean }[] {
    const states = [...this.#graph.next.keys()].map((state) => {
      const node = this.#builder.add({ kind: "state", name: state });
      return { plane: `d.state:${state}`, node: this.#adjointOf(adjoints, node), accumulate: false };
    });
    const parameters = this.#graph.nodes.flatMap((node, index) =>
      node.kind === "parameter" ? [{ plane: `d.parameter:${node.name}`, node: this.#adjointOf(adjoints, index), accumulate: true }] : [],
    );
    return [...states, ...parameters];
  }

  /** The reverse stage of each linear map: after the maps whose adjoints its own rests on. */
  #reverseStageOf(adjoints: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
    const stageOf = new Map<number, number>();
    for (const linear of this.#linears.toReversed()) {
      stageOf.set(linear.node, this.#stageAfter([this.#adjointOf(adjoints, linear.node)], stageOf));
    }
    return stageOf;
  }

  /** The first stage at which everything that `roots` rest on is known. */
  #stageAfter(roots: readonly number[], stageOf: ReadonlyMap<number, number>): number {
    const needs = leavesOf(this.#builder.nodes, roots, (index) => this.#keptLeaf(index) !== undefined);
    const users = needs.flatMap((index) => this.#usersOfComputed(this.#keptLeaf(index) ?? ""));
    return Math.max(0, ...users.map((user) => stageOf.get(user)! + 1));
  }

  #usersOfComputed(plane: string): number[] {
    if (!plane.startsWith("d.computed:")) return [];
    const node = Number(plane.slice("d.computed:".length));
    return this.#linears
      .filter((linear) => linear.terms.some(({ source }) => source.kind === "computed" && source.plane === `computed:${node}`))
      .map((linear) => linear.node);
  }

  /** Nodes whose elementwise Jacobian is wanted, with their planes. */
  get #targets(): { plane: string; node: number }[] {
    const computed = this.#computed.map((node) => ({ plane: `computed:${node}`, node }));
    return [...computed, ...[...this.#graph.next].map(([state, node]) => ({ plane: `next:${state}`, node }))];
  }

  /** d(target)/d(leaf) for every leaf that the target rests on elementwise. */
  #slopes(target: number): { source: CoefficientPlan["source"]; node: number }[] {
    const adjoints = adjointsOf(this.#builder, new Map([[target, this.#builder.constant(1)]]));
    const slopes: { source: CoefficientPlan["source"]; node: number }[] = [];
    for (const [index, node] of adjoints) {
      const leaf = this.#builder.nodes[index]!;
      if (leaf.kind === "state") slopes.push({ source: { kind: "state", name: leaf.name }, node });
      if (leaf.kind === "linear") slopes.push({ source: { kind: "linear", plane: `linear:${index}` }, node });
    }
    return slopes;
  }

  #coefficients(): CellProgram["coefficients"] {
    const found = this.#targets.flatMap(({ plane, node }) => this.#slopes(node).map((slope) => ({ ...slope, target: plane })));
    const blocks = found.map(({ target, source }, index) => ({ target, source, plane: `coefficient:${index}` }));
    const goals = found.map(({ node }, index) => ({ plane: `coefficient:${index}`, node }));
    return { blocks, kernel: this.#kernel("coefficients", goals, (index) => this.#keptLeaf(index)) };
  }

  #tangentStages(): StagePlan[] {
    return Array.from({ length: this.#last + 1 }, (_, depth) => {
      const linears = this.#linears.filter((linear) => this.#depths[linear.node] === depth);
      const targets = this.#targets.filter(({ plane, node }) =>
        plane.startsWith("next:") ? depth === this.#last : this.#depths[node] === depth,
      );
      const goals = targets.map(({ plane, node }) => ({ plane: `t.${plane}`, node: this.#tangentOf(node) }));
      const kernel = goals.length === 0 ? undefined : this.#kernel(`tangent${depth}`, goals, (index) => this.#keptLeaf(index));
      return { linears, kernel };
    });
  }

  /** Σ d(target)/d(leaf)·tangent(leaf). */
  #tangentOf(target: number): number {
    const terms = this.#slopes(target).map(({ source, node }) => {
      const tangent = this.#given(source.kind === "state" ? `t.state:${source.name}` : `t.${source.plane}`);
      return this.#builder.binary("multiply", node, tangent);
    });
    return terms.reduce((sum, term) => this.#builder.binary("add", sum, term), this.#builder.constant(0));
  }

  #readout(): CellProgram["readout"] {
    const node = this.#builder.nodes[this.#graph.readout]!;
    if (node.kind === "state") return { state: node.name };
    // The readout sees the state after the step.
    const leaf = (index: number): string | undefined => this.#plainLeaf(index)?.replace(/^state:/, "next:");
    const forward = this.#kernel("readoutForward", [{ plane: "rate", node: this.#graph.readout }], leaf);
    const adjoints = adjointsOf(this.#builder, new Map([[this.#graph.readout, this.#given("d.rate")]]));
    const goals = [...this.#graph.next.keys()].flatMap((state) => {
      const adjoint = adjoints.get(this.#builder.add({ kind: "state", name: state }));
      return adjoint === undefined ? [] : [{ plane: `d.next:${state}`, node: adjoint, accumulate: true }];
    });
    return { forward, reverse: this.#kernel("readoutReverse", goals, leaf) };
  }
}

function isKept(plane: string): boolean {
  return plane.startsWith("saved:") || plane.startsWith("linear:");
}

/** Planes of the next states by node; a node that is two states at once keeps the first. */
function nextPlanes(graph: CellGraph): ReadonlyMap<number, string> {
  const planes = new Map<number, string>();
  for (const [state, node] of graph.next) if (!planes.has(node)) planes.set(node, `next:${state}`);
  return planes;
}

/** The members of `among` that `roots` rest on. */
function leavesBelow(nodes: readonly GraphNode[], roots: readonly number[], among: ReadonlySet<number>): number[] {
  const found = new Set<number>();
  for (const candidate of among) {
    const reached = leavesOf(nodes, roots, (index) => index === candidate);
    if (reached.includes(candidate)) found.add(candidate);
  }
  return [...found];
}
