// Flat float32 vectors. All blocks are padded to 16 bytes, so whole vectors may be read and written past `count`
// except where a sum is formed.

/**
 * One Adam step: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², p ← p − rate·m/(√v·inverseRootCorrection + ε).
 * `rate` already holds the learning rate divided by 1−β₁ᵗ; `inverseRootCorrection` is 1/√(1−β₂ᵗ).
 */
export function adamF32(
  count: i32, p: usize, g: usize, m: usize, v: usize,
  rate: f32, beta1: f32, beta2: f32, epsilon: f32, inverseRootCorrection: f32,
): void {
  const b1 = f32x4.splat(beta1);
  const b2 = f32x4.splat(beta2);
  const a1 = f32x4.splat(1 - beta1);
  const a2 = f32x4.splat(1 - beta2);
  const lr = f32x4.splat(rate);
  const eps = f32x4.splat(epsilon);
  const correction = f32x4.splat(inverseRootCorrection);
  for (let i = 0; i < count; i += 4) {
    const gradient = v128.load(g);
    const first = f32x4.add(f32x4.mul(b1, v128.load(m)), f32x4.mul(a1, gradient));
    const second = f32x4.add(f32x4.mul(b2, v128.load(v)), f32x4.mul(a2, f32x4.mul(gradient, gradient)));
    v128.store(m, first);
    v128.store(v, second);
    const denominator = f32x4.add(f32x4.mul(f32x4.sqrt(second), correction), eps);
    v128.store(p, f32x4.sub(v128.load(p), f32x4.div(f32x4.mul(lr, first), denominator)));
    p += 16;
    g += 16;
    m += 16;
    v += 16;
  }
}

/** y ← y + factor·x */
export function addScaledF32(count: i32, y: usize, x: usize, factor: f32): void {
  const f = f32x4.splat(factor);
  for (let i = 0; i < count; i += 4) {
    v128.store(y, f32x4.add(v128.load(y), f32x4.mul(f, v128.load(x))));
    y += 16;
    x += 16;
  }
}

/** y ← y·x */
export function multiplyF32(count: i32, y: usize, x: usize): void {
  for (let i = 0; i < count; i += 4) {
    v128.store(y, f32x4.mul(v128.load(y), v128.load(x)));
    y += 16;
    x += 16;
  }
}

/** y ← factor·y */
export function scaleF32(count: i32, y: usize, factor: f32): void {
  const f = f32x4.splat(factor);
  for (let i = 0; i < count; i += 4) {
    v128.store(y, f32x4.mul(f, v128.load(y)));
    y += 16;
  }
}

/**
 * Σ x² in float64. Element i belongs to accumulator i mod 16 and the sixteen are added pairwise at the end
 * (8 apart, then 4, 2, 1), so that any vector width up to sixteen gives the same bits.
 */
export function sumSquaresF32(count: i32, x: usize): f64 {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  for (let i = 0; i < count; i += 16) {
    let d = f64x2.promote_low_f32x4(v128.load64_zero(x));
    s0 = f64x2.add(s0, f64x2.mul(d, d));
    d = f64x2.promote_low_f32x4(v128.load64_zero(x, 8));
    s1 = f64x2.add(s1, f64x2.mul(d, d));
    d = f64x2.promote_low_f32x4(v128.load64_zero(x, 16));
    s2 = f64x2.add(s2, f64x2.mul(d, d));
    d = f64x2.promote_low_f32x4(v128.load64_zero(x, 24));
    s3 = f64x2.add(s3, f64x2.mul(d, d));
    d = f64x2.promote_low_f32x4(v128.load64_zero(x, 32));
    s4 = f64x2.add(s4, f64x2.mul(d, d));
    d = f64x2.promote_low_f32x4(v128.load64_zero(x, 40));
    s5 = f64x2.add(s5, f64x2.mul(d, d));
    d = f64x2.promote_low_f32x4(v128.load64_zero(x, 48));
    s6 = f64x2.add(s6, f64x2.mul(d, d));
    d = f64x2.promote_low_f32x4(v128.load64_zero(x, 56));
    s7 = f64x2.add(s7, f64x2.mul(d, d));
    x += 64;
  }
  s0 = f64x2.add(f64x2.add(s0, s4), f64x2.add(s2, s6));
  s1 = f64x2.add(f64x2.add(s1, s5), f64x2.add(s3, s7));
  const s = f64x2.add(s0, s1);
  return f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
}
