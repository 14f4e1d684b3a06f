import type { FloatOps } from "../numeric/float-ops.ts";

/** One instruction of straight-line vector code; values are numbered in order of creation. */
export type VectorInstruction =
  | { readonly kind: "load"; readonly plane: number }
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "operation"; readonly name: VectorOperation; readonly operands: readonly number[] };

/** The operations of `FloatOps`, by name. */
export type VectorOperation = Exclude<keyof FloatOps<number>, "precision" | "constant">;

/** Straight-line code recorded through `FloatOps`; equal instructions are recorded once. */
export interface VectorRecorder {
  readonly ops: FloatOps<number>;
  readonly instructions: readonly VectorInstruction[];
  /** The value of plane number `plane` at the current element. */
  load(plane: number): number;
}

/** A recorder for one precision. */
export function recordVectorCode(precision: "float32" | "float64"): VectorRecorder {
  const instructions: VectorInstruction[] = [];
  const known = new Map<string, number>();
  const add = (instruction: VectorInstruction): number => {
    const key = instruction.kind === "constant" ? `constant ${constantKey(instruction.value)}` : JSON.stringify(instruction);
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    known.set(key, instructions.length);
    return instructions.push(instruction) - 1;
  };
  const operation = (name: VectorOperation) => (...operands: number[]): number => add({ kind: "operation", name, operands });
  const ops: FloatOps<number> = {
    precision,
    constant: (value) => add({ kind: "constant", value }),
    add: operation("add"),
    subtract: operation("subtract"),
    multiply: operation("multiply"),
    divide: operation("divide"),
    negate: operation("negate"),
    absolute: operation("absolute"),
    squareRoot: operation("squareRoot"),
    minimum: operation("minimum"),
    maximum: operation("maximum"),
    selectLess: operation("selectLess"),
    copySign: operation("copySign"),
    roundToEven: operation("roundToEven"),
    powerOfTwo: operation("powerOfTwo"),
    exponentOf: operation("exponentOf"),
  };
  return { ops, instructions, load: (plane) => add({ kind: "load", plane }) };
}

// JSON and String() write −0 as 0 and lose NaN and the infinities.
function constantKey(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
