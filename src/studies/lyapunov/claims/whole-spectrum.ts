import { log } from "../../../numeric/elementary.ts";
import { mean } from "../../../numeric/mean.ts";
import { judgedClaim, type Claim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import type { LyapunovFindings, RandomFinding } from "../findings.ts";

const SYMMETRY = 0.1;
/** Smaller networks leave products of two weights, dt²·tr(J²), that do not average out. */
const LARGE = 100;

/** What the whole spectrum of a rate network obeys: the mean exponent, and a symmetry about it. */
export function wholeSpectrumClaims({ full }: LyapunovFindings): Claim[] {
  return [
    judgedClaim({
      id: "mean-exponent",
      statement: "The mean exponent is −1/τ, whatever the gain: by Euler steps of length dt, about log(1 − dt)/dt",
      source: { kind: "derived", where: "mean trace of the flow's Jacobian without self-connections" },
      criterion: `within 0.003 per τ of log(1 − dt)/dt, in networks of ${LARGE} units or more`,
      measurements: full.map(meanExponent),
      figure: "whole-spectrum",
    }),
    judgedClaim({
      id: "point-symmetry",
      statement: "The spectrum is point-symmetric: the sum of mirror pairs of exponents is constant",
      source: { kind: "read", where: "Engelken, Wolf & Abbott (2023), abstract: a generalised time-reversal symmetry gives a point symmetry" },
      criterion: `root-mean-square deviation of λᵢ + λ at the mirrored rank from twice the mean at most ${SYMMETRY} of the spectrum's width (threshold proposed here; in tanh networks the symmetry is not exact)`,
      measurements: full.map((network) => {
        const deviation = asymmetry(network);
        return { subject: named(network), value: `${numberText(deviation, 2)} of the width`, verdict: deviation <= SYMMETRY ? "holds" : "fails" };
      }),
      figure: "whole-spectrum",
    }),
  ];
}

function meanExponent(network: RandomFinding): Measurement {
  const expected = log(1 - network.timePerStep) / network.timePerStep;
  const measured = mean(network.exponents);
  const evidence = { subject: named(network), value: `${numberText(measured, 5)} for ${numberText(expected, 5)}` };
  if (network.units < LARGE) return { ...evidence, verdict: "undecided", note: "in small networks the Euler step's second order shows" };
  return { ...evidence, verdict: Math.abs(measured - expected) <= 0.003 ? "holds" : "fails" };
}

/** Root-mean-square deviation of mirror pairs' sums from twice the mean, over λ₁ − λ at the last rank. */
function asymmetry({ exponents }: RandomFinding): number {
  const centre = 2 * mean(exponents);
  const squares = exponents.map((exponent, i) => exponent + exponents[exponents.length - 1 - i] - centre).map((deviation) => deviation * deviation);
  return Math.sqrt(mean(squares)) / (exponents[0] - exponents[exponents.length - 1]);
}

function named({ units, gain, seed }: RandomFinding): string {
  return `${units} units, gain ${gain}, seed ${seed}`;
}
