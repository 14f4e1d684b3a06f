import { householderQr } from "../numeric/linalg/householder-qr.ts";
import { createStream } from "../numeric/random.ts";
import type { SampleMatrix } from "./sample-matrix.ts";

/** Independent standard normal states, for tests. */
export function randomStates(rows: number, columns: number, seed: number): SampleMatrix {
  const data = new Float64Array(rows * columns);
  createStream({ study: "similarity tests", purpose: "states", seed }).fillNormal(data);
  return { data, rows, columns };
}

/** Correlated states with means and unequal variances, for tests. */
export function mixedStates(rows: number, columns: number, seed: number): SampleMatrix {
  const mixed = mapped(randomStates(rows, columns, seed), randomStates(columns, columns, seed + 1));
  return { ...mixed, data: mixed.data.map((entry, at) => entry + (at % columns)) };
}

/** Every sample x becomes x·W. */
export function mapped(states: SampleMatrix, weights: SampleMatrix): SampleMatrix {
  const { rows } = states;
  const data = new Float64Array(rows * weights.columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < weights.rows; k++) {
      for (let j = 0; j < weights.columns; j++) {
        data[i * weights.columns + j] += states.data[i * states.columns + k] * weights.data[k * weights.columns + j];
      }
    }
  }
  return { data, rows, columns: weights.columns };
}

/** A random rotation or reflection [n, n]. */
export function randomRotation(n: number, seed: number): SampleMatrix {
  return { data: householderQr(Float64Array.from(randomStates(n, n, seed).data), n, n).q, rows: n, columns: n };
}

/** factor·x + shift for every entry. */
export function scaled(states: SampleMatrix, factor: number, shift = 0): SampleMatrix {
  return { ...states, data: states.data.map((entry) => factor * entry + shift) };
}

/** Euclidean distances [n, n] between the rows of a matrix. */
export function distancesBetween({ data, rows, columns }: SampleMatrix): Float64Array {
  return Float64Array.from({ length: rows * rows }, (_, at) => {
    const [i, j] = [Math.floor(at / rows), at % rows];
    let sum = 0;
    for (let k = 0; k < columns; k++) {
      const apart = data[i * columns + k] - data[j * columns + k];
      sum += apart * apart;
    }
    return Math.sqrt(sum);
  });
}
