import { expect, it } from "vitest";
import { flipFlopStudy } from "../study.ts";
import { idealNetwork, idealPoints } from "../test-findings.ts";

const networks = ["Vanilla", "GRU-relu-1", "GRU-relu-2"].map((name) => idealNetwork(name));
const figures = flipFlopStudy.exhibits({ networks, failed: [] }).flatMap((section) => section.figures);
const figure = (id: string) => figures.find((one) => one.id === id);

it("shows every claim's evidence, with figures of their own names, also of no networks", () => {
  const ids = figures.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !id.startsWith("flip-flop-"))).toEqual([]);
  for (const population of [{ networks, failed: [] }, { networks: [], failed: [] }]) {
    const shown = flipFlopStudy.exhibits(population).flatMap((section) => section.figures.map(({ id }) => id));
    expect(flipFlopStudy.claims(population).filter((claim) => !shown.includes(claim.figure))).toEqual([]);
  }
});

it("draws one network of each architecture and nonlinearity, and counts all", () => {
  expect(figures.filter(({ kind }) => kind === "state-space").map(({ title }) => title)).toEqual(["Vanilla, 3 state dimensions", "GRU-relu-1, 3 state dimensions"]);
  expect(figure("flip-flop-points")).toMatchObject({ kind: "table", rows: [["Vanilla", "yes", "3", "100", "3", "8 / 12 / 6 / 1", "27", "1", "56", "500 of 512"], {}, {}] });
});

it("draws the cube of labels with its transitions, without points elsewhere", () => {
  expect(figure("flip-flop-graph-Vanilla")).toMatchObject({ kind: "graph" });
  const graph = flipFlopStudy.exhibits({ networks: [idealNetwork("Vanilla", { fixedPoints: idealPoints().map((point, at) => (at === 13 ? { ...point, distance: 9 } : point)) })], failed: [] }).flatMap((section) => section.figures).find(({ kind }) => kind === "graph");
  if (graph?.kind !== "graph") throw new Error("no graph");
  expect([graph.nodes.length, graph.edges.length]).toEqual([26, 48]);
});

it("lists every fixed point with its outputs and what it leads to", () => {
  const table = figure("flip-flop-points-Vanilla");
  if (table?.kind !== "table") throw new Error("no table of fixed points");
  expect(table.rows.length).toBe(27);
  expect(table.rows[1].slice(-2)).toEqual(["− − 0", "− − 0"]);
});

it("gives a clicked network its eigenvalues away from the origin, its points and trajectories in the plane", () => {
  const { eigenvalues, points, trajectories } = flipFlopStudy.detail(networks[0]);
  expect(eigenvalues.length).toBe(27);
  expect(points.length).toBe(27);
  expect(trajectories).toEqual([[1, 1, 1, 1]]);
});
