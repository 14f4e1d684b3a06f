import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openNetwork } from "../lab/open-network.ts";
import { openRunStore } from "../lab/run-store.ts";
import { locateNetwork } from "./locate-network.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nullcline-locate-"));
  writeFileSync(join(folder, "here"), "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("what is there is a path, and so is what looks like one", () => {
  const paths = ["here", "runs/3f2a", "./none", "none.pt", "none.npy", "none.mat", "none.nwb", "none.hdf5"];
  expect(paths.map((text) => locateNetwork(text, folder))).toEqual(paths.map((text) => join(folder, text)));
});

test("anything else is left to the store", () => {
  expect(["3f2a", "none", "none.json"].map((text) => locateNetwork(text, folder))).toEqual(["3f2a", "none", "none.json"]);
});

test.each(["none.pt", "none.pth", "none.npz", "none.safetensors", "none.h5", "none.mat", "none.nwb", "none.npy", "runs/3f2a", "./none"])("%s, where there is nothing, is a missing file and no unknown run", async (text) => {
  const opening = openNetwork(openRunStore(join(folder, "runs")), locateNetwork(text, folder));
  await expect(opening).rejects.toThrow(`${join(folder, text)}: expected a network file that can be read, got ENOENT. Check the path`);
});
