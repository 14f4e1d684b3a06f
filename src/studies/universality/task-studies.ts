import { flipFlopStudy } from "./flip-flop/study.ts";
import { integrationStudy } from "./integration/integration-study.ts";
import { sineStudy } from "./sine/study.ts";
import type { TaskFindings, TaskName, TaskStudy } from "./task-study.ts";

/** A task's part of the study, whatever its findings are. */
export type AnyTaskStudy = TaskStudy<TaskFindings, object>;

const studies: readonly AnyTaskStudy[] = [flipFlopStudy, sineStudy, integrationStudy];

/** One task's part of the study. */
export function taskStudy(name: TaskName): AnyTaskStudy {
  return studies.find((study) => study.name === name)!;
}
