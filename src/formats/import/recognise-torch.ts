import type { Parameter } from "../../network/network.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { fromPytorch } from "../pytorch-tensors.ts";
import { assembleNetwork } from "./assemble-network.ts";
import { findReadout } from "./find-readout.ts";
import type { ImportCandidate, ImportedNetwork, ImportOptions } from "./import-options.ts";
import { findTorchModules, type TorchTensors } from "./torch-modules.ts";
import type { KerasReading } from "./keras-tensors.ts";
import { gatesOf, torchCell, torchLayerLayout, type TorchVariant } from "./torch-layers.ts";
import { float32Weights, type WeightGroup } from "./weight-group.ts";

/** What PyTorch's plain RNN may compute, its default first. */
const ACTIVATIONS = ["tanh", "relu"];

/** Whose names and layout the tensors had before they were PyTorch's. */
type Origin = "PyTorch" | "Keras";

interface Reading extends TorchVariant {
  readonly origin: Origin;
  /** What was assumed, one sentence each. */
  readonly assumed: readonly string[];
}

/**
 * The ways to read a group of arrays as a recurrent module of PyTorch with its readout: none where no array is called
 * `weight_hh…`, one for nn.GRU, nn.LSTM and their cells, one for each nonlinearity of nn.RNN, which no state dict states.
 *
 * Equations: PyTorch's own; both biases of a gate are added up, except in the GRU's candidate, where they differ.
 *
 * @param keras what Keras's layers compute beyond that, where the arrays were Keras's.
 * @throws InvalidInputError for several recurrent modules, directions or projections that no one-way cell computes, and
 *   shapes that fit no module.
 */
export function torchCandidates(group: WeightGroup, options: ImportOptions, who: string, keras?: KerasReading["settings"]): readonly ImportCandidate[] {
  const found = findTorchModules(group, options.module, who);
  if (found === undefined) return [];
  const settings = keras?.get(found.prefix);
  const common = { reset: settings?.reset ?? "after", origin: keras === undefined ? "PyTorch" : "Keras", assumed: settings?.notes ?? [] } as const;
  const candidate = (activation: string, supposes: ImportCandidate["supposes"]): ImportCandidate => ({ supposes, build: () => built(group, found, { ...common, activation }, options, who) });
  if (found.module !== "RNN") return [candidate(settings?.activation ?? "tanh", {})];
  const said = settings?.activation ?? options.activation;
  return said === undefined ? ACTIVATIONS.map((activation) => candidate(activation, { activation })) : [candidate(said, {})];
}

function built(group: WeightGroup, found: TorchTensors, reading: Reading, options: ImportOptions, who: string): ImportedNetwork {
  const { module, layers, units, inputs } = found;
  const taken = new Set(layers.flatMap((layer) => [...layer.values()]));
  const readout = findReadout(group, units, taken, options, who);
  const parameters = new Map<string, Parameter>([["readout.weight", readout.weight], ["readout.bias", readout.bias]]);
  layers.forEach((_, index) => {
    const layout = torchLayerLayout(module, layers.length, index + 1, reading);
    for (const [name, parameter] of fromPytorch(layout, layerTensors(group, found, index, who), units)) parameters.set(name, parameter);
  });
  const network = assembleNetwork(torchCell(module, layers.length, reading), { units, inputs, outputs: readout.weight.shape[0] }, parameters, who);
  const unused = [...group.arrays.keys()].filter((name) => !taken.has(name) && !readout.used.includes(name));
  return { network, recognised: `${describe(found, reading)}, read out by ${readout.text}`, notes: [...notesOf(group, found, unused, reading), ...nonlinearReadout(group, readout.used)] };
}

/** One layer's tensors under the names that a single layer has; missing biases are zero. */
function layerTensors(group: WeightGroup, { layers, units, module, inputs }: TorchTensors, index: number, who: string): ReadonlyMap<string, Parameter> {
  const rows = gatesOf[module] * units;
  const shapes = { weight_ih: [rows, index === 0 ? inputs : units], weight_hh: [rows, units], bias_ih: [rows], bias_hh: [rows] };
  return new Map(
    Object.entries(shapes).map(([part, shape]): [string, Parameter] => {
      const name = layers[index].get(part);
      if (name === undefined) return [`${part}_l0`, { shape, data: new Float32Array(rows) }];
      const array = group.arrays.get(name)!;
      if (array.shape.join() !== shape.join()) throw new InvalidInputError({ who, expected: `${name} of shape [${shape.join(", ")}]`, got: `[${array.shape.join(", ")}]`, remedy: "The arrays do not fit together; check which model they come from" });
      return [`${part}_l0`, float32Weights(name, array, who)];
    }),
  );
}

function describe({ module, layers, units, inputs, prefix, isCell }: TorchTensors, { activation, origin, reset }: Reading): string {
  const name = origin === "Keras" ? `Keras's ${module === "RNN" ? "SimpleRNN" : module}` : `PyTorch's nn.${module}${isCell ? "Cell" : ""}`;
  const variant = [...(module === "RNN" || activation !== "tanh" ? [activation] : []), ...(reset === "before" ? ["the reset before the matrix"] : [])];
  const nonlinearity = variant.length === 0 ? "" : ` with ${variant.join(" and ")}`;
  const where = prefix === "" ? "" : ` at ${JSON.stringify(prefix.replace(/\.$/, ""))}`;
  const bias = layers[0].has("bias_hh") ? "" : ", no bias";
  return `${name}${nonlinearity}${where}: ${layers.length} layer${layers.length === 1 ? "" : "s"} of ${units} units, ${inputs} inputs${bias}`;
}

function notesOf(group: WeightGroup, { layers }: TorchTensors, unused: readonly string[], { origin, assumed }: Reading): readonly string[] {
  const arrays = unused.filter((name) => group.arrays.get(name)!.shape.length > 0);
  const merged = origin === "PyTorch" && layers[0].has("bias_hh") ? ["PyTorch's two biases of a gate are kept as their sum.", ...assumed] : assumed;
  if (arrays.length === 0) return merged;
  const shown = arrays.slice(0, 6).map((name) => `${name} [${group.arrays.get(name)!.shape.join(", ")}]`);
  return [...merged, `Left out, being neither the recurrent module nor its readout: ${shown.join(", ")}${arrays.length > 6 ? ` and ${arrays.length - 6} more` : ""}.`];
}

/** Keras states the nonlinearity of a dense layer; a readout here has none. */
function nonlinearReadout({ texts }: WeightGroup, [weight]: readonly string[]): readonly string[] {
  const layer = weight?.replace(/\.?weight$/, "") ?? "";
  const activation = texts.get(`${layer}/activation`);
  return activation === undefined || activation === "linear" ? [] : [`The nonlinearity of the readout ${layer}, ${activation}, is left out: outputs are what it is applied to.`];
}
