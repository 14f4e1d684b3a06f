/*
 * The kernels in C with vector extensions, compiled once for each instruction set (see tools/build-native.mjs):
 * INSTRUCTION_SET names the build, VECTOR_BYTES and MAX_ROWS fit its registers.
 *
 * Same bits as src/kernels/assembly: no operation is fused (-ffp-contract=off) and none reordered, whatever the
 * vector width. A change of an order of summation here needs the same change there.
 */
#include "kernels.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#ifdef __AVX512F__
#include <immintrin.h>
#endif

#ifdef __FAST_MATH__
#error "these kernels need exact IEEE arithmetic"
#endif

#define INLINE static inline __attribute__((always_inline))
#ifdef __clang__
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 32")
#endif

/* Makes the compiler forget what a pointer equals, so that it loads a value twice rather than keep it: AVX-512 multiplies by a value in memory at no cost. */
#ifdef __AVX512F__
#define HIDE_ORIGIN(pointer) __asm__("" : "+r"(pointer))
#else
#define HIDE_ORIGIN(pointer) (void)(pointer)
#endif

/* Long sums go by stretches of k so that a stretch of B stays in the nearest cache; C carries the sums between them. */
enum { STRETCH = 128 };

#if VECTOR_BYTES == 64
INLINE __m512 wide_f32_join(const float *low, const float *high) {
  return _mm512_insertf32x8(_mm512_castps256_ps512(_mm256_loadu_ps(low)), _mm256_loadu_ps(high), 1);
}

INLINE __m512d wide_f64_join(const double *low, const double *high) {
  return _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_loadu_pd(low)), _mm256_loadu_pd(high), 1);
}

#define REAL float
#define LANES 16
#define PANEL 8
#define NAME(x) wide_f32_##x
#include "gemm-columns.h"

#define REAL double
#define LANES 8
#define PANEL 4
#define NAME(x) wide_f64_##x
#include "gemm-columns.h"
#endif

enum { F32_LANES = VECTOR_BYTES < 32 ? 4 : 8 };

#define REAL float
#define LANES (VECTOR_BYTES < 32 ? 4 : 8)
#define PANEL 8
#define NAME(x) f32_##x
#include "gemm-columns.h"

#define REAL double
#define LANES (VECTOR_BYTES < 32 ? 2 : 4)
#define PANEL 4
#define NAME(x) f64_##x
#include "gemm-columns.h"

/* One stretch of k, all columns: widest vectors first. */
INLINE void f32_block(size_t step, size_t m, size_t n, size_t k, struct f32_operands at) {
  size_t j = 0;
#if VECTOR_BYTES == 64
  j = wide_f32_whole_vectors(step, m, n, k, j, (struct wide_f32_operands){at.a, at.tile, at.row, at.b, at.panel, at.row_of_b, at.c, at.ldc});
#endif
  j = f32_whole_vectors(step, m, n, k, j, at);
  if (j < n) f32_last_columns(step, m, n, k, j, at);
}

INLINE void f64_block(size_t step, size_t m, size_t n, size_t k, struct f64_operands at) {
  size_t j = 0;
#if VECTOR_BYTES == 64
  j = wide_f64_whole_vectors(step, m, n, k, j, (struct wide_f64_operands){at.a, at.tile, at.row, at.b, at.panel, at.row_of_b, at.c, at.ldc});
#endif
  j = f64_whole_vectors(step, m, n, k, j, at);
  if (j < n) f64_last_columns(step, m, n, k, j, at);
}

static void gemm_f32(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, float *c, size_t ldc) {
  for (size_t p = 0; p < k; p += STRETCH) {
    const size_t length = k - p < STRETCH ? k - p : STRETCH;
    f32_block(1, m, n, length, (struct f32_operands){a + p, 4 * lda, lda, b + p * PANEL_F32, k * PANEL_F32, PANEL_F32, c, ldc});
  }
}

static void gemm_packed_f32(size_t m, size_t n, size_t k, const float *a, const float *b, float *c, size_t ldc) {
  for (size_t p = 0; p < k; p += STRETCH) {
    const size_t length = k - p < STRETCH ? k - p : STRETCH;
    f32_block(4, m, n, length, (struct f32_operands){a + 4 * p, 4 * k, 1, b + p * PANEL_F32, k * PANEL_F32, PANEL_F32, c, ldc});
  }
}

static void gemm_f64(size_t m, size_t n, size_t k, const double *a, size_t lda, const double *b, double *c, size_t ldc) {
  for (size_t p = 0; p < k; p += STRETCH) {
    const size_t length = k - p < STRETCH ? k - p : STRETCH;
    f64_block(1, m, n, length, (struct f64_operands){a + p, 4 * lda, lda, b + p * PANEL_F64, k * PANEL_F64, PANEL_F64, c, ldc});
  }
}

