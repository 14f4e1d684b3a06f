import { judgedClaim, type Claim } from "../../../claim.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { SineFindings } from "../findings.ts";
import { pointCounts, unstableText } from "../point-counts.ts";
import type { SinePopulation } from "../population.ts";

/** Claim: the points are unstable along one oscillating plane. */
export function unstablePair({ networks }: SinePopulation): Claim {
  return judgedClaim({
    id: "sine-unstable-pair",
    statement: "The fixed point of every command is unstable in two dimensions, a complex pair.",
    source: { kind: "proposed", where: "That unstable fixed points generate the cycles is stated with a re-implementation of the task (tripdancer0916/pytorch-fixed-point-analysis); two dimensions were found in this project's pilot network. The paper's own counts could not be read." },
    criterion: "At every command analysed, the point nearest the trial has exactly two eigenvalues outside the unit circle, and they are complex.",
    figure: "sine-points",
    measurements: measureEach(networks, measure),
  });
}

function measure(findings: SineFindings): NetworkMeasurement {
  const counts = pointCounts(findings);
  const value = `unstable dimensions: ${unstableText(counts)} of ${findings.commands.length} commands`;
  const pairs = findings.commands.filter(({ point }) => point !== null && point.unstableDimensions === 2 && (point.oscillation?.modulus ?? 0) > 1).length;
  if (counts.undecided > 0) return { value, verdict: "undecided", note: `${counts.undecided} points are marginal` };
  return { value, verdict: pairs === findings.commands.length ? "holds" : "fails" };
}
