import { describe, expect, it } from "vitest";
import { createStream } from "../numeric/random.ts";
import { findFixedPoints } from "./find-fixed-points.ts";
import { tanhNetwork } from "./test-maps/tanh-network.ts";
import { findFixedPointsThoroughly } from "./thorough-search.ts";

// Three uncoupled maps h' = tanh(2h): 27 fixed points.
const cube = tanhNetwork({ recurrent: [[2, 0, 0], [0, 2, 0], [0, 0, 2]] });
const stream = createStream({ study: "test", purpose: "rounds", seed: 1 });

describe("findFixedPointsThoroughly", () => {
  it("finds all 27 points from two seeds that lead to two of them", () => {
    const seeds = Float64Array.of(0.9, 0.9, 0.9, -0.1, 0.05, 0.9);
    expect(findFixedPoints(cube, seeds).points.length).toBeLessThan(3);
    const { census, inputs, attempts } = findFixedPointsThoroughly(cube, seeds, stream);
    expect(census).toEqual([8, 12, 6, 1]);
    expect(inputs[0]!.indexSum).toEqual({ value: 1, expected: 1, undecided: 0 });
    expect(attempts.length).toBeGreaterThan(500);
  });

  it("is the plain search where nothing speaks for more points", () => {
    const seeds = new Float64Array(3 * 400);
    stream.fork("seeds").fillNormal(seeds);
    expect(findFixedPointsThoroughly(cube, seeds, stream)).toEqual(findFixedPoints(cube, seeds));
  });

  it("stops after the rounds it is given, saying that points are missing", () => {
    const { inputs } = findFixedPointsThoroughly(cube, Float64Array.of(0.9, 0.9, 0.01), stream, { rounds: 0 });
    expect(inputs[0]!.indexSum.value).not.toBe(1);
    expect(inputs[0]!.completeness.sentence).toContain("missing");
  });

  it("gives the same points for the same stream", () => {
    const seeds = Float64Array.of(0.9, 0.9, 0.9, 0, 0, 0.9);
    expect(findFixedPointsThoroughly(cube, seeds, stream)).toEqual(findFixedPointsThoroughly(cube, seeds, stream));
  });

  it("refuses an input a seed", () => {
    expect(() => findFixedPointsThoroughly(cube, new Float64Array(6), stream, { input: new Float64Array(2) })).toThrow(
      "thoroughSearch: expected one input of 0 numbers for all seeds, got 2 numbers",
    );
  });
});
