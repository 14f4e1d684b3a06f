import type { FixedPointFinding, MemoryLabel, NetworkFindings, PopulationFindings } from "./findings.ts";
import { adjacentLabels, labelText, undecidedBits } from "./memory-label.ts";

const labels: readonly MemoryLabel[] = Array.from({ length: 27 }, (_, code) => [code % 3, Math.floor(code / 3) % 3, Math.floor(code / 9)].map((digit) => digit - 1));
const texts = labels.map(labelText);

function idealPoint(label: MemoryLabel): FixedPointFinding {
  const unstableDimensions = undecidedBits(label);
  const destinations = unstableDimensions === 1 ? adjacentLabels(label).map((memory) => texts.indexOf(labelText(memory))) : [];
  const [x, y, z] = label;
  const axes = ([[1, 0, 0], [0, 1, 0], [0, 0, 1]] as const).filter((_, bit) => label[bit] === 0);
  return {
    state: label, position: [x, y, z], distance: 1, q: 0, errorRadius: 1e-15, unstableDimensions, undecidedDimensions: 0, stability: unstableDimensions === 0 ? "stable" : "unstable",
    eigenvalues: label.map((bit) => ({ re: bit === 0 ? 2 : 0.166, im: 0 })),
    leading: { modulus: unstableDimensions === 0 ? 0.166 : 2, timeConstant: 1.44, frequency: 0 },
    unstableDirections: axes, hits: 30, readout: label, label, destinations,
  };
}

/** The 27 fixed points of three uncoupled bistable units, in order of their labels. */
export function idealPoints(): FixedPointFinding[] {
  return labels.map(idealPoint);
}

/** The ideal points without one of them that no transition leads to. */
export function idealPointsWithout(missing: number): FixedPointFinding[] {
  const shifted = (index: number): number => (index > missing ? index - 1 : index);
  return idealPoints().filter((_, index) => index !== missing).map((point) => ({ ...point, destinations: point.destinations.map(shifted) }));
}

/** A network that does everything ideally, with some fields changed. */
export function idealNetwork(name: string, changes: Partial<NetworkFindings> = {}): NetworkFindings {
  return {
    name, architecture: name.split("-")[0], units: 3, dimension: 3, training: { steps: [1, 2, 3], losses: [1, 0.1, 0.01] },
    score: { passed: true, criterion: "an error of at most 0.005", metrics: { meanSquaredError: 4e-4, signAccuracy: 1 } },
    fixedPoints: idealPoints(), indexSum: 1, bounded: true, searchOutcomes: { converged: 1000, "did not converge": 24 },
    geometry: { varianceShares: [0.4, 0.3, 0.3], participationRatio: 3 },
    samples: { data: new Float64Array(2), rows: 2, columns: 1 },
    exampleTrial: [{ label: "bit 1", target: [1, 1, -1], output: [0.9, 1, -1], pulses: [{ step: 0, value: 1 }, { step: 2, value: -1 }] }],
    trajectories: [[1, 1, 1, 1, 1, -1]], weightsFingerprint: "0123456789abcdef", pointsFingerprint: "fedcba9876543210",
    ...changes,
  };
}

/** A population without failures, all of whose networks are equally far apart unless distances are given. */
export function populationOf(networks: readonly NetworkFindings[], distance: (i: number, j: number) => number = () => 0.3): PopulationFindings {
  return { networks, failed: [], distances: networks.map((_, i) => networks.map((_other, j) => (i === j ? 0 : distance(i, j)))) };
}
