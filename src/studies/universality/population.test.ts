import { expect, it } from "vitest";
import { plannedPopulation } from "./population.ts";
import { universalityProfile } from "./profile.ts";
import { chosenSetting } from "./settings/chosen-setting.ts";

it("plans the smoke profile: one tanh network a cell, all three tasks touched", () => {
  const plan = plannedPopulation(universalityProfile("smoke"), 5);
  expect(plan.map(({ task, name }) => `${task} ${name}`)).toEqual([
    "flip-flop Vanilla", "flip-flop UGRNN", "flip-flop GRU", "flip-flop LSTM", "sine Vanilla", "sine GRU", "integration Vanilla", "integration GRU",
  ]);
  expect(plan.every(({ run }) => run.cell["activation"] === "tanh" && run.seed === 5)).toBe(true);
});

it("plans 120 networks for quick, and the paper's 96 configurations with ten seeds on three tasks for full", () => {
  const quick = plannedPopulation(universalityProfile("quick"), 0);
  expect(quick.length).toBe(120);
  expect(quick[0].name).toBe("Vanilla-tanh-1");
  const full = plannedPopulation(universalityProfile("full"), 0);
  expect(full.length).toBe(2880);
  expect(full.at(-1)?.name).toBe("LSTM-relu-256-0.0001-10");
  for (const plan of [quick, full]) expect(new Set(plan.map(({ task, name }) => `${task} ${name}`)).size).toBe(plan.length);
});

it("shares no network between populations of different seeds", () => {
  const ids = [0, 1, 2].flatMap((seed) => plannedPopulation(universalityProfile("quick"), seed).map(({ id }) => id));
  expect(new Set(ids).size).toBe(3 * 120);
});

it("trains every network with the setting that was chosen for its task, cell and nonlinearity", () => {
  const network = plannedPopulation(universalityProfile("quick"), 0).find(({ task, name }) => task === "sine" && name === "LSTM-relu-1")!;
  const { learningRate, clip, keepGateBias, gain } = chosenSetting("sine", "lstm", "relu");
  expect(network.run.training).toMatchObject({ learningRate, clip, schedule: "exponential" });
  expect(network.run.cell["forgetBias"]).toBe(keepGateBias);
  expect(network.run.initialisation?.gain ?? 1).toBe(gain);
});
