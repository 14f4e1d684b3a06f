import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossEntropy } from "./cross-entropy.ts";

/** Loss in float64 by the definition. */
function definition(classes: number, logits: readonly number[], targets: readonly number[], mask: readonly number[]): number {
  return mask.reduce((total, weight, row) => {
    const y = logits.slice(row * classes, (row + 1) * classes);
    const sum = y.reduce((s, value) => s + Math.exp(value), 0);
    return total - weight * y.reduce((s, value, index) => s + targets[row * classes + index]! * (value - Math.log(sum)), 0);
  }, 0);
}

describe("crossEntropy", () => {
  it("is the logarithm of the number of classes for equal logits", () => {
    expect(crossEntropy(4, new Float32Array(4), Float32Array.of(0, 1, 0, 0), Float32Array.of(1), 1)).toBeCloseTo(Math.log(4), 12);
  });

  it("stays finite for logits that overflow an exponential", () => {
    const y = Float32Array.of(1000, -1000);
    expect(crossEntropy(2, y, Float32Array.of(0, 1), Float32Array.of(1), 1)).toBe(2000);
    expect([...y]).toEqual([1, -1]);
  });

  it("gives masked rows neither loss nor gradient", () => {
    const y = Float32Array.of(3, 1, 2, 5);
    const loss = crossEntropy(2, y, Float32Array.of(1, 0, 0, 1), Float32Array.of(0, 1), 1);
    expect(loss).toBeCloseTo(Math.log(1 + Math.exp(-3)), 6);
    expect([...y.subarray(0, 2)]).toEqual([0, 0]);
  });

  it("leaves the gradient of its definition over the logits", () => {
    const logit = fc.float({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.array(logit, { minLength: 6, maxLength: 6 }), fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }), (logits, targets) => {
        const mask = [0.5, 2];
        const y = Float32Array.from(logits);
        const loss = crossEntropy(3, y, Float32Array.from(targets), Float32Array.from(mask), 0.25);
        expect(loss).toBeCloseTo(definition(3, logits, targets, mask), 5);
        logits.forEach((value, index) => {
          const [above, below] = [1e-5, -1e-5].map((shift) => definition(3, logits.with(index, value + shift), targets, mask));
          expect(y[index]).toBeCloseTo((0.25 * (above! - below!)) / 2e-5, 5);
        });
      }),
    );
  });
});
