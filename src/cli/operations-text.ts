import { formatNumber } from "./table.ts";

/** A number of operations in words. */
export function operationsText(operations: number): string {
  return operations < 1e9 ? `${formatNumber(operations / 1e6)} million operations` : `${formatNumber(operations / 1e9)} billion operations`;
}
