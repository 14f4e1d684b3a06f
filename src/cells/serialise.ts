import { InvalidInputError } from "../numeric/errors.ts";
import type { Cell, CellOptions } from "./cell.ts";
import { checkGraph } from "./define-cell.ts";
import { equationsOf } from "./equations.ts";
import { BINARY_OPERATIONS, type CellGraph, type GraphNode, MOST_NODES, UNARY_OPERATIONS } from "./graph.ts";

/** A cell as plain JSON: the whole graph, so that a file needs no code to be opened. */
export interface CellJson {
  readonly name: string;
  readonly options: CellOptions;
  readonly nodes: readonly GraphNode[];
  /** [state, node] in order. */
  readonly next: readonly (readonly [string, number])[];
  readonly readout: number;
}

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** The cell as JSON. */
export function cellToJson(cell: Cell): CellJson {
  const { nodes, next, readout } = cell.graph;
  return { name: cell.name, options: cell.options, nodes, next: [...next], readout };
}

/**
 * The cell that `json` describes. Nothing in it is trusted: operations, names and every reference are checked.
 * The result has fixed options.
 * @throws InvalidInputError naming the first entry that is wrong
 */
export function cellFromJson(json: unknown): Cell {
  const record = asRecord(json, "a cell");
  const name = asName(record.name, "the cell's name");
  const nodes = asArray(record.nodes, "nodes").map((node, index) => readNode(node, index));
  const graph: CellGraph = { nodes, next: readNext(record.next, nodes), readout: asIndex(record.readout, nodes.length, "readout") };
  checkGraph(name, graph);
  const options = readOptions(record.options);
  return {
    name,
    options,
    graph,
    states: [...graph.next.keys()],
    equations: equationsOf(graph),
    with: (changes) => {
      if (Object.keys(changes).length === 0) return cellFromJson(json);
      throw complaint(`cell ${name} from its own definition`, "options for a cell read from a file");
    },
  };
}

function readNode(json: unknown, index: number): GraphNode {
  const where = `nodes[${index}]`;
  const node = asRecord(json, where);
  const earlier = (value: unknown): number => asIndex(value, index, `${where}: an earlier node`);
  switch (node.kind) {
    case "input":
      return { kind: "input" };
    case "state":
    case "noise":
      return { kind: node.kind, name: asName(node.name, where) };
    case "constant":
      return { kind: "constant", value: asNumber(node.value, where) };
    case "parameter":
      return { kind: "parameter", name: asName(node.name, where), initial: asNumber(node.initial, where) };
    case "unary":
      return { kind: "unary", operation: asMember(node.operation, UNARY_OPERATIONS, where), argument: earlier(node.argument) };
    case "binary":
      return { kind: "binary", operation: asMember(node.operation, BINARY_OPERATIONS, where), left: earlier(node.left), right: earlier(node.right) };
    case "linear":
      return { kind: "linear", name: asName(node.name, where), arguments: readArguments(node.arguments, where, earlier), bias: node.bias === true };
    default:
      throw complaint(`${where} to be a cell's node`, `kind ${JSON.stringify(node.kind)}`);
  }
}

function readArguments(json: unknown, where: string, earlier: (value: unknown) => number): { name: string; node: number }[] {
  return asArray(json, where).map((entry) => {
    const record = asRecord(entry, where);
    return { name: asName(record.name, where), node: earlier(record.node) };
  });
}

function readNext(json: unknown, nodes: readonly GraphNode[]): Map<string, number> {
  const next = new Map<string, number>();
  for (const entry of asArray(json, "next")) {
    const [state, node] = asArray(entry, "next");
    next.set(asName(state, "next"), asIndex(node, nodes.length, "next"));
  }
  for (const node of nodes) {
    if (node.kind === "state" && !next.has(node.name)) throw complaint(`a next value for state ${node.name}`, "none");
  }
  if (next.size === 0) throw complaint("at least one state variable", "none");
  return next;
}

function readOptions(json: unknown): CellOptions {
  const options = asRecord(json ?? {}, "options");
  for (const [key, value] of Object.entries(options)) {
    if (typeof value !== "number" && typeof value !== "string") throw complaint(`option ${key} to be a number or a name`, typeof value);
  }
  return options as CellOptions;
}

function asRecord(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw complaint(`${what} to be an object`, value === null ? "null" : typeof value);
}

function asArray(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value) && value.length <= MOST_NODES) return value as readonly unknown[];
  throw complaint(`${what} to be a list of at most ${MOST_NODES}`, Array.isArray(value) ? `${value.length} entries` : typeof value);
}

function asName(value: unknown, what: string): string {
  if (typeof value === "string" && NAME.test(value)) return value;
  throw complaint(`${what} to be named by letters, digits and underscores`, JSON.stringify(value) ?? "nothing");
}

function asNumber(value: unknown, what: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw complaint(`${what} to hold a finite number`, JSON.stringify(value) ?? "nothing");
}

function asIndex(value: unknown, below: number, what: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < below) return value;
  throw complaint(`${what}, an index below ${below}`, JSON.stringify(value) ?? "nothing");
}

function asMember<T extends string>(value: unknown, among: readonly T[], what: string): T {
  const found = among.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw complaint(`${what} to use one of ${among.join(", ")}`, JSON.stringify(value) ?? "nothing");
}

function complaint(expected: string, got: string): InvalidInputError {
  return new InvalidInputError({ who: "cellFromJson", expected, got });
}
