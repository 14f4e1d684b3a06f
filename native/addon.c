/*
 * The kernels as a Node addon. `instructionSets` lists what this processor runs, best first; `bind(buffer, name)`
 * gives the functions of src/kernels/kernels.ts over the buffer of a WebAssembly memory, addressed in bytes;
 * `bindElementwise(buffer, name, …)` the function of one piece of elementwise code.
 *
 * Every call checks that its blocks lie inside the memory and that the memory is still there: a few comparisons
 * beside microseconds of work. There is no state but constant tables and one record a binding, so any number of
 * threads may load the addon.
 */
#include <stdlib.h>
#include <string.h>

#include "bind-elementwise.h"
#include "call.h"

static napi_value gemm_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "gemmF32", 8);
  const size_t m = count(&call, 0), n = count(&call, 1), k = count(&call, 2), lda = count(&call, 4), ldc = count(&call, 7);
  const float *a = block(&call, 3, extent(m, k, lda, 1), sizeof(float));
  const float *b = block(&call, 5, whole(n, PANEL_F32) * k, sizeof(float));
  float *c = block(&call, 6, extent(m, n, ldc, 1), sizeof(float));
  if (!call.failed) call.binding->kernels->gemm_f32(m, n, k, a, lda, b, c, ldc);
  return NULL;
}

static napi_value gemm_packed_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "gemmPackedF32", 7);
  const size_t m = count(&call, 0), n = count(&call, 1), k = count(&call, 2), ldc = count(&call, 6);
  const float *a = block(&call, 3, whole(m, 4) * k, sizeof(float));
  const float *b = block(&call, 4, whole(n, PANEL_F32) * k, sizeof(float));
  float *c = block(&call, 5, extent(m, n, ldc, 1), sizeof(float));
  if (!call.failed) call.binding->kernels->gemm_packed_f32(m, n, k, a, b, c, ldc);
  return NULL;
}

static napi_value gemm_transposed_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "gemmTransposedF32", 9);
  const size_t m = count(&call, 0), n = count(&call, 1), k = count(&call, 2), lda = count(&call, 4), ldb = count(&call, 6), ldc = count(&call, 8);
  const float *a = block(&call, 3, extent(k, m, lda, 1), sizeof(float));
  const float *b = block(&call, 5, extent(k, n, ldb, 1), sizeof(float));
  float *c = block(&call, 7, extent(m, n, ldc, 1), sizeof(float));
  if (!call.failed) call.binding->kernels->gemm_transposed_f32(m, n, k, a, lda, b, ldb, c, ldc);
  return NULL;
}

static napi_value gemm_f64(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "gemmF64", 8);
  const size_t m = count(&call, 0), n = count(&call, 1), k = count(&call, 2), lda = count(&call, 4), ldc = count(&call, 7);
  const double *a = block(&call, 3, extent(m, k, lda, 1), sizeof(double));
  const double *b = block(&call, 5, whole(n, PANEL_F64) * k, sizeof(double));
  double *c = block(&call, 6, extent(m, n, ldc, 1), sizeof(double));
  if (!call.failed) call.binding->kernels->gemm_f64(m, n, k, a, lda, b, c, ldc);
  return NULL;
}

/* The arguments that both precisions of packPanels share. */
struct packing {
  void *to;
  const void *from;
  size_t k, n, row_stride, column_stride, width;
};

static struct packing packing(struct call *call, uint64_t size) {
  struct packing of = {.k = count(call, 2), .n = count(call, 3), .row_stride = count(call, 4), .column_stride = count(call, 5), .width = count(call, 6)};
  if (of.width == 0) {
    fail(call, "panels at least one column wide", 0);
    return of;
  }
  of.to = block(call, 0, whole(of.n, of.width) * of.k, size);
  of.from = block(call, 1, extent(of.k, of.n, of.row_stride, of.column_stride), size);
  return of;
}

static napi_value pack_panels_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "packPanelsF32", 7);
  const struct packing of = packing(&call, sizeof(float));
  if (!call.failed) call.binding->kernels->pack_panels_f32(of.to, of.from, of.k, of.n, of.row_stride, of.column_stride, of.width);
  return NULL;
}

