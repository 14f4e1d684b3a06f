import { f32, f64, f32x4, f64x2, func, i32, i32x4, i64, i64x2, if_, importMemory, type Local, local, loop, br_if, Module, v128 } from "wasmati";
import { InvalidInputError } from "../numeric/errors.ts";
import type { VectorInstruction, VectorOperation } from "./vector-code.ts";

type Precision = "float32" | "float64";

/** Straight-line code over planes: what one elementwise kernel does to each vector of elements. */
export interface VectorKernel {
  readonly name: string;
  /** Number of planes; the kernel finds their byte addresses in a table of int32 in memory. */
  readonly planes: number;
  readonly instructions: readonly VectorInstruction[];
  /** [value, plane] pairs, stored after all loads. */
  readonly stores: readonly (readonly [number, number])[];
}

type Vector = Local<"v128">;
type Index = Local<"i32">;

/**
 * Emits a WebAssembly module with one function a kernel (an `ElementwiseFunction`), over an imported memory `env.memory`.
 * Only strict SIMD is used, so every engine gives the same bits.
 */
export function emitKernels(kernels: readonly VectorKernel[], precision: Precision): Uint8Array<ArrayBuffer> {
  const memory = importMemory({ min: 1, max: 65536 });
  const exports = Object.fromEntries(kernels.map((kernel) => [kernel.name, emitKernel(kernel, precision)]));
  return new Uint8Array(encoded(Module({ exports, memory }), kernels));
}

/** The library spreads a module's bytes into arguments of one call, of which an engine takes some 100,000. */
function encoded(module: { toBytes(): Uint8Array }, kernels: readonly VectorKernel[]): Uint8Array {
  try {
    return module.toBytes();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const count = kernels.reduce((sum, { instructions }) => sum + instructions.length, 0);
    throw new InvalidInputError({
      who: "cell", expected: "elementwise expressions of some 9,000 vector instructions at most", got: `${count}`,
      remedy: "Use fewer functions between the linear maps: sin and cos take about 60 instructions each, tanh about 30",
    });
  }
}

function emitKernel(kernel: VectorKernel, precision: Precision): ReturnType<typeof emptyFunction> {
  const literals = LITERALS[precision];
  const types = [...Array.from({ length: kernel.planes }, () => i32), ...kernel.instructions.map(() => v128), ...literals.map(() => v128)];
  // The library types locals as a tuple of known length; here their number is only known now.
  return func({ in: [i32, i32], locals: types as unknown as [], out: [] }, ([count, table], tuple) => {
    const locals = tuple as unknown as (Index & Vector)[];
    const pointers: Index[] = locals.slice(0, kernel.planes);
    const values: Vector[] = locals.slice(kernel.planes);
    const literalAt = new Map(literals.map(({ name }, index) => [name, values[kernel.instructions.length + index]!]));
    pointers.forEach((pointer, plane) => local.set(pointer, i32.load({ offset: 4 * plane }, table)));
    kernel.instructions.forEach((instruction, index) => {
      if (instruction.kind === "constant") emitConstant(instruction.value, values[index]!, precision);
    });
    // Constants are set once: inside the loop an engine would build them anew for each vector.
    for (const { name, emit } of literals) local.set(literalAt.get(name)!, emit());
    loop(null, () => {
      kernel.instructions.forEach((instruction, index) => emitInstruction(instruction, index, values, pointers, precision, literalAt));
      emitStores(kernel, count, values, pointers, precision);
      for (const pointer of pointers) local.set(pointer, i32.add(pointer, 16));
      local.set(count, i32.sub(count, lanesOf(precision)));
      // Not `gt_s`: the library encodes it as `gt_u`.
      i32.lt_s(0, count);
      br_if(0);
    });
  });
}

// Only names the type that `func` returns.
function emptyFunction() {
  return func({ in: [i32, i32], out: [] }, () => undefined);
}

function lanesOf(precision: Precision): number {
  return precision === "float32" ? 4 : 2;
}

function emitConstant(value: number, to: Vector, precision: Precision): void {
  if (precision === "float32") local.set(to, f32x4.splat(f32.const(value)));
  else local.set(to, f64x2.splat(f64.const(value)));
}

function emitInstruction(
  instruction: VectorInstruction,
  index: number,
  values: readonly Vector[],
  pointers: readonly Index[],
  precision: Precision,
  literalAt: ReadonlyMap<Literal, Vector>,
): void {
  const to = values[index]!;
  if (instruction.kind === "load") local.set(to, v128.load({}, pointers[instruction.plane]!));
  if (instruction.kind !== "operation") return;
  const [a, b, c, d] = instruction.operands.map((operand) => values[operand]!);
  const emit = precision === "float32" ? FLOAT32[instruction.name] : FLOAT64[instruction.name];
  const literal = (name: Literal): Vector => literalAt.get(name)!;
  local.set(to, emit([a!, b!, c!, d!], literal));
}

type StackVector = ReturnType<typeof f32x4.neg>;
type Emit = (operands: readonly [Vector, Vector, Vector, Vector], literal: (name: Literal) => Vector) => StackVector;

/** Constants that operations need besides those of the code itself. */
type Literal = "magnitude bits" | "sign bit" | "one" | "root half" | "magic" | "magic bits";

