import { testNetwork } from "../test-networks.ts";
import type { FixedPointFinding, FlipFlopFindings, MemoryLabel, TransitionFinding } from "./findings.ts";
import { labelText, undecidedBits } from "./memory-label.ts";
import type { FlipFlopNetwork } from "./population.ts";

/** The 27 labels in counting order, the first bit changing slowest. */
const labels: readonly MemoryLabel[] = Array.from({ length: 27 }, (_, code) => [Math.floor(code / 9), Math.floor(code / 3) % 3, code % 3].map((digit) => digit - 1));

function idealPoint(label: MemoryLabel): FixedPointFinding {
  const unstableDimensions = undecidedBits(label);
  const [x, y, z] = label;
  const axes = ([[1, 0, 0], [0, 1, 0], [0, 0, 1]] as const).filter((_, bit) => label[bit] === 0);
  return {
    position: [x, y, z], distance: 1, q: 0, errorRadius: 1e-15, unstableDimensions, undecidedDimensions: 0, stability: unstableDimensions === 0 ? "stable" : "unstable",
    leading: { modulus: unstableDimensions === 0 ? 0.166 : 2, timeConstant: 1.44, frequency: 0 },
    unstableDirections: axes, hits: 30, label, leadsTo: label,
  };
}

/** The 27 fixed points of three uncoupled bistable units, in order of their labels. */
export function idealPoints(): FixedPointFinding[] {
  return labels.map(idealPoint);
}

/** The 56 transitions of those points to memories. */
export function idealTransitions(): TransitionFinding[] {
  return labels.flatMap((label, from) => labels.flatMap((memory, to) =>
    undecidedBits(label) > 0 && undecidedBits(memory) === 0 && label.every((sign, bit) => sign === 0 || sign === memory[bit]) ? [{ from, to, settled: 1 }] : []));
}

/** Findings on a network that does everything ideally, with some fields changed. */
export function idealFindings(changes: Partial<FlipFlopFindings> = {}): FlipFlopFindings {
  return {
    units: 3, dimension: 3, heldAccuracy: 1, fixedPoints: idealPoints(), transitions: idealTransitions(),
    edges: [...labels.keys()].map((label) => 28 * label).concat(idealTransitions().map(({ from, to }) => 27 * from + to)).toSorted((a, b) => a - b),
    launches: { made: 250, lost: 0 }, indexSum: 1, bounded: true, searchOutcomes: { converged: 500, "did not converge": 12 }, fingerprint: "fedcba9876543210",
    pictures: {
      exampleTrial: [{ label: "bit 1", target: [1, 1, -1], output: [0.9, 1, -1], pulses: [{ step: 0, value: 1 }, { step: 2, value: -1 }] }],
      varianceShares: [0.4, 0.3, 0.3], trajectories: [[1, 1, 1, 1, 1, -1]], eigenvalues: labels.map((label) => label.flatMap((bit) => [bit === 0 ? 2 : 0.166, 0])),
    },
    ...changes,
  };
}

/** A flip-flop network with findings; `"GRU-2"` is a GRU. */
export function idealNetwork(name: string, changes: Partial<FlipFlopFindings> = {}, passed = true): FlipFlopNetwork {
  return testNetwork(name, idealFindings(changes), { task: "flip-flop", passed });
}

/** The index of the point with a label such as `"+ − 0"`. */
export function pointOf(text: string): number {
  return labels.findIndex((label) => labelText(label) === text);
}
