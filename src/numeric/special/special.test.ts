import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as elementary from "../elementary.ts";
import { copySign, exponentOfSingle, powerOfTwo, roundToEven } from "../float-bits.ts";
import { javascriptSource } from "../javascript-source.ts";
import { float32Ops, float64Ops } from "../scalar-ops.ts";
import { cos } from "./cos.ts";
import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { sigmoid } from "./sigmoid.ts";
import { sin } from "./sin.ts";
import { softplus } from "./softplus.ts";
import { tanh } from "./tanh.ts";

const functions = { tanh, sigmoid, exp, log, softplus, sin, cos };
type Name = keyof typeof functions;
const names = Object.keys(functions) as Name[];
const precisions = ["float32", "float64"] as const;
const arithmetic = { float32: float32Ops, float64: float64Ops };

/** Stated in the docstrings, in units in the last place. */
const largestErrors: Record<Name, Record<"float32" | "float64", number>> = {
  tanh: { float32: 2.4, float64: 2.3 },
  sigmoid: { float32: 2.5, float64: 2.3 },
  exp: { float32: 1.0, float64: 1.1 },
  log: { float32: 0.9, float64: 0.8 },
  softplus: { float32: 1.7, float64: 1.7 },
  sin: { float32: 1.1, float64: 0.9 },
  cos: { float32: 1.1, float64: 0.9 },
};

type Table = Record<Name, Record<"float32" | "float64", [argument: number, high: number, low: number][]>>;
const exact = JSON.parse(readFileSync(new URL("../../../test/fixtures/special.json", import.meta.url), "utf8")) as Table;

function unitInLastPlace(value: number, precision: "float32" | "float64"): number {
  const [digits, smallest] = precision === "float32" ? [23, 2 ** -149] : [52, 2 ** -1074];
  return Math.max(smallest, 2 ** (Math.floor(Math.log2(Math.abs(value))) - digits));
}

describe.each(names)("%s", (name) => {
  it.each(precisions)("is within its stated error of the exact value in %s", (precision) => {
    for (const [x, high, low] of exact[name][precision]) {
      const error = Math.abs(functions[name](arithmetic[precision], x) - high - low);
      expect(error / unitInLastPlace(high, precision), `at ${x}`).toBeLessThanOrEqual(largestErrors[name][precision]);
    }
  });

  it("agrees with its float64 version over the float32 numbers of both signs and every size", () => {
    expect(worstSingleError(name)).toBeLessThanOrEqual(largestErrors[name].float32);
  });

  it("has the same bits written out as through the arithmetic record", () => {
    const inSingle = writtenOutSingle(name);
    for (const [x] of exact[name].float64) expect(elementary[name](x)).toBe(functions[name](float64Ops, x));
    for (const [x] of exact[name].float32) expect(inSingle(x)).toBe(functions[name](float32Ops, x));
  });

  it.each(precisions)("passes NaN on in %s", (precision) => {
    expect(functions[name](arithmetic[precision], NaN)).toBeNaN();
  });
});

function writtenOutSingle(name: Name): (x: number) => number {
  const source = `return function (x) {\n${javascriptSource(functions[name], "float32")}}`;
  const tools = new Function("copySign", "roundToEven", "powerOfTwo", "exponentOf", source);
  return tools(copySign, roundToEven, powerOfTwo, exponentOfSingle) as (x: number) => number;
}

/** Largest error in ulp over a comb of all float32 bit patterns inside the function's range. */
function worstSingleError(name: Name): number {
  const bits = new Uint32Array(1);
  const single = new Float32Array(bits.buffer);
  let worst = 0;
  for (let pattern = 0; pattern < 2 ** 32; pattern += 25013) {
    bits[0] = pattern;
    const x = single[0];
    const outside = name === "log" ? x <= 0 : (name === "sin" || name === "cos") && Math.abs(x) > 1e5;
    const value = elementary[name](x);
    if (outside || !Number.isFinite(x) || Math.abs(value) > 3.4e38) continue;
    const error = Math.abs(functions[name](float32Ops, x) - value) / unitInLastPlace(value, "float32");
    worst = Math.max(worst, error);
  }
  return worst;
}

describe.each(precisions)("at the edges in %s", (precision) => {
  const ops = arithmetic[precision];
  const smallest = precision === "float32" ? 2 ** -149 : 2 ** -1074;
  const largest = precision === "float32" ? 3.4028234663852886e38 : Number.MAX_VALUE;

  it("tanh keeps signed zeros and subnormals, is odd, and reaches ±1 exactly", () => {
    for (const x of [0, -0, smallest, -smallest, 5 * smallest]) expect(tanh(ops, x)).toBe(x);
    for (const x of [30, largest, Infinity]) expect([tanh(ops, x), tanh(ops, -x)]).toEqual([1, -1]);
    for (const [x] of exact.tanh[precision]) expect(tanh(ops, -x)).toBe(-tanh(ops, x));
  });

  it("sigmoid underflows gradually to 0 and saturates at 1", () => {
    expect([0, -0, Infinity, -Infinity, largest, -largest].map((x) => sigmoid(ops, x))).toEqual([0.5, 0.5, 1, 0, 1, 0]);
    const subnormal = sigmoid(ops, precision === "float32" ? -100 : -740);
    expect(subnormal).toBeGreaterThan(0);
    expect(subnormal).toBeLessThan(precision === "float32" ? 2 ** -126 : 2 ** -1022);
  });

  it("exp overflows to infinity, underflows to 0 and has subnormal results", () => {
    expect([0, -0, Infinity, -Infinity, largest, -largest].map((x) => exp(ops, x))).toEqual([1, 1, Infinity, 0, Infinity, 0]);
    const [lowest, highest] = precision === "float32" ? [-103.27, 88.72] : [-745.13, 709.78];
    expect(exp(ops, ops.constant(lowest))).toBe(smallest);
    expect(exp(ops, ops.constant(highest))).toBeLessThan(Infinity);
    expect(exp(ops, ops.constant(highest + 0.01))).toBe(Infinity);
  });

  it("log is −∞ at both zeros, NaN below, exact at 1 and finite over all positive numbers", () => {
    expect([0, -0, 1, Infinity].map((x) => log(ops, x))).toEqual([-Infinity, -Infinity, 0, Infinity]);
    expect([-smallest, -1, -Infinity].map((x) => log(ops, x))).toEqual([NaN, NaN, NaN]);
    expect(log(ops, smallest)).toBeCloseTo(precision === "float32" ? -103.2789 : -744.4401, 3);
    expect(log(ops, largest)).toBeCloseTo(precision === "float32" ? 88.7228 : 709.7827, 3);
  });

  it("softplus is ln 2 at 0, x for large x and 0 at −∞", () => {
    expect(softplus(ops, 0)).toBe(ops.constant(Math.LN2));
    expect([100, largest, Infinity, -Infinity].map((x) => softplus(ops, x))).toEqual([100, largest, Infinity, 0]);
  });

  it("sin and cos hold angles beyond their range and have no value at infinity", () => {
    const limit = precision === "float32" ? 1e5 : 1e9;
    for (const f of [sin, cos]) {
      expect(f(ops, largest)).toBe(f(ops, limit));
      expect(f(ops, Infinity)).toBeNaN();
      expect(f(ops, -Infinity)).toBeNaN();
    }
    expect([0, -0, smallest, -smallest].map((x) => sin(ops, x))).toEqual([0, -0, smallest, -smallest]);
    expect([cos(ops, 0), cos(ops, -0), sin(ops, -largest)]).toEqual([1, 1, -sin(ops, largest)]);
  });
});
