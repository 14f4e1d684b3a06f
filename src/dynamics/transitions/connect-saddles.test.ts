import { describe, expect, it } from "vitest";
import { tanh } from "../../numeric/elementary.ts";
import { defineMap } from "../define-map.ts";
import { findFixedPoints } from "../find-fixed-points.ts";
import { labelledAdjacency } from "./graph-adjacency.ts";
import { nodeLabels } from "./node-labels.ts";
import { transitionGraph } from "./transition-graph.ts";

/** A rotation, times 3. */
const TURN = [[2, -1, 2], [2, 2, -1], [-1, 2, 2]];
const GAINS = [1.7, 1.45, 1.3];
const turned = (x: ArrayLike<number>) => TURN.map((row) => row.reduce((sum, entry, k) => sum + (entry * x[k]) / 3, 0));
const turnedBack = (y: ArrayLike<number>) => [0, 1, 2].map((k) => TURN.reduce((sum, row, i) => sum + (row[k] * y[i]) / 3, 0));

/** Three bistable units in turned coordinates, each followed by a slow variable, as the cells of an LSTM are. */
const cubeWithSlowModes = defineMap({
  dimension: 6,
  step: (state, _u, out) => {
    const y = turned(turnedBack(state.subarray(0, 3)).map((x, k) => tanh(GAINS[k] * x)));
    out.set([...y, ...y.map((value, i) => 0.96 * state[3 + i] + 0.04 * value)]);
  },
  jacobian: (state, _u, out) => {
    const slopes = turnedBack(state.subarray(0, 3)).map((x, k) => GAINS[k] * (1 - tanh(GAINS[k] * x) ** 2));
    out.fill(0);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        out[6 * i + j] = slopes.reduce((sum, slope, k) => sum + (TURN[i][k] * slope * TURN[j][k]) / 9, 0);
        out[6 * (3 + i) + j] = 0.04 * out[6 * i + j];
      }
      out[6 * (3 + i) + 3 + i] = 0.96;
    }
  },
});
const corners = Array.from({ length: 27 }, (_, code) => [0, 1, 2].map((k) => 0.8 * ((Math.floor(code / 3 ** k) % 3) - 1)));
const { points } = findFixedPoints(cubeWithSlowModes, Float64Array.from(corners.flatMap((corner) => [...turned(corner), ...turned(corner)])));
const signsOf = (state: Float64Array) => turnedBack(state).map(Math.sign);
const count = (adjacency: Uint8Array) => adjacency.reduce((sum, edge) => sum + edge, 0);

describe("connections between saddles", () => {
  it("are all found where slow modes keep every launch away from them: 54 one level down, 56 to stable nodes, 98 in all", () => {
    expect(points).toHaveLength(27);
    const stages = new Set<string>();
    const graph = transitionGraph(cubeWithSlowModes, points, { onProgress: ({ stage }) => stages.add(stage) });
    const labels = nodeLabels(graph, signsOf);
    expect(count(labelledAdjacency(graph, labels, 3, "to a stable node").adjacency)).toBe(56);
    expect(count(labelledAdjacency(graph, labels, 3, "one level down").adjacency)).toBe(54);
    expect(count(labelledAdjacency(graph, labels, 3).adjacency)).toBe(98);
    expect(stages).toEqual(new Set(["launching", "connecting"]));
    for (const { outcome, node, state, correction, steps } of graph.launches) {
      if (outcome !== "held to a saddle") continue;
      const end = graph.nodes[node as number].state;
      expect(Math.hypot(...state.map((value, i) => value - end[i]))).toBeLessThan(1e-4 * graph.scale);
      expect(correction).toBeLessThan(1e-3);
      expect(steps).toBeLessThan(2000);
    }
  });

  it("lead only where undecided signs are decided, never across or back", () => {
    const graph = transitionGraph(cubeWithSlowModes, points);
    const labels = nodeLabels(graph, signsOf);
    for (const { from, to } of graph.edges) labels[from]?.forEach((sign, bit) => expect(sign === 0 || sign === labels[to]?.[bit]).toBe(true));
  });

  it("are sought and found from few launches as well, and with basins that no launch has hit", () => {
    const graph = transitionGraph(cubeWithSlowModes, points, { randomLaunches: 0 });
    const labels = nodeLabels(graph, signsOf);
    expect(count(labelledAdjacency(graph, labels, 3, "to a stable node").adjacency)).toBe(56);
    expect(count(labelledAdjacency(graph, labels, 3, "one level down").adjacency)).toBe(54);
  });
});
