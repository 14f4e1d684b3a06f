import { parseRunSpec } from "../../lab/run-spec.ts";
import type { StudiedNetwork, TaskName } from "./task-study.ts";

/** A studied network with given findings, named like `"GRU-relu-2"`: architecture, nonlinearity, number. */
export function testNetwork<Findings>(name: string, findings: Findings, { task = "flip-flop" as TaskName, passed = true, meanSquaredError = 4e-4 } = {}): StudiedNetwork<Findings> {
  const [architecture, activation = "tanh"] = name.split("-");
  return {
    name,
    architecture,
    activation: activation === "relu" ? "relu" : "tanh",
    run: parseRunSpec({ task: { name: task }, cell: { name: "vanilla" } }),
    training: { steps: [1, 2, 3], losses: [1, 0.1, 0.01] },
    score: { passed, criterion: "an error of at most 0.005", metrics: { meanSquaredError, signAccuracy: 1 } },
    weightsFingerprint: "0123456789abcdef",
    geometry: { varianceShares: [0.4, 0.3, 0.3], participationRatio: 3 },
    findings,
  };
}
