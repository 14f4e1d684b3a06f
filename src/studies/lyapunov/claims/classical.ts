import { judgedClaim, type Claim } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import type { ClassicalFinding, LyapunovFindings } from "../findings.ts";

/** Systems with known exponents come out right: those that follow by mathematics, and the literature's. */
export function classicalClaims({ classical }: LyapunovFindings): Claim[] {
  const of = (known: ClassicalFinding["known"]) =>
    classical.filter((finding) => finding.known === known).flatMap(({ name, values }) =>
      values.map(({ label, expected, measured, tolerance }) => ({
        subject: `${name}: ${label}`,
        value: `${numberText(measured, 6)} for ${numberText(expected, 6)}`,
        verdict: Math.abs(measured - expected) <= tolerance ? ("holds" as const) : ("fails" as const),
      })));
  const criterion = "each within its tolerance, which the table gives";
  return [
    judgedClaim({
      id: "exact-systems", statement: "Where exponents or their sum follow by mathematics, the computation gives them", criterion, figure: "classical",
      source: { kind: "derived", where: "eigenvalues, conjugacy to the doubling map, constant divergence" }, measurements: of("exact"),
    }),
    judgedClaim({
      id: "known-systems", statement: "The exponents and dimensions of Hénon's map and Lorenz' equations are those of the literature", criterion, figure: "classical",
      source: { kind: "proposed", where: "values as they are commonly quoted; not read in a source" }, measurements: of("literature"),
    }),
  ];
}
