import { expect, it } from "vitest";
import { universality } from "./study.ts";

it("says that the profile full is not built, and what is", async () => {
  await expect(universality.run({ profile: "full", seed: 0 })).rejects.toThrow('expected one of the profiles that exist: smoke, quick, got "full"');
  expect(universality.profiles).toEqual(["smoke", "quick"]);
});

it("does nothing when it is stopped before it starts", async () => {
  const reason = new Error("stopped");
  await expect(universality.run({ profile: "smoke", seed: 0, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
