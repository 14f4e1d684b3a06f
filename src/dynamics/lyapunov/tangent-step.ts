import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import type { TangentFrame } from "./tangent-algebra.ts";

/** Carries the frame's vectors one step along: vectors ← J(state, input)·vectors. */
export type TangentStep = (state: Float64Array, input: Float64Array) => void;

/** Below one vector for so many dimensions, products with single vectors are cheaper than assembling a Jacobian. */
const DIMENSIONS_PER_VECTOR = 8;

/** Whether `tangentStep` writes each step's Jacobian into the frame. */
export function assemblesJacobians(dimension: number, columns: number): boolean {
  return columns * DIMENSIONS_PER_VECTOR > dimension;
}

/** The cheaper way to carry `columns` tangent vectors along: by whole Jacobians, or vector by vector. */
export function tangentStep(map: DynamicalMap, frame: TangentFrame, columns: number): TangentStep {
  if (!assemblesJacobians(map.dimension, columns)) return vectorStep(map, frame, columns);
  return (state, input) => {
    map.jacobian(state, input, frame.jacobian);
    frame.multiply();
  };
}

function vectorStep(map: DynamicalMap, { vectors }: TangentFrame, columns: number): TangentStep {
  const { dimension: D, inputDimension: I } = map;
  const states = new Float64Array(columns * D);
  const inputs = new Float64Array(columns * I);
  const tangents = new Float64Array(columns * D);
  const products = new Float64Array(columns * D);
  return (state, input) => {
    for (let column = 0; column < columns; column++) {
      states.set(state, column * D);
      inputs.set(input, column * I);
    }
    transpose(vectors, D, columns, tangents);
    map.jacobianVector(states, inputs, tangents, products);
    transpose(products, columns, D, vectors);
  };
}

/** out [columns, rows] ← from [rows, columns] */
function transpose(from: Float64Array, rows: number, columns: number, out: Float64Array): void {
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = from[i * columns + j];
}
