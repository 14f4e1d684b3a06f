/** 1.5·2⁵²: adding and subtracting it rounds a float64 below 2⁵¹ to an integer, ties to even. */
const ROUNDING_SHIFT = 6755399441055744;
const ROUNDING_LIMIT = 2251799813685248;

/** 2ⁿ for n = −1022…1023, each exact: repeated halving and doubling never rounds here. */
const POWERS_OF_TWO = tabulatePowersOfTwo();

/** High and low half of the bits of √½, the lower end of the range that `exponentOf` leaves. */
const ROOT_HALF_HIGH = 0x3fe6a09e;
const ROOT_HALF_LOW = 0x667f3bcd;

/** Bits of √½ as a float32. */
const ROOT_HALF_SINGLE = 0x3f3504f3;

/** Where numbers are looked at as bits; always written before it is read. */
const bits = new DataView(new ArrayBuffer(8));

/** Magnitude of `a` with the sign bit of `sign`; a NaN sign counts as positive. */
export function copySign(a: number, sign: number): number {
  return sign < 0 || (sign === 0 && 1 / sign < 0) ? -Math.abs(a) : Math.abs(a);
}

/** Nearest integer, ties to even, keeping the sign of zero as `f64x2.nearest` does. */
export function roundToEven(a: number): number {
  if (!(Math.abs(a) < ROUNDING_LIMIT)) return a;
  const rounded = a + ROUNDING_SHIFT - ROUNDING_SHIFT;
  return rounded === 0 ? copySign(0, a) : rounded;
}

/** 2ⁿ for integral n in −1022…1023. */
export function powerOfTwo(n: number): number {
  return POWERS_OF_TWO[n + 1022];
}

/** Exponent e of a positive normal x = m·2ᵉ with m in [√½, √2). */
export function exponentOf(x: number): number {
  bits.setFloat64(0, x);
  const borrow = bits.getUint32(4) < ROOT_HALF_LOW ? 1 : 0;
  return (bits.getInt32(0) - ROOT_HALF_HIGH - borrow) >> 20;
}

/** Exponent e of a positive normal float32 x = m·2ᵉ with m in [√½, √2). */
export function exponentOfSingle(x: number): number {
  bits.setFloat32(0, x);
  return (bits.getInt32(0) - ROOT_HALF_SINGLE) >> 23;
}

function tabulatePowersOfTwo(): Float64Array {
  const powers = new Float64Array(2046);
  powers[1022] = 1;
  for (let n = 1; n <= 1023; n++) {
    powers[1022 + n] = powers[1021 + n] * 2;
    if (n <= 1022) powers[1022 - n] = powers[1023 - n] / 2;
  }
  return powers;
}
