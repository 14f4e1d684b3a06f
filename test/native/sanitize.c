/*
 * Runs every kernel of every instruction set that the processor has over random shapes, each block allocated to the
 * byte, so that the address sanitizer sees any step outside; and holds the sets to the same bits. Prints a digest of all
 * results, which is the same on every processor.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../native/kernels.h"

static uint64_t state = 88172645463325252u;

static uint64_t next_random(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

static size_t below(size_t bound) { return next_random() % bound; }

enum { MOST_BLOCKS = 10 };

/* The blocks of one call: made from one seed for each instruction set, compared afterwards. */
struct blocks {
  void *at[MOST_BLOCKS];
  size_t bytes[MOST_BLOCKS];
  size_t count;
};

static void *reserve(struct blocks *blocks, size_t elements, size_t size) {
  const size_t bytes = elements * size;
  char *at = calloc(elements, size);
  for (size_t k = 0; k < elements; k++) {
    const double value = (double)(int64_t)next_random() / 9.3e18;
    if (size == sizeof(float)) ((float *)(void *)at)[k] = (float)value;
    else ((double *)(void *)at)[k] = value;
  }
  blocks->at[blocks->count] = at;
  blocks->bytes[blocks->count++] = bytes;
  return at;
}

#define FLOATS(elements) reserve(blocks, elements, sizeof(float))
#define DOUBLES(elements) reserve(blocks, elements, sizeof(double))

static size_t whole(size_t length, size_t group) { return (length + group - 1) / group * group; }

static size_t extent(size_t rows, size_t columns, size_t stride) { return rows == 0 || columns == 0 ? 0 : (rows - 1) * stride + columns; }

/* Blocks are reserved in declarations, whose order is fixed, never in arguments, whose order is not. */

static void products(const struct nullcline_kernels *of, struct blocks *blocks) {
  const size_t m = below(40), n = below(75), k = below(200), lda = k + below(3), ldc = n + below(3);
  float *a = FLOATS(extent(m, k, lda)), *tiles = FLOATS(whole(m, 4) * k), *b = FLOATS(whole(n, 8) * k), *c = FLOATS(extent(m, n, ldc));
  of->gemm_f32(m, n, k, a, lda, b, c, ldc);
  of->gemm_packed_f32(m, n, k, tiles, b, c, ldc);
}

static void transposed_products(const struct nullcline_kernels *of, struct blocks *blocks) {
  const size_t m = below(40), n = below(75), k = below(200), lda = m + below(3), ldb = n + below(3), ldc = n + below(3);
  float *a = FLOATS(extent(k, m, lda)), *b = FLOATS(extent(k, n, ldb)), *c = FLOATS(extent(m, n, ldc));
  of->gemm_transposed_f32(m, n, k, a, lda, b, ldb, c, ldc);
}

static void double_products(const struct nullcline_kernels *of, struct blocks *blocks) {
  const size_t m = below(40), n = below(75), k = below(200), lda = k + below(3), ldc = n + below(3);
  double *a = DOUBLES(extent(m, k, lda)), *b = DOUBLES(whole(n, 4) * k), *c = DOUBLES(extent(m, n, ldc)), *d = DOUBLES(m), *w = DOUBLES(m * n);
  of->gemm_f64(m, n, k, a, lda, b, c, ldc);
  of->add_scaled_rows_f64(m, n, c, ldc, d, w);
}

static void packing(const struct nullcline_kernels *of, struct blocks *blocks) {
  const size_t k = below(40), n = below(40), width = 1 + below(9), gap = below(3);
  const bool transposed = below(2) == 0;
  const size_t row = transposed ? 1 : n + gap, column = transposed ? k + gap : 1;
  const size_t read = transposed ? extent(n, k, column) : extent(k, n, row);
  float *to = FLOATS(whole(n, width) * k), *from = FLOATS(read);
  double *to_double = DOUBLES(whole(n, width) * k), *from_double = DOUBLES(read);
  of->pack_panels_f32(to, from, k, n, row, column, width);
  of->pack_panels_f64(to_double, from_double, k, n, row, column, width);
}

