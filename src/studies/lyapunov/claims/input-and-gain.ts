import { judgedClaim, type Claim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import type { LyapunovFindings, RandomFinding } from "../findings.ts";
import { groupedBy, meanOf } from "../read-outs.ts";
import { engelkenAbstract } from "../sources.ts";

const quantities: readonly { readonly name: string; readonly of: (finding: RandomFinding) => number | undefined }[] = [
  { name: "λ₁", of: ({ exponents }) => exponents[0] },
  { name: "dimension / N", of: ({ kaplanYorke, units }) => (kaplanYorke === undefined ? undefined : kaplanYorke / units) },
  { name: "entropy rate bound / N", of: ({ entropyRateBound, units }) => entropyRateBound / units },
];

/** Fluctuating input makes a network less chaotic; and so does strong coupling, far from the onset. */
export function inputAndGainClaims({ noise, discrete }: LyapunovFindings): Claim[] {
  return [
    judgedClaim({
      id: "input-reduces-chaos",
      statement: "Fluctuating input lowers the entropy rate and the attractor dimension",
      source: { kind: "read", where: engelkenAbstract },
      criterion: "at the strongest noise, the largest exponent, dimension and entropy rate are below those without noise",
      measurements: quantities.map(({ name, of }) => fallUnderNoise(name, noise, of)),
      figure: "noise",
    }),
    judgedClaim({
      id: "chaos-peaks",
      statement: "Attractor dimension and entropy rate rise with the coupling near the onset of chaos and fall again far from it",
      source: { kind: "read", where: `${engelkenAbstract}; shown here on networks in discrete time, where the fall sets in at smaller gains` },
      criterion: "the largest value over the gains is neither at the smallest nor at the largest gain",
      measurements: quantities.slice(1).map(({ name, of }) => peakOf(name, discrete, of)),
      figure: "discrete",
    }),
  ];
}

interface Level {
  readonly level: number;
  readonly value: number | undefined;
}

/** Means of a quantity at each value of what was varied, ascending. */
function levelsOf(findings: readonly RandomFinding[], varied: (finding: RandomFinding) => number, of: (finding: RandomFinding) => number | undefined): Level[] {
  return groupedBy(findings, varied).map(([level, members]) => ({ level: Number(level), value: meanOf(members, of) })).toSorted((a, b) => a.level - b.level);
}

function textOf(levels: readonly Level[], what: string): string {
  return levels.map(({ level, value }) => `${value === undefined ? "–" : numberText(value)} at ${what} ${level}`).join(", ");
}

/** Whether a quantity is lower at the strongest noise than without. */
function fallUnderNoise(name: string, findings: readonly RandomFinding[], of: (finding: RandomFinding) => number | undefined): Measurement {
  const levels = levelsOf(findings, ({ noise }) => noise, of);
  const evidence = { subject: name, value: textOf(levels, "noise") };
  const [first, last] = [levels.at(0)?.value, levels.at(-1)?.value];
  if (first === undefined || last === undefined || levels.length < 2) return { ...evidence, verdict: "undecided", note: "too little was computed" };
  return { ...evidence, verdict: last < first ? "holds" : "fails" };
}

function peakOf(name: string, findings: readonly RandomFinding[], of: (finding: RandomFinding) => number | undefined): Measurement {
  const levels = levelsOf(findings, ({ gain }) => gain, of);
  const values = levels.map(({ value }) => value).filter((value) => value !== undefined);
  const evidence = { subject: name, value: textOf(levels, "gain") };
  if (values.length < levels.length || levels.length < 3) return { ...evidence, verdict: "undecided", note: "too little was computed" };
  const peak = values.indexOf(Math.max(...values));
  return { ...evidence, verdict: peak > 0 && peak < values.length - 1 ? "holds" : "fails" };
}
