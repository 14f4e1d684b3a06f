/**
 * Elementwise work on planes as a list of instructions, for builds that run such lists rather than emitted WebAssembly.
 *
 * An instruction is five numbers: operation, target, three operands. The operation's number is its place in
 * `ELEMENTWISE_OPERATIONS` (compile/elementwise-operations.ts). Targets and operands are numbered through: first the
 * planes, then the constants, then the temporaries; operands that an operation does not take repeat its first. Instructions
 * run in order on a stretch of elements, all of them before the next stretch is taken, so an instruction that reads a
 * plane finds what an earlier one wrote there.
 */
export interface ElementwiseCode {
  readonly precision: "float32" | "float64";
  /** Number of planes. */
  readonly planes: number;
  /** Rounded to the precision. */
  readonly constants: Float64Array;
  /** Number of temporaries. */
  readonly temporaries: number;
  readonly instructions: Int32Array;
}

/** Elementwise work bound to a memory: on `count` elements of the planes whose byte addresses stand at `table` (uint32). */
export type ElementwiseFunction = (count: number, table: number) => void;
