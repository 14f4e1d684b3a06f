import type { Cell } from "../cells/cell.ts";
import { cellFromJson } from "../cells/serialise.ts";
import { networkLayout, type Network, type Parameter } from "../network/network.ts";
import type { NetworkSizes } from "../network/parameters.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { describeJson } from "./describe-json.ts";
import { networkFingerprint } from "./network-fingerprint.ts";
import { fromPytorch, parametersInLayout, pytorchShapes, type NamedParameters } from "./pytorch-tensors.ts";
import { builtInTwin, pytorchLayout, type PytorchLayout } from "./pytorch-layout.ts";
import { readSafetensors, type SafetensorsFile } from "./read-safetensors.ts";
import type { Tensor } from "./tensor.ts";
import { NETWORK_FILE_VERSION, OWN_LAYOUT } from "./write-network-file.ts";

/** A network as its file holds it. */
export interface NetworkFile {
  readonly network: Network;
  /** The specification that the network was trained by, as JSON that nobody has checked; absent where none was kept. */
  readonly spec?: unknown;
}

type Shapes = ReadonlyMap<string, readonly number[]>;

/** Beyond this many units a float64 Jacobian alone takes 2 GB: such a file is an error or an attack. */
const MOST_UNITS = 16_384;

/**
 * Reads a network from the bytes of a file that `writeNetworkFile` wrote, or that was trained on elsewhere and
 * kept its metadata. Nothing in the file is trusted, and no code in it is run.
 *
 * @param bytes the whole file.
 * @param options `who` names the complainant in errors, typically the file's path (default `"readNetworkFile"`).
 * @throws InvalidInputError when the file is no safetensors file, lacks Nullcline's metadata, holds a damaged cell,
 *   lacks or adds a tensor, has one of the wrong type or shape, a NaN or infinite weight, a mask that is not 0 or
 *   1, a weight that its mask fixes at zero but is not, or weights that differ from their stated fingerprint.
 */
export function readNetworkFile(bytes: Uint8Array, options: { readonly who?: string } = {}): NetworkFile {
  const who = options.who ?? "readNetworkFile";
  const file = readSafetensors(bytes, { who });
  checkVersion(file, who);
  const cell = readCell(file, who);
  const sizes = { units: readSize(file, "units", who, 1), inputs: readSize(file, "inputs", who, 0), outputs: readSize(file, "outputs", who, 1) };
  const layout = readLayout(file, cell, who);
  const shapes: Shapes = new Map(networkLayout(cell, sizes).slots.map(({ name, shape }) => [name, shape]));
  const tensors = readFloats(file, storedShapes(shapes, layout, sizes), who);
  const parameters = layout === undefined ? tensors : new Map([...tensors, ...fromPytorch(layout, tensors, sizes.units)]);
  const network: Network = {
    cell,
    ...sizes,
    parameters: new Map([...shapes.keys()].map((name) => [name, parameters.get(name)!])),
    masks: readMasks(file, shapes, who),
    frozen: readFrozen(file, shapes, who),
  };
  checkMaskedWeights(network, who);
  checkFingerprint(file, network, who);
  const spec = file.metadata.get("spec");
  return spec === undefined ? { network } : { network, spec: parseEntry("spec", spec, who) };
}

function checkVersion({ metadata }: SafetensorsFile, who: string): void {
  const version = metadata.get("nullcline");
  if (version === NETWORK_FILE_VERSION) return;
  const got = version === undefined ? "none" : describeJson(version);
  const remedy = version === undefined ? "This safetensors file holds tensors but does not say which cell they belong to; save it with writeNetworkFile" : "Update Nullcline";
  throw new InvalidInputError({ who, expected: `metadata entry nullcline to be "${NETWORK_FILE_VERSION}"`, got, remedy });
}

function readCell(file: SafetensorsFile, who: string): Cell {
  const json = parseEntry("cell", entryOf(file, "cell", who), who);
  try {
    const cell = cellFromJson(json);
    return builtInTwin(cell) ?? cell;
  } catch (error) {
    if (error instanceof InvalidInputError) throw new InvalidInputError({ who, expected: `a usable cell: ${error.expected}`, got: error.got });
    throw error;
  }
}

function readSize(file: SafetensorsFile, name: string, who: string, minimum: number): number {
  const text = entryOf(file, name, who);
  const size = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (size >= minimum && size <= MOST_UNITS) return size;
  throw new InvalidInputError({ who, expected: `metadata entry ${name} to be a whole number from ${minimum} to ${MOST_UNITS}`, got: describeJson(text) });
}

function readLayout(file: SafetensorsFile, cell: Cell, who: string): PytorchLayout | undefined {
  const layout = pytorchLayout(cell);
  const expected = layout?.module ?? OWN_LAYOUT;
  const stated = entryOf(file, "layout", who);
  if (stated === OWN_LAYOUT) return undefined;
  if (stated === expected) return layout;
  throw new InvalidInputError({ who, expected: `metadata entry layout of cell ${cell.name} to be ${describeJson(expected)}`, got: describeJson(stated) });
}

