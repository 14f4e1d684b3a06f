import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { importNetwork } from "../formats/import/import-network.ts";
import { analyseFixedPoints } from "../lab/analyse-fixed-points.ts";
import { relaxationFigure } from "./relaxation-figure.ts";

it("draws trajectories of the undriven network that end in its stable fixed points", async () => {
  const { network } = importNetwork(new Uint8Array(readFileSync(new URL("../../test/fixtures/networks/guide.pt", import.meta.url))));
  const { points } = await analyseFixedPoints(network, { seeds: 128 });
  const { points: drawn, trajectories, varianceShares } = relaxationFigure(network, points, { input: new Float64Array(2), seed: 1 });
  expect(drawn.map(({ unstableDimensions }) => unstableDimensions)).toEqual(points.map(({ unstableDimensions }) => unstableDimensions));
  expect(drawn.map(({ unstableDirections }) => unstableDirections.length)).toEqual(points.map(({ unstableDimensions }) => unstableDimensions));
  const stable = drawn.filter(({ unstableDimensions }) => unstableDimensions === 0).map(({ position }) => position);
  expect(trajectories).toHaveLength(24);
  for (const trajectory of trajectories) {
    const end = Array.from(trajectory).slice(-3);
    expect(Math.min(...stable.map((position) => Math.max(...position.map((value, axis) => Math.abs(value - end[axis])))))).toBeLessThan(0.05);
  }
  expect(varianceShares.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(0.9);
});
