import type { Parameter } from "../../network/network.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import type { ImportOptions } from "./import-options.ts";
import { float32Weights, type WeightGroup } from "./weight-group.ts";

/** A readout found among a file's arrays, or made up where there is none. */
export interface FoundReadout {
  readonly weight: Parameter;
  readonly bias: Parameter;
  /** Names of the arrays that it uses. */
  readonly used: readonly string[];
  /** In words: "the linear layer fc". */
  readonly text: string;
}

/**
 * The linear layer that reads a module's state: an array `….weight` [O, N], with `….bias` [O] where there is one, that
 * is no part of the module. Without any, the readout is the state itself.
 *
 * @throws InvalidInputError when several layers fit, or the one asked for does not.
 */
export function findReadout(group: WeightGroup, units: number, taken: ReadonlySet<string>, options: ImportOptions, who: string): FoundReadout {
  const weights = [...group.arrays].filter(([name, { shape }]) => /(^|\.)weight$/.test(name) && !taken.has(name) && shape.length === 2 && shape[1] === units);
  const names = weights.map(([name]) => name.slice(0, -"weight".length));
  if (options.readout === undefined && names.length === 0) return identityReadout(units);
  const prefix = options.readout === undefined ? names[0] : options.readout === "" ? "" : `${options.readout.replace(/\.$/, "")}.`;
  if (!names.includes(prefix)) throw new InvalidInputError({ who, expected: `a readout among ${listed(names)}, which read ${units} units`, got: JSON.stringify(options.readout) });
  if (options.readout === undefined && names.length > 1) throw new InvalidInputError({ who, expected: `one linear layer that reads ${units} units`, got: listed(names), remedy: "Say which with --readout, the others are left out" });
  return readoutAt(group, prefix, who);
}

function listed(prefixes: readonly string[]): string {
  return prefixes.map((prefix) => JSON.stringify(prefix.replace(/\.$/, ""))).join(", ") || "none";
}

function readoutAt({ arrays }: WeightGroup, prefix: string, who: string): FoundReadout {
  const weight = float32Weights(`${prefix}weight`, arrays.get(`${prefix}weight`)!, who);
  const stored = arrays.get(`${prefix}bias`);
  const outputs = weight.shape[0];
  if (stored !== undefined && stored.shape.join() !== String(outputs)) throw new InvalidInputError({ who, expected: `${prefix}bias of shape [${outputs}]`, got: `[${stored.shape.join(", ")}]` });
  const bias = stored === undefined ? { shape: [outputs], data: new Float32Array(outputs) } : float32Weights(`${prefix}bias`, stored, who);
  return { weight, bias, used: [`${prefix}weight`, ...(stored === undefined ? [] : [`${prefix}bias`])], text: `the linear layer ${prefix.slice(0, -1) || "beside it"}${stored === undefined ? " (no bias)" : ""}` };
}

/** Every unit is an output. */
export function identityReadout(units: number): FoundReadout {
  const data = Float32Array.from({ length: units * units }, (_, index) => Number(index % (units + 1) === 0));
  return { weight: { shape: [units, units], data }, bias: { shape: [units], data: new Float32Array(units) }, used: [], text: "the units themselves" };
}
