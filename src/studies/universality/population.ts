import { parseRunSpec, type RunSpec } from "../../lab/run-spec.ts";
import type { UniversalityProfile } from "./profile.ts";

/** How built-in cells are named in print. */
const printedNames: Readonly<Record<string, string>> = { vanilla: "Vanilla", ugrnn: "UGRNN", gru: "GRU", lstm: "LSTM" };

/** A network of the population: its name and the run that trains it. */
export interface PlannedNetwork {
  /** Unique in the population; also part of figures' identifiers, so it holds no space. */
  readonly name: string;
  /** Printed name of the cell, e.g. `"GRU"`. */
  readonly architecture: string;
  readonly run: RunSpec;
}

/**
 * The networks of a profile. Network k of every cell has seed `seed × networksPerCell + k`, so that populations of
 * different seeds share no network.
 */
export function plannedPopulation(profile: UniversalityProfile, seed: number): PlannedNetwork[] {
  return profile.cells.flatMap((cell) =>
    Array.from({ length: profile.networksPerCell }, (_, k) => ({
      name: `${printedNames[cell] ?? cell}${profile.networksPerCell === 1 ? "" : `-${k + 1}`}`,
      architecture: printedNames[cell] ?? cell,
      run: parseRunSpec({
        task: { name: "flip-flop", ...profile.task },
        cell: { name: cell, activation: "tanh" },
        units: profile.units,
        seed: seed * profile.networksPerCell + k,
        evaluationTrials: profile.evaluationTrials,
        training: profile.training,
      }),
    })));
}
