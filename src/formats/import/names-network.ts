import { roleOf } from "../recordings/entry-roles.ts";
import { isRecurrentName } from "./rate-arrays.ts";

/** The names by which PyTorch, Keras and Nullcline itself call recurrent weights. */
const WEIGHTS = /(^|[./])(weight_hh(_l\d+)?|recurrent_kernel(:0)?|cell\/vars\/1|nullcline\.cell)$/;

/**
 * Whether arrays are a network's weights rather than recorded activity, judged by their names and shapes alone: one is
 * called as PyTorch, Keras or Nullcline call recurrent weights, or a square matrix is called as a rate network's and none as
 * activity.
 */
export function namesNetwork(arrays: readonly { readonly name: string; readonly shape: readonly number[] }[]): boolean {
  if (arrays.some(({ name }) => WEIGHTS.test(name))) return true;
  return arrays.some(({ name, shape }) => isSquare(shape) && isRecurrentName(name.replace(/^.*[/.]/, ""))) && !arrays.some(({ name }) => roleOf(name) === "rates");
}

function isSquare(shape: readonly number[]): boolean {
  return shape.length === 2 && shape[0] === shape[1];
}
