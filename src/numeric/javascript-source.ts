import type { FloatOps } from "./float-ops.ts";

type SpecialFunction = <V>(ops: FloatOps<V>, x: V) => V;

/**
 * Writes a special function out as straight-line float64 TypeScript with the bits of `float64Ops`.
 *
 * Calling the generic algorithms through an ops record costs about a microsecond; the written-out form takes
 * tens of nanoseconds. `elementary.generated.ts` is made from this by `test/fixtures/make/elementary.ts`.
 */
export function javascriptSource(name: string, special: SpecialFunction): string {
  const lines: string[] = [];
  const result = special(sourceOps(lines), "x");
  const body = [...lines, `return ${result};`].map((line) => `  ${line}\n`).join("");
  return `export function ${name}(x: number): number {\n${body}}\n`;
}

function sourceOps(lines: string[]): FloatOps<string> {
  const known = new Map<string, string>();
  const name = (expression: string): string => {
    const earlier = known.get(expression);
    if (earlier !== undefined) return earlier;
    const fresh = `v${known.size}`;
    known.set(expression, fresh);
    lines.push(`const ${fresh} = ${expression};`);
    return fresh;
  };
  return {
    precision: "float64",
    constant: (value) => (value < 0 || Object.is(value, -0) ? `(${literal(value)})` : literal(value)),
    add: (a, b) => name(`${a} + ${b}`),
    subtract: (a, b) => name(`${a} - ${b}`),
    multiply: (a, b) => name(`${a} * ${b}`),
    divide: (a, b) => name(`${a} / ${b}`),
    negate: (a) => name(`-${a}`),
    absolute: (a) => name(`Math.abs(${a})`),
    squareRoot: (a) => name(`Math.sqrt(${a})`),
    minimum: (a, b) => name(`Math.min(${a}, ${b})`),
    maximum: (a, b) => name(`Math.max(${a}, ${b})`),
    selectLess: (a, b, yes, no) => name(`${a} < ${b} ? ${yes} : ${no}`),
    copySign: (a, sign) => name(`copySign(${a}, ${sign})`),
    roundToEven: (a) => name(`roundToEven(${a})`),
    powerOfTwo: (n) => name(`powerOfTwo(${n})`),
    exponentOf: (x) => name(`exponentOf(${x})`),
  };
}

function literal(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
