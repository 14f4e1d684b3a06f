import { loadavg } from "node:os";
import { alternate, type Measurement } from "./alternate.ts";
import { fullForcePeers, ours, oursOnWebAssembly } from "./peers.ts";

/** A piece of the full-FORCE study's work. */
export interface FullForceCase {
  readonly name: string;
  /** Our program, and the peer's in `peers/`. */
  readonly file: string;
  readonly peer: string;
  readonly peerLabel: string;
  readonly options: Readonly<Record<string, number>>;
  /** What one run makes so many of: `milliseconds` divided by it is the time of one. */
  readonly pieces: number;
  readonly unit: string;
  readonly rounds: number;
}

/** Everyone's times of one case; the first measurement is ours, the second ours on WebAssembly. */
export interface FullForceContest {
  readonly bench: FullForceCase;
  readonly measurements: readonly Measurement[];
  /** Mean number of running processes over a minute, before and after. */
  readonly load: readonly [number, number];
}

const squares = (units: number): FullForceCase => ({
  name: `Recursive least squares, N = ${units}`, file: "rls.ts", peer: "rls_numpy.py", peerLabel: "NumPy",
  options: { units, targets: units, steps: 200 }, pieces: 200, unit: "an update", rounds: 3,
});
const learner = (hints: number): FullForceCase => ({
  name: `A learner, N = 300, 80 trials of 900 steps, ${hints} hints`, file: "full-force.ts", peer: "full_force_numpy.py", peerLabel: "NumPy",
  options: { hints, "warm-up": 1 }, pieces: 1, unit: "a learner", rounds: 2,
});
const circuit: FullForceCase = {
  name: "Stabilising a circuit, N = 200", file: "soc.ts", peer: "soc_scipy.py", peerLabel: "SciPy",
  options: { neurons: 200, steps: 20 }, pieces: 21, unit: "a step", rounds: 3,
};

/** Everyone does each piece of work, in turns. */
export async function fullForceContests(python: string, prefix: readonly string[]): Promise<FullForceContest[]> {
  const contests: FullForceContest[] = [];
  for (const bench of [squares(300), squares(1000), learner(0), learner(20), circuit]) {
    const [before] = loadavg();
    const participants = [ours(bench.file, bench.options), oursOnWebAssembly(bench.file, bench.options), ...(python === "" ? [] : fullForcePeers(python, bench))];
    const measurements = await alternate(participants, { rounds: bench.rounds, repetitions: 1, prefix });
    for (const { label, milliseconds, failure } of measurements) console.log(`${bench.name}  ${label.padEnd(30)} ${failure ?? `${(milliseconds / bench.pieces).toFixed(3)} ms`}`);
    contests.push({ bench, measurements, load: [before, loadavg()[0]] });
  }
  return contests;
}
