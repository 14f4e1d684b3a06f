import { expect, it } from "vitest";
import { universality } from "./study.ts";

it("can be run at all three scales, and can search for its settings", () => {
  expect(universality.profiles).toEqual(["smoke", "quick", "full"]);
  expect(universality.searchSettings).toBeDefined();
});

it("does nothing when it is stopped before it starts", async () => {
  const reason = new Error("stopped");
  await expect(universality.run({ profile: "smoke", seed: 0, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