/* C[m, n] += Aᵀ·B of row-major A[k, m] and B[k, n]. The last columns of B get zeros beside them, so that nothing past it is read. */
static void transposed_product(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, size_t ldb, float *c, size_t ldc) {
  const size_t whole = n / F32_LANES * F32_LANES, rest = n - whole;
  for (size_t p = 0; p < k; p += STRETCH) {
    const size_t length = k - p < STRETCH ? k - p : STRETCH;
    struct f32_operands at = {a + p * lda, 4, 1, b + p * ldb, 0, ldb, c, ldc};
    f32_block(lda, m, whole, length, at);
    if (rest == 0) continue;
    float last[STRETCH * PANEL_F32] = {0};
    for (size_t row = 0; row < length; row++) memcpy(last + row * PANEL_F32, at.b + row * ldb + whole, rest * sizeof(float));
    f32_last_columns(lda, m, rest, length, 0, (struct f32_operands){at.a, 4, 1, last, STRETCH * PANEL_F32, PANEL_F32, c + whole, ldc});
  }
}

/* Few columns would leave most of a vector idle: then Cᵀ += Bᵀ·A, whose every output takes the same products in the same order. */
static void gemm_transposed_f32(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, size_t ldb, float *c, size_t ldc) {
  if (n >= F32_LANES || m <= n) {
    transposed_product(m, n, k, a, lda, b, ldb, c, ldc);
    return;
  }
  float block[F32_LANES][STRETCH];
  for (size_t i = 0; i < m; i += STRETCH, a += STRETCH, c += STRETCH * ldc) {
    const size_t rows = m - i < STRETCH ? m - i : STRETCH;
    for (size_t j = 0; j < n; j++) {
      for (size_t r = 0; r < rows; r++) block[j][r] = c[r * ldc + j];
    }
    transposed_product(n, rows, k, b, ldb, a, lda, block[0], STRETCH);
    for (size_t j = 0; j < n; j++) {
      for (size_t r = 0; r < rows; r++) c[r * ldc + j] = block[j][r];
    }
  }
}

static size_t whole_groups(size_t count, size_t group) { return (count + group - 1) / group * group; }

/* S[k, n] → panels of `width` columns, [panel][k][width], zeros past column n. Strides are in elements. */
#define DEFINE_PACK(NAME, REAL)                                                                                                          \
  INLINE void NAME##_panel(REAL *to, const REAL *from, size_t k, size_t columns, size_t row_stride, size_t column_stride, size_t width) { \
    for (size_t p = 0; p < k; p++, to += width, from += row_stride) {                                                                    \
      for (size_t c = 0; c < columns; c++) to[c] = from[c * column_stride];                                                              \
      for (size_t c = columns; c < width; c++) to[c] = 0;                                                                                \
    }                                                                                                                                    \
  }                                                                                                                                      \
                                                                                                                                         \
  static void NAME(REAL *to, const REAL *from, size_t k, size_t n, size_t row_stride, size_t column_stride, size_t width) {              \
    for (size_t j = 0; j < n; j += width, to += k * width, from += width * column_stride) {                                              \
      const size_t columns = n - j < width ? n - j : width;                                                                              \
      if (columns == 8 && width == 8 && column_stride == 1) NAME##_panel(to, from, k, 8, row_stride, 1, 8);                              \
      else if (columns == 4 && width == 4 && column_stride == 1) NAME##_panel(to, from, k, 4, row_stride, 1, 4);                         \
      else if (columns == 8 && width == 8) NAME##_panel(to, from, k, 8, row_stride, column_stride, 8);                                   \
      else NAME##_panel(to, from, k, columns, row_stride, column_stride, width);                                                         \
    }                                                                                                                                    \
  }

DEFINE_PACK(pack_panels_f32, float)
DEFINE_PACK(pack_panels_f64, double)

/* Every row of C becomes `row`; the copied stretch doubles each time. The first row is written even where m is 0. */
static void fill_rows(void *c, const void *row, size_t m, size_t row_bytes) {
  char *to = c;
  const size_t total = m * row_bytes;
  memmove(to, row, row_bytes);
  for (size_t filled = row_bytes; filled > 0 && filled < total; filled *= 2) {
    memcpy(to + filled, to, filled < total - filled ? filled : total - filled);
  }
}

static void add_column_sums_f32(float *sums, const float *x, size_t m, size_t n) {
  for (size_t i = 0; i < m; i++, x += n) {
    for (size_t j = 0; j < n; j++) sums[j] += x[j];
  }
}

static void add_column_sums_f64(double *sums, const double *x, size_t m, size_t n) {
  for (size_t i = 0; i < m; i++, x += n) {
    for (size_t j = 0; j < n; j++) sums[j] += x[j];
  }
}

