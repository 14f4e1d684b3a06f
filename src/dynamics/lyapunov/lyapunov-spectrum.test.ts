import { expect, test } from "vitest";
import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { createStream } from "../../numeric/random.ts";
import { defineMap } from "../define-map.ts";
import { affineMap } from "../test-maps/affine-map.ts";
import { tanhNetwork } from "../test-maps/tanh-network.ts";
import { constantDrive, type Drive, noiseDrive, sequenceDrive } from "./drive.ts";
import { flowMap } from "./flow-map.ts";
import { lyapunovRun, lyapunovSpectrum } from "./lyapunov-spectrum.ts";
import { plainTangentAlgebra } from "./tangent-algebra.ts";
import { catMap, henonMap, logisticMap, lorenz, rossler } from "./known-systems.ts";

const start = Float64Array.of(0.1, 0.1);

/** ψ at half-integers and integers, by recurrence up to the asymptotic series. */
function digamma(x: number): number {
  if (x < 10) return digamma(x + 1) - 1 / x;
  return Math.log(x) - 1 / (2 * x) - 1 / (12 * x ** 2) + 1 / (120 * x ** 4) - 1 / (252 * x ** 6);
}

function gaussianMatrix(n: number, seed: number, scale: number): number[][] {
  const stream = createStream({ study: "Lyapunov tests", purpose: "matrix", seed });
  return Array.from({ length: n }, () => Array.from({ length: n }, () => scale * stream.normal()));
}

/** `D` dimensions of a tanh network with an input of as many channels. */
function network(n: number, gain: number, seed = 1): DynamicalMap {
  return tanhNetwork({ recurrent: gaussianMatrix(n, seed, gain / Math.sqrt(n)), input: gaussianMatrix(n, seed + 100, 1) });
}

/** A map whose Jacobian at each step is a fresh Gaussian matrix with entries N(0, g²/N); driven by `stepNumber`. */
function gaussianProducts(N: number, g: number, seed: number): DynamicalMap {
  const stream = createStream({ study: "Gaussian products", purpose: "matrices", seed });
  return defineMap({
    dimension: N,
    inputDimension: 1,
    step: (state, _u, out) => out.set(state),
    jacobian: (_x, [step], out) => stream.fork(step).fillNormal(out, g / Math.sqrt(N)),
  });
}

/** The number of the step as the only input. */
const stepNumber: Drive = (step, _trajectory, out) => out.fill(step);

test("the cat map's exponents are ±log((3 + √5)/2)", () => {
  const { perStep, interval, kaplanYorke, entropyRateBound } = lyapunovSpectrum(catMap, Float64Array.of(0.3, 0.4), { steps: 400, transient: 0 });
  const exact = Math.log((3 + Math.sqrt(5)) / 2);
  expect(perStep[0]).toBeCloseTo(exact, 10);
  expect(perStep[1]).toBeCloseTo(-exact, 10);
  expect(interval).toBe(8);
  expect(kaplanYorke).toBeCloseTo(2, 8);
  expect(entropyRateBound).toBeCloseTo(exact, 10);
});

test("the logistic map at r = 4 separates neighbours by a factor of two a step", () => {
  const { perStep, timeErrors } = lyapunovSpectrum(logisticMap, Float64Array.of(0.2345), { steps: 40_000 });
  expect(Math.abs(perStep[0] - Math.LN2)).toBeLessThan(0.002);
  expect(Math.abs(perStep[0] - Math.LN2)).toBeLessThan(4 * timeErrors[0]);
});

test("Hénon's map has the exponents and the dimension of the literature, and their sum is log 0.3", () => {
  const { perStep, kaplanYorke, determinant } = lyapunovSpectrum(henonMap, start, { steps: 60_000 });
  expect(Math.abs(perStep[0] - 0.4192)).toBeLessThan(0.003);
  expect(Math.abs(perStep[1] + 1.6232)).toBeLessThan(0.003);
  expect(perStep[0] + perStep[1]).toBeCloseTo(Math.log(0.3), 9);
  expect(Math.abs(kaplanYorke! - 1.258)).toBeLessThan(0.003);
  expect(determinant!.blocks).toBe(4);
  expect(determinant!.largestDifference).toBeLessThan(1e-8);
});

