import { judgedClaim, type Claim } from "../../../claim.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { ContextFindings } from "../findings.ts";
import type { IntegrationPopulation } from "../population.ts";
import { inEachContext } from "./in-each-context.ts";

/** More true fixed points than one for so many held values are no longer few. */
const valuesAPoint = 4;

/** Claim: what lies on an approximate line attractor are stable points and saddles in turn. */
export function alternatingPointsClaim({ networks }: IntegrationPopulation): Claim {
  return judgedClaim({
    id: "integration-alternating-points",
    statement: "The line is no continuum of fixed points: the true ones on it are few, and stable points and saddles with one unstable dimension alternate.",
    source: { kind: "derived", where: "A slow curve that attracts from all other directions carries a one-dimensional flow, whose isolated zeros are crossed in alternating directions." },
    criterion: `In both contexts there is at most one true fixed point on the line for every ${valuesAPoint} held values, none has more than one unstable dimension, and successive ones differ in stability. Two alike in succession leave it undecided: the search missed one between them.`,
    figure: "integration-lines",
    measurements: measureEach(networks, ({ contexts }) => inEachContext(contexts, judge)),
  });
}

function judge({ fixedPoints, values }: ContextFindings): NetworkMeasurement {
  const unstable = fixedPoints.filter(({ onLine }) => onLine).map(({ unstableDimensions }) => unstableDimensions);
  const value = unstable.length === 0 ? "none" : unstable.join(" ");
  if (unstable.length > values.length / valuesAPoint || unstable.some((dimensions) => dimensions > 1)) return { value, verdict: "fails" };
  const alternate = unstable.slice(1).every((dimensions, k) => dimensions !== unstable[k]);
  return alternate ? { value, verdict: "holds" } : { value, verdict: "undecided", note: "a point was missed" };
}
