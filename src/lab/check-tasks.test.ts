import { expect, it } from "vitest";
import { checkTasks, taskChecksText } from "./check-tasks.ts";
import { parseRunSpec } from "./run-spec.ts";

const spec = (task: object, seed = 0) => parseRunSpec({ task: { name: "flip-flop", ...task }, cell: { name: "gru" }, seed });

it("checks each task once, whatever the number of its runs", () => {
  const checks = checkTasks([spec({}), spec({}, 1), spec({ bits: 2 }), spec({ steps: 64 })]);
  expect(checks.map(({ task, verdict }) => [task, verdict])).toEqual([["flip-flop", "sound"], ["flip-flop", "sound"]]);
});

it("tells a few tasks one by one, and many together", () => {
  expect(taskChecksText(checkTasks([spec({})]))).toMatch(/^task flip-flop is sound: an ideal observer scores meanSquaredError 0, the best constant meanSquaredError 1, chance meanSquaredError 2[.\d]*\n$/);
  expect(taskChecksText(checkTasks(Array.from({ length: 9 }, (_, k) => spec({ steps: 10 + k }))))).toBe("9 tasks checked: all can be solved as stated\n");
});
