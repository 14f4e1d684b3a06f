/** The script that a worker thread runs, and the flags of node that it needs. */
export interface WorkerEntry {
  readonly filename: string;
  readonly execArgv: string[];
}

/**
 * Where the script of a worker of this folder is: beside this file, compiled like this file. From source, as in tests,
 * it is TypeScript, and each worker has to register the loader itself.
 *
 * @param name the script's name without extension.
 */
export function workerEntry(name: "run-worker" | "analysis-worker" | "distance-worker"): WorkerEntry {
  if (!import.meta.url.endsWith(".ts")) return { filename: new URL(`./${name}.js`, import.meta.url).href, execArgv: [] };
  const register = `import { register } from ${JSON.stringify(import.meta.resolve("tsx/esm/api"))}; register();`;
  return { filename: new URL(`./${name}.ts`, import.meta.url).href, execArgv: ["--import", `data:text/javascript,${encodeURIComponent(register)}`] };
}
