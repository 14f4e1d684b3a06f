import { describe, expect, it } from "vitest";
import { measureCycle } from "./measure-cycle.ts";
import { commandedHopf, hopfCommands } from "./test-hopf.ts";

const [slow, fast] = hopfCommands(0.1, 0.55);
const firstCoordinate = (state: Float64Array) => state[0];

describe("measureCycle, on the Hopf normal form with the command as its angle", () => {
  it("measures the commanded frequency, no drift, a multiplier of 1 along the circle and contraction across it", () => {
    const { kind, measured } = measureCycle(commandedHopf(0.05), Float64Array.of(0.2, 0, 0), fast, firstCoordinate, 80);
    expect(kind).toBe("quasi-periodic");
    expect(measured).toMatchObject({ steps: 800, persisted: 800, periods: expect.closeTo((800 * 0.55) / (2 * Math.PI), 1) });
    expect(measured?.frequency).toBeCloseTo(0.55, 3);
    expect(measured?.drift).toBeLessThan(1e-6);
    expect(measured?.returnDistance).toBeLessThan(0.02);
    expect(measured?.fromOne).toBeLessThan(0.005);
    expect(measured?.transverse).toBeCloseTo(0.9 ** (measured?.returnLag ?? 0), 6);
  });

  it("looks at twelve periods of a slow command and at ten training trials of a fast one", () => {
    const stepsOf = (command: typeof slow, trialSteps: number) => measureCycle(commandedHopf(0.05), Float64Array.of(0.2, 0, 0), command, firstCoordinate, trialSteps).measured?.steps;
    expect(stepsOf(slow, 10)).toBe(800); // twice the longest return, and more than 12 periods
    expect(stepsOf({ ...slow, frequency: 0.05 }, 10)).toBe(Math.ceil((24 * Math.PI) / 0.05));
    expect(stepsOf(fast, 100)).toBe(1000);
  });

  it("says what has come to rest or escaped", () => {
    expect(measureCycle(commandedHopf(-0.1), Float64Array.of(0.2, 0, 0), fast, firstCoordinate, 80)).toEqual({ index: 1, frequency: 0.55, kind: "fixed point", measured: null });
    expect(measureCycle(commandedHopf(0.05), Float64Array.of(3, 0, 0), fast, firstCoordinate, 80)).toEqual({ index: 1, frequency: 0.55, kind: "escaped", measured: null });
  });
});
