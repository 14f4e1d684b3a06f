import { describeJson } from "../formats/describe-json.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { PlaceOf } from "./spec-complaint.ts";

/** More would fill a disk by mistake; they are also held in memory until the run is written. */
const MOST_CHECKPOINTS = 10_000;

/**
 * Which networks on the way are kept: after every so many optimiser steps, the untrained network included, or after
 * the listed numbers of steps. Step 0 is the untrained network.
 */
export type Checkpoints = { readonly every: number } | { readonly at: readonly number[] };

/** What a specification says of checkpoints before it is checked as a whole. */
interface GivenCheckpoints {
  readonly every?: number | undefined;
  readonly at?: readonly number[] | undefined;
}

/** The numbers of optimiser steps after which a run keeps its network, ascending. */
export function checkpointSteps(checkpoints: Checkpoints | undefined, steps: number): readonly number[] {
  if (checkpoints === undefined) return [];
  if ("at" in checkpoints) return checkpoints.at;
  return Array.from({ length: Math.floor(steps / checkpoints.every) + 1 }, (_, index) => index * checkpoints.every);
}

/** The file of a run that keeps the network after `step` optimiser steps. */
export function checkpointFile(step: number): string {
  return `checkpoints/${step}.safetensors`;
}

/**
 * Checks checkpoints against the run's length and puts them into their normal form: listed steps ascending, each once.
 * @throws InvalidInputError where both ways or none are given, a step lies beyond the run, or there are too many.
 */
export function normalCheckpoints(given: GivenCheckpoints, steps: number, placeOf: PlaceOf): Checkpoints {
  const refuse = (key: readonly string[], expected: string, got: unknown): never => {
    throw new InvalidInputError({ who: placeOf(["checkpoints", ...key], "value"), expected: `${["checkpoints", ...key].join(".")} to ${expected}`, got: describeJson(got) });
  };
  const { every, at } = given;
  if ((every === undefined) === (at === undefined)) refuse([], "state either every or at", Object.keys(given));
  if (every !== undefined && every > steps) refuse(["every"], `be at most the run's ${steps} steps`, every);
  const beyond = at?.find((step) => step > steps);
  if (beyond !== undefined) refuse(["at"], `hold steps from 0 to ${steps}`, beyond);
  if (at?.length === 0) refuse(["at"], "hold at least one step", at);
  const normal: Checkpoints = at === undefined ? { every: every as number } : { at: [...new Set(at)].toSorted((a, b) => a - b) };
  const count = "at" in normal ? normal.at.length : Math.floor(steps / normal.every) + 1;
  if (count > MOST_CHECKPOINTS) refuse([at === undefined ? "every" : "at"], `keep at most ${MOST_CHECKPOINTS} networks`, count);
  return normal;
}
