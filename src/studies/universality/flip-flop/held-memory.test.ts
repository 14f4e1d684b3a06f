import { expect, it } from "vitest";
import { vanilla } from "../../../cells/vanilla.ts";
import { createNetwork } from "../../../network/network.ts";
import { createStream } from "../../../numeric/random.ts";
import { flipFlop } from "../../../tasks/flip-flop.ts";
import { heldMemory } from "./held-memory.ts";

it("goes on from the end of each trial until the memory has settled", () => {
  const network = createNetwork({ cell: vanilla, units: 2, inputs: 2, outputs: 2, seed: 0 });
  const diagonal = (factor: number): Float32Array => Float32Array.of(factor, 0, 0, factor);
  const weights = new Map([["hidden.h", diagonal(2)], ["hidden.input", diagonal(4)], ["readout.weight", diagonal(1)]]);
  const parameters = new Map([...network.parameters].map(([name, { shape, data }]) => [name, { shape, data: weights.get(name) ?? new Float32Array(data.length) }]));
  const batch = flipFlop({ bits: 2, steps: 12 }).sample(createStream({ study: "test", purpose: "trials", seed: 1 }), 70);
  const { states, accuracy } = heldMemory({ ...network, parameters }, batch);
  expect(states.length).toBe(128 * 64 * 2);
  const lastTargets = batch.targets.subarray(11 * 70 * 2, 11 * 70 * 2 + 64 * 2);
  expect(accuracy).toBe(1);
  const settled = states.subarray(127 * 64 * 2);
  expect(Array.from(settled, (value) => Math.round(value * 1e4) / 1e4)).toEqual(Array.from(lastTargets, (sign) => 0.9575 * sign));
});

it("tells a memory that fades: without recurrence, no sign is held", () => {
  const network = createNetwork({ cell: vanilla, units: 2, inputs: 2, outputs: 2, seed: 0 });
  const parameters = new Map([...network.parameters].map(([name, { shape, data }]) => [name, { shape, data: name === "readout.weight" ? data : new Float32Array(data.length) }]));
  const batch = flipFlop({ bits: 2, steps: 12 }).sample(createStream({ study: "test", purpose: "trials", seed: 1 }), 8);
  expect(heldMemory({ ...network, parameters }, batch).accuracy).toBe(0);
});
