import type { Operation } from "./operation.ts";

/** The list with a unit or several lesioned besides. */
export function withLesion(operations: readonly Operation[], units: readonly number[]): readonly Operation[] {
  return [...operations, { kind: "lesion", units }];
}

/** The list with the recurrence scaled by `factor` in all, where the list scales it now; 1 takes that operation out. */
export function withScale(operations: readonly Operation[], factor: number): readonly Operation[] {
  const index = operations.findIndex(({ kind }) => kind === "scale-recurrence");
  const scale: Operation = { kind: "scale-recurrence", factor };
  if (index < 0) return factor === 1 ? operations : [...operations, scale];
  return factor === 1 ? operations.toSpliced(index, 1) : operations.with(index, scale);
}

/** The factor that a list scales the recurrence by. */
export function scaleIn(operations: readonly Operation[]): number {
  return operations.reduce((product, operation) => (operation.kind === "scale-recurrence" ? product * operation.factor : product), 1);
}

/** The list with one entry set last, so that nothing after it changes it again. */
export function withEntry(operations: readonly Operation[], entry: Omit<Extract<Operation, { kind: "set-weight" }>, "kind">): readonly Operation[] {
  const others = operations.filter((operation) => !(operation.kind === "set-weight" && operation.parameter === entry.parameter && operation.row === entry.row && operation.column === entry.column));
  return [...others, { kind: "set-weight", ...entry }];
}

/** The list with one input held at a value; `undefined` lets it go. */
export function withHold(operations: readonly Operation[], input: number, value: number | undefined): readonly Operation[] {
  const others = operations.filter((operation) => !(operation.kind === "hold-input" && operation.input === input));
  return value === undefined ? others : [...others, { kind: "hold-input", input, value }];
}

/** The list without the operation at an index. */
export function withoutOperation(operations: readonly Operation[], index: number): readonly Operation[] {
  return operations.toSpliced(index, 1);
}

/** Units that a list lesions, ascending. */
export function lesionedUnits(operations: readonly Operation[]): readonly number[] {
  return [...new Set(operations.flatMap((operation) => (operation.kind === "lesion" ? operation.units : [])))].toSorted((a, b) => a - b);
}
