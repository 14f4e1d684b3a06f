import { expect, it } from "vitest";
import { leakyRate } from "../cells/leaky-rate.ts";
import { createNetwork } from "../network/network.ts";
import { runNetwork } from "../network/run.ts";
import { createStream } from "../numeric/random.ts";
import { oscillation } from "../tasks/oscillation.ts";
import { force } from "./force.ts";
import { fullForce } from "./full-force.ts";

it("full-FORCE learns the published demonstration's oscillation within 5 % from sixty trials, and better than FORCE with as many units", () => {
  const task = oscillation();
  const batch = task.sample(createStream({ study: "test", purpose: "trial", seed: 1 }), 1);
  const network = createNetwork({ cell: leakyRate.with({ convention: "outside" }), units: 300, inputs: 1, outputs: 1, seed: 1, gain: 1.5, initialStateScale: 0 });
  const [forced, fullyForced] = [force, fullForce].map((learner) => {
    const learning = learner(network, task, { trials: 60 }, 1);
    let turn = learning.next();
    while (!turn.done) turn = learning.next();
    expect(turn.value.positiveDefinite).toBe(true);
    return task.score(batch, runNetwork(turn.value.network, batch).outputs);
  });
  expect(fullyForced.passed).toBe(true);
  expect(fullyForced.metrics["normalisedError"]).toBeLessThan(forced.metrics["normalisedError"] / 10);
});
