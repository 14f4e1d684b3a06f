import { type Remote, releaseProxy, wrap } from "comlink";

/** A call that was given up because its worker was started anew. */
export class AbandonedCall extends Error {
  override readonly name = "AbandonedCall";
}

/** A worker that can be started anew after it has crashed or hung. */
export interface Restartable<Api> {
  /** Calls that are under way when the worker is started anew never end; see `call`. */
  readonly api: Remote<Api>;
  /** Does work with the worker; throws AbandonedCall when the worker is started anew meanwhile. */
  call<Result>(work: (api: Remote<Api>) => Promise<Result>): Promise<Result>;
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
  const abandon = new Set<(reason: AbandonedCall) => void>();
  const launch = (): void => {
    const fresh = start();
    fresh.addEventListener("error", (event) => {
      if (fresh !== worker) return;
      relaunch();
      onCrash(event.message || "The worker stopped without a message");
    });
    worker = fresh;
    api = wrap<Api>(fresh);
  };
  const relaunch = (): void => {
    worker.terminate();
    api[releaseProxy]();
    for (const reject of abandon) reject(new AbandonedCall("The worker was started anew"));
    launch();
  };
  launch();
  const call = <Result>(work: (api: Remote<Api>) => Promise<Result>): Promise<Result> => new Promise((resolve, reject) => {
    abandon.add(reject);
    work(api).then(resolve, reject).finally(() => abandon.delete(reject));
  });
  return { get api() { return api; }, call, restart: relaunch };
}
