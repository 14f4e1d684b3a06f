import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell.ts";
import { defineCell } from "../../src/cells/define-cell.ts";
import { sigmoid, tanh } from "../../src/cells/expression.ts";
import { gru } from "../../src/cells/gru.ts";
import { leakyRate } from "../../src/cells/leaky-rate.ts";
import { lstm } from "../../src/cells/lstm.ts";
import { ugrnn } from "../../src/cells/ugrnn.ts";
import { vanilla } from "../../src/cells/vanilla.ts";
import { findFixedPoints } from "../../src/dynamics/find-fixed-points.ts";
import { fixedPointSeeds } from "../../src/dynamics/fixed-point-seeds.ts";
import { type KernelBuild, setKernelBuild, wasmBuild } from "../../src/kernels/kernel-build.ts";
import { nativeKernels } from "../../src/kernels/native-kernels.node.ts";
import { networkAsMap } from "../../src/network/as-map.ts";
import { createNetwork, type Network } from "../../src/network/network.ts";
import { runNetwork } from "../../src/network/run.ts";
import { fingerprint } from "../../src/numeric/fingerprint.ts";
import { createStream } from "../../src/numeric/random.ts";
import { flipFlop } from "../../src/tasks/flip-flop.ts";
import { train } from "../../src/training/train.ts";

const { builds, problem } = nativeKernels();
const skipped = problem === undefined ? "" : ` (skipped: ${problem.reason})`;

const ownCell = defineCell("own", ({ state, input, linear, parameter }) => {
  const [h, slow] = [state("h"), state("slow")];
  const keep = sigmoid(linear("gate", slow, input).plus(parameter("offset", 0.5)));
  return { h: keep.times(h).plus(keep.rsub(1).times(tanh(linear("candidate", h.times(slow), input)))), slow: slow.times(0.9).plus(tanh(linear("drift", h)).times(0.1)) };
});

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom("tanh", "relu", "softplus").map((activation) => vanilla.with({ activation })),
  fc.tuple(fc.constantFrom("inside", "outside"), fc.constantFrom(0, 0.1)).map(([convention, noise]) => leakyRate.with({ convention, noise, tau: 3 })),
  fc.constantFrom("before", "after").map((reset) => gru.with({ reset })),
  fc.constantFrom(ugrnn, lstm, ownCell),
);

/** A whole experiment, all of whose sizes are free. */
const experiment = fc.record({
  cell, seed: fc.nat(1000), units: fc.integer({ min: 1, max: 37 }), bits: fc.integer({ min: 1, max: 4 }),
  steps: fc.integer({ min: 2, max: 12 }), batch: fc.integer({ min: 1, max: 19 }), l2Weights: fc.constantFrom(0, 1e-3),
});

type Experiment = typeof experiment extends fc.Arbitrary<infer Value> ? Value : never;

function trained({ cell: of, seed, units, bits, steps, batch, l2Weights }: Experiment): { network: Network; losses: string } {
  const task = flipFlop({ bits, steps });
  const untrained = createNetwork({ cell: of, units, inputs: task.inputs, outputs: task.outputs, seed });
  const { network, losses } = train(untrained, task, { steps: 6, batch, l2Weights, clip: 0.5 }, seed);
  return { network, losses: fingerprint(losses) };
}

function fixedPointsOf(network: Network, { seed, bits, steps }: Experiment): string {
  const stream = createStream({ study: "test", purpose: "seeds", seed });
  const { states } = runNetwork(network, flipFlop({ bits, steps }).sample(stream, 3));
  const map = networkAsMap(network);
  const seeds = fixedPointSeeds(Float64Array.from(states), map.dimension, stream, { count: 5 });
  const { points } = findFixedPoints(map, seeds, { input: new Float64Array(bits) });
  return fingerprint(...points.flatMap(({ state, eigenvalues }) => [state, Float64Array.from(eigenvalues.flatMap(({ re, im }) => [re, im]))]));
}

/** Fingerprints of everything an experiment comes to under one build. */
function outcome(build: KernelBuild, of: Experiment): Readonly<Record<string, string>> {
  setKernelBuild(build);
  const { network, losses } = trained(of);
  return { losses, parameters: fingerprint(...[...network.parameters.values()].map(({ data }) => data)), fixedPoints: fixedPointsOf(network, of) };
}

describe.skipIf(builds.length === 0)(`native kernels${skipped}`, () => {
  afterAll(() => setKernelBuild(wasmBuild));

  it.each(builds.map((build) => [build.instructionSet, build] as const))("with %s train random cells and find their fixed points to the bits of WebAssembly", (_, build) => {
    fc.assert(
      fc.property(experiment, (of) => {
        expect(outcome(build, of)).toEqual(outcome(wasmBuild, of));
      }),
      { numRuns: 12 },
    );
  });
});
