import { judgedClaim, type Claim } from "../../../claim.ts";
import { numberText } from "../../../number-text.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { ContextFindings } from "../findings.ts";
import type { IntegrationPopulation } from "../population.ts";
import { inEachContext } from "./in-each-context.ts";

/** Largest response to the irrelevant stream, as a share of that to the relevant one. */
const most = 0.1;

/** Claim: the context decides which stream is integrated. */
export function irrelevantStreamClaim({ networks }: IntegrationPopulation): Claim {
  return judgedClaim({
    id: "integration-irrelevant-stream",
    statement: "A unit pulse on the relevant stream moves the output for good, one on the other stream does not.",
    source: { kind: "derived", where: "The task asks for it; the threshold is proposed here." },
    criterion: `In both contexts the linear prediction of the response to the irrelevant stream, averaged over the line's slow points, is at most ${most} of that to the relevant stream.`,
    figure: "integration-modes-table",
    measurements: measureEach(networks, ({ contexts }) => inEachContext(contexts, judge)),
  });
}

function judge({ linear }: ContextFindings): NetworkMeasurement {
  if (linear === null) return { value: "–", verdict: "undecided", note: "no slow points" };
  const share = Math.abs(linear.irrelevantResponse / linear.response[linear.response.length - 1]);
  return { value: `${numberText(100 * share, 1)} %`, verdict: share <= most ? "holds" : "fails" };
}
