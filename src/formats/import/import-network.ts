import { InvalidInputError } from "../../numeric/errors.ts";
import { compareTrajectory, type TrajectoryCheck } from "./compare-trajectory.ts";
import type { ImportCandidate, ImportedNetwork, ImportOptions } from "./import-options.ts";
import { kerasAsTorch } from "./keras-tensors.ts";
import { readWeightGroups } from "./read-weight-groups.ts";
import { ownCandidates } from "./recognise-own.ts";
import { rateCandidates } from "./recognise-rate.ts";
import { torchCandidates } from "./recognise-torch.ts";
import type { TrajectorySample } from "./trajectory-sample.ts";
import type { WeightGroup } from "./weight-group.ts";

/** Where weights come from: a whole file, or the arrays that `readWeights` found in one. */
export type WeightSource = Uint8Array | readonly WeightGroup[];

/** A network proved against a sample. */
export interface CheckedNetwork extends ImportedNetwork {
  readonly check: TrajectoryCheck;
}

/**
 * Makes a network from a file of weights: a PyTorch checkpoint with an nn.RNN, nn.GRU or nn.LSTM (or their cells), with
 * a linear readout or none; the same names, or Keras's, in `.npz` or safetensors; or a rate network's matrices W, U, b. No code of the
 * file is run.
 *
 * @param source the whole file, or what `readWeights` read: HDF5 files, Keras's own among them, take that.
 * @returns the network, what it was taken for, and what was left out.
 * @throws InvalidInputError for a file that cannot be read or holds no network that is known, and where the file leaves
 *   something open (the nonlinearity of nn.RNN, a rate network's equation) that the options do not say.
 */
export function importNetwork(source: WeightSource, options: ImportOptions = {}): ImportedNetwork {
  const who = options.who ?? "importNetwork";
  const candidates = candidatesIn(source, options, who);
  if (candidates.length > 1) throw undecided(candidates, who);
  return candidates[0].build();
}

/**
 * As `importNetwork`, and runs the network on a sample's inputs beside what the original did. Where the file leaves
 * something open, the sample decides: the candidate that comes closest is taken, and a note says so.
 *
 * @throws InvalidInputError as `importNetwork`, and when the sample's channels do not fit the network. A large difference
 *   is no error here: see `check`.
 */
export function importAndCheck(source: WeightSource, sample: TrajectorySample, options: ImportOptions = {}): CheckedNetwork {
  const who = options.who ?? "importNetwork";
  const checked = candidatesIn(source, options, who).map(({ supposes, build }) => {
    const imported = build();
    return { ...imported, supposes, check: compareTrajectory(imported.network, sample, who) };
  });
  const { supposes, ...best } = checked.reduce((a, b) => (b.check.largestDifference < a.check.largestDifference ? b : a));
  const chosen = Object.entries(supposes).map(([name, value]) => `${name} ${value}`);
  return chosen.length === 0 ? best : { ...best, notes: [...best.notes, `The file does not say it; by the sample: ${chosen.join(", ")}.`] };
}

/**
 * What a file of weights leaves open, and the answers there are: option names of `ImportOptions` with their possible
 * values; empty where `importNetwork` needs nobody's word.
 *
 * @throws InvalidInputError as `importNetwork`, but not for what is left open.
 * @example
 * openQuestions(weights) // { activation: ["tanh", "relu"] } for an nn.RNN
 */
export function openQuestions(source: WeightSource, options: ImportOptions = {}): Readonly<Record<string, readonly string[]>> {
  return questionsOf(candidatesIn(source, options, options.who ?? "openQuestions"));
}

function questionsOf(candidates: readonly ImportCandidate[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.keys(candidates[0].supposes).map((name) => [name, [...new Set(candidates.map(({ supposes }) => supposes[name]))]]));
}

function candidatesIn(source: WeightSource, options: ImportOptions, who: string): readonly ImportCandidate[] {
  const groups = source instanceof Uint8Array ? readWeightGroups(source, who) : source;
  const found = groups.map((group) => ({ group, candidates: recognise(group, options, who) })).filter(({ candidates }) => candidates.length > 0);
  if (found.length === 0) throw unrecognised(groups, who);
  if (found.length > 1) throw new InvalidInputError({ who, expected: "one recurrent network in the file", got: found.map(({ group }) => JSON.stringify(group.path)).join(" and "), remedy: "Save the one state dict that you want" });
  return found[0].candidates;
}

function recognise(group: WeightGroup, options: ImportOptions, who: string): readonly ImportCandidate[] {
  for (const candidates of [ownCandidates(group, who), torchCandidates(group, options, who)]) if (candidates.length > 0) return candidates;
  const keras = kerasAsTorch(group, who);
  return keras === undefined ? rateCandidates(group, options, who) : torchCandidates(keras.group, options, who, keras.settings);
}

function undecided(candidates: readonly ImportCandidate[], who: string): InvalidInputError {
  const open = Object.keys(candidates[0].supposes);
  const choices = Object.entries(questionsOf(candidates)).map(([name, values]) => `${name} (${values.join(" or ")})`);
  return new InvalidInputError({ who, expected: `the file to say which ${choices.join(", ")} the network has`, got: "nothing about it", remedy: `Import it once: nullcline import ${who} ${open.map((name) => `--${name} …`).join(" ")} --out net.safetensors, or let --check sample.npz decide` });
}

function unrecognised(groups: readonly WeightGroup[], who: string): InvalidInputError {
  const names = groups.flatMap(({ arrays }) => [...arrays].map(([name, { shape }]) => `${name} [${shape.join(", ")}]`));
  const got = names.length === 0 ? "no arrays" : `${names.slice(0, 6).join(", ")}${names.length > 6 ? ", …" : ""}`;
  return new InvalidInputError({ who, expected: "PyTorch's weight_hh, weight_ih or a rate network's W, U, b", got, remedy: "Rename the arrays: numpy.savez('net.npz', W=W, U=U, b=b, tau=tau, dt=dt, convention='inside', activation='tanh')" });
}