static napi_value pack_panels_f64(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "packPanelsF64", 7);
  const struct packing of = packing(&call, sizeof(double));
  if (!call.failed) call.binding->kernels->pack_panels_f64(of.to, of.from, of.k, of.n, of.row_stride, of.column_stride, of.width);
  return NULL;
}

static napi_value fill_rows(napi_env env, napi_callback_info info, const char *name, uint64_t size) {
  struct call call = begin(env, info, name, 4);
  const size_t m = count(&call, 2), n = count(&call, 3);
  void *c = block(&call, 0, (uint64_t)(m == 0 ? 1 : m) * n, size);
  const void *row = block(&call, 1, n, size);
  if (!call.failed) call.binding->kernels->fill_rows(c, row, m, n * size);
  return NULL;
}

static napi_value fill_rows_f32(napi_env env, napi_callback_info info) { return fill_rows(env, info, "fillRowsF32", sizeof(float)); }
static napi_value fill_rows_f64(napi_env env, napi_callback_info info) { return fill_rows(env, info, "fillRowsF64", sizeof(double)); }

static napi_value add_column_sums_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "addColumnSumsF32", 4);
  const size_t m = count(&call, 2), n = count(&call, 3);
  float *sums = block(&call, 0, n, sizeof(float));
  const float *x = block(&call, 1, (uint64_t)m * n, sizeof(float));
  if (!call.failed) call.binding->kernels->add_column_sums_f32(sums, x, m, n);
  return NULL;
}

static napi_value add_column_sums_f64(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "addColumnSumsF64", 4);
  const size_t m = count(&call, 2), n = count(&call, 3);
  double *sums = block(&call, 0, n, sizeof(double));
  const double *x = block(&call, 1, (uint64_t)m * n, sizeof(double));
  if (!call.failed) call.binding->kernels->add_column_sums_f64(sums, x, m, n);
  return NULL;
}

static napi_value adam_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "adamF32", 10);
  const size_t length = count(&call, 0);
  const uint64_t padded = whole(length, VECTOR_GROUP);
  float *p = block(&call, 1, padded, sizeof(float));
  const float *g = block(&call, 2, padded, sizeof(float));
  float *m = block(&call, 3, padded, sizeof(float));
  float *v = block(&call, 4, padded, sizeof(float));
  const float rate = (float)number(&call, 5), beta1 = (float)number(&call, 6), beta2 = (float)number(&call, 7);
  const float epsilon = (float)number(&call, 8), correction = (float)number(&call, 9);
  if (!call.failed) call.binding->kernels->adam_f32(length, p, g, m, v, rate, beta1, beta2, epsilon, correction);
  return NULL;
}

static napi_value add_scaled_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "addScaledF32", 4);
  const size_t length = count(&call, 0);
  float *y = block(&call, 1, whole(length, VECTOR_GROUP), sizeof(float));
  const float *x = block(&call, 2, whole(length, VECTOR_GROUP), sizeof(float));
  const float factor = (float)number(&call, 3);
  if (!call.failed) call.binding->kernels->add_scaled_f32(length, y, x, factor);
  return NULL;
}

static napi_value multiply_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "multiplyF32", 3);
  const size_t length = count(&call, 0);
  float *y = block(&call, 1, whole(length, VECTOR_GROUP), sizeof(float));
  const float *x = block(&call, 2, whole(length, VECTOR_GROUP), sizeof(float));
  if (!call.failed) call.binding->kernels->multiply_f32(length, y, x);
  return NULL;
}

static napi_value scale_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "scaleF32", 3);
  const size_t length = count(&call, 0);
  float *y = block(&call, 1, whole(length, VECTOR_GROUP), sizeof(float));
  const float factor = (float)number(&call, 2);
  if (!call.failed) call.binding->kernels->scale_f32(length, y, factor);
  return NULL;
}

