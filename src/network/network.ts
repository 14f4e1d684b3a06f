import type { Cell } from "../cells/cell.ts";
import { planCell } from "../compile/plan-cell.ts";
import type { CellProgram } from "../compile/program.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { createStream, type RandomStream } from "../numeric/random.ts";
import { orthogonalMatrix } from "./orthogonal-matrix.ts";
import { layoutParameters, type NetworkSizes, type ParameterLayout, type ParameterSlot } from "./parameters.ts";

/** A named array of trainable numbers, row-major. */
export interface Parameter {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A recurrent network: a cell, its sizes and its parameters. */
export interface Network extends NetworkSizes {
  readonly cell: Cell;
  /** By name: `gate.h` [N, N], `gate.input` [N, I], `gate.bias` [N], `initial.h` [N], `readout.weight` [O, N], `readout.bias` [O]. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Fixed zeros: 1 where an entry is free, 0 where it stays zero; only for masked parameters. */
  readonly masks: ReadonlyMap<string, Float32Array>;
  /** Names of parameters that training leaves as they are. */
  readonly frozen: ReadonlySet<string>;
}

/** What `createNetwork` needs, and the initialisation it may be given. */
export interface NetworkOptions extends NetworkSizes {
  readonly cell: Cell;
  /** Chooses the initial parameters; networks of different seeds are independent. */
  readonly seed: number;
  /**
   * Scale g of the recurrent weights: N(0, g²/N), or g times an orthogonal matrix. Default 1: a vanilla tanh network
   * starts at the edge of chaos.
   */
  readonly gain?: number;
  /** How recurrent weights are drawn. Default "gaussian"; "orthogonal" keeps the lengths of states, which helps ReLU networks to remember. */
  readonly recurrent?: "gaussian" | "orthogonal";
  /** Standard deviation of the trainable initial state. Default 0.1. */
  readonly initialStateScale?: number;
  readonly masks?: ReadonlyMap<string, Float32Array>;
  readonly frozen?: ReadonlySet<string>;
}

/**
 * A network with fresh parameters: recurrent weights N(0, g²/N) or orthogonal, input weights N(0, 1/I), readout
 * N(0, 1/N), biases 0, initial state N(0, 0.1²) (with Gaussian weights, the scheme of Sussillo's published networks).
 * @throws InvalidInputError for sizes that are not positive integers, or masks that fit no parameter
 */
export function createNetwork(options: NetworkOptions): Network {
  const { cell, units, inputs, outputs } = options;
  checkSizes(options);
  const layout = networkLayout(cell, options);
  const masks = options.masks ?? new Map<string, Float32Array>();
  const frozen = options.frozen ?? new Set<string>();
  checkNames("mask", [...masks.keys()], layout);
  checkNames("frozen parameter", [...frozen], layout);
  const stream = createStream({ study: "network", purpose: "initialise", seed: options.seed });
  const parameters = new Map(layout.slots.map((slot) => [slot.name, initialise(slot, stream.fork(slot.name), options, masks.get(slot.name))]));
  return { cell, units, inputs, outputs, parameters, masks, frozen };
}

const PROGRAMS = new WeakMap<object, CellProgram>();

/** The schedule of a cell, made once for each graph. */
export function cellProgram(cell: Cell): CellProgram {
  const known = PROGRAMS.get(cell.graph);
  if (known !== undefined) return known;
  const program = planCell(cell.graph);
  PROGRAMS.set(cell.graph, program);
  return program;
}

/** Where each parameter of a network stands. */
export function networkLayout(cell: Cell, sizes: NetworkSizes): ParameterLayout {
  return layoutParameters(cellProgram(cell), sizes);
}

function initialise(slot: ParameterSlot, stream: RandomStream, options: NetworkOptions, mask: Float32Array | undefined): Parameter {
  const data = new Float32Array(slot.length).fill(slot.initial);
  const scale = initialScale(slot, options);
  if (slot.role === "recurrent" && options.recurrent === "orthogonal") data.set(orthogonalMatrix(options.units, options.gain ?? 1, stream));
  else if (scale > 0) stream.fillNormal(data, scale);
  if (mask !== undefined) applyMask(slot, data, mask);
  return { shape: slot.shape, data };
}

function initialScale({ role }: ParameterSlot, { units, inputs, gain = 1, initialStateScale = 0.1 }: NetworkOptions): number {
  if (role === "recurrent") return gain / Math.sqrt(units);
  if (role === "input") return inputs === 0 ? 0 : 1 / Math.sqrt(inputs);
  if (role === "readout") return 1 / Math.sqrt(units);
  return role === "initial-state" ? initialStateScale : 0;
}

function applyMask(slot: ParameterSlot, data: Float32Array, mask: Float32Array): void {
  if (mask.length !== slot.length || mask.some((entry) => entry !== 0 && entry !== 1)) {
    throw new InvalidInputError({
      who: "createNetwork",
      expected: `a mask of ${slot.length} zeros and ones for ${slot.name}`,
      got: mask.length === slot.length ? "other values" : `${mask.length} entries`,
    });
  }
  mask.forEach((entry, index) => {
    if (entry === 0) data[index] = 0;
  });
}

function checkSizes({ units, inputs, outputs }: NetworkSizes): void {
  const wrong = Object.entries({ units, outputs }).find(([, size]) => !Number.isInteger(size) || size < 1);
  if (wrong !== undefined) throw new InvalidInputError({ who: "createNetwork", expected: `${wrong[0]} to be a positive integer`, got: String(wrong[1]) });
  if (!Number.isInteger(inputs) || inputs < 0) {
    throw new InvalidInputError({ who: "createNetwork", expected: "inputs to be a non-negative integer", got: String(inputs) });
  }
}

function checkNames(what: string, names: readonly string[], layout: ParameterLayout): void {
  const unknown = names.find((name) => !layout.byName.has(name));
  if (unknown === undefined) return;
  throw new InvalidInputError({
    who: "createNetwork",
    expected: `every ${what} to name a parameter: ${[...layout.byName.keys()].join(", ")}`,
    got: unknown,
  });
}
