import type { FloatOps } from "./float-ops.ts";
import { namedExpressions } from "./named-expressions.ts";

type SpecialFunction = <V>(ops: FloatOps<V>, x: V) => V;

/**
 * Writes a special function out as straight-line JavaScript with the bits of `float64Ops` or `float32Ops`: the
 * body of a function of `x` that uses `copySign`, `roundToEven`, `powerOfTwo` and `exponentOf`.
 *
 * Through an ops record a call costs up to a microsecond; written out it takes tens of nanoseconds.
 */
export function javascriptSource(special: SpecialFunction, precision: "float32" | "float64"): string {
  const lines: string[] = [];
  const result = special(sourceOps(lines, precision), "x");
  return [...lines, `return ${result};`].map((line) => `  ${line}\n`).join("");
}

function sourceOps(lines: string[], precision: "float32" | "float64"): FloatOps<string> {
  const name = namedExpressions(lines, (fresh, expression) => `const ${fresh} = ${expression};`);
  const round = precision === "float32" ? Math.fround : (value: number) => value;
  const rounded = (expression: string): string => name(precision === "float32" ? `Math.fround(${expression})` : expression);
  return {
    precision,
    constant: (value) => literal(round(value)),
    add: (a, b) => rounded(`${a} + ${b}`),
    subtract: (a, b) => rounded(`${a} - ${b}`),
    multiply: (a, b) => rounded(`${a} * ${b}`),
    divide: (a, b) => rounded(`${a} / ${b}`),
    squareRoot: (a) => rounded(`Math.sqrt(${a})`),
    negate: (a) => name(`-${a}`),
    absolute: (a) => name(`Math.abs(${a})`),
    minimum: (a, b) => name(`Math.min(${a}, ${b})`),
    maximum: (a, b) => name(`Math.max(${a}, ${b})`),
    selectLess: (a, b, yes, no) => name(`${a} < ${b} ? ${yes} : ${no}`),
    copySign: (a, sign) => name(`copySign(${a}, ${sign})`),
    roundToEven: (a) => name(`roundToEven(${a})`),
    powerOfTwo: (n) => name(`powerOfTwo(${n})`),
    exponentOf: (x) => name(`exponentOf(${x})`),
  };
}

/** The shortest text that reads back as the same number; negative ones in brackets, for use after an operator. */
function literal(value: number): string {
  if (Object.is(value, -0)) return "(-0)";
  return value < 0 ? `(${value})` : String(value);
}
