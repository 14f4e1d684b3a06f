import { expect, it } from "vitest";
import type { AnalysedTask } from "./analysed-population.ts";
import { judgeClaims } from "./claims/judge-claims.ts";
import { compareTask } from "./comparison/compare-task.ts";
import type { TaskComparison } from "./comparison/task-comparison.ts";
import { timingSection } from "./exhibits/timing-table.ts";
import { idealFindings } from "./flip-flop/test-findings.ts";
import { plannedPopulation } from "./population.ts";
import { universalityProfile } from "./profile.ts";
import { testNetwork } from "./test-networks.ts";
import { universalityReport } from "./universality-report.ts";

const provenance = { specification: {}, seed: 1, fingerprints: [], kernel: "k", version: "v", command: "c" };
const basis = { directions: Float32Array.from({ length: 120 }, (_, at) => (at % 4 === Math.floor(at / 40) ? Math.sqrt(0.1) : 0)), samples: 40, sufficient: 2 };
const broken = { name: "LSTM", architecture: "LSTM", activation: "tanh", stage: "training", reason: "the loss stopped being finite" } as const;
const networks = [["Vanilla", true], ["GRU", true], ["UGRNN", false]] as const;
const task: AnalysedTask = { task: "flip-flop", networks: networks.map(([name, passed]) => ({ network: testNetwork(name, idealFindings(), { passed }), basis })), failed: [broken] };

function compared(): TaskComparison {
  const work = compareTask(task, { permutations: 9, resamples: 2, seed: 0 });
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
  }
}

const comparison = compared();
const claims = judgeClaims(task, comparison);
const plan = plannedPopulation(universalityProfile("smoke"), 0).slice(0, 4);
const report = universalityReport({ checks: [], tasks: [task], comparisons: [comparison], claims, provenance }, plan, timingSection([], undefined, 0));
const figures = report.sections.flatMap((section) => section.figures);

it("shows every claim's evidence in a figure of the report, each with an identifier of its own", () => {
  const ids = figures.map(({ id }) => id);
  expect(report.claims.filter(({ figure }) => !ids.includes(figure))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

it("says how many networks learned, and counts by configuration what became of the others", () => {
  expect(report.summary.join(" ")).toContain("2 of 4 learned the three-bit flip-flop");
  const table = figures.find(({ id }) => id === "configurations");
  if (table?.kind !== "table") throw new Error("no table of configurations");
  expect(table.rows.map((row) => [row[1], ...row.slice(5, 10)])).toEqual([["Vanilla", "1", "1", "0", "0", "0"], ["UGRNN", "1", "0", "1", "0", "0"], ["GRU", "1", "1", "0", "0", "0"], ["LSTM", "1", "0", "0", "1", "0"]]);
});

it("says why a network that broke off did not learn", () => {
  const learned = claims.find(({ id }) => id === "flip-flop-learned")!;
  expect(learned.verdict).toBe("fails");
  expect(learned.measurements.at(-1)).toEqual({ subject: "LSTM", value: "0 of 1 networks", verdict: "fails", note: "training broke off: the loss stopped being finite" });
});

it("maps the networks that learned, with what is shown of each", () => {
  const map = figures.find(({ kind }) => kind === "population");
  if (map?.kind !== "population") throw new Error("no map");
  expect(map.members.map(({ name }) => name)).toEqual(["Vanilla", "GRU"]);
  expect(map.maps.map(({ positions }) => positions.length)).toEqual([2, 2, 2]);
  expect(map.members[0].detail?.points.length).toBe(27);
});
