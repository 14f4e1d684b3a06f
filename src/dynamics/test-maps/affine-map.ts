import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { defineMap } from "../define-map.ts";

/** The map `x' = A x + b`: one fixed point (I − A)⁻¹ b, or a continuum of them when A has the eigenvalue 1. */
export function affineMap(A: readonly (readonly number[])[], b: readonly number[] = []): DynamicalMap {
  const D = A.length;
  const matrix = Float64Array.from(A.flat());
  return defineMap({
    dimension: D,
    step: (x, _u, out) => {
      for (let i = 0; i < D; i++) {
        let sum = b[i] ?? 0;
        for (let j = 0; j < D; j++) sum += matrix[i * D + j] * x[j];
        out[i] = sum;
      }
    },
    jacobian: (_x, _u, out) => out.set(matrix),
  });
}
