import type { InputDependentPoints } from "../../../dynamics/input-dependent/input-dependent-points.ts";
import type { StateCloud } from "../state-cloud.ts";
import { isNear, type ChosenPoint, type CommandSurroundings } from "./command-points.ts";
import type { Command } from "./commands.ts";
import type { SinePictures } from "./findings.ts";

/** Eigenvalues of smaller modulus are left out: they crowd the origin and say nothing of oscillation. */
const smallestModulus = 0.5;

/** Turns of an orbit that are drawn. */
const drawnTurns = 2;

/**
 * What pictures of a network show, to a thousandth.
 *
 * @param observed positions of the commands whose orbits are drawn.
 */
export function sinePictures(cloud: StateCloud, commands: readonly Command[], { points }: InputDependentPoints, chosen: readonly ChosenPoint[], surroundings: readonly CommandSurroundings[], observed: readonly number[]): SinePictures {
  return {
    varianceShares: cloud.geometry.varianceShares,
    orbits: observed.map((c) => drawnOrbit(surroundings[c], Math.ceil((drawnTurns * 2 * Math.PI) / commands[c].frequency) + 1, cloud)),
    points: points.map(({ at, point }) => ({
      position: rounded(cloud.project(point.state)),
      unstableDimensions: point.unstableDimensions,
      near: isNear(surroundings[at].spread, point.state),
    })),
    eigenvalues: chosen.filter(({ command }) => observed.includes(command)).flatMap(({ found: { point } }) =>
      point.eigenvalues.filter(({ re, im }) => re * re + im * im >= smallestModulus * smallestModulus).map(({ re, im }) => ({ re: toThousandth(re), im: toThousandth(im), unstableDimensions: point.unstableDimensions }))),
  };
}

/** The first steps of an orbit of h on the principal components, [T, 3]; empty where it left all bounds. */
function drawnOrbit({ orbit, spread }: CommandSurroundings, steps: number, cloud: StateCloud): number[] {
  const N = spread.mean.length;
  if (!orbit.every(Number.isFinite)) return [];
  return Array.from({ length: Math.min(steps, orbit.length / N) }, (_, t) => rounded(cloud.project(orbit.subarray(t * N, (t + 1) * N)))).flat();
}

function rounded([x, y, z]: readonly [number, number, number]): [number, number, number] {
  return [toThousandth(x), toThousandth(y), toThousandth(z)];
}

function toThousandth(value: number): number {
  return Math.round(1000 * value) / 1000;
}
