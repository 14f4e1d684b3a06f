import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { defineMap } from "./define-map.ts";
import { findFixedPoints, type FixedPointSearch } from "./find-fixed-points.ts";
import { luFactor, luSolve } from "../numeric/linalg/lu.ts";
import { modulus } from "./linearise.ts";
import { tanhNetwork } from "./test-maps/tanh-network.ts";

const N = 3;
/** Hundredths, so that no weight is subnormal. */
const hundredths = (limit: number) => fc.integer({ min: -100 * limit, max: 100 * limit }).map((value) => value / 100);
const weight = hundredths(3);
const weights = fc.array(fc.array(weight, { minLength: N, maxLength: N }), { minLength: N, maxLength: N });
const biases = fc.array(hundredths(0.5), { minLength: N, maxLength: N });

/** 6 values an axis on [-1, 1]³: dense enough that three-unit networks of these weights hide no point from it. */
const dense = Float64Array.from({ length: 6 ** N * N }, (_, at) => -1 + (2 * (Math.floor(Math.floor(at / N) / 6 ** (at % N)) % 6)) / 5);

/** Newton's iteration from every seed, one at a time, without damping, sharing or batches; distinct roots within 1e-6. */
function plainNewton(map: DynamicalMap, seeds: Float64Array): Float64Array[] {
  const D = map.dimension;
  const roots: Float64Array[] = [];
  for (let from = 0; from < seeds.length; from += D) {
    const root = newtonFrom(map, seeds.slice(from, from + D));
    if (root !== undefined && !roots.some((other) => apart(other, root) < 1e-6)) roots.push(root);
  }
  return roots;
}

function newtonFrom(map: DynamicalMap, x: Float64Array): Float64Array | undefined {
  const D = map.dimension;
  const none = new Float64Array(0);
  const residual = new Float64Array(D);
  const matrix = new Float64Array(D * D);
  for (let iteration = 0; iteration < 60; iteration++) {
    map.step(x, none, residual);
    for (let i = 0; i < D; i++) residual[i] -= x[i];
    if (residual.every((value) => Math.abs(value) < 1e-13)) return x;
    map.jacobian(x, none, matrix);
    for (let at = 0; at < D * D; at++) matrix[at] = (at % (D + 1) === 0 ? 1 : 0) - matrix[at];
    const step = luSolve(luFactor(matrix, D), residual);
    for (let i = 0; i < D; i++) x[i] += step[i];
  }
  return undefined;
}

function apart(a: Float64Array, b: Float64Array): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0));
}

/** Every member of a has one member of b within 1e-6, and the other way round. */
function expectSamePoints(a: readonly Float64Array[], b: readonly Float64Array[]): void {
  expect(a).toHaveLength(b.length);
  for (const point of a) expect(b.filter((other) => apart(point, other) < 1e-6)).toHaveLength(1);
}

const statesOf = ({ points }: FixedPointSearch) => points.map(({ state }) => state);

/** Searches from the dense grid, and skips a map with a point so close to a bifurcation that rounding decides on it. */
function searchRegular(map: DynamicalMap): FixedPointSearch {
  const search = findFixedPoints(map, dense);
  fc.pre(search.points.every(({ eigenvalues }) => eigenvalues.every(({ re, im }) => modulus({ re: re - 1, im }) > 0.02)));
  return search;
}

describe("findFixedPoints", () => {
  it("finds what Newton's iteration from every seed of a dense grid finds", () => {
    fc.assert(
      fc.property(weights, biases, (recurrent, bias) => {
        const map = tanhNetwork({ recurrent, bias });
        const found = statesOf(searchRegular(map));
        for (const root of plainNewton(map, dense)) expect(found.filter((state) => apart(state, root) < 1e-6)).toHaveLength(1);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it("finds indices that sum to +1 in bounded maps", () => {
    fc.assert(
      fc.property(weights, biases, (recurrent, bias) => {
        expect(searchRegular(tanhNetwork({ recurrent, bias })).inputs[0].indexSum).toEqual({ value: 1, expected: 1, undecided: 0 });
      }),
      { numRuns: 40, seed: 2 },
    );
  });

  it("finds the same points whatever the order of the seeds", () => {
    fc.assert(
      fc.property(weights, biases, fc.integer({ min: 1, max: 215 }), (recurrent, bias, by) => {
        const map = tanhNetwork({ recurrent, bias });
        const rotated = dense.map((_, at) => dense[(at + by * N) % dense.length]);
        expectSamePoints(statesOf(searchRegular(map)), statesOf(findFixedPoints(map, rotated)));
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  it("finds the turned points of a map in turned coordinates, with the same eigenvalues", () => {
    fc.assert(
      fc.property(weights, biases, fc.array(hundredths(1), { minLength: N, maxLength: N }), (recurrent, bias, normal) => {
        fc.pre(normal.some((value) => Math.abs(value) > 0.1));
        const map = tanhNetwork({ recurrent, bias });
        const turn = reflection(normal);
        const plain = searchRegular(map).points;
        const turned = findFixedPoints(inCoordinates(map, turn), applyTo(turn, dense)).points;
        expectSamePoints(plain.map(({ state }) => applyTo(turn, state)), turned.map(({ state }) => state));
        for (const point of plain) {
          const partner = turned.find(({ state }) => apart(state, applyTo(turn, point.state)) < 1e-6);
          expect(partner?.eigenvalues.map(modulus)).toEqual(point.eigenvalues.map((value) => expect.closeTo(modulus(value), 4)));
        }
      }),
      { numRuns: 15, seed: 4 },
    );
  });

  it("finds an odd map's points in pairs x and −x", () => {
    fc.assert(
      fc.property(weights, (recurrent) => {
        const states = statesOf(searchRegular(tanhNetwork({ recurrent })));
        expectSamePoints(states, states.map((state) => state.map((value) => -value)));
      }),
      { numRuns: 30, seed: 5 },
    );
  });
});

/** I − 2nnᵀ/‖n‖², orthogonal and its own inverse. */
function reflection(normal: readonly number[]): number[][] {
  const square = normal.reduce((sum, value) => sum + value * value, 0);
  return normal.map((a, i) => normal.map((b, j) => (i === j ? 1 : 0) - (2 * a * b) / square));
}

function applyTo(matrix: readonly number[][], rows: Float64Array): Float64Array {
  return rows.map((_, at) => matrix[at % N].reduce((sum, entry, j) => sum + entry * rows[at - (at % N) + j], 0));
}

/** y ↦ Q F(Q y), whose Jacobian is Q J(Q y) Q. */
function inCoordinates(map: DynamicalMap, Q: readonly number[][]): DynamicalMap {
  const none = new Float64Array(0);
  const inner = new Float64Array(N);
  const J = new Float64Array(N * N);
  return defineMap({
    dimension: N,
    bounded: true,
    step: (y, _u, out) => {
      map.step(applyTo(Q, y), none, inner);
      out.set(applyTo(Q, inner));
    },
    jacobian: (y, _u, out) => {
      map.jacobian(applyTo(Q, y), none, J);
      for (let i = 0; i < N; i++) {
        for (let j = 0; j < N; j++) {
          let sum = 0;
          for (let a = 0; a < N; a++) for (let b = 0; b < N; b++) sum += Q[i][a] * J[a * N + b] * Q[b][j];
          out[i * N + j] = sum;
        }
      }
    },
  });
}
