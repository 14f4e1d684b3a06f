import fc from "fast-check";
import { expect, it } from "vitest";
import { idealFindings } from "./test-findings.ts";
import { topologyDistance } from "./topology-distance.ts";

const { edges } = idealFindings();

it("counts the ideal cube as 27 points and 56 transitions", () => {
  expect(edges.length).toBe(83);
  expect(topologyDistance({ edges }, { edges: edges.slice(1) })).toBeCloseTo(1 / 83, 12);
  expect(topologyDistance({ edges }, { edges: [] })).toBe(1);
});

it("is a metric: zero on itself, symmetric, obeying the triangle inequality", () => {
  const some = fc.subarray([...edges]).map((kept) => ({ edges: kept }));
  fc.assert(fc.property(some, some, some, (a, b, c) => {
    expect(topologyDistance(a, a)).toBe(0);
    expect(topologyDistance(a, b)).toBe(topologyDistance(b, a));
    expect(topologyDistance(a, c)).toBeLessThanOrEqual(topologyDistance(a, b) + topologyDistance(b, c) + 1e-12);
  }), { numRuns: 60 });
});
