import type { BinaryOperation, UnaryOperation } from "../graph.ts";

/** The elementwise functions of one argument, by the names that sources use. */
export const FUNCTIONS: ReadonlyMap<string, UnaryOperation> = new Map([
  ["tanh", "tanh"], ["sigmoid", "sigmoid"], ["relu", "relu"], ["softplus", "softplus"], ["exp", "exp"], ["log", "log"],
  ["sqrt", "squareRoot"], ["sin", "sin"], ["cos", "cos"], ["abs", "absolute"], ["heaviside", "heaviside"], ["sign", "sign"],
]);

/** Those of two arguments. */
export const PAIR_FUNCTIONS: ReadonlyMap<string, BinaryOperation> = new Map([["min", "minimum"], ["max", "maximum"]]);

/** Trainable linear maps onto the units, with and without a bias. */
export const LINEAR_MAPS: readonly string[] = ["linear", "linearWithoutBias"];

/** What an option may choose as a function; `linear` leaves its argument as it is, as in the built-in cells. */
export const FUNCTION_CHOICES: readonly string[] = [...FUNCTIONS.keys(), "linear"];
