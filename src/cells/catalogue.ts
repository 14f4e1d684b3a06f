import type { Cell } from "./cell.ts";
import { gru } from "./gru.ts";
import { leakyRate } from "./leaky-rate.ts";
import { lstm } from "./lstm.ts";
import { ugrnn } from "./ugrnn.ts";
import { vanilla } from "./vanilla.ts";

/** The built-in cells by name. */
export const builtInCells: ReadonlyMap<string, Cell> = new Map(
  [vanilla, leakyRate, ugrnn, gru, lstm].map((cell) => [cell.name, cell]),
);
