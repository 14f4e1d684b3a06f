import { InvalidInputError } from "../numeric/errors.ts";
import type { Cell, CellOptions } from "./cell.ts";
import { equationsOf } from "./equations.ts";
import { Expression } from "./expression.ts";
import { type CellGraph, type GraphNode, MOST_NODES, operands } from "./graph.ts";
import { GraphBuilder } from "./graph-builder.ts";

/** What a cell's definition is given to build with. */
export interface CellContext<Options extends CellOptions> {
  /** The options in effect. */
  readonly options: Options;
  /** The input of the step; only linear maps may use it. */
  readonly input: Expression;
  /** The state variable `name` before the step. */
  state(name: string): Expression;
  /** A trainable linear map with a bias, Σ W·argument + b, onto the units. Weights are called `name.argument`. */
  linear(name: string, ...inputs: Expression[]): Expression;
  /** As `linear`, without the bias. */
  linearWithoutBias(name: string, ...inputs: Expression[]): Expression;
  /** A trainable vector, one entry a unit, that starts at `initial` (default 0). */
  parameter(name: string, initial?: number): Expression;
  /** A fresh standard normal number a unit and step while training; 0 in analyses. */
  noise(name: string): Expression;
  /** Declares what the readout multiplies, an expression of states; by default the first state. */
  readout(expression: Expression): void;
}

/** Returns the next value of every state variable. */
export type CellDefinition<Options extends CellOptions> = (
  context: CellContext<Options>,
) => Readonly<Record<string, Expression>>;

/**
 * Defines a recurrent cell once; training kernels, float64 analysis, Jacobians and the reference interpreter
 * all come from this definition.
 *
 * @param name what files and messages call the cell
 * @param definition builds the next state from states, input and linear maps
 * @param options names and defaults of the cell's options
 * @throws InvalidInputError when a state has no next value, the input is used elementwise, a name is used twice,
 *   the readout is not an expression of states, or there are more than 4,096 operations
 * @example
 * const leaky = defineCell("leaky", ({ state, input, linear }) => {
 *   const h = state("h");
 *   return { h: h.times(0.9).plus(tanh(linear("drive", h, input)).times(0.1)) };
 * });
 */
export function defineCell(name: string, definition: CellDefinition<CellOptions>): Cell;
export function defineCell<Options extends CellOptions>(name: string, definition: CellDefinition<Options>, options: Options): Cell;
export function defineCell<Options extends CellOptions>(
  name: string,
  definition: CellDefinition<Options>,
  options: Options = {} as Options,
): Cell {
  const graph = buildGraph(name, definition, options);
  return {
    name,
    options,
    graph,
    states: [...graph.next.keys()],
    equations: equationsOf(graph),
    with: (changes) => defineCell(name, definition, mergeOptions(name, options, changes)),
  };
}

function mergeOptions<Options extends CellOptions>(name: string, options: Options, changes: CellOptions): Options {
  for (const [key, value] of Object.entries(changes)) {
    if (!Object.hasOwn(options, key)) throw complaint(name, `an option among ${Object.keys(options).join(", ") || "none"}`, JSON.stringify(key));
    if (typeof value !== typeof options[key]) {
      throw complaint(name, `option ${key} to be a ${typeof options[key]}`, JSON.stringify(value));
    }
  }
  return { ...options, ...changes };
}

function buildGraph<Options extends CellOptions>(name: string, definition: CellDefinition<Options>, options: Options): CellGraph {
  const builder = new GraphBuilder();
  const stateNames = new Set<string>();
  let readout: Expression | undefined;
  const wrap = (node: number): Expression => new Expression(builder, node);
  const next = definition({
    options,
    input: wrap(builder.add({ kind: "input" })),
    state: (state) => {
      stateNames.add(state);
      return wrap(builder.add({ kind: "state", name: state }));
    },
    linear: (map, ...inputs) => wrap(addLinear(name, builder, map, inputs, true)),
    linearWithoutBias: (map, ...inputs) => wrap(addLinear(name, builder, map, inputs, false)),
    parameter: (parameter, initial = 0) => wrap(builder.add({ kind: "parameter", name: parameter, initial })),
    noise: (source) => wrap(builder.add({ kind: "noise", name: source })),
    readout: (expression) => {
      readout = expression;
    },
  });
  const graph = { nodes: builder.nodes, next: orderedNext(name, stateNames, next), readout: readout?.node ?? firstState(name, builder, stateNames) };
  checkGraph(name, graph);
  return graph;
}

