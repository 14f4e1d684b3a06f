import type { TrainingOptions } from "../training/options.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { Initialisation } from "./initialisation.ts";

/** One value, or several to be tried in every combination with everything else. */
type OneOrMore<T> = T | readonly T[];

/** A task or cell by its name alone, or with options of which each may be a list. */
type SweptPart = string | { readonly name: OneOrMore<string>; readonly [option: string]: unknown };

type SweptTraining = { readonly [Name in keyof TrainingOptions]?: OneOrMore<TrainingOptions[Name]> };

type SweptInitialisation = { readonly [Name in keyof Initialisation]?: OneOrMore<Initialisation[Name]> };

/**
 * A grid of runs: a run's specification in which any field may be a list. The runs are all combinations; what is left
 * out takes its default.
 *
 * @example
 * const sweep: Sweep = { task: "flip-flop", cell: ["gru", { name: "vanilla", activation: ["tanh", "relu"] }], units: [32, 64], seeds: 10 };
 */
export interface Sweep {
  readonly task: OneOrMore<SweptPart>;
  readonly cell: OneOrMore<SweptPart>;
  readonly units?: OneOrMore<number>;
  /** How many seeds, 0, 1, 2, …; or the seeds themselves. */
  readonly seeds?: number | readonly number[];
  readonly evaluationTrials?: OneOrMore<number>;
  readonly training?: OneOrMore<SweptTraining>;
  readonly initialisation?: OneOrMore<SweptInitialisation>;
  readonly checkpoints?: OneOrMore<Checkpoints>;
  /** Combinations to leave out: partial specifications, each leaving out the runs that it fits. */
  readonly exclude?: OneOrMore<Readonly<Record<string, unknown>>>;
}
