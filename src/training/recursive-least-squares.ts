import { planMemory } from "../kernels/workspace.ts";
import { DivergenceError, InvalidInputError } from "../numeric/errors.ts";
import { identityTriangle, isPositiveDefinite, triangleLength, unpackTriangle } from "./symmetric-triangle.ts";

/** What `recursiveLeastSquares` needs. */
export interface LeastSquaresOptions {
  /** N, the inputs that all targets share. */
  readonly units: number;
  /** Rows of W, each with a target of its own. */
  readonly targets: number;
  /** Ridge penalty α > 0 on the squared weights: P starts as I/α. Default 1; 1 to 100 are in use. */
  readonly alpha?: number;
  /**
   * Of weights, P and all sums. Default "float64": after twenty trials of the oscillation task at 300 units full-FORCE's error
   * was 2e-5, in float32 2e-4.
   */
  readonly precision?: "float32" | "float64";
  /**
   * What to do when rounding has cost P its positive definiteness: "restart" (default) makes P the I/α of the start again and
   * keeps the weights; "throw" raises a DivergenceError.
   */
  readonly onIndefinite?: "restart" | "throw";
}

/** Weights that are learned step by step; see `recursiveLeastSquares`. */
export interface RecursiveLeastSquares {
  /** W·rates [targets] for rates [N], in an array that the next call overwrites. */
  predict(rates: ArrayLike<number>): Float32Array | Float64Array;
  /** Moves W so that the rates given last predict `wanted` [targets] better; the array that `predict` returned follows. */
  update(wanted: ArrayLike<number>): void;
  /** A copy of W, [targets, N]. */
  weights(): Float64Array;
  /** A copy of P = (αI + Σ r·rᵀ)⁻¹, [N, N], exactly symmetric. */
  inverseCorrelation(): Float64Array;
  /** Whether P is positive definite now: a Cholesky factorisation, N³/6 multiplications. */
  positiveDefinite(): boolean;
  /**
   * Makes sure that P is positive definite in all directions, where updates look only along the rates they are given: otherwise does
   * what `onIndefinite` says. Costs what `positiveDefinite` does.
   */
  secure(): void;
  /** Updates made so far. */
  readonly updates: number;
  /** How often P had to be started again. */
  readonly restarts: number;
}

/**
 * Recursive least squares for several targets that share their inputs: after each update W is the minimum over all steps so far of
 * Σ‖W·r − f‖² + α‖W‖² (with W = 0 before the first). With y = P·r and c = 1/(1 + rᵀy), P ← P − c·y·yᵀ and W ← W − c·(W·r − f)·yᵀ.
 *
 * P is half stored, as the rows of its upper triangle, and so exactly symmetric. Both changes wait for the next pass, which makes
 * them and forms the next product in one reading; z = √c·y is what waits for P.
 *
 * Source: Sussillo & Abbott, Neuron 63 (2009); the gain shared by all rows is full-FORCE's, DePasquale et al., PLoS ONE 13 (2018).
 *
 * @throws InvalidInputError for sizes that are not positive integers, an α that is not positive, and arrays of another length.
 * @throws DivergenceError from `update` when rates are not finite, and from `update` and `secure` when P is not positive definite and
 * `onIndefinite` is "throw".
 * @example
 * const learner = recursiveLeastSquares({ units: 2, targets: 1, alpha: 1 });
 * learner.predict([1, 0]);
 * learner.update([1]);
 * learner.weights(); // [0.5, 0]
 */
