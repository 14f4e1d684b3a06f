import { InvalidInputError } from "../numeric/errors.ts";
import { closestName } from "../numeric/closest-name.ts";
import { flipFlop } from "./flip-flop.ts";
import { integration } from "./integration.ts";
import { nextCharacter } from "./next-character.ts";
import { oscillation } from "./oscillation.ts";
import { readySetGo } from "./ready-set-go.ts";
import { sine } from "./sine.ts";
import type { Task } from "./task.ts";

const makers: ReadonlyMap<string, (options: Readonly<Record<string, number>>) => Task> = new Map<string, (options: Readonly<Record<string, number>>) => Task>([
  ["flip-flop", flipFlop],
  ["sine", sine],
  ["integration", integration],
  ["next-character", nextCharacter],
  ["oscillation", oscillation],
  ["ready-set-go", readySetGo],
]);

/** Names of the built-in tasks, as {@link createTask} takes them. */
export const taskNames: readonly string[] = [...makers.keys()];

/**
 * Makes a built-in task by name, as a specification names it.
 *
 * @param name one of {@link taskNames}.
 * @param options the task's own options; those left out take their defaults.
 * @throws InvalidInputError for an unknown name, with the closest known one, and for options the task refuses.
 * @example
 * createTask("flip-flop", { bits: 2 }).inputs; // 2
 */
export function createTask(name: string, options: Readonly<Record<string, number>> = {}): Task {
  const make = makers.get(name);
  if (make !== undefined) return make(options);
  const closest = closestName(name, taskNames);
  throw new InvalidInputError({
    who: "createTask",
    expected: `one of the tasks ${taskNames.join(", ")}`,
    got: JSON.stringify(name),
    ...(closest === undefined ? {} : { remedy: `Did you mean ${JSON.stringify(closest)}?` }),
  });
}
