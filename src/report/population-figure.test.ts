import { describe, expect, it } from "vitest";
import type { PopulationFigure } from "../studies/figure.ts";
import { drawFigure } from "./draw-figure.ts";
import { drawnCircles } from "./test-drawing.ts";
import { testPopulation } from "./test-population.ts";

describe("population", () => {
  const population: PopulationFigure = testPopulation(24);

  it("draws every member on every map, coloured and shaped by its first factor, under one legend", () => {
    const { markup } = drawFigure(population);
    for (const category of [0, 1, 2, 3]) expect(markup.match(new RegExp(`class="spot category-${category}"`, "g"))?.length).toBe(2 * 6 + 1);
    for (const text of ["architecture", "vanilla", "lstm", "Geometry (SVCCA), stress 0.21", "Topology, stress 0.087"]) expect(markup).toContain(`>${text}</text>`);
  });

  it("keeps one scale for both axes of a map", () => {
    const positions = [[0, 0], [4, 0], [0, 1], [4, 1]] as const;
    const one = { ...testPopulation(4), factors: [], members: population.members.slice(0, 4).map(({ name }) => ({ name, factors: [] })), maps: [{ title: "m", stress: 0, positions }] };
    const [a, b, c] = drawnCircles(drawFigure(one).markup, "spot category-0");
    expect(b[0] - a[0]).toBeCloseTo(4 * (a[1] - c[1]), 0);
  });

  it.each([
    ["two members of one name", { members: [population.members[0], population.members[0]], maps: [] }, `a name of its own for every member, got "vanilla-tanh-0" twice`],
    ["a member without a factor", { members: [{ name: "a", factors: ["x"] }], maps: [] }, `3 factors a member, got 1 for "a"`],
    ["a map that lacks a member", { maps: [{ title: "m", stress: 0, positions: [] }] }, `24 positions in "m", got 0`],
    ["a position that is not finite", { members: population.members.slice(0, 1), maps: [{ title: "m", stress: 0, positions: [[NaN, 0]] as const }] }, `finite positions in "m", got (NaN, 0) for "vanilla-tanh-0"`],
  ] as const)("refuses %s", (_, change, message) => {
    expect(() => drawFigure({ ...population, ...change })).toThrow(`population figure "population": expected ${message}`);
  });
});
