// A symmetric matrix [n, n] as the kernels `downdateSymmetric` keep it: the rows of its upper triangle, row i from column
// 8⌊i/8⌋ on, with n rounded up to a multiple of eight and zeros in the padding.

const BLOCK = 8;

/** Numbers that the triangle of an n × n matrix takes. */
export function triangleLength(n: number): number {
  const blocks = Math.ceil(n / BLOCK);
  return (BLOCK * BLOCK * blocks * (blocks + 1)) / 2;
}

/** Calls `visit` once for each row of an n × n matrix, with the index that its column 0 would have. */
function eachRow(n: number, visit: (row: number, origin: number) => void): void {
  const padded = BLOCK * Math.ceil(n / BLOCK);
  for (let i = 0, start = 0; i < n; i++) {
    const first = i - (i % BLOCK);
    visit(i, start - first);
    start += padded - first;
  }
}

/** The triangle becomes that of `diagonal`·I. */
export function identityTriangle(triangle: Float32Array | Float64Array, n: number, diagonal: number): void {
  triangle.fill(0);
  eachRow(n, (i, origin) => (triangle[origin + i] = diagonal));
}

/** The whole matrix [n, n], row-major. */
export function unpackTriangle(triangle: Float32Array | Float64Array, n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  eachRow(n, (i, origin) => {
    for (let j = i; j < n; j++) matrix[i * n + j] = matrix[j * n + i] = triangle[origin + j];
  });
  return matrix;
}

/** Whether a symmetric matrix [n, n] has a Cholesky factor: all pivots positive. A NaN counts as no. */
export function isPositiveDefinite(matrix: Float64Array, n: number): boolean {
  const l = matrix.slice(); // row i becomes the factor's, from the left
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) l[i * n + j] = remainder(l, n, i, j) / l[j * n + j];
    const pivot = remainder(l, n, i, i);
    if (!(pivot > 0)) return false;
    l[i * n + i] = Math.sqrt(pivot);
  }
  return true;
}

/** What the first j columns of the factor leave of entry (i, j). */
function remainder(l: Float64Array, n: number, i: number, j: number): number {
  let sum = l[i * n + j];
  for (let k = 0; k < j; k++) sum -= l[i * n + k] * l[j * n + k];
  return sum;
}
