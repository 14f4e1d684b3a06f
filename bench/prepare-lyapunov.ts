import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gru } from "../src/cells/gru.ts";
import { writeNetworkFile } from "../src/formats/write-network-file.ts";
import { writeSafetensors } from "../src/formats/write-safetensors.ts";
import { createNetwork } from "../src/network/network.ts";
import { createStream } from "../src/numeric/random.ts";

const INPUTS = 3;

/** A Lyapunov spectrum to compute: how large a GRU over how many steps, from which files. */
export interface LyapunovCase {
  readonly units: number;
  readonly steps: number;
  readonly network: string;
  readonly input: string;
}

/** Writes a random GRU at gain 1.5 and normal input: spread-out exponents, none that rounding could lose. */
export function prepareLyapunov({ units, steps, folder }: { readonly units: number; readonly steps: number; readonly folder: string }): LyapunovCase {
  mkdirSync(folder, { recursive: true });
  const [network, input] = [join(folder, `gru-${units}.safetensors`), join(folder, `input-${steps}.safetensors`)];
  writeFileSync(network, writeNetworkFile(createNetwork({ cell: gru, units, inputs: INPUTS, outputs: 1, seed: 1, gain: 1.5 })));
  const data = new Float64Array(steps * INPUTS);
  createStream({ study: "Lyapunov benchmark", purpose: "input", seed: 1 }).fillNormal(data);
  writeFileSync(input, writeSafetensors({ metadata: new Map(), tensors: new Map([["input", { type: "F64", shape: [steps, INPUTS], data }]]) }));
  return { units, steps, network, input };
}
