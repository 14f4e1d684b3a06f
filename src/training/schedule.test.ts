import { describe, expect, it } from "vitest";
import { completeTrainingOptions } from "./options.ts";
import { learningRateAt } from "./schedule.ts";

const rates = { learningRate: 1e-2, finalLearningRate: 1e-4, steps: 101 };

describe("learningRateAt", () => {
  it("goes from the first to the last rate, exponentially or along a cosine", () => {
    for (const schedule of ["exponential", "cosine"] as const) {
      const options = completeTrainingOptions({ ...rates, schedule });
      expect(learningRateAt(0, options)).toBeCloseTo(1e-2, 12);
      expect(learningRateAt(100, options)).toBeCloseTo(1e-4, 12);
    }
  });

  it("is the geometric mean halfway through an exponential, the arithmetic mean halfway through a cosine", () => {
    expect(learningRateAt(50, completeTrainingOptions({ ...rates, schedule: "exponential" }))).toBeCloseTo(1e-3, 12);
    expect(learningRateAt(50, completeTrainingOptions({ ...rates, schedule: "cosine" }))).toBeCloseTo(5.05e-3, 12);
  });

  it("stays where it is when constant, and for a single step", () => {
    expect(learningRateAt(77, completeTrainingOptions({ ...rates, schedule: "constant" }))).toBe(1e-2);
    expect(learningRateAt(0, completeTrainingOptions({ ...rates, steps: 1 }))).toBe(1e-2);
  });
});

describe("completeTrainingOptions", () => {
  it.each([
    [{ steps: 0 }, "training options: expected steps to be a positive integer, got 0"],
    [{ learningRate: Number.NaN }, "training options: expected learningRate to be a positive number, got NaN"],
    [{ clip: -1 }, "training options: expected clip to be zero or a positive number, got -1"],
    [{ beta2: 1 }, "training options: expected beta2 to be a number in [0, 1), got 1"],
  ])("rejects %o", (options, message) => {
    expect(() => completeTrainingOptions(options)).toThrow(message);
  });
});
