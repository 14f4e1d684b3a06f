import type { Task } from "../../../tasks/task.ts";

/** A commanded frequency of the sine task. */
export interface Command {
  /** Its number in the task. */
  readonly index: number;
  /** The static input that commands it. */
  readonly input: number;
  /** ω, in radians a step. */
  readonly frequency: number;
}

/** The task's commands, thinned evenly to at most `most` with the first and the last among them; see `sine` for the formulas. */
export function sineCommands({ options }: Task, most: number): Command[] {
  const [count, lowest, highest] = ["frequencies", "lowest", "highest"].map((name) => Number(options[name]));
  return evenlySpaced(most, count).map((index) => ({ index, input: index / count + 0.25, frequency: lowest + ((highest - lowest) * index) / (count - 1) }));
}

/** At most `most` of the numbers 0 … count − 1, evenly spaced, the first and the last among them; the middle one for `most` = 1. */
export function evenlySpaced(most: number, count: number): number[] {
  if (most >= count) return Array.from({ length: count }, (_, k) => k);
  if (most === 1) return [Math.floor(count / 2)];
  return Array.from({ length: most }, (_, k) => Math.round((k * (count - 1)) / (most - 1)));
}