static napi_value double_of(struct call *call, double value) {
  napi_value result = NULL;
  napi_create_double(call->env, value, &result);
  return result;
}

static napi_value sum_squares_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "sumSquaresF32", 2);
  const size_t length = count(&call, 0);
  const float *x = block(&call, 1, whole(length, SQUARES_GROUP), sizeof(float));
  return call.failed ? NULL : double_of(&call, call.binding->kernels->sum_squares_f32(length, x));
}

static napi_value squared_error_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "squaredErrorF32", 6);
  const size_t rows = count(&call, 0), width = count(&call, 1);
  float *y = block(&call, 2, (uint64_t)rows * width, sizeof(float));
  const float *target = block(&call, 3, (uint64_t)rows * width, sizeof(float));
  const float *mask = block(&call, 4, rows, sizeof(float));
  const float scale = (float)number(&call, 5);
  return call.failed ? NULL : double_of(&call, call.binding->kernels->squared_error_f32(rows, width, y, target, mask, scale));
}

static napi_value add_scaled_rows_f64(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "addScaledRowsF64", 6);
  const size_t m = count(&call, 0), n = count(&call, 1), ldj = count(&call, 3);
  double *j = block(&call, 2, extent(m, n, ldj, 1), sizeof(double));
  const double *d = block(&call, 4, m, sizeof(double));
  const double *w = block(&call, 5, (uint64_t)m * n, sizeof(double));
  if (!call.failed) call.binding->kernels->add_scaled_rows_f64(m, n, j, ldj, d, w);
  return NULL;
}

static napi_value lu_factor_f64(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "luFactorF64", 3);
  const size_t n = count(&call, 0);
  double *a = block(&call, 1, (uint64_t)n * n, sizeof(double));
  int32_t *pivots = block(&call, 2, n, sizeof(int32_t));
  return call.failed ? NULL : double_of(&call, call.binding->kernels->lu_factor_f64(n, a, pivots));
}

/* Pivots are addresses in disguise. */
static const int32_t *pivots_of(struct call *call, size_t index, size_t n) {
  const int32_t *pivots = block(call, index, n, sizeof(int32_t));
  for (size_t k = 0; !call->failed && k < n; k++) {
    if (pivots[k] < 0 || (size_t)pivots[k] >= n) fail(call, "pivots that are rows of the matrix", pivots[k]);
  }
  return pivots;
}

static napi_value lu_solve_f64(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "luSolveF64", 5);
  const size_t n = count(&call, 0), columns = count(&call, 4);
  const double *lu = block(&call, 1, (uint64_t)n * n, sizeof(double));
  const int32_t *pivots = pivots_of(&call, 2, n);
  double *b = block(&call, 3, (uint64_t)n * columns, sizeof(double));
  if (!call.failed) call.binding->kernels->lu_solve_f64(n, lu, pivots, b, columns);
  return NULL;
}

static napi_value lu_inverse_f64(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "luInverseF64", 4);
  const size_t n = count(&call, 0);
  const double *lu = block(&call, 1, (uint64_t)n * n, sizeof(double));
  const int32_t *pivots = pivots_of(&call, 2, n);
  double *inverse = block(&call, 3, (uint64_t)n * n, sizeof(double));
  if (!call.failed) call.binding->kernels->lu_inverse_f64(n, lu, pivots, inverse);
  return NULL;
}

static napi_value real_schur_f64(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "realSchurF64", 6);
  const size_t n = count(&call, 0);
  double *t = block(&call, 1, (uint64_t)n * n, sizeof(double));
  double *z = block(&call, 2, (uint64_t)n * n, sizeof(double));
  double *re = block(&call, 3, n, sizeof(double));
  double *im = block(&call, 4, n, sizeof(double));
  double *scratch = block(&call, 5, 2 * (uint64_t)n + 8, sizeof(double));
  return call.failed ? NULL : double_of(&call, call.binding->kernels->real_schur_f64(n, t, z, re, im, scratch));
}

