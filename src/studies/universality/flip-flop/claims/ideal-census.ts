import { judgedClaim, type Claim } from "../../../claim.ts";
import { censusText, flipFlopCensus, idealCensus } from "../census.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { FlipFlopFindings } from "../findings.ts";
import type { FlipFlopPopulation } from "../population.ts";
import { elsewhereText, taskPoints } from "../task-points.ts";
import { doubtAboutIndexSum, doubtAboutTaskPoints } from "./doubts.ts";

/** Claim: the saddles complete the cube of three independent bits. */
export function idealCensusClaim({ networks }: FlipFlopPopulation): Claim {
  return judgedClaim({
    id: "flip-flop-census",
    statement: "The fixed points form the cube of three independent bits: 8 corners, 12 edges, 6 faces, 1 centre.",
    source: { kind: "derived", where: "A state with k undecided bits has k unstable dimensions; there are 8, 12, 6 and 1 states with k = 0, 1, 2, 3." },
    criterion: `Where the task is done, counts by 0 / 1 / 2 / 3 unstable dimensions are ${censusText(idealCensus)}, with no further point. Points elsewhere are counted apart.`,
    figure: "flip-flop-points",
    measurements: measureEach(networks, measureCensus),
  });
}

function measureCensus(network: FlipFlopFindings): NetworkMeasurement {
  const census = censusText(flipFlopCensus(taskPoints(network.fixedPoints)));
  const value = `${census}${elsewhereText(network.fixedPoints)}`;
  const ideal = census === censusText(idealCensus);
  const doubt = doubtAboutTaskPoints(network) ?? (ideal ? undefined : doubtAboutIndexSum(network));
  if (doubt !== undefined) return { value, verdict: "undecided", note: doubt };
  return { value, verdict: ideal ? "holds" : "fails" };
}
