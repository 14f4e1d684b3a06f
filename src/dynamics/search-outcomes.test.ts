import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../numeric/errors.ts";
import { defineMap } from "./define-map.ts";
import { findFixedPoints, fixedPointSearch } from "./find-fixed-points.ts";
import { SearchCancelledError, type SearchProgress } from "./search-progress.ts";
import { affineMap } from "./test-maps/affine-map.ts";
import { tanhNetwork } from "./test-maps/tanh-network.ts";

/** x' = x + f(x) on the line. */
const drift = (f: (x: number) => number, slope: (x: number) => number) =>
  defineMap({
    dimension: 1,
    step: (x, _u, out) => out.set([x[0] + f(x[0])]),
    jacobian: (x, _u, out) => out.set([1 + slope(x[0])]),
  });

const oneSeed = Float64Array.of(0.4);

describe("an attempt's outcome", () => {
  it("is converged at a fixed point", () => {
    const [attempt] = findFixedPoints(drift((x) => 0.5 - x, () => -1), oneSeed).attempts;
    expect(attempt).toMatchObject({ outcome: "converged", converged: true, point: 0, q: 0 });
  });

  it("is a slow point where q has a minimum above zero, at the ghost of a fold", () => {
    const { attempts, points } = findFixedPoints(drift((x) => x * x + 0.01, (x) => 2 * x), oneSeed);
    expect(points).toEqual([]);
    expect(attempts[0]).toMatchObject({ outcome: "slow point", converged: false, point: undefined });
    expect(attempts[0].q).toBeCloseTo(0.5e-4, 8);
    expect(Math.abs(attempts[0].state[0])).toBeLessThan(1e-3);
  });

  it("is having left the search region where q falls for ever", () => {
    const runaway = drift((x) => 1 / (1 + x * x), (x) => (-2 * x) / (1 + x * x) ** 2);
    expect(findFixedPoints(runaway, oneSeed).attempts[0].outcome).toBe("left the search region");
  });

  it("is non-finite where the map is not defined", () => {
    const root = defineMap({
      dimension: 1,
      step: (x, _u, out) => out.set([Math.sqrt(x[0])]),
      jacobian: (x, _u, out) => out.set([0.5 / Math.sqrt(x[0])]),
    });
    const { attempts, points } = findFixedPoints(root, Float64Array.of(-1, 0.5));
    expect(attempts.map(({ outcome }) => outcome)).toEqual(["non-finite", "converged"]);
    expect(points[0].state[0]).toBeCloseTo(1, 12);
  });

  it("is not having converged when the steps run out", () => {
    const { attempts } = findFixedPoints(drift((x) => 1 - x * x * x, (x) => -3 * x * x), oneSeed, { descentSteps: 0, polishSteps: 1 });
    expect(attempts[0]).toMatchObject({ outcome: "did not converge", iterations: 1 });
  });
});

describe("findFixedPoints", () => {
  const bistable = tanhNetwork({ recurrent: [[2]], input: [[1]] });

  it("searches every seed under its own input and checks each input by itself", () => {
    const seeds = Float64Array.of(-1, 0, 1, -1, 0, 1);
    const { points, inputs, census } = findFixedPoints(bistable, seeds, { input: Float64Array.of(0, 0, 0, 3, 3, 3) });
    expect(inputs.map(({ input }) => [...input])).toEqual([[0], [3]]);
    expect(inputs.map(({ points: members }) => members)).toEqual([[0, 1, 2], [3]]);
    expect(inputs.map(({ indexSum }) => indexSum.value)).toEqual([1, 1]);
    expect(points[3].hits).toBe(3);
    expect(points[3].inputJacobian[0]).toBeCloseTo(1 - points[3].state[0] ** 2, 12);
    expect(census).toEqual([3, 1]);
  });

  it("says that points are missing when the index sum gives it away", () => {
    const { inputs } = findFixedPoints(bistable, Float64Array.of(0));
    expect(inputs[0].completeness).toEqual({
      verdict: "points are missing",
      sentence: "index sum is −1, theory demands +1: points are missing",
    });
  });

  it("points every converged attempt at a point no farther than the tolerance", () => {
    const seeds = Float64Array.from({ length: 40 }, (_, k) => -1 + k / 20);
    const { attempts, points } = findFixedPoints(bistable, seeds);
    for (const { state, point } of attempts) expect(Math.abs(points[point as number].state[0] - state[0])).toBeLessThan(1e-5);
    expect(points.reduce((sum, { hits }) => sum + hits, 0)).toBe(40);
    for (const { attempt, q } of points) expect(attempts[attempt].q).toBe(q);
  });

  it("keeps a covering set of a line attractor, every point on it and marginal", () => {
    const direction = [0.6, 0, 0.8];
    const line = affineMap(direction.map((a, i) => direction.map((b, j) => (i === j ? 0.5 : 0) + 0.5 * a * b)));
    const seeds = Float64Array.from({ length: 300 }, (_, at) => (((at + 1) * 0.6180339887498949) % 2) - 1);
    const { points, attempts, inputs } = findFixedPoints(line, seeds, { uniqueness: 0.1 });
    const along = points.map(({ state }) => state.reduce((sum, value, i) => sum + value * direction[i], 0)).toSorted((a, b) => a - b);
    const reached = attempts.map(({ state }) => state.reduce((sum, value, i) => sum + value * direction[i], 0));
    expect(attempts.every(({ converged }) => converged)).toBe(true);
    for (const place of reached) expect(along.some((other) => Math.abs(other - place) <= 0.1 + 1e-12)).toBe(true);
    for (let k = 1; k < along.length; k++) expect(along[k] - along[k - 1]).toBeGreaterThan(0.1);
    for (const [k, { state }] of attempts.entries()) {
      for (let i = 0; i < 3; i++) expect(state[i]).toBeCloseTo(reached[k] * direction[i], 10);
      expect(reached[k]).toBeCloseTo(direction.reduce((sum, value, i) => sum + value * seeds[3 * k + i], 0), 6);
    }
    for (const point of points) expect(point).toMatchObject({ stability: "marginal", undecidedDimensions: 1, index: 0, errorRadius: Infinity });
    expect(Array.from(points[0].rightVectors[0].re, Math.abs)).toEqual(direction.map((value) => expect.closeTo(value, 9)));
    expect(inputs[0].completeness.verdict).toBe("unknown");
  });

  it("samples slow points where they are first slow enough when the tolerance is coarse", () => {
    const slowLine = affineMap([[0.999, 0], [0, 0.2]]);
    const { points } = findFixedPoints(slowLine, Float64Array.of(1, 0.5, -1, 0.5), { tolerance: 1e-6 });
    expect(points.map(({ state }) => Math.round(state[0] * 10) / 10).toSorted((a, b) => a - b)).toEqual([-1, 1]);
  });

  it("gives the same bits twice and leaves seeds and input as they were", () => {
    const seeds = Float64Array.of(-0.9, 0.1, 0.7);
    const input = Float64Array.of(0.05);
    const first = findFixedPoints(bistable, seeds, { input });
    expect(findFixedPoints(bistable, seeds, { input })).toEqual(first);
    expect([...seeds, ...input]).toEqual([-0.9, 0.1, 0.7, 0.05]);
  });
});

