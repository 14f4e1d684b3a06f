import { cos, sin } from "../../../numeric/elementary.ts";
import { solveLyapunov } from "../../../numeric/linalg/lyapunov.ts";
import { symmetricEigen } from "../../../numeric/linalg/symmetric-eigen.ts";
import { kernelAlgebra } from "../../../kernels/kernel-algebra.ts";
import { transposed } from "../../../numeric/linalg/transposed.ts";

/** The directions of state space from which a circuit's linear response is largest. */
export interface PreparedDirections {
  /** Eigenvalues of the observability Gramian [N], largest first: energy of the transient, in units of τ. */
  readonly energies: Float64Array;
  /** Unit eigenvectors [N, N], one a row, in the same order. */
  readonly directions: Float64Array;
}

/** Root mean square of a prepared state, in Hz. */
const SIZE = 1.5;

/**
 * Eigenvectors of the observability Gramian Q of a circuit with weights W [N, N]: (W − I)ᵀ·Q + Q·(W − I) = −2I.
 * The first ones start the largest transients.
 *
 * Source: Hennequin, Vogels & Gerstner, Neuron 82 (2014).
 * @throws InvalidInputError when W is not N × N.
 */
export function preparedDirections(weights: Float64Array): PreparedDirections {
  const neurons = Math.sqrt(weights.length);
  const linear = transposed(weights, neurons);
  const rightSide = new Float64Array(neurons * neurons);
  for (let k = 0; k < neurons; k++) {
    linear[k * (neurons + 1)] -= 1;
    rightSide[k * (neurons + 1)] = -2;
  }
  const { values, vectors } = symmetricEigen(solveLyapunov(linear, rightSide, neurons, kernelAlgebra(neurons)), neurons);
  return { energies: values, directions: vectors };
}

/**
 * The prepared state [N] for a reach at an angle (radians): 1.5·√N·(cos θ·a₁ + sin θ·a₂), whose root mean square is 1.5 Hz. The
 * published circuit's one prepared state is that for θ = 0; the circle through a₁ and a₂ is this study's.
 */
export function preparedState({ directions, energies }: PreparedDirections, angle: number): Float64Array {
  const neurons = energies.length;
  const [along, across] = [SIZE * Math.sqrt(neurons) * cos(angle), SIZE * Math.sqrt(neurons) * sin(angle)];
  return Float64Array.from({ length: neurons }, (_, k) => along * directions[k] + across * directions[neurons + k]);
}
