/*
 * One call from JavaScript: reads its arguments, and refuses counts and blocks that lead outside the memory.
 */
#ifndef NULLCLINE_CALL_H
#define NULLCLINE_CALL_H

#define NAPI_VERSION 8
#include <node_api.h>
#include <stdbool.h>
#include <stdio.h>

#include "kernels.h"

enum { MOST_ARGUMENTS = 10 };

struct binding {
  char *base;
  uint64_t bytes;
  napi_ref buffer; /* weak: the functions themselves keep the buffer alive */
  const struct nullcline_kernels *kernels;
};

/* One call in progress. After a failure an exception is pending and nothing more may be computed. */
struct call {
  napi_env env;
  const char *name;
  const struct binding *binding;
  napi_value arguments[MOST_ARGUMENTS];
  bool failed;
};

static void fail(struct call *call, const char *expected, double got) {
  char message[256];
  if (call->failed) return;
  call->failed = true;
  snprintf(message, sizeof message, "%s: expected %s, got %.17g", call->name, expected, got);
  napi_throw_range_error(call->env, NULL, message);
}

static struct call begin(napi_env env, napi_callback_info info, const char *name, size_t count) {
  struct call call = {.env = env, .name = name, .failed = false};
  size_t given = MOST_ARGUMENTS;
  void *data = NULL;
  napi_get_cb_info(env, info, &given, call.arguments, NULL, &data);
  call.binding = data;
  if (given != count) fail(&call, "the arguments of the kernel table", (double)given);
  napi_value buffer = NULL;
  bool detached = true;
  napi_get_reference_value(env, call.binding->buffer, &buffer);
  if (buffer != NULL) napi_is_detached_arraybuffer(env, buffer, &detached);
  if (detached) fail(&call, "a memory that has not grown since the kernels were bound to it", 0);
  return call;
}

static double number(struct call *call, size_t index) {
  double value = 0;
  if (!call->failed && napi_get_value_double(call->env, call->arguments[index], &value) != napi_ok) fail(call, "a number as argument", (double)index);
  return value;
}

/* A count or stride, in elements. */
static size_t count(struct call *call, size_t index) {
  const double value = number(call, index);
  if (value >= 0 && value <= INT32_MAX && value == (double)(int32_t)value) return (size_t)value;
  fail(call, "a count from 0 to 2147483647", value);
  return 0;
}

/* `elements` elements of `size` bytes from an address on. */
static void *block_at(struct call *call, double value, uint64_t elements, uint64_t size) {
  if (call->failed) return NULL;
  if (!(value >= 0 && value <= (double)call->binding->bytes)) {
    fail(call, "an address inside the memory", value);
    return NULL;
  }
  const uint64_t address = (uint64_t)value;
  if ((double)address != value || address % size != 0) {
    fail(call, "an address that is a multiple of the element's size", value);
  } else if (elements > (call->binding->bytes - address) / size) {
    fail(call, "a block that ends inside the memory", (double)address + (double)elements * (double)size);
  }
  return call->binding->base + address;
}

/* The same from the address in argument `index`. */
static void *block(struct call *call, size_t index, uint64_t elements, uint64_t size) {
  return block_at(call, number(call, index), elements, size);
}

/* Elements from the first to the last one of a matrix. */
static uint64_t extent(uint64_t rows, uint64_t columns, uint64_t row_stride, uint64_t column_stride) {
  return rows == 0 || columns == 0 ? 0 : (rows - 1) * row_stride + (columns - 1) * column_stride + 1;
}

static uint64_t whole(uint64_t length, uint64_t group) { return (length + group - 1) / group * group; }

#endif
