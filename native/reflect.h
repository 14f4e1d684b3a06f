/*
 * Reflections of rows and columns for schur.h: one long one, or the many of three rows each with which a bulge is chased down
 * a diagonal. Each number takes part in the operations of src/kernels/assembly/schur-f64.ts in their order; what is worked on together, and
 * when, is another matter. Part of kernels.c, in a file of its own.
 */

INLINE void add_scaled(size_t n, double *y, const double *x, double factor) {
  for (size_t i = 0; i < n; i++) y[i] += factor * x[i];
}

enum { SLICE = VECTOR_BYTES / 8, STRIP = 4 * SLICE, CHASED = 22 };

typedef double schur_slice __attribute__((vector_size(VECTOR_BYTES)));

INLINE schur_slice load_slice(const double *at) {
  schur_slice value;
  memcpy(&value, at, sizeof value);
  return value;
}

INLINE void store_slice(double *at, schur_slice value) { memcpy(at, &value, sizeof value); }

/* `slices` vectors of columns of `length` rows, reflected; their sums stay in registers. */
INLINE void reflect_strip(int slices, double *rows, size_t n, const double *u, size_t length) {
  schur_slice sum[4] = {{0}};
  for (size_t i = 0; i < length; i++) {
    UNROLL for (int v = 0; v < slices; v++) sum[v] += u[i] * load_slice(rows + i * n + v * SLICE);
  }
  for (size_t i = 0; i < length; i++) {
    const double factor = 2 * u[i];
    UNROLL for (int v = 0; v < slices; v++) {
      double *at = rows + i * n + v * SLICE;
      store_slice(at, load_slice(at) - factor * sum[v]);
    }
  }
}

/* Reflects rows first … first + length − 1, columns `from` and on. */
static void reflect_rows(double *matrix, size_t n, const double *u, size_t length, size_t first, size_t from, double *products) {
  double *rows = matrix + first * n;
  size_t j = from;
  for (; j + STRIP <= n; j += STRIP) reflect_strip(4, rows + j, n, u, length);
  for (; j + SLICE <= n; j += SLICE) reflect_strip(1, rows + j, n, u, length);
  const size_t width = n - j;
  memset(products, 0, width * sizeof *products);
  for (size_t i = 0; i < length; i++) add_scaled(width, products, rows + i * n + j, u[i]);
  for (size_t i = 0; i < length; i++) subtract_scaled(width, rows + i * n + j, products, 2 * u[i]);
}

/* Reflects columns first … first + length − 1, rows before `end`; groups of rows, whose sums do not wait for each other. */
static void reflect_columns(double *matrix, size_t n, const double *u, size_t length, size_t first, size_t end) {
  size_t i = 0;
  for (; i + 8 <= end; i += 8) {
    double *rows = matrix + i * n + first;
    double product[8] = {0};
    for (size_t j = 0; j < length; j++) {
      UNROLL for (int r = 0; r < 8; r++) product[r] += u[j] * rows[r * n + j];
    }
    for (int r = 0; r < 8; r++) subtract_scaled(length, rows + r * n, u, 2 * product[r]);
  }
  for (; i < end; i++) {
    double *row = matrix + i * n + first;
    double product = 0;
    for (size_t j = 0; j < length; j++) product += u[j] * row[j];
    subtract_scaled(length, row, u, 2 * product);
  }
}

/* The reflections of a chase, one after the other, each of the three rows from the next one on. */
typedef double reflections[CHASED][3];

/* `slices` vectors of columns of the rows that a chase reflects: each row is read and written once. */
INLINE void chase_strip(int slices, double *rows, size_t n, reflections u, size_t count) {
  schur_slice a[4], b[4];
  UNROLL for (int v = 0; v < slices; v++) {
    a[v] = load_slice(rows + v * SLICE);
    b[v] = load_slice(rows + n + v * SLICE);
  }
  for (size_t k = 0; k < count; k++, rows += n) {
    const double u0 = u[k][0], u1 = u[k][1], u2 = u[k][2];
    UNROLL for (int v = 0; v < slices; v++) {
      const schur_slice c = load_slice(rows + 2 * n + v * SLICE);
      const schur_slice half = u0 * a[v] + u1 * b[v] + u2 * c, product = half + half;
      store_slice(rows + v * SLICE, a[v] - product * u0);
      a[v] = b[v] - product * u1;
      b[v] = c - product * u2;
    }
  }
  UNROLL for (int v = 0; v < slices; v++) {
    store_slice(rows + v * SLICE, a[v]);
    store_slice(rows + n + v * SLICE, b[v]);
  }
}

static void reflect_three_rows(double *rows, size_t n, const double *u, size_t from, size_t to) {
  const double u0 = u[0], u1 = u[1], u2 = u[2];
  double *restrict a = rows;
  double *restrict b = rows + n;
  double *restrict c = rows + 2 * n;
  for (size_t j = from; j < to; j++) {
    const double product = 2 * (u0 * a[j] + u1 * b[j] + u2 * c[j]);
    a[j] -= product * u0;
    b[j] -= product * u1;
    c[j] -= product * u2;
  }
}

