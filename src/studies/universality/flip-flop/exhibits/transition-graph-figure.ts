import type { GraphFigure } from "../../../figure.ts";
import type { FixedPointFinding } from "../findings.ts";
import { labelText } from "../memory-label.ts";
import type { FlipFlopNetwork } from "../population.ts";
import { isTaskPoint } from "../task-points.ts";

/** The fixed points where the task is done, laid out as the cube of their labels, with the transitions to memories. */
export function transitionGraphFigure({ name, findings: { fixedPoints, transitions } }: FlipFlopNetwork): GraphFigure {
  const shown = [...fixedPoints.keys()].filter((index) => isTaskPoint(fixedPoints[index]) && fixedPoints[index].leadsTo !== null);
  const edges = transitions.filter(({ from, to, settled }) => settled > 0 && shown.includes(from) && shown.includes(to));
  return {
    kind: "graph",
    id: `flip-flop-graph-${name}`,
    title: name,
    caption: "Which memory each saddle's unstable directions lead to. A point stands where its label stands in the cube of three bits: a memory by its outputs' signs, a saddle by what the memories it leads to agree on. Saddles without a way to a memory, and points that no trial comes near, are left out.",
    nodes: shown.map((index) => node(fixedPoints[index])),
    edges: edges.map(({ from, to }) => ({ from: shown.indexOf(from), to: shown.indexOf(to) })),
  };
}

function node({ leadsTo, unstableDimensions }: FixedPointFinding): GraphFigure["nodes"][number] {
  const [x, y, z] = leadsTo ?? [0, 0, 0];
  return { label: labelText([x, y, z]), position: [x + 0.42 * z, y + 0.3 * z], unstableDimensions };
}
