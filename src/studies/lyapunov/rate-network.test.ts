import { expect, it } from "vitest";
import { lyapunovSpectrum } from "../../dynamics/lyapunov/lyapunov-spectrum.ts";
import { networkAsMap } from "../../network/as-map.ts";
import { randomDiscreteNetwork, randomRateNetwork } from "./rate-network.ts";

it("steps dh/dt = −h + J tanh(h) + u by Euler, without self-connections", () => {
  const [N, dt] = [5, 0.1];
  const network = randomRateNetwork({ units: N, gain: 3, seed: 2, timePerStep: dt });
  const W = network.parameters.get("hidden.recurrent")!.data;
  const map = networkAsMap(network);
  const h = Float64Array.of(0.5, -1, 2, 0.1, -0.3);
  const u = Float64Array.of(1, 0, -1, 2, 0.5);
  const [next, J] = [new Float64Array(N), new Float64Array(N * N)];
  map.step(h, u, next);
  map.jacobian(h, u, J);
  for (let i = 0; i < N; i++) {
    const drive = h.reduce((sum, value, j) => sum + W[i * N + j] * Math.tanh(value), 0);
    expect(next[i]).toBeCloseTo((1 - dt) * h[i] + dt * (drive + u[i]), 7);
    expect(W[i * (N + 1)]).toBe(0);
    for (let j = 0; j < N; j++) expect(J[i * N + j]).toBeCloseTo((i === j ? 1 - dt : 0) + dt * W[i * N + j] * (1 - Math.tanh(h[j]) ** 2), 7);
  }
});

it("is quiet below the onset: the largest exponent is that of the weights' rightmost eigenvalue, about −1 + g", () => {
  const timePerStep = 0.1;
  const map = networkAsMap(randomRateNetwork({ units: 60, gain: 0.5, seed: 1, timePerStep }));
  const { perTime } = lyapunovSpectrum(map, new Float64Array(60).fill(0.01), { steps: 500, exponents: 4, timePerStep });
  expect(perTime[0]).toBeGreaterThan(-0.75);
  expect(perTime[0]).toBeLessThan(-0.35);
});

it("is x' = tanh(W x) in discrete time, chaotic at gain 3", () => {
  const map = networkAsMap(randomDiscreteNetwork({ units: 40, gain: 3, seed: 1 }));
  expect(map.inputDimension).toBe(0);
  const { perStep } = lyapunovSpectrum(map, Float64Array.from({ length: 40 }, (_, i) => Math.sin(i)), { steps: 400, exponents: 2 });
  expect(perStep[0]).toBeGreaterThan(0.1);
});
