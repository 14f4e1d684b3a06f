import { describe, expect, it } from "vitest";
import { vanilla } from "../../../cells/vanilla.ts";
import { parseRunSpec, type RunSpec } from "../../../lab/run-spec.ts";
import { createNetwork, type Network } from "../../../network/network.ts";
import { cos, sin, tanh } from "../../../numeric/elementary.ts";
import { taskOf } from "../../../lab/spec-parts.ts";
import { train } from "../../../training/train.ts";
import { analyseSine } from "./analyse-sine.ts";
import type { SineFindings } from "./findings.ts";
import type { SineSettings } from "./settings.ts";

const settings: SineSettings = { commands: 7, searches: 2, seeds: 16, noise: 0.5, polishSteps: 25, foldSteps: 20, cycles: 2 };
const runOf = (task: object, units: number): RunSpec => parseRunSpec({ task: { name: "sine", ...task }, cell: { name: "vanilla" }, units });

function analysed(network: Network, run: RunSpec): SineFindings {
  const work = analyseSine(network, { run, settings, seed: 1 });
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
  }
}

/** Two units that turn by 0.4 a step and grow by 1.2, whatever the command, and a third that holds tanh of it: h' = tanh(W h + V u). */
function turner(): Network {
  const network = createNetwork({ cell: vanilla, units: 3, inputs: 1, outputs: 1, seed: 0 });
  const [c, s] = [1.2 * cos(0.4), 1.2 * sin(0.4)];
  const values = new Map(Object.entries({ "hidden.h": [c, -s, 0, s, c, 0, 0, 0, 0], "hidden.input": [0, 0, 1], "readout.weight": [1, 0, 0], "initial.h": [0.1, 0, 0] }));
  const parameters = new Map([...network.parameters].map(([name, { shape, data }]) => [name, { shape, data: Float32Array.from(values.get(name) ?? new Float32Array(data.length)) }]));
  return { ...network, parameters };
}

describe("a network made by hand that turns by 0.4 a step under every command", () => {
  const findings = analysed(turner(), runOf({ frequencies: 21 }, 3));

  it("has one fixed point a command, at tanh of it, with the eigenvalues that it was given", () => {
    expect(findings.commands.map(({ index }) => index)).toEqual([0, 3, 7, 10, 13, 17, 20]);
    for (const { points, point } of findings.commands) {
      expect(points).toBe(1);
      expect(point).toMatchObject({ unstableDimensions: 2, inside: true, branch: 0, oscillation: { modulus: expect.closeTo(1.2, 6), frequency: expect.closeTo(0.4, 6) } });
    }
    expect(findings.branches).toEqual([{ commands: 7, ends: { down: "reached the lower bound", up: "reached the upper bound" }, events: [] }]);
    expect(findings.searches.map(({ index, points, elsewhere, indexSum }) => [index, points, elsewhere, indexSum])).toEqual([[0, 1, 0, 1], [20, 1, 0, 1]]);
    const [first, last] = [findings.pictures.points[0], findings.pictures.points[6]].map(({ position }) => position);
    const apart = Math.sqrt(first.reduce((sum, value, i) => sum + (value - last[i]) * (value - last[i]), 0));
    expect(apart).toBeCloseTo(tanh(0.25 + 20 / 21) - tanh(0.25), 2);
  });

  it("stands in order, but its frequency does not follow the command", () => {
    expect(findings.neighbours).toEqual([[0, 1], [1, 2], [2, 3], [3, 4], [4, 5], [5, 6]]);
    expect(findings.orderScore).toBeCloseTo(1, 12);
    expect(findings.tuning.oscillating).toBe(7);
    const angles = findings.commands.map(({ point }) => point?.oscillation?.frequency ?? NaN);
    expect(Math.max(...angles) - Math.min(...angles)).toBeLessThan(1e-9);
  });

  it("turns at its own frequency, a little faster or slower than its linear dynamics, in a lasting cycle", () => {
    for (const { kind, measured } of findings.cycles) {
      expect(kind).toBe("quasi-periodic");
      expect(measured?.frequency).toBeGreaterThan(0.36);
      expect(measured?.frequency).toBeLessThan(0.44);
      expect(measured?.drift).toBeLessThan(1e-3);
      expect(measured?.fromOne).toBeLessThan(0.05);
    }
  });
});

describe("a small trained network", () => {
  const run = runOf({ steps: 40, frequencies: 7, lowest: 0.3, highest: 0.6 }, 16);
  const { network } = train(createNetwork({ cell: vanilla, units: 16, inputs: 1, outputs: 1, seed: 2 }), taskOf(run.task), { steps: 1500, batch: 32, learningRate: 5e-3, finalLearningRate: 2e-4 }, 1);
  const findings = analysed(network, run);

  it("oscillates around one unstable point a command, whose linear frequency follows the command", () => {
    expect(findings.commands.map(({ points, point }) => [points, point?.unstableDimensions, point?.inside])).toEqual(findings.commands.map(() => [1, 2, true]));
    expect(findings.tuning).toMatchObject({ oscillating: 7, rises: 6, pairs: 6 });
    expect(findings.tuning.pearson).toBeGreaterThan(0.98);
    expect(findings.neighbours).toHaveLength(6);
  });

  it("settles in limit cycles of the commanded frequency", () => {
    for (const { frequency, measured } of findings.cycles) expect(Math.abs((measured?.frequency ?? 0) / frequency - 1)).toBeLessThan(0.02);
  });

  it("gives the same bits each time, and plain JSON", () => {
    expect(analysed(network, run)).toEqual(findings);
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
  });
});
