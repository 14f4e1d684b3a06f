/*
 * The orthonormal factor of a matrix by blocks of Householder reflections, row-major float64: operation for operation
 * src/kernels/assembly/qr-f64.ts, many outputs at once. Part of kernels.c, in a file of its own.
 */

/* Reflections of a block, I − V·T·Vᵀ, and the width of a row of V. */
enum { REFLECTIONS = 16 };

/* Squares of a column outside this range would lose digits, so that the column is scaled first. */
#define LEAST_SQUARES 1e-280
#define MOST_SQUARES 1e280

struct orthonormalising {
  size_t n, k;
  double *q, *diagonal;
  double *v;     /* [blocks][n][16] */
  double *t;     /* [blocks][16][16], upper triangular */
  double *panel; /* [n][16] */
  double *column;
  double *w; /* [16][k + 8]: a distance that is no power of two keeps rows in different sets of a cache */
};

/* Element i belongs to sum i mod 8; the eight are added pairwise, 4 apart, then 2, 1. */
static double sum_squares_f64(size_t length, const double *x) {
  double sums[SUM_LANES] = {0};
  size_t i = 0;
  for (; i + SUM_LANES <= length; i += SUM_LANES) {
    UNROLL for (int lane = 0; lane < SUM_LANES; lane++) sums[lane] += x[i + lane] * x[i + lane];
  }
  for (int lane = 0; i < length; i++, lane++) sums[lane] += x[i] * x[i];
  return f64_pairwise(sums);
}

static double largest_modulus(size_t length, const double *x) {
  double largest = 0;
  for (size_t i = 0; i < length; i++) largest = fabs(x[i]) > largest ? fabs(x[i]) : largest;
  return largest;
}

/* x becomes the v, v[0] = 1, of the reflection I − tau·v·vᵀ that turns x into beta times the first axis; returns tau, 0 for a zero x. */
static double unit_head_reflector(size_t length, double *x, double *beta) {
  double scale = 1, squares = sum_squares_f64(length, x);
  *beta = 0;
  if (squares < LEAST_SQUARES || squares > MOST_SQUARES) {
    scale = largest_modulus(length, x);
    if (scale == 0) return 0;
    for (size_t i = 0; i < length; i++) x[i] /= scale;
    squares = sum_squares_f64(length, x);
  }
  const double size = x[0] < 0 ? -sqrt(squares) : sqrt(squares);
  const double head = x[0] + size;
  x[0] = head;
  for (size_t i = 0; i < length; i++) x[i] /= head;
  *beta = -(size * scale);
  return head / size;
}

/* sums[16] += factor·x[16] */
INLINE void add_scaled_block(double *restrict sums, const double *x, double factor) {
  UNROLL for (int c = 0; c < REFLECTIONS; c += DOUBLE_LANES) DOUBLES(store)(sums + c, DOUBLES(load)(sums + c) + factor * DOUBLES(load)(x + c));
}

/* w ← tau·(vᵀ·panel), g ← vᵀ·V, over the rows from v's first on, ascending. */
static void reflector_products(size_t rows, const double *x, const double *panel, const double *v, double tau, double *w, double *g) {
  enum { VECTORS = REFLECTIONS / DOUBLE_LANES };
  DOUBLES(vector) of_panel[VECTORS] = {0}, of_v[VECTORS] = {0};
  for (size_t i = 0; i < rows; i++, panel += REFLECTIONS, v += REFLECTIONS) {
    UNROLL for (int c = 0; c < VECTORS; c++) {
      of_panel[c] = of_panel[c] + x[i] * DOUBLES(load)(panel + c * DOUBLE_LANES);
      of_v[c] = of_v[c] + x[i] * DOUBLES(load)(v + c * DOUBLE_LANES);
    }
  }
  UNROLL for (int c = 0; c < VECTORS; c++) {
    DOUBLES(store)(w + c * DOUBLE_LANES, tau * of_panel[c]);
    DOUBLES(store)(g + c * DOUBLE_LANES, of_v[c]);
  }
}

/* Column j of T from those before it. */
static void extend_triangle(double *t, size_t j, double tau, const double *g) {
  for (size_t r = 0; r < j; r++) {
    double sum = 0;
    for (size_t s = r; s < j; s++) sum += t[r * REFLECTIONS + s] * g[s];
    t[r * REFLECTIONS + j] = -(tau * sum);
  }
  t[j * REFLECTIONS + j] = tau;
}

