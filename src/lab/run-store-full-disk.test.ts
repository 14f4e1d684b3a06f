import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type * as DurableWrite from "./durable-write.ts";
import { openRunStore } from "./run-store.ts";

const ID = "0123456789abcdef";

/** A disk that holds small files only. */
vi.mock("./durable-write.ts", async (original) => {
  const real = await original<typeof DurableWrite>();
  return {
    ...real,
    writeDurably: async (path: string, content: Uint8Array | string) => {
      await real.writeDurably(path, content.slice(0, 10));
      if (content.length > 10) throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", syscall: "write" });
    },
  };
});

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nullcline-full-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("a full disk is named with the file that found no room, and nothing half-written stays", async () => {
  const store = openRunStore(folder);
  const files = new Map<string, string | Uint8Array>([["spec.json", "{}"], ["weights.safetensors", new Uint8Array(100)]]);
  await expect(store.write(ID, files)).rejects.toThrow(
    `${join(folder, ID, "weights.safetensors")}: expected a file that can be written, got a full disk (ENOSPC). Make room or mend the folder, then give the same command again: finished runs are kept`,
  );
  expect(readdirSync(folder)).toEqual([]);
});
