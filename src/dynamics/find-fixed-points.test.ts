import { describe, expect, it } from "vitest";
import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { createStream } from "../numeric/random.ts";
import { findFixedPoints, type FixedPointSearch } from "./find-fixed-points.ts";
import { fixedPointSeeds } from "./fixed-point-seeds.ts";
import { modulus } from "./linearise.ts";
import { affineMap } from "./test-maps/affine-map.ts";
import { henonMap } from "./test-maps/henon-map.ts";
import { goldenNetwork, tanhNetwork } from "./test-maps/tanh-network.ts";

/** Every point of [-1, 1]ⁿ with `steps` values an axis. */
function grid(n: number, steps: number): Float64Array {
  const axis = (k: number) => -1 + (2 * k) / (steps - 1);
  return Float64Array.from({ length: steps ** n * n }, (_, at) => axis(Math.floor(Math.floor(at / n) / steps ** (at % n)) % steps));
}

const search = (map: DynamicalMap, steps = 3) => findFixedPoints(map, grid(map.dimension, steps));

function pointNear({ points }: FixedPointSearch, state: readonly number[]) {
  const found = points.filter((point) => state.every((value, i) => Math.abs(point.state[i] - value) < 1e-6));
  expect(found).toHaveLength(1);
  return found[0];
}

describe("findFixedPoints on the golden networks", () => {
  it("finds exactly the three points of the two-unit network", () => {
    const result = search(goldenNetwork(2));
    expect(result.points).toHaveLength(3);
    expect(pointNear(result, [0, 0]).eigenvalues.map(modulus)).toEqual([expect.closeTo(2, 9), expect.closeTo(0, 9)]);
    for (const sign of [1, -1]) {
      const point = pointNear(result, [0.957504 * sign, -0.957504 * sign]);
      expect(point.eigenvalues.map(modulus)).toEqual([expect.closeTo(0.166372, 6), expect.closeTo(0, 6)]);
      expect(point.stability).toBe("stable");
    }
    expect(result.census).toEqual([2, 1]);
    expect(result.inputs[0].completeness.sentence).toBe("index sum is +1, as theory demands; the hit counts suggest no further points");
  });

  it("finds exactly the three points of the three-unit network, two of them unstable by a flip", () => {
    const result = search(goldenNetwork(3));
    expect(result.points).toHaveLength(3);
    expect(pointNear(result, [0, 0, 0]).unstableDimensions).toBe(2);
    for (const sign of [1, -1]) {
      const point = pointNear(result, [0.949796, -0.425502, -0.879894].map((value) => sign * value));
      expect(point.eigenvalues[0].re).toBeCloseTo(-1.006406, 6);
      expect(point.eigenvalues.map(modulus).slice(1)).toEqual([expect.closeTo(0.285346, 6), expect.closeTo(0, 6)]);
      expect(point).toMatchObject({ stability: "unstable", flowStability: "stable", unstableDimensions: 1, index: 1 });
    }
  });
});

describe("findFixedPoints on the four-unit golden network", () => {
  const result = search(goldenNetwork(4));

  it("finds exactly nine points, complete by their index", () => {
    expect(result.points).toHaveLength(9);
    expect(result.inputs[0].indexSum).toEqual({ value: 1, expected: 1, undecided: 0 });
  });

  it("locates them and their eigenvalues", () => {
    const expected: [number[], number[]][] = [
      [[0, 0, 0, 0], [1.885618, 1.885618, 1.333333, 0]],
      [[0.775516, -0.775516, 0.775516, -0.775516], [0.751559, 0.751559, 0.531433, 0]],
      [[0.962892, 0.525235, -0.962892, -0.525235], [1.04743, 0.531311, 0.179045, 0]],
      [[0.877263, -0.569696, 0.339745, -0.789648], [1.315957, 1.000025, 0.448416, 0]],
      [[0.339745, -0.789648, 0.877263, -0.569696], [1.315957, 1.000025, 0.448416, 0]],
    ];
    for (const [state, moduli] of expected) {
      for (const sign of [1, -1]) {
        const point = pointNear(result, state.map((value) => value * sign + 0));
        expect(point.eigenvalues.map(modulus)).toEqual(moduli.map((value) => expect.closeTo(value, 5)));
      }
    }
  });

  it("decides the eigenvalue at −1.0000245 to be unstable", () => {
    const point = pointNear(result, [0.877263, -0.569696, 0.339745, -0.789648]);
    expect(point.eigenvalues[1].re).toBeCloseTo(-1.0000245, 7);
    expect(point).toMatchObject({ unstableDimensions: 2, undecidedDimensions: 0, stability: "unstable", flowStability: "unstable" });
    expect(point.errorRadius).toBeLessThan(1e-10);
  });

  it("leaves that eigenvalue undecided when the search stops early", () => {
    const coarse = findFixedPoints(goldenNetwork(4), Float64Array.from([0.8773, -0.5697, 0.3397, -0.7896]), { tolerance: 1e-8 });
    expect(coarse.points[0]).toMatchObject({ undecidedDimensions: 1, stability: "unstable" });
  });
});

