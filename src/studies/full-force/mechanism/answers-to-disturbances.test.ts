import { describe, expect, it } from "vitest";
import { leakyRate } from "../../../cells/leaky-rate.ts";
import { createNetwork, type Network } from "../../../network/network.ts";
import { luFactor, luSolve } from "../../../numeric/linalg/lu.ts";
import { CIRCUIT_TAU } from "../circuit/circuit-transients.ts";
import { preparedState } from "../circuit/prepared-states.ts";
import { recordReaches } from "../circuit/teacher.ts";
import { testAngles, testTeacher } from "../test-teacher.ts";
import { answersToDisturbances } from "./answers-to-disturbances.ts";

const teacher = testTeacher();
const reaches = recordReaches(teacher, testAngles);
const N = teacher.neurons;
/** Hz to units of the network, small enough for tanh to be straight. */
const SCALE = 0.03;

/** A network of the circuit's time constant that is in the circuit's prepared state, scaled, when the cue ends. */
function networkWith(recurrent: Float64Array): Network {
  // With x ← A·x + u/τ for the steps of the delay: x = (Σ Aᵏ)·u/τ.
  const step = recurrent.map((weight, at) => weight / CIRCUIT_TAU + (at % (N + 1) === 0 ? 1 - 1 / CIRCUIT_TAU : 0));
  let power = Float64Array.from({ length: N * N }, (_, at) => (at % (N + 1) === 0 ? 1 : 0));
  const reached = new Float64Array(N * N);
  for (let k = 0; k < teacher.timing.delay; k++) {
    power.forEach((value, at) => (reached[at] += value / CIRCUIT_TAU));
    power = power.map((_, at) => {
      let sum = 0;
      for (let j = 0; j < N; j++) sum += step[Math.floor(at / N) * N + j] * power[j * N + (at % N)];
      return sum;
    });
  }
  const axes = [0, Math.PI / 2].map((angle) => luSolve(luFactor(reached, N), preparedState(teacher.prepared, angle), 1));
  const network = createNetwork({ cell: leakyRate.with({ convention: "outside", tau: CIRCUIT_TAU, dt: 1 }), units: N, inputs: 3, outputs: 2, seed: 1, initialStateScale: 0 });
  const input = Float32Array.from({ length: 3 * N }, (_, at) => (at % 3 < 2 ? SCALE * axes[at % 3][Math.floor(at / 3)] : 0));
  const parameters = new Map(network.parameters).set("hidden.input", { shape: [N, 3], data: input }).set("hidden.recurrent", { shape: [N, N], data: Float32Array.from(recurrent) });
  return { ...network, parameters };
}

const answers = (network: Network): number[] => answersToDisturbances({ teacher, reaches, network, recorded: new Int32Array(), seed: 1 });

describe("answersToDisturbances", () => {
  it("is close to 1 for a network that is the circuit but for its nonlinearity, and smaller in each of five directions for other connections", () => {
    const [same, others] = [teacher.weights, teacher.weights.map((weight) => -weight)].map((weights) => answers(networkWith(weights)));
    expect(same).toHaveLength(5);
    same.forEach((cosine, k) => {
      expect(cosine).toBeGreaterThan(0.9);
      expect(cosine).toBeLessThanOrEqual(1);
      expect(others[k]).toBeLessThan(cosine - 0.1);
    });
  });

  it("does not depend on the order of a network's units", () => {
    const network = networkWith(teacher.weights);
    const input = network.parameters.get("hidden.input")!.data;
    const backwards = new Map(network.parameters)
      .set("hidden.recurrent", { shape: [N, N], data: network.parameters.get("hidden.recurrent")!.data.toReversed() })
      .set("hidden.input", { shape: [N, 3], data: input.map((_, at) => input[(N - 1 - Math.floor(at / 3)) * 3 + (at % 3)]) });
    const expected = answers(network);
    answers({ ...network, parameters: backwards }).forEach((cosine, k) => expect(cosine).toBeCloseTo(expected[k], 8));
  });
});
