/** How an array of any number of axes lies in memory. Strides and offset count elements. */
export interface StridedLayout {
  /** Empty for a scalar. */
  readonly shape: readonly number[];
  /** One an axis, of any sign; 0 repeats an axis's only element. */
  readonly strides: readonly number[];
  /** Where the first element lies. Default 0. */
  readonly offset?: number;
}

/**
 * Goes through an array in row-major order, the last axis fastest.
 *
 * @param visit is told where each element lies and its row-major index. Neither is checked against any memory.
 * @example
 * walkStrided({ shape: [2, 3], strides: [1, 2] }, (from, to) => (rowMajor[to] = columnMajor[from]));
 */
export function walkStrided({ shape, strides, offset = 0 }: StridedLayout, visit: (from: number, to: number) => void): void {
  const count = shape.reduce((product, extent) => product * extent, 1);
  const last = shape.length - 1;
  const [inner, step] = last < 0 ? [1, 0] : [shape[last], strides[last]];
  const index = shape.map(() => 0);
  let start = offset;
  for (let to = 0; to < count; ) {
    for (let k = 0; k < inner; k++) visit(start + k * step, to++);
    for (let axis = last - 1; axis >= 0; axis--) {
      start += strides[axis];
      if (++index[axis] < shape[axis]) break;
      start -= strides[axis] * shape[axis];
      index[axis] = 0;
    }
  }
}

/** Strides of a row-major array: the last axis lies together. */
export function rowMajorStrides(shape: readonly number[]): number[] {
  return shape.map((_, axis) => shape.slice(axis + 1).reduce((product, extent) => product * extent, 1));
}

/** Strides of a column-major array, Fortran's and MATLAB's: the first axis lies together. */
export function columnMajorStrides(shape: readonly number[]): number[] {
  return shape.map((_, axis) => shape.slice(0, axis).reduce((product, extent) => product * extent, 1));
}

/** An array's elements row-major in memory of their own, of `size` bytes each, whatever these mean. */
export function gatheredElements(bytes: Uint8Array, layout: StridedLayout, size: number): Uint8Array {
  const packed = new Uint8Array(layout.shape.reduce((product, extent) => product * extent, size));
  walkStrided(layout, (from, to) => {
    for (let k = 0; k < size; k++) packed[to * size + k] = bytes[from * size + k];
  });
  return packed;
}
