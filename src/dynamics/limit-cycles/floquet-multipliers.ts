import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { eigenDecomposition } from "../../numeric/linalg/eigen-decomposition.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { linearSystems } from "../linear-systems.ts";
import type { Complex } from "../linearise.ts";
import { requireVector } from "../number-checks.ts";

/**
 * Floquet multipliers of a cycle: the eigenvalues of J(xₚ₋₁)⋯J(x₁)J(x₀), the product of the state Jacobians along it.
 *
 * Of a cycle that closes exactly they do not depend on which state comes first. A cycle of a flow, or an invariant
 * circle followed until it nearly closes, has one multiplier near 1, along itself; the map attracts to it if all
 * others are smaller than 1. Multipliers below machine epsilon times the product's norm are rounding.
 *
 * @param states the cycle's states in their order, [p, D].
 * @param input constant input [I].
 * @returns by falling modulus; of a complex pair the member with positive imaginary part first.
 * @throws InvalidInputError when there are no states or a shape does not fit the map.
 *
 * @example
 * floquetMultipliers(map, orbit.states, input)[0];
 */
export function floquetMultipliers(map: DynamicalMap, states: Float64Array, input: Float64Array): Complex[] {
  const D = map.dimension;
  const who = "floquetMultipliers";
  if (states.length === 0 || states.length % D !== 0) throw new InvalidInputError({ who, expected: `states of shape [p, ${D}]`, got: `${states.length} numbers` });
  requireVector(who, "an input", input, map.inputDimension);
  const systems = linearSystems(D);
  const jacobian = new Float64Array(D * D);
  // One column of the product a row: its transpose, which has the same eigenvalues.
  let product: Float64Array = Float64Array.from({ length: D * D }, (_, at) => (at % (D + 1) === 0 ? 1 : 0));
  for (let from = 0; from < states.length; from += D) {
    map.jacobian(states.subarray(from, from + D), input, jacobian);
    product = systems.applyToRows(jacobian, product);
  }
  const { re, im } = eigenDecomposition(product, D, systems.algebra).values;
  return Array.from(re, (value, k) => ({ re: value, im: im[k] }));
}
