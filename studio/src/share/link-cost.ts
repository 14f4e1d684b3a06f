import { runCost } from "@nullcline/lab/run-cost.ts";
import type { RunSpec } from "@nullcline/lab/run-spec.ts";
import { cellOf } from "@nullcline/lab/spec-parts.ts";
import { InvalidInputError } from "@nullcline/numeric/errors.ts";
import { EXAMPLE_TRIALS } from "../laboratory/view-network.ts";

/** The largest network that the laboratory's own form makes. */
const MOST_UNITS = 1024;
/** Numbers that one training step, the final scoring or the example trials may keep: 2 GiB as float32. */
const MOST_NUMBERS = 2 ** 29;
/** Additions and multiplications of a whole training; about an hour on one core of a laptop. */
const MOST_FLOPS = 2e14;
const FLOPS_PER_HOUR = 2e14;

/**
 * Refuses a specification from a link that would take too much memory or time, by counting alone.
 * @throws InvalidInputError saying which, and what to do instead.
 */
export function checkLinkCost(spec: RunSpec, steps: number): void {
  if (spec.units > MOST_UNITS) throw complaint(`at most ${MOST_UNITS} units`, String(spec.units));
  const { flops, activations, evaluation } = runCost(spec);
  const examples = (evaluation / spec.evaluationTrials) * EXAMPLE_TRIALS * cellOf(spec.cell).states.length;
  const numbers = Math.max(activations, evaluation, examples);
  if (numbers > MOST_NUMBERS) throw complaint("a network whose trials take at most 2 GiB of memory", `${((4 * numbers) / 2 ** 30).toFixed(1)} GiB`);
  if (flops * steps > MOST_FLOPS) throw complaint("a training of at most an hour or so", `${steps} steps of about ${Math.ceil((flops * steps) / FLOPS_PER_HOUR)} hours`);
}

function complaint(expected: string, got: string): InvalidInputError {
  return new InvalidInputError({ who: "link", expected, got, remedy: "Ask the sender for the network's file, or run the specification with nullcline train" });
}