static void row_work(const struct nullcline_kernels *of, struct blocks *blocks) {
  const size_t m = 1 + below(40), n = below(75);
  float *c = FLOATS(m * n), *row = FLOATS(n), *sums = FLOATS(n), *x = FLOATS(m * n);
  double *sums_double = DOUBLES(n), *x_double = DOUBLES(m * n);
  of->fill_rows(c, row, m, n * sizeof(float));
  of->add_column_sums_f32(sums, x, m, n);
  of->add_column_sums_f64(sums_double, x_double, m, n);
}

static void vector_work(const struct nullcline_kernels *of, struct blocks *blocks) {
  const size_t count = below(300), padded = whole(count, VECTOR_GROUP);
  float *y = FLOATS(padded), *x = FLOATS(padded), *m = FLOATS(padded), *v = FLOATS(padded), *g = FLOATS(whole(count, SQUARES_GROUP));
  double *sum = DOUBLES(1);
  of->multiply_f32(count, v, v);
  of->adam_f32(count, y, x, m, v, 0.1f, 0.9f, 0.999f, 1e-8f, 1.5f);
  of->add_scaled_f32(count, y, x, 0.3f);
  of->scale_f32(count, y, 0.7f);
  *sum = of->sum_squares_f32(count, g);
}

static void losses(const struct nullcline_kernels *of, struct blocks *blocks) {
  const size_t rows = below(60), width = below(6);
  float *y = FLOATS(rows * width), *target = FLOATS(rows * width), *mask = FLOATS(rows);
  double *sum = DOUBLES(1);
  *sum = of->squared_error_f32(rows, width, y, target, mask, 0.25f);
}

static void systems(const struct nullcline_kernels *of, struct blocks *blocks) {
  const size_t n = below(40), columns = below(75);
  double *a = DOUBLES(n * n), *b = DOUBLES(n * columns), *inverse = DOUBLES(n * n);
  int32_t *pivots = reserve(blocks, n, sizeof(int32_t));
  if (of->lu_factor_f64(n, a, pivots) == 0) return;
  of->lu_solve_f64(n, a, pivots, b, columns);
  of->lu_inverse_f64(n, a, pivots, inverse);
}

static void spectra(const struct nullcline_kernels *of, struct blocks *blocks) {
  const size_t n = below(60);
  double *t = DOUBLES(n * n), *z = DOUBLES(n * n), *re = DOUBLES(n), *im = DOUBLES(n), *scratch = DOUBLES(2 * n + 8);
  int32_t *unsettled = reserve(blocks, 1, sizeof(int32_t));
  *unsettled = of->real_schur_f64(n, t, z, re, im, scratch);
  memset(scratch, 0, (2 * n + 8) * sizeof *scratch);
}

/* Everything an operation may make of a NaN is one NaN: its bits differ between processors. */
static void settle(struct blocks *blocks, size_t size) {
  for (size_t k = 0; k < blocks->count; k++) {
    for (size_t i = 0; i < blocks->bytes[k] / size; i++) {
      float *single = (float *)blocks->at[k] + i;
      double *real = (double *)blocks->at[k] + i;
      if (size == sizeof(float) && *single != *single) *single = 0;
      if (size == sizeof(double) && *real != *real) *real = 0;
    }
  }
}

enum { MOST_PLACES = 7, MOST_STEPS = 40 };

/* Random code on blocks of the stated length: planes, then temporaries of a whole stretch. */
static void elementwise(const struct nullcline_kernels *of, struct blocks *blocks) {
  const size_t size = below(2) == 0 ? sizeof(float) : sizeof(double), count = below(3 * ELEMENTWISE_STRETCH), steps = 1 + below(MOST_STEPS);
  char *operands[MOST_PLACES];
  for (size_t k = 0; k < MOST_PLACES; k++) operands[k] = reserve(blocks, k < 4 ? count : ELEMENTWISE_STRETCH, size);
  struct elementwise_instruction instructions[MOST_STEPS];
  for (size_t k = 0; k < steps; k++) {
    instructions[k].operation = (uint32_t)below(ELEMENTWISE_OPERATION_COUNT);
    instructions[k].target = (uint32_t)below(MOST_PLACES);
    for (size_t side = 0; side < 3; side++) instructions[k].operand[side] = (uint32_t)below(MOST_PLACES);
  }
  of->run_elementwise(&(struct elementwise_code){.size = size, .planes = 4, .length = steps, .instructions = instructions, .operands = operands}, count);
  settle(blocks, size);
}

