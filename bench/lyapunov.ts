/**
 * Our Lyapunov spectrum of a driven GRU: `--network FILE --input FILE --steps 1000 --interval 1`. Speaks the protocol of
 * `peers/timed_loop.py`; `loss` is the sum of all exponents a step. `--write FOLDER --units 256 --steps 1000` writes the two files
 * (random weights, normal input) and prints their paths instead.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gru } from "../src/cells/gru.ts";
import { sequenceDrive } from "../src/dynamics/lyapunov/drive.ts";
import { lyapunovSpectrum } from "../src/dynamics/lyapunov/lyapunov-spectrum.ts";
import { readNetworkFile } from "../src/formats/read-network-file.ts";
import { readSafetensors } from "../src/formats/read-safetensors.ts";
import { writeNetworkFile } from "../src/formats/write-network-file.ts";
import { writeSafetensors } from "../src/formats/write-safetensors.ts";
import { networkAsMap } from "../src/network/as-map.ts";
import { createNetwork } from "../src/network/network.ts";
import { createStream } from "../src/numeric/random.ts";
import { serveTimedLoop } from "./timed-loop.ts";

const { values } = parseArgs({
  options: {
    network: { type: "string", default: "" },
    input: { type: "string", default: "" },
    steps: { type: "string", default: "1000" },
    interval: { type: "string", default: "1" },
    write: { type: "string", default: "" },
    units: { type: "string", default: "256" },
    "warm-up": { type: "string", default: "0" },
  },
});
const [steps, interval, units, warmUp] = [values.steps, values.interval, values.units, values["warm-up"]].map(Number);
const INPUTS = 3;

/** A GRU at gain 1.5 and normal input: spread-out exponents, none that rounding could lose. */
function write(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const [network, input] = [join(folder, `gru-${units}.safetensors`), join(folder, `input-${steps}.safetensors`)];
  writeFileSync(network, writeNetworkFile(createNetwork({ cell: gru, units, inputs: INPUTS, outputs: 1, seed: 1, gain: 1.5 })));
  const data = new Float64Array(steps * INPUTS);
  createStream({ study: "Lyapunov benchmark", purpose: "input", seed: 1 }).fillNormal(data);
  writeFileSync(input, writeSafetensors({ metadata: new Map(), tensors: new Map([["input", { type: "F64", shape: [steps, INPUTS], data }]]) }));
  console.log(JSON.stringify({ network, input }));
}

function build(): () => { loss: number; largest: number; interval: number } {
  const { network } = readNetworkFile(readFileSync(values.network));
  const map = networkAsMap(network);
  const input = readSafetensors(readFileSync(values.input)).tensors.get("input")!.data as Float64Array;
  const options = { steps, interval, transient: 0, alignment: 0, drive: sequenceDrive({ values: input, steps: input.length / map.inputDimension, trajectories: 1 }) };
  return () => {
    const spectrum = lyapunovSpectrum(map, new Float64Array(map.dimension), options);
    return { loss: spectrum.perStep.reduce((sum, exponent) => sum + exponent, 0), largest: spectrum.perStep[0], interval: spectrum.interval };
  };
}

if (values.write !== "") write(values.write);
else await serveTimedLoop("Nullcline", build, warmUp);