// Adding 1.5·2²³ (1.5·2⁵²) leaves an integer in the low bits of the significand.
const LITERALS: Readonly<Record<Precision, readonly { readonly name: Literal; readonly emit: () => StackVector }[]>> = {
  float32: [
    { name: "magnitude bits", emit: () => i32x4.splat(i32.const(0x7fffffff)) },
    { name: "sign bit", emit: () => i32x4.splat(i32.const(-0x80000000)) },
    { name: "one", emit: () => i32x4.splat(i32.const(0x3f800000)) },
    { name: "root half", emit: () => i32x4.splat(i32.const(0x3f3504f3)) },
    { name: "magic", emit: () => f32x4.splat(f32.const(12582912)) },
  ],
  float64: [
    { name: "magnitude bits", emit: () => i64x2.splat(i64.const(0x7fffffffffffffffn)) },
    { name: "sign bit", emit: () => i64x2.splat(i64.const(-0x8000000000000000n)) },
    { name: "one", emit: () => i64x2.splat(i64.const(0x3ff0000000000000n)) },
    { name: "root half", emit: () => i64x2.splat(i64.const(0x3fe6a09e667f3bcdn)) },
    { name: "magic", emit: () => f64x2.splat(f64.const(6755399441055744)) },
    { name: "magic bits", emit: () => i64x2.splat(i64.const(0x4338000000000000n)) },
  ],
};

/** Shared by both precisions: `a < b ? c : d`, as one instruction where it is a minimum or a maximum. */
function selectLess(shape: typeof f32x4 | typeof f64x2): Emit {
  return ([a, b, c, d]) => {
    if (c === a && d === b) return shape.pmin(b, a);
    if (c === b && d === a) return shape.pmax(a, b);
    return v128.bitselect(local.get(c), local.get(d), shape.lt(a, b));
  };
}

// Signs are bits: engines build the mask anew in each `neg` and `abs`, a literal is at hand.
// Operands are put on the stack from left to right: the library's own reordering is not relied on.
const FLOAT32: Readonly<Record<VectorOperation, Emit>> = {
  add: ([a, b]) => f32x4.add(a, b),
  subtract: ([a, b]) => f32x4.sub(a, b),
  multiply: ([a, b]) => f32x4.mul(a, b),
  divide: ([a, b]) => f32x4.div(a, b),
  negate: ([a], literal) => v128.xor(a, literal("sign bit")),
  absolute: ([a], literal) => v128.and(a, literal("magnitude bits")),
  squareRoot: ([a]) => f32x4.sqrt(a),
  minimum: ([a, b]) => f32x4.min(a, b),
  maximum: ([a, b]) => f32x4.max(a, b),
  selectLess: selectLess(f32x4),
  copySign: ([a, b], literal) => v128.bitselect(a, b, literal("magnitude bits")),
  roundToEven: ([a]) => f32x4.nearest(a),
  powerOfTwo: ([a], literal) => i32x4.add(i32x4.shl(f32x4.add(a, literal("magic")), 23), literal("one")),
  exponentOf: ([a], literal) => f32x4.convert_i32x4_s(i32x4.shr_s(i32x4.sub(a, literal("root half")), 23)),
};

const FLOAT64: Readonly<Record<VectorOperation, Emit>> = {
  add: ([a, b]) => f64x2.add(a, b),
  subtract: ([a, b]) => f64x2.sub(a, b),
  multiply: ([a, b]) => f64x2.mul(a, b),
  divide: ([a, b]) => f64x2.div(a, b),
  negate: ([a], literal) => v128.xor(a, literal("sign bit")),
  absolute: ([a], literal) => v128.and(a, literal("magnitude bits")),
  squareRoot: ([a]) => f64x2.sqrt(a),
  minimum: ([a, b]) => f64x2.min(a, b),
  maximum: ([a, b]) => f64x2.max(a, b),
  selectLess: selectLess(f64x2),
  copySign: ([a, b], literal) => v128.bitselect(a, b, literal("magnitude bits")),
  roundToEven: ([a]) => f64x2.nearest(a),
  powerOfTwo: ([a], literal) => i64x2.add(i64x2.shl(f64x2.add(a, literal("magic")), 52), literal("one")),
  // The shifted exponent becomes a float by laying it under the magic number's bits and subtracting that number.
  exponentOf: ([a], literal) =>
    f64x2.sub(i64x2.add(i64x2.shr_s(i64x2.sub(a, literal("root half")), 52), literal("magic bits")), literal("magic")),
};

function emitStores(kernel: VectorKernel, count: Index, values: readonly Vector[], pointers: readonly Index[], precision: Precision): void {
  i32.ge_s(count, lanesOf(precision));
  if_(
    null,
    () => kernel.stores.forEach(([value, plane]) => v128.store({}, pointers[plane]!, values[value]!)),
    () => (precision === "float32" ? emitPartialFloat32(kernel, count, values, pointers) : emitPartialFloat64(kernel, values, pointers)),
  );
}

/** Stores the one to three elements that are left. */
function emitPartialFloat32(kernel: VectorKernel, count: Index, values: readonly Vector[], pointers: readonly Index[]): void {
  i32.and(count, 2);
  if_(
    null,
    () => {
      kernel.stores.forEach(([value, plane]) => v128.store64_lane({}, 0, pointers[plane]!, values[value]!));
      i32.and(count, 1);
      if_(null, () => kernel.stores.forEach(([value, plane]) => v128.store32_lane({ offset: 8 }, 2, pointers[plane]!, values[value]!)));
    },
    () => kernel.stores.forEach(([value, plane]) => v128.store32_lane({}, 0, pointers[plane]!, values[value]!)),
  );
}

/** Stores the one element that is left. */
function emitPartialFloat64(kernel: VectorKernel, values: readonly Vector[], pointers: readonly Index[]): void {
  kernel.stores.forEach(([value, plane]) => v128.store64_lane({}, 0, pointers[plane]!, values[value]!));
}
