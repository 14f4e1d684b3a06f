import { judgedClaim, type Claim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import type { LyapunovFindings, RandomFinding } from "../findings.ts";
import { groupedBy, meanOf, variance } from "../read-outs.ts";
import { engelkenAbstract } from "../sources.ts";

const TOLERANCE = 0.1;
/** Smaller networks are below the law of large numbers. */
const LARGE = 200;

/** Chaos is extensive: dimension and entropy rate grow in proportion to the number of units. */
export function extensiveClaim({ sizes }: LyapunovFindings): Claim {
  const bySize = groupedBy(sizes, ({ units }) => units).map(([units, networks]) => ({ units: Number(units), networks }));
  const [smaller, larger] = bySize.slice(-2);
  const quantities = [
    { name: "dimension / N", of: ({ kaplanYorke, units }: RandomFinding) => (kaplanYorke === undefined ? undefined : kaplanYorke / units) },
    { name: "entropy rate bound / N", of: ({ entropyRateBound, units }: RandomFinding) => entropyRateBound / units },
  ];
  return judgedClaim({
    id: "extensive-chaos",
    statement: "Chaos is extensive: attractor dimension and entropy rate are proportional to the number of units",
    source: { kind: "read", where: engelkenAbstract },
    criterion: `the two largest sizes agree within ${100 * TOLERANCE} % in dimension and entropy rate a unit, both of ${LARGE} units or more; undecided where the spread between networks could make the difference (thresholds proposed here; they stayed as they were when the profile quick got its 800 units, after 200 against 400 had been undecided)`,
    measurements: smaller === undefined || larger === undefined ? [] : quantities.map(({ name, of }) => compared(name, smaller, larger, of)),
    figure: "extensive",
  });
}

interface Size {
  readonly units: number;
  readonly networks: readonly RandomFinding[];
}

/** Holds within the tolerance; fails where even two standard errors of the networks' spread do not reach it. */
function compared(name: string, smaller: Size, larger: Size, of: (finding: RandomFinding) => number | undefined): Measurement {
  const [a, b] = [smaller, larger].map(({ networks }) => ({ mean: meanOf(networks, of), error: spreadError(networks.map(of)) }));
  const subject = `${name} at ${smaller.units} and ${larger.units} units`;
  if (a.mean === undefined || b.mean === undefined) return { subject, value: "–", verdict: "undecided", note: "too few exponents were computed" };
  const value = `${numberText(a.mean)} ± ${numberText(a.error, 2)} and ${numberText(b.mean)} ± ${numberText(b.error, 2)}`;
  if (smaller.units < LARGE) return { subject, value, verdict: "undecided", note: `the smaller networks have only ${smaller.units} units` };
  const [difference, tolerated] = [Math.abs(a.mean - b.mean), TOLERANCE * b.mean];
  if (difference <= tolerated) return { subject, value, verdict: "holds" };
  const blur = 2 * Math.sqrt(a.error * a.error + b.error * b.error);
  if (difference > tolerated + blur) return { subject, value, verdict: "fails" };
  return { subject, value, verdict: "undecided", note: "networks of one size differ by as much" };
}

/** Standard error of the mean from the spread; NaN for a single value. */
function spreadError(values: readonly (number | undefined)[]): number {
  const known = values.filter((value) => value !== undefined);
  return Math.sqrt((variance(known) * known.length) / (known.length - 1) / known.length);
}
