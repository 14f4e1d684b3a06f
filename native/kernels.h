/*
 * The kernel table in C: the same functions, layouts and summation orders as src/kernels/kernels.ts describes, on
 * plain pointers. kernels.c is compiled once for each instruction set; each build fills one of these tables.
 */
#ifndef NULLCLINE_KERNELS_H
#define NULLCLINE_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/* Columns of a packed panel. */
enum { PANEL_F32 = 8, PANEL_F64 = 4 };

/* Vectors of parameters are padded: work on whole groups of four, sums of squares on groups of sixteen. */
enum { VECTOR_GROUP = 4, SQUARES_GROUP = 16 };

/* Elements that elementwise code works on at a time: a temporary is one or two KiB. */
enum { ELEMENTWISE_STRETCH = 256 };

/* As many as `ELEMENTWISE_OPERATIONS` of src/compile/elementwise-operations.ts has. */
enum { ELEMENTWISE_OPERATION_COUNT = 33 };

/* The fields index `operations` and `elementwise_code.operands`. */
struct elementwise_instruction {
  uint32_t operation, target, operand[3];
};

/* Elementwise code whose every index has been checked. */
struct elementwise_code {
  size_t size; /* bytes of an element, 4 or 8 */
  size_t planes, length;
  const struct elementwise_instruction *instructions;
  char **operands; /* planes, constants and temporaries; running moves the planes */
};

/* Sums of a product along a row. */
enum { SUM_LANES = 8 };

struct nullcline_kernels {
  const char *instruction_set;
  void (*gemm_f32)(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, float *c, size_t ldc);
  void (*gemm_packed_f32)(size_t m, size_t n, size_t k, const float *a, const float *b, float *c, size_t ldc);
  void (*gemm_transposed_f32)(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, size_t ldb, float *c, size_t ldc);
  void (*gemm_f64)(size_t m, size_t n, size_t k, const double *a, size_t lda, const double *b, double *c, size_t ldc);
  void (*pack_panels_f32)(float *to, const float *from, size_t k, size_t n, size_t row_stride, size_t column_stride, size_t width);
  void (*pack_panels_f64)(double *to, const double *from, size_t k, size_t n, size_t row_stride, size_t column_stride, size_t width);
  void (*fill_rows)(void *c, const void *row, size_t m, size_t row_bytes);
  void (*add_column_sums_f32)(float *sums, const float *x, size_t m, size_t n);
  void (*add_column_sums_f64)(double *sums, const double *x, size_t m, size_t n);
  void (*adam_f32)(size_t count, float *p, const float *g, float *m, float *v, float rate, float beta1, float beta2, float epsilon,
                   float inverse_root_correction);
  void (*add_scaled_f32)(size_t count, float *y, const float *x, float factor);
  void (*multiply_f32)(size_t count, float *y, const float *x);
  void (*scale_f32)(size_t count, float *y, float factor);
  double (*sum_squares_f32)(size_t count, const float *x);
  double (*squared_error_f32)(size_t rows, size_t width, float *y, const float *target, const float *mask, float scale);
  void (*add_scaled_rows_f64)(size_t m, size_t n, double *j, size_t ldj, const double *d, const double *w);
  int32_t (*lu_factor_f64)(size_t n, double *a, int32_t *pivots);
  void (*lu_solve_f64)(size_t n, const double *lu, const int32_t *pivots, double *b, size_t columns);
  void (*lu_inverse_f64)(size_t n, const double *lu, const int32_t *pivots, double *inverse);
  int32_t (*real_schur_f64)(size_t n, double *t, double *z, double *re, double *im, double *scratch);
  void (*run_elementwise)(const struct elementwise_code *code, size_t count);
  void (*qr_f64)(size_t n, size_t k, double *q, double *diagonal, double *scratch);
  float (*downdate_symmetric_f32)(size_t n, float *p, const float *z, const float *r, float *y);
  double (*downdate_symmetric_f64)(size_t n, double *p, const double *z, const double *r, double *y);
  void (*multiply_vector_f32)(size_t m, size_t n, const float *w, size_t ldw, const float *x, float *y);
  void (*multiply_vector_f64)(size_t m, size_t n, const double *w, size_t ldw, const double *x, double *y);
  void (*subtract_outer_multiply_f32)(size_t m, size_t n, float *w, size_t ldw, const float *left, const float *right, const float *x, float *y);
  void (*subtract_outer_multiply_f64)(size_t m, size_t n, double *w, size_t ldw, const double *left, const double *right, const double *x, double *y);
};

extern const struct nullcline_kernels nullcline_kernels_avx512;
extern const struct nullcline_kernels nullcline_kernels_avx2;
extern const struct nullcline_kernels nullcline_kernels_sse2;
extern const struct nullcline_kernels nullcline_kernels_neon;

#endif
