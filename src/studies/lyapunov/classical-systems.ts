import { flowMap } from "../../dynamics/lyapunov/flow-map.ts";
import { catMap, henonMap, logisticMap, lorenz } from "../../dynamics/lyapunov/known-systems.ts";
import { lyapunovRun } from "../../dynamics/lyapunov/lyapunov-spectrum.ts";
import { log } from "../../numeric/elementary.ts";
import type { ClassicalFinding } from "./findings.ts";

type Measuring = Generator<unknown, ClassicalFinding[]>;

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Measures the exponents of systems whose exponents are known. Tolerances are for 100,000 steps, as 1/√steps beyond rounding. */
export function* measureClassicalSystems(steps: number): Measuring {
  const loose = Math.sqrt(Math.max(1, 100_000 / steps));
  return [...(yield* measureMaps(steps, loose)), ...(yield* measureLorenz(steps, loose))];
}

function* measureMaps(steps: number, loose: number): Measuring {
  const cat = yield* lyapunovRun(catMap, Float64Array.of(0.3, 0.4), { steps: 1000 });
  const logistic = yield* lyapunovRun(logisticMap, Float64Array.of(0.2345), { steps });
  const henon = yield* lyapunovRun(henonMap, Float64Array.of(0.1, 0.1), { steps });
  const golden = log((3 + Math.sqrt(5)) / 2);
  return [
    { name: "Arnold's cat map", unit: "step", known: "exact", values: [
      { label: "λ₁", expected: golden, measured: cat.perStep[0], tolerance: 1e-6 },
      { label: "λ₂", expected: -golden, measured: cat.perStep[1], tolerance: 1e-6 },
    ] },
    { name: "logistic map, r = 4", unit: "step", known: "exact", values: [{ label: "λ₁", expected: Math.LN2, measured: logistic.perStep[0], tolerance: 0.002 * loose }] },
    { name: "Hénon's map, sum", unit: "step", known: "exact", values: [{ label: "λ₁ + λ₂", expected: log(0.3), measured: sum(henon.perStep), tolerance: 1e-6 }] },
    { name: "Hénon's map", unit: "step", known: "literature", values: [
      { label: "λ₁", expected: 0.4192, measured: henon.perStep[0], tolerance: 0.003 * loose },
      { label: "λ₂", expected: -1.6232, measured: henon.perStep[1], tolerance: 0.003 * loose },
      { label: "dimension", expected: 1.258, measured: henon.kaplanYorke ?? NaN, tolerance: 0.003 * loose },
    ] },
  ];
}

function* measureLorenz(steps: number, loose: number): Measuring {
  const timePerStep = 0.01;
  const spectrum = yield* lyapunovRun(flowMap(lorenz, { timePerStep }), Float64Array.of(1, 1, 20), { steps: 2 * steps, timePerStep });
  const [first, second, third] = spectrum.perTime;
  return [
    { name: "Lorenz' equations, sum", unit: "time", known: "exact", values: [{ label: "λ₁ + λ₂ + λ₃", expected: -41 / 3, measured: sum(spectrum.perTime), tolerance: 1e-3 }] },
    { name: "Lorenz' equations", unit: "time", known: "literature", values: [
      { label: "λ₁", expected: 0.9056, measured: first, tolerance: 0.01 * loose },
      { label: "λ₂", expected: 0, measured: second, tolerance: 0.002 * loose },
      { label: "λ₃", expected: -14.5723, measured: third, tolerance: 0.02 * loose },
      { label: "dimension", expected: 2.062, measured: spectrum.kaplanYorke ?? NaN, tolerance: 0.002 * loose },
    ] },
  ];
}
