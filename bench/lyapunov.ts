/**
 * Our Lyapunov spectrum of a driven GRU: `--network FILE --input FILE --steps 1000 --interval 1`, files as `prepareLyapunov` writes them.
 * Speaks the protocol of `peers/timed_loop.py`; `loss` is the sum of all exponents a step, `coreSeconds` the time of a processor
 * that the last spectrum took, which other programs on the machine lengthen less than its wall-clock time.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { sequenceDrive } from "../src/dynamics/lyapunov/drive.ts";
import { lyapunovSpectrum } from "../src/dynamics/lyapunov/lyapunov-spectrum.ts";
import { readNetworkFile } from "../src/formats/read-network-file.ts";
import { readSafetensors } from "../src/formats/read-safetensors.ts";
import { networkAsMap } from "../src/network/as-map.ts";
import { serveTimedLoop } from "./timed-loop.ts";

const { values } = parseArgs({
  options: {
    network: { type: "string", default: "" },
    input: { type: "string", default: "" },
    steps: { type: "string", default: "1000" },
    interval: { type: "string", default: "1" },
    "warm-up": { type: "string", default: "0" },
  },
});
const [steps, interval, warmUp] = [values.steps, values.interval, values["warm-up"]].map(Number);

function build(): () => { loss: number; largest: number; interval: number; coreSeconds: number } {
  const { network } = readNetworkFile(readFileSync(values.network));
  const map = networkAsMap(network);
  const input = readSafetensors(readFileSync(values.input)).tensors.get("input")!.data as Float64Array;
  const options = { steps, interval, transient: 0, alignment: 0, drive: sequenceDrive({ values: input, steps: input.length / map.inputDimension, trajectories: 1 }) };
  return () => {
    const began = process.cpuUsage();
    const spectrum = lyapunovSpectrum(map, new Float64Array(map.dimension), options);
    const { user, system } = process.cpuUsage(began);
    return { coreSeconds: (user + system) / 1e6, loss: spectrum.perStep.reduce((sum, exponent) => sum + exponent, 0), largest: spectrum.perStep[0], interval: spectrum.interval };
  };
}

await serveTimedLoop("Nullcline", build, warmUp);
