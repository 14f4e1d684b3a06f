import { InvalidInputError } from "../../numeric/errors.ts";
import type { Network } from "../network.ts";
import { lesionUnits } from "./lesion-units.ts";
import { scaleRecurrence } from "./scale-recurrence.ts";
import { withWeight } from "./with-weight.ts";

/** One operation on a network as plain data, for lists that can be undone, kept as JSON and shared. */
export type Surgery =
  | { readonly kind: "lesion"; readonly units: readonly number[] }
  | { readonly kind: "scale-recurrence"; readonly factor: number }
  | { readonly kind: "set-weight"; readonly parameter: string; readonly row: number; readonly column: number; readonly value: number };

const KINDS: readonly Surgery["kind"][] = ["lesion", "scale-recurrence", "set-weight"];

/** More than anyone does by hand. */
const MOST_SURGERIES = 10_000;

/**
 * The network after a list of operations, first to last; the one given stays as it is. To undo the last, apply the list
 * without it to the original.
 * @throws InvalidInputError where an operation does not fit the network
 * @example
 * applySurgeries(network, [{ kind: "lesion", units: [0] }, { kind: "scale-recurrence", factor: 1.2 }])
 */
export function applySurgeries(network: Network, surgeries: readonly Surgery[]): Network {
  return surgeries.reduce(applySurgery, network);
}

function applySurgery(network: Network, surgery: Surgery): Network {
  switch (surgery.kind) {
    case "lesion":
      return lesionUnits(network, surgery.units);
    case "scale-recurrence":
      return scaleRecurrence(network, surgery.factor);
    case "set-weight":
      return withWeight(network, surgery, surgery.value);
  }
}

/**
 * The list of operations that JSON from a file or a link describes; only its form is checked, `applySurgeries` checks
 * it against a network. Entries that an operation does not have are left out.
 * @throws InvalidInputError naming the first wrong entry
 */
export function surgeriesFromJson(json: unknown): readonly Surgery[] {
  if (!Array.isArray(json) || json.length > MOST_SURGERIES) throw complaint(`a list of at most ${MOST_SURGERIES} operations`, Array.isArray(json) ? `${json.length}` : typeof json);
  return json.map((entry: unknown, k) => surgeryFromJson(entry, `operation ${k}`));
}

function surgeryFromJson(json: unknown, where: string): Surgery {
  const entry = (typeof json === "object" && json !== null ? json : {}) as Readonly<Record<string, unknown>>;
  const kind = KINDS.find((known) => known === entry["kind"]);
  const number = (key: string): number => asNumber(entry[key], `${where}: ${key}`);
  switch (kind) {
    case "lesion":
      if (!Array.isArray(entry["units"])) throw complaint(`${where}: units to be a list`, typeof entry["units"]);
      return { kind, units: entry["units"].map((unit: unknown) => asNumber(unit, `${where}: units`)) };
    case "scale-recurrence":
      return { kind, factor: number("factor") };
    case "set-weight":
      if (typeof entry["parameter"] !== "string") throw complaint(`${where}: parameter to be a name`, typeof entry["parameter"]);
      return { kind, parameter: entry["parameter"], row: number("row"), column: number("column"), value: number("value") };
    case undefined:
      throw complaint(`${where} to be one of ${KINDS.join(", ")}`, JSON.stringify(entry["kind"]) ?? "none");
  }
}

function asNumber(value: unknown, what: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw complaint(`${what} to be a finite number`, JSON.stringify(value) ?? "nothing");
}

function complaint(expected: string, got: string): InvalidInputError {
  return new InvalidInputError({ who: "surgeriesFromJson", expected, got });
}
