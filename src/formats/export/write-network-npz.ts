import { cellToJson } from "../../cells/serialise.ts";
import type { Network } from "../../network/network.ts";
import { canonicalJson, type JsonValue } from "../canonical-json.ts";
import type { WritableArray } from "../write-npy.ts";
import { writeNpz } from "../write-npz.ts";

/**
 * A network's parameters as a `.npz` file, each under its own name (`update.h`, `readout.weight`, …), with the texts
 * `nullcline.equations` (for people) and `nullcline.cell` (the graph, from which `importNetwork` makes the network again). Masks are left out:
 * the weights that they fix are zero.
 */
export function writeNetworkNpz({ cell, parameters }: Network): Uint8Array {
  return writeNpz(new Map<string, WritableArray>([...parameters, ["nullcline.equations", text(cell.equations.join("\n"))], ["nullcline.cell", text(canonicalJson(cellToJson(cell) as unknown as JsonValue))]]));
}

function text(value: string): WritableArray {
  return { shape: [], data: [value] };
}
