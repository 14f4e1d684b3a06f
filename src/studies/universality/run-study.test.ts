import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRunStore } from "../../lab/run-store.ts";
import type { StudyOutcome, StudyProgress } from "../study.ts";
import { universalityProfile, type UniversalityProfile } from "./profile.ts";
import { runStudy } from "./run-study.ts";

const smoke = universalityProfile("smoke");
const few = { vanilla: 2, ugrnn: 2, gru: 2, lstm: 2 };

/** A network of two cells on two tasks, hardly trained: nothing is learned, everything is gone through. */
const tiny: UniversalityProfile = {
  ...smoke,
  batch: 2,
  evaluationTrials: 8,
  comparedSamples: 256,
  tasks: smoke.tasks.filter(({ task }) => task !== "sine").map((plan) => ({ ...plan, cells: ["vanilla", "gru"], units: [6], steps: few })),
};

let folder = "";
let first: StudyOutcome;
const seen: StudyProgress[] = [];
const notes: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nullcline-test-"));
  const killer = new AbortController();
  const untilAnalysis = ({ stage }: StudyProgress): void => {
    if (stage.startsWith("analysing")) killer.abort(new Error("killed"));
  };
  const options = { profile: "smoke", seed: 0, onNote: (text: string) => void notes.push(text) } as const;
  await expect(runStudy(openRunStore(folder), tiny, { ...options, onProgress: untilAnalysis, signal: killer.signal })).rejects.toThrow("killed");
  first = await runStudy(openRunStore(folder), tiny, { ...options, onProgress: (progress) => seen.push(progress) });
}, 60_000);
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

describe("a study of networks that have learned nothing", () => {
  it("claims nothing of them but that they have not learned", () => {
    expect(first.claims.filter(({ id }) => id.endsWith("-learned")).map(({ verdict }) => verdict)).toEqual(["fails", "fails"]);
    expect(first.claims.filter(({ id, verdict }) => !id.endsWith("-learned") && !id.endsWith("-index-sum") && verdict !== "undecided")).toEqual([]);
  });

  it("shows every claim's evidence in a figure, each with an identifier of its own", () => {
    const ids = first.report.sections.flatMap(({ figures }) => figures.map(({ id }) => id));
    expect(first.claims.filter(({ figure }) => !ids.includes(figure)).map(({ id }) => id)).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("reports progress that never goes back, to the end", () => {
    expect(seen.at(-1)?.fraction).toBe(1);
    expect(seen.every(({ fraction }, index) => index === 0 || fraction >= seen[index - 1].fraction)).toBe(true);
  });

  it("says beforehand how many networks there are, and afterwards that quick would tell what full takes", () => {
    expect(notes[0]).toMatch(/^task flip-flop is sound: an ideal observer scores meanSquaredError 0, the best constant meanSquaredError 1, chance meanSquaredError 2.*\ntask integration is sound/);
    expect(notes[1]).toMatch(/^4 networks: 4 to train, 4 to analyse; training takes about [\d.e-]+ core-hours, from the first steps of some of them; the profile quick in the same store would tell/);
    expect(notes[4]).toBe("measured on this machine: For an estimate of the profile full, run the profile quick first, in the same store.\n");
  });

  it("goes on after it was killed where it was: it trains nothing again, and analyses what is missing", () => {
    expect(notes[3]).toMatch(/^4 networks: 0 to train, [123] to analyse;/);
  });

  it("holds no time in its result, and the same result from the store, without training or analysing again", async () => {
    const files = await readdir(folder, { recursive: true });
    const again = await runStudy(openRunStore(folder), tiny, { profile: "smoke", seed: 0, onNote: (text) => notes.push(text) });
    expect(JSON.stringify(again.result)).toBe(JSON.stringify(first.result));
    expect(notes.at(-2)).toBe("4 networks: 0 to train, 0 to analyse\n");
    expect(await readdir(folder, { recursive: true })).toEqual(files);
  }, 30_000);

  it("gives each analysis a file of its own beside its run", async () => {
    const [id] = await openRunStore(folder).ids();
    const files = await readdir(join(folder, id));
    expect(files.filter((name) => name.startsWith("universality-")).map((name) => name.replace(/-[0-9a-f]{16}\./, ".")).toSorted()).toEqual(expect.arrayContaining([expect.stringMatching(/^universality-(flip-flop|integration)\.json$/), expect.stringMatching(/^universality-(flip-flop|integration)\.safetensors$/)]));
  });
});