describe("a search's progress", () => {
  const map = tanhNetwork({ recurrent: [[2, 0], [0, 2]] });
  const seeds = Float64Array.of(0.5, 0.5, -0.5, 0.5, 0.1, -0.5);

  it("is told batch by batch and ends at the total of every stage", () => {
    const seen: SearchProgress[] = [];
    findFixedPoints(map, seeds, { onProgress: (progress) => seen.push(progress) });
    expect([...new Set(seen.map(({ stage }) => stage))]).toEqual(["descending", "polishing", "linearising"]);
    for (const stage of ["descending", "polishing", "linearising"]) {
      const last = seen.findLast((progress) => progress.stage === stage);
      expect(last?.done).toBe(last?.total);
    }
  });

  it("stops with a SearchCancelledError once its signal is aborted", () => {
    const controller = new AbortController();
    const search = () => findFixedPoints(map, seeds, { signal: controller.signal, onProgress: () => controller.abort() });
    expect(search).toThrow(SearchCancelledError);
    expect(search).toThrow("findFixedPoints: expected to run to its end, got a cancel request");
  });

  it("can be drawn step by step from a generator with the same result", () => {
    const search = fixedPointSearch(map, seeds);
    let step = search.next();
    while (step.done !== true) step = search.next();
    expect(step.value).toEqual(findFixedPoints(map, seeds));
  });
});

describe("findFixedPoints refuses", () => {
  const map = tanhNetwork({ recurrent: [[1, 0], [0, 1]], input: [[1], [1]] });
  const seeds = Float64Array.of(1, 2, 3, 4);
  const message = (attempt: () => unknown): string => {
    try {
      attempt();
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidInputError);
      return (error as InvalidInputError).message;
    }
    return "no error";
  };

  it.each([
    ["no seeds", new Float64Array(0), {}, "findFixedPoints: expected at least one seed, got none. Draw some with fixedPointSeeds"],
    ["a seed cut short", Float64Array.of(1, 2, 3), {}, "findFixedPoints: expected seeds of shape [S, 2], got 3 numbers"],
    ["a NaN in a seed", Float64Array.of(1, 2, 3, NaN), {}, "findFixedPoints: expected finite seeds, got NaN in seed 1, coordinate 1"],
    ["an input of the wrong shape", seeds, { input: Float64Array.of(1, 2, 3) }, "findFixedPoints: expected an input of shape [1] or [2, 1], got 3 numbers"],
    ["an infinite input", seeds, { input: Float64Array.of(Infinity) }, "findFixedPoints: expected a finite input, got Infinity at position 0"],
    ["a tolerance of zero", seeds, { tolerance: 0 }, "findFixedPoints.tolerance: expected a positive number, got 0"],
    ["half a step", seeds, { polishSteps: 0.5 }, "findFixedPoints.polishSteps: expected a whole number, zero or more, got 0.5"],
  ])("%s", (_, given, options, expected) => {
    expect(message(() => findFixedPoints(map, given, options))).toBe(expected);
  });
});