describe("findFixedPoints on maps solved by hand", () => {
  it("finds 27 points of three uncoupled units, 8 stable, 12, 6 and 1 with one, two and three unstable dimensions", () => {
    const result = search(tanhNetwork({ recurrent: [[2, 0, 0], [0, 2, 0], [0, 0, 2]] }), 5);
    expect(result.census).toEqual([8, 12, 6, 1]);
    expect(pointNear(result, [0.957504, 0.957504, 0]).eigenvalues.map(modulus)).toEqual([2, 0.166372, 0.166372].map((value) => expect.closeTo(value, 6)));
    expect(result.inputs[0].completeness.verdict).toBe("consistent");
  });

  it("finds (I − A)⁻¹ b of an affine map", () => {
    const { points } = search(affineMap([[0.5, 0.25], [-0.5, 2]], [1, 1]));
    expect(points).toHaveLength(1);
    expect([...points[0].state]).toEqual([expect.closeTo(2, 12), expect.closeTo(0, 12)]);
    expect(points[0].unstableDimensions).toBe(1);
  });

  it("reads off rotation and growth: modulus 1.1, frequency 0.3, both dimensions unstable", () => {
    const [c, s] = [1.1 * 0.955336489125606, 1.1 * 0.29552020666133955];
    const { points } = search(affineMap([[c, -s], [s, c]]));
    expect(points[0].eigenvalues.map(modulus)).toEqual([expect.closeTo(1.1, 12), expect.closeTo(1.1, 12)]);
    expect(points[0].frequencies[0]).toBeCloseTo(0.3, 12);
    expect(points[0].timeConstants[0]).toBeCloseTo(1 / 0.0953101798043249, 9);
    expect(points[0]).toMatchObject({ stability: "unstable", flowStability: "unstable" });
  });

  it("finds J = I/2 of a gated cell without weights", () => {
    const { points } = search(affineMap([[0.5, 0, 0], [0, 0.5, 0], [0, 0, 0.5]]));
    expect(points[0].eigenvalues).toEqual([0, 1, 2].map(() => ({ re: 0.5, im: 0 })));
    expect(points[0].timeConstants[0]).toBeCloseTo(1.4426950408889634, 12);
  });

  it("finds Hénon's two saddles, the roots of 1.4 x² + 0.7 x = 1", () => {
    const result = search(henonMap);
    const root = (sign: number) => (-0.7 + sign * Math.sqrt(0.49 + 5.6)) / 2.8;
    expect(result.points).toHaveLength(2);
    for (const sign of [1, -1]) pointNear(result, [root(sign), 0.3 * root(sign)]);
    expect(result.inputs[0].completeness.verdict).toBe("unknown");
  });
});

describe("findFixedPoints on a network with three noisy bistable groups", () => {
  const stream = createStream({ study: "test", purpose: "groups", seed: 4 });
  const N = 24;
  const weight = (i: number, j: number) => (Math.floor(i / 8) === Math.floor(j / 8) ? 1.8 / 8 : 0) + (0.3 / Math.sqrt(N)) * stream.normal();
  const map = tanhNetwork({ recurrent: Array.from({ length: N }, (_, i) => Array.from({ length: N }, (_unused, j) => weight(i, j))) });
  const corners = Float64Array.from({ length: 8 * N }, (_, at) => ((Math.floor(at / N) >> Math.floor((at % N) / 8)) & 1 ? 0.8 : -0.8));
  const seeds = fixedPointSeeds(corners, N, stream, { count: 512 });
  const result = findFixedPoints(map, seeds);

  it("finds the census 8, 12, 6, 1 from seeds that are only attractors, noise and midpoints", () => {
    expect(result.census).toEqual([8, 12, 6, 1]);
    expect(result.inputs[0]).toMatchObject({ indexSum: { value: 1, expected: 1, undecided: 0 }, completeness: { verdict: "consistent" } });
  });

  it("brings every attempt below the tolerance and locates every point to 1e-11", () => {
    expect(result.attempts.every(({ q, outcome }) => outcome === "converged" && q <= 1e-24)).toBe(true);
    expect(Math.max(...result.points.map(({ errorRadius }) => errorRadius))).toBeLessThan(1e-11);
  });
});
