/** J[M, N] += diag(d)·W[M, N] for a J with leading dimension `ldj`, in elements. */
export function addScaledRowsF64(m: i32, n: i32, j: usize, ldj: i32, d: usize, w: usize): void {
  const even = n & ~1;
  for (let i = 0; i < m; i++) {
    const scale = load<f64>(d);
    const factor = f64x2.splat(scale);
    let to = j;
    for (let c = 0; c < even; c += 2) {
      v128.store(to, f64x2.add(v128.load(to), f64x2.mul(factor, v128.load(w))));
      to += 16;
      w += 16;
    }
    if (n & 1) {
      store<f64>(to, load<f64>(to) + scale * load<f64>(w));
      w += 8;
    }
    d += 8;
    j += <usize>ldj << 3;
  }
}
