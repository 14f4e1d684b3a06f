import type { Cell } from "../cell.ts";
import { type CellGraph, type GraphNode, operands } from "../graph.ts";
import { FUNCTIONS, PAIR_FUNCTIONS } from "./functions.ts";
import { isUsualName, type SourceNames, sourceNames } from "./source-names.ts";

/** Binding of what a text ends up as: an operand binds tighter than an operator it stands beside. */
const TIGHTNESS = { comparison: 1, sum: 2, product: 3, sign: 4, operand: 5 } as const;

/** Lines longer or deeper than this are divided; for readers, and for the limit on nesting. */
const LONGEST_TEXT = 100;
const DEEPEST_TEXT = 12;

/** A node's text, on its way into the line of what uses it. */
interface Fragment {
  readonly node: number;
  readonly text: string;
  readonly tightness: number;
  readonly depth: number;
  /** Name of the linear map in it; a line has at most one, so that the line can be called after it. */
  readonly linear: string | undefined;
}

/**
 * The text of any cell, such that `parseCell` makes the cell again.
 *
 * A graph that `defineCell` made comes back node for node (constants apart, which stand where they are first used), and
 * so do the parameters' names and their order. One from a file may come back simplified: equal nodes shared, x + 0 as x,
 * operations between numbers carried out. Options are written as the numbers they are.
 *
 * @example
 * cellSource(vanilla); // "cell vanilla\nstate h\nh = tanh(linear[hidden](h, input))\n"
 */
export function cellSource(cell: Cell): string {
  return new SourceWriter(cell).text();
}

class SourceWriter {
  readonly #name: string;
  readonly #graph: CellGraph;
  readonly #names: SourceNames;
  readonly #lines: string[] = [];
  /** How a node is called where it has been declared or has a line. */
  readonly #calls = new Map<number, string>();
  readonly #written = new Set<string>();
  /** Fragments that no line holds yet, in the order in which their nodes are made. */
  readonly #pending: Fragment[] = [];

  constructor({ name, graph }: Cell) {
    this.#name = name;
    this.#graph = graph;
    this.#names = sourceNames(graph);
  }