/* Numbers that qrF64 needs besides the matrix. */
static uint64_t qr_scratch(uint64_t n, uint64_t k) {
  const uint64_t blocks = whole(k, 16) / 16;
  return 16 * n * (blocks + 1) + 256 * blocks + n + 16 * (k + 8);
}

static napi_value qr_f64(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "qrF64", 5);
  const size_t n = count(&call, 0), k = count(&call, 1);
  if (k > n) fail(&call, "no more columns than rows", (double)k);
  double *q = block(&call, 2, (uint64_t)n * k, sizeof(double));
  double *diagonal = block(&call, 3, k, sizeof(double));
  double *scratch = block(&call, 4, qr_scratch(n, k), sizeof(double));
  if (!call.failed) call.binding->kernels->qr_f64(n, k, q, diagonal, scratch);
  return NULL;
}

/* Numbers of a symmetric matrix stored as the rows of its upper triangle, from each row's block of eight columns on. */
static uint64_t triangle(uint64_t n) {
  const uint64_t blocks = whole(n, SUM_LANES) / SUM_LANES;
  return SUM_LANES * SUM_LANES / 2 * blocks * (blocks + 1);
}

static napi_value downdate_symmetric_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "downdateSymmetricF32", 5);
  const size_t n = count(&call, 0);
  const uint64_t padded = whole(n, SUM_LANES);
  float *p = block(&call, 1, triangle(n), sizeof(float));
  const float *z = block(&call, 2, padded, sizeof(float));
  const float *r = block(&call, 3, padded, sizeof(float));
  float *y = block(&call, 4, padded, sizeof(float));
  return call.failed ? NULL : double_of(&call, call.binding->kernels->downdate_symmetric_f32(n, p, z, r, y));
}

static napi_value multiply_vector_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "multiplyVectorF32", 6);
  const size_t m = count(&call, 0), n = count(&call, 1), ldw = count(&call, 3);
  const float *w = block(&call, 2, extent(m, n, ldw, 1), sizeof(float));
  const float *x = block(&call, 4, n, sizeof(float));
  float *y = block(&call, 5, m, sizeof(float));
  if (!call.failed) call.binding->kernels->multiply_vector_f32(m, n, w, ldw, x, y);
  return NULL;
}

static napi_value subtract_outer_multiply_f32(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "subtractOuterMultiplyF32", 8);
  const size_t m = count(&call, 0), n = count(&call, 1), ldw = count(&call, 3);
  float *w = block(&call, 2, extent(m, n, ldw, 1), sizeof(float));
  const float *left = block(&call, 4, m, sizeof(float));
  const float *right = block(&call, 5, n, sizeof(float));
  const float *x = block(&call, 6, n, sizeof(float));
  float *y = block(&call, 7, m, sizeof(float));
  if (!call.failed) call.binding->kernels->subtract_outer_multiply_f32(m, n, w, ldw, left, right, x, y);
  return NULL;
}

static napi_value downdate_symmetric_f64(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "downdateSymmetricF64", 5);
  const size_t n = count(&call, 0);
  const uint64_t padded = whole(n, SUM_LANES);
  double *p = block(&call, 1, triangle(n), sizeof(double));
  const double *z = block(&call, 2, padded, sizeof(double));
  const double *r = block(&call, 3, padded, sizeof(double));
  double *y = block(&call, 4, padded, sizeof(double));
  return call.failed ? NULL : double_of(&call, call.binding->kernels->downdate_symmetric_f64(n, p, z, r, y));
}

static napi_value multiply_vector_f64(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "multiplyVectorF64", 6);
  const size_t m = count(&call, 0), n = count(&call, 1), ldw = count(&call, 3);
  const double *w = block(&call, 2, extent(m, n, ldw, 1), sizeof(double));
  const double *x = block(&call, 4, n, sizeof(double));
  double *y = block(&call, 5, m, sizeof(double));
  if (!call.failed) call.binding->kernels->multiply_vector_f64(m, n, w, ldw, x, y);
  return NULL;
}

