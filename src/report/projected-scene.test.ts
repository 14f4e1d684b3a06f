import { describe, expect, it } from "vitest";
import { drawProjectedScene } from "./projected-scene-drawing.ts";
import { projectedScene } from "./projected-scene.ts";
import { rotatingScene } from "./rotating-scene.ts";
import { firstMalformation } from "./test-well-formed.ts";

const scene = rotatingScene({
  kind: "state-space", id: "s", title: "t", caption: "c", network: "gru", varianceShares: [0.5, 0.3, 0.2],
  trajectories: [[0, 0, 0, 2, 1, 1]],
  points: [{ position: [0, 0, 0], unstableDimensions: 0, unstableDirections: [], visited: true }, { position: [2, 1, 1], unstableDimensions: 1, unstableDirections: [[1, 0, 0]], visited: false }],
});

describe("a turned scene", () => {
  it("seen along PC2 has PC1 to the right and PC3 upwards, to scale", () => {
    const { paths } = projectedScene(scene, { yaw: 0, pitch: 0, zoom: 1 }, 2500, 2500);
    expect(paths[0].map(([x, y]) => [Math.round(x), Math.round(y)])).toEqual([[251, 1749], [2249, 750]]);
  });

  it("keeps lengths under any turn as far as they lie in the picture", () => {
    const lengths = [0, 0.7, 2].map((yaw) => {
      const { axes: [{ from, to }] } = projectedScene(scene, { yaw, pitch: 1.5707963267948966, zoom: 1 }, 2500, 2500);
      return Math.hypot(to[0] - from[0], to[1] - from[1]);
    });
    for (const length of lengths) expect(length).toBeCloseTo(2300, 6);
  });

  it("draws farther points first", () => {
    const front = projectedScene(scene, { yaw: 0, pitch: 0, zoom: 1 }, 900, 500).points.map(({ unstableDimensions }) => unstableDimensions);
    const back = projectedScene(scene, { yaw: Math.PI, pitch: 0, zoom: 1 }, 900, 500).points.map(({ unstableDimensions }) => unstableDimensions);
    expect([front, back]).toEqual([[1, 0], [0, 1]]);
  });

  it("can be drawn for export, unvisited points outlined and without directions", () => {
    const { markup } = drawProjectedScene(projectedScene(scene, { yaw: 0.3, pitch: 0.2, zoom: 1 }, 900, 500), "gru", 900, 500);
    expect(firstMalformation(markup)).toBeUndefined();
    expect(markup).toContain(`class="outline unstable-1"`);
    expect(markup).not.toContain("direction");
    for (const name of ["PC1", "PC2", "PC3"]) expect(markup).toContain(`>${name}</text>`);
  });
});