test("Lorenz' flow has the exponents of the literature by time, and their sum is its divergence", () => {
  const timePerStep = 0.01;
  const { perTime, perStep, kaplanYorke, timeErrors } = lyapunovSpectrum(flowMap(lorenz, { timePerStep }), Float64Array.of(1, 1, 20), { steps: 150_000, interval: 10, timePerStep });
  expect(Math.abs(perTime[0] - 0.9056)).toBeLessThan(0.01);
  expect(Math.abs(perTime[1])).toBeLessThan(0.002);
  expect(Math.abs(perTime[2] + 14.5723)).toBeLessThan(0.02);
  expect(perTime.reduce((a, b) => a + b)).toBeCloseTo(-41 / 3, 3);
  expect(Math.abs(kaplanYorke! - 2.062)).toBeLessThan(0.002);
  expect(perStep[0]).toBeCloseTo(perTime[0] * timePerStep, 12);
  expect(timeErrors[0] / timePerStep).toBeLessThan(0.01);
});

test("Rössler's flow is weakly chaotic, by the fifth-order method too", () => {
  const timePerStep = 0.1;
  const map = flowMap(rossler, { timePerStep, substeps: 2, method: "dormand-prince-5" });
  const { perTime } = lyapunovSpectrum(map, Float64Array.of(1, 1, 0), { steps: 20_000, transient: 2000, timePerStep });
  expect(Math.abs(perTime[0] - 0.0714)).toBeLessThan(0.006);
  expect(Math.abs(perTime[1])).toBeLessThan(0.003);
  expect(Math.abs(perTime[2] + 5.39)).toBeLessThan(0.03);
});

test("a linear map's exponents are the logarithms of its eigenvalues' moduli", () => {
  const map = affineMap([[0.5, 3, 0], [0, 0.9, -0.4], [0, 0.4, 0.9]]);
  const { perStep } = lyapunovSpectrum(map, new Float64Array(3), { steps: 5000 });
  const turning = Math.log(Math.sqrt(0.97));
  for (const [k, exact] of [turning, turning, Math.log(0.5)].entries()) expect(Math.abs(perStep[k] - exact)).toBeLessThan(1e-3);
});

test("an orthogonal map neither stretches nor shrinks", () => {
  const [c, s] = [Math.cos(1), Math.sin(1)];
  const { perStep } = lyapunovSpectrum(affineMap([[c, -s, 0], [s, c, 0], [0, 0, -1]]), Float64Array.of(1, 2, 3), { steps: 1000 });
  for (const exponent of perStep) expect(Math.abs(exponent)).toBeLessThan(1e-10);
});

test("products of Gaussian matrices have the exponents that the digamma function gives", () => {
  const [N, g] = [12, 1.5];
  const { perStep, timeErrors } = lyapunovSpectrum(gaussianProducts(N, g, 3), new Float64Array(N), { steps: 12_000, interval: 2, drive: stepNumber });
  for (let i = 1; i <= N; i++) {
    const exact = 0.5 * (Math.log((2 * g * g) / N) + digamma((N - i + 1) / 2));
    expect(Math.abs(perStep[i - 1] - exact)).toBeLessThan(0.02);
    expect(Math.abs(perStep[i - 1] - exact)).toBeLessThan(4.5 * timeErrors[i - 1]);
  }
});

test("the largest exponents alone are those of the whole spectrum, also where vectors are carried one by one", () => {
  const map = network(24, 1.5);
  const options = { steps: 600, drive: noiseDrive(createStream({ study: "Lyapunov tests", purpose: "noise", seed: 1 }), 0.3) };
  const whole = lyapunovSpectrum(map, new Float64Array(24), options);
  for (const exponents of [2, 10]) {
    const few = lyapunovSpectrum(map, new Float64Array(24), { ...options, exponents });
    expect(few.determinant).toBeUndefined();
    for (let k = 0; k < exponents; k++) expect(few.perStep[k]).toBeCloseTo(whole.perStep[k], 2);
  }
});

test("sum rule: the exponents of a smooth network add up to the mean of log|det J|", () => {
  const map = network(10, 1.2);
  const drive = noiseDrive(createStream({ study: "Lyapunov tests", purpose: "noise", seed: 2 }), 0.5);
  const { perStep, determinant } = lyapunovSpectrum(map, new Float64Array(20), { steps: 300, drive });
  expect(determinant!.blocks).toBe(8);
  expect(determinant!.largestDifference).toBeLessThan(1e-8);
  expect(perStep.reduce((a, b) => a + b)).toBeLessThan(0);
});

