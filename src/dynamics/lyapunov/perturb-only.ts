import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { InvalidInputError } from "../../numeric/errors.ts";

/**
 * The same map with its perturbations confined to the state coordinates from `from` up to `to`: the Jacobian's other rows and
 * columns become zero, the steps stay as they are. Of an LSTM it gives the exponents of the hidden state alone, its cell state
 * carried along unperturbed, which some published code computes; those of the whole state are the network's own.
 *
 * Ask `lyapunovSpectrum` for `to − from` exponents: the others are −∞.
 *
 * @throws InvalidInputError unless 0 ≤ from < to ≤ D.
 *
 * @example
 * lyapunovSpectrum(perturbOnly(networkAsMap(lstmNetwork), 0, units), start, { exponents: units });
 */
export function perturbOnly(map: DynamicalMap, from: number, to: number): DynamicalMap {
  const D = map.dimension;
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to <= from || to > D) {
    throw new InvalidInputError({ who: "perturbOnly", expected: `coordinates from … to within 0 … ${D}`, got: `${from} … ${to}` });
  }
  const confine = (vectors: Float64Array, width: number): Float64Array => {
    for (let at = 0; at < vectors.length; at += width) {
      vectors.fill(0, at, at + from);
      vectors.fill(0, at + to, at + width);
    }
    return vectors;
  };
  return {
    dimension: D,
    inputDimension: map.inputDimension,
    stateLabels: map.stateLabels,
    bounded: map.bounded,
    step: (states, inputs, out) => map.step(states, inputs, out),
    inputJacobian: (states, inputs, out) => map.inputJacobian(states, inputs, out),
    jacobian: (states, inputs, out) => {
      map.jacobian(states, inputs, out);
      confine(out, D);
      for (let at = 0; at < out.length; at += D * D) {
        out.fill(0, at, at + from * D);
        out.fill(0, at + to * D, at + D * D);
      }
    },
    jacobianVector: (states, inputs, tangents, out) => {
      map.jacobianVector(states, inputs, confine(tangents.slice(), D), out);
      confine(out, D);
    },
    vectorJacobian: (states, inputs, cotangents, out) => {
      map.vectorJacobian(states, inputs, confine(cotangents.slice(), D), out);
      confine(out, D);
    },
  };
}
