import { type Remote, releaseProxy, wrap } from "comlink";

/** A worker that can be started anew after it has crashed or hung. */
export interface Restartable<Api> {
  readonly api: Remote<Api>;
  /** Ends the worker, whatever it is doing, and starts a fresh one without its state. */
  restart(): void;
}

/**
 * Starts a worker and keeps it replaceable.
 *
 * @param start makes a worker.
 * @param onCrash told when the worker dies by itself, after a fresh one has been started.
 */
export function restartable<Api>(start: () => Worker, onCrash: (message: string) => void): Restartable<Api> {
  let worker: Worker;
  let api: Remote<Api>;
  const launch = (): void => {
    const fresh = start();
    fresh.addEventListener("error", (event) => {
      if (fresh !== worker) return;
      relaunch();
      onCrash(event.message === "" ? "The worker stopped without a message" : event.message);
    });
    worker = fresh;
    api = wrap<Api>(fresh);
  };
  const relaunch = (): void => {
    worker.terminate();
    api[releaseProxy]();
    launch();
  };
  launch();
  return { get api() { return api; }, restart: relaunch };
}
