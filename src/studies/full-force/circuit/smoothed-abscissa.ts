import { planMemory } from "../../../kernels/workspace.ts";
import { solveAdjointQuasiTriangularLyapunov } from "../../../numeric/linalg/lyapunov.ts";
import { kernelLyapunov } from "../../../kernels/kernel-lyapunov.ts";
import type { RealSchur } from "../../../numeric/linalg/real-schur.ts";
import { kernelAlgebra } from "../../../kernels/kernel-algebra.ts";
import { transposed } from "../../../numeric/linalg/transposed.ts";

/** How stable a circuit is, and in which direction it becomes more so. */
export interface AbscissaSlope {
  /** Spectral abscissa: the largest real part of an eigenvalue. */
  readonly abscissa: number;
  /** Gradient [N, N] of the smoothed spectral abscissa, ∂/∂W, for the shift max(1.5·abscissa, abscissa + 0.2). */
  readonly gradient: () => Float64Array;
}

/**
 * The spectral abscissa of weights [N, N] and the gradient of its smoothed version, G = Q·P/trace(Q·P) with
 * AᵀQ + QA = −2I and AP + PAᵀ = −2I, A = W − s·I.
 *
 * One real Schur form W = Z·T·Zᵀ serves the eigenvalues and both equations: in its basis the right-hand sides stay −2I, the shift is
 * that of the diagonal, and G = Z·(X·Y)·Zᵀ needs only three products. Returns a function of the weights, with memory for one size.
 *
 * Source: Vanbiervliet et al., SIAM Journal on Optimization 20 (2009), as in the code of Stroud et al. (2018).
 */
export function smoothedAbscissa(n: number): (weights: Float64Array) => AbscissaSlope {
  const algebra = kernelAlgebra(n);
  const multiply = squareMultiplier(n);
  const solve = kernelLyapunov(n);
  const minusTwo = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? -2 : 0));
  return (weights) => {
    const schur = algebra.realSchur(weights, n);
    const abscissa = schur.re.reduce((most, part) => Math.max(most, part), -Infinity);
    return { abscissa, gradient: () => gradientFrom(schur, Math.max(1.5 * abscissa, abscissa + 0.2), minusTwo, { multiply, solve }) };
  };
}

type Multiply = (a: Float64Array, b: Float64Array) => Float64Array;

interface MatrixWork {
  readonly multiply: Multiply;
  readonly solve: ReturnType<typeof kernelLyapunov>;
}

function gradientFrom({ t, zTransposed }: RealSchur, shift: number, minusTwo: Float64Array, { multiply, solve }: MatrixWork): Float64Array {
  const n = Math.sqrt(t.length);
  const shifted = t.slice();
  for (let k = 0; k < n; k++) shifted[k * (n + 1)] -= shift;
  const product = multiply(solveAdjointQuasiTriangularLyapunov(shifted, minusTwo, n, solve), solve(shifted, minusTwo));
  let trace = 0;
  for (let k = 0; k < n; k++) trace += product[k * (n + 1)];
  return multiply(multiply(transposed(zTransposed, n), product), zTransposed).map((entry) => entry / trace);
}

/** Products of [n, n] matrices on the kernels. */
function squareMultiplier(n: number): Multiply {
  const plan = planMemory();
  const [left, right, product] = [plan.reserve(n * n, 8), plan.reserve(n * n, 8), plan.reserve(n * n, 8)];
  const panels = plan.reserve(n * (n + 4), 8);
  const { kernels, float64 } = plan.allocate("smoothedAbscissa");
  return (a, b) => {
    float64(left).set(a);
    float64(right).set(b);
    float64(product).fill(0);
    kernels.packPanelsF64(panels.address, right.address, n, n, n, 1, 4);
    kernels.gemmF64(n, n, n, left.address, n, panels.address, product.address, n);
    return float64(product).slice();
  };
}
