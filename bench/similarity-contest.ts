import { fileURLToPath } from "node:url";
import { alternate, type Measurement } from "./alternate.ts";
import type { Participant } from "./conversation.ts";
import { ours, oursOnWebAssembly } from "./peers.ts";
import type { SimilarityCase } from "./similarity-states.ts";

/** Everyone's measurements of one distance matrix, with one core and with two. */
export interface SimilarityContest {
  readonly bench: SimilarityCase;
  readonly oneCore: readonly Measurement[];
  readonly twoCores: readonly Measurement[];
}

/** What to compare: the case, the peers' Python (empty for none) and words that hold a program on one core. */
export interface SimilaritySettings extends SimilarityCase {
  readonly python: string;
  readonly prefix: readonly string[];
  /** Numbers of cores to run with, of 1 and 2. */
  readonly cores: readonly number[];
  /** Those who take part, as `cores:label`; everyone if there are none. */
  readonly only: readonly string[];
}

/** One repetition each: a matrix of 1,000 networks takes minutes, and warms itself up in its first second. */
const ONCE = { rounds: 1, repetitions: 1 };

/** Runs everyone once, one after the other: each holds the states of the whole population in memory. */
export async function similarityContest({ python, prefix, cores, only, ...bench }: SimilaritySettings): Promise<SimilarityContest> {
  const oneCore: Measurement[] = [];
  const twoCores: Measurement[] = [];
  const chosen = (count: number) => (cores.includes(count) ? participants(python, bench, count).filter(({ label }) => only.length === 0 || only.includes(`${count}:${label}`)) : []);
  for (const participant of chosen(1)) oneCore.push(...(await alternate([participant], { ...ONCE, prefix })));
  for (const participant of chosen(2)) twoCores.push(...(await alternate([participant], { ...ONCE, prefix: [] })));
  for (const { label, milliseconds, failure } of [...oneCore, ...twoCores]) console.log(`similarity  ${label.padEnd(36)} ${failure ?? `${(milliseconds / 1e3).toFixed(1)} s`}`);
  return { bench, oneCore, twoCores };
}

/** Netrep's loop over pairs uses one core whatever it may, so it takes part once. */
function participants(python: string, bench: SimilarityCase, cores: number): Participant[] {
  const ourOwn = [ours, oursOnWebAssembly].map((make) => make("similarity.ts", { ...bench, workers: cores }));
  if (python === "") return ourOwn;
  const numpy = (["blocks float64", "blocks float32", "pairs float64"] as const).map((kind) => {
    const [mode, precision] = kind.split(" ");
    return peer(python, `NumPy ${kind}`, "svcca_numpy.py", { ...bench, mode, precision }, cores);
  });
  const netrep = peer(python, "netrep", "distances_netrep.py", { ...bench }, 1);
  return [...ourOwn, ...numpy, ...(cores === 1 ? [netrep] : [])];
}

function peer(python: string, label: string, file: string, options: Readonly<Record<string, string | number>>, threads: number): Participant {
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const environment = { OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads), MKL_NUM_THREADS: String(threads), PYTHONDONTWRITEBYTECODE: "1" };
  return { label, command: python, arguments: [fileURLToPath(new URL(`peers/${file}`, import.meta.url)), ...words], environment };
}
