import type { RandomStream } from "../numeric/random.ts";

/** 0…count − 1 in random order, each order equally likely (Fisher & Yates). */
export function shuffledOrder(count: number, stream: RandomStream): Int32Array {
  const order = Int32Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = stream.integer(k + 1);
    [order[k], order[other]] = [order[other], order[k]];
  }
  return order;
}
