import { cellFromJson } from "../../cells/serialise.ts";
import { networkLayout, type Parameter } from "../../network/network.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { builtInTwin } from "../pytorch-layout.ts";
import { assembleNetwork } from "./assemble-network.ts";
import type { ImportCandidate, ImportedNetwork } from "./import-options.ts";
import { float32Weights, type WeightGroup } from "./weight-group.ts";

/** The way to read what Nullcline itself wrote: a network file, or exported arrays, whose text `nullcline.cell` holds the cell's graph. */
export function ownCandidates(group: WeightGroup, who: string): readonly ImportCandidate[] {
  const { network } = group;
  if (network !== undefined) return [{ supposes: {}, build: () => ({ network, recognised: `Nullcline's own file of a ${network.cell.name} network: ${network.units} units, ${network.inputs} inputs`, notes: [] }) }];
  const text = group.texts.get("nullcline.cell");
  return text === undefined || !group.arrays.has("readout.weight") ? [] : [{ supposes: {}, build: () => built(group, text, who) }];
}

function built(group: WeightGroup, text: string, who: string): ImportedNetwork {
  const read = cellFromJson(parsed(text, who));
  const cell = builtInTwin(read) ?? read;
  const [outputs, units] = group.arrays.get("readout.weight")!.shape;
  const names = networkLayout(cell, { units: 1, inputs: 1, outputs: 1 }).slots;
  const inputName = names.find(({ role }) => role === "input")?.name ?? "";
  const inputs = group.arrays.get(inputName)?.shape[1] ?? 0;
  const parameters = names.flatMap(({ name }): [string, Parameter][] => {
    const array = group.arrays.get(name);
    return array === undefined ? [] : [[name, float32Weights(name, array, who)]];
  });
  const network = assembleNetwork(cell, { units, inputs, outputs }, new Map(parameters), who);
  return { network, recognised: `Nullcline's own export of a ${cell.name} network: ${units} units, ${inputs} inputs`, notes: [] };
}

function parsed(text: string, who: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInputError({ who, expected: "the text nullcline.cell to be JSON", got: JSON.stringify(text.slice(0, 20)) });
  }
}
