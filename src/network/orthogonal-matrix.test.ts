import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vanilla } from "../cells/vanilla.ts";
import { createStream } from "../numeric/random.ts";
import { createNetwork } from "./network.ts";
import { orthogonalMatrix } from "./orthogonal-matrix.ts";

const stream = (seed: number) => createStream({ study: "test", purpose: "matrix", seed });

describe("a random orthogonal matrix", () => {
  it("is the sign of one normal for n = 1", () => {
    const signs = [1, 2, 3, 4, 5, 6].map((seed) => orthogonalMatrix(1, 2, stream(seed))[0]);
    expect(signs).toEqual([1, 2, 3, 4, 5, 6].map((seed) => (stream(seed).normal() > 0 ? 2 : -2)));
  });

  it("has orthogonal rows of length gain", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.double({ min: 0.5, max: 2, noNaN: true }), fc.nat(99), (n, gain, seed) => {
      const w = orthogonalMatrix(n, gain, stream(seed));
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          let product = 0;
          for (let k = 0; k < n; k++) product += w[i * n + k] * w[j * n + k];
          expect(product).toBeCloseTo(i === j ? gain * gain : 0, 10);
        }
      }
    }), { numRuns: 40 });
  });

  it("starts a network's recurrent weights when it is asked for, and nothing else", () => {
    const options = { cell: vanilla, units: 5, inputs: 2, outputs: 1, seed: 3 };
    const [gaussian, orthogonal] = [createNetwork(options), createNetwork({ ...options, recurrent: "orthogonal", gain: 0.5 })];
    const row = orthogonal.parameters.get("hidden.h")!.data.subarray(0, 5);
    expect(Math.sqrt(row.reduce((sum, value) => sum + value * value, 0))).toBeCloseTo(0.5, 6);
    expect(orthogonal.parameters.get("hidden.input")).toEqual(gaussian.parameters.get("hidden.input"));
    expect(orthogonal.parameters.get("readout.weight")).toEqual(gaussian.parameters.get("readout.weight"));
  });
});
