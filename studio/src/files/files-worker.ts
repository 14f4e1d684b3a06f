import { restartable } from "../workers/restartable.ts";
import type { FilesApi } from "../protocol/files.ts";
import { useFiles } from "./files-store.ts";

const files = restartable<FilesApi>(
  () => new Worker(new URL("../workers/files.worker.ts", import.meta.url), { type: "module", name: "files" }),
  (message) => useFiles.setState({ stage: undefined, silent: false, trouble: { title: "Reading this file crashed the worker", message, remedy: "It has been started again; nothing else on the page is lost. The file is damaged, too large or hostile" } }),
);

/** Does work with the worker that reads and writes files; throws AbandonedCall when it is ended meanwhile. */
export const withFiles = files.call;

/** Ends the worker, whatever it is doing, and starts another. */
export const restartFilesWorker = (): void => files.restart();
