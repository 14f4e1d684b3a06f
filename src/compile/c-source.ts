import type { FloatOps } from "../numeric/float-ops.ts";
import { namedExpressions } from "../numeric/named-expressions.ts";

type Precision = "float32" | "float64";

/**
 * Writes an elementwise function out as straight-line C with the bits of `float32Ops` or `float64Ops`: an inline
 * function of `parameters` named `name`, in terms of the single operations that `native/elementwise.h` defines.
 */
export function cSource(name: string, parameters: readonly string[], precision: Precision, of: <V>(ops: FloatOps<V>, values: readonly V[]) => V): string {
  const lines: string[] = [];
  const type = TYPES[precision].c;
  const result = of(sourceOps(lines, precision), parameters);
  const declared = parameters.map((parameter) => `${type} ${parameter}`).join(", ");
  return [`INLINE ${type} ${name}(${declared}) {`, ...lines.map((line) => `  ${line}`), `  return ${result};`, "}"].join("\n");
}

const TYPES = {
  float32: { c: "float", prefix: "f32", suffix: "f", round: Math.fround },
  float64: { c: "double", prefix: "f64", suffix: "", round: (value: number) => value },
} as const;

function sourceOps(lines: string[], precision: Precision): FloatOps<string> {
  const { c, prefix, suffix, round } = TYPES[precision];
  const name = namedExpressions(lines, (fresh, expression) => `const ${c} ${fresh} = ${expression};`);
  const call = (operation: string) => (...operands: string[]): string => name(`${prefix}_${operation}(${operands.join(", ")})`);
  return {
    precision,
    constant: (value) => literal(round(value), suffix),
    add: (a, b) => name(`${a} + ${b}`),
    subtract: (a, b) => name(`${a} - ${b}`),
    multiply: (a, b) => name(`${a} * ${b}`),
    divide: (a, b) => name(`${a} / ${b}`),
    negate: (a) => name(`-${a}`),
    absolute: (a) => name(`fabs${suffix}(${a})`),
    squareRoot: (a) => name(`sqrt${suffix}(${a})`),
    minimum: call("minimum"),
    maximum: call("maximum"),
    selectLess: (a, b, yes, no) => name(`${a} < ${b} ? ${yes} : ${no}`),
    copySign: (a, sign) => name(`copysign${suffix}(${a}, ${sign})`),
    roundToEven: call("round_to_even"),
    powerOfTwo: call("power_of_two"),
    exponentOf: call("exponent_of"),
  };
}

/** The shortest text that a C compiler reads as the same number of this type; negative ones in brackets. */
function literal(value: number, suffix: string): string {
  if (Number.isNaN(value)) return "NAN";
  if (!Number.isFinite(value)) return value > 0 ? "INFINITY" : "(-INFINITY)";
  const magnitude = String(Math.abs(value));
  const text = `${/[.e]/.test(magnitude) ? magnitude : `${magnitude}.0`}${suffix}`;
  return value < 0 || Object.is(value, -0) ? `(-${text})` : text;
}
