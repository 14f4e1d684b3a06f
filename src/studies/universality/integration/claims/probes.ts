import { judgedClaim, type Claim } from "../../../claim.ts";
import { numberText } from "../../../number-text.ts";
import { measureEach } from "../../measure-each.ts";
import type { ContextFindings } from "../findings.ts";
import type { IntegrationPopulation } from "../population.ts";
import { inEachContext } from "./in-each-context.ts";

/** Least correlation of the position along the line with the integral. */
const least = 0.9;

/** Claim: constant inputs drive the state along the line. */
export function probesClaim({ networks }: IntegrationPopulation): Claim {
  return judgedClaim({
    id: "integration-probes",
    statement: "Trajectories under constant probe inputs run along the line attractor.",
    source: { kind: "read", where: "Maheswaranathan et al. 2019, caption of Fig. 3b. The measure and its threshold are proposed here." },
    criterion: `In both contexts, in the second half of a trial, the position along the line's first principal component follows the running integral of the probe, with |r| of at least ${least} over all probes.`,
    figure: "integration-lines",
    measurements: measureEach(networks, ({ contexts }) => inEachContext(contexts, ({ probes }: ContextFindings) => ({
      value: `r ${numberText(probes.tracking ?? NaN, 2)}`,
      verdict: probes.tracking !== null && probes.tracking >= least ? "holds" : "fails",
    }))),
  });
}
