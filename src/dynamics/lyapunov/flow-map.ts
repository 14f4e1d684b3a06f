import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { defineMap } from "../define-map.ts";
import { positiveNumber, wholeNumber } from "../number-checks.ts";
import { dormandPrince5, rungeKutta4, type RungeKuttaMethod } from "./runge-kutta.ts";

/** A differential equation dx/dt = f(x, u) with its Jacobian. D state dimensions, I inputs. */
export interface Flow {
  readonly dimension: number;
  /** Default 0: an autonomous flow. The input is held constant during a step. */
  readonly inputDimension?: number;
  /** Default `"x[0]"`, `"x[1]"`, … */
  readonly stateLabels?: readonly string[];
  /** out [D] ← f(x, u) */
  field(state: Float64Array, input: Float64Array, out: Float64Array): void;
  /** out [D, D] ← ∂fᵢ/∂xⱼ at `out[i * D + j]` */
  jacobian(state: Float64Array, input: Float64Array, out: Float64Array): void;
}

/** How a flow is integrated. */
export interface FlowMapOptions {
  /** Time of one step of the map; give the same to `lyapunovSpectrum` as `timePerStep`. */
  readonly timePerStep: number;
  /** Integration steps within it, all of one length; default 1. */
  readonly substeps?: number;
  /** Default the classical method of fourth order; Dormand and Prince's of fifth costs half as much again. */
  readonly method?: "runge-kutta-4" | "dormand-prince-5";
}

/**
 * The time-step of a flow as a map: state and tangent vectors go through the same Runge–Kutta stages, so that its Jacobian is
 * the exact derivative of the integrated step.
 *
 * @throws InvalidInputError when time or substeps are out of range.
 *
 * @example
 * lyapunovSpectrum(flowMap(lorenz, { timePerStep: 0.01 }), start, { timePerStep: 0.01 }).perTime; // 0.906, 0, −14.57
 */
export function flowMap(flow: Flow, { timePerStep, substeps = 1, method = "runge-kutta-4" }: FlowMapOptions): DynamicalMap {
  positiveNumber("flowMap.timePerStep", timePerStep);
  wholeNumber("flowMap.substeps", substeps, 1);
  const { dimension: D, inputDimension = 0, stateLabels } = flow;
  const integrate = integrator(flow, method === "runge-kutta-4" ? rungeKutta4 : dormandPrince5, timePerStep / substeps);
  const [scratchState, scratchTangents] = [new Float64Array(D), new Float64Array(D * D)];
  return defineMap({
    dimension: D,
    inputDimension,
    ...(stateLabels === undefined ? {} : { stateLabels }),
    step: (state, input, out) => {
      out.set(state);
      for (let k = 0; k < substeps; k++) integrate(out, input, undefined);
    },
    jacobian: (state, input, out) => {
      scratchState.set(state);
      scratchTangents.fill(0);
      for (let i = 0; i < D; i++) scratchTangents[i * (D + 1)] = 1;
      for (let k = 0; k < substeps; k++) integrate(scratchState, input, scratchTangents);
      out.set(scratchTangents);
    },
  });
}

/** Carries a state [D] and, where given, tangent vectors [D, D] over one integration step, in place. */
type Integrate = (state: Float64Array, input: Float64Array, tangents: Float64Array | undefined) => void;

function integrator(flow: Flow, { stages, weights }: RungeKuttaMethod, h: number): Integrate {
  const D = flow.dimension;
  const slopes = stages.map(() => new Float64Array(D));
  const tangentSlopes = stages.map(() => new Float64Array(D * D));
  const [at, tangentsAt, jacobian] = [new Float64Array(D), new Float64Array(D * D), new Float64Array(D * D)];
  return (state, input, tangents) => {
    for (const [s, row] of stages.entries()) {
      combine(at, state, row, slopes, h);
      flow.field(at, input, slopes[s]);
      if (tangents === undefined) continue;
      combine(tangentsAt, tangents, row, tangentSlopes, h);
      flow.jacobian(at, input, jacobian);
      multiply(jacobian, tangentsAt, D, tangentSlopes[s]);
    }
    combine(state, state, weights, slopes, h);
    if (tangents !== undefined) combine(tangents, tangents, weights, tangentSlopes, h);
  };
}

/** out ← base + h·Σ weightₛ·slopeₛ */
function combine(out: Float64Array, base: Float64Array, weights: readonly number[], slopes: readonly Float64Array[], h: number): void {
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let s = 0; s < weights.length; s++) sum += weights[s] * slopes[s][i];
    out[i] = base[i] + h * sum;
  }
}

/** out ← A·B, all [n, n] */
function multiply(A: Float64Array, B: Float64Array, n: number, out: Float64Array): void {
  out.fill(0);
  for (let i = 0; i < n; i++) {
    for (let m = 0; m < n; m++) {
      for (let j = 0; j < n; j++) out[i * n + j] += A[i * n + m] * B[m * n + j];
    }
  }
}
