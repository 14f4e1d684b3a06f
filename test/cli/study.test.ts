import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { studyReportSchema } from "../../src/server/api.ts";
import type { Report } from "../../src/studies/report-record.ts";
import type { SettingsSearchOptions, StudyRunOptions } from "../../src/studies/study.ts";
import { emptyFolder, everythingIn, nullcline } from "./capture.ts";

const asked = vi.hoisted(() => ({ options: undefined as StudyRunOptions | undefined, failure: undefined as Error | undefined }));

const claim = {
  id: "first", statement: "It can be done", source: { kind: "derived", where: "here" }, criterion: "done", measurements: [], verdict: "undecided", figure: "f",
} as const;
const report: Report = {
  title: "A small study", subject: "Testing", summary: ["Nothing was done."], claims: [claim], sections: [],
  provenance: { specification: {}, seed: 5, fingerprints: [], kernel: "k", version: "v", command: "c" },
};

vi.mock("../../src/studies/universality/study.ts", () => ({
  universality: {
    name: "universality", summary: "A small study", paper: "None", profiles: ["smoke"],
    run: async (options: StudyRunOptions) => {
      asked.options = options;
      options.onNote?.("a thing to know\n");
      options.onProgress?.({ stage: "thinking", fraction: 0.5, secondsLeft: 61 });
      if (asked.failure !== undefined) throw asked.failure;
      return { claims: [claim], report, result: { measured: [1, 2] } };
    },
    searchSettings: async ({ trials, seed }: SettingsSearchOptions) => ({ trials, seed }),
  },
}));

let folder = "";
beforeEach(() => {
  folder = emptyFolder();
  asked.failure = undefined;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("nullcline study", () => {
  it("writes the report and the measurements and prints every claim with its verdict", async () => {
    const { code, out, err } = await nullcline(folder, ["study", "universality", "--seed", "5"]);
    expect(code).toBe(0);
    expect(out).toBe("claim  verdict    statement\n-----  ---------  --------------\nfirst  undecided  It can be done\n");
    expect(everythingIn(folder)).toEqual(["runs", "runs/reports", "runs/reports/universality-report.json", "universality", "universality/report.html", "universality/result.json"]);
    expect(readFileSync(join(folder, "universality", "report.html"), "utf8")).toContain("<h1>A small study</h1>");
    expect(JSON.parse(readFileSync(join(folder, "universality", "result.json"), "utf8"))).toEqual({ measured: [1, 2] });
    expect(err).toContain(`report written to ${join(folder, "universality", "report.html")}\n`);
    expect(asked.options).toMatchObject({ profile: "smoke", seed: 5, store: { folder: join(folder, "runs") } });
  });

  it("prints the claims as one JSON value with --json, and progress with the study's own estimate on standard error", async () => {
    let clock = 0;
    const { out, err } = await nullcline(folder, ["study", "universality", "--json", "--out", "here"], { now: () => (clock += 6000) });
    expect(JSON.parse(out)).toEqual({ study: "universality", profile: "smoke", seed: 0, claims: [claim] });
    expect(err).toContain("study universality: 50 %, 1 min 1 s left, thinking\n");
  });

  it("passes on what the study wants known, on standard error", async () => {
    const { err } = await nullcline(folder, ["study", "universality"]);
    expect(err).toContain("a thing to know\n");
  });

  it("searches for settings instead when it is asked to, and writes the record", async () => {
    const { code, out, err } = await nullcline(folder, ["study", "universality", "--search", "4", "--seed", "2", "--out", "settings"]);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(everythingIn(folder)).toEqual(["settings", "settings/search.json"]);
    expect(JSON.parse(readFileSync(join(folder, "settings", "search.json"), "utf8"))).toEqual({ trials: 4, seed: 2 });
    expect(err).toContain(`record written to ${join(folder, "settings", "search.json")}\n`);
  });

  it("refuses a search of no settings", async () => {
    const { code, err } = await nullcline(folder, ["study", "universality", "--search", "0"]);
    expect(code).toBe(2);
    expect(err).toContain("--search");
  });

  it("keeps the report's data in the store, for the studio", async () => {
    await nullcline(folder, ["study", "universality", "--seed", "5", "--store", "networks"]);
    const kept = JSON.parse(readFileSync(join(folder, "networks", "reports", "universality-report.json"), "utf8")) as unknown;
    expect(studyReportSchema.parse(kept)).toEqual({ format: "nullcline-study-report/1", study: "universality", profile: "smoke", seed: 5, report });
  });

  it("replaces the files of an earlier report and leaves others alone", async () => {
    mkdirSync(join(folder, "here"));
    writeFileSync(join(folder, "here", "report.html"), "old");
    writeFileSync(join(folder, "here", "notes.txt"), "mine");
    await nullcline(folder, ["study", "universality", "--out", "here"]);
    expect(everythingIn(join(folder, "here"))).toEqual(["notes.txt", "report.html", "result.json"]);
    expect(readFileSync(join(folder, "here", "report.html"), "utf8")).not.toBe("old");
  });

  it("writes nothing when the study fails", async () => {
    asked.failure = new Error("a fault of ours");
    const { code, out } = await nullcline(folder, ["study", "universality"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(existsSync(join(folder, "universality"))).toBe(false);
  });
});