/* All reflections of a chase that starts in row `first`, on columns `from` and on. */
static void chase_rows(double *matrix, size_t n, reflections u, size_t count, size_t first, size_t from) {
  double *rows = matrix + first * n;
  size_t j = from;
  for (; j + STRIP <= n; j += STRIP) chase_strip(4, rows + j, n, u, count);
  for (; j + SLICE <= n; j += SLICE) chase_strip(1, rows + j, n, u, count);
  if (j == n) return;
  for (size_t k = 0; k < count; k++) reflect_three_rows(rows + k * n, n, u[k], j, n);
}

static void reflect_three_columns(double *row, const double *u) {
  const double twice = 2 * (u[0] * row[0] + u[1] * row[1] + u[2] * row[2]);
  row[0] -= twice * u[0];
  row[1] -= twice * u[1];
  row[2] -= twice * u[2];
}

#if VECTOR_BYTES == 64
/* Rows become columns, eight of eight numbers: by exchanging ever larger squares between pairs of vectors. */
INLINE void transpose_slices(schur_slice *x) {
  UNROLL for (int apart = 1; apart < SLICE; apart *= 2) {
    int64_t low[SLICE], high[SLICE];
    UNROLL for (int lane = 0; lane < SLICE; lane++) {
      low[lane] = lane & apart ? SLICE + lane - apart : lane;
      high[lane] = lane & apart ? SLICE + lane : lane + apart;
    }
    UNROLL for (int i = 0; i < SLICE; i++) {
      if (i & apart) continue;
      const schur_slice first = x[i], second = x[i + apart];
      x[i] = (schur_slice)_mm512_permutex2var_pd((__m512d)first, _mm512_loadu_si512(low), (__m512d)second);
      x[i + apart] = (schur_slice)_mm512_permutex2var_pd((__m512d)first, _mm512_loadu_si512(high), (__m512d)second);
    }
  }
}

/* to[j, r] = from[r, j] for eight rows r and the columns j before `count`. */
INLINE void transpose_rows(double *to, size_t to_row, const double *from, size_t from_row, size_t count) {
  size_t j = 0;
  for (; j + SLICE <= count; j += SLICE) {
    schur_slice x[SLICE];
    UNROLL for (int r = 0; r < SLICE; r++) x[r] = load_slice(from + r * from_row + j);
    transpose_slices(x);
    UNROLL for (int r = 0; r < SLICE; r++) store_slice(to + (j + r) * to_row, x[r]);
  }
  for (; j < count; j++) {
    UNROLL for (int r = 0; r < SLICE; r++) to[j * to_row + r] = from[r * from_row + j];
  }
}

/* The way back: to[r, j] = from[j, r]. */
INLINE void transpose_back(double *to, size_t to_row, const double *from, size_t from_row, size_t count) {
  size_t j = 0;
  for (; j + SLICE <= count; j += SLICE) {
    schur_slice x[SLICE];
    UNROLL for (int r = 0; r < SLICE; r++) x[r] = load_slice(from + (j + r) * from_row);
    transpose_slices(x);
    UNROLL for (int r = 0; r < SLICE; r++) store_slice(to + r * to_row + j, x[r]);
  }
  for (; j < count; j++) {
    UNROLL for (int r = 0; r < SLICE; r++) to[r * to_row + j] = from[j * from_row + r];
  }
}
#else
INLINE void transpose_rows(double *to, size_t to_row, const double *from, size_t from_row, size_t count) {
  for (size_t j = 0; j < count; j++) {
    UNROLL for (int r = 0; r < SLICE; r++) to[j * to_row + r] = from[r * from_row + j];
  }
}

INLINE void transpose_back(double *to, size_t to_row, const double *from, size_t from_row, size_t count) {
  for (int r = 0; r < SLICE; r++) {
    for (size_t j = 0; j < count; j++) to[r * to_row + j] = from[j * from_row + r];
  }
}
#endif

/* All reflections of a chase, on `slices` vectors of rows of the columns that it reflects: rows become lanes. */
INLINE void chase_group(int slices, double *rows, size_t n, reflections u, size_t count) {
  double block[(CHASED + 2) * STRIP] __attribute__((aligned(64)));
  for (int v = 0; v < slices; v++) transpose_rows(block + v * SLICE, STRIP, rows + v * SLICE * n, n, count + 2);
  chase_strip(slices, block, STRIP, u, count);
  for (int v = 0; v < slices; v++) transpose_back(rows + v * SLICE * n, n, block + v * SLICE, STRIP, count + 2);
}

/* All reflections of a chase that starts in column `first`, on the rows before `end`. */
static void chase_columns(double *matrix, size_t n, reflections u, size_t count, size_t first, size_t end) {
  size_t i = 0;
  for (; i + STRIP <= end; i += STRIP) chase_group(4, matrix + i * n + first, n, u, count);
  for (; i + SLICE <= end; i += SLICE) chase_group(1, matrix + i * n + first, n, u, count);
  for (; i < end; i++) {
    for (size_t k = 0; k < count; k++) reflect_three_columns(matrix + i * n + first + k, u[k]);
  }
}
