import { pearsonCorrelation } from "../../dynamics/input-dependent/correlation.ts";
import { mean } from "../../numeric/mean.ts";
import type { CheckpointFinding, RandomFinding, TrainedFinding } from "./findings.ts";

/** Mean squared distance of the exponents from their mean. */
export function variance(exponents: readonly number[]): number {
  const centre = mean(exponents);
  return mean(exponents.map((exponent) => (exponent - centre) * (exponent - centre)));
}

/** What is read off a spectrum and put beside the validation loss. */
export const readOuts: readonly { readonly name: string; readonly of: (checkpoint: CheckpointFinding) => number }[] = [
  { name: "largest exponent", of: ({ exponents }) => exponents[0] },
  { name: "largest exponent of the hidden state alone", of: ({ hiddenLargest }) => hiddenLargest },
  { name: "mean exponent", of: ({ exponents }) => mean(exponents) },
  { name: "variance of the exponents", of: ({ exponents }) => variance(exponents) },
];

/** Lowest validation loss over a network's checkpoints. */
export function lowestLoss({ checkpoints }: TrainedFinding): number {
  return Math.min(...checkpoints.map(({ validationLoss }) => validationLoss));
}

/** Correlation over networks of a read-out at a checkpoint (from 0; −1 for the last) with the lowest loss; undefined below four networks. */
export function lossCorrelation(trained: readonly TrainedFinding[], checkpoint: number, of: (checkpoint: CheckpointFinding) => number): number | undefined {
  if (trained.length < 4) return undefined;
  return pearsonCorrelation(trained.map(({ checkpoints }) => of(checkpoints.at(checkpoint)!)), trained.map(lowestLoss));
}

/** Findings of one kind together, in order of first appearance. */
export function groupedBy<Finding>(findings: readonly Finding[], key: (finding: Finding) => string | number): (readonly [string | number, readonly Finding[]])[] {
  const keys = [...new Set(findings.map(key))];
  return keys.map((one) => [one, findings.filter((finding) => key(finding) === one)]);
}

/** Mean over networks of something read off each; undefined where one of them has none. */
export function meanOf(findings: readonly RandomFinding[], of: (finding: RandomFinding) => number | undefined): number | undefined {
  const values = findings.map(of);
  return values.includes(undefined) ? undefined : mean(values as number[]);
}
