import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tanh } from "../../numeric/elementary.ts";
import { defineMap } from "../define-map.ts";
import { findFixedPoints } from "../find-fixed-points.ts";
import { affineMap } from "../test-maps/affine-map.ts";
import { tanhNetwork } from "../test-maps/tanh-network.ts";
import { labelledAdjacency, unlabelledAdjacency } from "./graph-adjacency.ts";
import { nodeLabels } from "./node-labels.ts";
import { transitionGraph } from "./transition-graph.ts";

/** Values −1, −½, 0, ½, 1 on every axis of three. */
const grid = Float64Array.from({ length: 125 * 3 }, (_, at) => -1 + (Math.floor(Math.floor(at / 3) / 5 ** (at % 3)) % 5) / 2);
const cube = tanhNetwork({ recurrent: [[2, 0, 0], [0, 2, 0], [0, 0, 2]] });
const signsOf = (state: Float64Array) => Array.from(state, Math.sign);
const edgesOf = (adjacency: Uint8Array) => adjacency.reduce((sum, edge) => sum + edge, 0);

describe("transitionGraph", () => {
  const { points } = findFixedPoints(cube, grid);
  const graph = transitionGraph(cube, points);
  const labels = nodeLabels(graph, signsOf);

  it("finds the cube of three uncoupled bistable units: 27 nodes, 56 edges to stable nodes, 54 one level down", () => {
    expect(points.map(({ unstableDimensions }) => unstableDimensions).toSorted()).toEqual([...Array(8).fill(0), ...Array(12).fill(1), ...Array(6).fill(2), 3]);
    expect(edgesOf(labelledAdjacency(graph, labels, 3, "to a stable node").adjacency)).toBe(56);
    expect(edgesOf(labelledAdjacency(graph, labels, 3, "one level down").adjacency)).toBe(54);
    expect(edgesOf(labelledAdjacency(graph, labels, 3).adjacency)).toBe(98);
  });

  it("labels every node of the cube by the signs of its own state", () => {
    expect(labels).toEqual(points.map(({ state }) => Array.from(state, (value) => (Math.abs(value) < 1e-9 ? 0 : Math.sign(value)))));
    expect(labelledAdjacency(graph, labels, 3)).toMatchObject({ duplicates: [], unlabelled: [], atOdds: [] });
  });

  it("ends every launch of the cube at a node, by way of heteroclinic edges only", () => {
    expect(new Set(graph.launches.map(({ outcome }) => outcome))).toEqual(new Set(["reached a node"]));
    expect(graph.launches.filter(({ round }) => round === 0)).toHaveLength(12 * 2 + 6 * (8 + 32) + 26 + 32);
    expect(graph.edges.every(({ kind }) => kind === "heteroclinic")).toBe(true);
  });

  it("gives the graph of the same network in turned coordinates", () => {
    const [c, s] = [0.6, 0.8];
    const turned = defineMap({
      dimension: 2,
      bounded: true,
      step: (y, _u, out) => {
        const [a, b] = [tanh(2 * (c * y[0] + s * y[1])), tanh(2 * (c * y[1] - s * y[0]))];
        out.set([c * a - s * b, s * a + c * b]);
      },
      jacobian: (y, _u, out) => {
        const [p, q] = [c * y[0] + s * y[1], c * y[1] - s * y[0]].map((x) => 2 * (1 - tanh(2 * x) ** 2));
        out.set([p * c * c + q * s * s, (p - q) * c * s, (p - q) * c * s, p * s * s + q * c * c]);
      },
    });
    const seeds = Float64Array.from({ length: 162 }, (_, at) => -1.6 + (Math.floor(Math.floor(at / 2) / 9 ** (at % 2)) % 9) * 0.4);
    const found = transitionGraph(turned, findFixedPoints(turned, seeds).points);
    const bits = nodeLabels(found, (y) => [Math.sign(c * y[0] + s * y[1]), Math.sign(c * y[1] - s * y[0])]);
    expect(edgesOf(labelledAdjacency(found, bits, 2, "to a stable node").adjacency)).toBe(4 * 2 + 4);
    expect(labelledAdjacency(found, bits, 2)).toMatchObject({ duplicates: [], unlabelled: [], atOdds: [] });
    // No launch runs along the borders of the basins, as it does in the network's own coordinates: the saddles there are sought.
    expect(edgesOf(labelledAdjacency(found, bits, 2, "one level down").adjacency)).toBe(4 * 2 + 4);
    const held = found.launches.filter(({ outcome }) => outcome === "held to a saddle");
    expect(held).toHaveLength(4);
    for (const { origin, node, direction, correction, state } of held) {
      const ahead = found.nodes[node as number].state.map((value, i) => value - found.nodes[origin].state[i]);
      expect([...direction].map((value) => value * Math.hypot(...ahead)).map(Math.abs).toSorted()).toEqual([...ahead].map(Math.abs).toSorted().map((value) => expect.closeTo(value, 3) as number));
      expect(correction).toBeLessThan(1e-3);
      expect(Math.hypot(...state.map((value, i) => value - found.nodes[node as number].state[i]))).toBeLessThan(1e-4 * found.scale);
    }
  });

  it("finds the saddles on the borders by bisection too, where that is asked for", () => {
    const bisected = transitionGraph(cube, points, { refinements: 5 });
    expect(bisected.launches.some(({ round }) => round === 5)).toBe(true);
    expect(edgesOf(labelledAdjacency(bisected, nodeLabels(bisected, signsOf), 3).adjacency)).toBe(98);
  });

  it("reports what it is at, and stops when asked to", () => {
    const stages: string[] = [];
    transitionGraph(cube, points, { onProgress: ({ stage, done, total }) => stages.push(`${stage} ${done <= total}`) });
    expect(new Set(stages)).toEqual(new Set(["launching true"]));
    const signal = { aborted: true };
    expect(() => transitionGraph(cube, points, { signal })).toThrow("transitionGraph: expected to run to its end, got a cancel request");
  });

  it("agrees with following each side of every one-dimensional saddle on its own, in random networks", () => {
    const weight = fc.integer({ min: -300, max: 300 }).map((value) => value / 100);
    const weights = fc.array(fc.array(weight, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(weights, (recurrent) => {
        const map = tanhNetwork({ recurrent });
        const nodes = findFixedPoints(map, grid).points;
        fc.pre(nodes.every(({ eigenvalues }) => eigenvalues.every(({ re, im }) => Math.abs(re * re + im * im - 1) > 0.1)));
        const { launches, scale } = transitionGraph(map, nodes, { randomLaunches: 0 });
        for (const { origin, direction, node, outcome } of launches) {
          if (nodes[origin].unstableDimensions !== 1) continue;
          const side = direction[0];
          let x = nodes[origin].state.map((value, i) => value + side * 1e-3 * scale * nodes[origin].rightVectors[0].re[i]);
          for (let step = 0; step < 2000; step++) {
            const next = new Float64Array(3);
            map.step(x, new Float64Array(0), next);
            x = next;
          }
          const near = nodes.findIndex(({ state }) => state.every((value, i) => Math.abs(value - x[i]) < 1e-6));
          expect(node ?? -1).toBe(outcome === "reached a node" ? near : -1);
          if (outcome !== "reached a node") expect(near).toBe(-1);
        }
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  it("is the same to the last bit on every call, and other random directions for another seed", () => {
    expect(transitionGraph(cube, points)).toEqual(graph);
    const randomOnes = (seed: number) => transitionGraph(cube, points, { seed }).launches.filter(({ round, direction }) => round === 0 && direction.length === 3).slice(26);
    expect(randomOnes(1)).toHaveLength(32);
    expect(randomOnes(1)[0].direction).not.toEqual(randomOnes(0)[0].direction);
  });

  it("reports a launch that ends on a limit cycle as not settled, with its last state on the cycle", () => {
    const spiral = defineMap({
      dimension: 2,
      step: ([x, y], _u, out) => {
        const growth = 1.2 - 0.2 * (x * x + y * y);
        out.set([growth * (0.8 * x - 0.6 * y), growth * (0.6 * x + 0.8 * y)]);
      },
      jacobian: ([x, y], _u, out) => {
        const growth = 1.2 - 0.2 * (x * x + y * y);
        const [p, q] = [0.8 * x - 0.6 * y, 0.6 * x + 0.8 * y];
        out.set([0.8 * growth - 0.4 * x * p, -0.6 * growth - 0.4 * y * p, 0.6 * growth - 0.4 * x * q, 0.8 * growth - 0.4 * y * q]);
      },
    });
    const { edges, launches } = transitionGraph(spiral, findFixedPoints(spiral, Float64Array.of(0.1, 0.1)).points);
    expect(edges).toEqual([]);
    expect(launches).toHaveLength(8 + 32);
    for (const { outcome, state, steps } of launches) {
      expect(outcome).toBe("did not settle");
      expect(steps).toBe(2000);
      expect(state[0] ** 2 + state[1] ** 2).toBeCloseTo(1, 10);
    }
  });

  it("reports what escapes, and what settles where no node is known", () => {
    const doubling = affineMap([[2]]);
    const escaping = transitionGraph(doubling, findFixedPoints(doubling, Float64Array.of(1)).points, { randomLaunches: 0 });
    expect(escaping.launches.map(({ outcome }) => outcome)).toEqual(["escaped", "escaped"]);
    const bistable = tanhNetwork({ recurrent: [[2]] });
    const middle = findFixedPoints(bistable, Float64Array.of(0.01)).points;
    const { launches, edges } = transitionGraph(bistable, middle, { randomLaunches: 0 });
    expect(launches.map(({ outcome }) => outcome)).toEqual(["settled at no node", "settled at no node"]);
    expect(edges).toEqual([]);
    expect(tanh(2 * launches[1].state[0])).toBeCloseTo(launches[1].state[0], 7);
  });

  it("says that a launch did not leave where the saddle is too weak to move it", () => {
    const weak = affineMap([[1 + 1e-6]]);
    const { launches, edges } = transitionGraph(weak, findFixedPoints(weak, Float64Array.of(0.5)).points, { randomLaunches: 0 });
    expect(launches.map(({ outcome }) => outcome)).toEqual(["did not leave", "did not leave"]);
    expect(edges).toEqual([]);
  });

  it("follows the tent map's orbit that leaves zero and lands on it: a homoclinic edge", () => {
    const { points: both } = findFixedPoints(tentMap, Float64Array.of(0.1, 0.6));
    const { edges, launches } = transitionGraph(tentMap, both, { displacement: 2 ** -10, scale: 1, randomLaunches: 0 });
    const zero = both.findIndex(({ state }) => Math.abs(state[0]) < 1e-9);
    expect(edges.find(({ from, to }) => from === zero && to === zero)).toMatchObject({ kind: "homoclinic", settled: 1 });
    expect(launches.filter(({ origin }) => origin === zero).map(({ outcome }) => outcome)).toEqual(["escaped", "reached a node"]);
  });

  it("records saddles passed on the way, those left among them, where a chaotic orbit passes all", () => {
    const chaos = defineMap({ dimension: 1, step: ([x], _u, out) => out.fill(3.99 * x * (1 - x)), jacobian: ([x], _u, out) => out.fill(3.99 * (1 - 2 * x)) });
    const { points: both } = findFixedPoints(chaos, Float64Array.of(0.1, 0.8));
    const { edges, launches } = transitionGraph(chaos, both);
    expect(edges.map(({ from, to, kind }) => [from, to, kind])).toEqual([
      [0, 0, "homoclinic"],
      [0, 1, "heteroclinic"],
      [1, 0, "heteroclinic"],
      [1, 1, "homoclinic"],
    ]);
    expect(edges.every(({ settled, passed }) => settled === 0 && passed > 0)).toBe(true);
    for (const { steps, approaches, outcome } of launches) {
      if (outcome === "did not settle") expect(approaches.map(({ node }) => node)).toEqual([0, 1]);
      expect(approaches.every((approach) => approach.distance < 0.05 * (1 - 1 / 3.99) && approach.step <= steps)).toBe(true);
    }
  });

  it("numbers an unlabelled graph by unstable dimensions and degree", () => {
    const bistable = tanhNetwork({ recurrent: [[2]] });
    const { points: three } = findFixedPoints(bistable, Float64Array.of(0, 1, -1));
    const expected = [0, 0, 0, 0, 0, 0, 1, 1, 0];
    expect([...unlabelledAdjacency(transitionGraph(bistable, three))]).toEqual(expected);
    expect([...unlabelledAdjacency(transitionGraph(bistable, three.toReversed()))]).toEqual(expected);
  });

  it("refuses points of different inputs, no points and bad options, by name", () => {
    const driven = tanhNetwork({ recurrent: [[2]], input: [[1]] });
    const two = findFixedPoints(driven, Float64Array.of(1, 1), { input: Float64Array.of(0, 1) }).points;
    expect(() => transitionGraph(driven, two)).toThrow("transitionGraph: expected points of one input, got a different one at point 1. Make one graph for each input");
    expect(() => transitionGraph(driven, [])).toThrow("transitionGraph: expected at least one fixed point, got none. Find some with findFixedPoints");
    expect(() => transitionGraph(cube, two)).toThrow("transitionGraph: expected point 0's state of length 3, got 1");
    expect(() => transitionGraph(cube, points, { steps: 0 })).toThrow("transitionGraph.steps: expected a whole number, 1 or more, got 0");
    expect(() => transitionGraph(cube, points, { reach: -1 })).toThrow("transitionGraph.reach: expected a positive number, got -1");
  });
});

describe("nodeLabels and labelledAdjacency", () => {
  const bistable = tanhNetwork({ recurrent: [[2]] });
  const graph = transitionGraph(bistable, findFixedPoints(bistable, Float64Array.of(0, 1, -1)).points);

  it("join the edges of nodes with one label, and leave a saddle that leads nowhere without one", () => {
    const edges = graph.edges.map((edge) => (edge.to === 0 ? { ...edge, to: 3 } : edge));
    const doubled = { ...graph, edges, nodes: [...graph.nodes, { ...graph.nodes[0], q: 1 }] };
    const joined = labelledAdjacency(doubled, nodeLabels(doubled, signsOf), 1);
    expect(joined).toMatchObject({ duplicates: [3], unlabelled: [], adjacency: labelledAdjacency(graph, nodeLabels(graph, signsOf), 1).adjacency });
    expect(joined.nodes).not.toContain(3);
    const lonely = { ...graph, edges: [] };
    expect(nodeLabels(lonely, signsOf)[2]).toBeUndefined();
    expect(labelledAdjacency(lonely, nodeLabels(lonely, signsOf), 1).unlabelled).toEqual([2]);
  });

  it("refuse what is no sign and labels that do not fit", () => {
    expect(() => nodeLabels(graph, () => [0.5])).toThrow("nodeLabels: expected signs −1, 0 or 1, got 0.5");
    expect(() => labelledAdjacency(graph, [[1]], 1)).toThrow("labelledAdjacency: expected 3 labels, one a node, got 1");
    expect(() => labelledAdjacency(graph, [[1], [1], [1]], 2)).toThrow("labelledAdjacency: expected labels of 2 signs, got 1");
  });
});

/** x' = 2x below ½, 2 − 2x above; the orbit 2⁻¹⁰, 2⁻⁹, …, ½, 1, 0 is exact in binary. */
const tentMap = defineMap({ dimension: 1, step: ([x], _u, out) => out.fill(x < 0.5 ? 2 * x : 2 - 2 * x), jacobian: ([x], _u, out) => out.fill(x < 0.5 ? 2 : -2) });
