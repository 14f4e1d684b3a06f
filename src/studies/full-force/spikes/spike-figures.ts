import { mean } from "../../../numeric/mean.ts";
import type { CurvesFigure, Figure, TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import type { ReportSection } from "../../report-record.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import { meanAndSpread } from "../mean-and-spread.ts";
import { enoughTrials } from "./enough-trials.ts";
import type { SpikeRecord } from "./spike-record.ts";

/**
 * "How much data is enough": what is learned against the amount of spikes that the hints come from, and the table of all such networks.
 *
 * @param own networks of the same settings with the circuit's own rates as hints; of these, the seeds and numbers of neurons that spikes were tried with are shown.
 */
export function spikeSections(records: readonly SpikeRecord[], own: readonly LearnerRecord[]): ReportSection[] {
  const [seeds, counts] = [new Set(records.map(({ settings }) => settings.seed)), new Set(records.map(({ settings }) => settings.recorded))];
  const exact = own.filter(({ settings }) => seeds.has(settings.seed) && counts.has(settings.recorded));
  const text = "The same training with hints as an experiment would give them: Poisson spikes at 20 spikes/s plus or minus the circuit's rates, averaged over repetitions of each reach and smoothed. What is learned is compared with the circuit's own rates.";
  const last = "The last point of each line is training with the circuit's own rates.";
  return [
    {
      title: "How much data is enough?", text, columns: 2,
      figures: [
        curves(records, exact, { id: "spikes-captured", title: "Captured variance against repetitions", caption: `Share of the circuit's variance on its first five canonical variables with the network, mean over seeds. ${last}`, label: "captured variance", measure: ({ scores }) => scores.trained.captured }),
        curves(records, exact, { id: "spikes-held-out", title: "Error in directions between the trained ones", caption: `Σ(z − f)²/Σf² over the movement, mean over seeds. ${last}`, label: "error held out", measure: ({ scores }) => scores.heldOutError }),
      ],
    },
    { title: "Hints from spikes", text: enoughText(records, exact), columns: 1, figures: [table(records, exact)] },
  ];
}

/** Where the circuit's own rates stand on an axis of repetitions: so many times the most. */
const BEYOND = 4;

interface Curves {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  /** Of what is measured. */
  readonly label: string;
  readonly measure: (record: LearnerRecord) => number;
}

function curves(records: readonly SpikeRecord[], exact: readonly LearnerRecord[], { id, title, caption, label, measure }: Curves): CurvesFigure {
  const quiet = records.filter(({ spikes }) => spikes.noise === 0);
  const repetitions = distinct(quiet.map(({ spikes }) => spikes.trials));
  const series = distinct(quiet.map(({ settings }) => settings.recorded)).map((recorded) => {
    const ofCount = ({ settings }: LearnerRecord) => settings.recorded === recorded;
    const spiking = repetitions.map((trials) => ({ x: trials, from: quiet.filter((record) => ofCount(record) && record.spikes.trials === trials) }));
    const points = [...spiking, { x: BEYOND * repetitions[repetitions.length - 1], from: exact.filter(ofCount) }].filter(({ from }) => from.length > 0);
    return { label: `${recorded} neurons`, x: points.map(({ x }) => x), y: points.map(({ from }) => mean(from.map(measure))) };
  });
  return { kind: "curves", id, title, caption, x: { label: "repetitions of each reach", scale: "log" }, y: { label }, series };
}

function table(records: readonly SpikeRecord[], exact: readonly LearnerRecord[]): Figure {
  const columns: TableFigure["columns"] = [{ label: "hints", align: "left" }, ...["seeds", "error of rates", "captured", "error held out"].map((label) => ({ label, align: "right" as const }))];
  const all = [...records, ...exact].toSorted(byAmount);
  const rows = [...new Set(all.map(hintsText))].map((text) => {
    const own = all.filter((record) => hintsText(record) === text);
    return [text, String(own.length), cell(own.map(({ spikes }) => spikes?.rateError ?? 0)), cell(own.map(({ scores }) => scores.trained.captured)), cell(own.map(({ scores }) => scores.heldOutError))];
  });
  return { kind: "table", id: "spikes", title: "Networks with hints from spikes", caption: "Mean ± standard deviation over seeds. Error of rates: Σ(r̂ − r)²/Σr² of the recorded neurons, relative to baseline. Noise: standard deviation of what disturbs each repetition's prepared state, over the state's root mean square.", columns, rows };
}

function cell(values: readonly number[]): string {
  const { mean: centre, spread } = meanAndSpread(values);
  return `${numberText(centre)} ± ${numberText(spread, 2)}`;
}

function enoughText(records: readonly SpikeRecord[], exact: readonly LearnerRecord[]): string {
  return enoughTrials(records, exact).map(({ recorded, trials }) => `${recorded} neurons: ${trials === null ? "none of these numbers of repetitions captures" : `${trials} repetitions capture`} 95 % of what the circuit's own rates do.`).join(" ");
}

function hintsText({ spikes, settings: { recorded } }: LearnerRecord): string {
  if (spikes === undefined) return `${recorded} neurons, the circuit's own rates`;
  return `${recorded} neurons, ${spikes.trials} repetitions${spikes.noise === 0 ? "" : `, noise ${spikes.noise}`}`;
}

/** By number of neurons, then noise, then repetitions; the circuit's own rates after the last without noise. */
function byAmount(a: LearnerRecord, b: LearnerRecord): number {
  const [first, second] = [a, b].map(({ spikes }) => spikes ?? { noise: 0, trials: Infinity });
  if (a.settings.recorded !== b.settings.recorded) return a.settings.recorded - b.settings.recorded;
  if (first.noise !== second.noise) return first.noise - second.noise;
  return first.trials === second.trials ? 0 : first.trials - second.trials;
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}
