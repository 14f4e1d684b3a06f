import { statSync } from "node:fs";
import { errorCode } from "../lab/durable-write.ts";
import { eventLoopTurn } from "../lab/event-loop-turn.ts";
import { readRun } from "../lab/read-run.ts";
import type { RunStore } from "../lab/run-store.ts";
import { complaintOf } from "./complaint-of.ts";
import { type IndexedRun, runRows, type RunTable } from "./run-rows.ts";

/** After so many runs, a few milliseconds, other requests get their turn. */
const RUNS_A_TURN = 32;

/** What a store holds, kept in memory. */
export interface RunIndex {
  /** The table as of now: reads the runs that are new or have changed since it was last asked. */
  table(): Promise<RunTable>;
}

/**
 * Makes the index of a store; nothing is read before it is asked. Damaged runs have rows that say what is wrong.
 *
 * @param signal ends reading: `table` then rejects with its reason.
 */
export function createRunIndex(store: RunStore, signal?: AbortSignal): RunIndex {
  let known: ReadonlyMap<string, Entry> = new Map();
  let table: RunTable = { columns: [], rows: [] };
  let refreshing: Promise<RunTable> | undefined;
  const refresh = async () => {
    const ids = await store.ids();
    const entries: Entry[] = [];
    for (const id of ids) {
      signal?.throwIfAborted();
      entries.push(await currentEntry(store, id, known.get(id)));
      if (entries.length % RUNS_A_TURN === 0) await eventLoopTurn();
    }
    const isSame = entries.length === known.size && entries.every((entry) => known.get(entry.run.id) === entry);
    if (!isSame) table = runRows(entries.map(({ run }) => run));
    known = new Map(entries.map((entry) => [entry.run.id, entry]));
    return table;
  };
  return {
    table: () => {
      refreshing ??= refresh().finally(() => (refreshing = undefined));
      return refreshing;
    },
  };
}

interface Entry {
  /** What the run's files looked like from outside when they were read. */
  readonly stamp: string;
  readonly run: IndexedRun;
}

async function currentEntry(store: RunStore, id: string, known: Entry | undefined): Promise<Entry> {
  const stamp = ["spec.json", "result.json"].map((file) => stampOf(store.path(id, file))).join(" ");
  return known?.stamp === stamp ? known : { stamp, run: await readIndexed(store, id) };
}

function stampOf(path: string): string {
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(path);
    return `${ino}:${size}:${mtimeMs}:${ctimeMs}`;
  } catch (error) {
    return errorCode(error);
  }
}

async function readIndexed(store: RunStore, id: string): Promise<IndexedRun> {
  try {
    return { id, ...(await readRun(store, id)) };
  } catch (error) {
    return { id, problem: complaintOf(error, store.folder) };
  }
}
