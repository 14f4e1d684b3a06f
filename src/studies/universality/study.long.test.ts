import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openRunStore } from "../../lab/run-store.ts";
import type { StudyProgress } from "../study.ts";
import { universality } from "./study.ts";

let folder = "";
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "nullcline-test-")); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

it("trains four architectures that solve the flip-flop by the same cube, and says the same when run again", async () => {
  const store = openRunStore(folder);
  const seen: StudyProgress[] = [];
  const { claims, result } = await universality.run({ profile: "smoke", seed: 0, store, onProgress: (progress) => seen.push(progress) });
  const verdicts = Object.fromEntries(claims.map(({ id, verdict }) => [id, verdict]));
  expect(verdicts).toMatchObject({
    "task-learned": "holds", "memory-states": "holds", census: "holds", "undecided-bits": "holds",
    transitions: "holds", "shared-topology": "holds", geometry: "undecided",
  });
  expect(seen.at(-1)?.fraction).toBe(1);
  expect(seen.every(({ fraction }, index) => index === 0 || fraction >= seen[index - 1].fraction)).toBe(true);
  const again = await universality.run({ profile: "smoke", seed: 0, store });
  expect(JSON.stringify(again.result)).toBe(JSON.stringify(result));
}, 300_000);
