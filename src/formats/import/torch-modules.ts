import { InvalidInputError } from "../../numeric/errors.ts";
import type { TorchModule } from "./stacked-cells.ts";
import { gatesOf } from "./torch-layers.ts";
import type { WeightGroup } from "./weight-group.ts";

/** A recurrent module of PyTorch, found by the names of its tensors. */
export interface TorchTensors {
  readonly module: TorchModule;
  /** Names before its tensors, e.g. `"rnn."`. */
  readonly prefix: string;
  /** Whether it is a single-step module (nn.GRUCell), whose names have no layer. */
  readonly isCell: boolean;
  /** For each layer, full names by part: `weight_ih`, `weight_hh`, `bias_ih`, `bias_hh`. */
  readonly layers: readonly ReadonlyMap<string, string>[];
  readonly units: number;
  readonly inputs: number;
}

const TENSOR = /^(.*?)(weight_ih|weight_hh|weight_hr|bias_ih|bias_hh)(?:_l(\d{1,3}))?(_reverse)?$/;

interface Part {
  readonly name: string;
  readonly prefix: string;
  readonly part: string;
  readonly layer: number | undefined;
  readonly reverse: boolean;
}

/**
 * The recurrent module among a group's arrays, or `undefined` where no array has the name of one.
 *
 * @param wanted the prefix of the module, where there are several.
 * @throws InvalidInputError for several modules, for bidirectional ones and projections, for gaps among the layers, and
 *   for shapes that fit neither RNN, GRU nor LSTM.
 */
export function findTorchModules(group: WeightGroup, wanted: string | undefined, who: string): TorchTensors | undefined {
  const parts = [...group.arrays.keys()].flatMap(partOf);
  const prefixes = [...new Set(parts.filter(({ part }) => part === "weight_hh").map(({ prefix }) => prefix))];
  if (prefixes.length === 0) return undefined;
  const prefix = chosenPrefix(prefixes, wanted, who);
  const own = parts.filter((part) => part.prefix === prefix);
  checkKind(own, who);
  const isCell = own.some(({ layer }) => layer === undefined);
  const layers = layersOf(own, who);
  return { prefix, isCell, layers, ...sizesOf(group, layers[0], who) };
}

function partOf(name: string): readonly Part[] {
  const match = TENSOR.exec(name);
  if (match === null) return [];
  return [{ name, prefix: match[1], part: match[2], layer: match[3] === undefined ? undefined : Number(match[3]), reverse: match[4] !== undefined }];
}

function chosenPrefix(prefixes: readonly string[], wanted: string | undefined, who: string): string {
  const names = prefixes.map((prefix) => JSON.stringify(prefix.replace(/\.$/, ""))).join(", ");
  const found = wanted === undefined ? prefixes[0] : prefixes.find((prefix) => prefix.replace(/\.$/, "") === wanted.replace(/\.$/, ""));
  if (found === undefined) throw new InvalidInputError({ who, expected: `a recurrent module among ${names}`, got: JSON.stringify(wanted) });
  if (wanted === undefined && prefixes.length > 1) throw new InvalidInputError({ who, expected: "one recurrent module", got: names, remedy: "Say which with --module; the others are left out" });
  return found;
}

function checkKind(parts: readonly Part[], who: string): void {
  const backward = parts.find(({ reverse }) => reverse);
  if (backward !== undefined) throw new InvalidInputError({ who, expected: "a module that runs forward in time", got: `a bidirectional one (${backward.name})`, remedy: "A backward pass is no dynamical system in time; train with bidirectional=False" });
  const projection = parts.find(({ part }) => part === "weight_hr");
  if (projection !== undefined) throw new InvalidInputError({ who, expected: "a module without projection", got: projection.name, remedy: "Train with proj_size=0" });
}

function layersOf(parts: readonly Part[], who: string): readonly ReadonlyMap<string, string>[] {
  const count = Math.max(...parts.map(({ layer }) => (layer ?? 0) + 1));
  return Array.from({ length: count }, (_, index) => {
    const layer = new Map(parts.filter((part) => (part.layer ?? 0) === index).map(({ part, name }) => [part, name]));
    const missing = ["weight_ih", "weight_hh"].find((part) => !layer.has(part));
    if (missing === undefined) return layer;
    throw new InvalidInputError({ who, expected: `${missing} of layer ${index}`, got: "none", remedy: "The state dict is incomplete; save all of it" });
  });
}

function sizesOf({ arrays }: WeightGroup, first: ReadonlyMap<string, string>, who: string): Pick<TorchTensors, "module" | "units" | "inputs"> {
  const name = first.get("weight_hh")!;
  const { shape } = arrays.get(name)!;
  const units = shape[1];
  const module = (Object.keys(gatesOf) as TorchModule[]).find((candidate) => shape.length === 2 && units > 0 && shape[0] === gatesOf[candidate] * units);
  if (module === undefined) throw new InvalidInputError({ who, expected: `${name} of shape [N, N] (RNN), [3 N, N] (GRU) or [4 N, N] (LSTM)`, got: `[${shape.join(", ")}]`, remedy: "Only PyTorch's own recurrent modules are recognised by these names" });
  const inputShape = arrays.get(first.get("weight_ih")!)!.shape;
  if (inputShape.length !== 2) throw new InvalidInputError({ who, expected: `${first.get("weight_ih")} to be a matrix`, got: `shape [${inputShape.join(", ")}]` });
  return { module, units, inputs: inputShape[1] };
}