/* Columns `from` … `from` + count − 1 of A → V, T and the signed diagonal of R. Columns of the panel up to the current one are left as they fall. */
static void factor_panel(const struct orthonormalising *of, size_t from, size_t count, double *v, double *t) {
  const size_t rows = of->n - from;
  double *panel = of->panel, *x = of->column, *w = of->w, *g = of->w + REFLECTIONS;
  memset(panel, 0, rows * REFLECTIONS * sizeof *panel);
  memset(v, 0, rows * REFLECTIONS * sizeof *v);
  for (size_t i = 0; i < rows; i++) memcpy(panel + i * REFLECTIONS, of->q + (from + i) * of->k + from, count * sizeof *panel);
  for (size_t j = 0; j < count; j++) {
    const size_t length = rows - j;
    double *rest = panel + j * REFLECTIONS, *low = v + j * REFLECTIONS;
    for (size_t i = 0; i < length; i++) x[i] = rest[i * REFLECTIONS + j];
    const double tau = unit_head_reflector(length, x, of->diagonal + from + j);
    reflector_products(length, x, rest, low, tau, w, g);
    for (size_t i = 0; i < length; i++) {
      add_scaled_block(rest + i * REFLECTIONS, w, -x[i]);
      low[i * REFLECTIONS + j] = x[i];
    }
    extend_triangle(t, j, tau, g);
  }
}

/* W[rows, vectors·lanes] = Vᵀ·C over `length` rows, ascending. */
INLINE void project_tile(int rows, int vectors, size_t length, const double *v, const double *c, size_t ldc, double *w, size_t ldw) {
  DOUBLES(vector) sum[MAX_ROWS][2] = {{{0}}};
  for (size_t p = 0; p < length; p++) {
    DOUBLES(vector) row[2];
    UNROLL for (int x = 0; x < vectors; x++) row[x] = DOUBLES(load)(c + p * ldc + x * DOUBLE_LANES);
    UNROLL for (int i = 0; i < rows; i++) {
      UNROLL for (int x = 0; x < vectors; x++) sum[i][x] = sum[i][x] + v[p * REFLECTIONS + i] * row[x];
    }
  }
  UNROLL for (int i = 0; i < rows; i++) {
    UNROLL for (int x = 0; x < vectors; x++) DOUBLES(store)(w + i * ldw + x * DOUBLE_LANES, sum[i][x]);
  }
}

#if VECTOR_BYTES == 64
/* All sixteen rows of a full block at once: C, whose rows lie far apart, is read only once. */
INLINE void project_block(size_t length, const double *v, const double *c, size_t ldc, double *w, size_t ldw) {
  DOUBLES(vector) sum[REFLECTIONS] = {{0}};
  for (size_t p = 0; p < length; p++) {
    const DOUBLES(vector) row = DOUBLES(load)(c + p * ldc);
    UNROLL for (int i = 0; i < REFLECTIONS; i++) sum[i] = sum[i] + v[p * REFLECTIONS + i] * row;
  }
  UNROLL for (int i = 0; i < REFLECTIONS; i++) DOUBLES(store)(w + i * ldw, sum[i]);
}
#endif

INLINE void project_vectors(int vectors, size_t count, size_t length, const double *v, const double *c, size_t ldc, double *w, size_t ldw) {
  size_t i = 0;
#if VECTOR_BYTES == 64
  if (count == REFLECTIONS) {
    for (int x = 0; x < vectors; x++) project_block(length, v, c + x * DOUBLE_LANES, ldc, w + x * DOUBLE_LANES, ldw);
    return;
  }
#endif
  for (; i + MAX_ROWS <= count; i += MAX_ROWS) project_tile(MAX_ROWS, vectors, length, v + i, c, ldc, w + i * ldw, ldw);
  for (; i < count; i++) project_tile(1, vectors, length, v + i, c, ldc, w + i * ldw, ldw);
}

static void project_column(size_t count, size_t length, const double *v, const double *c, size_t ldc, double *w, size_t ldw) {
  for (size_t i = 0; i < count; i++) {
    double sum = 0;
    for (size_t p = 0; p < length; p++) sum += v[p * REFLECTIONS + i] * c[p * ldc];
    w[i * ldw] = sum;
  }
}

/* `vectors` vectors of row r of T·W (first = r) or Tᵀ·W (first = 0), `count` products each; T's entries stand `step` apart. */
INLINE void triangle_tile(int vectors, size_t count, const double *t, size_t step, const double *w, size_t ldw, double *to) {
  DOUBLES(vector) sum[4] = {{0}};
  for (size_t s = 0; s < count; s++) {
    UNROLL for (int x = 0; x < vectors; x++) sum[x] = sum[x] + t[s * step] * DOUBLES(load)(w + s * ldw + x * DOUBLE_LANES);
  }
  UNROLL for (int x = 0; x < vectors; x++) DOUBLES(store)(to + x * DOUBLE_LANES, sum[x]);
}

static void triangle_row(size_t count, size_t width, const double *t, size_t step, const double *w, size_t ldw, double *to) {
  size_t j = 0;
  for (; j + 4 * DOUBLE_LANES <= width; j += 4 * DOUBLE_LANES) triangle_tile(4, count, t, step, w + j, ldw, to + j);
  for (; j + DOUBLE_LANES <= width; j += DOUBLE_LANES) triangle_tile(1, count, t, step, w + j, ldw, to + j);
  for (; j < width; j++) {
    double sum = 0;
    for (size_t s = 0; s < count; s++) sum += t[s * step] * w[s * ldw + j];
    to[j] = sum;
  }
}

