import { describe, expect, it } from "vitest";
import { fuzz, hostileCases } from "../../test/fixtures/hostile-readers.ts";

const COUNT = 10_000;

describe("120,000 injured files", () => {
  it.each(hostileCases.map((hostile) => [hostile.title, hostile] as const))("%s: 10,000 injuries are read or refused with an InvalidInputError, nothing else", (_, hostile) => {
    expect(hostileCases.length * COUNT).toBeGreaterThanOrEqual(100_000);
    const { read, refused } = fuzz(hostile, COUNT);
    expect(read + refused).toBe(COUNT);
  });
});
