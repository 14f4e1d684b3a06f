import { mean } from "../../../numeric/mean.ts";
import type { BandsFigure, CurvesFigure, TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import type { RandomFinding } from "../findings.ts";
import { meanFieldExponents } from "../mean-field.ts";
import { groupedBy, variance } from "../read-outs.ts";

const gainAxis = { label: "gain g" } as const;
const exponentAxis = { label: "exponent", unit: "nats per τ" } as const;

/** The largest exponent against the gain, with mean-field theory. */
export function onsetFigure(onset: readonly RandomFinding[]): BandsFigure {
  const groups = groupedBy(onset, ({ gain }) => gain).map(([gain, networks]) => ({ gain: Number(gain), networks })).toSorted((a, b) => a.gain - b.gain);
  const theory = groups.flatMap(({ gain }) => (meanFieldExponents.has(gain) ? [{ gain, value: meanFieldExponents.get(gain)! }] : []));
  const { units, timePerStep } = onset[0];
  return {
    kind: "bands",
    id: "onset",
    title: "Largest exponent of random rate networks",
    caption: `${units} units, Euler steps of ${timePerStep} τ, ${groups[0].networks.length} network(s) a gain; the band is one standard error from the fluctuation in time. Mean-field theory is for infinitely many units.`,
    x: gainAxis,
    y: exponentAxis,
    bands: [
      { label: "measured", x: groups.map(({ gain }) => gain), mean: groups.map(({ networks }) => mean(networks.map(({ exponents }) => exponents[0]))), spread: groups.map(({ networks }) => mean(networks.map(({ errors }) => errors[0]))) },
      { label: "mean-field theory", x: theory.map(({ gain }) => gain), mean: theory.map(({ value }) => value), spread: theory.map(() => 0) },
    ],
    thresholds: [{ value: 0, label: "chaos above" }],
  };
}

/** Spectra over the rank i/N; findings of one group share a look. At most four groups are drawn. */
export function spectraFigure(id: string, title: string, findings: readonly RandomFinding[], group: (finding: RandomFinding) => string, unit: string): CurvesFigure {
  const shown = new Set([...new Set(findings.map(group))].slice(-4));
  return {
    kind: "curves",
    id,
    title,
    caption: `Lyapunov exponents in falling order over their rank i/N, one line a network: ${[...shown].join("; ")}.`,
    x: { label: "rank i/N" },
    y: { label: "exponent", unit },
    series: findings.filter((finding) => shown.has(group(finding))).map((finding) => ({
      label: `${group(finding)}, seed ${finding.seed}`,
      group: group(finding),
      x: finding.exponents.map((_, i) => (i + 1) / finding.units),
      y: finding.exponents,
    })),
    thresholds: [{ value: 0, label: "neutral" }],
  };
}

/** Dimension and entropy rate a unit against the gain, of networks in discrete time. */
export function chaosByGain(discrete: readonly RandomFinding[]): BandsFigure {
  const groups = groupedBy(discrete, ({ gain }) => gain).map(([gain, networks]) => ({ gain: Number(gain), networks })).toSorted((a, b) => a.gain - b.gain);
  const band = (label: string, of: (finding: RandomFinding) => number) => {
    const values = groups.map(({ networks }) => networks.map(of));
    return { label, x: groups.map(({ gain }) => gain), mean: values.map(mean), spread: values.map((own) => Math.sqrt(variance(own))) };
  };
  return {
    kind: "bands",
    id: "chaos-by-gain",
    title: "Chaos against the coupling, in discrete time",
    caption: `Networks x' = tanh(W x) of ${discrete[0].units} units; the band is the standard deviation over networks. D is the Kaplan–Yorke dimension, H the sum of the positive exponents, which bounds the entropy rate.`,
    x: { ...gainAxis, scale: "log" },
    y: { label: "per unit" },
    bands: [band("D / N", ({ kaplanYorke, units }) => (kaplanYorke ?? NaN) / units), band("5 H / N", ({ entropyRateBound, units }) => (5 * entropyRateBound) / units)],
  };
}

/** What was read off every random network. */
export function randomTable(id: string, title: string, findings: readonly RandomFinding[], unit: string): TableFigure {
  return {
    kind: "table",
    id,
    title,
    caption: `Exponents in ${unit}, the largest with its standard error in time; D is the Kaplan–Yorke dimension, H the sum of the positive exponents (an upper bound of the entropy rate), P the participation ratio of the leading tangent vector.`,
    columns: ["units", "gain", "noise σ", "seed", "λ₁", "±", "positive", "D/N", "H/N", "P/N"].map((label) => ({ label, align: "right" })),
    rows: findings.map(({ units, gain, noise, seed, exponents, errors, kaplanYorke, entropyRateBound, participation }) => [
      String(units), String(gain), String(noise), String(seed), numberText(exponents[0]), numberText(errors[0], 2),
      String(exponents.filter((exponent) => exponent > 0).length), kaplanYorke === undefined ? "–" : numberText(kaplanYorke / units), numberText(entropyRateBound / units), numberText(participation / units),
    ]),
  };
}
