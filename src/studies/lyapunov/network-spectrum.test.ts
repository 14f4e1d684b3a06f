import { expect, it } from "vitest";
import { gru } from "../../cells/gru.ts";
import { leakyRate } from "../../cells/leaky-rate.ts";
import { vanilla } from "../../cells/vanilla.ts";
import { parseRunSpec } from "../../lab/run-spec.ts";
import { createNetwork } from "../../network/network.ts";
import { networkSpectrum } from "./network-spectrum.ts";
import { spectrumRecord } from "./spectrum-record.ts";
import { spectrumReport } from "./spectrum-report.ts";

const short = { steps: 40, transient: 10, trajectories: 2 } as const;
const network = createNetwork({ cell: gru, units: 5, inputs: 3, outputs: 3, seed: 1 });
const provenance = { specification: {}, seed: 0, fingerprints: [], kernel: "k", version: "v", command: "c" };

it("drives every trajectory by trials of its own", async () => {
  const spec = parseRunSpec({ task: { name: "flip-flop", steps: 15 }, cell: { name: "gru" } });
  const { trajectories } = await networkSpectrum(network, { ...short, drive: { kind: "trials", spec } });
  expect(trajectories).toHaveLength(2);
  expect(trajectories[0]).not.toEqual(trajectories[1]);
});

it("is the same without a drive and under noise of no size, and depends on the seed of noise", async () => {
  const silent = await networkSpectrum(network, short);
  expect((await networkSpectrum(network, { ...short, drive: { kind: "noise", deviation: 0 } })).perStep).toEqual(silent.perStep);
  const [a, b, c] = await Promise.all([1, 1, 2].map((seed) => networkSpectrum(network, { ...short, seed, drive: { kind: "noise", deviation: 1 } })));
  expect(a.perStep).toEqual(b.perStep);
  expect(a.perStep).not.toEqual(c.perStep);
});

it("starts trajectories apart where they get the same input, the first at the trained initial state", async () => {
  const recording = { values: new Float64Array(60 * 3).fill(0.3), steps: 60, trajectories: 1 };
  const one = await networkSpectrum(network, { ...short, trajectories: 1, drive: { kind: "recording", recording } });
  const two = await networkSpectrum(network, { ...short, drive: { kind: "recording", recording } });
  expect(two.trajectories[0].toSorted()).toEqual(one.trajectories[0].toSorted());
  expect(two.trajectories[1]).not.toEqual(two.trajectories[0]);
});

it("gives exponents by the time of the cell's own step", async () => {
  const leaky = createNetwork({ cell: leakyRate.with({ dt: 2, tau: 20 }), units: 4, inputs: 1, outputs: 1, seed: 1 });
  const { perStep, perTime } = await networkSpectrum(leaky, short);
  for (let k = 0; k < 4; k++) expect(perTime[k]).toBe(perStep[k] / 2);
});

it("stops when it is told to", async () => {
  const reason = new Error("enough");
  await expect(networkSpectrum(network, { ...short, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

it("writes −∞ as null, and says so in the report", async () => {
  const relu = createNetwork({ cell: vanilla.with({ activation: "relu" }), units: 4, inputs: 1, outputs: 1, seed: 1 });
  relu.parameters.get("hidden.bias")!.data.set([1, 1, -9, -9]);
  const spectrum = await networkSpectrum(relu, { ...short, trajectories: 1 });
  const record = JSON.parse(JSON.stringify(spectrumRecord(spectrum))) as ReturnType<typeof spectrumRecord>;
  expect(record.finiteExponents).toBeLessThanOrEqual(2);
  expect(record.exponentsPerStep.slice(record.finiteExponents)).toEqual(record.exponentsPerStep.slice(record.finiteExponents).map(() => null));
  expect(record.trajectoryErrors).toBeNull();
  const { sections, claims } = spectrumReport(spectrum, { network: "a network", drive: "zeros", provenance });
  expect(sections[0].figures[0].caption).toContain(`${4 - record.finiteExponents} of the exponents are −∞`);
  expect(claims).toEqual([]);
});

it("claims the sum rule of a whole finite spectrum, and judges it", async () => {
  const spectrum = await networkSpectrum(network, short);
  const judged = [spectrum, { ...spectrum, determinant: { blocks: 3, largestDifference: 0.1 } }].map((one) => spectrumReport(one, { network: "a network", drive: "zeros", provenance }).claims[0]);
  expect(judged.map(({ id, verdict }) => [id, verdict])).toEqual([["sum-rule", "holds"], ["sum-rule", "fails"]]);
});

it("says in words whether the largest exponent is above, below or at zero", async () => {
  const spectrum = await networkSpectrum(network, short);
  const words = [1, -1, 0].map((largest) => {
    const told = { ...spectrum, perStep: Float64Array.of(largest), timeErrors: Float64Array.of(0.1), trajectoryErrors: Float64Array.of(0.2) };
    return spectrumReport(told, { network: "a network", drive: "zeros", provenance }).summary[1];
  });
  expect(words.map((text) => text.split(/[:.]/)[0])).toEqual(["The largest exponent is positive", "The largest exponent is negative", "The largest exponent cannot be told from zero"]);
});
