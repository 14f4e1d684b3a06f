import { expect, it } from "vitest";
import { universality } from "./study.ts";

it.each(["quick", "full"] as const)("says that profile %s is not built, and what is", async (profile) => {
  await expect(universality.run({ profile, seed: 0 })).rejects.toThrow(/expected one of the profiles that exist: smoke, got "(quick|full)"/);
});

it("does nothing when it is stopped before it starts", async () => {
  const reason = new Error("stopped");
  await expect(universality.run({ profile: "smoke", seed: 0, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
