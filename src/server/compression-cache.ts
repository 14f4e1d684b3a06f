import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** Compressed content of this many bytes is kept for the next request. */
const MOST_BYTES = 64 * 2 ** 20;
/** Fast, and within a few percent of the smallest. */
const LEVEL = 6;

/** Compresses with gzip, each version of a content once. */
export interface CompressionCache {
  /** @param key stands for the content: equal keys, equal bytes. */
  gzip(key: string, bytes: Buffer): Promise<Buffer>;
}

/** Makes a cache that forgets what has not been asked for longest. */
export function createCompressionCache(mostBytes = MOST_BYTES): CompressionCache {
  const kept = new Map<string, { readonly compressed: Promise<Buffer>; bytes: number }>();
  const forgetTheOldest = () => {
    let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [key, { bytes }] of kept) {
      if (total <= mostBytes) return;
      kept.delete(key);
      total -= bytes;
    }
  };
  return {
    gzip: async (key, bytes) => {
      const entry = kept.get(key) ?? { compressed: compress(bytes), bytes: bytes.length };
      kept.delete(key);
      kept.set(key, entry);
      const compressed = await entry.compressed;
      entry.bytes = compressed.length;
      forgetTheOldest();
      return compressed;
    },
  };
}

function compress(bytes: Buffer): Promise<Buffer> {
  return promisify(gzip)(bytes, { level: LEVEL });
}
