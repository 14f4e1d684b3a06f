import { restartable } from "../workers/restartable.ts";
import { storeSummary } from "./local-store.ts";
import type { SourceAddress, SourceApi } from "./source-api.ts";
import { replaceRouteState } from "./route-state.ts";
import { choiceState, isSameChoice } from "./source-choice.ts";
import { type SourceChoice, useSources } from "./sources-store.ts";
import { errorText } from "../app/error-text.ts";

/** A file larger than this is not read. */
const MOST_BYTES = 128 * 2 ** 20;

const { getState: state, setState: change } = useSources;

const sources = restartable<SourceApi>(
  () => new Worker(new URL("./source.worker.ts", import.meta.url), { type: "module", name: "sources" }),
  (message) => change({ phase: "failed", opened: undefined, trouble: { title: "The worker that reads reports crashed", message, remedy: "It has been started again: open the source once more" } }),
);

/** The worker that has the open source. */
export function sourceApi(): typeof sources.api {
  return sources.api;
}

/** Asks once whether a local store is behind the page. */
export async function findStore(): Promise<void> {
  if (state().store === "unknown") change({ store: (await storeSummary(pageAddress())) ?? "none" });
}

/** Opens the local store or the example, unless it is open already. */
export async function openSource(choice: Exclude<SourceChoice, { kind: "file" }>): Promise<void> {
  const { choice: present, phase } = state();
  if (present !== undefined && phase !== "failed" && isSameChoice(present, choice)) return;
  await open(choice, { ...choice, page: pageAddress() });
}

/** Opens a file of the reader's. */
export async function openSourceFile(file: File): Promise<void> {
  const choice = { kind: "file", name: file.name } as const;
  if (file.size > MOST_BYTES) {
    change({ phase: "failed", choice, opened: undefined, trouble: { title: `${file.name} is too large`, message: `Expected at most 128 MiB, got ${Math.round(file.size / 2 ** 20)} MiB` } });
    return;
  }
  change({ phase: "opening", choice, opened: undefined, trouble: undefined });
  // The address cannot name a file; what it named before is no longer open.
  replaceRouteState({ ...choiceState(choice), population: undefined, figure: undefined });
  await open(choice, { ...choice, bytes: new Uint8Array(await file.arrayBuffer()) });
}

async function open(choice: SourceChoice, address: SourceAddress): Promise<void> {
  change({ phase: "opening", choice, opened: undefined, trouble: undefined });
  try {
    const opened = await sources.api.open(address);
    if (state().choice === choice) change({ phase: "open", opened });
  } catch (error) {
    if (state().choice !== choice) return;
    change({ phase: "failed", trouble: { title: "This source cannot be opened", message: errorText(error) } });
  }
}

/** The folder that the page stands in. */
function pageAddress(): string {
  return new URL(".", document.baseURI).href;
}
