import { InvalidInputError } from "../numeric/errors.ts";
import type { JsonValue } from "../formats/canonical-json.ts";
import type { AnalyseRun } from "./stored-analysis.ts";

/** An analysis for tests: says how many units the run has and what its settings are; fails for the seed it is told to. */
export const analyseRun: AnalyseRun = function* ({ network, spec }, settings: JsonValue) {
  yield;
  const { failFor } = settings as { readonly failFor?: number };
  if (spec.seed === failFor) throw new InvalidInputError({ who: "test analysis", expected: "another seed", got: String(spec.seed) });
  return new Map<string, string | Uint8Array>([["json", JSON.stringify({ units: network.units, seed: spec.seed, settings })], ["bin", Uint8Array.of(spec.seed)]]);
};
