import { applySurgeries, surgeriesFromJson, type Surgery } from "@nullcline/network/surgery/surgery.ts";
import { clampConstantInput, clampInput, type InputClamp } from "@nullcline/network/surgery/clamp-input.ts";
import type { Network } from "@nullcline/network/network.ts";
import { InvalidInputError } from "@nullcline/numeric/errors.ts";
import type { TrialBatch } from "@nullcline/tasks/task.ts";

/** One operation of the surgery, as plain data: on the network itself, or on an input that is held through all trials. */
export type Operation = Surgery | InputHold;

/** An input held at a value at every step. */
export interface InputHold extends Pick<InputClamp, "input" | "value"> {
  readonly kind: "hold-input";
}

/** The network after a list of operations, first to last. */
export function operatedNetwork(network: Network, operations: readonly Operation[]): Network {
  return applySurgeries(network, operations.filter((operation) => operation.kind !== "hold-input"));
}

/** Trials whose inputs are held as a list of operations says; targets and what is scored stay. */
export function operatedTrials(batch: TrialBatch, inputs: number, operations: readonly Operation[]): TrialBatch {
  const shape = { steps: batch.steps, trials: batch.trials, inputs };
  return { ...batch, inputs: holds(operations).reduce((values, hold) => clampInput(values, shape, hold), batch.inputs) };
}

/** A constant input [I] of the map with inputs held as a list of operations says. */
export function operatedInput(input: readonly number[], operations: readonly Operation[]): readonly number[] {
  return [...holds(operations).reduce((values, hold) => clampConstantInput(values, hold), Float64Array.from(input))];
}

/** The value that an input is held at, by the last operation that holds it. */
export function heldAt(input: number, operations: readonly Operation[]): number | undefined {
  return holds(operations).findLast((hold) => hold.input === input)?.value;
}

/**
 * The list of operations that JSON from a link or a file describes; whether it fits a network is checked when it is applied.
 * @throws InvalidInputError naming the first wrong entry
 */
export function operationsFromJson(json: unknown): readonly Operation[] {
  if (!Array.isArray(json)) return surgeriesFromJson(json);
  const holding = json.map((entry: unknown) => isHolding(entry));
  const surgeries = [...surgeriesFromJson(json.filter((_, k) => !holding[k]))].values();
  return json.map((entry: unknown, k) => (holding[k] ? inputHold(entry as Readonly<Record<string, unknown>>, k) : surgeries.next().value!));
}

function isHolding(entry: unknown): boolean {
  return typeof entry === "object" && entry !== null && "kind" in entry && entry.kind === "hold-input";
}

function inputHold({ input, value }: Readonly<Record<string, unknown>>, k: number): InputHold {
  if (typeof input === "number" && Number.isInteger(input) && input >= 0 && typeof value === "number" && Number.isFinite(value)) return { kind: "hold-input", input, value };
  throw new InvalidInputError({ who: "operationsFromJson", expected: `operation ${k} to name an input and a finite value`, got: JSON.stringify({ input, value }) });
}

function holds(operations: readonly Operation[]): InputHold[] {
  return operations.filter((operation) => operation.kind === "hold-input");
}
