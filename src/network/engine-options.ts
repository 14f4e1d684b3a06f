import type { Cell } from "../cells/cell.ts";
import type { NetworkSizes } from "./parameters.ts";

/** What an engine is made for. */
export interface EngineOptions extends NetworkSizes {
  readonly cell: Cell;
  readonly precision: "float32" | "float64";
  /** Time steps T that states, inputs and outputs are stored for. */
  readonly steps: number;
  /** Trials B handled at once. */
  readonly trials: number;
  /** Whether values that the reverse step needs are kept for all steps, or overwritten at each. */
  readonly keep: "every step" | "last step";
}
