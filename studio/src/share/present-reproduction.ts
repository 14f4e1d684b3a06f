import type { Dynamics } from "../laboratory/dynamics-store.ts";
import type { Laboratory } from "../laboratory/laboratory-store.ts";
import { type Operation, operatedInput } from "../surgery/operation.ts";
import { fixedPointsCommand, type Reproduction, trainReproduction } from "./reproduction.ts";

/** The name, without an ending, of files that hold the network shown. */
export function savedName({ spec, loaded }: Laboratory): string {
  return loaded === undefined ? `${spec.task.name}-${spec.cell.name}` : fileStem(loaded.name);
}

/** A name that a shell and every file system take. */
function fileStem(name: string): string {
  const plain = name.replace(/\.\w{1,11}$/u, "").replaceAll(/\W+/gu, "-").replaceAll(/^-+|-+$/gu, "").slice(0, 60);
  return plain === "" ? "network" : plain;
}

/**
 * The command that does again what the laboratory shows: trains the network, and finds its fixed points where they were
 * looked for. A network that was loaded or operated on is taken from the file that the menu saves; inputs that are held
 * are no part of it and stand in the command.
 */
export function presentReproduction(laboratory: Laboratory, { found, input }: Dynamics, operations: readonly Operation[]): Reproduction {
  const { spec, loaded } = laboratory;
  if (loaded !== undefined || operations.length > 0) return { command: fixedPointsCommand(operatedInput(found?.input ?? input, operations), `${savedName(laboratory)}.safetensors`), files: new Map() };
  const { command, files } = trainReproduction(spec);
  return { command: found === undefined ? command : `${command} && ${fixedPointsCommand(found.input)}`, files };
}
