import { atan2 } from "../numeric/elementary.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { largestModulus } from "../numeric/largest-modulus.ts";
import { centredUnits } from "./centred-samples.ts";
import { rowProducts, rowsOf } from "./row-products.ts";
import { requirePair, type SampleMatrix } from "./sample-matrix.ts";
import { singularValueScratch, smallSingularValues } from "./small-singular-values.ts";

/** Distances between the shapes of two clouds of states; see `procrustesShapeDistance`. */
export interface ShapeDistance {
  /** arccos of the best alignment, radians in [0, π/2]; a metric between shapes of any scale. */
  readonly angular: number;
  /** min over rotations Q of ‖X − Y·Q‖, in the units of the states times √samples; a metric between shapes with their scale. */
  readonly euclidean: number;
  /** cos of the angular distance: ‖XᵀY‖₊/(‖X‖·‖Y‖), with the nuclear norm above and Frobenius norms below. */
  readonly alignment: number;
}

/**
 * Procrustes distances between two networks' centred states X and Y, with rotations and reflections allowed; a network
 * of fewer units is taken to have further silent ones.
 *
 * Both do not change under rotations and shifts of either network's states, the angular one neither under isotropic
 * scaling; both obey the triangle inequality. Near 0 the angular distance has an error of about 1e-8, the root of the
 * machine's precision. Williams, Kunz, Kornblith & Linderman 2021, "Generalized shape metrics on neural representations".
 *
 * @param x states [S, n₁].
 * @param y states [S, n₂] of the same samples in the same order.
 * @throws InvalidInputError when shapes do not fit, an entry is not finite, or all samples of a network are equal.
 */
export function procrustesShapeDistance(x: SampleMatrix, y: SampleMatrix): ShapeDistance {
  requirePair("procrustesShapeDistance", x, y);
  const [a, b] = [x, y].map((states) => unitShape(states));
  const products = rowProducts(a.courses, b.courses);
  const scratch = singularValueScratch(Math.max(x.columns, y.columns));
  const nuclearNorm = smallSingularValues(products, x.columns, y.columns, scratch).reduce((sum, value) => sum + value, 0);
  const alignment = Math.min(nuclearNorm, 1);
  const apart = a.size - b.size;
  return {
    angular: atan2(Math.sqrt((1 - alignment) * (1 + alignment)), alignment),
    euclidean: Math.sqrt(apart * apart + 2 * a.size * b.size * (1 - alignment)), // ‖X‖² + ‖Y‖² − 2‖XᵀY‖₊ without its cancellation
    alignment,
  };
}

/** The Frobenius norm of the centred states, and their units' time courses at norm 1. */
function unitShape(states: SampleMatrix): { readonly size: number; readonly courses: Float64Array[] } {
  const units = centredUnits(states);
  const largest = largestModulus(units);
  if (largest === 0) {
    throw new InvalidInputError({ who: "procrustesShapeDistance", expected: "states that vary", got: `${states.rows} equal samples` });
  }
  const size = largest * Math.sqrt(units.reduce((sum, entry) => sum + (entry / largest) * (entry / largest), 0));
  return { size, courses: rowsOf(units.map((entry) => entry / size), states.rows) };
}
