import { importAndCheck, importNetwork, openQuestions, type WeightSource } from "@nullcline/formats/import/import-network.ts";
import type { TrajectoryCheck } from "@nullcline/formats/import/compare-trajectory.ts";
import type { ImportedNetwork } from "@nullcline/formats/import/import-options.ts";
import { readWeights } from "@nullcline/formats/import/read-weights.ts";
import { readTrajectorySample } from "@nullcline/formats/import/trajectory-sample.ts";
import { networkFingerprint } from "@nullcline/formats/network-fingerprint.ts";
import { readNetworkFile } from "@nullcline/formats/read-network-file.ts";
import { readSafetensors } from "@nullcline/formats/read-safetensors.ts";
import { writeNetworkFile } from "@nullcline/formats/write-network-file.ts";
import { InvalidInputError } from "@nullcline/numeric/errors.ts";
import type { FileSource, NetworkFound, NetworkUndecided, OpenQuestion, Reading } from "../protocol/files.ts";
import { MOST_BYTES } from "./file-limits.ts";
import { bytesOf } from "./open-blob.ts";

/** Options that only their owner can name, which the library's complaints call by the command line's names. */
const NAMED = /--(module|readout|dt|tau)\b/gu;

/**
 * The network in a file of any program; what it leaves open becomes questions, which `reading` or a sample answers.
 * @throws InvalidInputError where there is none, or the file is damaged.
 */
export async function readForeignNetwork({ name, content }: FileSource, { reading, sample }: { readonly reading: Reading; readonly sample?: FileSource | undefined }): Promise<NetworkFound | NetworkUndecided> {
  if (content.size > MOST_BYTES) throw new InvalidInputError({ who: name, expected: `a network of at most ${MOST_BYTES} bytes`, got: String(content.size) });
  const bytes = await bytesOf(content);
  if (isOwn(name, bytes)) return ownNetwork(name, bytes);
  const weights = await readWeights(bytes, { who: name });
  const options = { ...reading, who: name };
  try {
    const questions = questionsOf(weights, reading, name);
    if (sample !== undefined) return found(importAndCheck(weights, readTrajectorySample(await bytesOf(sample.content), { who: sample.name }), options), questions.all);
    if (questions.open.length > 0) return { kind: "undecided", message: "The file leaves open how its arrays are meant.", questions: questions.all };
    return found(importNetwork(weights, options), questions.all);
  } catch (error) {
    const questions = error instanceof InvalidInputError ? namedQuestions(error) : [];
    if (questions.length === 0 || !(error instanceof Error)) throw error;
    return { kind: "undecided", message: error.message, questions };
  }
}

/** Whether a file can prove a network. */
export async function isTrajectorySample({ name, content }: FileSource): Promise<boolean> {
  try {
    readTrajectorySample(await bytesOf(content), { who: name });
    return true;
  } catch (error) {
    if (error instanceof InvalidInputError) return false;
    throw error;
  }
}

function isOwn(name: string, bytes: Uint8Array): boolean {
  return /\.safetensors$/iu.test(name) && readSafetensors(bytes, { who: name }).metadata.has("nullcline");
}

function ownNetwork(name: string, bytes: Uint8Array): NetworkFound {
  const { network, spec } = readNetworkFile(bytes, { who: name });
  const { cell, units, inputs, outputs } = network;
  const notes = spec === undefined ? ["It does not say which task it was trained on."] : [];
  return {
    kind: "network", file: bytes, recognised: `Nullcline's own network file: ${cell.name}, ${units} units, ${inputs} inputs`, notes,
    equations: cell.equations, units, inputs, outputs, fingerprint: networkFingerprint(network), answered: [], check: undefined,
  };
}

function found({ network, recognised, notes, ...rest }: ImportedNetwork & { readonly check?: TrajectoryCheck }, answered: readonly OpenQuestion[]): NetworkFound {
  const { cell, units, inputs, outputs } = network;
  return {
    kind: "network", file: writeNetworkFile(network), recognised, notes, equations: cell.equations, units, inputs, outputs,
    fingerprint: networkFingerprint(network), answered, check: rest.check === undefined ? undefined : checkView(rest.check),
  };
}

function checkView({ compared, steps, trials, largestDifference, largestValue }: TrajectoryCheck): NetworkFound["check"] {
  return { compared, steps, trials, largestDifference, largestValue };
}

/** What the file leaves open before and after the reader's answers. */
function questionsOf(weights: WeightSource, reading: Reading, who: string): { readonly all: readonly OpenQuestion[]; readonly open: readonly OpenQuestion[] } {
  const { module, readout, dt, tau } = reading;
  return { all: asQuestions(openQuestions(weights, { module, readout, dt, tau, who })), open: asQuestions(openQuestions(weights, { ...reading, who })) };
}

function asQuestions(questions: Readonly<Record<string, readonly string[]>>): readonly OpenQuestion[] {
  return Object.entries(questions).map(([name, choices]) => ({ name: name as keyof Reading, choices }));
}

function namedQuestions({ message }: InvalidInputError): readonly OpenQuestion[] {
  return [...new Set([...message.matchAll(NAMED)].map(([, name]) => name as keyof Reading))].map((name) => ({ name, choices: [] }));
}
