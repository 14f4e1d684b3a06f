import { expect, it } from "vitest";
import { createStream } from "../../../numeric/random.ts";
import { flipFlop } from "../../../tasks/flip-flop.ts";
import { exampleRows } from "./example-rows.ts";

it("takes the first trial: a pulse on every channel at step 0, and targets that keep each pulse's sign", () => {
  const batch = flipFlop({ steps: 20 }).sample(createStream({ study: "test", purpose: "trials", seed: 3 }), 5);
  const rows = exampleRows(batch, batch.targets);
  expect(rows.map(({ label }) => label)).toEqual(["bit 1", "bit 2", "bit 3"]);
  for (const { pulses, target, output } of rows) {
    expect(pulses[0].step).toBe(0);
    expect(output).toEqual(target);
    expect(pulses.map(({ step }) => target[step])).toEqual(pulses.map(({ value }) => value));
  }
});
