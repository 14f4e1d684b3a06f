import { describe, expect, it } from "vitest";
import { inputDependentPoints, type InputDependentPoints } from "../../../dynamics/input-dependent/input-dependent-points.ts";
import { chosenPoints, commandFindings, type CommandSurroundings } from "./command-points.ts";
import { settledOrbits } from "./settled-orbits.ts";
import { commandedHopf, hopfCommands } from "./test-hopf.ts";
import { trialSpread } from "./trial-spread.ts";
import { tuningOf } from "./tuning.ts";

const mu = 0.05;
const map = commandedHopf(mu);
const commands = hopfCommands(0.1, 0.2, 0.35, 0.5, 0.6);

function finished<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
  }
}

function orbits(): Float64Array[] {
  const starts = Float64Array.from(commands.flatMap(() => [0.1, 0, 0]));
  return finished(settledOrbits(map, starts, Float64Array.from(commands, ({ input }) => input), 3, { burnIn: 300, steps: 252 }));
}

function found(): InputDependentPoints {
  const line = { origin: Float64Array.of(0), direction: Float64Array.of(1), parameters: commands.map(({ input }) => input) };
  return inputDependentPoints(map, line, [{ at: 2, seeds: Float64Array.of(0.1, 0.1, 0.3, -0.1, 0, 0.3) }]);
}

describe("the Hopf normal form with the command as its angle", () => {
  const settled = orbits();
  const surroundings: CommandSurroundings[] = settled.map((orbit) => ({ orbit, spread: trialSpread(orbit, 3, 3) }));

  it("settles on a circle of radius √μ under every command", () => {
    for (const [c, orbit] of settled.entries()) {
      expect(orbit).toHaveLength(252 * 3);
      for (let t = 0; t < 252; t++) expect(Math.sqrt(orbit[3 * t] ** 2 + orbit[3 * t + 1] ** 2)).toBeCloseTo(Math.sqrt(mu), 9);
      expect(orbit[2]).toBe(commands[c].input);
    }
  });

  it("has one point a command, inside the circle, with eigenvalues (1 + μ)e^(±iω)", () => {
    const all = found();
    const findings = commandFindings(commands, all, chosenPoints(all, surroundings), surroundings);
    for (const { points, point, frequency } of findings) {
      expect(points).toBe(1);
      expect(point).toMatchObject({ unstableDimensions: 2, undecidedDimensions: 0, inside: true, branch: 0, oscillation: { modulus: expect.closeTo(1 + mu, 12), frequency: expect.closeTo(frequency, 12) } });
      expect(point?.distance).toBeLessThan(0.05);
    }
    expect(tuningOf(findings)).toEqual({ oscillating: 5, pearson: expect.closeTo(1, 12), pearsonImaginary: expect.closeTo(0.995, 2), rises: 4, pairs: 4 });
  });

  it("has no point where the trial was elsewhere, and none inside an orbit elsewhere", () => {
    const away = surroundings.map(({ orbit }) => ({ orbit: orbit.map((value, at) => (at % 3 === 0 ? value + 1 : value)), spread: { mean: Float64Array.of(1, 0, 0.3), radius: 0.2 } }));
    const all = found();
    expect(chosenPoints(all, away)).toEqual([]);
    expect(commandFindings(commands, all, [], away).map(({ points, point }) => [points, point])).toEqual(commands.map(() => [0, null]));
    const orbitsAway = surroundings.map(({ spread }, c) => ({ spread, orbit: away[c].orbit }));
    expect(commandFindings(commands, all, chosenPoints(all, orbitsAway), orbitsAway).map(({ point }) => point?.inside)).toEqual(commands.map(() => false));
  });
});

describe("tuningOf", () => {
  it("says nothing of fewer than three oscillating points", () => {
    expect(tuningOf([])).toEqual({ oscillating: 0, pearson: null, pearsonImaginary: null, rises: 0, pairs: 0 });
  });
});

describe("trialSpread", () => {
  it("is the mean h and its root-mean-square distance, whatever the other state variables do", () => {
    expect(trialSpread(Float64Array.of(1, 0, 500, -1, 0, 900), 3, 2)).toEqual({ mean: Float64Array.of(0, 0), radius: 1 });
  });
});