static napi_value subtract_outer_multiply_f64(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "subtractOuterMultiplyF64", 8);
  const size_t m = count(&call, 0), n = count(&call, 1), ldw = count(&call, 3);
  double *w = block(&call, 2, extent(m, n, ldw, 1), sizeof(double));
  const double *left = block(&call, 4, m, sizeof(double));
  const double *right = block(&call, 5, n, sizeof(double));
  const double *x = block(&call, 6, n, sizeof(double));
  double *y = block(&call, 7, m, sizeof(double));
  if (!call.failed) call.binding->kernels->subtract_outer_multiply_f64(m, n, w, ldw, left, right, x, y);
  return NULL;
}

static const struct {
  const char *name;
  napi_callback function;
} TABLE[] = {
    {"gemmF32", gemm_f32},
    {"gemmPackedF32", gemm_packed_f32},
    {"gemmTransposedF32", gemm_transposed_f32},
    {"gemmF64", gemm_f64},
    {"packPanelsF32", pack_panels_f32},
    {"packPanelsF64", pack_panels_f64},
    {"fillRowsF32", fill_rows_f32},
    {"fillRowsF64", fill_rows_f64},
    {"addColumnSumsF32", add_column_sums_f32},
    {"addColumnSumsF64", add_column_sums_f64},
    {"adamF32", adam_f32},
    {"addScaledF32", add_scaled_f32},
    {"multiplyF32", multiply_f32},
    {"scaleF32", scale_f32},
    {"sumSquaresF32", sum_squares_f32},
    {"squaredErrorF32", squared_error_f32},
    {"addScaledRowsF64", add_scaled_rows_f64},
    {"luFactorF64", lu_factor_f64},
    {"luSolveF64", lu_solve_f64},
    {"luInverseF64", lu_inverse_f64},
    {"realSchurF64", real_schur_f64},
    {"qrF64", qr_f64},
    {"downdateSymmetricF32", downdate_symmetric_f32},
    {"downdateSymmetricF64", downdate_symmetric_f64},
    {"multiplyVectorF32", multiply_vector_f32},
    {"multiplyVectorF64", multiply_vector_f64},
    {"subtractOuterMultiplyF32", subtract_outer_multiply_f32},
    {"subtractOuterMultiplyF64", subtract_outer_multiply_f64},
};

static size_t supported(const struct nullcline_kernels **found) {
  size_t count = 0;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw"))
    found[count++] = &nullcline_kernels_avx512;
  if (__builtin_cpu_supports("avx2")) found[count++] = &nullcline_kernels_avx2;
  found[count++] = &nullcline_kernels_sse2;
#elif defined(__aarch64__)
  found[count++] = &nullcline_kernels_neon;
#else
#error "no kernels for this architecture"
#endif
  return count;
}

enum { MOST_SETS = 3 };

static const struct nullcline_kernels *kernels_named(napi_env env, napi_value name) {
  char text[16] = "";
  const struct nullcline_kernels *sets[MOST_SETS];
  const size_t sets_count = supported(sets);
  napi_get_value_string_utf8(env, name, text, sizeof text, NULL);
  for (size_t i = 0; i < sets_count; i++) {
    if (strcmp(sets[i]->instruction_set, text) == 0) return sets[i];
  }
  return NULL;
}

static void release(napi_env env, void *data, void *hint) {
  struct binding *binding = data;
  (void)hint;
  napi_delete_reference(env, binding->buffer);
  free(binding);
}

/* The functions over `binding`. Each of them holds `owner`, and with it the record and the buffer. */
static napi_value functions(napi_env env, struct binding *binding, napi_value owner) {
  napi_value table;
  if (napi_create_object(env, &table) != napi_ok) return NULL;
  const napi_property_descriptor held = {.utf8name = "owner", .value = owner, .attributes = napi_default};
  for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
    napi_value function;
    if (napi_create_function(env, TABLE[i].name, NAPI_AUTO_LENGTH, TABLE[i].function, binding, &function) != napi_ok) return NULL;
    if (napi_define_properties(env, function, 1, &held) != napi_ok) return NULL;
    if (napi_set_named_property(env, table, TABLE[i].name, function) != napi_ok) return NULL;
  }
  return table;
}

