import { leakyRate } from "../../cells/leaky-rate.ts";
import type { Cell } from "../../cells/cell.ts";
import { vanilla } from "../../cells/vanilla.ts";
import type { Parameter } from "../../network/network.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { assembleNetwork } from "./assemble-network.ts";
import { identityReadout } from "./find-readout.ts";
import type { ImportCandidate, ImportedNetwork, ImportOptions } from "./import-options.ts";
import { findRateArrays, type RateArrays } from "./rate-arrays.ts";
import { float32Weights, scalarOf, type WeightArray, type WeightGroup } from "./weight-group.ts";

/** Tried where nothing is said; "linear" has to be said. */
const ACTIVATIONS = ["tanh", "relu", "softplus", "sigmoid"];
const KNOWN_ACTIVATIONS = [...ACTIVATIONS, "linear"];
const CONVENTIONS = ["inside", "outside"];
const DIRECTIONS = ["to-from", "from-to"];

/** What the recurrent matrix is called: after the state, or where it multiplies φ of the state. */
const RECURRENT = ["hidden.h", "hidden.recurrent"];

interface Choices {
  readonly activation: string;
  readonly convention: string;
  readonly weights: string;
}

/**
 * The ways to read a group of arrays as a rate network with matrices W (recurrent), U (input) and a vector b: none where
 * there is no square matrix of a known name. Time constants come from `tau` and `dt`, or `alpha` = dt/τ, in the file or
 * the options; without any, or with α = 1, it is the plain network h' = φ(W h + U x + b). The nonlinearity, the equation
 * convention and the direction of the matrices come from the file's texts, the options, or one candidate each.
 *
 * @throws InvalidInputError for shapes that do not fit together and names that mean nothing.
 */
export function rateCandidates(group: WeightGroup, options: ImportOptions, who: string): readonly ImportCandidate[] {
  const arrays = findRateArrays(group, who);
  if (arrays === undefined) return [];
  const step = stepOf(group, options, who);
  const alpha = step.dt / step.tau;
  const activations = choicesOf("activation", options.activation ?? group.texts.get("activation"), ACTIVATIONS, KNOWN_ACTIVATIONS, who);
  const conventions = choicesOf("convention", options.convention ?? group.texts.get("convention"), alpha === 1 ? ["inside"] : CONVENTIONS, CONVENTIONS, who);
  const directions = choicesOf("weights", options.weights ?? group.texts.get("weights"), directionsThatFit(arrays), DIRECTIONS, who);
  const lists = { activation: activations, convention: conventions, weights: directions };
  const open = Object.entries(lists).filter(([, list]) => list.length > 1).map(([name]) => name);
  const all = activations.flatMap((activation) => conventions.flatMap((convention) => directions.map((weights): Choices => ({ activation, convention, weights }))));
  return all.map((choices) => ({
    supposes: Object.fromEntries(Object.entries(choices).filter(([name]) => open.includes(name))),
    build: () => built(group, arrays, choices, step, who),
  }));
}

function choicesOf(name: string, stated: string | undefined, possible: readonly string[], known: readonly string[], who: string): readonly string[] {
  if (stated === undefined) return possible;
  if (known.includes(stated)) return [stated];
  throw new InvalidInputError({ who, expected: `${name} to be one of ${known.join(", ")}`, got: JSON.stringify(stated) });
}

interface EulerStep {
  readonly dt: number;
  readonly tau: number;
}

/** Where only their ratio α is stated, τ is 1; where nothing is, so is α. */
function stepOf({ arrays }: WeightGroup, options: ImportOptions, who: string): EulerStep {
  const stated = (name: string): number | undefined => {
    const array = arrays.get(name);
    return array === undefined ? undefined : scalarOf(name, array, who);
  };
  const dt = options.dt ?? stated("dt");
  const tau = options.tau ?? stated("tau");
  const alpha = stated("alpha");
  if (dt === undefined && tau === undefined) return checkedStep({ dt: alpha ?? 1, tau: 1 }, who);
  return checkedStep({ dt: dt ?? Number.NaN, tau: tau ?? Number.NaN }, who);
}

