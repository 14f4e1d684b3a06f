import { describe, expect, it } from "vitest";
import { defineCell } from "../cells/define-cell.ts";
import { tanh } from "../cells/expression.ts";
import { gru } from "../cells/gru.ts";
import { leakyRate } from "../cells/leaky-rate.ts";
import { vanilla } from "../cells/vanilla.ts";
import { networkAsMap } from "../network/as-map.ts";
import { createNetwork } from "../network/network.ts";
import { createStream } from "../numeric/random.ts";
import { createRateNetwork } from "./rate-network.ts";

const saturating = defineCell("saturating", ({ state, input, linear, readout }) => {
  const x = state("x");
  const rate = tanh(x.dividedBy(20)).times(20);
  readout(rate);
  return { x: x.times(0.9).plus(linear("drive", rate, input).times(0.1)) };
});

describe("createRateNetwork", () => {
  it.each([
    ["leaky rates, nonlinearity outside", leakyRate.with({ convention: "outside" })],
    ["leaky rates, nonlinearity inside", leakyRate.with({ convention: "inside", activation: "softplus" })],
    ["a vanilla network", vanilla],
    ["a cell of one's own", saturating],
  ])("steps %s as the network's map does when it is given its own recurrent drive", (_, cell) => {
    const network = createNetwork({ cell, units: 9, inputs: 2, outputs: 1, seed: 3, gain: 1.5 });
    const bias = network.parameters.get(cell === saturating ? "drive.bias" : "hidden.bias")!.data;
    bias.forEach((__, k) => (bias[k] = 0.1 * k));
    const rates = createRateNetwork("test", network);
    const map = networkAsMap(network);
    let state = Float64Array.from(network.parameters.get(cell === saturating ? "initial.x" : "initial.h")!.data);
    rates.reset();
    for (let t = 0; t < 5; t++) {
      const next = new Float64Array(9);
      rates.step(Float32Array.of(0.5, -t), rates.recurrentDrive());
      map.step(state, Float64Array.of(0.5, -t), next);
      state = next;
    }
    const seen = cell === vanilla || cell.options["convention"] === "inside" ? state : state.map((x) => (cell === saturating ? 20 * Math.tanh(x / 20) : Math.tanh(x)));
    rates.rates.forEach((rate, k) => expect(rate).toBeCloseTo(seen[k], 12));
  });

  it("starts each trial from the network's initial state", () => {
    const network = createNetwork({ cell: leakyRate.with({ convention: "outside" }), units: 4, inputs: 0, outputs: 1, seed: 1 });
    const rates = createRateNetwork("test", network);
    rates.reset();
    const first = rates.rates.slice();
    network.parameters.get("initial.h")!.data.forEach((x, k) => expect(first[k]).toBeCloseTo(Math.tanh(x), 12));
    rates.step(new Float32Array(), rates.recurrentDrive());
    expect(rates.rates).not.toEqual(first);
    rates.reset();
    expect(rates.rates).toEqual(first);
  });

  it("adds the cell's noise where it is given a stream, and none otherwise", () => {
    const network = createNetwork({ cell: leakyRate.with({ convention: "outside", noise: 0.5 }), units: 2000, inputs: 0, outputs: 1, seed: 1, gain: 0, initialStateScale: 0 });
    const rates = createRateNetwork("test", network);
    rates.reset();
    rates.step(new Float32Array(), rates.recurrentDrive());
    expect(rates.rates.every((rate) => rate === 0)).toBe(true);
    rates.step(new Float32Array(), rates.recurrentDrive(), createStream({ study: "test", purpose: "noise", seed: 1 }));
    const variance = rates.rates.reduce((sum, rate) => sum + Math.atanh(rate) ** 2, 0) / 2000;
    // √(2α)·σ with α = 1/10 and σ = 0.5.
    expect(variance).toBeCloseTo(2 * 0.1 * 0.25, 2);
  });

  it("refuses gated cells, readouts of something else, masks and frozen parameters", () => {
    const sizes = { units: 3, inputs: 1, outputs: 1, seed: 1 };
    expect(() => createRateNetwork("force", createNetwork({ cell: gru, ...sizes }))).toThrow(
      "force: expected a network of rates: one state variable, one linear map, and a readout of what its recurrent weights multiply, got cell gru. Use leakyRate or vanilla",
    );
    const strange = defineCell("strange", ({ state, input, linear }) => ({ x: linear("drive", tanh(state("x")), input) }));
    expect(() => createRateNetwork("force", createNetwork({ cell: strange, ...sizes }))).toThrow("got cell strange");
    const masked = createNetwork({ cell: vanilla, ...sizes, masks: new Map([["hidden.h", new Float32Array(9)]]), frozen: new Set(["hidden.bias"]) });
    expect(() => createRateNetwork("force", masked)).toThrow("force: expected a network without masks and frozen parameters, got hidden.h, hidden.bias");
  });
});
