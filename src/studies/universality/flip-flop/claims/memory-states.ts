import { judgedClaim, type Claim } from "../../../claim.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { FlipFlopFindings } from "../findings.ts";
import type { FlipFlopPopulation } from "../population.ts";
import { decisionThreshold, labelText, undecidedBits } from "../memory-label.ts";
import { elsewhereText, taskDistance, taskPoints } from "../task-points.ts";
import { hasMarginalPoint } from "./doubts.ts";

/** Claim: the stable fixed points are the eight memories. */
export function memoryStates({ networks }: FlipFlopPopulation): Claim {
  return judgedClaim({
    id: "flip-flop-memory-states",
    statement: "The stable fixed points sit at the eight memory states.",
    source: { kind: "read", where: "Golub & Sussillo 2018 (FixedPointFinder), Fig. 2, for an LSTM on this task." },
    criterion: `Under zero input exactly 8 stable points where the task is done (within ${taskDistance} root-mean-square distances of the visited states), whose outputs have 8 distinct sign patterns, each output beyond ±${decisionThreshold}.`,
    figure: "flip-flop-points",
    measurements: measureEach(networks, countMemories),
  });
}

function countMemories({ fixedPoints }: FlipFlopFindings): NetworkMeasurement {
  const allStable = fixedPoints.filter(({ unstableDimensions }) => unstableDimensions === 0);
  const stable = taskPoints(allStable);
  const patterns = new Set(stable.filter(({ label }) => undecidedBits(label) === 0).map(({ label }) => labelText(label)));
  const value = `${stable.length} stable, ${patterns.size} patterns${elsewhereText(allStable)}`;
  if (hasMarginalPoint(stable)) return { value, verdict: "undecided", note: "has a marginal point" };
  return { value, verdict: stable.length === 8 && patterns.size === 8 ? "holds" : "fails" };
}
