/**
 * Jacobian times orthonormal columns, then orthonormalisation, over and over, as a Lyapunov spectrum needs it: `--units 256
 * --exponents 256 --steps 50 --warm-up 2`. Speaks the protocol of `peers/timed_loop.py`; `loss` is the sum of exponents a step.
 */
import { parseArgs } from "node:util";
import { kernelOrthonormaliser } from "../src/kernels/kernel-orthonormaliser.ts";
import { planMemory } from "../src/kernels/workspace.ts";
import { scattered } from "./scattered.ts";
import { serveTimedLoop } from "./timed-loop.ts";

const { values } = parseArgs({
  options: {
    units: { type: "string", default: "256" },
    exponents: { type: "string", default: "256" },
    steps: { type: "string", default: "50" },
    "warm-up": { type: "string", default: "2" },
  },
});
const [units, exponents, steps] = [values.units, values.exponents, values.steps].map(Number);
/** Columns of a packed panel of the float64 kernel. */
const PANEL = 4;

function build(): () => { loss: number } {
  const plan = planMemory();
  const [j, q, panels, product] = [units * units, units * exponents, units * (exponents + PANEL), units * exponents].map((length) => plan.reserve(length, 8));
  const { kernels, float64 } = plan.allocate("the benchmark of orthonormalisation");
  const columns = kernelOrthonormaliser(units, exponents);
  const scale = Math.sqrt(12 / units);
  float64(j).set(scattered(units * units, 0).map((entry) => scale * entry));
  return () => {
    columns.q.fill(0);
    for (let k = 0; k < exponents; k++) columns.q[k * exponents + k] = 1;
    let sum = 0;
    for (let t = 0; t < steps; t++) {
      float64(q).set(columns.q);
      float64(product).fill(0);
      kernels.packPanelsF64(panels.address, q.address, units, exponents, exponents, 1, PANEL);
      kernels.gemmF64(units, exponents, units, j.address, units, panels.address, product.address, exponents);
      columns.q.set(float64(product));
      columns.orthonormalise();
      for (const length of columns.diagonal) sum += Math.log(length);
    }
    return { loss: sum / steps };
  };
}

await serveTimedLoop("Nullcline", build, Number(values["warm-up"]));
