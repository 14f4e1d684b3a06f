/*
 * Elementwise code (src/kernels/elementwise-code.ts): each instruction works on a stretch of elements short enough for
 * all temporaries to stay in the nearest cache, and long enough that finding the instruction costs little. The
 * operations are generated from the algorithms that WebAssembly is emitted from; below stand the single operations that
 * those are written in.
 */
#ifndef NULLCLINE_ELEMENTWISE_H
#define NULLCLINE_ELEMENTWISE_H

INLINE uint32_t f32_bits(float x) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

INLINE float f32_of_bits(uint32_t bits) {
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

INLINE uint64_t f64_bits(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

INLINE double f64_of_bits(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

/* Without a rounding instruction, rint would be a call for each element. Adding 2²³ (2⁵²) to a magnitude rounds it the same way. */
#if defined(__SSE4_1__) || defined(__aarch64__)
INLINE float f32_round_to_even(float x) { return rintf(x); }
INLINE double f64_round_to_even(double x) { return rint(x); }
#else
INLINE float f32_round_to_even(float x) { return fabsf(x) < 8388608.0f ? copysignf((fabsf(x) + 8388608.0f) - 8388608.0f, x) : x; }
INLINE double f64_round_to_even(double x) { return fabs(x) < 4503599627370496.0 ? copysign((fabs(x) + 4503599627370496.0) - 4503599627370496.0, x) : x; }
#endif

/* Adding 1.5·2²³ (1.5·2⁵²) leaves an integer in the low bits of the significand. */
INLINE float f32_power_of_two(float n) { return f32_of_bits((f32_bits(n + 12582912.0f) << 23) + 0x3f800000u); }
INLINE double f64_power_of_two(double n) { return f64_of_bits((f64_bits(n + 6755399441055744.0) << 52) + 0x3ff0000000000000u); }

INLINE float f32_exponent_of(float x) { return (float)((int32_t)(f32_bits(x) - 0x3f3504f3u) >> 23); }

/* The shifted exponent becomes a double by laying it under the bits of 1.5·2⁵² and subtracting that number. */
INLINE double f64_exponent_of(double x) {
  const int64_t exponent = (int64_t)(f64_bits(x) - 0x3fe6a09e667f3bcdu) >> 52;
  return f64_of_bits((uint64_t)exponent + 0x4338000000000000u) - 6755399441055744.0;
}

/* Equal operands may differ in the sign of a zero, which `|` and `&` of their bits decide; unordered ones become NaN. */
INLINE float f32_minimum(float a, float b) { return a < b ? a : b < a ? b : a == b ? f32_of_bits(f32_bits(a) | f32_bits(b)) : a + b; }
INLINE float f32_maximum(float a, float b) { return a < b ? b : b < a ? a : a == b ? f32_of_bits(f32_bits(a) & f32_bits(b)) : a + b; }
INLINE double f64_minimum(double a, double b) { return a < b ? a : b < a ? b : a == b ? f64_of_bits(f64_bits(a) | f64_bits(b)) : a + b; }
INLINE double f64_maximum(double a, double b) { return a < b ? b : b < a ? a : a == b ? f64_of_bits(f64_bits(a) & f64_bits(b)) : a + b; }

#include "elementwise-operations.generated.h"

/* Operands are either the same block or apart, so that no element depends on another. */
#ifdef __clang__
#define INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define INDEPENDENT _Pragma("GCC ivdep")
#endif

/* An operation on `count` elements; operands that it does not take are ignored. */
#define DEFINE_UNARY(PREFIX, REAL, NAME)                                                                  \
  static void PREFIX##_each_##NAME(size_t count, void *to, const void *x, const void *y, const void *z) { \
    REAL *out = to;                                                                                       \
    const REAL *a = x;                                                                                    \
    (void)y, (void)z;                                                                                     \
    INDEPENDENT for (size_t i = 0; i < count; i++) out[i] = PREFIX##_apply_##NAME(a[i]);                  \
  }

#define DEFINE_BINARY(PREFIX, REAL, NAME)                                                                 \
  static void PREFIX##_each_##NAME(size_t count, void *to, const void *x, const void *y, const void *z) { \
    REAL *out = to;                                                                                       \
    const REAL *a = x, *b = y;                                                                            \
    (void)z;                                                                                              \
    INDEPENDENT for (size_t i = 0; i < count; i++) out[i] = PREFIX##_apply_##NAME(a[i], b[i]);            \
  }

#define DEFINE_PAIR(PREFIX, REAL, NAME)                                                                   \
  static void PREFIX##_each_##NAME(size_t count, void *to, const void *x, const void *y, const void *z) { \
    REAL *out = to;                                                                                       \
    const REAL *a = x, *b = y, *c = z;                                                                    \
    INDEPENDENT for (size_t i = 0; i < count; i++) out[i] = PREFIX##_apply_##NAME(a[i], b[i], c[i]);      \
  }

