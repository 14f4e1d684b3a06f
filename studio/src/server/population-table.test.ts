import fc from "fast-check";
import { populationData } from "@nullcline/report/population-data.ts";
import type { StoredPopulationFigure } from "@nullcline/server/report-schema.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { memberDetail, reportPopulation, runsPopulation } from "./population-table.ts";
import { noEntries, readSourceFile } from "./source-file.ts";
import { keptReport, runEntries, sourceReport } from "./test-source.ts";

let figure: StoredPopulationFigure;
const { provenance } = sourceReport();

beforeAll(async () => {
  const found = (await readSourceFile(new TextEncoder().encode(keptReport()), "file")).figures.get("population");
  if (found?.kind !== "population") throw new Error("the report holds a population");
  figure = found;
});

describe("a report's population", () => {
  it("has its settings, the kind of each network and every number as fields to colour by", () => {
    const table = reportPopulation(figure, provenance, noEntries);
    expect(table.data.factors.map(({ name }) => name)).toEqual(["architecture", "activation", "units", "kind", "Final loss", "Accuracy (%)"]);
    expect(table.described).toBe(3);
    expect(table.data.maps).toEqual(populationData(figure).maps);
    expect(table.measures.map(({ name, unit, scale }) => [name, unit, scale])).toEqual([["Final loss", "", "log"], ["Accuracy", "%", "linear"]]);
    expect(table.measures[0].values[3]).toBe(1e-3);
    expect(table.runs).toEqual(figure.members.map(() => ""));
  });

  it("knows its runs by the fingerprints of their weights, and takes over what these came to", () => {
    const table = reportPopulation(figure, provenance, runEntries(4));
    expect(table.runs.slice(0, 5)).toEqual(["run-0", "run-1", "run-2", "run-3", ""]);
    expect(table.data.factors.find(({ name }) => name === "pass criterion")).toEqual({ name: "pass criterion", values: ["missed", "met", "unknown"], codes: [0, 1, 1, 0, ...Array.from({ length: 20 }, () => 2)] });
    expect(table.measures.map(({ name }) => name)).toEqual(["Final loss", "Accuracy", "final training loss", "mean squared error"]);
    expect(Array.from(table.measures[3].values).slice(0, 5)).toEqual([0.01, 0.02, 0.03, 0.04, Number.NaN]);
  });

  it("puts replicates into one kind: networks that agree in all settings", () => {
    const { data, kind } = reportPopulation(figure, provenance, noEntries);
    expect(data.factors[kind!].values.slice(0, 3)).toEqual(["vanilla · tanh · 64", "vanilla · tanh · 128", "vanilla · tanh · 192"]);
    fc.assert(fc.property(fc.nat({ max: 23 }), fc.nat({ max: 23 }), (a, b) => {
      const agree = [0, 1, 2].every((factor) => data.factors[factor].codes[a] === data.factors[factor].codes[b]);
      expect(data.factors[kind!].codes[a] === data.factors[kind!].codes[b]).toBe(agree);
    }));
  });

  it("gives a member's details, and none where a file says nothing or nonsense of it", () => {
    expect(memberDetail(figure, 3)?.facts[0]).toEqual(["Final loss", "1 × 10⁻³"]);
    expect(memberDetail(figure, 99)).toBeUndefined();
    const broken = { ...figure.details.members[0]!, labels: 7 };
    expect(memberDetail({ ...figure, details: { ...figure.details, members: [broken] } }, 0)).toBeUndefined();
    expect(memberDetail({ ...figure, details: { ...figure.details, members: [null] } }, 0)).toBeUndefined();
  });
});

describe("the runs of a store", () => {
  it("are a population without maps, whose replicates differ by their seed", () => {
    const table = runsPopulation(runEntries(6));
    expect(table.data.maps).toEqual([]);
    expect(table.data.factors.slice(0, table.described).map(({ name, values }) => [name, values])).toEqual([["cell", ["vanilla", "gru"]], ["pass criterion", ["missed", "met"]], ["seed", ["0", "1", "2"]]]);
    expect(table.kind).toBe(0);
    expect(table.runs).toEqual(["run-0", "run-1", "run-2", "run-3", "run-4", "run-5"]);
  });

  it("have no kind and no fields where there are none", () => {
    expect(runsPopulation(noEntries)).toMatchObject({ kind: undefined, measures: [], runs: [], data: { names: [], factors: [] } });
  });
});
