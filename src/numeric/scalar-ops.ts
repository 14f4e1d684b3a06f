import { copySign, exponentOf, exponentOfSingle, powerOfTwo, roundToEven } from "./float-bits.ts";
import type { FloatOps } from "./float-ops.ts";

/** Scalar float64 arithmetic: the reference that emitted float64 kernels are tested against, bit for bit. */
export const float64Ops: FloatOps<number> = {
  precision: "float64",
  constant: (value) => value,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  negate: (a) => -a,
  absolute: Math.abs,
  squareRoot: Math.sqrt,
  minimum: Math.min,
  maximum: Math.max,
  selectLess: (a, b, whenTrue, whenFalse) => (a < b ? whenTrue : whenFalse),
  copySign,
  roundToEven,
  powerOfTwo,
  exponentOf,
};

/**
 * Scalar float32 arithmetic. Each float64 result is rounded to float32; for + − × ÷ √ of float32 arguments
 * that is the correctly rounded float32 result (float64 has more than 2·24 + 2 bits).
 */
export const float32Ops: FloatOps<number> = {
  ...float64Ops,
  precision: "float32",
  constant: Math.fround,
  add: (a, b) => Math.fround(a + b),
  subtract: (a, b) => Math.fround(a - b),
  multiply: (a, b) => Math.fround(a * b),
  divide: (a, b) => Math.fround(a / b),
  squareRoot: (a) => Math.fround(Math.sqrt(a)),
  exponentOf: exponentOfSingle,
};