function checkedStep({ dt, tau }: EulerStep, who: string): EulerStep {
  if (dt > 0 && tau > 0 && dt <= tau && Number.isFinite(tau)) return { dt, tau };
  const got = `dt ${Number.isNaN(dt) ? "missing" : dt}, tau ${Number.isNaN(tau) ? "missing" : tau}`;
  throw new InvalidInputError({ who, expected: "dt and tau with 0 < dt ≤ tau, or alpha from 0 to 1", got, remedy: "Give them with --dt and --tau" });
}

/** The input matrix shows the direction where it is not square; a network without one leaves it open. */
function directionsThatFit({ units, input }: RateArrays): readonly string[] {
  if (input === undefined || input.array.shape.join() === `${units},${units}`) return DIRECTIONS;
  return input.array.shape[0] === units || input.array.shape.length === 1 ? ["to-from"] : ["from-to"];
}

function built(group: WeightGroup, arrays: RateArrays, { activation, convention, weights }: Choices, step: EulerStep, who: string): ImportedNetwork {
  const { units } = arrays;
  const turn = (name: string, array: WeightArray): Parameter => oriented(float32Weights(name, array, who), weights === "from-to");
  const recurrent = turn(arrays.recurrent.name, arrays.recurrent.array);
  const parameters = new Map<string, Parameter>(RECURRENT.map((name) => [name, recurrent]));
  const input = arrays.input === undefined ? { shape: [units, 0], data: new Float32Array() } : asMatrix(turn(arrays.input.name, arrays.input.array), units);
  parameters.set("hidden.input", input);
  for (const [name, found] of [["hidden.bias", arrays.bias], ["initial.h", arrays.initial]] as const) {
    if (found !== undefined) parameters.set(name, flat(float32Weights(found.name, found.array, who)));
  }
  const readout = arrays.output === undefined ? identityReadout(units).weight : asRows(turn(arrays.output.name, arrays.output.array), units);
  parameters.set("readout.weight", readout);
  if (arrays.outputBias !== undefined) parameters.set("readout.bias", flat(float32Weights(arrays.outputBias.name, arrays.outputBias.array, who)));
  const network = assembleNetwork(cellOf(activation, convention, step), { units, inputs: input.shape[1], outputs: readout.shape[0] }, parameters, who);
  const unused = [...group.arrays.keys()].filter((name) => !arrays.used.has(name));
  const notes = unused.length === 0 ? [] : [`Left out, since their names mean nothing here: ${unused.slice(0, 8).join(", ")}.`];
  return { network, recognised: describe(arrays, { activation, convention, weights }, step), notes };
}

function cellOf(activation: string, convention: string, { dt, tau }: EulerStep): Cell {
  return dt === tau && convention === "inside" ? vanilla.with({ activation }) : leakyRate.with({ activation, convention, dt, tau });
}

function describe({ recurrent, input, output, units }: RateArrays, { activation, convention, weights }: Choices, { dt, tau }: EulerStep): string {
  const phi = activation;
  const alpha = dt / tau;
  const equation = alpha === 1 && convention === "inside" ? `h' = ${phi}(W h + U x + b)` : convention === "inside" ? `r' = (1 − α) r + α ${phi}(W r + U x + b)` : `x' = (1 − α) x + α (W ${phi}(x) + U u + b)`;
  const named = [`W = ${recurrent.name}`, ...(input === undefined ? [] : [`U = ${input.name}`])].join(", ");
  const direction = weights === "from-to" ? "indexed [from, to] in the file" : "indexed [to, from]";
  return `a rate network of ${units} units, ${equation}${alpha === 1 ? "" : `, α = ${alpha}`}; ${named}, ${direction}; read out by ${output === undefined ? "the units themselves" : output.name}`;
}

function oriented({ shape, data }: Parameter, transpose: boolean): Parameter {
  if (!transpose || shape.length !== 2) return { shape, data };
  const [rows, columns] = shape;
  return { shape: [columns, rows], data: data.map((_, index) => data[(index % rows) * columns + Math.floor(index / rows)]) };
}

/** One input may come as a vector [N]. */
function asMatrix({ shape, data }: Parameter, units: number): Parameter {
  return { shape: shape.length === 1 ? [units, 1] : shape, data };
}

/** One output may come as a vector [N]. */
function asRows({ shape, data }: Parameter, units: number): Parameter {
  return { shape: shape.length === 1 ? [1, units] : shape, data };
}

/** A vector may come as [1, N] or [N, 1]. */
function flat({ data }: Parameter): Parameter {
  return { shape: [data.length], data };
}
