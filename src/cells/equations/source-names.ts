import { argumentName } from "../define-cell.ts";
import { type CellGraph, type GraphNode, operands } from "../graph.ts";

/** How the text of a cell calls what its graph holds. */
export interface SourceNames {
  /** Variables by the graph's names; another name only where two kinds share one, or it is `input`. */
  readonly states: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, string>;
  readonly noises: ReadonlyMap<string, string>;
  /** How often each node is used: by other nodes, as a state's next value, by a readout that is not the default one. */
  readonly uses: ReadonlyMap<number, number>;
  readonly hasDefaultReadout: boolean;
  /** Whether the states' nodes stand in the order of the states. */
  readonly statesInOrder: boolean;
  /** A variable that nothing is called yet: the wish, or value1, value2, … */
  fresh(wish: string | undefined): string;
}

/** Chooses the names of a text before its first line is written, so that no line takes the name of a later one. */
export function sourceNames(graph: CellGraph): SourceNames {
  const taken = new Set(["input", "readout"]);
  const claim = (wish: string): string => {
    let name = wish;
    for (let copy = 2; taken.has(name); copy++) name = `${wish.slice(0, 50)}${copy}`;
    taken.add(name);
    return name;
  };
  const namesOf = (kind: GraphNode["kind"]): string[] => graph.nodes.flatMap((node) => (node.kind === kind && "name" in node ? [node.name] : []));
  const variables = (names: Iterable<string>): Map<string, string> => new Map([...names].map((name) => [name, claim(name)]));
  const stateNodes = namesOf("state");
  const stateNames = [...graph.next.keys()];
  const readoutNode = graph.nodes[graph.readout];
  const hasDefaultReadout = readoutNode.kind === "state" && readoutNode.name === stateNames[0];
  let values = 0;
  return {
    states: variables(stateNames),
    parameters: variables(namesOf("parameter")),
    noises: variables(new Set(namesOf("noise"))),
    uses: countUses(graph, hasDefaultReadout),
    hasDefaultReadout,
    statesInOrder: stateNodes.length === stateNames.length && stateNodes.every((name, k) => name === stateNames[k]),
    fresh: (wish) => {
      if (wish !== undefined && !taken.has(wish)) return claim(wish);
      do values++; while (taken.has(`value${values}`));
      return claim(`value${values}`);
    },
  };
}

function countUses({ nodes, next, readout }: CellGraph, hasDefaultReadout: boolean): Map<number, number> {
  const uses = new Map<number, number>();
  for (const index of [...nodes.flatMap(operands), ...next.values(), ...(hasDefaultReadout ? [] : [readout])]) uses.set(index, (uses.get(index) ?? 0) + 1);
  return uses;
}

/** Whether an argument of a linear map is called as it would be without a name of its own. */
export function isUsualName(graph: CellGraph, node: Extract<GraphNode, { kind: "linear" }>, argument: number): boolean {
  const before = new Set(node.arguments.slice(0, argument).map(({ name }) => name));
  return argumentName(graph.nodes, node.arguments[argument].node, before) === node.arguments[argument].name;
}
