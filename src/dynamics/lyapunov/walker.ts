import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { DivergenceError } from "../../numeric/errors.ts";
import type { Drive } from "./drive.ts";

/** One trajectory on its way; it can be put back to an earlier position. */
export interface Walker {
  /** Steps made. */
  readonly position: number;
  /** State before the next step, [D]. */
  readonly state: Float64Array;
  /** The input of the next step, [I]; `advance` makes a new one. */
  input(): Float64Array;
  /** state ← F(state, input). Throws DivergenceError at the first step whose result is not finite. */
  advance(): void;
  /** Back to a state that stood at an earlier position. */
  rewind(position: number, state: Float64Array): void;
}

/** Starts trajectory number `trajectory` at `start` [D]. */
export function startWalker(map: DynamicalMap, drive: Drive, start: Float64Array, trajectory: number): Walker {
  const state = start.slice();
  const next = new Float64Array(state.length);
  const input = new Float64Array(map.inputDimension);
  let position = 0;
  let inputOf = -1;
  const currentInput = (): Float64Array => {
    if (inputOf !== position) drive(position, trajectory, input);
    inputOf = position;
    return input;
  };
  return {
    get position() {
      return position;
    },
    state,
    input: currentInput,
    advance: () => {
      map.step(state, currentInput(), next);
      if (!next.every(Number.isFinite)) throw diverged(position, trajectory);
      state.set(next);
      position++;
    },
    rewind: (to, from) => {
      state.set(from);
      position = to;
    },
  };
}

function diverged(step: number, trajectory: number): DivergenceError {
  const remedy = "Start nearer the attractor, or take a smaller time step";
  return new DivergenceError({ who: "lyapunovSpectrum", expected: "finite states", got: `one that is not, after step ${step} of trajectory ${trajectory}`, remedy, step });
}
