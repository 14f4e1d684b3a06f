import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openRunStore } from "../../lab/run-store.ts";
import { universality } from "./study.ts";

let folder = "";
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "nullcline-test-")); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

it("trains four architectures that solve the flip-flop by the same cube, touches the other tasks, and says the same when run again", async () => {
  const store = openRunStore(folder);
  const { claims, result } = await universality.run({ profile: "smoke", seed: 0, store });
  const verdicts = Object.fromEntries(claims.map(({ id, verdict }) => [id, verdict]));
  const cube = ["learned", "memory-states", "census", "undecided-bits", "transitions", "shared-topology"].map((id) => [`flip-flop-${id}`, "holds"]);
  expect(verdicts).toMatchObject({ ...Object.fromEntries(cube), "flip-flop-geometry-architecture": "undecided", "sine-learned": "holds", "integration-learned": "holds" });
  const again = await universality.run({ profile: "smoke", seed: 0, store });
  expect(JSON.stringify(again.result)).toBe(JSON.stringify(result));
}, 300_000);
