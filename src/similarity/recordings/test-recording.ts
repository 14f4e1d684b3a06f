import type { Recording } from "./recording.ts";

/** A recording of given activity [trial, time, neuron], for tests; bins of 10 ms. */
export function testRecording(source: string, options: { readonly shape: readonly [number, number, number]; readonly data: Float64Array; readonly conditions?: readonly string[]; readonly unit?: string; readonly width?: number }): Recording {
  const { shape: [trials, steps, neurons], data, conditions, unit = "s", width = 0.01 } = options;
  const time = { name: "time", size: steps, coordinates: Float64Array.from({ length: steps }, (_, step) => step * width), unit };
  const rates = { name: "rates", axes: [{ name: "trial", size: trials }, time, { name: "neuron", size: neurons }] as const, data };
  return { source, format: "npz", rates, behaviour: [], inputs: [], ...(conditions === undefined ? {} : { conditions }), epochs: [], trialColumns: new Map(), neuronColumns: new Map(), notes: [] };
}
