import type { MemberDetail } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import { isLasting } from "./claims/limit-cycle.ts";
import { pointCounts, unstableText } from "./point-counts.ts";
import type { SineNetwork } from "./population.ts";

/** What is shown of a sine network in the map of the population. */
export function sineDetail({ findings, geometry, score }: SineNetwork): MemberDetail {
  const { commands, cycles, tuning, pictures } = findings;
  const counts = pointCounts(findings);
  return {
    facts: [
      ["Mean squared error", numberText(score.metrics["meanSquaredError"], 2)],
      ["Commands with one fixed point", `${counts.one} of ${commands.length}`],
      ["Unstable dimensions", unstableText(counts)],
      ["r of arg λ and ω", tuning.pearson === null ? "–" : numberText(tuning.pearson, 4)],
      ["Lasting limit cycles", `${cycles.filter(isLasting).length} of ${cycles.length}`],
      ["Participation ratio", numberText(geometry.participationRatio)],
    ],
    trajectories: pictures.orbits.map((orbit) => orbit.filter((_, at) => at % 3 !== 2)),
    points: pictures.points.filter(({ near }) => near).map(({ position: [x, y], unstableDimensions }) => ({ position: [x, y] as const, unstableDimensions })),
    eigenvalues: pictures.eigenvalues,
  };
}
