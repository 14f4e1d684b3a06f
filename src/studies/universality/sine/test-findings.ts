import { testNetwork } from "../test-networks.ts";
import type { CommandFinding, CycleFinding, SineFindings } from "./findings.ts";
import { pathEdges } from "./neighbours.ts";
import type { SineNetwork } from "./population.ts";
import { tuningOf } from "./tuning.ts";

/** Commands of the ideal findings. */
export const idealCommands = 11;

function idealCommand(index: number): CommandFinding {
  const frequency = 0.1 + 0.05 * index;
  return {
    index, frequency, input: 0.25 + index / idealCommands, points: 1,
    point: { unstableDimensions: 2, undecidedDimensions: 0, leadingModulus: 1.2, oscillation: { modulus: 1.2, frequency: 0.05 + frequency }, distance: 0.4, inside: true, q: 1e-30, branch: 0 },
  };
}

/** A cycle that meets every criterion. */
export function idealCycle(index: number, frequency: number): CycleFinding {
  return { index, frequency, kind: "quasi-periodic", measured: { frequency: 1.001 * frequency, periods: 13, drift: 1e-3, persisted: 800, steps: 800, returnLag: 18, returnDistance: 0.004, fromOne: 0.003, transverse: 0.4 } };
}

/** The ideal findings' commands, one of them changed. */
export function commandsWith(position: number, change: (command: CommandFinding) => CommandFinding): CommandFinding[] {
  return Array.from({ length: idealCommands }, (_, index) => (index === position ? change(idealCommand(index)) : idealCommand(index)));
}

/** Findings on a network that does everything ideally, with some fields changed. */
export function idealFindings(changes: Partial<SineFindings> = {}): SineFindings {
  const commands = changes.commands ?? commandsWith(0, (command) => command);
  return {
    dimension: 3, bounded: true, trialSteps: 80, commands,
    searches: [{ index: 0, points: 1, elsewhere: 0, outcomes: { converged: 15, "slow point": 1 }, indexSum: 1 }],
    branches: [{ commands: idealCommands, ends: { down: "reached the lower bound", up: "reached the upper bound" }, events: [] }],
    cycles: [idealCycle(0, 0.1), idealCycle(10, 0.6)],
    tuning: tuningOf(commands), neighbours: pathEdges(idealCommands), orderScore: 1, fingerprint: "fedcba9876543210",
    pictures: { varianceShares: [0.5, 0.3, 0.2], orbits: [[1, 0, 0, 0, 1, 0.5]], points: [{ position: [0, 0, 0], unstableDimensions: 2, near: true }, { position: [9, 0, 1], unstableDimensions: 1, near: false }], eigenvalues: [{ re: 1.1, im: 0.5, unstableDimensions: 2 }] },
    ...changes,
  };
}

/** A sine network with findings; `"GRU-relu-2"` is a GRU with ReLU. */
export function idealNetwork(name: string, changes: Partial<SineFindings> = {}, passed = true): SineNetwork {
  return testNetwork(name, idealFindings(changes), { task: "sine", passed });
}