/* What a binding needs, from a buffer and the name of an instruction set; on failure an exception is pending. */
static bool open_binding(napi_env env, napi_value buffer, napi_value name, struct binding *binding) {
  void *base = NULL;
  size_t bytes = 0;
  if (napi_get_arraybuffer_info(env, buffer, &base, &bytes) != napi_ok || bytes == 0) {
    napi_throw_type_error(env, NULL, "bind: expected the buffer of a memory that has not been detached and the name of an instruction set");
    return false;
  }
  const struct nullcline_kernels *kernels = kernels_named(env, name);
  if (kernels == NULL) {
    napi_throw_range_error(env, NULL, "bind: expected an instruction set that this processor has, got another");
    return false;
  }
  *binding = (struct binding){.base = base, .bytes = bytes, .kernels = kernels};
  return true;
}

/* An object that keeps the buffer and the record alive; the record is released after it. */
static napi_value owner_of(napi_env env, struct binding *binding, napi_value buffer, napi_finalize finalize) {
  napi_value owner, released;
  napi_create_reference(env, buffer, 0, &binding->buffer);
  napi_create_object(env, &owner);
  napi_create_external(env, binding, finalize, NULL, &released);
  napi_set_named_property(env, owner, "buffer", buffer);
  napi_set_named_property(env, owner, "binding", released);
  return owner;
}

static napi_value bind(napi_env env, napi_callback_info info) {
  napi_value arguments[2];
  size_t given = 2;
  napi_get_cb_info(env, info, &given, arguments, NULL, NULL);
  struct binding opened;
  if (!open_binding(env, arguments[0], arguments[1], &opened)) return NULL;
  struct binding *binding = malloc(sizeof *binding);
  if (binding == NULL) return NULL;
  *binding = opened;
  return functions(env, binding, owner_of(env, binding, arguments[0], release));
}

/* The one function of elementwise code; arguments as in src/kernels/native-kernels.node.ts. */
static napi_value bind_elementwise(napi_env env, napi_callback_info info) {
  struct call call = {.env = env, .name = "bindElementwise", .failed = false};
  size_t given = MOST_ARGUMENTS;
  struct binding opened;
  napi_get_cb_info(env, info, &given, call.arguments, NULL, NULL);
  if (!open_binding(env, call.arguments[0], call.arguments[1], &opened)) return NULL;
  struct elementwise_binding *of = checked_elementwise(&call);
  if (of == NULL) return NULL;
  of->binding = opened;
  napi_value owner = owner_of(env, &of->binding, call.arguments[0], release_elementwise), function;
  const napi_property_descriptor held = {.utf8name = "owner", .value = owner, .attributes = napi_default};
  if (napi_create_function(env, call.name, NAPI_AUTO_LENGTH, run_elementwise, &of->binding, &function) != napi_ok) return NULL;
  return napi_define_properties(env, function, 1, &held) == napi_ok ? function : NULL;
}

NAPI_MODULE_INIT() {
  const struct nullcline_kernels *sets[MOST_SETS];
  const size_t sets_count = supported(sets);
  napi_value names, name, function, stamp;
  napi_create_array(env, &names);
  for (size_t i = 0; i < sets_count; i++) {
    napi_create_string_utf8(env, sets[i]->instruction_set, NAPI_AUTO_LENGTH, &name);
    napi_set_element(env, names, (uint32_t)i, name);
  }
  napi_create_function(env, "bind", NAPI_AUTO_LENGTH, bind, NULL, &function);
  napi_create_string_utf8(env, NULLCLINE_STAMP, NAPI_AUTO_LENGTH, &stamp);
  napi_set_named_property(env, exports, "instructionSets", names);
  napi_set_named_property(env, exports, "bind", function);
  napi_create_function(env, "bindElementwise", NAPI_AUTO_LENGTH, bind_elementwise, NULL, &function);
  napi_set_named_property(env, exports, "bindElementwise", function);
  napi_set_named_property(env, exports, "stamp", stamp);
  return exports;
}
