import { exp, log } from "../numeric/elementary.ts";

/**
 * Masked softmax cross-entropy of logits y [rows, classes] against target probabilities, Σ w·(−Σ p log softmax(y)),
 * in nats. y is replaced by its gradient, scale·w·(softmax(y)·Σp − p).
 */
export function crossEntropy(
  classes: number,
  y: Float32Array,
  targets: Float32Array,
  mask: Float32Array,
  scale: number,
): number {
  let total = 0;
  for (let row = 0; row < mask.length; row++) {
    const weight = mask[row]!;
    const from = row * classes;
    if (weight === 0) y.fill(0, from, from + classes);
    else total += weight * rowCrossEntropy(y.subarray(from, from + classes), targets.subarray(from, from + classes), scale * weight);
  }
  return total;
}

function rowCrossEntropy(y: Float32Array, p: Float32Array, scale: number): number {
  const largest = y.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = Array.from(y, (value) => exp(value - largest));
  const sum = weights.reduce((a, b) => a + b, 0);
  const mass = p.reduce((a, b) => a + b, 0);
  const logSum = log(sum) + largest;
  let loss = 0;
  for (let index = 0; index < y.length; index++) {
    if (p[index] !== 0) loss += p[index]! * (logSum - y[index]!);
    y[index] = scale * ((weights[index]! / sum) * mass - p[index]!);
  }
  return loss;
}
