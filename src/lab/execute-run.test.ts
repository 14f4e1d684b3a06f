import { describe, expect, it } from "vitest";
import { readNetworkFile } from "../formats/read-network-file.ts";
import { networkFingerprint } from "../formats/network-fingerprint.ts";
import { createNetwork } from "../network/network.ts";
import { train } from "../training/train.ts";
import { executeRun, type RunProgress } from "./execute-run.ts";
import { runId } from "./run-id.ts";
import { parseRunSpec } from "./run-spec.ts";
import { cellOf, taskOf } from "./spec-parts.ts";

const spec = parseRunSpec({
  task: { name: "flip-flop", bits: 1, steps: 10 },
  cell: { name: "vanilla" },
  units: 8,
  seed: 3,
  evaluationTrials: 16,
  training: { steps: 12, batch: 8 },
});

describe("executeRun", () => {
  it("gives the same files, byte for byte, each time", async () => {
    const [first, second] = [await executeRun(spec), await executeRun(spec)];
    expect(second.files).toEqual(first.files);
    expect([...first.files.keys()]).toEqual(["spec.json", "weights.safetensors", "progress.jsonl", "result.json"]);
  });

  it("trains exactly as the training generator run in one go does", async () => {
    const task = taskOf(spec.task);
    const fresh = createNetwork({ cell: cellOf(spec.cell), units: 8, inputs: 1, outputs: 1, seed: 3 });
    const { network, losses } = train(fresh, task, spec.training, 3);
    const { result } = await executeRun(spec);
    expect(result.fingerprint).toBe(networkFingerprint(network));
    expect(result.finalLoss).toBe(losses[11]);
  });

  it("keeps a network file whose weights and specification are the run's own", async () => {
    const { files, result, network } = await executeRun(spec);
    const file = readNetworkFile(files.get("weights.safetensors") as Uint8Array);
    expect(file.network.parameters).toEqual(network.parameters);
    expect(runId(parseRunSpec(file.spec))).toBe(result.id);
  });

  it("keeps the networks on the way: the untrained one, and what training for so many steps gives", async () => {
    const { training, ...rest } = spec;
    const constant = { ...training, schedule: "constant" as const };
    const { files, result } = await executeRun(parseRunSpec({ ...rest, training: constant, checkpoints: { every: 5 } }));
    const networkAt = (step: number) => readNetworkFile(files.get(`checkpoints/${step}.safetensors`) as Uint8Array).network;
    expect([...files.keys()].slice(4)).toEqual([0, 5, 10].map((step) => `checkpoints/${step}.safetensors`));
    expect(networkAt(0).parameters).toEqual(createNetwork({ cell: cellOf(spec.cell), units: 8, inputs: 1, outputs: 1, seed: 3 }).parameters);
    for (const steps of [5, 10]) expect(networkAt(steps).parameters).toEqual((await executeRun(parseRunSpec({ ...rest, training: { ...constant, steps } }))).network.parameters);
    expect(result.fingerprint).toBe((await executeRun(parseRunSpec({ ...rest, training: constant }))).result.fingerprint);
  });

  it("keeps checkpoints at listed steps only", async () => {
    const { files } = await executeRun(parseRunSpec({ ...spec, checkpoints: { at: [12, 1] } }));
    expect([...files.keys()].slice(4)).toEqual(["checkpoints/1.safetensors", "checkpoints/12.safetensors"]);
    expect(readNetworkFile(files.get("checkpoints/12.safetensors") as Uint8Array).network.parameters).toEqual(readNetworkFile(files.get("weights.safetensors") as Uint8Array).network.parameters);
  });

  it("reports every step, and keeps about five hundred lines of a long run", async () => {
    const seen: RunProgress[] = [];
    const long = parseRunSpec({ ...spec, units: 1, evaluationTrials: 1, training: { steps: 1201, batch: 1 } });
    const { files } = await executeRun(long, { onProgress: (progress) => seen.push(progress) });
    const kept = String(files.get("progress.jsonl")).trim().split("\n").map((line) => JSON.parse(line) as RunProgress);
    expect(seen.map(({ step }) => step)).toEqual(Array.from({ length: 1201 }, (_, step) => step));
    expect(kept.length).toBe(401);
    expect(kept.at(-1)).toEqual(seen.at(-1));
  });

  it("stops with the signal's reason", async () => {
    const controller = new AbortController();
    const running = executeRun(spec, { signal: controller.signal, onProgress: ({ step }) => step === 2 && controller.abort(new Error("enough")) });
    await expect(running).rejects.toThrow(new Error("enough"));
  });

  it("names the step at which training diverges", async () => {
    const wild = parseRunSpec({ ...spec, cell: { name: "vanilla", activation: "relu" }, training: { steps: 400, batch: 4, learningRate: 1e30, finalLearningRate: 1e30, clip: 0 } });
    await expect(executeRun(wild)).rejects.toMatchObject({ name: "DivergenceError", step: expect.any(Number) as number });
  });
});
