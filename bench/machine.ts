import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus, totalmem } from "node:os";

/** The machine in one line, for the head of a results page. */
export function describeMachine(): string {
  const processors = cpus();
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  return `${processors[0]?.model ?? "unknown processor"}, ${processors.length} cores seen, ${gibibytes} GiB, ${process.platform} ${process.arch}, Node ${process.version}`;
}

/** Versions of the peers' libraries, as `python` reports them. */
export function describePython(python: string): string {
  const script =
    "import sys, importlib.metadata as m\n" +
    "names = [n for n in ('numpy', 'scipy', 'torch', 'jax', 'jaxlib') if any(d.metadata['Name'] == n for d in m.distributions())]\n" +
    "print('Python ' + sys.version.split()[0], *(n + ' ' + m.version(n) for n in names), sep=', ')";
  return execFileSync(python, ["-c", script], { encoding: "utf8" }).trim();
}

/** Words that hold a command on the machine's last core, where `taskset` exists; none elsewhere. */
export function oneCorePrefix(): readonly string[] {
  return existsSync("/usr/bin/taskset") ? ["/usr/bin/taskset", "-c", String(cpus().length - 1)] : [];
}
