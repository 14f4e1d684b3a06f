import { expect, it } from "vitest";
import { judgeClaims } from "./claims/judge-claims.ts";
import { idealNetwork, populationOf } from "./test-findings.ts";
import { universalityReport } from "./universality-report.ts";

const provenance = { specification: {}, seed: 1, fingerprints: [], kernel: "k", version: "v", command: "c" };
const findings = ["vanilla", "gru"].map((name) => idealNetwork(name));
const report = universalityReport(populationOf(findings), judgeClaims(populationOf(findings)), provenance);
const figures = report.sections.flatMap((section) => section.figures);

it("shows every claim's evidence in a figure of the report", () => {
  const ids = figures.map(({ id }) => id);
  expect(report.claims.filter(({ figure }) => !ids.includes(figure))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

it("says how many networks learned the task", () => {
  const unlearned = idealNetwork("gru", { score: { ...findings[0].score, passed: false } });
  const { summary } = universalityReport(populationOf([findings[0], unlearned]), [], provenance);
  expect(summary.join(" ")).toContain("1 of 2 learned the task");
});

it("lists every fixed point with its outputs and, for an edge, the memories on both sides", () => {
  const table = figures.find(({ id }) => id === "points-gru");
  if (table?.kind !== "table") throw new Error("no table of fixed points");
  expect(table.rows.length).toBe(27);
  expect(table.rows[9].slice(-2)).toEqual(["− − 0", "− − −,  − − +"]);
  expect(table.rows[13].slice(-2)).toEqual(["0 0 0", ""]);
});
