import { judgedClaim, type Claim } from "../../../claim.ts";
import { numberText } from "../../../number-text.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { ContextFindings, IntegrationFindings } from "../findings.ts";
import { distanceFromPath, driftShare } from "../line-quality.ts";
import type { IntegrationPopulation } from "../population.ts";
import { inEachContext } from "./in-each-context.ts";

/** A half circle's first principal component has 84 % of its variance: a line may bend nearly so far. */
const leastStraightness = 0.8;
/** A tenth of the edges may differ from the path's. */
const mostMisplaced = 0.1;
const leastOrder = 0.99;
/** How far the mean leading |λ| may be from 1: a time constant of 50 steps, beyond a trial's length. */
const mostFromOne = 0.02;
/** A tenth of the range may be forgotten in the course of a trial. */
const mostDrift = 0.1;

/** Claim: every network integrates on an approximate line attractor. */
export function lineAttractorClaim({ networks }: IntegrationPopulation): Claim {
  return judgedClaim({
    id: "integration-line-attractor",
    statement: "The fixed points form an approximate line attractor, for all architectures and nonlinearities.",
    source: { kind: "read", where: "Maheswaranathan et al. 2019, caption of Fig. 3b. The measures and their thresholds are proposed here." },
    criterion: `In both contexts the slowest states over the range of values to hold are one line: each would move by at most a quarter of the line in the course of a trial, and is among the nearest neighbours of those next to it (at most ${percent(mostMisplaced)} of the edges missing or misplaced), outputs rise along it (order at least ${leastOrder}), its first principal component has at least ${percent(leastStraightness)} of its variance; on its slow points the mean leading |λ| is within ${mostFromOne} of 1; and the output drifts on average by at most ${percent(mostDrift)} of the range through a trial.`,
    figure: "integration-lines",
    measurements: measureEach(networks, measure),
  });
}

function measure({ contexts, steps }: IntegrationFindings): NetworkMeasurement {
  return inEachContext(contexts, (context) => measureContext(context, steps));
}

function measureContext(context: ContextFindings, steps: number): NetworkMeasurement {
  const { shape: { straightness, order }, linear } = context;
  const leading = linear?.spectrum[0] ?? NaN;
  const faults = [
    ...(distanceFromPath(context) <= mostMisplaced && order !== null && order >= leastOrder ? [] : ["the states are not held in line"]),
    ...(straightness !== null && straightness >= leastStraightness ? [] : ["the line bends back"]),
    ...(linear === null ? ["no slow points"] : Math.abs(leading - 1) <= mostFromOne ? [] : ["no mode near 1"]),
    ...(driftShare(context, steps) <= mostDrift ? [] : ["the output drifts"]),
  ];
  const value = `${faults.length === 0 ? "line" : "no line"}, |λ₁| ${linear === null ? "–" : leading.toFixed(2)}`;
  return faults.length === 0 ? { value, verdict: "holds" } : { value, verdict: "fails", note: faults.join(", ") };
}

function percent(share: number): string {
  return `${numberText(100 * share)} %`;
}
