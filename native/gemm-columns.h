/*
 * C[m, n] += A[m, k]·B with B packed in panels or row-major, for one element type and one vector width. Included with
 *
 *   REAL     the element type
 *   LANES    elements of a vector: a divisor of PANEL, or twice PANEL
 *   PANEL    columns of a packed panel of B
 *   NAME(x)  makes a name of this type and width
 *
 * Every output is one accumulator that starts from C and takes its products in ascending k, multiply then add; the
 * shape of a tile only says which outputs are worked on together. Element (i, p) of A stands at
 * a[(i / 4)·tile + (i % 4)·row + p·step]: row-major is (4·lda, lda, 1), packed in tiles of four rows is (4·k, 1, 4), the
 * transpose of a row-major matrix is (4, 1, lda).
 */

typedef REAL NAME(vector) __attribute__((vector_size(LANES * sizeof(REAL))));

struct NAME(operands) {
  const REAL *a;
  size_t tile, row;
  const REAL *b;
  size_t panel, row_of_b; /* elements from one panel to the next, 0 where rows of B are whole; from one row of B to the next */
  REAL *c;
  size_t ldc;
};

INLINE NAME(vector) NAME(load)(const REAL *at) {
  NAME(vector) value;
  memcpy(&value, at, sizeof value);
  return value;
}

INLINE void NAME(store)(REAL *at, NAME(vector) value) { memcpy(at, &value, sizeof value); }

/* Vector v of a row of B, counted from column b. */
INLINE NAME(vector) NAME(load_panel)(const REAL *b, size_t panel, size_t v) {
  if (panel == 0) return NAME(load)(b + v * LANES);
#if LANES > PANEL
  return NAME(join)(b + 2 * v * panel, b + (2 * v + 1) * panel);
#else
  return NAME(load)(b + v * LANES / PANEL * panel + v * LANES % PANEL);
#endif
}

/* `rows` × `vectors` accumulators; both are constants wherever this is called, so that they stay in registers. */
INLINE void NAME(tile)(int rows, int vectors, size_t step, size_t k, struct NAME(operands) at) {
  NAME(vector) sum[MAX_ROWS][2];
  UNROLL for (int i = 0; i < rows; i++) {
    UNROLL for (int v = 0; v < vectors; v++) sum[i][v] = NAME(load)(at.c + i * at.ldc + v * LANES);
  }
  for (size_t p = 0; p < k; p++) {
    NAME(vector) b[2];
    UNROLL for (int v = 0; v < vectors; v++) b[v] = NAME(load_panel)(at.b, at.panel, v);
    const REAL *a[2] = {at.a, at.a};
    HIDE_ORIGIN(a[1]);
    UNROLL for (int i = 0; i < rows; i++) {
      UNROLL for (int v = 0; v < vectors; v++) sum[i][v] = sum[i][v] + a[v][i / 4 * at.tile + i % 4 * at.row] * b[v];
    }
    at.a += step;
    at.b += at.row_of_b;
  }
  UNROLL for (int i = 0; i < rows; i++) {
    UNROLL for (int v = 0; v < vectors; v++) NAME(store)(at.c + i * at.ldc + v * LANES, sum[i][v]);
  }
}

/* All rows of `vectors` vectors of columns. */
INLINE void NAME(strip)(int vectors, size_t step, size_t m, size_t k, struct NAME(operands) at) {
  size_t i = 0;
  for (; i + MAX_ROWS <= m; i += MAX_ROWS) {
    NAME(tile)(MAX_ROWS, vectors, step, k, at);
    at.a += MAX_ROWS / 4 * at.tile;
    at.c += MAX_ROWS * at.ldc;
  }
#if MAX_ROWS > 4
  for (; i + 4 <= m; i += 4) {
    NAME(tile)(4, vectors, step, k, at);
    at.a += at.tile;
    at.c += 4 * at.ldc;
  }
#endif
  for (; i < m; i++) {
    NAME(tile)(1, vectors, step, k, at);
    at.a += at.row;
    at.c += at.ldc;
  }
}

#if LANES > PANEL
/*
 * A strip whose rows of B are first copied one behind the other, which pays from a few tiles on: joining halves takes turns
 * with arithmetic, and rows far apart share their places in the cache.
 */
INLINE void NAME(columns)(int vectors, size_t step, size_t m, size_t k, struct NAME(operands) at) {
  if (m < 3 * MAX_ROWS) {
    NAME(strip)(vectors, step, m, k, at);
    return;
  }
  REAL rows[STRETCH * 2 * LANES] __attribute__((aligned(64)));
  for (size_t p = 0; p < k; p++) {
    for (int v = 0; v < vectors; v++) NAME(store)(rows + (p * vectors + v) * LANES, NAME(load_panel)(at.b + p * at.row_of_b, at.panel, v));
  }
  at.b = rows;
  at.panel = 0;
  at.row_of_b = vectors * LANES;
  NAME(strip)(vectors, step, m, k, at);
}
#else
INLINE void NAME(columns)(int vectors, size_t step, size_t m, size_t k, struct NAME(operands) at) {
  NAME(strip)(vectors, step, m, k, at);
}
#endif

/* Moves to the column `columns` to the right, where a panel starts or a vector that divides a panel. */
INLINE struct NAME(operands) NAME(at_column)(struct NAME(operands) at, size_t column) {
  at.b += at.panel == 0 ? column : column / PANEL * at.panel + column % PANEL;
  at.c += column;
  return at;
}

/* As many columns from `from` on as fill whole vectors; returns the first column not done. */
INLINE size_t NAME(whole_vectors)(size_t step, size_t m, size_t n, size_t k, size_t from, struct NAME(operands) at) {
  size_t j = from;
  for (; j + 2 * LANES <= n; j += 2 * LANES) NAME(columns)(2, step, m, k, NAME(at_column)(at, j));
  for (; j + LANES <= n; j += LANES) NAME(columns)(1, step, m, k, NAME(at_column)(at, j));
  return j;
}

#if LANES <= PANEL
/* The last columns, fewer than a vector: on a copy of C, so that nothing past the matrix is read or written. */
INLINE void NAME(last_columns)(size_t step, size_t m, size_t n, size_t k, size_t from, struct NAME(operands) at) {
  REAL block[MAX_ROWS][LANES] = {{0}};
  at = NAME(at_column)(at, from);
  for (size_t i = 0; i < m; i += MAX_ROWS) {
    const size_t rows = m - i < MAX_ROWS ? m - i : MAX_ROWS;
    struct NAME(operands) copy = at;
    copy.c = &block[0][0];
    copy.ldc = LANES;
    for (size_t r = 0; r < rows; r++) memcpy(block[r], at.c + r * at.ldc, (n - from) * sizeof(REAL));
    NAME(strip)(1, step, rows, k, copy);
    for (size_t r = 0; r < rows; r++) memcpy(at.c + r * at.ldc, block[r], (n - from) * sizeof(REAL));
    at.a += MAX_ROWS / 4 * at.tile;
    at.c += MAX_ROWS * at.ldc;
  }
}
#endif

#undef REAL
#undef LANES
#undef PANEL
#undef NAME
