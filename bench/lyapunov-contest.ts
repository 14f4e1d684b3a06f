import { loadavg } from "node:os";
import { alternate, type Measurement } from "./alternate.ts";
import { lyapunovPeers, ours, oursOnWebAssembly } from "./peers.ts";
import { prepareLyapunov, type LyapunovCase } from "./prepare-lyapunov.ts";

/** Everyone's spectra at one interval between orthonormalisations; the first measurement is ours, the second ours on WebAssembly. */
export interface LyapunovRound {
  readonly interval: number;
  readonly measurements: readonly Measurement[];
}

/** What was measured on Lyapunov spectra. */
export interface LyapunovContest {
  readonly bench: LyapunovCase;
  readonly rounds: readonly LyapunovRound[];
  /** Times that everyone computed each. */
  readonly turns: number;
  /** Mean number of running processes over a minute, before and after. */
  readonly load: readonly [number, number];
}

/** Steps between orthonormalisations: the safest, and the most that keeps half of the digits of this network's exponents. */
const INTERVALS = [1, 4];

/** How to run the contest. */
export interface LyapunovContestOptions {
  readonly units: number;
  readonly steps: number;
  readonly folder: string;
  readonly python: string;
  /** Times that everyone computes the spectrum, in turns. */
  readonly turns: number;
  readonly prefix: readonly string[];
}

/** Everyone computes the same whole spectrum, in turns. */
export async function lyapunovContest({ units, steps, folder, python, turns, prefix }: LyapunovContestOptions): Promise<LyapunovContest> {
  const bench = prepareLyapunov({ units, steps, folder });
  const [before] = loadavg();
  const rounds: LyapunovRound[] = [];
  for (const interval of INTERVALS) {
    const options = { network: bench.network, input: bench.input, steps, interval };
    const participants = [ours("lyapunov.ts", options), oursOnWebAssembly("lyapunov.ts", options), ...(python === "" ? [] : lyapunovPeers(python, options))];
    const measurements = await alternate(participants, { rounds: turns, repetitions: 1, prefix });
    for (const { label, milliseconds, failure } of measurements) console.log(`Lyapunov spectrum, interval ${interval}  ${label.padEnd(30)} ${failure ?? `${(milliseconds / 1e3).toFixed(2)} s`}`);
    rounds.push({ interval, measurements });
  }
  return { bench, rounds, turns, load: [before, loadavg()[0]] };
}
