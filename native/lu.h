/*
 * LU factorisation with partial pivoting, solves and inverses, row-major float64: the operations of
 * src/kernels/assembly/lu-f64.ts on each element in the same order, many elements at once. Part of kernels.c, in a
 * file of its own.
 */

INLINE void subtract_scaled(size_t n, double *y, const double *x, double factor) {
  for (size_t i = 0; i < n; i++) y[i] -= factor * x[i];
}

static void swap_rows(size_t n, double *a, double *b) {
  for (size_t i = 0; i < n; i++) {
    const double kept = a[i];
    a[i] = b[i];
    b[i] = kept;
  }
}

/* The row, from `from` on, with the largest modulus in column `from`; NaN never wins. */
static size_t pivot_row(size_t n, const double *a, size_t from) {
  size_t best = from;
  double largest = fabs(a[from * n + from]);
  for (size_t i = from + 1; i < n; i++) {
    const double candidate = fabs(a[i * n + from]);
    if (candidate > largest) {
      largest = candidate;
      best = i;
    }
  }
  return best;
}

/* The widest vectors of doubles, for work on rows that are not packed. */
#if VECTOR_BYTES == 64
#define DOUBLES(x) wide_f64_##x
enum { DOUBLE_LANES = 8 };
#else
#define DOUBLES(x) f64_##x
enum { DOUBLE_LANES = VECTOR_BYTES / 8 };
#endif

/* C[rows, vectors·lanes] −= L[rows, k]·U[k, …], each element taking its products in ascending k. */
INLINE void subtract_tile(int rows, int vectors, size_t k, const double *l, size_t ldl, const double *u, size_t ldu, double *c, size_t ldc) {
  DOUBLES(vector) rest[MAX_ROWS][4];
  UNROLL for (int i = 0; i < rows; i++) {
    UNROLL for (int v = 0; v < vectors; v++) rest[i][v] = DOUBLES(load)(c + i * ldc + v * DOUBLE_LANES);
  }
  for (size_t p = 0; p < k; p++) {
    DOUBLES(vector) row[4];
    UNROLL for (int v = 0; v < vectors; v++) row[v] = DOUBLES(load)(u + p * ldu + v * DOUBLE_LANES);
    UNROLL for (int i = 0; i < rows; i++) {
      UNROLL for (int v = 0; v < vectors; v++) rest[i][v] = rest[i][v] - l[i * ldl + p] * row[v];
    }
  }
  UNROLL for (int i = 0; i < rows; i++) {
    UNROLL for (int v = 0; v < vectors; v++) DOUBLES(store)(c + i * ldc + v * DOUBLE_LANES, rest[i][v]);
  }
}

/* One element of the above. */
INLINE void subtract_element(size_t k, const double *l, const double *u, size_t ldu, double *c) {
  double rest = *c;
  for (size_t p = 0; p < k; p++) rest -= l[p] * u[p * ldu];
  *c = rest;
}

/* Pivots taken together: the columns right of them are touched once for all of them. */
enum { PIVOTS = 16 };

struct factoring {
  size_t n;
  double *a;
  int32_t *pivots;
  int32_t sign;
};

/* Factors columns `from` to `end`, exchanging whole rows; returns how many pivots were found before a zero or infinite one. */
static size_t factor_columns(struct factoring *of, size_t from, size_t end) {
  const size_t n = of->n;
  for (size_t k = from; k < end; k++) {
    const size_t best = pivot_row(n, of->a, k);
    const double largest = fabs(of->a[best * n + k]);
    of->pivots[k] = (int32_t)best;
    if (!(largest > 0) || largest == INFINITY) return k - from;
    if (best != k) {
      swap_rows(n, of->a + k * n, of->a + best * n);
      of->sign = -of->sign;
    }
    const double *row_k = of->a + k * n + k;
    for (size_t i = k + 1; i < n; i++) {
      double *row = of->a + i * n + k;
      row[0] /= row_k[0];
      if (row[0] != 0) subtract_scaled(end - k - 1, row + 1, row_k + 1, row[0]);
    }
  }
  return end - from;
}

/* Row c −= Σ l[p]·u[p], p ascending. A zero factor takes nothing away, also not from −0 nor of an infinity. */
static void subtract_rows(size_t columns, size_t count, const double *l, const double *u, size_t n, double *c) {
  for (size_t p = 0; p < count; p++) {
    if (l[p] != 0) subtract_scaled(columns, c, u + p * n, l[p]);
  }
}

static bool has_zero(size_t rows, size_t count, const double *l, size_t n) {
  for (size_t i = 0; i < rows; i++) {
    for (size_t p = 0; p < count; p++) {
      if (l[i * n + p] == 0) return true;
    }
  }
  return false;
}

