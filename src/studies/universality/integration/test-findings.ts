import { parseRunSpec } from "../../../lab/run-spec.ts";
import type { ContextFindings, IntegrationFindings, LinearFindings } from "./findings.ts";
import type { IntegrationNetwork, IntegrationPopulation } from "./population.ts";

/** Slow points of which one mode integrates perfectly. */
export const idealLinear: LinearFindings = {
  points: 5, spectrum: [1, 0.5, 0.2], leading: [1, 1], response: [1, 1, 1], modesNeeded: 1, medianModesNeeded: 1, irrelevantResponse: 0, worstCondition: 1,
};

/** A perfect line over five values, with some fields changed. */
export function idealContext(context: string, changes: Partial<ContextFindings> = {}): ContextFindings {
  return {
    context, values: [-2, -1, 0, 1, 2], q: [0, 0, 0, 0, 0], drift: [0, 0, 0, 0, 0], slowPoints: 5,
    shape: { held: [true, true, true, true, true], straightness: 1, order: 1, edges: [[0, 1], [1, 2], [2, 3], [3, 4]], length: 4 },
    linear: idealLinear, fixedPoints: [], probes: { inputs: [-0.1, 0, 0.1], tracking: 1, distance: 0 },
    ...changes,
  };
}

/** What a perfect integrator gives, its two contexts changed alike. */
export function idealFindings(changes: Partial<ContextFindings> = {}): IntegrationFindings {
  const picture = {
    varianceShares: [1, 0, 0] as const,
    trajectories: [[0, 0, 0, -1, 0, 0], [0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0]],
    points: [{ position: [0.5, 0, 0] as const, unstableDimensions: 0, kind: "slow point" as const }],
    eigenvalues: [{ re: 1, im: 0, unstableDimensions: 0 }],
  };
  return { fingerprint: "0123456789abcdef", steps: 20, contexts: [idealContext("context 1", changes), idealContext("context 2", changes)], pictures: { contexts: [picture, picture] } };
}

/** A network that has learned the task unless told otherwise; its architecture is the name up to the first dash. */
export function networkOf(name: string, findings: IntegrationFindings = idealFindings(), passed = true): IntegrationNetwork {
  return {
    name, architecture: name.split("-")[0], activation: "tanh", run: parseRunSpec({ task: { name: "integration" }, cell: { name: "vanilla" } }),
    training: { steps: [1, 2], losses: [1, 0.1] }, score: { passed, criterion: "an error of at most 1 %", metrics: { meanSquaredError: 1e-3 } },
    weightsFingerprint: "fedcba9876543210", geometry: { varianceShares: [0.9, 0.1, 0], participationRatio: 1.2 }, findings,
  };
}

/** A population without failures. */
export function populationOf(networks: readonly IntegrationNetwork[]): IntegrationPopulation {
  return { networks, failed: [] };
}
