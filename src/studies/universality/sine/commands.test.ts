import { expect, it } from "vitest";
import { sin } from "../../../numeric/elementary.ts";
import { createStream } from "../../../numeric/random.ts";
import { sine } from "../../../tasks/sine.ts";
import { evenlySpaced, sineCommands } from "./commands.ts";

it("the commands are those of the task's own trials", () => {
  const task = sine({ steps: 30, frequencies: 7, lowest: 0.2, highest: 0.9 });
  const commands = sineCommands(task, 51);
  expect(commands.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  const { inputs, targets, conditions, trials } = task.sample(createStream({ study: "commands test", purpose: "trials", seed: 1 }), 40);
  for (let trial = 0; trial < trials; trial++) {
    const { input, frequency } = commands[Number(conditions[trial].split(" ")[1])];
    expect(inputs[trial]).toBe(Math.fround(input));
    expect(targets[29 * trials + trial]).toBe(Math.fround(sin(frequency * 30)));
  }
});

it("few of many are evenly spaced, with both ends", () => {
  expect(evenlySpaced(5, 51)).toEqual([0, 13, 25, 38, 50]);
  expect(evenlySpaced(3, 3)).toEqual([0, 1, 2]);
  expect(evenlySpaced(1, 51)).toEqual([25]);
});
