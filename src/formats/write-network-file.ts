import { cellToJson } from "../cells/serialise.ts";
import type { Network } from "../network/network.ts";
import { canonicalJson, type JsonValue } from "./canonical-json.ts";
import { networkFingerprint } from "./network-fingerprint.ts";
import { parametersInLayout, toPytorch, type NamedParameters } from "./pytorch-tensors.ts";
import { pytorchLayout, type PytorchLayout } from "./pytorch-layout.ts";
import type { Tensor } from "./tensor.ts";
import { writeSafetensors } from "./write-safetensors.ts";

/** Version of the network file that this code writes, and the only one it reads. */
export const NETWORK_FILE_VERSION = "1";

/** What the tensors' names follow in a file without a PyTorch layout. */
export const OWN_LAYOUT = "nullcline";

/**
 * Writes a network as the bytes of a safetensors file that any safetensors reader opens.
 *
 * Tensors: `weight_ih_l0`, `weight_hh_l0`, `bias_ih_l0`, `bias_hh_l0` where PyTorch has the cell (see
 * {@link pytorchLayout}), otherwise our own parameter names; then `readout.weight`, `readout.bias`,
 * `initial.<state>`, and `mask.<parameter>` (U8, 0 or 1) where connections are fixed at zero.
 *
 * Metadata: the cell's whole graph, so that the file opens anywhere without running code; its equations in
 * words; sizes; the names of frozen parameters; the run's specification; and a fingerprint of the weights.
 *
 * Equal networks give equal bytes.
 *
 * @param network the network; not changed.
 * @param options `spec` is the specification that the network was trained by, kept as JSON.
 */
export function writeNetworkFile(network: Network, options: { readonly spec?: JsonValue | undefined } = {}): Uint8Array {
  const layout = pytorchLayout(network.cell);
  const tensors = new Map<string, Tensor>();
  for (const [name, { shape, data }] of storedParameters(network, layout)) tensors.set(name, { type: "F32", shape, data });
  for (const [name, mask] of network.masks) tensors.set(`mask.${name}`, { type: "U8", shape: network.parameters.get(name)!.shape, data: Uint8Array.from(mask) });
  return writeSafetensors({ metadata: metadataOf(network, layout, options.spec), tensors });
}

function storedParameters(network: Network, layout: PytorchLayout | undefined): NamedParameters {
  if (layout === undefined) return network.parameters;
  const stacked = parametersInLayout(layout);
  return new Map([...[...network.parameters].filter(([name]) => !stacked.has(name)), ...toPytorch(layout, network.parameters, network.units)]);
}

function metadataOf(network: Network, layout: PytorchLayout | undefined, spec: JsonValue | undefined): ReadonlyMap<string, string> {
  const { cell, units, inputs, outputs, frozen } = network;
  const metadata = new Map([
    ["nullcline", NETWORK_FILE_VERSION],
    ["cell", canonicalJson(cellToJson(cell) as unknown as JsonValue)],
    ["equations", cell.equations.join("\n")],
    ["convention", "W[i, j] is the weight from j to i; x is the input, b a bias, ⊙ an elementwise product, ' the next step"],
    ["layout", layout?.module ?? OWN_LAYOUT],
    ["units", String(units)],
    ["inputs", String(inputs)],
    ["outputs", String(outputs)],
    ["frozen", JSON.stringify([...frozen].toSorted())],
    ["fingerprint", networkFingerprint(network)],
  ]);
  if (spec !== undefined) metadata.set("spec", canonicalJson(spec));
  return metadata;
}
