/** Where a value stands while elementwise code runs. */
export interface Operand {
  readonly kind: "plane" | "constant" | "temporary";
  readonly index: number;
}

/** One instruction of elementwise code before its operands are numbered through. */
export interface Instruction {
  /** One of `ELEMENTWISE_OPERATIONS`. */
  readonly operation: string;
  readonly target: Operand;
  /** One to three, as many as the operation takes. */
  readonly operands: readonly Operand[];
}

/** Whether two operands are the same place. */
export function isSamePlace(left: Operand, right: Operand): boolean {
  return left.kind === right.kind && left.index === right.index;
}
