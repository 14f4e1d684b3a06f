import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InvalidInputError } from "../numeric/errors.ts";
import { removeLeftovers } from "./leftovers.ts";
import { openRunStore, type RunStore } from "./run-store.ts";

const ID = "0123456789abcdef";
const OTHER = "0123ffffffffffff";
const files = new Map<string, string | Uint8Array>([["spec.json", "{}"], ["weights.safetensors", Uint8Array.of(1, 2, 3)]]);

let folder = "";
let store: RunStore;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "nullcline-store-")), "runs");
  store = openRunStore(folder);
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

describe("a run store", () => {
  it("creates nothing until something is written", async () => {
    expect(await store.ids()).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it("holds exactly the files that were written, and no temporary name beside them", async () => {
    expect(await store.write(ID, files)).toBe("written");
    expect(readdirSync(folder)).toEqual([ID]);
    expect(readdirSync(join(folder, ID)).toSorted()).toEqual(["spec.json", "weights.safetensors"]);
    expect([...(await store.read(ID, "weights.safetensors"))]).toEqual([1, 2, 3]);
  });

  it("lets the first of many simultaneous writers win and the others discard their copy", async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, writer) => store.write(ID, new Map([["who", String(writer)], ["again", String(writer)]]))));
    expect(outcomes.filter((outcome) => outcome === "written")).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([ID]);
    const winner = String(outcomes.indexOf("written"));
    expect(readFileSync(store.path(ID, "who"), "utf8")).toBe(winner);
    expect(readFileSync(store.path(ID, "again"), "utf8")).toBe(winner);
  });

  it("leaves nothing behind when a write fails half-way", async () => {
    await expect(store.write(ID, new Map([["spec.json", "{}"], ["no/such/folder", "x"]]))).rejects.toThrow("ENOENT");
    expect(readdirSync(folder)).toEqual([]);
    expect(store.has(ID)).toBe(false);
  });

  it("holds files one folder deep", async () => {
    await store.write(ID, new Map([...files, ["checkpoints/0.safetensors", Uint8Array.of(4)], ["checkpoints/5.safetensors", Uint8Array.of(5)]]));
    expect(readdirSync(join(folder, ID, "checkpoints")).toSorted()).toEqual(["0.safetensors", "5.safetensors"]);
    expect([...(await store.read(ID, "checkpoints/5.safetensors"))]).toEqual([5]);
  });

  it.each([
    ['{"version":2}', "2"],
    ['{"layout":1}', "no version"],
    ['{"version', "a damaged file"],
  ])("of another version, %s, is neither read nor written", (content, got) => {
    mkdirSync(folder);
    writeFileSync(join(folder, "store.json"), content);
    const expected = { who: join(folder, "store.json"), expected: "a run store of version 1", got, remedy: "Use the version of Nullcline that made it, or another --store" };
    expect(() => openRunStore(folder)).toThrow(new InvalidInputError(expected).message);
  });

  it("may state that it is of this version", async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, "store.json"), '{"version":1}');
    expect(await openRunStore(folder).ids()).toEqual([]);
  });

  it("adds and replaces an analysis of a run whole", async () => {
    await store.write(ID, files);
    await store.attach(ID, "fixed-points.json", "[1]");
    await store.attach(ID, "fixed-points.json", "[2]");
    expect(readFileSync(store.path(ID, "fixed-points.json"), "utf8")).toBe("[2]");
    expect(readdirSync(join(folder, ID)).toSorted()).toEqual(["fixed-points.json", "spec.json", "weights.safetensors"]);
  });

  it("finds a run by its first characters", async () => {
    await store.write(ID, files);
    await store.write(OTHER, files);
    expect(await store.resolve("01234")).toBe(ID);
    expect(await store.resolve(OTHER)).toBe(OTHER);
  });

  it("says so when a prefix fits several runs, or none", async () => {
    await store.write(ID, files);
    await store.write(OTHER, files);
    const expected = `expected the id of a run in ${folder}, or its first characters`;
    await expect(store.resolve("0123")).rejects.toThrow(`run store: ${expected}, got "0123", which begins 2 ids. Give more characters`);
    await expect(store.resolve("0123456789abcdee")).rejects.toThrow(`run store: ${expected}, got "0123456789abcdee". Did you mean "${ID}"?`);
    await expect(store.resolve("zz")).rejects.toThrow(new InvalidInputError({ who: "run store", expected: expected.slice(9), got: '"zz"', remedy: 'List the runs with "nullcline list"' }).message);
  });
});

describe("removeLeftovers", () => {
  const machine = hostname().replaceAll(/[^A-Za-z0-9.]/g, "_");
  const dead = 2 ** 22 + 1; // above the largest process number that Linux gives

  function leave(name: string, ageInHours = 0): void {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "spec.json"), "{");
    const then = Date.now() / 1000 - 3600 * ageInHours;
    utimesSync(join(folder, name), then, then);
  }

  it("removes what killed processes of this machine left, and only that", async () => {
    await store.write(ID, files);
    leave(`.tmp-${dead}-${machine}-aaaaaaaaaaaa`);
    leave(`.tmp-${process.pid}-${machine}-bbbbbbbbbbbb`, 100);
    leave(".tmp-notes");
    expect(await removeLeftovers(folder)).toEqual([`.tmp-${dead}-${machine}-aaaaaaaaaaaa`]);
    expect(readdirSync(folder).toSorted()).toEqual([`.tmp-${process.pid}-${machine}-bbbbbbbbbbbb`, ".tmp-notes", ID].toSorted());
  });

  it("waits a day before it removes what another machine may still be writing", async () => {
    leave(`.tmp-${dead}-node17-aaaaaaaaaaaa`, 23);
    leave(`.tmp-${dead}-node17-bbbbbbbbbbbb`, 25);
    expect(await removeLeftovers(folder)).toEqual([`.tmp-${dead}-node17-bbbbbbbbbbbb`]);
  });

  it("has nothing to do where there is no store", async () => {
    expect(await removeLeftovers(join(folder, "missing"))).toEqual([]);
  });
});
