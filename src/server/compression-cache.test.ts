import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { createCompressionCache } from "./compression-cache.ts";

const noise = (seed: number) => Buffer.from(Uint32Array.from({ length: 1000 }, (_, index) => Math.imul(index + seed, 2_654_435_761)).buffer);

it("compresses a content once, also when it is asked for twice at a time", async () => {
  const cache = createCompressionCache();
  const [first, second] = await Promise.all([cache.gzip("a", noise(1)), cache.gzip("a", noise(1))]);
  expect(second).toBe(first);
  expect(await cache.gzip("a", Buffer.of())).toBe(first);
  expect(gunzipSync(first).equals(noise(1))).toBe(true);
});

it("forgets what has not been asked for longest when it holds too much", async () => {
  const cache = createCompressionCache(2.5 * (await createCompressionCache().gzip("x", noise(1))).length);
  const a = await cache.gzip("a", noise(1));
  const b = await cache.gzip("b", noise(2));
  expect(await cache.gzip("a", Buffer.of())).toBe(a);
  await cache.gzip("c", noise(3));
  expect(await cache.gzip("a", Buffer.of())).toBe(a);
  expect(await cache.gzip("b", noise(2))).not.toBe(b);
});
