import type { CellGraph } from "./graph.ts";

/** Options of a cell: numbers and names, so that they can be written into a specification. */
export type CellOptions = Readonly<Record<string, number | string>>;

/** A recurrent cell: its graph, made by `defineCell`, or read back from a network file. */
export interface Cell {
  readonly name: string;
  /** Every option in effect. */
  readonly options: CellOptions;
  readonly graph: CellGraph;
  /** Names of the state variables, in the order in which they are concatenated, e.g. `["h", "c"]`. */
  readonly states: readonly string[];
  /** The update in readable form, one line a linear map and a state variable. */
  readonly equations: readonly string[];
  /** The same cell with some options changed. Throws InvalidInputError for an option the cell lacks. */
  with(options: CellOptions): Cell;
}
