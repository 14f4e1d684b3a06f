import type { FixedPointSearch } from "../dynamics/find-fixed-points.ts";
import type { FixedPoint } from "../dynamics/fixed-point.ts";
import { finiteOrNull } from "../formats/finite-or-null.ts";

/** A fixed-point search as plain JSON data. */
export type FixedPointsRecord = ReturnType<typeof fixedPointsRecord>;

/**
 * A fixed-point search under one input as plain data for a JSON file: the points in full apart from their
 * matrices, the census, the checks, and how the attempts ended. JSON has no infinities; they become null.
 */
export function fixedPointsRecord(search: FixedPointSearch) {
  const [{ input, indexSum, unseen, completeness }] = search.inputs;
  const outcomes: Record<string, number> = {};
  for (const { outcome } of search.attempts) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return {
    input: [...input],
    census: search.census,
    indexSum: { value: indexSum.value, expected: indexSum.expected ?? null, undecided: indexSum.undecided },
    unseen,
    completeness,
    attempts: { total: search.attempts.length, outcomes },
    points: search.points.map(pointRecord),
  };
}

function pointRecord(point: FixedPoint) {
  return {
    state: [...point.state],
    q: point.q,
    errorRadius: finiteOrNull(point.errorRadius),
    unstableDimensions: point.unstableDimensions,
    undecidedDimensions: point.undecidedDimensions,
    stability: point.stability,
    flowStability: point.flowStability,
    index: point.index,
    hits: point.hits,
    eigenvalues: point.eigenvalues.map(({ re, im }) => ({ re, im })),
    timeConstants: point.timeConstants.map(finiteOrNull),
    frequencies: [...point.frequencies],
  };
}
