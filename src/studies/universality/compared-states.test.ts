import { expect, it } from "vitest";
import { lstm } from "../../cells/lstm.ts";
import { vanilla } from "../../cells/vanilla.ts";
import { parseRunSpec } from "../../lab/run-spec.ts";
import { createNetwork } from "../../network/network.ts";
import { comparedStates } from "./compared-states.ts";

const spec = (task: string, seed = 0) => parseRunSpec({ task: { name: task }, cell: { name: "vanilla" }, seed });
const network = (cell: typeof vanilla, units: number) => createNetwork({ cell, units, inputs: 1, outputs: 1, seed: 0 });

it("runs whole trials, as many as hold the samples that are asked for", () => {
  const { rows, columns, data } = comparedStates(network(vanilla, 5), spec("sine"), 100, 0);
  expect([rows, columns, data.length]).toEqual([160, 5, 800]);
});

it("gives h alone of a network with more state variables: within ±1, whatever c is", () => {
  const { columns, data } = comparedStates(network(lstm, 4), spec("sine"), 1000, 0);
  expect(columns).toBe(4);
  expect(data.every((value) => Math.abs(value) < 1)).toBe(true);
});

it("shows networks trained with different seeds the same trials, and other trials under another seed of the study", () => {
  const one = comparedStates(network(vanilla, 3), spec("sine", 1), 200, 0);
  expect(comparedStates(network(vanilla, 3), spec("sine", 2), 200, 0)).toEqual(one);
  expect(comparedStates(network(vanilla, 3), spec("sine", 1), 200, 1)).not.toEqual(one);
});
