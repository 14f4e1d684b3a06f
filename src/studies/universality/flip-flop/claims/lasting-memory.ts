import { judgedClaim, type Claim } from "../../../claim.ts";
import { numberText } from "../../../number-text.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { FlipFlopFindings } from "../findings.ts";
import { holdSteps } from "../held-memory.ts";
import type { FlipFlopPopulation } from "../population.ts";

/** Share of signs that must still be right. */
const share = 0.99;

/** Claim: what a trial leaves in memory stays. A network may meet the task's criterion without: pulses come often. */
export function lastingMemory({ networks }: FlipFlopPopulation): Claim {
  return judgedClaim({
    id: "flip-flop-lasting-memory",
    statement: "Memories outlast the trial, as attractors do.",
    source: { kind: "proposed", where: "A criterion of this study: within a trial a memory lasts a few steps until the next pulse, which a slowly fading one would do too." },
    criterion: `${holdSteps} steps after the trial's end, without input, at least ${100 * share} % of the outputs have the sign that the trial left.`,
    figure: "flip-flop-points",
    measurements: measureEach(networks, measureHeld),
  });
}

function measureHeld({ heldAccuracy }: FlipFlopFindings): NetworkMeasurement {
  return { value: `${numberText(100 * heldAccuracy)} %`, verdict: heldAccuracy >= share ? "holds" : "fails" };
}
