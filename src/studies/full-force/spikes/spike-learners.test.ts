import { describe, expect, it } from "vitest";
import { renderReport } from "../../../report/render-report.ts";
import type { LearnerSettings } from "../learner/learner-settings.ts";
import { type LearnerRecord, measureLearner } from "../learner/measure-learner.ts";
import { testAngles, testTeacher } from "../test-teacher.ts";
import { enoughTrials } from "./enough-trials.ts";
import { planSpikes } from "./plan-spikes.ts";
import { spikeSections } from "./spike-figures.ts";
import { isSpikeRecord, type SpikeRecord } from "./spike-record.ts";
import type { SpikeSettings } from "./spike-settings.ts";

const settings: LearnerSettings = { method: "full-force", units: 40, gain: 1.5, tau: 20, alpha: 1, epochs: 2, recorded: 0, hintScale: 5, hintDecay: 20, circuit: 0, seed: 1 };
const plans = planSpikes({ seeds: 1, recorded: [6, 12], trials: [2, 40], noises: [10], disturbedTrials: 2, smoothing: 10 }, () => settings);
const teacher = testTeacher();
const measured = (own: LearnerSettings, spikes?: SpikeSettings) => measureLearner({ kind: "learner", teacher, angles: testAngles, settings: own, mechanism: false, pictures: false, ...(spikes === undefined ? {} : { spikes }) });
const records = plans.map((plan) => measured(plan.settings, plan.spikes)).filter(isSpikeRecord);
const exact = [6, 12].map((recorded) => measured({ ...settings, recorded }));

describe("training with hints from spikes", () => {
  it("plans all numbers of neurons and trials, and the noise with the first number of neurons", () => {
    expect(plans.map((plan) => [plan.settings.recorded, plan.spikes.trials, plan.spikes.noise])).toEqual([[6, 2, 0], [6, 40, 0], [12, 2, 0], [12, 40, 0], [6, 2, 10]]);
  });

  it("knows rates the better the more repetitions there are, and less well where these differ", () => {
    const [few, many, , , disturbed] = records.map(({ spikes }) => spikes.rateError);
    expect(many).toBeLessThan(few / 10);
    expect(disturbed).toBeGreaterThan(few);
    expect(exact.map(isSpikeRecord)).toEqual([false, false]);
  });

  it("learns another network from each kind of hints, and the same from the same again", () => {
    expect(measured(plans[0].settings, plans[0].spikes)).toEqual(records[0]);
    expect(new Set([...records, ...exact].map(({ fingerprint }) => fingerprint)).size).toBe(7);
  });

  it("becomes sections that can be drawn", () => {
    const provenance = { specification: {}, seed: 1, fingerprints: [], kernel: "test", version: "test", command: "test" };
    const sections = spikeSections(records, exact);
    const html = renderReport({ title: "Spikes", subject: "test", summary: ["–"], claims: [], sections, provenance });
    expect(html).toContain("6 neurons, 2 repetitions, noise 10");
    const [curves] = sections[0].figures;
    expect(curves.kind === "curves" ? curves.series.map(({ label, x }) => [label, ...Array.from(x)]) : []).toEqual([["6 neurons", 2, 40, 160], ["12 neurons", 2, 40, 160]]);
  });
});

describe("enoughTrials", () => {
  const own = (recorded: number, seed: number, captured: number): LearnerRecord => ({ ...exact[0], settings: { ...settings, recorded, seed }, scores: { ...exact[0].scores, trained: { ...exact[0].scores.trained, captured } } });
  const spiking = (recorded: number, captured: number, trials: number, noise = 0): SpikeRecord => ({ ...own(recorded, 1, captured), spikes: { trials, noise, smoothing: 20, rateError: 0 } });

  it("finds the least number of repetitions in the mean, leaving aside disturbed trials and seeds without spikes", () => {
    const repeated = [spiking(5, 0.7, 1), spiking(5, 0.74, 10), spiking(5, 0.79, 10), spiking(5, 0.8, 100), spiking(5, 0.9, 1, 0.5), spiking(9, 0.5, 100)];
    const circuit = [own(5, 1, 0.8), own(5, 2, 0.1), own(9, 1, 0.9)];
    expect(enoughTrials(repeated, circuit)).toEqual([{ recorded: 5, trials: 10 }, { recorded: 9, trials: null }]);
    expect(enoughTrials(repeated, circuit, 0.99)).toEqual([{ recorded: 5, trials: 100 }, { recorded: 9, trials: null }]);
  });
});
