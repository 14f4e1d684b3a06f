import { InvalidInputError } from "../../numeric/errors.ts";

/** An input held at a value, as plain data. */
export interface InputClamp {
  /** Index of the input, from 0 to I − 1. */
  readonly input: number;
  readonly value: number;
  /** First step that it is held at, from 0. Default 0. */
  readonly from?: number;
  /** Step that it is free again at. Default: the end. */
  readonly to?: number;
}

/**
 * Inputs [T, B, I] with one input held at a value in all trials, for all steps or from one to before another.
 *
 * @param shape T, B and I.
 * @returns a new array of the same type.
 * @throws InvalidInputError where shape or clamp do not fit
 */
export function clampInput<Values extends Float32Array | Float64Array>(values: Values, shape: { readonly steps: number; readonly trials: number; readonly inputs: number }, clamp: InputClamp): Values {
  const { steps, trials, inputs } = shape;
  if (values.length !== steps * trials * inputs) throw complaint(`inputs [${steps}, ${trials}, ${inputs}], ${steps * trials * inputs} numbers`, String(values.length));
  const { from = 0, to = steps } = clamp;
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= steps)) throw complaint(`steps from 0 to ${steps}`, `from ${from} to ${to}`);
  const held = values.slice() as Values;
  checkClamp(clamp, inputs, held);
  for (let row = from * trials; row < to * trials; row++) held[row * inputs + clamp.input] = clamp.value;
  return held;
}

/**
 * A constant input [I] of a map with one input held at a value; for fixed points and other analyses of a network that is
 * driven by a constant.
 * @throws InvalidInputError where the input does not exist
 */
export function clampConstantInput<Values extends Float32Array | Float64Array>(input: Values, { input: index, value }: Pick<InputClamp, "input" | "value">): Values {
  return clampInput(input, { steps: 1, trials: 1, inputs: input.length }, { input: index, value });
}

function checkClamp({ input, value }: InputClamp, inputs: number, values: Float32Array | Float64Array): void {
  if (!Number.isInteger(input) || input < 0 || input >= inputs) throw complaint(inputs === 0 ? "a network that has inputs" : `an input from 0 to ${inputs - 1}`, String(input));
  const held = values instanceof Float32Array ? Math.fround(value) : value;
  if (!Number.isFinite(held)) throw complaint("a finite value", String(value));
}

function complaint(expected: string, got: string): InvalidInputError {
  return new InvalidInputError({ who: "clampInput", expected, got });
}
