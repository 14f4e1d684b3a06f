/**
 * The arithmetic that every special function is written in.
 *
 * An algorithm such as `tanh` is written once, generic in `V`, and then runs in three places with the same
 * bits: as scalar JavaScript (reference and interpreter), as emitted float32x4 and as emitted float64x2
 * WebAssembly. Every operation is a single correctly rounded IEEE operation in the ops' precision, so equal
 * precision means equal bits. Operations are never fused or reassociated.
 */
export interface FloatOps<V> {
  /** Precision of every operation, which also selects an algorithm's coefficients. */
  readonly precision: "float32" | "float64";
  /** A constant, rounded to the precision. */
  constant(value: number): V;
  add(a: V, b: V): V;
  subtract(a: V, b: V): V;
  multiply(a: V, b: V): V;
  divide(a: V, b: V): V;
  negate(a: V): V;
  absolute(a: V): V;
  squareRoot(a: V): V;
  /** IEEE minimum: NaN if either is NaN. */
  minimum(a: V, b: V): V;
  /** IEEE maximum: NaN if either is NaN. */
  maximum(a: V, b: V): V;
  /** `a < b ? whenTrue : whenFalse`, lane by lane; a NaN comparison is false. */
  selectLess(a: V, b: V, whenTrue: V, whenFalse: V): V;
  /** Magnitude of `a` with the sign bit of `sign`. */
  copySign(a: V, sign: V): V;
  /** Nearest integer, ties to even (`f32x4.nearest`). */
  roundToEven(a: V): V;
  /**
   * 2ⁿ for integral n inside the normal exponent range (float32: −126…127, float64: −1022…1023).
   * Any value may come back for a NaN or for n outside; algorithms make sure that it does not matter.
   */
  powerOfTwo(n: V): V;
  /**
   * For positive normal x = m·2ᵉ with m in [√½, √2): the exponent e, as a float. Together with
   * `powerOfTwo` and a multiplication this splits x for `log`. On the bits of x it is an arithmetic shift,
   * `(bits(x) − bits(√½)) >> 23` with bits(√½) = 0x3f3504f3 (float32) or `>> 52` with 0x3fe6a09e667f3bcd
   * (float64). Any finite value may come back for other x.
   */
  exponentOf(x: V): V;
}
