import { expect, it } from "vitest";
import type { StudyProgress } from "../../study.ts";
import { workProgress } from "./study-progress.ts";

it("counts what was found as done, but takes the pace from the work alone", () => {
  const heard: StudyProgress[] = [];
  let milliseconds = 0;
  const progress = workProgress((one) => heard.push(one), 100, () => milliseconds);
  progress.done("found", 40, "folder");
  milliseconds = 10_000;
  progress.done("worked", 20, "work");
  milliseconds = 30_000;
  progress.done("worked", 40, "work");
  expect(heard).toEqual([
    { stage: "found", fraction: 0.4 },
    { stage: "worked", fraction: 0.6, secondsLeft: 20 },
    { stage: "worked", fraction: 1, secondsLeft: 0 },
  ]);
});