export function recursiveLeastSquares(options: LeastSquaresOptions): RecursiveLeastSquares {
  const { units, targets, alpha = 1, precision = "float64", onIndefinite = "restart" } = options;
  requireSizes(units, targets, alpha);
  const memory = leastSquaresMemory(units, targets, precision);
  const { p, z, rates, gain, weights, errors, pendingGain, product } = memory;
  let [updates, restarts] = [0, 0];

  const restart = (): void => {
    identityTriangle(p, units, 1 / alpha);
    z.fill(0);
  };
  restart();

  const energyOf = (): number => {
    const energy = memory.downdate();
    if (energy >= 0 && energy < Infinity) return energy;
    if (!rates.every(Number.isFinite)) throw diverged(updates, `r·P·r = ${energy}`);
    startAgain(`r·P·r = ${energy}`);
    return memory.downdate();
  };
  const startAgain = (sign: string): void => {
    if (onIndefinite === "throw") throw diverged(updates, sign);
    restart();
    restarts++;
  };
  const positiveDefinite = (): boolean => {
    memory.settle();
    return isPositiveDefinite(unpackTriangle(p, units), units);
  };

  return {
    predict: (given) => {
      requireLength("rates", given, units);
      for (let k = 0; k < units; k++) rates[k] = given[k];
      memory.multiply();
      return product;
    },
    update: (wanted) => {
      requireLength("targets", wanted, targets);
      const energy = energyOf();
      for (let k = 0; k < targets; k++) {
        errors[k] = (product[k] - wanted[k]) / (1 + energy);
        product[k] -= errors[k] * energy;
      }
      pendingGain.set(gain.subarray(0, units));
      const root = 1 / Math.sqrt(1 + energy);
      for (let k = 0; k < units; k++) z[k] = root * gain[k];
      updates++;
    },
    weights: () => {
      memory.multiply();
      return Float64Array.from(weights);
    },
    inverseCorrelation: () => {
      memory.settle();
      return unpackTriangle(p, units);
    },
    positiveDefinite,
    secure: () => {
      if (!positiveDefinite()) startAgain("a P without a Cholesky factor");
    },
    get updates() {
      return updates;
    },
    get restarts() {
      return restarts;
    },
  };
}

/** The arrays of a learner in one memory, and the passes over them. What waits is made null once it is done. */
function leastSquaresMemory(units: number, targets: number, precision: "float32" | "float64") {
  const bytes = precision === "float32" ? 4 : 8;
  const padded = 8 * Math.ceil(units / 8);
  const plan = planMemory();
  const blocks = {
    p: plan.reserve(triangleLength(units), bytes), z: plan.reserve(padded, bytes), rates: plan.reserve(padded, bytes), gain: plan.reserve(padded, bytes),
    weights: plan.reserve(targets * units, bytes), errors: plan.reserve(targets, bytes), pendingGain: plan.reserve(units, bytes), product: plan.reserve(targets, bytes),
  };
  const { kernels, float32, float64 } = plan.allocate("recursiveLeastSquares");
  const view = precision === "float32" ? float32 : float64;
  const views = {
    p: view(blocks.p), z: view(blocks.z), rates: view(blocks.rates), gain: view(blocks.gain),
    weights: view(blocks.weights), errors: view(blocks.errors), pendingGain: view(blocks.pendingGain), product: view(blocks.product),
  };
  const suffix = precision === "float32" ? "F32" : "F64";
  const [downdateSymmetric, multiplyVector, subtractOuterMultiply] = [kernels[`downdateSymmetric${suffix}`], kernels[`multiplyVector${suffix}`], kernels[`subtractOuterMultiply${suffix}`]];
  const downdate = (): number => {
    const energy = downdateSymmetric(units, blocks.p.address, blocks.z.address, blocks.rates.address, blocks.gain.address);
    views.z.fill(0);
    return energy;
  };
  return {
    ...views,
    /** P less what waits, and its product with the rates in `gain`; returns rᵀ·P·r. */
    downdate,
    /** As `downdate`, for P alone. */
    settle: (): void => void downdate(),
    /** W less what waits, and its product with the rates. */
    multiply: (): void => {
      const [w, x, y] = [blocks.weights.address, blocks.rates.address, blocks.product.address];
      if (views.errors.every((error) => error === 0)) return multiplyVector(targets, units, w, units, x, y);
      subtractOuterMultiply(targets, units, w, units, blocks.errors.address, blocks.pendingGain.address, x, y);
      views.errors.fill(0);
    },
  };
}

function requireSizes(units: number, targets: number, alpha: number): void {
  for (const [name, size] of Object.entries({ units, targets })) {
    if (!Number.isInteger(size) || size < 1) throw new InvalidInputError({ who: "recursiveLeastSquares", expected: `${name} to be a positive integer`, got: String(size) });
  }
  if (!(alpha > 0 && alpha < Infinity)) throw new InvalidInputError({ who: "recursiveLeastSquares", expected: "alpha to be a positive number", got: String(alpha) });
}

function requireLength(what: string, values: ArrayLike<number>, length: number): void {
  if (values.length !== length) throw new InvalidInputError({ who: "recursiveLeastSquares", expected: `${length} ${what}`, got: String(values.length) });
}

function diverged(step: number, sign: string): DivergenceError {
  return new DivergenceError({
    who: "recursiveLeastSquares",
    expected: "finite rates and a positive definite P",
    got: `${sign} at update ${step}`,
    remedy: 'Use a larger alpha, float64, or onIndefinite "restart"',
    step,
  });
}
