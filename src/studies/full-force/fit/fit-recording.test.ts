import { describe, expect, it } from "vitest";
import { concatenated } from "../../../numeric/concatenated.ts";
import { InvalidInputError } from "../../../numeric/errors.ts";
import { testTeacher } from "../test-teacher.ts";
import { recordReaches } from "../circuit/teacher.ts";
import { reachInputs } from "../learner/reach-task.ts";
import { defaultFitOptions, type FitOptions } from "./fit-options.ts";
import { type Fit, fitRecording } from "./fit-recording.ts";
import { circuitRecording } from "./recording.ts";
import { testFitRecording } from "./test-fit-recording.ts";

const angles = Array.from({ length: 10 }, (_, k) => (k * Math.PI) / 5);
const teacher = testTeacher();
const reaches = recordReaches(teacher, angles);
const steps = 220;
interface RecordedValues {
  readonly rates: Float64Array;
  readonly outputs: Float64Array;
}
const known: RecordedValues = {
  rates: concatenated(Float64Array, reaches.map(({ rates }) => rates)),
  outputs: concatenated(Float64Array, reaches.map(({ outputs }) => outputs.map((value) => 40 * value))),
};
const inputs = Float64Array.from(angles.flatMap((angle) => [...reachInputs(angle, teacher.timing)]));
/** Ten reaches; each pair of opposite directions is a condition. */
const recorded = ({ rates, outputs }: RecordedValues = known) => testFitRecording({ trials: 10, steps, rates, inputs, outputs, conditions: angles.map((_, k) => `axis ${k % 5}`) });
const options: FitOptions = { ...defaultFitOptions, units: 80, tau: 20, passes: 4 };

function fitted(change: Partial<FitOptions> = {}, recording = recorded()): Fit {
  const fitting = fitRecording(circuitRecording(recording), { ...options, ...change });
  let turn = fitting.next();
  while (turn.done !== true) turn = fitting.next();
  return turn.value;
}

describe("fitRecording", () => {
  const fit = fitted();

  it("learns behaviour in its own units, and the held-out neurons of trained trials", () => {
    expect(fit.trained.behaviour).toBeLessThan(0.1);
    expect(fit.trained.heldOutNeurons).toBeGreaterThan(0.6);
    expect(fit.runs).toHaveLength(10);
  });

  it("keeps hints, held-out neurons and trials apart", () => {
    const { heldOutNeurons, hintNeurons, heldOutTrials } = fit;
    expect([heldOutNeurons.length, hintNeurons.length, heldOutTrials.length]).toEqual([4, 16, 2]);
    expect([...heldOutNeurons, ...hintNeurons].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, k) => k));
  });

  it("does not depend on what was held out", () => {
    const { heldOutNeurons, heldOutTrials } = fit;
    const changed = (values: Float64Array, width: number, hidden: (at: number) => boolean) => values.map((value, at) => (hidden(at) || heldOutTrials.includes(Math.floor(at / (width * steps))) ? value + (at % 7) : value));
    const other = fitted({ passes: 1 }, recorded({ rates: changed(known.rates, 20, (at) => heldOutNeurons.includes(at % 20)), outputs: changed(known.outputs, 2, () => false) }));
    const same = fitted({ passes: 1 });
    for (const [name, { data }] of same.network.parameters) expect([...other.network.parameters.get(name)!.data]).toEqual([...data]);
    expect(other.heldOut.behaviour).not.toBe(same.heldOut.behaviour);
  });

  it("trains without hints, and refuses more than the neurons that are left", () => {
    expect(fitted({ hints: 0, passes: 1 }).trained.hintNeurons).toBeNull();
    expect(() => fitted({ hints: 17 })).toThrow(new InvalidInputError({ who: "fitRecording", expected: "0…16 hints: 20 neurons less 4 held out", got: "17", remedy: "Ask for fewer hints, or hold out fewer neurons" }));
    expect(() => fitted({ heldOutTrials: 1 })).toThrow(/held-out shares in \(0, 1\), got 1/);
  });

  it("holds out whole conditions where that is asked for", () => {
    const { heldOutTrials } = fitted({ holdOut: "conditions", passes: 1 });
    expect(heldOutTrials).toHaveLength(2);
    expect(heldOutTrials[1] - heldOutTrials[0]).toBe(5);
    const { conditions: _, ...unnamed } = recorded();
    expect(() => fitted({ holdOut: "conditions" }, unnamed)).toThrow("test: expected at least two conditions, one of them to be held out, got 0. Hold out trials, or name the conditions");
  });

  it("refuses a generating network that stays chaotic", () => {
    expect(() => fitted({ gain: 6, tau: 3 })).toThrow("fitRecording: expected inputs, behaviour and hints that suppress the chaos of the network that generates the targets, got two copies that started apart and end a trial with 760 % of the difference. Use a smaller gain, or larger or more hints");
  });

  it("says when P stops being positive definite", () => {
    expect(() => fitted({ alpha: 1e-308 })).toThrow('recursiveLeastSquares: expected finite rates and a positive definite P, got r·P·r = -4.7279125818553425e+295 at update 27. Use a larger alpha, float64, or onIndefinite "restart"');
  });
});
