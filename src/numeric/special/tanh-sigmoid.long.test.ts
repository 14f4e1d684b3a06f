import { describe, expect, it } from "vitest";
import * as elementary from "../elementary.ts";
import { float32Ops } from "../scalar-ops.ts";
import { sigmoid } from "./sigmoid.ts";
import { tanh } from "./tanh.ts";

const functions = { tanh, sigmoid };

/** Calls `visit` with every float32 number except NaN. */
function everySingle(visit: (x: number) => void): void {
  const bits = new Uint32Array(1);
  const single = new Float32Array(bits.buffer);
  for (let pattern = 0; pattern < 2 ** 32; pattern++) {
    bits[0] = pattern;
    if (single[0] === single[0]) visit(single[0]);
  }
}

/** One unit in the last place of a float32 of that size. */
function unitInLastPlace(value: number): number {
  const above = Math.fround(Math.abs(value) * (1 + 2 ** -23));
  const below = Math.fround(Math.abs(value));
  return Math.max(2 ** -149, above - below);
}

describe.each(["tanh", "sigmoid"] as const)("%s in float32", (name) => {
  it("is within 2.3 ulp of the float64 version and inside its bounds for every float32 number", { timeout: 7_200_000 }, () => {
    const lowest = name === "tanh" ? -1 : 0;
    let worst = 0;
    let outside = 0;
    everySingle((x) => {
      const value = functions[name](float32Ops, x);
      const exact = elementary[name](x);
      worst = Math.max(worst, Math.abs(value - exact) / unitInLastPlace(exact));
      if (value < lowest || value > 1) outside++;
    });
    expect(outside).toBe(0);
    expect(worst).toBeLessThanOrEqual(2.3);
  });
});
