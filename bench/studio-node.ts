/** Trains a specification in this process and prints how long a step takes once warm: `npx tsx bench/studio-node.ts JSON`. */
import { type FinishedRun, runSteps } from "../src/lab/execute-run.ts";
import { parseRunSpec } from "../src/lab/run-spec.ts";
import { chooseKernels } from "../src/kernels/choose-kernels.node.ts";

/** Steps that are not counted: engines compile meanwhile. The page's side skips about as many. */
const WARM_UP = 30;

chooseKernels(process.env);
const spec = parseRunSpec(JSON.parse(process.argv[2] ?? "{}"));
const steps = runSteps(spec);
let [began, ended] = [0, 0];
let finished: FinishedRun | undefined;
while (finished === undefined) {
  const next = steps.next();
  if (next.done === true) finished = next.value;
  else if (next.value.step + 1 === WARM_UP) began = performance.now();
  else if (next.value.step + 1 === spec.training.steps) ended = performance.now();
}
console.log(JSON.stringify({ milliseconds: (ended - began) / (spec.training.steps - WARM_UP), fingerprint: finished.result.fingerprint }));
