/** A complex number. */
export interface Complex {
  readonly r: number;
  readonly i: number;
}

/** x − y. */
export function minus(x: Complex, y: Complex): Complex {
  return { r: x.r - y.r, i: x.i - y.i };
}

/** x·y. */
export function times(x: Complex, y: Complex): Complex {
  return { r: x.r * y.r - x.i * y.i, i: x.r * y.i + x.i * y.r };
}

/** x / y without overflow in between (Smith's method). */
export function over(x: Complex, y: Complex): Complex {
  if (Math.abs(y.r) >= Math.abs(y.i)) {
    const ratio = y.i / y.r;
    const denominator = y.r + y.i * ratio;
    return { r: (x.r + x.i * ratio) / denominator, i: (x.i - x.r * ratio) / denominator };
  }
  const ratio = y.r / y.i;
  const denominator = y.r * ratio + y.i;
  return { r: (x.r * ratio + x.i) / denominator, i: (x.i * ratio - x.r) / denominator };
}

/** |Re x| + |Im x|, a size that needs no root. */
export function size(x: Complex): number {
  return Math.abs(x.r) + Math.abs(x.i);
}

/** Complex numbers as two arrays of one shape. */
export interface ComplexArray {
  readonly re: Float64Array;
  readonly im: Float64Array;
}
