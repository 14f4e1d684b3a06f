import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryInMemory, type ArrayEntry } from "./array-entry.ts";
import { assembleRecording } from "./assemble-recording.ts";
import { parseAxisOrder, trialMajor, type AxisName } from "./axis-order.ts";

const ramp = (count: number) => Float64Array.from({ length: count }, (_, k) => k);
const array = (name: string, ...shape: number[]): ArrayEntry => entryInMemory(name, shape, "float64", ramp(shape.reduce((a, b) => a * b, 1)));
const texts = (name: string, ...values: string[]): ArrayEntry => entryInMemory(name, [values.length], "text", values);
const assemble = (...entries: ArrayEntry[]) => assembleRecording(entries, "npz", { who: "file" });

function withValue(entry: ArrayEntry, at: number, value: number): ArrayEntry {
  const values = (entry.read() as Float64Array).slice();
  values[at] = value;
  return entryInMemory(entry.name, entry.shape, entry.type, values);
}

describe("assembling a recording", () => {
  it("takes a matrix as one trial of time steps and neurons", () => {
    const { rates } = assemble(array("activity", 5, 2));
    expect(rates.axes.map(({ size }) => size)).toEqual([1, 5, 2]);
    expect([...rates.data]).toEqual([...ramp(10)]);
  });

  it("takes the only array of three axes whatever its name, and leaves the others aside by name", () => {
    const { rates, notes } = assemble(array("whatever", 2, 3, 4), array("mystery", 7, 7), texts("labels", "a", "b"));
    expect(rates.name).toBe("whatever");
    expect(notes).toContain("left out: mystery [7, 7]");
  });

  it("spaces time evenly where the file gives only a bin width", () => {
    const { rates } = assemble(array("rates", 1, 3, 1), entryInMemory("dt", [], "float64", Float64Array.of(5)), texts("time_unit", "ms"));
    expect(rates.axes[1]).toEqual({ name: "time", size: 3, coordinates: Float64Array.of(0, 5, 10), unit: "ms" });
  });

  it("reads epochs that hold for all trials", () => {
    const { epochs } = assemble(array("rates", 1, 3, 1), texts("epoch_names", "delay", "go"), entryInMemory("epoch_starts", [2], "float64", Float64Array.of(0, 1)), entryInMemory("epoch_stops", [2], "float64", Float64Array.of(1, 3)));
    expect(epochs).toEqual([{ name: "delay", start: 0, stop: 1 }, { name: "go", start: 1, stop: 3 }]);
  });

  it("keeps gaps in behaviour and says how many there are", () => {
    const { behaviour, notes } = assemble(array("rates", 2, 3, 4), withValue(array("behaviour", 2, 3, 1), 4, NaN));
    expect(behaviour[0].data[4]).toBeNaN();
    expect(notes).toContain("1 of 6 values of behaviour are missing (NaN)");
  });

  it.each<[string, readonly ArrayEntry[], string]>([
    ["gaps in activity", [withValue(withValue(array("rates", 2, 3, 4), 18, NaN), 20, Infinity)], "file (rates): expected finite numbers, got NaN at trial 1, time step 1, neuron 2 and 1 more. Fill the gaps, or leave out the trials or neurons that have them"],
    ["gaps in inputs", [array("rates", 2, 3, 4), withValue(array("inputs", 2, 3, 2), 11, NaN)], "file (inputs): expected finite numbers, got NaN at trial 1, time step 2, channel 1. Fill the gaps"],
    ["times that run back", [array("rates", 2, 3, 4), entryInMemory("time", [3], "float64", Float64Array.of(0, 2, 1))], "file (time): expected finite times in rising order, got 1 after 2 at step 2. Sort the bins by time, or leave the times out"],
    ["a bin width of nothing", [array("rates", 2, 3, 4), entryInMemory("dt", [], "float64", Float64Array.of(0))], "file (dt): expected a positive width of time bins, got 0"],
    ["too few conditions", [array("rates", 3, 3, 4), texts("conditions", "a", "b")], "file (conditions): expected 3 conditions, one for each trial, got 2. If trials are another axis, say the order of the axes; if the conditions belong to something else, leave them out"],
    ["too few names", [array("rates", 2, 3, 4), texts("neurons", "a", "b")], "file (neurons): expected 4 names, one for each neuron of rates, got 2. If neurons are another axis, say the order of the axes"],
    ["behaviour of fewer trials", [array("rates", 3, 3, 4), array("position", 2, 3, 2)], "file (position): expected 3 trials, as the activity has, got 2. Resample it to the times of the activity, or leave it out, for example with --without position"],
    ["no activity", [texts("labels", "a", "b")], 'file: expected an array of activity, such as "rates" [trials, time, neurons], got labels [2]. Name the array of activity, for example with --rates'],
    ["a choice that nothing decides", [array("one", 2, 3, 4), array("two", 2, 3, 4)], 'file: expected an array of activity, such as "rates" [trials, time, neurons], got one [2, 3, 4], two [2, 3, 4]. Name the array of activity, for example with --rates'],
    ["an empty axis", [array("rates", 2, 0, 4)], "file (rates): expected at least one trial, time step and neuron, got shape [2, 0, 4]"],
    ["epochs without an end", [array("rates", 2, 3, 4), texts("epoch_names", "a", "b"), array("epoch_starts", 2), array("epoch_stops", 1)], "file (epoch_starts, epoch_stops): expected 2 starts and stops, one for each epoch, got 2 and 1"],
  ])("refuses %s by name", (_, entries, message) => {
    expect(() => assemble(...entries)).toThrow(message);
  });
});

describe("the order of axes", () => {
  const orders: readonly (readonly AxisName[])[] = [["trial", "time", "neuron"], ["trial", "neuron", "time"], ["time", "trial", "neuron"], ["time", "neuron", "trial"], ["neuron", "trial", "time"], ["neuron", "time", "trial"]];

  it("finds every element where the order says it is", () => {
    fc.assert(fc.property(fc.constantFrom(...orders), fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })), (order, sizes) => {
      const [trials, steps, neurons] = sizes;
      const extents = { trial: trials, time: steps, neuron: neurons };
      const shape = order.map((axis) => extents[axis]);
      const moved = trialMajor(ramp(trials * steps * neurons), shape, order);
      for (let trial = 0; trial < trials; trial++) {
        for (let time = 0; time < steps; time++) {
          for (let neuron = 0; neuron < neurons; neuron++) {
            const index = { trial, time, neuron };
            const [a, b, c] = order.map((axis) => index[axis]);
            expect(moved[(trial * steps + time) * neurons + neuron]).toBe((a * shape[1] + b) * shape[2] + c);
          }
        }
      }
    }));
  });

  it("is read from text, and refused where it is none", () => {
    expect(parseAxisOrder("neuron, time", "--axes")).toEqual(["neuron", "time"]);
    for (const text of ["time", "time,time,neuron", "trial,time,unit", ""]) {
      expect(() => parseAxisOrder(text, "--axes")).toThrow(`--axes: expected an order of the axes trial, time and neuron, such as "neuron,time,trial", got ${JSON.stringify(text)}`);
    }
  });
});
