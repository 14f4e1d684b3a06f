import { kernelOrthonormaliser } from "../../kernels/kernel-orthonormaliser.ts";
import { planMemory } from "../../kernels/workspace.ts";
import { log } from "../../numeric/elementary.ts";
import type { TangentAlgebra } from "./tangent-algebra.ts";

/** Columns of a panel that `gemmF64` reads. */
const PANEL = 4;

/** The frame on the kernels: a product is one GEMM, an orthonormalisation and a determinant one blocked factorisation each. Same bits as `plainTangentAlgebra`. */
export const kernelTangentAlgebra: TangentAlgebra = (dimension, columns) => {
  const plan = planMemory();
  const jacobian = plan.reserve(dimension * dimension, 8);
  const factor = plan.reserve(dimension * columns, 8);
  const packed = plan.reserve(dimension * Math.ceil(columns / PANEL) * PANEL, 8);
  const [factors, pivots] = [plan.reserve(dimension * dimension, 8), plan.reserve(dimension, 4)];
  const { kernels, float64 } = plan.allocate("kernelTangentAlgebra");
  const { q, diagonal: lengths, orthonormalise } = kernelOrthonormaliser(dimension, columns);
  const product = float64(factor);
  return {
    jacobian: float64(jacobian),
    vectors: q,
    multiply: () => {
      product.set(q);
      kernels.packPanelsF64(packed.address, factor.address, dimension, columns, columns, 1, PANEL);
      product.fill(0);
      kernels.gemmF64(dimension, columns, dimension, jacobian.address, dimension, packed.address, factor.address, columns);
      q.set(product);
    },
    orthonormalise: (diagonal) => {
      orthonormalise();
      diagonal.set(lengths);
    },
    logAbsDeterminant: () => {
      const lu = float64(factors);
      lu.set(float64(jacobian));
      return kernels.luFactorF64(dimension, factors.address, pivots.address) === 0 ? -Infinity : sumOfLogarithms(lu, dimension);
    },
  };
};

/** Of the moduli of the diagonal of a matrix [n, n], in ascending order. */
function sumOfLogarithms(matrix: Float64Array, n: number): number {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += log(Math.abs(matrix[k * n + k]));
  return sum;
}