/* W ← T·W, or Tᵀ·W from the last row up: each row of the result needs only rows that are still as they were. */
static void multiply_triangle(bool transposed, size_t count, size_t width, const double *t, double *w, size_t ldw) {
  if (transposed) {
    for (size_t r = count; r-- > 0;) triangle_row(r + 1, width, t + r, REFLECTIONS, w, ldw, w + r * ldw);
  } else {
    for (size_t r = 0; r < count; r++) triangle_row(count - r, width, t + r * REFLECTIONS + r, 1, w + r * ldw, ldw, w + r * ldw);
  }
}

/* C[length, width] −= V·W */
static void subtract_block(size_t length, size_t count, size_t width, const double *v, const double *w, size_t ldw, double *c, size_t ldc) {
  size_t i = 0;
  for (; i + MAX_ROWS <= length; i += MAX_ROWS) {
    size_t j = 0;
    for (; j + 2 * DOUBLE_LANES <= width; j += 2 * DOUBLE_LANES) subtract_tile(MAX_ROWS, 2, count, v + i * REFLECTIONS, REFLECTIONS, w + j, ldw, c + i * ldc + j, ldc);
    for (; j + DOUBLE_LANES <= width; j += DOUBLE_LANES) subtract_tile(MAX_ROWS, 1, count, v + i * REFLECTIONS, REFLECTIONS, w + j, ldw, c + i * ldc + j, ldc);
    for (; j < width; j++) {
      for (size_t r = i; r < i + MAX_ROWS; r++) subtract_element(count, v + r * REFLECTIONS, w + j, ldw, c + r * ldc + j);
    }
  }
  for (; i < length; i++) {
    size_t j = 0;
    for (; j + DOUBLE_LANES <= width; j += DOUBLE_LANES) subtract_tile(1, 1, count, v + i * REFLECTIONS, REFLECTIONS, w + j, ldw, c + i * ldc + j, ldc);
    for (; j < width; j++) subtract_element(count, v + i * REFLECTIONS, w + j, ldw, c + i * ldc + j);
  }
}

/* C[length, width] ← (I − V·T·Vᵀ)·C, or with Tᵀ. */
static void reflect_block(const struct orthonormalising *of, bool transposed, size_t length, size_t count, size_t width, const double *v, const double *t, double *c) {
  const size_t ldc = of->k, ldw = of->k + SUM_LANES;
  size_t j = 0;
  for (; j + 2 * DOUBLE_LANES <= width; j += 2 * DOUBLE_LANES) project_vectors(2, count, length, v, c + j, ldc, of->w + j, ldw);
  for (; j + DOUBLE_LANES <= width; j += DOUBLE_LANES) project_vectors(1, count, length, v, c + j, ldc, of->w + j, ldw);
  for (; j < width; j++) project_column(count, length, v, c + j, ldc, of->w + j, ldw);
  multiply_triangle(transposed, count, width, t, of->w, ldw);
  subtract_block(length, count, width, v, of->w, ldw, c, ldc);
}

static size_t block_columns(const struct orthonormalising *of, size_t from) { return of->k - from < REFLECTIONS ? of->k - from : REFLECTIONS; }

/* Q ← the first k columns of all reflections' product, with signs that make R's diagonal positive. */
static void form_orthonormal(const struct orthonormalising *of) {
  memset(of->q, 0, of->n * of->k * sizeof *of->q);
  for (size_t j = 0; j < of->k; j++) {
    of->q[j * of->k + j] = of->diagonal[j] < 0 ? -1 : 1;
    of->diagonal[j] = fabs(of->diagonal[j]);
  }
  for (size_t block = (of->k + REFLECTIONS - 1) / REFLECTIONS; block-- > 0;) {
    const size_t from = block * REFLECTIONS;
    reflect_block(of, false, of->n - from, block_columns(of, from), of->k - from, of->v + (block * of->n + from) * REFLECTIONS, of->t + block * REFLECTIONS * REFLECTIONS,
                  of->q + from * of->k + from);
  }
}

static void qr_f64(size_t n, size_t k, double *q, double *diagonal, double *scratch) {
  const size_t blocks = (k + REFLECTIONS - 1) / REFLECTIONS;
  struct orthonormalising of = {.n = n, .k = k, .q = q, .diagonal = diagonal, .v = scratch};
  of.t = of.v + blocks * n * REFLECTIONS;
  of.panel = of.t + blocks * REFLECTIONS * REFLECTIONS;
  of.column = of.panel + n * REFLECTIONS;
  of.w = of.column + n;
  for (size_t block = 0, from = 0; from < k; block++, from += REFLECTIONS) {
    const size_t count = block_columns(&of, from), next = from + count;
    double *v = of.v + (block * n + from) * REFLECTIONS, *t = of.t + block * REFLECTIONS * REFLECTIONS;
    factor_panel(&of, from, count, v, t);
    reflect_block(&of, true, n - from, count, k - next, v, t, q + from * k + next);
  }
  form_orthonormal(&of);
}
