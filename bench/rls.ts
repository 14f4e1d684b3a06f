/**
 * Recursive least squares as full-FORCE does it, one gain shared by all targets: `--units 300 --targets 300 --steps 100
 * --warm-up 3`. Each step finds the errors of W·r, then updates P [units, units] and W [targets, units], float64.
 * Speaks the protocol of `peers/timed_loop.py`; `loss` is the mean squared error of the last step.
 */
import { parseArgs } from "node:util";
import { planMemory } from "../src/kernels/workspace.ts";
import { scattered } from "./scattered.ts";
import { serveTimedLoop } from "./timed-loop.ts";

const { values } = parseArgs({
  options: {
    units: { type: "string", default: "300" },
    targets: { type: "string", default: "300" },
    steps: { type: "string", default: "100" },
    "warm-up": { type: "string", default: "3" },
  },
});
const [units, targets, steps] = [values.units, values.targets, values.steps].map(Number);

function build(): () => { loss: number } {
  const blocks = Math.ceil(units / 8);
  const plan = planMemory();
  const [p, z, r, y, w] = [32 * blocks * (blocks + 1), 8 * blocks, 8 * blocks, 8 * blocks, targets * units].map((length) => plan.reserve(length, 8));
  const [left, right, product] = [targets, 8 * blocks, targets].map((length) => plan.reserve(length, 8));
  const { kernels, float64 } = plan.allocate("the benchmark of recursive least squares");
  const inputs = scattered(steps * units, 0).map((entry) => 2 * entry);
  const wanted = scattered(steps * targets, 0x20000000);

  const start = (): void => {
    for (const block of [p, z, w, left]) float64(block).fill(0);
    const triangle = float64(p);
    for (let i = 0, at = 0; i < units; at += 8 * (blocks - Math.floor(i++ / 8))) triangle[at + (i % 8)] = 1;
  };

  /** Errors of the step's products, scaled for the next update; returns their mean square. */
  const findErrors = (target: Float64Array, energy: number): number => {
    const [errors, current] = [float64(left), float64(product)];
    let squares = 0;
    for (let k = 0; k < targets; k++) {
      const error = current[k] - target[k];
      squares += error * error;
      errors[k] = error / (1 + energy);
    }
    return squares / targets;
  };

  return () => {
    let loss = 0;
    start();
    for (let t = 0; t < steps; t++) {
      float64(r).set(inputs.subarray(t * units, (t + 1) * units));
      const energy = kernels.downdateSymmetricF64(units, p.address, z.address, r.address, y.address);
      kernels.subtractOuterMultiplyF64(targets, units, w.address, units, left.address, right.address, r.address, product.address);
      loss = findErrors(wanted.subarray(t * targets, (t + 1) * targets), energy);
      const root = 1 / Math.sqrt(1 + energy);
      float64(right).set(float64(y));
      float64(z).set(float64(y).map((entry) => root * entry));
    }
    return { loss };
  };
}

await serveTimedLoop("Nullcline", build, Number(values["warm-up"]));