test("the spectrum does not depend on the interval, nor on the algebra", () => {
  const map = network(8, 1.4);
  const base = { steps: 400, transient: 40, alignment: 40, drive: noiseDrive(createStream({ study: "Lyapunov tests", purpose: "noise", seed: 3 }), 0.4) };
  const every = lyapunovSpectrum(map, new Float64Array(8), { ...base, interval: 1 });
  for (const interval of [5, 10]) {
    const { perStep } = lyapunovSpectrum(map, new Float64Array(8), { ...base, interval });
    for (let k = 0; k < 8; k++) expect(perStep[k]).toBeCloseTo(every.perStep[k], 6);
  }
  const plain = lyapunovSpectrum(map, new Float64Array(8), { ...base, interval: 1, algebra: plainTangentAlgebra });
  for (let k = 0; k < 8; k++) expect(plain.perStep[k]).toBeCloseTo(every.perStep[k], 12);
});

test("the interval is shortened where the vectors would collapse, and the exponents stay right", () => {
  const map = affineMap([[2, 1, 1], [0, 0.01, 1], [0, 0, 1e-6]]);
  const { perStep, interval, smallestRatio } = lyapunovSpectrum(map, new Float64Array(3), { steps: 2000, alignment: 100, interval: 64 });
  expect(interval).toBe(1);
  expect(smallestRatio).toBeLessThan(1e-5);
  for (const [k, exact] of [2, 0.01, 1e-6].entries()) expect(perStep[k]).toBeCloseTo(Math.log(exact), 5);
});

test("an annihilated direction has the exponent −∞, counted and never NaN", () => {
  const silent = affineMap([[0.5, 0.2, 0], [0.1, 0.6, 0], [0, 0, 0]]);
  const { perStep, perTime, finite, kaplanYorke, entropyRateBound, boundedPerStep, timeErrors } = lyapunovSpectrum(silent, new Float64Array(3), { steps: 100 });
  expect([perStep[2], perTime[2], finite, kaplanYorke, entropyRateBound]).toEqual([-Infinity, -Infinity, 2, 0, 0]);
  expect(perStep.slice(0, 2).every(Number.isFinite)).toBe(true);
  expect(boundedPerStep[2]).toBeLessThan(-30);
  expect([...timeErrors].some(Number.isNaN)).toBe(false);
});

test("a map that forgets its state has nothing but −∞", () => {
  const { perStep, finite } = lyapunovSpectrum(affineMap([[0, 0], [0, 0]], [1, 2]), start, { steps: 10 });
  expect([...perStep, finite]).toEqual([-Infinity, -Infinity, 0]);
});

test("a ReLU network that is silent part of the time has as many finite exponents as its least rank", () => {
  const map = defineMap({
    dimension: 3,
    inputDimension: 1,
    step: (x, [u], out) => out.set([0.9 * x[0] + u, Math.max(0, 0.8 * x[1] + u), Math.max(0, x[2] + u)]),
    jacobian: (x, [u], out) => out.set([0.9, 0, 0, 0, 0.8 * x[1] + u > 0 ? 0.8 : 0, 0, 0, 0, x[2] + u > 0 ? 1 : 0]),
  });
  const values = Float64Array.from({ length: 300 }, (_, t) => (t % 60 < 50 ? 0.1 : -3));
  const { finite, perStep } = lyapunovSpectrum(map, Float64Array.of(1, 1, 1), { steps: 200, transient: 20, alignment: 80, drive: sequenceDrive({ values, steps: 300, trajectories: 1 }) });
  expect(finite).toBe(1);
  expect(perStep[0]).toBeCloseTo(Math.log(0.9), 10);
});

test("several trajectories count alike and give an error from their spread", () => {
  const map = network(6, 1.3);
  const options = { steps: 500, drive: noiseDrive(createStream({ study: "Lyapunov tests", purpose: "noise", seed: 4 }), 0.4) };
  const { perStep, trajectories, trajectoryErrors, finalStates } = lyapunovSpectrum(map, new Float64Array(18), options);
  expect(trajectories).toHaveLength(3);
  expect(finalStates).toHaveLength(18);
  for (let k = 0; k < 6; k++) {
    const values = trajectories.map((row) => row[k]);
    const mean = (values[0] + values[1] + values[2]) / 3;
    expect(perStep[k]).toBeCloseTo(mean, 12);
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2;
    expect(trajectoryErrors![k]).toBeCloseTo(Math.sqrt(variance / 3), 12);
  }
});

