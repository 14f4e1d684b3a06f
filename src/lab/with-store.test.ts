import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRunStore } from "./run-store.ts";
import { withStore } from "./with-store.ts";

describe("work in a store", () => {
  it("uses the one that is given, and leaves it", async () => {
    const given = openRunStore(mkdtempSync(join(tmpdir(), "nullcline-store-")));
    expect(await withStore(given, async (store) => store)).toBe(given);
    expect(existsSync(given.folder)).toBe(true);
  });

  it("makes one that does not outlive the work, even where that fails", async () => {
    let folder = "";
    await expect(withStore(undefined, async (store) => {
      folder = store.folder;
      expect(existsSync(folder)).toBe(true);
      throw new Error("stopped");
    })).rejects.toThrow("stopped");
    expect(existsSync(folder)).toBe(false);
  });
});