/* The rows of a tile against all columns. */
INLINE void subtract_tiles(size_t columns, size_t count, const double *l, const double *u, size_t n, double *c) {
  size_t j = 0;
  for (; j + 2 * DOUBLE_LANES <= columns; j += 2 * DOUBLE_LANES) subtract_tile(MAX_ROWS, 2, count, l, n, u + j, n, c + j, n);
  for (; j + DOUBLE_LANES <= columns; j += DOUBLE_LANES) subtract_tile(MAX_ROWS, 1, count, l, n, u + j, n, c + j, n);
  for (; j < columns; j++) {
    for (size_t i = 0; i < MAX_ROWS; i++) subtract_element(count, l + i * n, u + j, n, c + i * n + j);
  }
}

/* Takes `count` pivots from `from` on away from the columns from `end` on. */
static void subtract_pivots(const struct factoring *of, size_t from, size_t count, size_t end) {
  const size_t n = of->n, columns = n - end;
  const double *u = of->a + from * n + end;
  size_t i = from + 1;
  for (; i < from + count; i++) subtract_rows(columns, i - from, of->a + i * n + from, u, n, of->a + i * n + end);
  for (; i + MAX_ROWS <= n && columns > 0; i += MAX_ROWS) {
    const double *l = of->a + i * n + from;
    if (!has_zero(MAX_ROWS, count, l, n)) subtract_tiles(columns, count, l, u, n, of->a + i * n + end);
    else for (size_t r = i; r < i + MAX_ROWS; r++) subtract_rows(columns, count, of->a + r * n + from, u, n, of->a + r * n + end);
  }
  for (; i < n; i++) subtract_rows(columns, count, of->a + i * n + from, u, n, of->a + i * n + end);
}

/* Every element takes its products in ascending order of pivots, as if pivots were taken one by one. */
static int32_t lu_factor_f64(size_t n, double *a, int32_t *pivots) {
  struct factoring of = {n, a, pivots, 1};
  for (size_t from = 0; from < n; from += PIVOTS) {
    const size_t end = n - from < PIVOTS ? n : from + PIVOTS;
    const size_t found = factor_columns(&of, from, end);
    subtract_pivots(&of, from, found, end);
    if (found < end - from) return 0;
  }
  return of.sign;
}

/* L⁻¹ on `vectors` vectors of columns of B: a tile of rows against all rows above it, then its rows among themselves. */
INLINE void solve_lower(int vectors, size_t n, const double *lu, double *b, size_t width) {
  const int pair = vectors < 2 ? vectors : 2;
  size_t i = 0;
  for (; i + MAX_ROWS <= n; i += MAX_ROWS) {
    for (int v = 0; v < vectors; v += pair) {
      subtract_tile(MAX_ROWS, pair, i, lu + i * n, n, b + v * DOUBLE_LANES, width, b + i * width + v * DOUBLE_LANES, width);
    }
    for (size_t r = 1; r < MAX_ROWS; r++) subtract_tile(1, vectors, r, lu + (i + r) * n + i, n, b + i * width, width, b + (i + r) * width, width);
  }
  for (; i < n; i++) subtract_tile(1, vectors, i, lu + i * n, n, b, width, b + i * width, width);
}

/* U⁻¹ likewise. A row's first product is with the row just below it, so rows cannot go together. */
INLINE void solve_upper(int vectors, size_t n, const double *lu, double *b, size_t width) {
  for (size_t i = n; i-- > 0;) {
    double *x = b + i * width;
    subtract_tile(1, vectors, n - 1 - i, lu + i * n + i + 1, n, x + width, width, x, width);
    for (int c = 0; c < vectors * DOUBLE_LANES; c++) x[c] /= lu[i * n + i];
  }
}

INLINE void solve_vectors(int vectors, size_t n, const double *lu, double *b, size_t width) {
  solve_lower(vectors, n, lu, b, width);
  solve_upper(vectors, n, lu, b, width);
}

static void solve_column(size_t n, const double *lu, double *b, size_t width) {
  for (size_t i = 1; i < n; i++) subtract_element(i, lu + i * n, b, width, b + i * width);
  for (size_t i = n; i-- > 0;) {
    subtract_element(n - 1 - i, lu + i * n + i + 1, b + (i + 1) * width, width, b + i * width);
    b[i * width] /= lu[i * n + i];
  }
}

static void lu_solve_f64(size_t n, const double *lu, const int32_t *pivots, double *b, size_t columns) {
  for (size_t k = 0; k < n; k++) {
    const size_t other = (size_t)pivots[k];
    if (other != k) swap_rows(columns, b + k * columns, b + other * columns);
  }
  size_t c = 0;
  for (; c + 4 * DOUBLE_LANES <= columns; c += 4 * DOUBLE_LANES) solve_vectors(4, n, lu, b + c, columns);
  for (; c + DOUBLE_LANES <= columns; c += DOUBLE_LANES) solve_vectors(1, n, lu, b + c, columns);
  for (; c < columns; c++) solve_column(n, lu, b + c, columns);
}

static void lu_inverse_f64(size_t n, const double *lu, const int32_t *pivots, double *inverse) {
  memset(inverse, 0, n * n * sizeof *inverse);
  for (size_t i = 0; i < n; i++) inverse[i * n + i] = 1;
  lu_solve_f64(n, lu, pivots, inverse, n);
}
