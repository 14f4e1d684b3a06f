import { InvalidInputError } from "../../../numeric/errors.ts";
import { createStream, type RandomStream } from "../../../numeric/random.ts";
import { shuffledOrder } from "../../../similarity/shuffled-order.ts";
import type { FitOptions } from "./fit-options.ts";
import type { CircuitRecording } from "./recording.ts";

/** Which neurons and trials of a recording serve which end; indices, ascending. */
export interface RecordingSplit {
  readonly heldOutNeurons: Int32Array;
  readonly hintNeurons: Int32Array;
  readonly heldOutTrials: Int32Array;
  readonly trained: Int32Array;
}

/**
 * Deals a recording's neurons and trials by chance, the same for equal seeds.
 *
 * @throws InvalidInputError for shares outside (0, 1), more hints than neurons that are not held out, and fewer than two conditions where
 * conditions are to be held out.
 */
export function splitRecording(recording: CircuitRecording, options: FitOptions): RecordingSplit {
  for (const part of [options.heldOutNeurons, options.heldOutTrials]) {
    if (!(part > 0 && part < 1)) throw new InvalidInputError({ who: "fitRecording", expected: "held-out shares in (0, 1)", got: String(part) });
  }
  const stream = createStream({ study: "fit", purpose: "split", seed: options.seed });
  const heldOut = heldOutTrials(recording, options, stream.fork("trials"));
  const all = Int32Array.from({ length: recording.trials }, (_, trial) => trial);
  return { ...dealNeurons(recording.neurons, options, stream.fork("neurons")), heldOutTrials: heldOut, trained: all.filter((trial) => !heldOut.includes(trial)) };
}

function dealNeurons(neurons: number, options: FitOptions, stream: RandomStream): Pick<RecordingSplit, "heldOutNeurons" | "hintNeurons"> {
  if (neurons < 2) throw new InvalidInputError({ who: "fitRecording", expected: "at least two neurons, one of them to be held out", got: String(neurons) });
  const heldOut = partOf(neurons, options.heldOutNeurons);
  const most = neurons - heldOut;
  const { hints = most } = options;
  if (!Number.isInteger(hints) || hints < 0 || hints > most) {
    throw new InvalidInputError({ who: "fitRecording", expected: `0…${most} hints: ${neurons} neurons less ${heldOut} held out`, got: String(hints), remedy: "Ask for fewer hints, or hold out fewer neurons" });
  }
  const order = shuffledOrder(neurons, stream);
  return { heldOutNeurons: order.slice(0, heldOut).toSorted(), hintNeurons: order.slice(heldOut, heldOut + hints).toSorted() };
}

function heldOutTrials({ source, trials, conditions }: CircuitRecording, { holdOut, heldOutTrials: share }: FitOptions, stream: RandomStream): Int32Array {
  if (holdOut === "trials") return shuffledOrder(trials, stream).slice(0, partOf(trials, share)).toSorted();
  const names = [...new Set(conditions)].toSorted((a, b) => (a < b ? -1 : 1));
  if (conditions === undefined || names.length < 2) throw new InvalidInputError({ who: source, expected: "at least two conditions, one of them to be held out", got: String(names.length), remedy: "Hold out trials, or name the conditions" });
  const chosen = [...shuffledOrder(names.length, stream)].slice(0, partOf(names.length, share)).map((k) => names[k]);
  return Int32Array.from(conditions.flatMap((condition, trial) => (chosen.includes(condition) ? [trial] : [])));
}

/** At least one, and not all. */
function partOf(count: number, part: number): number {
  return Math.min(count - 1, Math.max(1, Math.round(count * part)));
}
