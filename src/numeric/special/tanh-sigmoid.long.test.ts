import { describe, expect, it } from "vitest";
import * as elementary from "../elementary.ts";
import { copySign, exponentOf, exponentOfSingle, powerOfTwo, roundToEven } from "../float-bits.ts";
import { javascriptSource } from "../javascript-source.ts";
import { sigmoid } from "./sigmoid.ts";
import { tanh } from "./tanh.ts";

const functions = { tanh, sigmoid };
const largestErrors = { tanh: 2.4, sigmoid: 2.5 };

/** The float32 function written out, which takes minutes rather than hours for four thousand million arguments. */
function writtenOut(name: "tanh" | "sigmoid"): (x: number) => number {
  const tools = ["copySign", "roundToEven", "powerOfTwo", "exponentOf"];
  const source = `return function (x) {\n${javascriptSource(functions[name], "float32")}}`;
  return new Function(...tools, source)(copySign, roundToEven, powerOfTwo, exponentOfSingle) as (x: number) => number;
}

/** Calls `visit` with every float32 number except NaN. */
function everySingle(visit: (x: number) => void): void {
  const bits = new Uint32Array(1);
  const single = new Float32Array(bits.buffer);
  for (let pattern = 0; pattern < 2 ** 32; pattern++) {
    bits[0] = pattern;
    if (single[0] === single[0]) visit(single[0]);
  }
}

/** The exponent e of x = m·2ᵉ with m in [1, 2). */
function exponentBelow(x: number): number {
  const e = exponentOf(x);
  return x < powerOfTwo(e) ? e - 1 : e;
}

/** One unit in the last place of a float32 of that size. */
function unitInLastPlace(value: number): number {
  const size = Math.max(2 ** -126, Math.abs(value));
  return powerOfTwo(exponentBelow(size) - 23);
}

describe.each(["tanh", "sigmoid"] as const)("%s in float32", (name) => {
  it("is within its stated error and its bounds for every float32 number", { timeout: 7_200_000 }, () => {
    const inSingle = writtenOut(name);
    const inDouble = elementary[name];
    const lowest = name === "tanh" ? -1 : 0;
    let worst = 0;
    let outside = 0;
    everySingle((x) => {
      const value = inSingle(x);
      const exact = inDouble(x);
      worst = Math.max(worst, Math.abs(value - exact) / unitInLastPlace(exact));
      if (!(value >= lowest && value <= 1)) outside++;
    });
    expect(outside).toBe(0);
    expect(worst).toBeLessThanOrEqual(largestErrors[name]);
  });
});
