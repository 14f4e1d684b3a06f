import { describe, expect, it } from "vitest";
import { solveLyapunov } from "../../../numeric/linalg/lyapunov.ts";
import { transposed } from "../../../numeric/linalg/transposed.ts";
import { createStream } from "../../../numeric/random.ts";
import { smoothedAbscissa } from "./smoothed-abscissa.ts";

const N = 8;
const weights = new Float64Array(N * N);
createStream({ study: "test", purpose: "weights", seed: 5 }).fillNormal(weights, 0.5);
const direction = new Float64Array(N * N);
createStream({ study: "test", purpose: "direction", seed: 5 }).fillNormal(direction);

const minusTwo = Float64Array.from({ length: N * N }, (_, k) => (k % (N + 1) === 0 ? -2 : 0));
const shiftedBy = (matrix: Float64Array, shift: number) => matrix.map((entry, k) => (k % (N + 1) === 0 ? entry - shift : entry));

/** ∫‖e^{(W − s·I)t}‖² dt, up to a factor: the smoothed abscissa is the s that keeps it constant. */
function energy(matrix: Float64Array, shift: number): number {
  const gramian = solveLyapunov(shiftedBy(matrix, shift), minusTwo, N);
  return Array.from({ length: N }, (_, k) => gramian[k * (N + 1)]).reduce((sum, entry) => sum + entry, 0);
}

describe("smoothedAbscissa", () => {
  const { abscissa, gradient } = smoothedAbscissa(N)(weights);
  const shift = Math.max(1.5 * abscissa, abscissa + 0.2);

  it("gives the largest real part and the gradient of a diagonal matrix in closed form", () => {
    // A = diag(1, −1) − 1.5·I: P = Q = diag(1/(s − λ)), so G = diag(1/(s − λ)²)/Σ1/(s − λ)².
    const slope = smoothedAbscissa(2)(Float64Array.of(1, 0, 0, -1));
    expect(slope.abscissa).toBe(1);
    const [large, little] = [4, 1 / 6.25];
    [large / (large + little), 0, 0, little / (large + little)].forEach((entry, k) => expect(slope.gradient()[k]).toBeCloseTo(entry, 14));
  });

  it("agrees with two Lyapunov equations solved one by one", () => {
    const a = shiftedBy(weights, shift);
    const [p, q] = [solveLyapunov(a, minusTwo, N), solveLyapunov(transposed(a, N), minusTwo, N)];
    const product = Float64Array.from({ length: N * N }, (_, at) => Array.from({ length: N }, (_unused, k) => q[Math.floor(at / N) * N + k] * p[k * N + (at % N)]).reduce((sum, entry) => sum + entry, 0));
    const trace = Array.from({ length: N }, (_, k) => product[k * (N + 1)]).reduce((sum, entry) => sum + entry, 0);
    gradient().forEach((entry, at) => expect(entry).toBeCloseTo(product[at] / trace, 11));
  });

  it("is the slope along which the energy of the response stays the same", () => {
    const slope = gradient().reduce((sum, entry, at) => sum + entry * direction[at], 0);
    const h = 1e-5;
    const moved = (sign: number, withShift: boolean) => energy(weights.map((weight, at) => weight + sign * h * direction[at]), shift + (withShift ? sign * h * slope : 0));
    const alone = moved(1, false) - moved(-1, false);
    expect(Math.abs(alone)).toBeGreaterThan(1e-6);
    expect(Math.abs(moved(1, true) - moved(-1, true))).toBeLessThan(1e-4 * Math.abs(alone));
  });
});
