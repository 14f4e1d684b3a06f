import { expect, it } from "vitest";
import { plannedPopulation } from "./population.ts";
import { universalityProfile } from "./profile.ts";

const profile = universalityProfile("smoke");

it("plans one tanh network an architecture, on the same task", () => {
  const plan = plannedPopulation(profile, 5);
  expect(plan.map(({ name }) => name)).toEqual(["Vanilla", "UGRNN", "GRU", "LSTM"]);
  expect(plan.every(({ run }) => run.cell.activation === "tanh" && run.task.pulseProbability === 0.25 && run.seed === 5)).toBe(true);
});

it("gives several networks of a cell their own names and seeds, none shared with another seed's population", () => {
  const several = { ...profile, networksPerCell: 3 };
  const first = plannedPopulation(several, 0);
  expect(first.slice(0, 3).map(({ name, run }) => [name, run.seed])).toEqual([["Vanilla-1", 0], ["Vanilla-2", 1], ["Vanilla-3", 2]]);
  expect(plannedPopulation(several, 1)[0].run.seed).toBe(3);
});
