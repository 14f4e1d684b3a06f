/*
 * The passes of recursive least squares, for one element type. Included with
 *
 *   REAL     the element type
 *   LANES    elements of a vector: a divisor of SUM_LANES
 *   NAME(x)  makes a name of this type
 *
 * A product along a row has eight sums: column j belongs to sum j mod 8, and the eight are added pairwise, 4 apart, then 2, 1.
 */

typedef REAL NAME(part) __attribute__((vector_size(LANES * sizeof(REAL))));

#define PARTS (SUM_LANES / LANES)
/* Rows worked on together: as many as leave their sums in registers. */
#define ROWS (PARTS == 1 ? 4 : 2)

INLINE NAME(part) NAME(load_part)(const REAL *at) {
  NAME(part) value;
  memcpy(&value, at, sizeof value);
  return value;
}

INLINE void NAME(store_part)(REAL *at, NAME(part) value) { memcpy(at, &value, sizeof value); }

INLINE REAL NAME(pairwise)(const REAL *s) { return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7])); }

/* Writes the eight sums of a row to `to`. */
INLINE void NAME(store_sums)(REAL *to, const NAME(part) *sums) {
  UNROLL for (int c = 0; c < PARTS; c++) NAME(store_part)(to + c * LANES, sums[c]);
}

/* One part of w − left·right, stored. */
INLINE NAME(part) NAME(less)(REAL *w, REAL left, NAME(part) right) {
  const NAME(part) rest = NAME(load_part)(w) - left * right;
  NAME(store_part)(w, rest);
  return rest;
}

/* ROWS rows of P − z·zᵀ from their diagonal block on, `width` columns: y gains what they give to the rows of later blocks, `own` their products with r. */
INLINE void NAME(downdate_rows)(size_t width, REAL *p, const REAL *z, const REAL *r, REAL *y, const REAL *zi, const REAL *ri, REAL *own) {
  NAME(part) sums[ROWS][PARTS] = {{{0}}};
  UNROLL for (int c = 0; c < PARTS; c++) {
    const NAME(part) zj = NAME(load_part)(z + c * LANES), rj = NAME(load_part)(r + c * LANES);
    UNROLL for (int i = 0; i < ROWS; i++) sums[i][c] = sums[i][c] + NAME(less)(p + i * width + c * LANES, zi[i], zj) * rj;
  }
  for (size_t j = SUM_LANES; j < width; j += SUM_LANES) {
    UNROLL for (int c = 0; c < PARTS; c++) {
      const size_t at = j + c * LANES;
      const NAME(part) zj = NAME(load_part)(z + at), rj = NAME(load_part)(r + at);
      NAME(part) yj = NAME(load_part)(y + at);
      UNROLL for (int i = 0; i < ROWS; i++) {
        const NAME(part) entry = NAME(less)(p + i * width + at, zi[i], zj);
        yj = yj + ri[i] * entry;
        sums[i][c] = sums[i][c] + entry * rj;
      }
      NAME(store_part)(y + at, yj);
    }
  }
  UNROLL for (int i = 0; i < ROWS; i++) {
    REAL lanes[SUM_LANES];
    NAME(store_sums)(lanes, sums[i]);
    own[i] += NAME(pairwise)(lanes);
  }
}

/* rᵀ·y for blocks padded with zeros. */
static REAL NAME(inner_product)(size_t padded, const REAL *r, const REAL *y) {
  REAL lanes[SUM_LANES];
  NAME(part) sums[PARTS] = {{0}};
  for (size_t j = 0; j < padded; j += SUM_LANES) {
    UNROLL for (int c = 0; c < PARTS; c++) sums[c] = sums[c] + NAME(load_part)(r + j + c * LANES) * NAME(load_part)(y + j + c * LANES);
  }
  NAME(store_sums)(lanes, sums);
  return NAME(pairwise)(lanes);
}

static REAL NAME(downdate_symmetric)(size_t n, REAL *p, const REAL *z, const REAL *r, REAL *y) {
  const size_t padded = whole_groups(n, SUM_LANES);
  memset(y, 0, padded * sizeof *y);
  for (size_t i = 0; i < padded; i += ROWS) {
    const size_t block = i / SUM_LANES * SUM_LANES, width = padded - block;
    NAME(downdate_rows)(width, p, z + block, r + block, y + block, z + i, r + i, y + i);
    p += ROWS * width;
  }
  return NAME(inner_product)(padded, r, y);
}

/* `rows` rows of W·x, taking left·rightᵀ away from them before where `update` is set. */
INLINE void NAME(multiply_rows)(int rows, bool update, size_t n, REAL *w, size_t ldw, const REAL *left, const REAL *right, const REAL *x, REAL *y) {
  NAME(part) sums[ROWS][PARTS] = {{{0}}};
  size_t j = 0;
  for (; j + SUM_LANES <= n; j += SUM_LANES) {
    UNROLL for (int c = 0; c < PARTS; c++) {
      const size_t at = j + c * LANES;
      const NAME(part) xj = NAME(load_part)(x + at);
      UNROLL for (int i = 0; i < rows; i++) {
        REAL *entry = w + i * ldw + at;
        sums[i][c] = sums[i][c] + (update ? NAME(less)(entry, left[i], NAME(load_part)(right + at)) : NAME(load_part)(entry)) * xj;
      }
    }
  }
  UNROLL for (int i = 0; i < rows; i++) {
    REAL lanes[SUM_LANES];
    NAME(store_sums)(lanes, sums[i]);
    for (size_t c = j; c < n; c++) {
      if (update) w[i * ldw + c] -= left[i] * right[c];
      lanes[c - j] += w[i * ldw + c] * x[c];
    }
    y[i] = NAME(pairwise)(lanes);
  }
}

INLINE void NAME(multiply_all_rows)(bool update, size_t m, size_t n, REAL *w, size_t ldw, const REAL *left, const REAL *right, const REAL *x, REAL *y) {
  size_t i = 0;
  for (; i + ROWS <= m; i += ROWS) NAME(multiply_rows)(ROWS, update, n, w + i * ldw, ldw, update ? left + i : left, right, x, y + i);
  for (; i < m; i++) NAME(multiply_rows)(1, update, n, w + i * ldw, ldw, update ? left + i : left, right, x, y + i);
}

static void NAME(multiply_vector)(size_t m, size_t n, const REAL *w, size_t ldw, const REAL *x, REAL *y) {
  NAME(multiply_all_rows)(false, m, n, (REAL *)w, ldw, NULL, NULL, x, y);
}

static void NAME(subtract_outer_multiply)(size_t m, size_t n, REAL *w, size_t ldw, const REAL *left, const REAL *right, const REAL *x, REAL *y) {
  NAME(multiply_all_rows)(true, m, n, w, ldw, left, right, x, y);
}

#undef REAL
#undef LANES
#undef NAME
#undef PARTS
#undef ROWS
