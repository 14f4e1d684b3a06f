import { describe, expect, it } from "vitest";
import { createStream } from "../../../numeric/random.ts";
import { svcca } from "../../../similarity/svcca.ts";
import { whitenedBasis } from "../../../similarity/whitened-basis.ts";
import type { AnalysedNetwork } from "../analysed-population.ts";
import { dissociationClaim } from "../claims/dissociation.ts";
import { geometryClaim, topologyClaim } from "../claims/geometry.ts";
import type { FlipFlopFindings } from "../flip-flop/findings.ts";
import { idealFindings } from "../flip-flop/test-findings.ts";
import { testNetwork } from "../test-networks.ts";
import { compareTask } from "./compare-task.ts";
import type { TaskComparison } from "./task-comparison.ts";

const rows = 300;

/** Random states of 8 units with falling variances; those of one architecture share most of them. */
function states(architecture: number, network: number): Float64Array {
  const [shared, own] = [100 * architecture, 1000 + network].map((seed) => {
    const data = new Float64Array(rows * 8);
    createStream({ study: "test", purpose: "states", seed }).fillNormal(data);
    return data;
  });
  return shared.map((value, at) => (value + 0.2 * own[at]) / (1 + (at % 8)));
}

function analysed(name: string, architecture: number, network: number, findings: FlipFlopFindings, passed = true): AnalysedNetwork {
  const data = states(architecture, network);
  return {
    network: testNetwork(name, findings, { passed, meanSquaredError: 1e-4 * (1 + network) }),
    basis: whitenedBasis({ data, rows, columns: 8 }, { keep: 8 }),
  };
}

const architectures = ["Vanilla", "GRU", "LSTM"];

/** Three architectures, tanh and relu, two networks of each; `edgesOf` says how much of the ideal graph each has. */
function population(edgesOf: (architecture: number, network: number) => number): TaskComparison {
  const networks = architectures.flatMap((name, architecture) => ["tanh", "relu"].flatMap((activation, which) => [0, 1].map((k) => {
    const network = 4 * architecture + 2 * which + k;
    const { edges } = idealFindings();
    return analysed(`${name}-${activation}-${k}`, architecture, network, idealFindings({ edges: edges.slice(0, edgesOf(architecture, network)) }));
  })));
  const unlearned = analysed("GRU-tanh-9", 1, 99, idealFindings({ edges: [] }), false);
  const work = compareTask({ task: "flip-flop", networks: [...networks, unlearned], failed: [] }, { permutations: 99, resamples: 20, seed: 0 });
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
  }
}

const grouped = population((_, network) => 80 + (network % 3));

describe("networks whose geometry goes by architecture and whose topology does not", () => {
  it("are compared without those that have not learned", () => {
    expect(grouped.names.length).toBe(12);
    expect(grouped.views.map(({ name, distances }) => [name, distances.length])).toEqual([["geometry-fixed", 144], ["geometry-sufficient", 144], ["topology", 144]]);
    expect(grouped.factors).toMatchObject({ activation: expect.arrayContaining(["relu", "tanh"]), architecture: expect.arrayContaining(architectures) });
    expect(Object.keys(grouped.factors)).toEqual(["architecture", "activation"]);
  });

  it("have the distances of comparing each pair by itself", () => {
    const [, sufficient] = grouped.views;
    const [x, y] = [states(0, 0), states(1, 5)].map((data) => ({ data, rows, columns: 8 }));
    expect(sufficient.distances[5]).toBeCloseTo(svcca(x, y).distance, 6);
    const [fixed] = grouped.views;
    expect(fixed.distances[5]).toBeCloseTo(svcca(x, y, { dimensions: 3 }).distance, 6);
  });

  it("separate by geometry and not by topology", () => {
    const [, geometry, topology] = grouped.views;
    expect(geometry.statistics.architecture?.neighbourAccuracy.value).toBe(1);
    expect(geometry.statistics.architecture?.permanova.p).toBe(0.01);
    expect(topology.statistics.architecture?.permanova.value).toBeLessThan(0.4);
    expect(topologyClaim(grouped, "architecture").measurements[0].value).toMatch(/^topology: R² .*\ngeometry: R² .* 5-NN 100 %$/);
    expect(geometryClaim(grouped, "architecture").verdict).toBe("holds");
    expect(geometryClaim(grouped, "activation").verdict).toBe("fails"); // it makes no difference here
  });

  it("are laid out in the plane, with a stress", () => {
    for (const { positions, stress } of grouped.views) {
      expect(positions.length).toBe(12);
      expect(stress).toBeGreaterThanOrEqual(0);
    }
  });

  it("show no more of topology or performance in geometry than chance", () => {
    expect(dissociationClaim(grouped).measurements[0].value).toMatch(/^with topology: r .*\nwith performance: r /);
  });
});

it("a topology that goes by architecture fails the claim that it tells architectures apart less", () => {
  const same = population((architecture) => 60 + 10 * architecture);
  expect(topologyClaim(same, "architecture").verdict).toBe("fails");
});

it("says nothing of a handful of networks", () => {
  const pair = [analysed("Vanilla", 0, 0, idealFindings()), analysed("GRU", 1, 1, idealFindings())];
  const only = (networks: readonly AnalysedNetwork[]): TaskComparison => [...exhausted(compareTask({ task: "flip-flop", networks, failed: [] }, { permutations: 9, resamples: 2, seed: 0 }))][0];
  expect(only(pair).views.map(({ statistics }) => statistics)).toEqual([{}, {}, {}]);
  const comparison = only(pair);
  expect([geometryClaim(comparison, "architecture"), topologyClaim(comparison, "architecture"), dissociationClaim(comparison)].map(({ verdict }) => verdict)).toEqual(["undecided", "undecided", "undecided"]);
  expect(only(pair.slice(1)).views).toEqual([]);
});

function* exhausted<Outcome>(work: Generator<unknown, Outcome>): Generator<Outcome> {
  let turn = work.next();
  while (turn.done !== true) turn = work.next();
  yield turn.value;
}
