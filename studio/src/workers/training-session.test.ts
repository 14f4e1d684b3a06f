import { parseRunSpec } from "@nullcline/lab/run-spec.ts";
import { expect, it } from "vitest";
import type { TrainingApi, TrainingEvent } from "../protocol/training.ts";
import { createTrainingSession } from "./training-session.ts";

const spec = parseRunSpec({ task: { name: "flip-flop", steps: 12 }, cell: { name: "vanilla" }, units: 6, seed: 2, evaluationTrials: 16, training: { steps: 1_000_000, batch: 4 } });

type ViewEvent = Extract<TrainingEvent, { kind: "view" }>;

/** Trains until an event ends it, and gives all events; `watch` may act on each. */
async function eventsOf(session: TrainingApi, until: number | undefined, watch: (event: TrainingEvent) => void): Promise<TrainingEvent[]> {
  const events: TrainingEvent[] = [];
  let ended = (): void => undefined;
  const end = new Promise<void>((resolve) => { ended = resolve; });
  await session.open(spec, (event) => {
    events.push(event);
    watch(event);
    if (["paused", "finished", "failed"].includes(event.kind)) ended();
  });
  await session.train(until);
  await end;
  return events;
}

const views = (events: readonly TrainingEvent[]): ViewEvent[] => events.filter((event) => event.kind === "view");

it("draws the network once where it stops right after a view", async () => {
  const session = createTrainingSession();
  const events = await eventsOf(session, undefined, ({ kind }) => { if (kind === "view") void session.pause(); });
  expect(views(events)).toHaveLength(1);
  expect(events.at(-1)).toEqual({ kind: "paused", done: views(events)[0].done });
});

it("draws the network it stops at, once, also where no step was taken", async () => {
  const session = createTrainingSession();
  for (const steps of [3, 0]) {
    const events = await eventsOf(session, steps, () => undefined);
    expect(views(events).filter(({ done }) => done === steps)).toHaveLength(1);
    expect(events.at(-1)).toEqual({ kind: "paused", done: steps });
  }
});

it("tells every loss once, in order", async () => {
  const events = await eventsOf(createTrainingSession(), 20, () => undefined);
  const losses = events.flatMap((event) => (event.kind === "progress" ? [...event.losses] : []));
  const again = await eventsOf(createTrainingSession(), 20, () => undefined);
  expect(losses).toHaveLength(20);
  expect(losses).toEqual(again.flatMap((event) => (event.kind === "progress" ? [...event.losses] : [])));
});
