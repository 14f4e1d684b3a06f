import { testRecording } from "../../../similarity/recordings/test-recording.ts";
import type { Recording } from "../../../similarity/recordings/recording.ts";

/** What a recording for the tests of fitting holds; arrays [trials, steps, …]. */
export interface TestFitRecording {
  readonly trials: number;
  readonly steps: number;
  readonly rates: Float64Array;
  /** Left out: the recording has none. */
  readonly inputs?: Float64Array;
  readonly outputs?: Float64Array;
  readonly conditions?: readonly string[];
}

/** A recording called "test", of as many neurons and channels as its arrays have room for. */
export function testFitRecording({ trials, steps, rates, inputs, outputs, conditions }: TestFitRecording): Recording {
  const width = (data: Float64Array) => data.length / (trials * steps);
  const recording = testRecording("test", { shape: [trials, steps, width(rates)], data: rates, ...(conditions === undefined ? {} : { conditions }) });
  const [trial, time] = recording.rates.axes;
  const series = (name: string, data: Float64Array | undefined) => (data === undefined ? [] : [{ name, axes: [trial, time, { name: "channel", size: width(data) }] as const, data }]);
  return { ...recording, inputs: series("inputs", inputs), behaviour: series("outputs", outputs) };
}
