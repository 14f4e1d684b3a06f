import { mean } from "../../../numeric/mean.ts";
import { judgedClaim, type Claim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import type { LyapunovFindings } from "../findings.ts";
import { meanFieldExponents } from "../mean-field.ts";
import { groupedBy } from "../read-outs.ts";

/** Networks below this are too small for mean-field theory: around the onset they fall onto cycles and fixed points. */
const LARGE = 500;
const TOLERANCE = 0.15;

/** Chaos sets in as the gain passes 1, and far above the largest exponent is that of mean-field theory. */
export function onsetClaims({ onset }: LyapunovFindings): Claim[] {
  const gains = groupedBy(onset, ({ gain }) => gain).map(([gain, networks]) => ({ gain: Number(gain), units: networks[0].units, largest: mean(networks.map(({ exponents }) => exponents[0])) }));
  const far = gains.filter(({ gain }) => gain <= 0.8 || gain >= 2);
  return [
    judgedClaim({
      id: "onset-of-chaos",
      statement: "A random rate network is quiet below the gain 1 and chaotic above it",
      source: { kind: "derived", where: "mean-field theory of Sompolinsky, Crisanti & Sommers (1988); finite networks blur the onset" },
      criterion: "the largest exponent is negative for gains up to 0.8 and positive from 2 on; between, nothing is decided",
      measurements: far.map(({ gain, largest, units }) => signOf(gain, largest, units)),
      figure: "onset",
    }),
    judgedClaim({
      id: "mean-field",
      statement: "Far above the onset the largest exponent is that of mean-field theory",
      source: { kind: "derived", where: "equations of Sompolinsky, Crisanti & Sommers (1988), solved for this project" },
      criterion: `within ${100 * TOLERANCE} % for gains from 3 on, in networks of ${LARGE} units or more`,
      measurements: gains.filter(({ gain }) => gain >= 3 && meanFieldExponents.has(gain)).map(({ gain, largest, units }) => againstTheory(gain, largest, units)),
      figure: "onset",
    }),
  ];
}

function signOf(gain: number, largest: number, units: number): Measurement {
  const met = gain < 1 ? largest < 0 : largest > 0;
  const verdict = met ? "holds" : units >= LARGE ? "fails" : "undecided";
  const note = verdict === "undecided" ? { note: `${units} units are few: they fall onto cycles and fixed points` } : {};
  return { subject: `gain ${gain}`, value: `λ₁ = ${numberText(largest)} per τ`, verdict, ...note };
}

function againstTheory(gain: number, largest: number, units: number): Measurement {
  const theory = meanFieldExponents.get(gain)!;
  const value = `λ₁ = ${numberText(largest)} per τ for ${numberText(theory)} (${numberText(100 * (largest / theory - 1), 2)} %)`;
  if (units < LARGE) return { subject: `gain ${gain}`, value, verdict: "undecided", note: `only ${units} units` };
  return { subject: `gain ${gain}`, value, verdict: Math.abs(largest / theory - 1) <= TOLERANCE ? "holds" : "fails" };
}
