import { beforeAll, describe, expect, it } from "vitest";
import { vanilla } from "../../../cells/vanilla.ts";
import { findFixedPoints } from "../../../dynamics/find-fixed-points.ts";
import type { SlowestState } from "../../../dynamics/line-attractor/slowest-states.ts";
import { networkAsMap } from "../../../network/as-map.ts";
import { createNetwork } from "../../../network/network.ts";
import { createStream } from "../../../numeric/random.ts";
import { integration } from "../../../tasks/integration.ts";
import { train } from "../../../training/train.ts";
import { contextTrials } from "./context-trials.ts";
import { heldLine, type HoldingTask } from "./held-line.ts";
import { lineShape } from "./line-shape.ts";
import { nearestState } from "./nearest-state.ts";
import { outputReading, readAt } from "./output-reading.ts";

const task = integration({ steps: 25 });
const untrained = createNetwork({ cell: vanilla, units: 24, inputs: 4, outputs: 1, seed: 3 });
const values = Array.from({ length: 15 }, (_, k) => (k - 7) / 10);

/** The first context of a network. */
function holding(network: typeof untrained): HoldingTask {
  const [{ visited }] = contextTrials(network, task.sample(createStream({ study: "test", purpose: "trials", seed: 1 }), 64));
  const map = networkAsMap(network);
  return { map, input: Float64Array.of(0, 0, 1, 0), reading: outputReading(network, map.dimension), visited };
}

function lineOf(problem: HoldingTask): SlowestState[] {
  const work = heldLine(problem, values);
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
  }
}

describe("the line of a small trained network", () => {
  let problem: HoldingTask;
  let line: SlowestState[];
  beforeAll(() => {
    const { network } = train(untrained, task, { steps: 900, batch: 32, learningRate: 5e-3, finalLearningRate: 2e-4 }, 3);
    problem = holding(network);
    line = lineOf(problem);
  });

  it("reads the values that it holds", () => {
    expect(line.map(({ state }) => readAt(problem.reading, state))).toEqual(values.map((value) => expect.closeTo(value, 9)));
    expect(lineShape(line, 25).edges).toEqual(values.slice(1).map((_, k) => [k, k + 1]));
  });

  it("does not depend on which of the visited states that read a value it starts from", () => {
    const others = lineOf({ ...problem, visited: problem.visited.filter((_, k) => k % 2 === 0) });
    const { length } = lineShape(line, 25);
    for (const [k, { state }] of others.entries()) expect(nearestState([line[k].state], state).distance).toBeLessThan(0.002 * length);
  });

  it("goes through the slow points that a free search from visited states finds", () => {
    const seeds = Float64Array.from(problem.visited.filter((_, k) => k % 16 === 0).flatMap((state) => Array.from(state)));
    const { points } = findFixedPoints(problem.map, seeds, { input: problem.input, tolerance: 1e-5, uniqueness: 0.02, descentSteps: 300 });
    const { length } = lineShape(line, 25);
    expect(points.length).toBeGreaterThan(5);
    for (const { state } of points) {
      const [held] = lineAt(readAt(problem.reading, state));
      expect(nearestState([held.state], state).distance).toBeLessThan(0.02 * length);
    }
  });

  /** The line at one other value. */
  function lineAt(value: number): SlowestState[] {
    const work = heldLine(problem, [value]);
    for (;;) {
      const turn = work.next();
      if (turn.done === true) return turn.value;
    }
  }
});

describe("the line of an untrained network", () => {
  it("is some smooth curve, but hardly anywhere held for a trial", () => {
    const { held, edges } = lineShape(lineOf(holding(untrained)), 25);
    expect(held.filter((one) => one).length).toBeLessThan(4);
    expect(edges.length).toBeLessThan(4);
  });
});
