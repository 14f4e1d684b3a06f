import { InvalidInputError } from "../numeric/errors.ts";
import { requireDissimilarities } from "./dissimilarities.ts";

/** Which class of a factor each network belongs to. */
export interface ClassAssignment {
  /** Class of each network, an index into `names`. */
  readonly of: Int32Array;
  /** Distinct labels in order of first appearance. */
  readonly names: readonly string[];
  /** Networks of each class. */
  readonly members: readonly Int32Array[];
}

/**
 * Distances with NaN for pairs that are not compared, which is how the statistics of this folder see them: the
 * diagonal, and, in a bootstrap sample, two copies of one network.
 */
export type ComparedPairs = Float64Array;

/** A number that says how far a factor shows in the distances. */
export type ClassStatistic = (pairs: ComparedPairs, classes: ClassAssignment) => number;

/** Groups networks by label. */
function assignClasses(labels: readonly string[]): ClassAssignment {
  const names = [...new Set(labels)];
  const index = new Map(names.map((name, k) => [name, k]));
  return regroup(Int32Array.from(labels, (label) => index.get(label)!), names);
}

/** The same classes with other members. */
export function regroup(of: Int32Array, names: readonly string[]): ClassAssignment {
  const members: number[][] = names.map(() => []);
  of.forEach((which, network) => members[which].push(network));
  return { of, names, members: members.map((list) => Int32Array.from(list)) };
}

/**
 * Checks distances and labels, and brings them into the form that statistics use.
 *
 * @throws InvalidInputError when `distances` is not a matrix of distances, there is not one label for each network, or
 * the labels make fewer than two classes or none with two members.
 */
export function classifiedPairs(who: string, distances: Float64Array, labels: readonly string[]): { pairs: ComparedPairs; classes: ClassAssignment } {
  const n = requireDissimilarities(who, distances);
  if (labels.length !== n) throw new InvalidInputError({ who, expected: `a label for each of ${n} networks`, got: String(labels.length) });
  const classes = assignClasses(labels);
  if (classes.names.length < 2 || classes.names.length === n) {
    const got = classes.names.length === n ? "a class for every network" : `only "${labels[0]}"`;
    throw new InvalidInputError({ who, expected: "at least two classes, one of them with two networks", got });
  }
  const pairs = distances.slice();
  for (let i = 0; i < n; i++) pairs[i * (n + 1)] = NaN;
  return { pairs, classes };
}
