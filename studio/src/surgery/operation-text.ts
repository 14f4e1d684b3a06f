import type { Operation } from "./operation.ts";

/** An operation in words, e.g. `Lesion units 3, 7`. Units and entries count from 1, as everywhere in the studio. */
export function operationText(operation: Operation, inputLabels: readonly string[]): string {
  switch (operation.kind) {
    case "lesion":
      return operation.units.length === 1 ? `Lesion unit ${operation.units[0] + 1}` : `Lesion units ${operation.units.map((unit) => unit + 1).join(", ")}`;
    case "scale-recurrence":
      return `Recurrence × ${valueText(operation.factor)}`;
    case "set-weight":
      return `${operation.parameter} [${operation.row + 1}, ${operation.column + 1}] = ${valueText(operation.value)}`;
    case "hold-input":
      return `Hold ${inputLabels[operation.input] ?? `input ${operation.input + 1}`} at ${valueText(operation.value)}`;
  }
}

/** A number in at most four digits, with a true minus sign. */
export function valueText(value: number): string {
  return String(Number(value.toPrecision(4))).replace("-", "−");
}