/** What must be in the file: our own names, with those that PyTorch stacks replaced by its tensors. */
function storedShapes(shapes: Shapes, layout: PytorchLayout | undefined, { units, inputs }: NetworkSizes): Shapes {
  if (layout === undefined) return shapes;
  const stacked = parametersInLayout(layout);
  return new Map([...[...shapes].filter(([name]) => !stacked.has(name)), ...pytorchShapes(layout, units, inputs)]);
}

function readFloats(file: SafetensorsFile, shapes: Shapes, who: string): NamedParameters {
  const unknown = [...file.tensors.keys()].find((name) => !shapes.has(name) && !name.startsWith("mask."));
  if (unknown !== undefined) throw new InvalidInputError({ who, expected: `the tensors ${[...shapes.keys()].join(", ")}`, got: `${describeJson(unknown)} as well`, remedy: "Save only the network's own tensors" });
  return new Map([...shapes].map(([name, shape]) => [name, readFloat(file.tensors.get(name), name, shape, who)]));
}

function readFloat(tensor: Tensor | undefined, name: string, shape: readonly number[], who: string): Parameter {
  const expected = `tensor ${describeJson(name)} of shape [${shape.join(", ")}]`;
  if (tensor === undefined) throw new InvalidInputError({ who, expected, got: "none" });
  if (!(tensor.data instanceof Float32Array)) throw new InvalidInputError({ who, expected: `${expected} and type F32`, got: tensor.type, remedy: "Convert it to float32 before saving" });
  if (!sameShape(tensor.shape, shape)) throw new InvalidInputError({ who, expected, got: `[${tensor.shape.join(", ")}]` });
  const wrong = tensor.data.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new InvalidInputError({ who, expected: "finite weights", got: `${tensor.data[wrong]} at ${name}[${indexOf(wrong, shape).join(", ")}]`, remedy: "The training diverged or the file is damaged" });
  return { shape: tensor.shape, data: tensor.data };
}

function readMasks(file: SafetensorsFile, shapes: Shapes, who: string): ReadonlyMap<string, Float32Array> {
  const masks = new Map<string, Float32Array>();
  for (const [stored, tensor] of file.tensors) {
    if (!stored.startsWith("mask.")) continue;
    const name = stored.slice("mask.".length);
    const shape = shapes.get(name);
    if (shape === undefined) throw new InvalidInputError({ who, expected: "masks of the network's parameters", got: describeJson(stored) });
    masks.set(name, readMask(tensor, stored, shape, who));
  }
  return masks;
}

function readMask({ data, shape: given }: Tensor, name: string, shape: readonly number[], who: string): Float32Array {
  if (!(data instanceof Uint8Array) || !sameShape(given, shape) || data.some((value) => value > 1)) {
    throw new InvalidInputError({ who, expected: `tensor ${describeJson(name)} of shape [${shape.join(", ")}] and type U8 with entries 0 and 1`, got: "another one" });
  }
  return Float32Array.from(data);
}

function checkMaskedWeights({ parameters, masks }: Network, who: string): void {
  for (const [name, mask] of masks) {
    const { data, shape } = parameters.get(name)!;
    const wrong = data.findIndex((value, index) => value !== 0 && mask[index] === 0);
    if (wrong >= 0) throw new InvalidInputError({ who, expected: `zeros where mask.${name} is 0`, got: `${data[wrong]} at ${name}[${indexOf(wrong, shape).join(", ")}]`, remedy: "Set those weights to zero before saving, or save without the mask" });
  }
}

function readFrozen(file: SafetensorsFile, shapes: Shapes, who: string): ReadonlySet<string> {
  const names = parseEntry("frozen", entryOf(file, "frozen", who), who);
  if (Array.isArray(names) && names.every((name) => shapes.has(name))) return new Set(names);
  throw new InvalidInputError({ who, expected: "metadata entry frozen to list names of parameters", got: describeJson(names) });
}

function checkFingerprint({ metadata }: SafetensorsFile, network: Network, who: string): void {
  const stated = metadata.get("fingerprint");
  const found = networkFingerprint(network);
  if (stated === undefined || stated === found) return;
  throw new InvalidInputError({ who, expected: `weights with fingerprint ${describeJson(stated)}`, got: found, remedy: "The weights were changed after saving; if on purpose, remove the metadata entry fingerprint" });
}

function entryOf({ metadata }: SafetensorsFile, name: string, who: string): string {
  const text = metadata.get(name);
  if (text === undefined) throw new InvalidInputError({ who, expected: `metadata entry ${name}`, got: "none" });
  return text;
}

function parseEntry(name: string, text: string, who: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInputError({ who, expected: `metadata entry ${name} to be JSON`, got: describeJson(text) });
  }
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** Position of a flat index along each axis, row-major. */
function indexOf(flat: number, shape: readonly number[]): readonly number[] {
  const index: number[] = [];
  let rest = flat;
  for (const size of shape.toReversed()) {
    index.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return index;
}
