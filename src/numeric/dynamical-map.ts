/**
 * A discrete-time dynamical system `x' = F(x, u)` in float64: a trained network, an imported one, Hénon's map
 * or the time-step of a flow. Analyses see nothing else of a system.
 *
 * All arrays are row-major. `B` is the number of states handled at once, `D` the state dimension, `I` the
 * input dimension. Methods never change their inputs and write only into `out`.
 */
export interface DynamicalMap {
  /** State dimension D. */
  readonly dimension: number;
  /** Input dimension I; 0 for an autonomous map. */
  readonly inputDimension: number;
  /** Labels of the state's coordinates, length D, e.g. `"h[3]"`. */
  readonly stateLabels: readonly string[];
  /** One step: states [B, D], inputs [B, I] → out [B, D]. */
  step(states: Float64Array, inputs: Float64Array, out: Float64Array): void;
  /** State Jacobians ∂Fᵢ/∂xⱼ: states [B, D], inputs [B, I] → out [B, D, D]. */
  jacobian(states: Float64Array, inputs: Float64Array, out: Float64Array): void;
  /** Input Jacobians ∂Fᵢ/∂uⱼ: states [B, D], inputs [B, I] → out [B, D, I]. */
  inputJacobian(states: Float64Array, inputs: Float64Array, out: Float64Array): void;
  /** Jacobian–vector products J·v: tangents [B, D] → out [B, D]. */
  jacobianVector(states: Float64Array, inputs: Float64Array, tangents: Float64Array, out: Float64Array): void;
  /** Vector–Jacobian products vᵀ·J: cotangents [B, D] → out [B, D]. */
  vectorJacobian(states: Float64Array, inputs: Float64Array, cotangents: Float64Array, out: Float64Array): void;
  /**
   * True when F maps every state into one fixed bounded set (as a tanh network does), so that the
   * index sum over all its fixed points must be +1.
   */
  readonly bounded: boolean;
}
