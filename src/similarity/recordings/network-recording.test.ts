import { describe, expect, it } from "vitest";
import { lstm } from "../../cells/lstm.ts";
import { vanilla } from "../../cells/vanilla.ts";
import { parseRunSpec } from "../../lab/run-spec.ts";
import { untrainedNetwork } from "../../lab/untrained-network.ts";
import { runNetwork } from "../../network/run.ts";
import { networkRecording } from "./network-recording.ts";

const networkOf = (cell: string) => untrainedNetwork(parseRunSpec({ task: { name: "flip-flop", bits: 2 }, cell: { name: cell }, units: 3 }));
const batch = { inputs: Float32Array.from({ length: 4 * 2 * 2 }, (_, k) => ((5 * k) % 7) - 3), steps: 4, trials: 2 };

describe("a network as a recording", () => {
  it("has trials first, time in steps and a neuron a unit", () => {
    const { rates, format, source } = networkRecording(networkOf(vanilla.name), batch, "net");
    expect(rates.axes.map(({ name, size }) => [name, size])).toEqual([["trial", 2], ["time", 4], ["neuron", 3]]);
    expect([...rates.axes[1].coordinates!]).toEqual([0, 1, 2, 3]);
    expect([rates.name, rates.axes[1].unit, format, source]).toEqual(["h", "steps", "network", "net"]);
  });

  it("holds the states of the run, trial by trial", () => {
    const network = networkOf(vanilla.name);
    const { states } = runNetwork(network, batch);
    const { data } = networkRecording(network, batch, "net").rates;
    for (let t = 0; t < 4; t++) for (let b = 0; b < 2; b++) for (let n = 0; n < 3; n++) expect(data[(b * 4 + t) * 3 + n]).toBe(states[(t * 2 + b) * 3 + n]);
  });

  it("takes the variable that the readout sees, and no other", () => {
    const network = networkOf(lstm.name);
    const { states, dimension } = runNetwork(network, batch);
    const { data, name } = networkRecording(network, batch, "net").rates;
    const block = network.cell.states.indexOf(name) * 3;
    expect([name, dimension, data.length]).toEqual(["h", 6, 24]);
    expect(Array.from(data.slice(0, 3))).toEqual(Array.from(states.slice(block, block + 3)));
  });

  it("names conditions where the trials have them", () => {
    expect(networkRecording(networkOf(vanilla.name), { ...batch, conditions: ["a", "b"] }, "net").conditions).toEqual(["a", "b"]);
    expect(networkRecording(networkOf(vanilla.name), batch, "net").conditions).toBeUndefined();
  });
});
