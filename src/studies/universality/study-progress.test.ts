import { expect, it } from "vitest";
import type { StudyProgress } from "../study.ts";
import { studyProgress } from "./study-progress.ts";

it("estimates the time left from the pace so far, once there is evidence", () => {
  const seen: StudyProgress[] = [];
  let now = 5000;
  const report = studyProgress((progress) => seen.push(progress), () => now);
  now = 6000;
  report("training", 0.01);
  now = 15000;
  report("training", 0.25);
  expect(seen).toEqual([{ stage: "training", fraction: 0.01 }, { stage: "training", fraction: 0.25, secondsLeft: 30 }]);
});
