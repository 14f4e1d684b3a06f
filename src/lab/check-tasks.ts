import { canonicalJson, type JsonValue } from "../formats/canonical-json.ts";
import { checkTask, requireSolvable, type TaskCheck } from "../tasks/task-check.ts";
import type { TaskScore } from "../tasks/task.ts";
import type { RunSpec } from "./run-spec.ts";
import { taskOf } from "./spec-parts.ts";

/**
 * Checks every task that runs are to be trained on, once for each set of options, before any is trained.
 *
 * @returns the checks, in order of first appearance.
 * @throws InvalidInputError for the first task that cannot be solved as stated.
 */
export function checkTasks(specs: readonly RunSpec[]): TaskCheck[] {
  const tasks = new Map(specs.map(({ task }) => [canonicalJson(task as unknown as JsonValue), task]));
  return [...tasks.values()].map((task) => {
    const check = checkTask(taskOf(task));
    requireSolvable(check);
    return check;
  });
}

/** More tasks than this are not told one by one. */
const MOST_TOLD = 8;

/** What the tasks ask, a line a task; one line where they are many. Ends in a line break. */
export function taskChecksText(checks: readonly TaskCheck[]): string {
  if (checks.length > MOST_TOLD) return `${checks.length} tasks checked: all can be solved as stated\n`;
  return checks.map(({ task, ideal, constant, chance, verdict }) =>
    `task ${task} is ${verdict}: ${ideal === undefined ? "" : `an ideal observer scores ${scoreText(ideal)}, `}the best constant ${scoreText(constant)}, chance ${scoreText(chance)}\n`).join("");
}

/** The score's first figure of merit. */
function scoreText({ metrics }: TaskScore): string {
  const [[name, value]] = Object.entries(metrics);
  return `${name} ${Number(value.toPrecision(2))}`;
}
