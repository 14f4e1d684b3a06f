import type { InputDependentPoint, InputDependentPoints } from "../../../dynamics/input-dependent/input-dependent-points.ts";
import { leadingOscillation } from "../../../dynamics/input-dependent/leading-oscillation.ts";
import { windingShare } from "../../../dynamics/limit-cycles/winding-share.ts";
import type { FixedPoint } from "../../../dynamics/fixed-point.ts";
import { modulus } from "../../../dynamics/linearise.ts";
import type { Command } from "./commands.ts";
import type { CommandFinding, CommandPoint, OscillationFinding } from "./findings.ts";
import { spreadDistance, taskDistance, type TrialSpread } from "./trial-spread.ts";

/** Slowest turn that counts as an oscillation, in radians a step: rounding turns double real eigenvalues by up to about 1e-4. */
const slowestTurn = 1e-3;
/** A winding share above this is that of a point inside. */
const insideShare = 0.5;

/** What is known of one command beside its fixed points. */
export interface CommandSurroundings {
  readonly spread: TrialSpread;
  /** h on the orbit that the network settles in, [steps, N]. */
  readonly orbit: Float64Array;
}

/** A command's point as found; nothing where none is near the trial. */
export interface ChosenPoint {
  readonly command: number;
  readonly found: InputDependentPoint;
}

/** For each command with a fixed point where the task is done, the one nearest the trial's mean, by rising command. */
export function chosenPoints({ points }: InputDependentPoints, surroundings: readonly CommandSurroundings[]): ChosenPoint[] {
  return surroundings.flatMap(({ spread }, command) => {
    const near = nearPoints(points, command, spread);
    if (near.length === 0) return [];
    const distances = near.map(({ point }) => spreadDistance(spread, point.state));
    return [{ command, found: near[distances.indexOf(Math.min(...distances))] }];
  });
}

/** Describes every command by its fixed points. */
export function commandFindings(commands: readonly Command[], { points }: InputDependentPoints, chosen: readonly ChosenPoint[], surroundings: readonly CommandSurroundings[]): CommandFinding[] {
  return commands.map((command, c) => {
    const found = chosen.find((one) => one.command === c)?.found;
    return { ...command, points: nearPoints(points, c, surroundings[c].spread).length, point: found === undefined ? null : describePoint(found, surroundings[c]) };
  });
}

/** Whether a state lies where the command's trial does. */
export function isNear(spread: TrialSpread, state: Float64Array): boolean {
  return spreadDistance(spread, state) <= taskDistance;
}

/** The oscillation that a fixed point's linear dynamics predict; null where they predict none. */
function oscillationOf(point: FixedPoint): OscillationFinding | null {
  const leading = leadingOscillation(point, { slowest: slowestTurn });
  return leading === undefined ? null : { modulus: leading.modulus, frequency: leading.frequency };
}

function nearPoints(points: readonly InputDependentPoint[], command: number, spread: TrialSpread): InputDependentPoint[] {
  return points.filter(({ at, point }) => at === command && isNear(spread, point.state));
}

function describePoint({ point, branch }: InputDependentPoint, { spread, orbit }: CommandSurroundings): CommandPoint {
  const units = spread.mean.length;
  return {
    unstableDimensions: point.unstableDimensions,
    undecidedDimensions: point.undecidedDimensions,
    leadingModulus: modulus(point.eigenvalues[0]),
    oscillation: oscillationOf(point),
    distance: spreadDistance(spread, point.state),
    inside: orbit.every(Number.isFinite) && windingShare(orbit, units, point.state.subarray(0, units)) > insideShare,
    q: point.q,
    branch: branch ?? null,
  };
}
