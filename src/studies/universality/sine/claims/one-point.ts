import { judgedClaim, type Claim } from "../../../claim.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { SineFindings } from "../findings.ts";
import type { SinePopulation } from "../population.ts";
import { taskDistance } from "../trial-spread.ts";
import { pointCounts } from "../point-counts.ts";

/** Claim: every command has one fixed point, which the cycle runs around. */
export function onePoint({ networks }: SinePopulation): Claim {
  return judgedClaim({
    id: "sine-one-point",
    statement: "Every command has one fixed point where the task is done, and the network's orbit winds around it.",
    source: { kind: "proposed", where: "The paper's text on this task could not be read; one vanilla tanh pilot network of this project had one point at every command. That the criterion should hold in every architecture is proposed here." },
    criterion: `At every command analysed exactly one fixed point within ${taskDistance} root-mean-square radii of the trial's mean h, and in the principal plane of h the settled orbit winds around it.`,
    figure: "sine-points",
    measurements: measureEach(networks, measure),
  });
}

function measure(findings: SineFindings): NetworkMeasurement {
  const { none, one, several, inside } = pointCounts(findings);
  const total = findings.commands.length;
  const value = `one at ${one} of ${total} commands${none > 0 ? `, none at ${none}` : ""}${several > 0 ? `, several at ${several}` : ""}; inside at ${inside}`;
  if (one < total || inside < total) return { value, verdict: "fails" };
  const incomplete = findings.bounded && findings.searches.some(({ indexSum }) => indexSum !== null && indexSum !== 1);
  return incomplete ? { value, verdict: "undecided", note: "index sum: points are missing" } : { value, verdict: "holds" };
}
