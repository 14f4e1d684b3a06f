import { describe, expect, it } from "vitest";
import { createStream } from "../../../numeric/random.ts";
import { readySetGo } from "../../../tasks/ready-set-go.ts";
import { untilResponse } from "./until-response.ts";

describe("untilResponse", () => {
  const task = readySetGo({ shortest: 10, longest: 30, pulse: 5, bump: 20, lead: 4 });
  const [whole, hidden] = [task, untilResponse(task)].map((each) => each.sample(createStream({ study: "test", purpose: "trials", seed: 1 }), 6));

  it("hides what comes after the response and nothing else", () => {
    hidden.conditions.forEach((condition, trial) => {
      const end = 4 + 2 * Number(condition.slice(9)) + 10;
      for (let t = 0; t < hidden.steps; t++) {
        expect(hidden.mask[t * 6 + trial]).toBe(t < end ? 1 : 0);
        if (t >= end) expect(hidden.targets[t * 6 + trial]).toBe(0);
      }
    });
    expect({ ...hidden, mask: whole.mask }).toEqual(whole);
  });

  it("does not score what it hides", () => {
    const outputs = hidden.targets.map((value, at) => (hidden.mask[at] === 0 ? 9 : value));
    expect(untilResponse(task).score(hidden, outputs).metrics["normalisedError"]).toBe(0);
    expect(task.score(whole, outputs).metrics["normalisedError"]).toBeGreaterThan(1);
  });
});
