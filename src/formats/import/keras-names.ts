import type { Hdf5File } from "../recordings/hdf5-file.ts";

/** Names of a recurrent cell's variables, and of a dense layer's with their axes, in the order in which Keras 3 numbers them. */
const CELL_VARIABLES = ["kernel", "recurrent_kernel", "bias"];
const DENSE_VARIABLES = [{ name: "kernel", axes: 2 }, { name: "bias", axes: 1 }];

/** `/layers/gru/cell/vars/1`, as Keras 3 writes `.weights.h5`. */
const NUMBERED = /^(.*?)(\/cell)?\/vars\/(\d{1,3})$/;

/** `/model_weights/gru/gru/gru_cell/kernel:0`, as all versions write `.h5`; weights alone lack the first part. */
const NAMED = /^(.*)\/(kernel|recurrent_kernel|bias)(?::0)?$/;

/**
 * A variable of Keras by its layer and its part, such as `gru/recurrent_kernel`, from its path in one of Keras's HDF5
 * files; any other array keeps its path.
 *
 * @param axes how many axes the array has: numbered variables with other numbers of axes are no dense layer's.
 * Source: keras/src/saving/saving_lib.py and keras/src/legacy/saving/legacy_h5_format.py (Keras 3).
 */
export function kerasName(file: Hdf5File, path: string, axes: number): string {
  return numberedName(file, path, axes) ?? namedName(path) ?? path.slice(1);
}

function numberedName(file: Hdf5File, path: string, axes: number): string | undefined {
  const [, layer, cell, number] = NUMBERED.exec(path) ?? [];
  if (layer === undefined) return undefined;
  const dense = DENSE_VARIABLES[Number(number)];
  const variable = cell === undefined ? (dense?.axes === axes ? dense.name : undefined) : CELL_VARIABLES[Number(number)];
  return variable === undefined ? undefined : `${layerName(file, layer)}/${variable}`;
}

/** The name that the model gave the layer; early versions of Keras 3 kept only the layer's kind and number, in the path. */
function layerName(file: Hdf5File, layer: string): string {
  const variables = `${layer}/vars`;
  const name = file.kind(variables) === "group" ? file.attribute(variables, "name") : undefined;
  return typeof name === "string" ? name : lastPart(layer.split("/"));
}

function namedName(path: string): string | undefined {
  const [, layer, variable] = NAMED.exec(path) ?? [];
  const parts = layer?.split("/") ?? [];
  const isCell = parts.length > 2 && /(^|_)cell(_\d+)?$/.test(lastPart(parts));
  return variable === undefined || parts.length < 2 ? undefined : `${lastPart(isCell ? parts.slice(0, -1) : parts)}/${variable}`;
}

function lastPart(parts: readonly string[]): string {
  return parts[parts.length - 1];
}
