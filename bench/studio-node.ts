/** Trains a specification in this process and prints how long that took: `npx tsx bench/studio-node.ts JSON`. */
import { executeRun } from "../src/lab/execute-run.ts";
import { parseRunSpec } from "../src/lab/run-spec.ts";
import { chooseKernels } from "../src/kernels/choose-kernels.node.ts";

chooseKernels(process.env);
const spec = parseRunSpec(JSON.parse(process.argv[2] ?? "{}"));
await executeRun({ ...spec, training: { ...spec.training, steps: 20 } });
const began = performance.now();
const { result } = await executeRun(spec);
console.log(JSON.stringify({ milliseconds: performance.now() - began, fingerprint: result.fingerprint }));
