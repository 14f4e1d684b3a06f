import { proxy } from "comlink";
import { routeHash } from "../app/route.ts";
import { useLaboratory } from "../laboratory/laboratory-store.ts";
import { pauseTraining, shownNetworkFile } from "../laboratory/laboratory-actions.ts";
import { openNetwork } from "../laboratory/open-network.ts";
import type { FileFound, FileSource, Reading } from "../protocol/files.ts";
import { presentLink } from "../share/present-link.ts";
import { notify } from "../share/sharing-store.ts";
import { untilSettled } from "../share/until-settled.ts";
import { AbandonedCall } from "../workers/restartable.ts";
import { noFile, useFiles } from "./files-store.ts";
import { restartFilesWorker, withFiles } from "./files-worker.ts";
import { errorText } from "../app/error-text.ts";

/** A worker that says nothing for so long may hang; only the reader knows how patient to be. */
const SILENCE_MILLISECONDS = 20_000;

const { getState: state, setState: change } = useFiles;

/** Finds out what files are: one alone is the network or recording; beside a network, a .npz is the sample that proves it. */
export async function bringFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  if (files.length > 1) return change({ trouble: { title: "One file at a time", message: `${files.length} files were dropped`, remedy: "Drop the network or recording first; a sample that proves a network comes next" } });
  const [file] = files;
  location.hash = routeHash("files");
  const { found, stage } = state();
  const canBeProved = stage === undefined && (found?.kind === "network" || found?.kind === "undecided");
  if (canBeProved && /\.npz$/iu.test(file.name) && (await withFiles((api) => api.isSample({ name: file.name, content: file })))) return bringSample(file);
  await bring({ name: file.name, content: file });
}

/** Reads a file of the reader's. */
async function bring(source: FileSource): Promise<void> {
  if (state().stage !== undefined) restartFilesWorker();
  change({ ...noFile, source });
  await read();
}

/** Reads the example that comes with the page. */
export async function bringExample(): Promise<void> {
  const name = "gru-example.pt";
  const answer = await fetch(new URL(`examples/${name}`, document.baseURI));
  if (!answer.ok) return change({ trouble: { title: "The example cannot be loaded", message: `The server answered ${answer.status}` } });
  await bring({ name, content: await answer.blob() });
}

/** Takes a sample of what the original network did, and reads the network again beside it. */
export async function bringSample(file: File): Promise<void> {
  change({ sample: { name: file.name, content: file } });
  await read();
}

/** Says how the file is meant where it leaves it open, and reads it again. */
export async function answerReading(reading: Reading): Promise<void> {
  change({ reading: { ...state().reading, ...reading }, sample: undefined });
  await read();
}

async function read(): Promise<void> {
  const { source, reading, sample } = state();
  if (source === undefined) return;
  change({ trouble: undefined, match: undefined });
  await work(`${source.name} cannot be used`, "Opening the file", async (observe) => {
    const found = await withFiles((api): Promise<FileFound> => api.read(source, { reading, sample }, proxy(observe)));
    if (state().source === source) change({ found });
  });
}

/** Shows the network found in the laboratory. */
export async function showInLaboratory(): Promise<void> {
  const { found, source } = state();
  if (found?.kind !== "network" || source === undefined) return;
  const before = await replacedNetwork();
  location.hash = routeHash("laboratory");
  const loaded = { name: source.name, explanation: [found.recognised, ...found.notes], file: found.file };
  await openNetwork(loaded);
  if (useLaboratory.getState().loaded === loaded && useLaboratory.getState().phase === "loaded") notify({ kind: "good", message: `${source.name} is open.`, before });
}

/** A link to the network that another one takes the place of; none where only its file says what it is. */
async function replacedNetwork(): Promise<string | undefined> {
  const { phase, spec } = useLaboratory.getState();
  if (phase === "training") {
    await pauseTraining();
    await untilSettled(spec);
  }
  const link = await presentLink();
  return link === "too large" ? undefined : link;
}

/** Compares the recording found with the network that is open in the laboratory. */
export async function compareWithLaboratory(): Promise<void> {
  const { source } = state();
  if (source === undefined) return;
  const { loaded, spec } = useLaboratory.getState();
  change({ trouble: undefined, match: undefined });
  await work("The comparison is not possible", "Comparing", async (observe) => {
    const network = { name: loaded?.name ?? `the ${spec.cell.name} network on ${spec.task.name}`, file: await shownNetworkFile() };
    change({ match: await withFiles((api) => api.compare(source, network, proxy(observe))) });
  });
}

/** Ends what the worker is doing. */
export function stopReading(): void {
  restartFilesWorker();
  change({ stage: undefined, silent: false, trouble: { title: "Reading was ended", message: `${state().source?.name ?? "The file"} took too long`, remedy: "The worker has been started again; another file can be brought" } });
}

/** Waits on for a worker that has not said anything for a while. */
export function waitOn(): void {
  change({ silent: false });
  listenAgain(state().stage);
}

let alarm = 0;
/** Number of the latest thing done in the worker; what is older no longer changes anything. */
let latest = 0;

/** Does one thing in the worker, and asks the reader once it has been silent for long. */
async function work(title: string, stage: string, task: (observe: (stage: string) => void) => Promise<void>): Promise<void> {
  const mine = ++latest;
  hear(stage);
  try {
    await task((next) => { if (mine === latest && state().stage !== undefined) hear(next); });
  } catch (error) {
    // Whoever ended the worker has said so.
    if (error instanceof AbandonedCall || mine !== latest) return;
    change({ found: title.startsWith("The comparison") ? state().found : undefined, trouble: { title, message: errorText(error) } });
  } finally {
    if (mine === latest) {
      clearTimeout(alarm);
      change({ stage: undefined, silent: false });
    }
  }
}

function hear(stage: string): void {
  change({ stage, silent: false });
  listenAgain(stage);
}

function listenAgain(stage: string | undefined): void {
  clearTimeout(alarm);
  if (stage !== undefined) alarm = window.setTimeout(() => change({ silent: true }), SILENCE_MILLISECONDS);
}