static void orthonormal_columns(const struct nullcline_kernels *of, struct blocks *blocks) {
  const size_t k = below(40), n = k + below(20), count = whole(k, 16) / 16;
  double *q = DOUBLES(n * k), *diagonal = DOUBLES(k), *scratch = DOUBLES(16 * n * (count + 1) + 256 * count + n + 16 * (k + 8));
  of->qr_f64(n, k, q, diagonal, scratch);
}

static void rank_one(const struct nullcline_kernels *of, struct blocks *blocks) {
  const size_t m = below(40), n = below(75), ldw = n + below(3), padded = whole(n, SUM_LANES), count = padded / SUM_LANES;
  float *p = FLOATS(32 * count * (count + 1)), *z = FLOATS(padded), *r = FLOATS(padded), *y = FLOATS(padded), *product = FLOATS(1);
  float *w = FLOATS(extent(m, n, ldw)), *left = FLOATS(m), *right = FLOATS(n), *x = FLOATS(n), *out = FLOATS(m);
  *product = of->downdate_symmetric_f32(n, p, z, r, y);
  of->subtract_outer_multiply_f32(m, n, w, ldw, left, right, x, out);
  of->multiply_vector_f32(m, n, w, ldw, x, left);
}

static void rank_one_double(const struct nullcline_kernels *of, struct blocks *blocks) {
  const size_t m = below(40), n = below(75), ldw = n + below(3), padded = whole(n, SUM_LANES), count = padded / SUM_LANES;
  double *p = DOUBLES(32 * count * (count + 1)), *z = DOUBLES(padded), *r = DOUBLES(padded), *y = DOUBLES(padded), *product = DOUBLES(1);
  double *w = DOUBLES(extent(m, n, ldw)), *left = DOUBLES(m), *right = DOUBLES(n), *x = DOUBLES(n), *out = DOUBLES(m);
  *product = of->downdate_symmetric_f64(n, p, z, r, y);
  of->subtract_outer_multiply_f64(m, n, w, ldw, left, right, x, out);
  of->multiply_vector_f64(m, n, w, ldw, x, left);
}

static bool same(const struct blocks *left, const struct blocks *right) {
  for (size_t k = 0; k < left->count; k++) {
    if (left->bytes[k] != 0 && memcmp(left->at[k], right->at[k], left->bytes[k]) != 0) return false;
  }
  return true;
}

/* FNV-1a over a call's blocks. */
static uint64_t digested(uint64_t digest, const struct blocks *blocks) {
  for (size_t k = 0; k < blocks->count; k++) {
    for (size_t i = 0; i < blocks->bytes[k]; i++) digest = (digest ^ ((const unsigned char *)blocks->at[k])[i]) * 1099511628211u;
  }
  return digest;
}

static void release(struct blocks *blocks) {
  for (size_t k = 0; k < blocks->count; k++) free(blocks->at[k]);
}

int main(void) {
  const struct nullcline_kernels *sets[4];
  size_t count = 0;
#if defined(__x86_64__)
  __builtin_cpu_init();
  sets[count++] = &nullcline_kernels_sse2;
  if (__builtin_cpu_supports("avx2")) sets[count++] = &nullcline_kernels_avx2;
  if (__builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw")) sets[count++] = &nullcline_kernels_avx512;
#else
  sets[count++] = &nullcline_kernels_neon;
#endif
  void (*const works[])(const struct nullcline_kernels *, struct blocks *) = {products, double_products, packing, row_work, vector_work, losses, systems, spectra, orthonormal_columns, rank_one, rank_one_double, elementwise, transposed_products};
  const size_t works_count = sizeof works / sizeof *works;
  uint64_t digest = 14695981039346656037u;
  for (size_t round = 0; round < 100 * works_count; round++) {
    const uint64_t seed = next_random();
    struct blocks reference = {.count = 0};
    for (size_t k = 0; k < count; k++) {
      struct blocks blocks = {.count = 0};
      state = seed;
      works[round % works_count](sets[k], k == 0 ? &reference : &blocks);
      if (k > 0 && !same(&reference, &blocks)) {
        printf("%s and %s differ in round %zu\n", sets[0]->instruction_set, sets[k]->instruction_set, round);
        return 1;
      }
      if (k > 0) release(&blocks);
    }
    digest = digested(digest, &reference);
    release(&reference);
  }
  printf("%zu instruction sets agree on %016llx\n", count, (unsigned long long)digest);
  return 0;
}
