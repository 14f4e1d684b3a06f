import { describe, expect, it } from "vitest";
import { defineMap } from "./define-map.ts";

const map = defineMap({
  dimension: 2,
  inputDimension: 1,
  step: (x, u, out) => out.set([x[0] * x[1], x[0] + u[0]]),
  jacobian: (x, _u, out) => out.set([x[1], x[0], 1, 0]),
  inputJacobian: (_x, _u, out) => out.set([0, 1]),
});

/** Two states, [2, 2], with an input each. */
const states = Float64Array.of(2, 3, 5, 7);
const inputs = Float64Array.of(10, 20);
const result = (length: number, fill: (out: Float64Array) => void) => {
  const out = new Float64Array(length);
  fill(out);
  return [...out];
};

describe("defineMap", () => {
  it("batches the step and both Jacobians", () => {
    expect(result(4, (out) => map.step(states, inputs, out))).toEqual([6, 12, 35, 25]);
    expect(result(8, (out) => map.jacobian(states, inputs, out))).toEqual([3, 2, 1, 0, 7, 5, 1, 0]);
    expect(result(4, (out) => map.inputJacobian(states, inputs, out))).toEqual([0, 1, 0, 1]);
  });

  it("forms J·v and vᵀ·J row by row", () => {
    const vectors = Float64Array.of(1, 10, 1, 10);
    expect(result(4, (out) => map.jacobianVector(states, inputs, vectors, out))).toEqual([23, 1, 57, 1]);
    expect(result(4, (out) => map.vectorJacobian(states, inputs, vectors, out))).toEqual([13, 2, 17, 5]);
  });

  it("labels coordinates and promises nothing by default", () => {
    expect(map).toMatchObject({ stateLabels: ["x[0]", "x[1]"], bounded: false });
  });
});
