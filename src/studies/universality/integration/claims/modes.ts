import { judgedClaim, type Claim, type ClaimSource, type Measurement } from "../../../claim.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import { modeCurves } from "../exhibits/mode-curves.ts";
import type { ContextFindings } from "../findings.ts";
import type { IntegrationNetwork, IntegrationPopulation } from "../population.ts";
import { inEachContext } from "./in-each-context.ts";

const source: ClaimSource = { kind: "read", where: "Maheswaranathan et al. 2019, caption of Fig. 3f. The 1 % criterion is proposed here." };
const counted = "the number of modes from which on the predicted response to a unit pulse, averaged over the line's slow points, stays within 1 % of its value with all modes";
/** Above this condition number of the eigenvectors, modes cancel each other and counting them means little. */
const mostCondition = 1e8;
/** The printed name of the architecture without gates; every other built-in cell is gated. */
const ungated = "Vanilla";

/** Claim: vanilla networks integrate with one mode. */
export function oneModeClaim(population: IntegrationPopulation): Claim {
  return judgedClaim({
    id: "integration-one-mode",
    statement: "In vanilla networks a single linear mode carries the integration.",
    source,
    criterion: `In vanilla networks, in both contexts, ${counted} is 1.`,
    figure: figureOf(population),
    measurements: measureModes(population.networks.filter(({ architecture }) => architecture === ungated), (needed) => needed === 1),
  });
}

/** Claim: gated networks integrate with several modes. */
export function severalModesClaim(population: IntegrationPopulation): Claim {
  return judgedClaim({
    id: "integration-several-modes",
    statement: "In gated networks the integration is distributed over a larger number of linear modes.",
    source,
    criterion: `In gated networks, in both contexts, ${counted} is 2 or more.`,
    figure: figureOf(population),
    measurements: measureModes(population.networks.filter(({ architecture }) => architecture !== ungated), (needed) => needed > 1),
  });
}

function figureOf(population: IntegrationPopulation): string {
  return modeCurves(population)?.id ?? "integration-modes-table";
}

function measureModes(networks: readonly IntegrationNetwork[], asClaimed: (needed: number) => boolean): Measurement[] {
  return measureEach(networks, ({ contexts }) => inEachContext(contexts, (context) => judge(context, asClaimed)));
}

function judge({ linear }: ContextFindings, asClaimed: (needed: number) => boolean): NetworkMeasurement {
  if (linear === null) return { value: "–", verdict: "undecided", note: "no slow points" };
  const value = String(linear.modesNeeded);
  if (linear.worstCondition > mostCondition) return { value, verdict: "undecided", note: "eigenvectors too far from independent" };
  return { value, verdict: asClaimed(linear.modesNeeded) ? "holds" : "fails" };
}