  text(): string {
    const { nodes, next, readout } = this.#graph;
    this.#lines.push(`cell ${this.#name}`);
    if (!this.#names.statesInOrder) for (const state of next.keys()) this.#declareState(state);
    nodes.forEach((node, index) => this.#visit(node, index));
    while (this.#pending.length > 0) this.#flushFirst();
    for (const [state, node] of next) if (!this.#written.has(state)) this.#lines.push(`${this.#names.states.get(state)!} = ${this.#call(node)}`);
    if (!this.#names.hasDefaultReadout && !this.#written.has("readout")) this.#lines.push(`readout = ${this.#call(readout)}`);
    return `${this.#lines.join("\n")}\n`;
  }

  #visit(node: GraphNode, index: number): void {
    switch (node.kind) {
      case "state":
        if (this.#names.statesInOrder) this.#declareState(node.name, index);
        else this.#calls.set(index, this.#names.states.get(node.name)!);
        return;
      case "noise":
        return this.#declareNoise(node.name, index);
      case "parameter": {
        const variable = this.#names.parameters.get(node.name)!;
        return this.#declare(index, `parameter ${aliased(node.name, variable)} = ${numberText(node.initial)}`, variable);
      }
      case "unary":
      case "binary":
      case "linear":
        return this.#add(this.#fragment(node, index));
      default:
    }
  }

  #declareState(state: string, index?: number): void {
    const variable = this.#names.states.get(state)!;
    if (index === undefined) this.#lines.push(`state ${aliased(state, variable)}`);
    else this.#declare(index, `state ${aliased(state, variable)}`, variable);
  }

  #declareNoise(noise: string, index: number): void {
    const variable = this.#names.noises.get(noise)!;
    if (!this.#written.has(variable)) this.#declare(index, `noise ${aliased(noise, variable)}`, variable);
    this.#written.add(variable);
    this.#calls.set(index, variable);
  }

  /** A declaration makes its node, so what was made before it must stand above it. */
  #declare(index: number, line: string, variable: string): void {
    while (this.#pending.length > 0) this.#flushFirst();
    this.#lines.push(line);
    this.#calls.set(index, variable);
  }

  #add(fragment: Fragment): void {
    this.#pending.push(fragment);
    const uses = this.#names.uses.get(fragment.node) ?? 0;
    if (uses !== 1) while (this.#pending.length > 0) this.#flushFirst();
  }

  /** Takes the fragments of the operands into the node's text, once all others of them have lines. */
  #fragment(node: Extract<GraphNode, { kind: "unary" | "binary" | "linear" }>, index: number): Fragment {
    for (;;) {
      const wanted = operands(node).map((operand) => this.#pending.findIndex((fragment) => fragment.node === operand)).filter((place) => place >= 0);
      const start = this.#pending.length - wanted.length;
      const inner = this.#pending.slice(start);
      if (wanted.every((place, k) => place === start + k) && fitsOneLine(inner, node)) return this.#compose(node, index, this.#pending.splice(start));
      this.#flushFirst();
    }
  }

  #compose(node: Extract<GraphNode, { kind: "unary" | "binary" | "linear" }>, index: number, inner: readonly Fragment[]): Fragment {
    const text = (operand: number, tightness: number): string => {
      const fragment = inner.find((candidate) => candidate.node === operand);
      if (fragment === undefined) return this.#call(operand, tightness);
      return fragment.tightness < tightness ? `(${fragment.text})` : fragment.text;
    };
    const depth = 1 + Math.max(0, ...inner.map((fragment) => fragment.depth));
    const linear = node.kind === "linear" ? node.name : inner.find((fragment) => fragment.linear !== undefined)?.linear;
    return { node: index, ...nodeText(node, text, this.#graph), depth, linear };
  }

  #flushFirst(): void {
    const { node, text, linear } = this.#pending.shift()!;
    const state = [...this.#graph.next].find(([name, next]) => next === node && !this.#written.has(name))?.[0];
    if (state !== undefined) return this.#write(state, `${this.#names.states.get(state)!} = ${unlabelled(text, linear, state)}`, node, `${this.#names.states.get(state)!}'`);
    const uses = this.#names.uses.get(node) ?? 0;
    if (node === this.#graph.readout && uses === 1) return this.#write("readout", `readout = ${text}`, node, "readout");
    const name = this.#names.fresh(linear);
    this.#write(name, `${name} = ${unlabelled(text, linear, name)}`, node, name);
  }

  #write(name: string, line: string, node: number, call: string): void {
    this.#written.add(name);
    this.#lines.push(line);
    this.#calls.set(node, call);
  }

  #call(index: number, tightness: number = TIGHTNESS.comparison): string {
    const node = this.#graph.nodes[index];
    if (node.kind === "input") return "input";
    if (node.kind !== "constant") return this.#calls.get(index)!;
    const text = numberText(node.value);
    return text.startsWith("-") && tightness > TIGHTNESS.sign ? `(${text})` : text;
  }
}

/** `linear[gate](…)` on the line of `gate` needs no name of its own. */
function unlabelled(text: string, linear: string | undefined, line: string): string {
  return linear === line ? text.replace(`[${linear}](`, "(") : text;
}

function aliased(name: string, variable: string): string {
  return name === variable ? name : `${name} as ${variable}`;
}

function fitsOneLine(inner: readonly Fragment[], node: GraphNode): boolean {
  const linears = inner.filter(({ linear }) => linear !== undefined).length + Number(node.kind === "linear");
  return linears <= 1 && inner.every(({ depth }) => depth < DEEPEST_TEXT) && inner.reduce((sum, { text }) => sum + text.length, 0) <= LONGEST_TEXT;
}

type Composed = Pick<Fragment, "text" | "tightness">;

function nodeText(node: Extract<GraphNode, { kind: "unary" | "binary" | "linear" }>, text: (operand: number, tightness: number) => string, graph: CellGraph): Composed {
  const { operand, sign, comparison } = TIGHTNESS;
  if (node.kind === "binary") return binaryText(node, text);
  if (node.kind === "unary") {
    if (node.operation === "negate") return { text: `-${text(node.argument, sign)}`, tightness: sign };
    return { text: `${nameOf(FUNCTIONS, node.operation)}(${text(node.argument, comparison)})`, tightness: operand };
  }
  const given = node.arguments.map((argument, k) => `${isUsualName(graph, node, k) ? "" : `${argument.name}: `}${text(argument.node, comparison)}`);
  return { text: `${node.bias ? "linear" : "linearWithoutBias"}[${node.name}](${given.join(", ")})`, tightness: operand };
}

function binaryText({ operation, left, right }: Extract<GraphNode, { kind: "binary" }>, text: (operand: number, tightness: number) => string): Composed {
  const { comparison, sum, product, operand } = TIGHTNESS;
  const infix = (sign: string, own: number): Composed => ({ text: `${text(left, own)} ${sign} ${text(right, own + 1)}`, tightness: own });
  if (operation === "add") return infix("+", sum);
  if (operation === "subtract") return infix("-", sum);
  if (operation === "multiply") return infix("*", product);
  if (operation === "divide") return infix("/", product);
  if (operation === "less") return { text: `${text(left, sum)} < ${text(right, sum)}`, tightness: comparison };
  return { text: `${nameOf(PAIR_FUNCTIONS, operation)}(${text(left, comparison)}, ${text(right, comparison)})`, tightness: operand };
}

function nameOf<Operation extends string>(names: ReadonlyMap<string, Operation>, operation: Operation): string {
  return [...names].find(([, named]) => named === operation)![0];
}

/** The shortest text that reads back as the same number; minus zero keeps its sign. */
function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
