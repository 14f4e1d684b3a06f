import { arctangentNearZero, exp, log } from "./elementary.generated.ts";

/** Float64 scalar versions of the functions in `special/`, with the same bits. */
export { cos, exp, log, sigmoid, sin, softplus, tanh } from "./elementary.generated.ts";

/** √2 − 1 and √2 + 1: tangents of π/8 and 3π/8. */
const TAN_PI_8 = Math.SQRT2 - 1;
const TAN_3_PI_8 = Math.SQRT2 + 1;

/** π/4 and π/2 less their float64 roundings. */
const QUARTER_PI_REST = 3.061616997868383e-17;
const HALF_PI_REST = 6.123233995736766e-17;

/**
 * `base` to the power `exponent`, as e^(exponent·log base).
 *
 * Relative error about (1 + |exponent·log base|)·2e-16; whole exponents up to 32 are multiplied out, which is
 * exact as long as the products are. A negative base needs a whole exponent and gives NaN otherwise;
 * pow(x, 0) = 1.
 */
export function pow(base: number, exponent: number): number {
  if (Number.isInteger(exponent) && Math.abs(exponent) <= 32) return wholePower(base, exponent);
  const magnitude = exp(exponent * log(Math.abs(base)));
  if (base >= 0) return magnitude;
  if (!Number.isInteger(exponent)) return NaN;
  return exponent % 2 === 0 ? magnitude : -magnitude;
}

function wholePower(base: number, exponent: number): number {
  let product = 1;
  let square = base;
  for (let left = Math.abs(exponent); left > 0; left >>= 1) {
    if (left & 1) product *= square;
    square *= square;
  }
  return exponent < 0 ? 1 / product : product;
}

/** Arctangent in (−π/2, π/2), within 1 ulp. */
function arctangent(t: number): number {
  const size = Math.abs(t);
  if (size <= TAN_PI_8) return arctangentNearZero(t);
  const positive =
    size <= TAN_3_PI_8
      ? Math.PI / 4 + (QUARTER_PI_REST + arctangentNearZero((size - 1) / (size + 1)))
      : Math.PI / 2 + (HALF_PI_REST - arctangentNearZero(1 / size));
  return t < 0 ? -positive : positive;
}

/**
 * Angle of the point (x, y) in [−π, π], about 2 ulp; `y` comes first as in every language.
 * Zeros and infinities as in IEEE 754: atan2(±0, −1) = ±π, atan2(±0, 1) = ±0.
 */
export function atan2(y: number, x: number): number {
  const leftward = x < 0 || Object.is(x, -0);
  const steepness = Math.abs(y) === Math.abs(x) ? Number(y !== 0) : Math.abs(y) / Math.abs(x);
  const acute = arctangent(Number.isNaN(x) || Number.isNaN(y) ? NaN : steepness);
  const upward = leftward ? Math.PI - (acute - 2 * HALF_PI_REST) : acute;
  return y < 0 || Object.is(y, -0) ? -upward : upward;
}

/** √(x² + y²) without overflow or underflow on the way, about 1 ulp. */
export function hypot(x: number, y: number): number {
  const larger = Math.max(Math.abs(x), Math.abs(y));
  const smaller = Math.min(Math.abs(x), Math.abs(y));
  if (larger === 0 || larger === Infinity) return larger;
  const ratio = smaller / larger;
  return larger * Math.sqrt(1 + ratio * ratio);
}
