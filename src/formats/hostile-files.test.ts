import { describe, expect, it } from "vitest";
import { fuzz, hostileCases } from "../../test/fixtures/hostile-readers.ts";

describe("injured files", () => {
  it.each(hostileCases.map((hostile) => [hostile.title, hostile] as const))("%s: 300 injuries are read or refused with an InvalidInputError, nothing else", (_, hostile) => {
    hostile.read(hostile.good);
    const { read, refused } = fuzz(hostile, 300);
    expect(read + refused).toBe(300);
    expect(refused).toBeGreaterThan(50);
  });
});
