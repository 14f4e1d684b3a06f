import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearise } from "../linearise.ts";
import { affineMap } from "../test-maps/affine-map.ts";
import { goldenNetwork, tanhNetwork } from "../test-maps/tanh-network.ts";
import { slowestStates } from "./slowest-states.ts";

const none = new Float64Array(0);
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, value, i) => sum + value * b[i], 0);
const diagonal = (entries: readonly number[]) => affineMap(entries.map((entry, i) => entries.map((_, j) => (i === j ? entry : 0))));

describe("slowestStates", () => {
  it("finds every point of a line attractor, A = ½ I + ½ v vᵀ/(vᵀv), at the values held", () => {
    const v = [1, 2, -2];
    const map = affineMap(v.map((a, i) => v.map((b, j) => (i === j ? 0.5 : 0) + (0.5 * a * b) / 9)));
    const weights = Float64Array.of(1, 1, 0);
    const values = [-2, 0, 1.5];
    const found = slowestStates(map, Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6, 5), values, { reading: { weights, bias: 0.5 } });
    expect(found.map(({ state }) => [...state])).toEqual(values.map((value) => v.map((entry) => expect.closeTo((entry * (value - 0.5)) / 3, 8))));
    for (const [k, { value, q, drift, settled }] of found.entries()) {
      expect([value, settled]).toEqual([values[k], true]);
      expect(q).toBeLessThan(1e-20);
      expect(drift).toBeCloseTo(0, 9);
    }
  });

  it("weighs the modes of a diagonal map by wᵢ/(1 − λᵢ)², the closed form", () => {
    const entry = fc.integer({ min: -90, max: 98 }).map((value) => value / 100);
    const weight = fc.integer({ min: 5, max: 100 }).map((value) => value / 50);
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, weight), { minLength: 2, maxLength: 6 }), fc.integer({ min: -20, max: 20 }), (modes, value) => {
        const weights = modes.map(([, w]) => w);
        const ideal = modes.map(([rate, w]) => w / ((1 - rate) * (1 - rate)));
        const scale = value / dot(weights, ideal);
        const [{ state, q }] = slowestStates(diagonal(modes.map(([rate]) => rate)), new Float64Array(modes.length).fill(1), [value], { reading: { weights: Float64Array.from(weights) } });
        const least = ideal.reduce((sum, x, i) => sum + ((1 - modes[i][0]) * x * scale) * ((1 - modes[i][0]) * x * scale), 0) / 2;
        expect(q).toBeLessThanOrEqual(least * (1 + 1e-3) + 1e-12);
        expect(q).toBeGreaterThanOrEqual(least * (1 - 1e-9) - 1e-12);
        expect(dot(weights, state)).toBeCloseTo(value, 8);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("is as slow as the best of a fine grid over the states that read the value", () => {
    const map = tanhNetwork({ recurrent: [[1.2, 0.3], [-0.4, 0.9]], bias: [0.1, -0.05] });
    const [a, b] = [0.8, 0.6];
    for (const value of [-0.5, 0.2, 0.7]) {
      const [{ q }] = slowestStates(map, Float64Array.of(0.1, 0.1), [value], { reading: { weights: Float64Array.of(a, b) } });
      const along = Array.from({ length: 4001 }, (_, k) => (k - 2000) / 1000);
      const image = new Float64Array(2);
      const best = Math.min(...along.map((t) => {
        const state = Float64Array.of(a * value - b * t, b * value + a * t);
        map.step(state, none, image);
        return ((image[0] - state[0]) * (image[0] - state[0]) + (image[1] - state[1]) * (image[1] - state[1])) / 2;
      }));
      expect(q).toBeLessThanOrEqual(best * (1 + 1e-3));
      expect(q).toBeGreaterThan(best * 0.999);
    }
  });

  it("ends where the gradient of q has nothing across the reading", () => {
    const map = goldenNetwork(4);
    const weights = Float64Array.of(1, -0.5, 0.25, 0.75);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 4, maxLength: 4 }), (start) => {
        const [{ state, settled }] = slowestStates(map, Float64Array.from(start, (value) => value / 20), [0.3], { reading: { weights } });
        const image = new Float64Array(4);
        map.step(state, none, image);
        const residual = image.map((value, i) => value - state[i]);
        const { jacobian } = linearise(map, state, none);
        const gradient = Array.from({ length: 4 }, (_, j) => residual[j] - dot(residual, Array.from({ length: 4 }, (_unused, i) => jacobian[i * 4 + j])));
        const across = gradient.map((value, i) => value - (dot(gradient, weights) / dot(weights, weights)) * weights[i]);
        expect(settled).toBe(true);
        expect(Math.sqrt(dot(across, across))).toBeLessThan(0.03 * Math.sqrt(dot(residual, residual)) + 1e-9);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it("has a drift that turns at the fixed points of a slow line, from positive to negative at stable ones", () => {
    const map = tanhNetwork({ recurrent: [[1.02, 0], [0, 0.3]] });
    const drifts = slowestStates(map, new Float64Array(6), [-0.5, -0.1, 0.1], { reading: { weights: Float64Array.of(1, 0) } }).map(({ drift }) => drift);
    expect(drifts.map(Math.sign)).toEqual([1, -1, 1]); // stable at −0.24, a saddle's place at 0
  });

  it("says so when the steps run out, and leaves its arguments alone", () => {
    const starts = Float64Array.of(0.9, -0.9);
    const [{ iterations, settled }] = slowestStates(tanhNetwork({ recurrent: [[1.2, 0.3], [-0.4, 0.9]] }), starts, [0.5], { reading: { weights: Float64Array.of(1, 0) }, steps: 1 });
    expect([iterations, settled]).toEqual([1, false]);
    expect([...starts]).toEqual([0.9, -0.9]);
  });

  it("stays within reach of its start, and says that it would go farther", () => {
    const map = diagonal([0.2, 0.99]);
    const options = { reading: { weights: Float64Array.of(1, 0.1) } };
    const distance = ({ state }: { state: Float64Array }) => Math.sqrt((state[0] - 1) * (state[0] - 1) + state[1] * state[1]);
    const [free] = slowestStates(map, Float64Array.of(1, 0), [1], options);
    const [near] = slowestStates(map, Float64Array.of(1, 0), [1], { ...options, reach: 2 });
    expect([distance(free) > 9, free.settled]).toEqual([true, true]);
    expect([distance(near) <= 2, near.settled]).toEqual([true, false]);
    expect(near.q).toBeGreaterThan(free.q);
  });

  it("refuses what does not fit", () => {
    const map = diagonal([0.5, 0.9]);
    const start = Float64Array.of(1, 1);
    const reading = { weights: Float64Array.of(1, 0) };
    expect(() => slowestStates(map, start, [1, 2], { reading })).toThrow("slowestStates: expected starts of length 4, got 2");
    expect(() => slowestStates(map, start, [NaN], { reading })).toThrow("slowestStates: expected values of finite numbers, got NaN at position 0");
    expect(() => slowestStates(map, start, [1], { reading: { weights: Float64Array.of(1) } })).toThrow("slowestStates: expected reading weights of length 2, got 1");
    expect(() => slowestStates(map, start, [1], { reading: { weights: new Float64Array(2) } })).toThrow("slowestStates: expected reading weights that are not all zero, got zeros");
    expect(() => slowestStates(map, start, [1], { reading, input: Float64Array.of(1) })).toThrow("slowestStates: expected an input of length 0, got 1");
    expect(() => slowestStates(map, start, [1], { reading, reach: 0 })).toThrow("slowestStates.reach: expected a positive number, got 0");
    expect(() => slowestStates(map, start, [1], { reading, steps: 0 })).toThrow("slowestStates.steps: expected a whole number, 1 or more, got 0");
  });
});
