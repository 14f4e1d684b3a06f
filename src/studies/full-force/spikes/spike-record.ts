import { concatenated } from "../../../numeric/concatenated.ts";
import type { Reach } from "../circuit/teacher.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import { normalisedError } from "../normalised-error.ts";
import type { SpikeSettings } from "./spike-settings.ts";

/** Which spikes a network's hints came from, and how well they gave away the circuit's rates. */
export interface SpikesUsed extends SpikeSettings {
  /** Σ(r̂ − r)²/Σr² of the recorded neurons' rates, relative to baseline: 1 says that what is wrong is as large as what is right. */
  readonly rateError: number;
}

/** A record of a network whose hints came from spikes. */
export type SpikeRecord = LearnerRecord & { readonly spikes: SpikesUsed };

/** Whether a network's hints came from spikes. */
export function isSpikeRecord(record: LearnerRecord): record is SpikeRecord {
  return record.spikes !== undefined;
}

/** What `SpikesUsed` says, of reaches as seen through spikes and as they are, in a circuit of so many neurons. */
export function spikesUsed(settings: SpikeSettings, seen: readonly Reach[], reaches: readonly Reach[], recorded: Int32Array, neurons: number): SpikesUsed {
  const ofRecorded = (from: readonly Reach[]) => concatenated(Float64Array, from.map(({ rates }) => rates.filter((_, at) => recorded.includes(at % neurons))));
  return { ...settings, rateError: normalisedError(ofRecorded(seen), ofRecorded(reaches)) };
}
