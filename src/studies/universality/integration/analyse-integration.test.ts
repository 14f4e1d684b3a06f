import { describe, expect, it } from "vitest";
import { vanilla } from "../../../cells/vanilla.ts";
import { createNetwork } from "../../../network/network.ts";
import { integration } from "../../../tasks/integration.ts";
import { train } from "../../../training/train.ts";
import { analysed, exactIntegrator } from "./test-networks.ts";
import { distanceFromPath, driftShare } from "./line-quality.ts";
import type { ContextFindings, LinearFindings } from "./findings.ts";

const rates: readonly (readonly [number, number])[] = [[0.9, 0.5], [0.6, 1]];
/** What the hidden units of `rates` still add to the output 15 steps after a unit pulse. */
const [slow, fast] = [0.5 * 0.9 ** 15, 0.6 ** 15];

function linearOf({ linear }: ContextFindings): LinearFindings {
  if (linear === null) throw new Error("expected slow points, got none");
  return linear;
}

describe("an exact integrator with two decaying units", () => {
  const findings = analysed(exactIntegrator(rates));
  const [first, second] = findings.contexts;

  it("has a straight line of fixed points in both contexts, each next to its neighbours", () => {
    for (const context of [first, second]) {
      expect(context.slowPoints).toBe(21);
      expect(Math.max(...context.q)).toBeLessThan(1e-15);
      expect(context.shape).toMatchObject({ straightness: expect.closeTo(1, 9), order: expect.closeTo(1, 12) });
      expect(context.shape.length).toBeCloseTo(context.values[20] - context.values[0], 5);
      expect([distanceFromPath(context), driftShare(context, findings.steps)]).toEqual([0, expect.closeTo(0, 6)]);
    }
  });

  it("has the units' rates as eigenvalues, and the response of the closed form for every number of modes", () => {
    const linear = linearOf(first);
    expect(linear.points).toBe(7);
    expect(linear.spectrum).toEqual([1, 0.9, 0.6, 0].map((rate) => expect.closeTo(rate, 6)));
    expect(linear.response).toEqual([1, 1 + slow, 1 + slow + fast, 1 + slow + fast].map((value) => expect.closeTo(value, 5)));
    expect([linear.modesNeeded, linear.medianModesNeeded]).toEqual([2, 2]);
    expect(linear.irrelevantResponse).toBe(0);
  });

  it("integrates with one mode in the other context, where the hidden units listen to the wrong stream", () => {
    const linear = linearOf(second);
    expect(linear.response).toEqual([1, 1, 1, 1].map((value) => expect.closeTo(value, 9)));
    expect(linear.modesNeeded).toBe(1);
    expect(linear.irrelevantResponse).toBeCloseTo(slow + fast, 5);
  });

  it("moves along its line under probes, and stays where it is under none", () => {
    expect(second.probes.tracking).toBeCloseTo(1, 9);
    expect(second.probes.inputs).toHaveLength(5);
    expect(second.probes.inputs[2]).toBe(0);
    expect(findings.pictures.contexts[1].trajectories.map(({ length }) => length)).toEqual([75, 75, 75, 75, 75]);
    const [x, y, z, ...later] = findings.pictures.contexts[1].trajectories[2];
    expect(later).toEqual(Array.from({ length: 24 }, () => [x, y, z]).flat());
  });

  it("is found to the same bits each time, as plain JSON", () => {
    const again = analysed(exactIntegrator(rates));
    expect(again).toEqual(findings);
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
  });
});

describe("a network that forgets", () => {
  it("has no slow points, and no spectrum of them", () => {
    const network = exactIntegrator([[0.5, 0]]);
    const recurrent = network.parameters.get("hidden.h")?.data ?? new Float32Array(0);
    const leaky = { ...network, parameters: new Map(network.parameters).set("hidden.h", { shape: [3, 3], data: recurrent.map((weight) => weight * 0.5) }) };
    const { contexts } = analysed(leaky, { slowTolerance: 1e-9 });
    for (const { slowPoints, linear } of contexts) expect([slowPoints, linear]).toEqual([0, null]);
  });

  it("is refused when it does not fit the task", () => {
    const twoOutputs = createNetwork({ cell: vanilla, units: 4, inputs: 4, outputs: 2, seed: 0 });
    expect(() => analysed(twoOutputs)).toThrow("integration study: expected a network with one linearly read output, got 2 outputs");
  });
});

describe("a small trained network", () => {
  const network = createNetwork({ cell: vanilla, units: 24, inputs: 4, outputs: 1, seed: 3 });
  const { network: trained } = train(network, integration({ steps: 25 }), { steps: 900, batch: 32, learningRate: 5e-3, finalLearningRate: 2e-4 }, 3);

  it("holds the integral on one slow line, with a single mode", () => {
    const { contexts, steps } = analysed(trained, { slowTolerance: 1e-4 });
    for (const context of contexts) {
      expect(distanceFromPath(context)).toBe(0);
      expect(context.shape.straightness).toBeGreaterThan(0.8);
      expect(driftShare(context, steps)).toBeLessThan(0.15);
      const { spectrum, modesNeeded, response, irrelevantResponse } = linearOf(context);
      expect(Math.abs(spectrum[0] - 1)).toBeLessThan(0.05);
      expect(modesNeeded).toBe(1);
      expect(Math.abs(irrelevantResponse)).toBeLessThan(0.15 * response[23]);
    }
  });
});
