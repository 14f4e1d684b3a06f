/** The script that a worker thread runs, and the flags of node that it needs. */
export interface WorkerEntry {
  readonly filename: string;
  readonly execArgv: string[];
}

/**
 * Where the script of a worker is: beside the file that asks, compiled like that file. From source, as in tests, it is
 * TypeScript, and each worker has to register the loader itself.
 *
 * @param name the script's name without extension.
 * @param beside the address of the file that asks, its `import.meta.url`.
 * @example
 * workerEntry("run-worker", "file:///dist/lab/run-pool.js").filename; // "file:///dist/lab/run-worker.js"
 */
export function workerEntry(name: string, beside: string): WorkerEntry {
  if (!beside.endsWith(".ts")) return { filename: new URL(`./${name}.js`, beside).href, execArgv: [] };
  const register = `import { register } from ${JSON.stringify(import.meta.resolve("tsx/esm/api"))}; register();`;
  return { filename: new URL(`./${name}.ts`, beside).href, execArgv: ["--import", `data:text/javascript,${encodeURIComponent(register)}`] };
}
