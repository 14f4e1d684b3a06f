/**
 * Masked squared error over `rows` = T·B steps of `width` outputs: returns Σ w·(y−ŷ)² in float64, in ascending
 * order, and writes the gradient 2·scale·w·(y−ŷ) over the outputs y. `mask` holds one weight w a row.
 */
export function squaredErrorF32(rows: i32, width: i32, y: usize, target: usize, mask: usize, scale: f32): f64 {
  let total: f64 = 0;
  const twice = scale * 2;
  for (let r = 0; r < rows; r++) {
    const weight = load<f32>(mask);
    const factor = twice * weight;
    for (let o = 0; o < width; o++) {
      const difference = load<f32>(y) - load<f32>(target);
      total += <f64>weight * (<f64>difference * <f64>difference);
      store<f32>(y, factor * difference);
      y += 4;
      target += 4;
    }
    mask += 4;
  }
  return total;
}
