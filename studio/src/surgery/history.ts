import type { Operation } from "./operation.ts";

/** A list of operations that can be taken back and done again. */
export interface History {
  readonly operations: readonly Operation[];
  /** Earlier lists, the last one newest. */
  readonly past: readonly (readonly Operation[])[];
  /** Lists that were taken back, the last one next. */
  readonly future: readonly (readonly Operation[])[];
}

/** Nothing done, nothing to take back. */
export const emptyHistory: History = { operations: [], past: [], future: [] };

/** The history with another list; what was taken back can no longer be done again. */
export function withOperations({ operations, past }: History, next: readonly Operation[]): History {
  return { operations: next, past: [...past, operations], future: [] };
}

/** One change taken back. */
export function undone(history: History): History {
  const { operations, past, future } = history;
  return past.length === 0 ? history : { operations: past[past.length - 1], past: past.slice(0, -1), future: [...future, operations] };
}

/** One change that was taken back, done again. */
export function redone(history: History): History {
  const { operations, past, future } = history;
  return future.length === 0 ? history : { operations: future[future.length - 1], past: [...past, operations], future: future.slice(0, -1) };
}

/** The history with another list in place of the present one: a change that is still being made, such as a slider being dragged. */
export function amended({ past }: History, next: readonly Operation[]): History {
  return { operations: next, past, future: [] };
}