#define DEFINE_UNARY_F32(NAME) DEFINE_UNARY(f32, float, NAME)
#define DEFINE_UNARY_F64(NAME) DEFINE_UNARY(f64, double, NAME)
#define DEFINE_BINARY_F32(NAME) DEFINE_BINARY(f32, float, NAME)
#define DEFINE_BINARY_F64(NAME) DEFINE_BINARY(f64, double, NAME)
#define DEFINE_PAIR_F32(NAME) DEFINE_PAIR(f32, float, NAME)
#define DEFINE_PAIR_F64(NAME) DEFINE_PAIR(f64, double, NAME)

ELEMENTWISE_UNARY(DEFINE_UNARY_F32)
ELEMENTWISE_UNARY(DEFINE_UNARY_F64)
ELEMENTWISE_BINARY(DEFINE_BINARY_F32)
ELEMENTWISE_BINARY(DEFINE_BINARY_F64)
ELEMENTWISE_PAIRS(DEFINE_PAIR_F32)
ELEMENTWISE_PAIRS(DEFINE_PAIR_F64)

typedef void (*elementwise_operation)(size_t count, void *to, const void *x, const void *y, const void *z);

#define ENTRY_F32(NAME) f32_each_##NAME,
#define ENTRY_F64(NAME) f64_each_##NAME,
static const elementwise_operation F32_OPERATIONS[] = {ELEMENTWISE_UNARY(ENTRY_F32) ELEMENTWISE_BINARY(ENTRY_F32) ELEMENTWISE_PAIRS(ENTRY_F32)};
static const elementwise_operation F64_OPERATIONS[] = {ELEMENTWISE_UNARY(ENTRY_F64) ELEMENTWISE_BINARY(ENTRY_F64) ELEMENTWISE_PAIRS(ENTRY_F64)};

_Static_assert(sizeof F32_OPERATIONS / sizeof *F32_OPERATIONS == ELEMENTWISE_OPERATION_COUNT, "kernels.h has the number of operations");

/* Moves the planes on from stretch to stretch; constants and temporaries stay where they are. */
static void run_elementwise(const struct elementwise_code *code, size_t count) {
  const elementwise_operation *operations = code->size == sizeof(float) ? F32_OPERATIONS : F64_OPERATIONS;
  for (size_t done = 0; done < count; done += ELEMENTWISE_STRETCH) {
    const size_t length = count - done < ELEMENTWISE_STRETCH ? count - done : ELEMENTWISE_STRETCH;
    for (size_t k = 0; k < code->length; k++) {
      const struct elementwise_instruction *at = &code->instructions[k];
      char *const *operands = code->operands;
      operations[at->operation](length, operands[at->target], operands[at->operand[0]], operands[at->operand[1]], operands[at->operand[2]]);
    }
    for (size_t plane = 0; plane < code->planes; plane++) code->operands[plane] += length * code->size;
  }
}

#endif
