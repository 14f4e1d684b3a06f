import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import type { OutlierFlags } from "./distance-outliers.ts";
import { identityMinus } from "./identity-minus.ts";
import type { FixedPointIndex } from "./index-sum.ts";
import type { LinearSystems } from "./linear-systems.ts";
import { linearise, type Complex, type Linearisation } from "./linearise.ts";
import { locationError } from "./location-error.ts";
import { norm } from "./norm.ts";
import { judgeStability, type Stability } from "./stability.ts";

/** A fixed point (or, at a coarse tolerance, a slow point) with its linearisation; D dimensions, I inputs. */
export interface FixedPoint extends Linearisation {
  /** [D] */
  readonly state: Float64Array;
  /** The constant input it belongs to, [I]. */
  readonly input: Float64Array;
  /** ½‖F(x, u) − x‖² */
  readonly q: number;
  /** Radius around the state in which an exact fixed point lies; see `locationError` for how far to trust it. */
  readonly errorRadius: number;
  /** Number of eigenvalues with |λ| > 1, as computed. */
  readonly unstableDimensions: number;
  /** Eigenvalues whose side of the unit circle the location error leaves open. */
  readonly undecidedDimensions: number;
  /** As a map: every |λ| < 1? */
  readonly stability: Stability;
  /** As the flow dx/dt = F(x, u) − x: every Re λ < 1? */
  readonly flowStability: Stability;
  /** sign det(I − J); 0 when an eigenvalue cannot be told from 1. */
  readonly index: FixedPointIndex;
  /** Attempts that ended here. */
  readonly hits: number;
  /** The attempt it was taken from, the one with the lowest q. */
  readonly attempt: number;
  readonly outlier: OutlierFlags;
}

/** What a search knows of a point before it is linearised. */
export interface FoundPoint {
  readonly state: Float64Array;
  readonly input: Float64Array;
  readonly residual: Float64Array;
  readonly q: number;
  readonly hits: number;
  readonly attempt: number;
  readonly outlier: OutlierFlags;
}

/**
 * Linearises a found point and judges its stability.
 *
 * Stability is that of the exact fixed point within the error radius. Where none can be vouched for, at a slow
 * point or on a continuum, it is that of the state itself, give or take the state's own step.
 *
 * @param systems algebra of D × D matrices.
 */
export function describeFixedPoint(map: DynamicalMap, systems: LinearSystems, found: FoundPoint): FixedPoint {
  const { residual, ...known } = found;
  const linearisation = linearise(map, found.state, found.input, systems.algebra);
  const { jacobian } = linearisation;
  const factors = systems.factorise(identityMinus(jacobian, map.dimension));
  const { errorRadius, curvature } = locationError(map, { ...found, jacobian, factors, inverse: systems.inverse(factors) });
  const uncertain = Number.isFinite(errorRadius) ? errorRadius : norm(residual);
  const { uncertainties, ...judged } = judgeStability(linearisation, curvature * uncertain);
  const index = indexOf(factors.sign, linearisation.eigenvalues, uncertainties);
  return { ...known, ...linearisation, ...judged, errorRadius, index };
}

function indexOf(determinantSign: number, eigenvalues: readonly Complex[], uncertainties: readonly number[]): FixedPointIndex {
  const nearOne = eigenvalues.some(({ re, im }, k) => Math.abs(re - 1) + Math.abs(im) <= uncertainties[k]);
  if (nearOne || determinantSign === 0) return 0;
  return determinantSign > 0 ? 1 : -1;
}
