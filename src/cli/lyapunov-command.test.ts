import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyFolder, nullcline, quickly } from "../../test/cli/capture.ts";
import { readSafetensors } from "../formats/read-safetensors.ts";
import { writeNpy } from "../formats/write-npy.ts";
import { writeNpz } from "../formats/write-npz.ts";
import { writeSafetensors } from "../formats/write-safetensors.ts";

interface Record {
  readonly drive: string;
  readonly exponentsPerStep: readonly (number | null)[];
  readonly trajectories: readonly (readonly number[])[];
  readonly determinantCheck: { readonly largestDifference: number };
}

interface Checkpoint {
  readonly step: number;
  readonly loss: number;
  readonly metrics: object;
  readonly exponents: readonly number[];
}

let folder = "";
let id = "";
beforeAll(async () => {
  folder = emptyFolder();
  const { out } = await nullcline(folder, ["train", "flip-flop", ...quickly, "--out", "net.safetensors", "--json"]);
  id = (JSON.parse(out) as { id: string }).id;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lyapunov = (...argv: readonly string[]) => nullcline(folder, ["lyapunov", ...argv, "--steps", "60", "--transient", "20"]);

function writeInput(name: string, shape: readonly number[], data: Float64Array<ArrayBuffer>): void {
  writeFileSync(join(folder, name), writeNpz(new Map([["input", { shape, data }]])));
}

describe("nullcline lyapunov", () => {
  it("prints the exponents, their errors and what is read off them", async () => {
    const { code, out, err } = await lyapunov("net.safetensors");
    expect(code).toBe(0);
    expect(out).toMatch(/^rank {2}per step \(nats\) {2}per time \(nats\) {2}error in time \(nats\) {2}over trajectories \(nats\)\n-/);
    expect(out).toMatch(/\nexponents: 6 of 6, \d positive, 6 finite\nKaplan–Yorke dimension: /);
    expect(out).toMatch(/\nsum of all exponents against the mean of log\|det J\|: differ by at most \S+ nats per step\n/);
    expect(err).toMatch(/6 of 6 exponents: at most \S+ million operations, /);
  });

  it("gives equal spectra for a run and for its file, and keeps them with the run", async () => {
    const { out } = await lyapunov(id.slice(0, 8), "--json");
    expect((await lyapunov("net.safetensors", "--json")).out).toBe(out);
    const { drive, exponentsPerStep, trajectories, determinantCheck } = JSON.parse(out) as Record;
    expect([drive, exponentsPerStep.length, trajectories.length]).toEqual(["trials of the task flip-flop", 6, 4]);
    expect(determinantCheck.largestDifference).toBeLessThan(1e-8);
    expect(readFileSync(join(folder, "runs", id, "lyapunov.json"), "utf8")).toBe(out);
  });

  it("drives the network by noise, or by a recording of one or of several trials", async () => {
    writeInput("one.npz", [100, 3], new Float64Array(300));
    writeInput("two.npz", [100, 2, 3], new Float64Array(600).fill(0.5));
    const spectra = [];
    for (const flags of [["--noise", "0.5"], ["--input", "one.npz"], ["--input", "two.npz"]]) {
      const { out } = await lyapunov("net.safetensors", ...flags, "--exponents", "2", "--json");
      spectra.push(JSON.parse(out) as Record);
    }
    expect(spectra.map(({ drive }) => drive)).toEqual(["noise of standard deviation 0.5", "the recording one.npz", "the recording two.npz"]);
    expect(spectra.map(({ exponentsPerStep }) => exponentsPerStep.length)).toEqual([2, 2, 2]);
    expect(spectra.map(({ trajectories }) => trajectories.length)).toEqual([4, 4, 2]);
    expect(new Set(spectra.map(({ exponentsPerStep }) => exponentsPerStep[0])).size).toBe(3);
  });

  it("reads a recording alike from every kind of file", async () => {
    const data = Float64Array.from({ length: 300 }, (_, k) => (k % 7) / 7);
    writeInput("same.npz", [100, 3], data);
    writeFileSync(join(folder, "same.npy"), writeNpy({ shape: [100, 3], data }));
    writeFileSync(join(folder, "same.safetensors"), writeSafetensors({ metadata: new Map(), tensors: new Map([["drive", { type: "F64", shape: [100, 3], data }]]) }));
    const exponents = [];
    for (const ending of ["npz", "npy", "safetensors"]) {
      const { out } = await lyapunov("net.safetensors", "--input", `same.${ending}`, "--json");
      exponents.push((JSON.parse(out) as Record).exponentsPerStep);
    }
    expect(exponents[1]).toEqual(exponents[0]);
    expect(exponents[2]).toEqual(exponents[0]);
  });

  it("writes a report that opens offline", async () => {
    const { err } = await lyapunov("net.safetensors", "--noise", "0", "--report", "report.html");
    const html = readFileSync(join(folder, "report.html"), "utf8");
    expect(html).toContain("<h1>Lyapunov spectrum</h1>");
    expect(html).toContain("Exponents by rank");
    expect(html).toContain("Convergence");
    expect(err).toContain("report written to");
  });

  it("says so when a file does not know its task", async () => {
    const { metadata, tensors } = readSafetensors(readFileSync(join(folder, "net.safetensors")));
    writeFileSync(join(folder, "bare.safetensors"), writeSafetensors({ metadata: new Map([...metadata].filter(([key]) => key !== "spec")), tensors }));
    const { code, err } = await lyapunov("bare.safetensors");
    expect(code).toBe(0);
    expect(err).toContain("does not say which task the network was trained on; its inputs are zeros; --input or --noise drive it");
  });

  describe("--checkpoints", () => {
    let run = "";
    let kept: { run: string; drive: string; lossCorrelation: number; checkpoints: readonly Checkpoint[] };
    beforeAll(async () => {
      const spec = { task: { name: "flip-flop", steps: 10 }, cell: { name: "gru" }, units: 6, evaluationTrials: 32, training: { steps: 8, batch: 4 }, checkpoints: { at: [0, 2, 5] } };
      writeFileSync(join(folder, "spec.json"), JSON.stringify(spec));
      const { out } = await nullcline(folder, ["train", "--spec", "spec.json", "--json"]);
      run = (JSON.parse(out) as { id: string }).id;
      const { out: json } = await lyapunov(run, "--checkpoints", "--workers", "1", "--json");
      kept = JSON.parse(json) as typeof kept;
    }, 60_000);

    it("takes the spectrum of every checkpoint and of the trained network, and keeps them with the run", async () => {
      expect([kept.run, kept.drive, kept.checkpoints.map(({ step }) => step)]).toEqual([run, "trials of the task flip-flop", [0, 2, 5, 8]]);
      expect(kept.checkpoints.every(({ loss, exponents }) => loss > 0 && exponents.length === 6)).toBe(true);
      expect(JSON.parse(readFileSync(join(folder, "runs", run, "lyapunov-checkpoints.json"), "utf8"))).toEqual(kept);
      const { out } = await lyapunov(run, "--json");
      const { exponentsPerStep } = JSON.parse(out) as Record;
      expect(kept.checkpoints.at(-1)!.exponents).toEqual(exponentsPerStep);
    });

    it("scores the last checkpoint as the run was scored", () => {
      const { score } = JSON.parse(readFileSync(join(folder, "runs", run, "result.json"), "utf8")) as { score: { metrics: object } };
      expect(kept.checkpoints.at(-1)!.metrics).toEqual(score.metrics);
    });

    it("prints a table, finds a run by its folder, and writes a report, from the spectra that are kept", async () => {
      const { code, out, err } = await lyapunov(`runs/${run}`, "--checkpoints", "--report", "training.html");
      expect(code).toBe(0);
      expect(out).toMatch(/^steps +loss +criterion +exponent 1 +exponent 2 +exponent 3 +error +finite +Kaplan–Yorke\n/);
      expect(out.split("\n").slice(2, 6).map((row) => row.trim().split(/ +/)[0])).toEqual(["0", "2", "5", "8"]);
      expect(out).toContain("correlation of the largest exponent with the loss over checkpoints: ");
      expect(err).toContain("report written to");
      const html = readFileSync(join(folder, "training.html"), "utf8");
      expect(html).toContain("<h1>Lyapunov spectra along training</h1>");
      expect(html).toContain("Leading exponents and loss");
    });

    it.each([
      ["a run that kept none", () => id, /^run [0-9a-f]{16}: expected checkpoints, got none\. Train it again with checkpoints in its specification, such as "checkpoints": \{ "every": 100 \}$/],
      ["a file", () => "net.safetensors", /^--checkpoints: expected a run of the store, got .*net\.safetensors\. List the runs with "nullcline list"$/],
    ])("says what is wrong with %s", async (_, network, message) => {
      const { code, err } = await lyapunov(network(), "--checkpoints");
      expect(code).toBe(2);
      expect(err.split("\n").at(-2)).toMatch(message);
    });
  });

  it.each<[string, readonly string[], string]>([
    ["two drives", ["--noise", "1", "--input", "x.safetensors"], "nullcline lyapunov: expected one drive, got --input and --noise"],
    ["noise below nothing", ["--noise=-1"], "--noise: expected zero or a positive number, got -1"],
    ["too many exponents", ["--exponents", "7"], "lyapunovSpectrum.exponents: expected a whole number from 1 to the map's 6 dimensions, got 7"],
    ["half an exponent", ["--exponents", "0.5"], '--exponents: expected a whole number, 1 or more, got "0.5"'],
    ["a recording that is not there", ["--input", "none.npz"], "FOLDER/none.npz: expected a file that can be read, got ENOENT. Check the path"],
    ["a recording that is too short", ["--input", "short.npz"], "input: expected 100 steps, transient and alignment included, got 50. Ask for at most 10 steps, or a shorter transient"],
    ["a recording of too few channels", ["--input", "narrow.npz"], "input: expected 3 numbers a step, one an input channel, got 2"],
    ["a recording that ends before the measurement", ["--input", "tiny.npz"], "input: expected 100 steps, transient and alignment included, got 30. Ask for a shorter transient and fewer steps, such as 3 and 24"],
    ["a recording of too few trials", ["--input", "few.npz", "--trajectories", "4"], "input: expected 4 trials, one a trajectory, got 2. Ask for fewer trajectories"],
    ["a recording of another kind", ["--input", "drive.wav"], 'FOLDER/drive.wav: expected a .npz, .npy or .safetensors file, got ".wav"'],
    ["a recording with a NaN", ["--input", "nan.npz"], "FOLDER/nan.npz: expected finite numbers, got NaN at position 1"],
    ["a recording without an input", ["--input", "others.npz"], 'FOLDER/others.npz: expected an array "input", or a single one, got a, b'],
    ["a recording of one dimension", ["--input", "flat.npz"], "FOLDER/flat.npz: expected an input [steps, channels] or [steps, trials, channels], got shape [300]"],
  ])("says what is wrong with %s and exits with 2", async (_, argv, message) => {
    writeInput("short.npz", [50, 3], new Float64Array(150));
    writeInput("tiny.npz", [30, 3], new Float64Array(90));
    writeInput("narrow.npz", [100, 2], new Float64Array(200));
    writeInput("few.npz", [100, 2, 3], new Float64Array(600));
    writeInput("flat.npz", [300], new Float64Array(300));
    writeInput("nan.npz", [100, 3], new Float64Array(300).fill(NaN, 1, 2));
    writeFileSync(join(folder, "drive.wav"), "RIFF");
    const other = { shape: [2], data: Float64Array.of(1, 2) };
    writeFileSync(join(folder, "others.npz"), writeNpz(new Map([["a", other], ["b", other]])));
    const { code, out, err } = await lyapunov("net.safetensors", ...argv);
    expect(err.replaceAll(folder, "FOLDER").split("\n").at(-2)).toBe(message);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});
