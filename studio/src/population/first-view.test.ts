import { populationData } from "@nullcline/report/population-data.ts";
import { testPopulation } from "@nullcline/report/test-population.ts";
import { expect, it } from "vitest";
import { viewIn } from "./first-view.ts";
import { groupingIn } from "./grouping.ts";

const data = populationData(testPopulation(8));
const table = { id: "p", data, described: 3, kind: undefined, measures: [], runs: [] };

it("an address chooses what colours and shapes a population; an unknown field leaves the first one", () => {
  expect(viewIn(data, new URLSearchParams("colour=Activation"))).toMatchObject({ colour: 1, shape: 1 });
  expect(viewIn(data, new URLSearchParams("colour=units&shape=activation"))).toMatchObject({ colour: 2, shape: 1 });
  expect(viewIn(data, new URLSearchParams("colour=nonsense"))).toMatchObject({ colour: 0, shape: 0 });
});

it("an address chooses the groups: a field, none, or else the colouring field", () => {
  expect(groupingIn(table, new URLSearchParams("group=units"), 0)).toBe(data.factors[2]);
  expect(groupingIn(table, new URLSearchParams(), 1)).toBe(data.factors[1]);
  expect(groupingIn(table, new URLSearchParams("group=none"), 1)).toEqual({ name: "none", values: ["all networks"], codes: [0, 0, 0, 0, 0, 0, 0, 0] });
  expect(groupingIn({ ...table, data: { ...data, factors: [] } }, new URLSearchParams(), 0).name).toBe("none");
});
