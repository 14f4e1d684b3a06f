import type { MemberDetail } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import { driftShare } from "./line-quality.ts";
import type { IntegrationNetwork } from "./population.ts";

/** What is shown of a network in the map of the population: its first context's line. */
export function memberDetail({ findings: { contexts, steps, pictures: { contexts: [picture] } } }: IntegrationNetwork): MemberDetail {
  const [{ context, linear, shape, slowPoints, values }] = contexts;
  const facts: (readonly [string, string])[] = [
    ["Context", context],
    ["Slow points", `${slowPoints} of ${values.length}`],
    ["PC1 of the line", `${numberText(100 * (shape.straightness ?? NaN))} %`],
    ["Drift through a trial", `${numberText(100 * driftShare(contexts[0], steps), 2)} %`],
    ["|λ₁|, |λ₂|", linear === null ? "–" : linear.spectrum.slice(0, 2).map((value) => value.toFixed(3)).join(", ")],
    ["Modes needed", contexts.map((one) => String(one.linear?.modesNeeded ?? "–")).join(" | ")],
  ];
  return {
    facts,
    trajectories: picture.trajectories.map((path) => path.filter((_, at) => at % 3 < 2)),
    points: picture.points.map(({ position: [x, y], unstableDimensions }) => ({ position: [x, y], unstableDimensions })),
    eigenvalues: picture.eigenvalues,
  };
}
