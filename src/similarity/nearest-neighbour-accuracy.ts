import { InvalidInputError } from "../numeric/errors.ts";
import { classifiedPairs, type ClassAssignment, type ComparedPairs } from "./class-assignment.ts";

/** How well a network's class can be told from its neighbours. */
export interface NeighbourAccuracy {
  /** Share of networks, in [0, 1]. */
  readonly accuracy: number;
  /** Accuracy of always naming the largest class. */
  readonly chance: number;
}

/**
 * Leave-one-out accuracy of naming each network's class by the majority of its nearest neighbours.
 *
 * Ties give no advantage to any order of the networks: neighbours equally far at the edge share the votes that are
 * left, and of n classes with equally many votes the right one counts 1/n. (Topological distances are full of ties.)
 *
 * @param distances [n, n].
 * @param labels class of each network.
 * @param neighbours asked, 1…n − 1; default 5.
 * @throws InvalidInputError when `distances` is not a matrix of distances, labels do not fit, or `neighbours` is out of range.
 * @example
 * nearestNeighbourAccuracy(distances, ["gru", "gru", "lstm", "lstm"], 1)
 */
export function nearestNeighbourAccuracy(distances: Float64Array, labels: readonly string[], neighbours = 5): NeighbourAccuracy {
  const who = "nearestNeighbourAccuracy";
  const { pairs, classes } = classifiedPairs(who, distances, labels);
  if (!(Number.isInteger(neighbours) && neighbours >= 1 && neighbours < labels.length)) {
    throw new InvalidInputError({ who, expected: `1 to ${labels.length - 1} neighbours`, got: String(neighbours) });
  }
  return { accuracy: neighbourAccuracy(pairs, classes, neighbours), chance: largestShare(classes) };
}

/** Share of networks in the largest class. */
function largestShare({ of, members }: ClassAssignment): number {
  return Math.max(...members.map(({ length }) => length)) / of.length;
}

/** The accuracy of `nearestNeighbourAccuracy`, in [0, 1]. */
export function neighbourAccuracy(pairs: ComparedPairs, { of, names }: ClassAssignment, neighbours: number): number {
  const n = of.length;
  const votes = new Float64Array(names.length);
  const nearest = new Float64Array(neighbours);
  let right = 0;
  for (let i = 0; i < n; i++) {
    const row = pairs.subarray(i * n, (i + 1) * n);
    castVotes(row, of, edgeOf(row, nearest), neighbours, votes);
    right += credit(votes, of[i]);
  }
  return right / n;
}

/** The distance of the last neighbour asked; Infinity when fewer are there. */
function edgeOf(row: Float64Array, nearest: Float64Array): number {
  nearest.fill(Infinity);
  const last = nearest.length - 1;
  for (const distance of row) {
    if (!(distance < nearest[last])) continue; // NaN too
    let at = last;
    for (; at > 0 && nearest[at - 1] > distance; at--) nearest[at] = nearest[at - 1];
    nearest[at] = distance;
  }
  return nearest[last];
}

function castVotes(row: Float64Array, of: Int32Array, edge: number, neighbours: number, votes: Float64Array): void {
  let [closer, tied] = [0, 0];
  for (const distance of row) {
    if (distance < edge) closer++;
    else if (distance === edge) tied++;
  }
  const share = (neighbours - closer) / tied;
  votes.fill(0);
  for (let j = 0; j < row.length; j++) {
    if (row[j] < edge) votes[of[j]]++;
    else if (row[j] === edge) votes[of[j]] += share;
  }
}

function credit(votes: Float64Array, right: number): number {
  const most = Math.max(...votes);
  if (most === 0 || votes[right] < most - 1e-9) return 0;
  return 1 / votes.filter((count) => count >= most - 1e-9).length;
}
