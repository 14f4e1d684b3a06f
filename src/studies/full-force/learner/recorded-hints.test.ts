import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../../numeric/errors.ts";
import { createStream } from "../../../numeric/random.ts";
import type { Reach } from "../circuit/teacher.ts";
import { recordedNeurons, recordingsOf } from "./recorded-hints.ts";

const stream = () => createStream({ study: "test", purpose: "hints", seed: 1 });
const timing = { baseline: 1, delay: 1, movement: 2 };
/** Three neurons, whose rates are 10·neuron + step. */
const reach: Reach = { angle: 0, rates: Float64Array.from({ length: 12 }, (_, at) => 10 * (at % 3) + Math.floor(at / 3)), outputs: new Float64Array(4) };

describe("recordedNeurons", () => {
  it("draws distinct neurons in ascending order, more of them around fewer", () => {
    const [few, many] = [5, 12].map((count) => recordedNeurons(40, count, stream()));
    expect([...many]).toEqual([...new Set(many)].toSorted((a, b) => a - b));
    expect(few.every((neuron) => many.includes(neuron))).toBe(true);
    expect([...recordedNeurons(4, 4, stream())]).toEqual([0, 1, 2, 3]);
  });

  it("refuses more neurons than there are", () => {
    expect(() => recordedNeurons(4, 5, stream())).toThrow(new InvalidInputError({ who: "recordedNeurons", expected: "0…4 recorded neurons, as many as the circuit has", got: "5" }));
  });
});

describe("recordingsOf", () => {
  it("takes the columns of the recorded neurons, and a scale that counts all neurons", () => {
    const { rates, scale } = recordingsOf([reach], Int32Array.of(0, 1), timing, 5);
    expect([...rates.get("reach 0")!.data]).toEqual([0, 10, 1, 11, 2, 12, 3, 13]);
    expect(scale).toBeCloseTo((5 * 13) / 23, 14);
  });

  it("shifts each neuron in a circle, by one shift for all reaches", () => {
    const { rates } = recordingsOf([reach, { ...reach, rates: reach.rates.map((rate) => -rate) }], Int32Array.of(0, 1, 2), timing, 5, stream());
    const [first, second] = ["reach 0", "reach 1"].map((name) => rates.get(name)!.data);
    expect([...second]).toEqual([...first].map((rate) => -rate));
    for (let k = 0; k < 3; k++) {
      const column = [0, 1, 2, 3].map((t) => first[3 * t + k] - 10 * k);
      expect(column.map((value) => (value - column[0] + 4) % 4)).toEqual([0, 1, 2, 3]);
    }
  });

  it("refuses silent neurons", () => {
    const silent = { ...reach, rates: reach.rates.map((rate, at) => (at % 3 === 0 ? 0 : rate)) };
    expect(() => recordingsOf([silent], Int32Array.of(0), timing, 5)).toThrow(/recorded neurons that are active, got 1 silent ones/);
  });
});
