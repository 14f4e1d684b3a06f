import { judgedClaim, type Claim } from "../../../claim.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { FlipFlopFindings } from "../findings.ts";
import type { FlipFlopPopulation } from "../population.ts";
import { decisionThreshold, undecidedBits } from "../memory-label.ts";
import { taskPoints } from "../task-points.ts";
import { hasMarginalPoint } from "./doubts.ts";

/** Claim: a saddle's unstable directions are the bits it has not decided. */
export function undecidedBitsClaim({ networks }: FlipFlopPopulation): Claim {
  return judgedClaim({
    id: "flip-flop-undecided-bits",
    statement: "A fixed point has as many unstable dimensions as it leaves bits undecided.",
    source: { kind: "derived", where: "Each undecided bit sits at the unstable middle of its own bistable switch." },
    criterion: `At every saddle where the task is done, the number of outputs nearer to zero than ${decisionThreshold} equals the number of unstable dimensions.`,
    figure: "flip-flop-points",
    measurements: measureEach(networks, countAgreeing),
  });
}

function countAgreeing({ fixedPoints }: FlipFlopFindings): NetworkMeasurement {
  const saddles = taskPoints(fixedPoints).filter(({ unstableDimensions }) => unstableDimensions > 0);
  if (saddles.length === 0) return { value: "no saddles", verdict: "undecided" };
  const agreeing = saddles.filter(({ label, unstableDimensions }) => undecidedBits(label) === unstableDimensions);
  const value = `${agreeing.length} of ${saddles.length}`;
  if (hasMarginalPoint(saddles)) return { value, verdict: "undecided", note: "has a marginal point" };
  return { value, verdict: agreeing.length === saddles.length ? "holds" : "fails" };
}
