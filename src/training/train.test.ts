import { describe, expect, it } from "vitest";
import { leakyRate } from "../cells/leaky-rate.ts";
import { vanilla } from "../cells/vanilla.ts";
import { createNetwork } from "../network/network.ts";
import { runNetwork } from "../network/run.ts";
import { createStream } from "../numeric/random.ts";
import { flipFlop } from "../tasks/flip-flop.ts";
import { train, trainSteps } from "./train.ts";

const task = flipFlop({ bits: 1, steps: 12 });

describe("train", () => {
  it("teaches a small network one bit", () => {
    const network = createNetwork({ cell: vanilla, units: 12, inputs: 1, outputs: 1, seed: 1 });
    const { network: trained, losses } = train(network, task, { steps: 300, batch: 32, learningRate: 1e-2 }, 1);
    expect(losses.at(-1)!).toBeLessThan(losses[0]! / 50);
    const batch = task.sample(createStream({ study: "test", purpose: "fresh trials", seed: 2 }), 50);
    expect(task.score(batch, runNetwork(trained, batch).outputs).metrics["signAccuracy"]).toBe(1);
  });

  it("gives the same bits again for the same seed, others for another", () => {
    const network = createNetwork({ cell: leakyRate.with({ noise: 0.1 }), units: 7, inputs: 1, outputs: 1, seed: 1 });
    const lossesOf = (seed: number): Float64Array => train(network, task, { steps: 4, batch: 5 }, seed).losses;
    expect(lossesOf(3)).toEqual(lossesOf(3));
    expect(lossesOf(3)).not.toEqual(lossesOf(4));
  });

  it("leaves the network it was given as it was", () => {
    const network = createNetwork({ cell: vanilla, units: 5, inputs: 1, outputs: 1, seed: 1 });
    const before = network.parameters.get("hidden.h")!.data.slice();
    train(network, task, { steps: 3, batch: 4 }, 1);
    expect(network.parameters.get("hidden.h")!.data).toEqual(before);
  });

  it("rejects a network whose sizes the task does not have", () => {
    const network = createNetwork({ cell: vanilla, units: 5, inputs: 2, outputs: 1, seed: 1 });
    expect(() => trainSteps(network, task, {}, 1).next()).toThrow(
      "train: expected a network with 1 inputs and 1 outputs for task flip-flop, got 2 inputs and 1 outputs",
    );
  });
});
