import fc from "fast-check";
import { expect, it } from "vitest";
import { idealPoints } from "./test-findings.ts";
import { topologyDistance } from "./topology-distance.ts";

it("counts labelled points and transitions: 27 + 24 parts of the ideal cube", () => {
  const withoutCentre = idealPoints().filter(({ unstableDimensions }) => unstableDimensions < 3);
  expect(topologyDistance(idealPoints(), [])).toBe(1);
  expect(topologyDistance(idealPoints().map((point) => ({ ...point, destinations: [] })), [])).toBe(1);
  expect(topologyDistance(idealPoints(), withoutCentre.map((point) => ({ ...point, destinations: [] })))).toBeCloseTo(1 - 26 / 51, 12);
});

/** Some of the ideal points, without transitions. */
const subset = fc.subarray(idealPoints().map((point) => ({ ...point, destinations: [] })));

it("is a metric on sets of parts: zero on itself, symmetric, obeying the triangle inequality", () => {
  fc.assert(fc.property(subset, subset, subset, (a, b, c) => {
    expect(topologyDistance(a, a)).toBe(0);
    expect(topologyDistance(a, b)).toBe(topologyDistance(b, a));
    expect(topologyDistance(a, c)).toBeLessThanOrEqual(topologyDistance(a, b) + topologyDistance(b, c) + 1e-12);
  }), { numRuns: 60 });
});

it("does not depend on the order of the points", () => {
  const reversed = idealPoints().toReversed().map((point) => ({ ...point, destinations: point.destinations.map((index) => 26 - index) }));
  expect(topologyDistance(idealPoints(), reversed)).toBe(0);
});