function addLinear(cell: string, builder: GraphBuilder, name: string, inputs: readonly Expression[], bias: boolean): number {
  if (inputs.length === 0) throw complaint(cell, `linear map ${name} to have an argument`, "none");
  // Caught here because an equal node would silently be shared.
  if (builder.nodes.some((node) => node.kind === "linear" && node.name === name)) throw sameName(cell, name);
  const used = new Set<string>();
  const named = inputs.map(({ node }) => ({ name: argumentName(builder.nodes, node, used), node }));
  return builder.add({ kind: "linear", name, arguments: named, bias });
}

/**
 * What the weight matrix of an argument is called: a state lends its name, the input is "input", a computed argument is
 * "recurrent"; further ones of a name get a number. The name is added to those `used`.
 */
export function argumentName(nodes: readonly GraphNode[], node: number, used: Set<string>): string {
  const source = nodes[node];
  const base = source?.kind === "state" ? source.name : source?.kind === "input" ? "input" : "recurrent";
  let name = base;
  for (let copy = 2; used.has(name); copy++) name = `${base}${copy}`;
  used.add(name);
  return name;
}

function orderedNext(cell: string, stateNames: ReadonlySet<string>, next: Readonly<Record<string, Expression>>): Map<string, number> {
  for (const state of Object.keys(next)) {
    if (!stateNames.has(state)) throw complaint(cell, `next values of ${[...stateNames].join(", ")} only`, JSON.stringify(state));
  }
  return new Map([...stateNames].map((state) => [state, nextOf(cell, next, state).node]));
}

function nextOf(cell: string, next: Readonly<Record<string, Expression>>, state: string): Expression {
  const expression = next[state];
  if (expression === undefined) throw complaint(cell, `a next value for state ${state}`, "none");
  return expression;
}

function firstState(cell: string, builder: GraphBuilder, stateNames: ReadonlySet<string>): number {
  const [name] = stateNames;
  if (name === undefined) throw complaint(cell, "at least one state variable", "none");
  return builder.add({ kind: "state", name });
}

function sameName(cell: string, name: string): InvalidInputError {
  return complaint(cell, "each linear map to have its own name", `${name} twice`);
}

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
// Parameters outside the cell are called `readout.…` and `initial.…`.
const RESERVED = new Set(["readout", "initial"]);

function checkNames(cell: string, graph: CellGraph): void {
  for (const name of graph.nodes.flatMap((node) => ("name" in node ? [node.name] : []))) {
    if (!NAME.test(name)) throw complaint(cell, "names of letters, digits and underscores", JSON.stringify(name));
    if (RESERVED.has(name)) throw complaint(cell, "names other than readout and initial", JSON.stringify(name));
  }
}

/**
 * Checks that the graph is not too large to be read from a file, that names are used once, that elementwise operations
 * never use the input, and that the readout sees states only.
 */
export function checkGraph(cell: string, graph: CellGraph): void {
  if (graph.nodes.length > MOST_NODES) throw complaint(cell, `at most ${MOST_NODES} operations, so that its files can be read`, String(graph.nodes.length));
  checkNames(cell, graph);
  const names = graph.nodes.flatMap((node) => (node.kind === "linear" || node.kind === "parameter" ? [node.name] : []));
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw sameName(cell, repeated);
  const inputNode = graph.nodes.findIndex((node) => node.kind === "input");
  for (const node of graph.nodes) {
    const elementwise = node.kind === "unary" ? [node.argument] : node.kind === "binary" ? [node.left, node.right] : [];
    if (elementwise.includes(inputNode)) throw complaint(cell, "the input to enter through a linear map", "the input used elementwise");
  }
  if ([...graph.next.values()].includes(inputNode)) throw complaint(cell, "the next state to be one value a unit", "the input itself");
  checkReadout(cell, graph, graph.readout);
}

function checkReadout(cell: string, graph: CellGraph, index: number): void {
  const foreign = foreignToReadout(graph.nodes, index);
  if (foreign !== undefined) throw complaint(cell, "a readout made of states", `one that uses ${foreign}`);
}

/** The kind of a node that an expression uses and the readout may not see: a linear map, the input or noise. */
export function foreignToReadout(nodes: readonly GraphNode[], index: number): string | undefined {
  const seen = new Set<number>();
  const ahead = [index];
  while (ahead.length > 0) {
    const at = ahead.pop()!;
    if (seen.has(at)) continue;
    seen.add(at);
    const node = nodes[at];
    if (node === undefined) return "nothing";
    if (["linear", "input", "noise", "given"].includes(node.kind)) return node.kind;
    ahead.push(...operands(node));
  }
  return undefined;
}

function complaint(cell: string, expected: string, got: string): InvalidInputError {
  return new InvalidInputError({ who: `cell ${cell}`, expected, got });
}
