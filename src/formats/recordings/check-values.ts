import { InvalidInputError } from "../../numeric/errors.ts";
import type { RecordedArray } from "../../similarity/recordings/recording.ts";

/**
 * Checks that activity has no gaps.
 * @throws InvalidInputError naming the first entry that is not finite, by trial, time step and neuron.
 */
export function requireFinite({ name, axes, data }: RecordedArray, who: string): void {
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  const count = data.reduce((sum, value) => sum + Number(!Number.isFinite(value)), 0);
  const [, steps, units] = axes.map(({ size }) => size);
  const place = `trial ${Math.floor(bad / (steps * units))}, time step ${Math.floor(bad / units) % steps}, ${axes[2].name} ${bad % units}`;
  const remedy = "Fill the gaps, or leave out the trials or neurons that have them";
  throw new InvalidInputError({ who: `${who} (${name})`, expected: "finite numbers", got: `${data[bad]} at ${place}${count > 1 ? ` and ${count - 1} more` : ""}`, remedy });
}

/** How many values of an array are missing, as a sentence, or nothing. */
export function gapNote({ name, data }: RecordedArray): readonly string[] {
  const count = data.reduce((sum, value) => sum + Number(!Number.isFinite(value)), 0);
  return count === 0 ? [] : [`${count} of ${data.length} values of ${name} are missing (NaN)`];
}

/**
 * Checks the times of bins: as many as there are steps, finite and rising.
 * @throws InvalidInputError naming the array of times.
 */
export function requireTimes(times: Float64Array, steps: number, of: string, who: string): void {
  if (times.length !== steps) {
    throw new InvalidInputError({ who, expected: `${steps} times, one for each step of ${of}`, got: String(times.length), remedy: "If time is another axis, say the order of the axes, for example neuron,time,trial; if the times belong to something else, leave them out" });
  }
  const bad = times.findIndex((time, step) => !Number.isFinite(time) || (step > 0 && time <= times[step - 1]));
  if (bad >= 0) throw new InvalidInputError({ who, expected: "finite times in rising order", got: `${times[bad]}${bad > 0 ? ` after ${times[bad - 1]}` : ""} at step ${bad}`, remedy: "Sort the bins by time, or leave the times out" });
}
