import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { chooseKernels } from "../src/kernels/choose-kernels.node.ts";

/** A memory figure of this process in bytes, e.g. VmRSS (now) or VmHWM (highest so far); 0 where there is no /proc. */
function residentBytes(field: "VmRSS" | "VmHWM"): number {
  try {
    return 1024 * Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** What a piece of work reports besides its time. */
type Figures = Readonly<Record<string, unknown>>;

const say = (record: Readonly<Record<string, unknown>>): void => console.log(JSON.stringify(record));

/**
 * Our side of the protocol of `peers/timed_loop.py`: builds the work, warms it up, then answers requests on standard
 * input until "end".
 *
 * @param implementation what runs; the kernels in use are added.
 * @param build returns a function that does the work once and returns its figures.
 * @param warmUp how often to run the work before saying that it is ready.
 */
export async function serveTimedLoop(implementation: string, build: () => () => Figures | Promise<Figures>, warmUp: number): Promise<void> {
  const { build: kernels } = chooseKernels(process.env);
  const idleBytes = residentBytes("VmRSS");
  const started = performance.now();
  const work = build();
  let figures: Figures = {};
  for (let k = 0; k < warmUp; k++) figures = await work();
  say({ ready: `${implementation} (${kernels.name} ${kernels.instructionSet})`, setUpSeconds: (performance.now() - started) / 1e3, ...figures });
  for await (const line of createInterface({ input: process.stdin })) {
    const [word, count] = line.split(" ");
    if (word === "end") break;
    const milliseconds: number[] = [];
    for (let k = 0; k < Number(count); k++) {
      const begin = performance.now();
      figures = await work();
      milliseconds.push(performance.now() - begin);
    }
    say({ milliseconds, ...figures });
  }
  say({ peakBytes: residentBytes("VmHWM"), idleBytes });
  process.exit(0);
}
