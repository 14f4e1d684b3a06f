import { describe, expect, it } from "vitest";
import { probeFindings, probeRuns } from "./probe-runs.ts";
import { exactIntegrator } from "./test-networks.ts";

const context = Float64Array.of(0, 0, 1, 0);
const values = [-1, -0.5, 0, 0.5, 1];

describe("probe runs", () => {
  it("integrate evenly spaced constant inputs, the strongest as far as the farthest value", () => {
    const { inputs, trajectories } = probeRuns(exactIntegrator([[0.5, 0]]), context, 0, [-2, 1], { probes: 5, steps: 10 });
    expect(inputs).toEqual([-0.2, -0.1, 0, 0.1, 0.2]);
    expect(trajectories.map((states) => states[9][0] - 5)).toEqual([-2, -1, 0, 1, 2].map((value) => expect.closeTo(value, 5)));
    expect(trajectories.map((states) => states[9][1])).toEqual([0, 0, 0, 0, 0]);
  });

  it("follow a line that they run along at a distance", () => {
    const inputs = [-0.1, 0.1];
    const trajectories = inputs.map((input) => Array.from({ length: 10 }, (_, step) => Float64Array.of(3 * input * (step + 1), 2)));
    const line = values.map((value) => Float64Array.of(3 * value, 0));
    const { tracking, distance } = probeFindings({ inputs, trajectories }, line, values, 6);
    expect(tracking).toBeCloseTo(1, 12);
    // Of ±0.6 … ±1, each nearest value is 0.1, 0.2, 0.2, 0.1 and 0 away, three times that in space.
    const across = [0.1, 0.2, 0.2, 0.1, 0].map((away) => Math.sqrt(4 + 9 * away * away));
    expect(distance).toBeCloseTo(across.reduce((sum, one) => sum + one, 0) / 5 / 6, 12);
  });

  it("follow nothing when they stay where they are", () => {
    const trajectories = [[Float64Array.of(1, 0), Float64Array.of(1, 0), Float64Array.of(1, 0), Float64Array.of(1, 0)]];
    expect(probeFindings({ inputs: [0.1], trajectories }, values.map((value) => Float64Array.of(value, 0)), values, 2).tracking).toBeNull();
  });
});
