/*
 * Real Schur form by Householder reduction to Hessenberg form and the Francis QR algorithm with double shifts:
 * operation for operation src/kernels/assembly/schur-f64.ts. Part of kernels.c, in a file of its own, after reflect.h.
 */

enum { MOST_SWEEPS = 100, EXCEPTIONAL_EVERY = 10 };

/* As WebAssembly's f64.max on numbers that are not negative: a NaN wins. */
INLINE double larger(double a, double b) { return a > b || a != a ? a : b; }

static double norm(const double *x, size_t length) {
  double sum = 0;
  for (size_t i = 0; i < length; i++) sum += x[i] * x[i];
  return sqrt(sum);
}

static void divide(double *x, size_t length, double by) {
  for (size_t i = 0; i < length; i++) x[i] /= by;
}

/* x becomes the unit vector of the reflection that turns x into a multiple of the first axis. */
static void reflector(double *x, size_t length) {
  double largest = 0;
  for (size_t i = 0; i < length; i++) largest = larger(largest, fabs(x[i]));
  if (largest == 0) return;
  divide(x, length, largest);
  const double size = norm(x, length);
  x[0] += x[0] < 0 ? -size : size;
  divide(x, length, norm(x, length));
}

/* t → H, z ← Qᵀ for t = Q·H·Qᵀ. */
static void hessenberg(size_t n, double *t, double *z, double *u, double *products) {
  memset(z, 0, n * n * sizeof *z);
  for (size_t k = 0; k < n; k++) z[k * n + k] = 1;
  for (size_t k = 0; k + 2 < n; k++) {
    const size_t length = n - k - 1;
    for (size_t i = 0; i < length; i++) u[i] = t[(k + 1 + i) * n + k];
    reflector(u, length);
    reflect_rows(t, n, u, length, k + 1, k, products);
    reflect_columns(t, n, u, length, k + 1, n);
    reflect_rows(z, n, u, length, k + 1, 0, products);
    for (size_t i = k + 2; i < n; i++) t[i * n + k] = 0;
  }
}

/* First row of the unreduced block that ends in row `end`. */
static size_t deflate(double *t, size_t n, size_t end, double size) {
  for (size_t k = end; k > 0; k--) {
    const double beside = fabs(t[(k - 1) * (n + 1)]) + fabs(t[k * (n + 1)]);
    if (fabs(t[k * n + k - 1]) > DBL_EPSILON * (beside == 0 ? size : beside)) continue;
    t[k * n + k - 1] = 0;
    return k;
  }
  return 0;
}

/* Two shifts, as the eigenvalues of a 2 × 2 block: its diagonal (near, far) and the product of its other two entries. */
struct shifts {
  double near, far, across;
};

/*
 * Reflections from row `first` on, `count` of them, of a sweep of rows start … end: at once where the next ones depend on it, and
 * then in the rest of t and in z. No number takes part in other operations, or in another order, than when each goes to its end.
 */
static void chase(double *t, double *z, size_t n, size_t start, size_t end, size_t first, size_t count, double *u) {
  reflections made;
  const size_t right = first + count + 2;
  for (size_t k = first; k < first + count; k++) {
    double *corner = t + k * n;
    reflector(u, 3);
    memcpy(made[k - first], u, 3 * sizeof *u);
    reflect_three_rows(corner, n, u, k == 0 ? 0 : k - 1, right);
    for (size_t i = first, below = k + 4 < end + 1 ? k + 4 : end + 1; i < below; i++) reflect_three_columns(t + i * n + k, u);
    if (k > start) corner[n + k - 1] = corner[2 * n + k - 1] = 0;
    for (size_t i = 0; i < 3 && i < end - k; i++) u[i] = corner[(1 + i) * n + k];
  }
  chase_rows(t, n, made, count, first, right);
  chase_columns(t, n, made, count, first, first);
  chase_rows(z, n, made, count, first, 0);
}