test("the convergence curve ends at the exponents", () => {
  const { perStep, convergence } = lyapunovSpectrum(henonMap, Float64Array.of(0.1, 0.1, -0.3, 0.2), { steps: 1003, interval: 7 });
  const last = convergence.steps.length - 1;
  expect(convergence.steps[last]).toBe(1003);
  for (let k = 0; k < 2; k++) expect(convergence.perStep[last * 2 + k]).toBeCloseTo(perStep[k], 10);
});

test("equal arguments give equal bits, in one go or an interval at a time", () => {
  const map = network(9, 1.1);
  const options = { steps: 200, drive: noiseDrive(createStream({ study: "Lyapunov tests", purpose: "noise", seed: 5 }), 0.2) };
  const run = lyapunovRun(map, new Float64Array(9), options);
  const stages: string[] = [];
  let last = 0;
  let turn = run.next();
  for (; !turn.done; turn = run.next()) {
    expect(turn.value.done).toBeGreaterThan(last);
    last = turn.value.done;
    expect(turn.value.total).toBe(240);
    if (stages.at(-1) !== turn.value.stage) stages.push(turn.value.stage);
  }
  expect(last).toBe(240);
  expect(stages).toEqual(["aligning", "measuring"]);
  expect(turn.value).toEqual(lyapunovSpectrum(map, new Float64Array(9), options));
});

test("a signal stops the computation", () => {
  expect(() => lyapunovSpectrum(henonMap, start, { signal: { aborted: true } })).toThrow("lyapunovSpectrum: expected to run to its end, got a cancel request");
});

test("a trajectory that escapes is reported with its step", () => {
  expect(() => lyapunovSpectrum(henonMap, Float64Array.of(5, 5), { steps: 100 })).toThrow(/^lyapunovSpectrum: expected finite states, got one that is not, after step 8 of trajectory 0\. Start nearer the attractor, or take a smaller time step$/);
});

test.each<[string, () => unknown, string]>([
  ["no trajectory", () => lyapunovSpectrum(henonMap, new Float64Array(0)), "lyapunovSpectrum: expected starting states [B, 2], got 0 numbers"],
  ["half a state", () => lyapunovSpectrum(henonMap, new Float64Array(3)), "lyapunovSpectrum: expected starting states [B, 2], got 3 numbers"],
  ["a NaN in the start", () => lyapunovSpectrum(henonMap, Float64Array.of(1, NaN)), "lyapunovSpectrum: expected starting states of finite numbers, got NaN at position 1"],
  ["too many exponents", () => lyapunovSpectrum(henonMap, start, { exponents: 3 }), "lyapunovSpectrum.exponents: expected a whole number from 1 to the map's 2 dimensions, got 3"],
  ["no steps", () => lyapunovSpectrum(henonMap, start, { steps: 0 }), "lyapunovSpectrum.steps: expected a whole number, 1 or more, got 0"],
  ["half an interval", () => lyapunovSpectrum(henonMap, start, { interval: 0.5 }), "lyapunovSpectrum.interval: expected a whole number, 1 or more, got 0.5"],
  ["time that stands still", () => lyapunovSpectrum(henonMap, start, { timePerStep: 0 }), "lyapunovSpectrum.timePerStep: expected a positive number, got 0"],
  ["a recording of half a channel", () => sequenceDrive({ values: new Float64Array(5), steps: 2, trajectories: 1 }), "sequenceDrive: expected values [2, 1, I], got 5 numbers"],
  ["a recording that is too short", () => lyapunovSpectrum(network(2, 1), start, { steps: 10, drive: sequenceDrive({ values: new Float64Array(10), steps: 5, trajectories: 1 }) }), "sequenceDrive: expected an input of more than 5 steps, got 5. Give a longer input, or ask for fewer steps"],
  ["a recording of other channels", () => lyapunovSpectrum(network(2, 1), start, { drive: sequenceDrive({ values: new Float64Array(9), steps: 3, trajectories: 1 }) }), "sequenceDrive: expected 2 numbers a step, one an input channel, got 3"],
  ["a constant of other channels", () => lyapunovSpectrum(network(2, 1), start, { drive: constantDrive([1]) }), "constantDrive: expected 2 numbers a step, one an input channel, got 1"],
  ["a flow without time", () => flowMap(lorenz, { timePerStep: -1 }), "flowMap.timePerStep: expected a positive number, got -1"],
])("%s is refused", (_, act, message) => {
  expect(act).toThrow(message);
});
