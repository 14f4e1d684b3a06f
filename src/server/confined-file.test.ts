import { closeSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listConfined, openConfined, readConfined } from "./confined-file.ts";
import { emptyFolder } from "./test-store.ts";

let outside = "";
let folder = "";
beforeEach(() => {
  outside = emptyFolder();
  folder = join(outside, "folder");
  mkdirSync(join(folder, "inner"), { recursive: true });
  writeFileSync(join(folder, "inner", "a.txt"), "a");
  writeFileSync(join(outside, "secret.txt"), "secret");
});
afterEach(() => rmSync(outside, { recursive: true, force: true }));

describe("a file below a folder", () => {
  it("is read where the folder itself is reached by a link", () => {
    symlinkSync(folder, join(outside, "alias"));
    expect(readConfined(join(outside, "alias"), ["inner", "a.txt"], 10).toString()).toBe("a");
  });

  it("is read through links that stay inside, not through those that lead out, wherever on the way they stand", () => {
    symlinkSync("inner", join(folder, "within"));
    symlinkSync("../within/a.txt", join(folder, "inner", "again.txt"));
    symlinkSync("..", join(folder, "up"));
    expect(readConfined(folder, ["within", "again.txt"], 10).toString()).toBe("a");
    expect(() => readConfined(folder, ["up", "secret.txt"], 10)).toThrow("up/secret.txt: expected a plain file inside the folder, got a link that leads out of the folder");
    expect(() => readConfined(folder, ["up", "folder"], 10)).toThrow("got a folder");
  });

  it("is not one whose path only begins like the folder's", () => {
    mkdirSync(`${folder}-other`);
    writeFileSync(join(`${folder}-other`, "b.txt"), "b");
    symlinkSync(`${folder}-other`, join(folder, "other"));
    expect(() => readConfined(folder, ["other", "b.txt"], 10)).toThrow("a link that leads out of the folder");
  });

  it("is refused over the limit, by its size and not by reading it", () => {
    expect(() => readConfined(folder, ["inner", "a.txt"], 0)).toThrow("inner/a.txt: expected a file of at most 0 bytes, got 1");
  });

  it("has another version once its content has changed", () => {
    const version = () => {
      const file = openConfined(folder, ["inner", "a.txt"], 10);
      closeSync(file.descriptor);
      return file.version;
    };
    const before = version();
    expect(version()).toBe(before);
    writeFileSync(join(folder, "inner", "a.txt"), "ab");
    expect(version()).not.toBe(before);
  });
});

describe("the list of a folder below a folder", () => {
  it("names its plain files, no links and no folders, and is empty where there is none or it leads out", () => {
    symlinkSync("a.txt", join(folder, "inner", "link.txt"));
    mkdirSync(join(folder, "inner", "deeper"));
    writeFileSync(join(folder, "inner", "B.txt"), "b");
    symlinkSync("..", join(folder, "up"));
    expect(listConfined(folder, ["inner"])).toEqual(["B.txt", "a.txt"]);
    for (const path of ["up", "nothing", "inner/a.txt"]) expect(listConfined(folder, path.split("/"))).toEqual([]);
  });
});
