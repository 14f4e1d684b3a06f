/** The script that a worker thread runs, and the flags of node that it needs. */
export interface WorkerEntry {
  readonly filename: string;
  readonly execArgv: string[];
}

/**
 * Where the worker's script is: beside this file, compiled like this file. From source, as in tests, it is
 * TypeScript, and each worker has to register the loader itself.
 */
export function workerEntry(): WorkerEntry {
  if (!import.meta.url.endsWith(".ts")) return { filename: new URL("./run-worker.js", import.meta.url).href, execArgv: [] };
  const register = `import { register } from ${JSON.stringify(import.meta.resolve("tsx/esm/api"))}; register();`;
  return { filename: new URL("./run-worker.ts", import.meta.url).href, execArgv: ["--import", `data:text/javascript,${encodeURIComponent(register)}`] };
}