static void adam_f32(size_t count, float *p, const float *g, float *m, float *v, float rate, float beta1, float beta2, float epsilon,
                     float inverse_root_correction) {
  const float rest1 = 1 - beta1;
  const float rest2 = 1 - beta2;
  const size_t padded = whole_groups(count, VECTOR_GROUP);
  for (size_t i = 0; i < padded; i++) {
    const float first = beta1 * m[i] + rest1 * g[i];
    const float second = beta2 * v[i] + rest2 * (g[i] * g[i]);
    m[i] = first;
    v[i] = second;
    p[i] -= rate * first / (sqrtf(second) * inverse_root_correction + epsilon);
  }
}

static void add_scaled_f32(size_t count, float *y, const float *x, float factor) {
  const size_t padded = whole_groups(count, VECTOR_GROUP);
  for (size_t i = 0; i < padded; i++) y[i] += factor * x[i];
}

static void multiply_f32(size_t count, float *y, const float *x) {
  const size_t padded = whole_groups(count, VECTOR_GROUP);
  for (size_t i = 0; i < padded; i++) y[i] *= x[i];
}

static void scale_f32(size_t count, float *y, float factor) {
  const size_t padded = whole_groups(count, VECTOR_GROUP);
  for (size_t i = 0; i < padded; i++) y[i] *= factor;
}

/* Element i belongs to sum i mod 16; the sixteen are added pairwise, 8 apart, then 4, 2, 1. */
static double sum_squares_f32(size_t count, const float *x) {
  double sums[SQUARES_GROUP] = {0};
  const size_t padded = whole_groups(count, SQUARES_GROUP);
  for (size_t i = 0; i < padded; i += SQUARES_GROUP) {
    UNROLL for (int lane = 0; lane < SQUARES_GROUP; lane++) sums[lane] += (double)x[i + lane] * (double)x[i + lane];
  }
  for (int apart = SQUARES_GROUP / 2; apart > 0; apart /= 2) {
    for (int lane = 0; lane < apart; lane++) sums[lane] += sums[lane + apart];
  }
  return sums[0];
}

static double squared_error_f32(size_t rows, size_t width, float *y, const float *target, const float *mask, float scale) {
  double total = 0;
  for (size_t r = 0; r < rows; r++, y += width, target += width) {
    const double weight = mask[r];
    const float factor = scale * 2 * mask[r];
    for (size_t o = 0; o < width; o++) {
      const float difference = y[o] - target[o];
      total += weight * ((double)difference * (double)difference);
      y[o] = factor * difference;
    }
  }
  return total;
}

static void add_scaled_rows_f64(size_t m, size_t n, double *j, size_t ldj, const double *d, const double *w) {
  for (size_t i = 0; i < m; i++, j += ldj, w += n) {
    for (size_t c = 0; c < n; c++) j[c] += d[i] * w[c];
  }
}

#include "elementwise.h"

#define REAL float
#define LANES (VECTOR_BYTES < 32 ? 4 : 8)
#define NAME(x) f32_##x
#include "rank-one.h"

#define REAL double
#define LANES (VECTOR_BYTES / 8)
#define NAME(x) f64_##x
#include "rank-one.h"

#include "lu.h"
#include "reflect.h"
#include "schur.h"
#include "qr.h"

#define QUOTED(name) #name
#define QUOTE(name) QUOTED(name)
#define JOINED(a, b) a##b
#define JOIN(a, b) JOINED(a, b)

const struct nullcline_kernels JOIN(nullcline_kernels_, INSTRUCTION_SET) = {
    .instruction_set = QUOTE(INSTRUCTION_SET),
    .gemm_f32 = gemm_f32,
    .gemm_packed_f32 = gemm_packed_f32,
    .gemm_transposed_f32 = gemm_transposed_f32,
    .gemm_f64 = gemm_f64,
    .pack_panels_f32 = pack_panels_f32,
    .pack_panels_f64 = pack_panels_f64,
    .fill_rows = fill_rows,
    .add_column_sums_f32 = add_column_sums_f32,
    .add_column_sums_f64 = add_column_sums_f64,
    .adam_f32 = adam_f32,
    .add_scaled_f32 = add_scaled_f32,
    .multiply_f32 = multiply_f32,
    .scale_f32 = scale_f32,
    .sum_squares_f32 = sum_squares_f32,
    .squared_error_f32 = squared_error_f32,
    .add_scaled_rows_f64 = add_scaled_rows_f64,
    .lu_factor_f64 = lu_factor_f64,
    .lu_solve_f64 = lu_solve_f64,
    .lu_inverse_f64 = lu_inverse_f64,
    .real_schur_f64 = real_schur_f64,
    .run_elementwise = run_elementwise,
    .qr_f64 = qr_f64,
    .downdate_symmetric_f32 = f32_downdate_symmetric,
    .downdate_symmetric_f64 = f64_downdate_symmetric,
    .multiply_vector_f32 = f32_multiply_vector,
    .multiply_vector_f64 = f64_multiply_vector,
    .subtract_outer_multiply_f32 = f32_subtract_outer_multiply,
    .subtract_outer_multiply_f64 = f64_subtract_outer_multiply,
};
