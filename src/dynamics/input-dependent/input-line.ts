/** Constant inputs on a line in input space: number k is `origin + parameters[k] · direction`. */
export interface InputLine {
  /** [I] */
  readonly origin: Float64Array;
  /** [I], not zero. */
  readonly direction: Float64Array;
  /** Rising; one an input. */
  readonly parameters: readonly number[];
}

/** The input [I] at a parameter. */
export function inputOf({ origin, direction }: Pick<InputLine, "origin" | "direction">, parameter: number): Float64Array {
  return origin.map((value, i) => value + parameter * direction[i]);
}
