import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gru } from "../cells/gru.ts";
import { writeNetworkFile } from "../formats/write-network-file.ts";
import { createNetwork } from "../network/network.ts";
import { recordedPath } from "../../test/fixtures/recorded-files.ts";
import { compareCommand } from "./compare-command.ts";
import { dataCommand } from "./data-command.ts";
import { pcaCommand } from "./pca-command.ts";
import { runCommand } from "./test-run-command.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nullcline-recordings-"));
  for (const name of ["plain.npz", "long.csv", "states.npy", "session.nwb", "cycle.h5", "reversed.mat"]) cpSync(recordedPath(name), join(folder, name));
  const spec = { task: { name: "flip-flop", steps: 20 }, cell: { name: "gru" }, units: 6 };
  for (const seed of [1, 2]) writeFileSync(join(folder, `net${seed}.safetensors`), writeNetworkFile(network(seed), { spec }));
  writeFileSync(join(folder, "bare.safetensors"), writeNetworkFile(network(1)));
  writeFileSync(join(folder, "gap.csv"), "trial,a\n0,1\n0,\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const network = (seed: number) => createNetwork({ cell: gru, units: 6, inputs: 3, outputs: 3, seed });

const data = (...argv: readonly string[]) => runCommand(dataCommand, folder, argv);
const pca = (...argv: readonly string[]) => runCommand(pcaCommand, folder, argv);
const compare = (...argv: readonly string[]) => runCommand(compareCommand, folder, argv);

describe("nullcline data", () => {
  it("lists the arrays and says what the recording is", async () => {
    const { code, out, err } = await data("session.nwb", "--align", "go_cue_time", "--from=-0.5", "--to", "1", "--bin", "0.1");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("session.nwb: NWB\n\narray");
    expect(out).toMatch(/\/units\/spike_times +float64 +175\n/);
    expect(out).toContain("activity: /units/spike_times, 3 trials × 15 time steps (-0.45 to 0.95 s) × 4 neurons; 0 to 30, mean");
    expect(out).toContain("conditions: down (2), up (1)\n");
    expect(out).toContain("note: 1 of 4 trials left out: they have no go_cue_time\n");
  });

  it("says as JSON what it says in words", async () => {
    const { out } = await data("plain.npz", "--json");
    const record = JSON.parse(out) as { readonly arrays: readonly unknown[]; readonly recording: { readonly rates: unknown } };
    expect(record.arrays).toHaveLength(8);
    expect(record).toMatchObject({ file: "plain.npz", format: "npz", recording: { rates: { axes: [{ size: 6 }, { size: 8, unit: "s" }, { size: 4 }] }, conditions: [{ condition: "left", trials: 3 }, { condition: "right", trials: 3 }] } });
  });

  it("describes a file that is no recording yet, with the reason", async () => {
    const { code, out } = await data("gap.csv");
    expect(code).toBe(0);
    expect(out).toContain(`not a recording yet: ${join(folder, "gap.csv")} (rates): expected finite numbers, got NaN at trial 0, time step 1, neuron 0. Fill the gaps`);
  });

  it.each(["keras2_gru.h5", "keras3_gru.weights.h5", "rate_inside.npz", "keras_lstm.npz"])("says of %s that it is a network", async (name) => {
    cpSync(new URL(`../../test/fixtures/networks/${name}`, import.meta.url), join(folder, name));
    expect((await data(name)).out).toContain('not a recording yet: it holds the weights of a network; "nullcline import" says which\n');
  });

  it.each<[string, readonly string[], string]>([
    ["a cyclic link", ["cycle.h5"], "FOLDER/cycle.h5 (/analysis/deep/back): expected groups that form a tree, got a link back to a group that it lies in. Remove the link, for example with del file[name] in h5py"],
    ["a missing file", ["none.npz"], "FOLDER/none.npz: expected a file that can be read, got ENOENT. Check the path"],
    ["a range that is none", ["plain.npz", "--trials", "1-2"], '--trials: expected a range of trials, such as 0:100, got "1-2"'],
    ["a wrong way with unequal trials", ["plain.npz", "--unequal", "pad"], '--unequal: expected "refuse" or "shortest", got "pad"'],
    ["an order of axes that is none", ["plain.npz", "--axes", "time"], '--axes: expected an order of the axes trial, time and neuron, such as "neuron,time,trial", got "time"'],
  ])("refuses %s", async (_, argv, message) => {
    const { code, out, err } = await data(...argv);
    expect({ code, out, err: err.replaceAll(folder, "FOLDER") }).toEqual({ code: 2, out: "", err: `${message}\n` });
  });
});

describe("nullcline pca", () => {
  it("prints variances, dimension and conditions, and the same for the same activity in another format", async () => {
    const { code, out } = await pca("plain.npz");
    expect(code).toBe(0);
    expect(out).toMatch(/^component +variance +explained \(%\) +together \(%\)\n-/);
    expect(out).toContain("samples: 48, conditions: left (3), right (3)\nparticipation ratio: 3.742\n");
    const reversed = await pca("reversed.mat", "--axes", "neuron,time,trial", "--json");
    const plain = await pca("plain.npz", "--json");
    const shares = ({ out: text }: { readonly out: string }) => (JSON.parse(text) as { readonly explained: readonly number[] }).explained;
    expect(shares(reversed)).toEqual(shares(plain));
  });

  it("writes a report that opens offline, and the same one again", async () => {
    const { err } = await pca("plain.npz", "--report", "report.html", "--over", "means");
    expect(err).toBe(`report written to ${join(folder, "report.html")}\n`);
    const html = readFileSync(join(folder, "report.html"), "utf8");
    expect(html).toContain("Principal components");
    expect(html).toContain("nullcline pca plain.npz --over=means");
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    await pca("plain.npz", "--report", "again.html", "--over", "means");
    expect(readFileSync(join(folder, "again.html"), "utf8")).toBe(html);
  });

  it("writes nothing when it cannot read the file", async () => {
    const { code, err } = await pca("gap.csv", "--report", "gap.html");
    expect(code).toBe(2);
    expect(err).toContain("gap.csv (rates): expected finite numbers, got NaN");
    expect(existsSync(join(folder, "gap.html"))).toBe(false);
  });
});

describe("nullcline compare", () => {
  it("finds two files of the same activity alike, with chance and ceilings", async () => {
    const { code, out } = await compare("plain.npz", "long.csv", "--draws", "2", "--match", "trials");
    expect(code).toBe(0);
    expect(out).toMatch(/^pair +measure +score +chance +ceiling of samples +ceiling of neurons\n-/);
    expect(out).toMatch(/plain\.npz – long\.csv +cka +1 +0\.\d+ ± /);
    expect(out).toContain("\ntrials matched by condition: 6 of 2 conditions, 8 time steps\n");
  });

  it("runs networks on the same trials of their task, trial for trial", async () => {
    const { code, out } = await compare("net1.safetensors", "net2.safetensors", "net1.safetensors", "--draws", "1", "--network-trials", "12", "--measures", "svcca,procrustes", "--json");
    expect(code).toBe(0);
    const { match, trials, scores, subjects } = JSON.parse(out) as { readonly match: string; readonly trials: number; readonly scores: readonly { readonly measure: string; readonly score: number }[]; readonly subjects: readonly { readonly kind: string; readonly neurons: number }[] };
    expect([match, trials]).toEqual(["trials", 12]);
    expect(subjects.map(({ kind, neurons }) => [kind, neurons])).toEqual([["network", 6], ["network", 6], ["network", 6]]);
    const [different, , same] = [scores[0], scores[1], scores[2]];
    expect(same.measure).toBe("svcca");
    expect(same.score).toBeCloseTo(1, 9);
    expect(different.score).toBeLessThan(0.999);
  });

  it.each<[string, readonly string[], string]>([
    ["one file alone", ["plain.npz"], "nullcline compare: expected at least two networks or recordings, got one"],
    ["files without a common condition", ["plain.npz", "states.npy"], "matchedSamples: expected a condition that all recordings have, got left, right | all trials. Name the conditions alike in all files"],
    ["a measure that is none", ["plain.npz", "long.csv", "--measures", "svcca,cosine"], '--measures: expected some of svcca, cca, cka, procrustes, rsa, got "cosine"'],
    ["a network without a task", ["bare.safetensors", "long.csv"], "FOLDER/bare.safetensors: expected a network that says what its task was, got none. Drive all networks with the same trials: --inputs trials.npz or --task name"],
  ])("refuses %s", async (_, argv, message) => {
    const { code, out, err } = await compare(...argv);
    expect({ code, out, err: err.replaceAll(folder, "FOLDER") }).toEqual({ code: 2, out: "", err: `${message}\n` });
  });
});
