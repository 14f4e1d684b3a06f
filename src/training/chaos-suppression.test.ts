import { describe, expect, it } from "vitest";
import { leakyRate } from "../cells/leaky-rate.ts";
import { createNetwork, type Network } from "../network/network.ts";
import { createStream } from "../numeric/random.ts";
import { oscillation } from "../tasks/oscillation.ts";
import { chaosSuppression } from "./chaos-suppression.ts";

const trial = oscillation({ steps: 400, pulse: 20 }).sample(createStream({ study: "test", purpose: "trial", seed: 1 }), 1);

function rateNetwork(gain: number, convention = "outside"): Network {
  return createNetwork({ cell: leakyRate.with({ convention }), units: 100, inputs: 1, outputs: 1, seed: 3, gain, initialStateScale: 0 });
}

describe("chaosSuppression", () => {
  it("finds chaos suppressed at a small gain and not at a large one", () => {
    const [small, large] = [1.2, 3].map((gain) => chaosSuppression(rateNetwork(gain), trial, {}, 1));
    expect(small.suppressed).toBe(true);
    expect(small.distance[400]).toBeLessThan(small.distance[0] / 100);
    expect(large.suppressed).toBe(false);
    expect(large.distance[400]).toBeGreaterThan(large.distance[0]);
  });

  it("finds strong hints of many channels helping against chaos", () => {
    const hints = { channels: 20, signals: () => Float32Array.from({ length: 400 * 20 }, (_, at) => 15 * Math.sin(0.05 * at + (at % 20))) };
    const [without, withHints] = [{}, { hints }].map((options) => chaosSuppression(rateNetwork(2), trial, options, 1).distance[400]);
    expect(withHints).toBeLessThan(without / 2);
  });

  it("shrinks a distance by the leak alone where there are no recurrent weights and no drive", () => {
    const { distance } = chaosSuppression(rateNetwork(0, "inside"), trial, { feedbackScale: 0, disturbance: 0.1 }, 1);
    expect(distance).toHaveLength(401);
    expect(distance[0]).toBeCloseTo(0.1, 1);
    for (let t = 0; t < 20; t++) expect(distance[t + 1] / distance[t]).toBeCloseTo(0.9, 10);
  });

  it("is the same for the same seed, and zero without a disturbance", () => {
    expect(chaosSuppression(rateNetwork(1.5), trial, {}, 4)).toEqual(chaosSuppression(rateNetwork(1.5), trial, {}, 4));
    expect(chaosSuppression(rateNetwork(3), trial, { disturbance: 0 }, 4).distance.every((entry) => entry === 0)).toBe(true);
  });
});
