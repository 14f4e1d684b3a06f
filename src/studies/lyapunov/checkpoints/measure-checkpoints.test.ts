import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { executeRun } from "../../../lab/execute-run.ts";
import { openRunStore, type RunStore } from "../../../lab/run-store.ts";
import { parseRunSpec, type RunSpec } from "../../../lab/run-spec.ts";
import { readNetworkFile } from "../../../formats/read-network-file.ts";
import { createStream } from "../../../numeric/random.ts";
import { taskOf } from "../../../lab/spec-parts.ts";
import { runNetwork } from "../../../network/run.ts";
import { renderReport } from "../../../report/render-report.ts";
import { networkSpectrum } from "../network-spectrum.ts";
import { checkpointReport, exponentLossCorrelation } from "./checkpoint-report.ts";
import type { CheckpointSpectrum } from "./checkpoint-spectrum.ts";
import { measureCheckpoints } from "./measure-checkpoints.ts";

describe("measureCheckpoints", () => {
  let store: RunStore;
  let run: string;
  let spec: RunSpec;
  const options = { steps: 40, transient: 10, trajectories: 2, seed: 1 };
  beforeAll(async () => {
    store = openRunStore(await mkdtemp(join(tmpdir(), "nullcline-checkpoints-")));
    spec = parseRunSpec({ task: { name: "flip-flop", steps: 12 }, cell: { name: "lstm" }, units: 4, evaluationTrials: 16, training: { steps: 6, batch: 16 }, checkpoints: { at: [0, 3] } });
    const { result, files } = await executeRun(spec);
    run = result.id;
    await store.write(run, files);
  });
  afterAll(() => rm(store.folder, { recursive: true, force: true }));

  it("gives what the spectrum and the loss of each network on its own are", async () => {
    const drive = { kind: "noise", deviation: 0.5 } as const;
    const spectra = await measureCheckpoints(store, run, { drive, options, workers: 1 });
    expect(spectra.map(({ step }) => step)).toEqual([0, 3, 6]);
    for (const [file, at] of [["checkpoints/3.safetensors", 1], ["weights.safetensors", 2]] as const) {
      const { network } = readNetworkFile(await store.read(run, file));
      const alone = await networkSpectrum(network, { drive, ...options });
      expect(spectra[at].exponents).toEqual([...alone.perStep]);
      expect(spectra[at].loss).toBeCloseTo(slowLoss(network), 6);
    }
  });

  /** Mean squared error over the unmasked steps of one batch, in plain loops: the loss of as many trials as the training's batch. */
  function slowLoss(network: Parameters<typeof runNetwork>[0]): number {
    const task = taskOf(spec.task);
    const batch = task.sample(createStream({ study: "lyapunov", purpose: "loss along training", seed: spec.seed }).fork(0), 16);
    const { outputs } = runNetwork(network, batch);
    let [sum, weight] = [0, 0];
    for (let row = 0; row < batch.mask.length; row++) {
      weight += batch.mask[row] * task.outputs;
      for (let o = 0; o < task.outputs; o++) sum += batch.mask[row] * (outputs[row * task.outputs + o] - batch.targets[row * task.outputs + o]) ** 2;
    }
    return sum / weight;
  }

  it("does not repeat what is kept, and tells recordings of different numbers apart", async () => {
    const recording = (value: number) => ({ kind: "recording", recording: { values: new Float64Array(60 * 3).fill(value), steps: 60, trajectories: 1 } }) as const;
    const records = async () => (await readdir(join(store.folder, "lyapunov"))).length;
    const before = await records();
    const first = await measureCheckpoints(store, run, { drive: recording(0.5), options });
    expect(await records()).toBe(before + 3);
    expect(await measureCheckpoints(store, run, { drive: recording(0.5), options })).toEqual(first);
    expect(await records()).toBe(before + 3);
    expect(await measureCheckpoints(store, run, { drive: recording(-0.5), options })).not.toEqual(first);
    expect(await records()).toBe(before + 6);
  });

  it("says what is wrong with a drive as the network's own spectrum does", async () => {
    const recording = { values: new Float64Array(60 * 2), steps: 60, trajectories: 1 };
    await expect(measureCheckpoints(store, run, { drive: { kind: "recording", recording }, options })).rejects.toThrow("input: expected 3 numbers a step, one an input channel, got 2");
  });
});

describe("the report along training", () => {
  const checkpoint = (step: number, loss: number, largest: number): CheckpointSpectrum =>
    ({ step, loss, metrics: {}, passed: loss < 0.3, exponents: [largest, largest - 1], finite: 2, timeErrors: [0.01, 0.01], trajectoryErrors: [], kaplanYorke: NaN, entropyRateBound: 0 });
  const line = [checkpoint(0, 1, -0.4), checkpoint(10, 0.75, -0.3), checkpoint(20, 0.5, -0.2), checkpoint(30, 0.25, -0.1)];

  it("correlates the largest exponent with the loss over four checkpoints or more", () => {
    expect(exponentLossCorrelation(line)).toBeCloseTo(-1, 12);
    expect(exponentLossCorrelation(line.slice(1))).toBeUndefined();
    expect(exponentLossCorrelation(line.map((one) => ({ ...one, loss: 1 })))).toBeUndefined();
  });

  it("shows exponents, loss and both against each other", () => {
    const provenance = { specification: {}, seed: 0, fingerprints: [], kernel: "k", version: "v", command: "c" };
    const report = checkpointReport(line, { network: "a network", drive: "noise", provenance });
    expect(report.sections[0].figures.map(({ id }) => id)).toEqual(["exponents-along-training", "exponents-against-loss", "loss-along-training", "spectra-along-training", "checkpoints"]);
    expect(report.summary[1]).toBe("The largest exponent went from −0.4 to −0.1 nats per step, the loss from 1 to 0.25. Over the checkpoints the two correlate with r = −1; successive checkpoints of one training are not independent, so that this is a description and no test.");
    expect(renderReport(report)).toContain("Leading exponents and loss");
  });
});
