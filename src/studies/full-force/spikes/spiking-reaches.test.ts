import { describe, expect, it } from "vitest";
import { createStream } from "../../../numeric/random.ts";
import { recordReaches } from "../circuit/teacher.ts";
import { normalisedError } from "../normalised-error.ts";
import { testAngles, testTeacher } from "../test-teacher.ts";
import type { SpikeSettings } from "./spike-settings.ts";
import { spikingReaches } from "./spiking-reaches.ts";

const teacher = testTeacher();
const exact = recordReaches(teacher, testAngles);
const stream = () => createStream({ study: "test", purpose: "spikes", seed: 1 });
const spiking = (change: Partial<SpikeSettings> = {}, angles = testAngles) => spikingReaches(teacher, angles, { trials: 10, noise: 0, smoothing: 5, ...change }, stream());
const errorOf = (reaches: readonly { readonly rates: Float64Array }[]) => normalisedError(Float64Array.from(reaches.flatMap(({ rates }) => [...rates])), Float64Array.from(exact.flatMap(({ rates }) => [...rates])));

describe("spikingReaches", () => {
  it("leaves the muscles alone and gives whole numbers of spikes where smoothing is as short as a step", () => {
    const reaches = spiking({ smoothing: 0.01 });
    expect(reaches.map(({ outputs }) => outputs)).toEqual(exact.map(({ outputs }) => outputs));
    // With 10 repetitions of 1 ms a spike is 100 spikes/s.
    for (const rate of reaches[0].rates) expect(Math.abs((rate + 20) / 100 - Math.round((rate + 20) / 100))).toBeLessThan(1e-9);
  });

  it("errs as Poisson counts do: in silence by the baseline's variance over repetitions and smoothing, and a hundredfold less with a hundred times the repetitions", () => {
    const [few, many] = [spiking(), spiking({ trials: 1000 })].map(errorOf);
    expect(few / many).toBeGreaterThan(70);
    expect(few / many).toBeLessThan(140);
    const silence = spiking()[0].rates.subarray(0, 20 * 20);
    const variance = silence.reduce((sum, rate) => sum + rate * rate, 0) / silence.length;
    // 20 spikes/s in 10 repetitions of 1 ms, times Σw² of a Gaussian of 5 steps: 1/(2√π·5); one-sided at the start, where it is up to twice that.
    const expected = (20 / 0.001 / 10) * (1 / (2 * Math.sqrt(Math.PI) * 5));
    expect(variance / expected).toBeGreaterThan(0.8);
    expect(variance / expected).toBeLessThan(2);
  });

  it("gives a reach the same spikes whatever reaches come after it", () => {
    expect(spiking({}, testAngles.slice(0, 2))[1].rates).toEqual(spiking()[1].rates);
  });

  it("strays from the mean where prepared states are disturbed", () => {
    const [none, much] = [0, 10].map((noise) => errorOf(spiking({ trials: 10, noise, smoothing: 50 })));
    expect(much).toBeGreaterThan(1.2 * none);
  });

  it.each<[Partial<SpikeSettings>, string]>([
    [{ trials: 0 }, "spikingReaches: expected trials to be a positive integer, got 0"],
    [{ noise: -1 }, "spikingReaches: expected noise to be zero or a positive number, got -1"],
    [{ smoothing: 0 }, "spikingReaches: expected smoothing to be a positive number of ms, got 0"],
  ])("refuses %j", (change, message) => {
    expect(() => spiking(change)).toThrow(message);
  });
});