/* One implicit double-shift step on rows start … end, more than two. */
static void francis_sweep(double *t, double *z, size_t n, size_t start, size_t end, struct shifts by, double *u, double *products) {
  const double *corner = t + start * (n + 1);
  const double h00 = corner[0], h01 = corner[1], h10 = corner[n], h11 = corner[n + 1], h21 = corner[2 * n + 1];
  const double to_near = by.near - h00, to_far = by.far - h00;
  u[0] = (to_near * to_far - by.across) / h10 + h01;
  u[1] = h11 - h00 - to_near - to_far;
  u[2] = h21;
  const size_t last = end - 1;
  for (size_t k = start; k < last; k += CHASED) chase(t, z, n, start, end, k, last - k < CHASED ? last - k : CHASED, u);
  reflector(u, 2);
  reflect_rows(t, n, u, 2, last, last - 1, products);
  reflect_columns(t, n, u, 2, last, end + 1);
  reflect_rows(z, n, u, 2, last, 0, products);
  t[end * n + last - 1] = 0;
  u[0] = t[end * n + last];
}

/* Eigenvalues of the 2 × 2 block that ends in row `end`; real ones are separated. */
static void split_pair(double *t, double *z, size_t n, size_t end, double *re, double *im, double *u, double *products) {
  const size_t first = end - 1;
  const double a = t[first * n + first], b = t[first * n + end], c = t[end * n + first], d = t[end * n + end];
  const double half = (a - d) / 2;
  const double discriminant = half * half + b * c;
  if (discriminant < 0) {
    re[first] = re[end] = d + half;
    im[first] = sqrt(-discriminant);
    im[end] = -im[first];
    return;
  }
  const double far = half + (half < 0 ? -1.0 : 1.0) * sqrt(discriminant);
  re[first] = d + far;
  re[end] = far == 0 ? d : d - b * c / far;
  u[0] = far;
  u[1] = c;
  reflector(u, 2);
  reflect_rows(t, n, u, 2, first, first, products);
  reflect_columns(t, n, u, 2, first, end + 1);
  reflect_rows(z, n, u, 2, first, 0, products);
  t[first * n + first] = re[first];
  t[end * n + first] = 0;
  t[end * n + end] = re[end];
}

/* The two shifts for the block that ends in row `end`. */
static struct shifts shifts(const double *t, size_t n, size_t end, int sweeps) {
  const double a = t[(end - 1) * (n + 1)], b = t[(end - 1) * n + end], c = t[end * n + end - 1], d = t[end * (n + 1)];
  if (sweeps % EXCEPTIONAL_EVERY != EXCEPTIONAL_EVERY - 1) return (struct shifts){ .near = d, .far = a, .across = b * c };
  const double size = fabs(c) + fabs(t[(end - 1) * n + end - 2]);
  return (struct shifts){ .near = d + 0.75 * size, .far = d + 0.75 * size, .across = -0.4375 * size * size };
}

static int32_t real_schur_f64(size_t n, double *t, double *z, double *re, double *im, double *scratch) {
  double *u = scratch;
  double *products = scratch + n + 4;
  hessenberg(n, t, z, u, products);
  double size = 0;
  for (size_t i = 0; i < n * n; i++) size = larger(size, fabs(t[i]));
  memset(im, 0, n * sizeof *im);
  int sweeps = 0;
  for (size_t rows = n; rows > 0;) {
    const size_t end = rows - 1;
    const size_t start = deflate(t, n, end, size);
    if (start + 1 < end) {
      if (sweeps == MOST_SWEEPS) return (int32_t)end + 1;
      francis_sweep(t, z, n, start, end, shifts(t, n, end, sweeps), u, products);
      sweeps++;
      continue;
    }
    if (start == end) re[end] = t[end * n + end];
    else split_pair(t, z, n, end, re, im, u, products);
    rows = start;
    sweeps = 0;
  }
  return 0;
}
