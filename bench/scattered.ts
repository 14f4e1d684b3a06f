/** `count` numbers in [−0.5, 0.5) by their index from `from` on, from the finaliser of MurmurHash3; the same in `peers/scattered.py`. */
export function scattered(count: number, from: number): Float64Array {
  return Float64Array.from({ length: count }, (_, k) => {
    let h = from + k;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return ((h ^ (h >>> 16)) >>> 0) / 4294967296 - 0.5;
  });
}
