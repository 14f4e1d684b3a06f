import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimRun, removeDeadClaims } from "./claims.ts";
import { thisMachine } from "./owner.ts";

const ID = "0123456789abcdef";
const OTHER = "fedcba9876543210";
const dead = 2 ** 22 + 1; // above the largest process number that Linux gives

let folder = "";
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "nullcline-claims-")), "runs");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

function leave(id: string, owner: object | string, ageInSeconds = 0): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `.claim-${id}`);
  writeFileSync(path, typeof owner === "string" ? owner : JSON.stringify(owner));
  const then = Date.now() / 1000 - ageInSeconds;
  utimesSync(path, then, then);
}

describe("a claim", () => {
  it("is given to one of many who ask at the same time", async () => {
    const claims = await Promise.all(Array.from({ length: 10 }, () => claimRun(folder, ID)));
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
  });

  it("can be had again once it is released, and leaves nothing behind", async () => {
    const claim = await claimRun(folder, ID);
    expect(await claimRun(folder, ID)).toBeUndefined();
    expect(await claimRun(folder, OTHER)).toBeDefined();
    await claim?.release();
    await (await claimRun(folder, ID))?.release();
    expect(readdirSync(folder)).toEqual([`.claim-${OTHER}`]);
  });

  it.each<[string, object | string, number, boolean]>([
    ["a process of this machine that has ended", { pid: dead, machine: thisMachine(), process: "x" }, 0, true],
    ["a running process of this machine", { pid: process.ppid, machine: thisMachine(), process: "x" }, 0, false],
    ["an earlier process that had this one's number", { pid: process.pid, machine: thisMachine(), process: "x" }, 0, true],
    ["a process of another machine that refreshed it lately", { pid: dead, machine: "node17", process: "x" }, 200, false],
    ["a process of another machine that has been silent", { pid: dead, machine: "node17", process: "x" }, 400, true],
    ["a process that has been silent though its number runs", { pid: process.ppid, machine: thisMachine(), process: "x" }, 400, true],
    ["a process that is just about to sign it", "", 0, false],
    ["a process that was killed before it signed it", "", 10, true],
  ])("of %s is respected only if that one may live", async (_, owner, age, isTaken) => {
    leave(ID, owner, age);
    expect((await claimRun(folder, ID)) !== undefined).toBe(isTaken);
  });

  it("stays alive by being refreshed", async () => {
    leave(ID, { pid: dead, machine: "node17", process: "x" }, 400);
    const claim = await claimRun(folder, ID);
    utimesSync(join(folder, `.claim-${ID}`), 0, 0);
    await claim?.refresh();
    await removeDeadClaims(folder);
    expect(existsSync(join(folder, `.claim-${ID}`))).toBe(true);
  });
});

describe("removeDeadClaims", () => {
  it("removes those of the dead and no other file", async () => {
    leave(ID, { pid: dead, machine: thisMachine(), process: "x" });
    leave(OTHER, { pid: process.ppid, machine: thisMachine(), process: "x" });
    leave("notes", "");
    await removeDeadClaims(folder);
    expect(readdirSync(folder).toSorted()).toEqual([`.claim-${OTHER}`, ".claim-notes"]);
  });

  it("has nothing to do where there is no store", async () => {
    await removeDeadClaims(join(folder, "missing"));
    expect(existsSync(join(folder, "missing"))).toBe(false);
  });
});
