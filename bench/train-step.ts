/** Our training step: `--cell gru --units 64 --steps 100 --batch 64 --inputs 3 --outputs 3`. Speaks the protocol of `peers/timed_loop.py`. */
import { parseArgs } from "node:util";
import { builtInCells } from "../src/cells/catalogue.ts";
import { createNetwork } from "../src/network/network.ts";
import { createStream } from "../src/numeric/random.ts";
import type { TrialBatch } from "../src/tasks/task.ts";
import { completeTrainingOptions } from "../src/training/options.ts";
import { createTrainer } from "../src/training/trainer.ts";
import { serveTimedLoop } from "./timed-loop.ts";

const size = (value: string) => ({ type: "string", default: value }) as const;
const { values } = parseArgs({ options: { cell: size("vanilla"), units: size("64"), steps: size("100"), batch: size("64"), inputs: size("3"), outputs: size("3") } });
const [units, steps, trials, inputs, outputs] = [values.units, values.steps, values.batch, values.inputs, values.outputs].map(Number);

/** As the peers: Adam at 1e-3, nothing clipped, nothing penalised. */
const training = completeTrainingOptions({ schedule: "constant", learningRate: 1e-3, clip: 0, l2Weights: 0, l2Rates: 0 });

function normals(purpose: string, width: number): Float32Array {
  const out = new Float32Array(steps * trials * width);
  createStream({ study: "training-step benchmark", purpose, seed: 1 }).fillNormal(out);
  return out;
}

const batch: TrialBatch = {
  steps, trials,
  inputs: normals("inputs", inputs),
  targets: normals("targets", outputs),
  mask: new Float32Array(steps * trials).fill(1),
  conditions: Array.from({ length: trials }, () => "noise"),
  epochs: [],
};

await serveTimedLoop(
  "Nullcline",
  () => {
    const network = createNetwork({ cell: builtInCells.get(values.cell)!, units, inputs, outputs, seed: 1 });
    const trainer = createTrainer(network, { steps, trials, loss: "mean-squared-error", training });
    return () => ({ loss: trainer.step(batch).loss, activationBytes: trainer.activationBytes, bytes: trainer.bytes });
  },
  10,
);
