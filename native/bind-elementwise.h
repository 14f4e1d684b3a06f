/*
 * Elementwise code from JavaScript: copied and checked once, so that a call has only its planes to check.
 */
#ifndef NULLCLINE_BIND_ELEMENTWISE_H
#define NULLCLINE_BIND_ELEMENTWISE_H

#include <stdlib.h>
#include <string.h>

#include "call.h"

/* Enough for any cell, and few enough that no size overflows. */
enum { MOST_OPERANDS = 65535 };

enum { INSTRUCTION_NUMBERS = sizeof(struct elementwise_instruction) / sizeof(int32_t) };

/* The record of one bound function. `binding` comes first: a call finds it there. */
struct elementwise_binding {
  struct binding binding;
  struct elementwise_code code;
  void *blocks; /* constants and temporaries, a stretch each */
};

static void release_elementwise(napi_env env, void *data, void *hint) {
  struct elementwise_binding *of = data;
  (void)hint;
  if (of->binding.buffer != NULL) napi_delete_reference(env, of->binding.buffer);
  free((void *)of->code.instructions);
  free(of->code.operands);
  free(of->blocks);
  free(of);
}

/* Calls of the bound function: (count, address of the planes' addresses). */
static napi_value run_elementwise(napi_env env, napi_callback_info info) {
  struct call call = begin(env, info, "elementwise", 2);
  const struct elementwise_code *code = &((const struct elementwise_binding *)call.binding)->code;
  const size_t elements = count(&call, 0);
  const uint32_t *table = block(&call, 1, code->planes, sizeof(uint32_t));
  for (size_t plane = 0; !call.failed && plane < code->planes; plane++) {
    code->operands[plane] = block_at(&call, table[plane], elements, code->size);
  }
  if (!call.failed) call.binding->kernels->run_elementwise(code, elements);
  return NULL;
}

/* A typed array of one type; its elements stay the caller's. */
static const void *typed_array(struct call *call, size_t index, napi_typedarray_type wanted, size_t *length) {
  napi_typedarray_type type;
  void *data = NULL;
  if (call->failed) return NULL;
  if (napi_get_typedarray_info(call->env, call->arguments[index], &type, length, &data, NULL, NULL) != napi_ok || type != wanted) {
    fail(call, "a typed array of the code's type as argument", (double)index);
  }
  return data;
}

static void check_instruction(struct call *call, const struct elementwise_instruction *at, size_t planes, size_t first_temporary, size_t operands) {
  if (at->operation >= ELEMENTWISE_OPERATION_COUNT) fail(call, "a known operation", at->operation);
  if (at->target >= operands || (at->target >= planes && at->target < first_temporary)) fail(call, "a plane or a temporary as target", at->target);
  for (size_t k = 0; k < 3; k++) {
    if (at->operand[k] >= operands) fail(call, "operands of the code", at->operand[k]);
  }
}

/* Gives every constant and temporary its block, and fills those of constants. */
static void lay_out(struct elementwise_binding *of, const double *constants, size_t constants_count, size_t operands) {
  const size_t stretch = ELEMENTWISE_STRETCH * of->code.size;
  char *next = of->blocks;
  for (size_t k = of->code.planes; k < operands; k++, next += stretch) of->code.operands[k] = next;
  for (size_t k = 0; k < constants_count; k++) {
    char *at = of->code.operands[of->code.planes + k];
    for (size_t i = 0; i < ELEMENTWISE_STRETCH; i++) {
      if (of->code.size == sizeof(float)) ((float *)(void *)at)[i] = (float)constants[k];
      else ((double *)(void *)at)[i] = constants[k];
    }
  }
}

/* A record with room for everything, or NULL. Blocks of temporaries start as zeros, so that even code that reads before it writes gives one result. */
static struct elementwise_binding *allocate_elementwise(napi_env env, size_t size, size_t planes, size_t operands, size_t instructions) {
  const size_t bytes = ((operands - planes) * ELEMENTWISE_STRETCH * size + 64) / 64 * 64;
  struct elementwise_binding *of = calloc(1, sizeof *of);
  if (of == NULL) return NULL;
  of->blocks = aligned_alloc(64, bytes);
  of->code = (struct elementwise_code){
      .size = size, .planes = planes, .length = instructions,
      .instructions = calloc(instructions + 1, sizeof(struct elementwise_instruction)),
      .operands = calloc(operands + 1, sizeof(char *)),
  };
  if (of->blocks == NULL || of->code.instructions == NULL || of->code.operands == NULL) {
    release_elementwise(env, of, NULL);
    return NULL;
  }
  memset(of->blocks, 0, bytes);
  return of;
}

/* The record of checked code, or NULL with an exception pending. Arguments from the third on: see `bindElementwise` in src/kernels/native-kernels.node.ts. */
static struct elementwise_binding *checked_elementwise(struct call *call) {
  const size_t size = count(call, 2), planes = count(call, 3), temporaries = count(call, 4);
  size_t constants_count = 0, numbers = 0;
  const double *constants = typed_array(call, 5, napi_float64_array, &constants_count);
  const struct elementwise_instruction *instructions = typed_array(call, 6, napi_int32_array, &numbers);
  const size_t operands = planes + constants_count + temporaries, length = numbers / INSTRUCTION_NUMBERS;
  if (size != 4 && size != 8) fail(call, "elements of 4 or 8 bytes", (double)size);
  if (operands > MOST_OPERANDS) fail(call, "at most 65535 planes, constants and temporaries", (double)operands);
  if (numbers % INSTRUCTION_NUMBERS != 0) fail(call, "instructions of five numbers", (double)numbers);
  if (call->failed) return NULL;
  struct elementwise_binding *of = allocate_elementwise(call->env, size, planes, operands, length);
  if (of == NULL) {
    fail(call, "memory for code of so many planes, constants and temporaries", (double)operands);
    return NULL;
  }
  /* The copy is checked: the caller's array may be another thread's as well. */
  if (length > 0) memcpy((void *)of->code.instructions, instructions, numbers * sizeof(int32_t));
  for (size_t k = 0; k < length; k++) check_instruction(call, &of->code.instructions[k], planes, planes + constants_count, operands);
  if (call->failed) {
    release_elementwise(call->env, of, NULL);
    return NULL;
  }
  lay_out(of, constants, constants_count, operands);
  return of;
}

#endif
