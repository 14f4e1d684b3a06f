import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyFolder } from "../../test/cli/capture.ts";
import { readNetworkFile } from "../formats/read-network-file.ts";
import { writeNpz } from "../formats/write-npz.ts";
import { fitCommand } from "./fit-command.ts";

const [TRIALS, STEPS, NEURONS] = [4, 60, 6];
let folder = "";

/** Neurons and behaviour that follow a slow wave whose phase is the trial's input. */
function wave(trial: number, t: number, phase: number): number {
  return Math.sin((2 * Math.PI * t) / 40 + phase + trial);
}

beforeAll(() => {
  folder = emptyFolder();
  const fill = (width: number, of: (trial: number, t: number, k: number) => number) => ({
    shape: [TRIALS, STEPS, width],
    data: Float64Array.from({ length: TRIALS * STEPS * width }, (_, at) => of(Math.floor(at / (STEPS * width)), Math.floor(at / width) % STEPS, at % width)),
  });
  const arrays = new Map([
    ["rates", fill(NEURONS, (trial, t, k) => 20 + 10 * wave(trial, t, k))],
    ["inputs", fill(2, (trial, t, k) => (t < 5 ? wave(trial, 0, k) : 0))],
    ["outputs", fill(1, (trial, t) => 3 * wave(trial, t, 0.3))],
  ]);
  writeFileSync(join(folder, "recording.npz"), writeNpz(arrays));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function fit(...argv: readonly string[]): Promise<{ readonly out: string; readonly err: string }> {
  let [out, err] = ["", ""];
  const io = {
    out: (text: string) => void (out += text), err: (text: string) => void (err += text),
    errIsTerminal: false, folder, now: () => performance.now(), onInterrupt: () => () => {},
  };
  const settings = { json: argv.includes("--json"), interruptible: (command: (signal: AbortSignal) => Promise<void>) => command(new AbortController().signal) };
  const command = fitCommand(io, settings).exitOverride();
  await command.parseAsync(["recording.npz", "--units", "40", "--passes", "3", ...argv.filter((word) => word !== "--json")], { from: "user" });
  return { out, err };
}

describe("nullcline fit", () => {
  it("prints the scores of both networks, and what was held out", async () => {
    const { out } = await fit();
    expect(out).toMatch(/^score +with hints +without hints\n-/);
    for (const label of ["error of behaviour, trained trials", "R² of held-out neurons, held-out trials"]) expect(out).toContain(label);
    expect(out).toMatch(/\nhints from 5 neurons; held out: neurons \d; trials \d\n$/);
  });

  it("writes the network and a report, and gives everything as JSON, the same again", async () => {
    const { out } = await fit("--json", "--out", "network.safetensors", "--report", "fit.html");
    expect((await fit("--json")).out).toBe(out);
    const record = JSON.parse(out) as { readonly recording: object; readonly withHints: { readonly trained: { readonly behaviour: number } } };
    expect(record.recording).toEqual({ trials: TRIALS, steps: STEPS, neurons: NEURONS });
    expect(record.withHints.trained.behaviour).toBeLessThan(0.1);
    expect(readNetworkFile(readFileSync(join(folder, "network.safetensors"))).network.units).toBe(40);
    expect(existsSync(join(folder, "fit.html"))).toBe(true);
  });

  it("says what is wrong", async () => {
    await expect(fit("--hints", "6")).rejects.toThrow("fitRecording: expected 0…5 hints: 6 neurons less 1 held out, got 6");
    writeFileSync(join(folder, "other.npz"), writeNpz(new Map([["spikes", { shape: [1], data: Float64Array.of(1) }]])));
    const command = fitCommand({ out: () => {}, err: () => {}, errIsTerminal: false, folder, now: () => 0, onInterrupt: () => () => {} }, { json: false, interruptible: (work) => work(new AbortController().signal) });
    await expect(command.parseAsync(["other.npz"], { from: "user" })).rejects.toThrow('other.npz: expected arrays "rates", "inputs", "outputs", got spikes');
  });
});
