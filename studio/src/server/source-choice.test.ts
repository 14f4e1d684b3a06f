import { expect, it } from "vitest";
import { changedState } from "./route-state.ts";
import { choiceIn, choiceState, isSameChoice, usualChoice } from "./source-choice.ts";
import { noSources } from "./sources-store.ts";

const stored = { format: "nullcline-studio/1", version: "0.1.0", folder: "runs", runs: 2, failures: 0, studies: ["universality"] } as const;

it("an address names a source, and a source its address", () => {
  for (const choice of [{ kind: "example" }, { kind: "store", study: "lyapunov" }, { kind: "store", study: undefined }] as const) {
    expect(choiceIn(changedState(new URLSearchParams("colour=units"), choiceState(choice)))).toEqual(choice);
  }
  expect(choiceIn(new URLSearchParams("source=elsewhere"))).toBeUndefined();
  expect(String(changedState(new URLSearchParams("source=store&study=a&colour=b"), choiceState({ kind: "file", name: "x" })))).toBe("colour=b");
});

it("files are never the same source, stores are if they show the same study", () => {
  expect(isSameChoice({ kind: "file", name: "a" }, { kind: "file", name: "a" })).toBe(false);
  expect(isSameChoice({ kind: "store", study: "a" }, { kind: "store", study: "a" })).toBe(true);
  expect(isSameChoice({ kind: "store", study: "a" }, { kind: "store" })).toBe(false);
  expect(isSameChoice({ kind: "example" }, { kind: "store" })).toBe(false);
});

it("the store's first study is shown where nothing is asked for, and never in the place of what is open", () => {
  expect(usualChoice({ ...noSources, store: { ...stored, studies: [...stored.studies] } })).toEqual({ kind: "store", study: "universality" });
  expect(usualChoice({ ...noSources, store: { ...stored, studies: [] } })).toEqual({ kind: "store", study: undefined });
  expect(usualChoice({ ...noSources, store: { ...stored, runs: 0, studies: [] } })).toBeUndefined();
  expect(usualChoice({ ...noSources, store: "none" })).toBeUndefined();
  expect(usualChoice({ ...noSources, store: { ...stored, studies: [] }, choice: { kind: "example" } })).toBeUndefined();
});
