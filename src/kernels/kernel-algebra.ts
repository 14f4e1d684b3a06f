import type { DenseAlgebra } from "../numeric/linalg/dense-algebra.ts";
import { notConverging } from "../numeric/linalg/real-schur.ts";
import { planMemory } from "./workspace.ts";

/** The cubic-cost parts of eigenvalue decompositions of n × n matrices on the kernels, in one memory. */
export function kernelAlgebra(n: number): DenseAlgebra {
  const plan = planMemory();
  const [t, z] = [plan.reserve(n * n, 8), plan.reserve(n * n, 8)];
  const [re, im, scratch, pivots] = [plan.reserve(n, 8), plan.reserve(n, 8), plan.reserve(2 * n + 8, 8), plan.reserve(n, 4)];
  const { kernels, float64 } = plan.allocate("kernelAlgebra");
  return {
    realSchur: (matrix) => {
      float64(t).set(matrix);
      const unsettled = kernels.realSchurF64(n, t.address, z.address, re.address, im.address, scratch.address);
      if (unsettled > 0) throw notConverging(n, unsettled - 1);
      return { t: float64(t).slice(), zTransposed: float64(z).slice(), re: float64(re).slice(), im: float64(im).slice() };
    },
    invert: (matrix) => {
      float64(t).set(matrix);
      if (kernels.luFactorF64(n, t.address, pivots.address) === 0) return undefined;
      kernels.luInverseF64(n, t.address, pivots.address, z.address);
      return float64(z).slice();
    },
  };
}
