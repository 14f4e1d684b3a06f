import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { topologyDistance } from "./topology-distance.ts";
import { idealFindings } from "./test-findings.ts";

const shape = idealFindings().contexts[0].shape;
const withEdges = (edges: readonly (readonly [number, number])[]) => idealFindings({ shape: { ...shape, edges } });
const pair = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 4 })).filter(([i, j]) => i < j);
const graph = fc.uniqueArray(pair, { maxLength: 8, selector: ([i, j]) => 5 * i + j });

describe("the topology distance", () => {
  it("counts both directions of an edge among all 25 possible ones", () => {
    expect(topologyDistance(withEdges([[0, 1], [1, 2]]), withEdges([[0, 1], [2, 3]]))).toBeCloseTo(4 / 25, 14);
  });

  it("averages over the contexts", () => {
    const line = idealFindings();
    const broken = { contexts: [line.contexts[0], { ...line.contexts[1], shape: { ...shape, edges: [] } }] };
    expect(topologyDistance(line, broken)).toBeCloseTo(8 / 25 / 2, 14);
  });

  it("is a metric on graphs", () => {
    fc.assert(
      fc.property(graph, graph, graph, (a, b, c) => {
        const [x, y, z] = [withEdges(a), withEdges(b), withEdges(c)];
        expect(topologyDistance(x, x)).toBe(0);
        expect(topologyDistance(x, y)).toBe(topologyDistance(y, x));
        expect(topologyDistance(x, z)).toBeLessThanOrEqual(topologyDistance(x, y) + topologyDistance(y, z) + 1e-12);
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});
