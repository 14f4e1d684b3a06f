import { canonicalJson, type JsonValue } from "@nullcline/formats/canonical-json.ts";
import { readSafetensors } from "@nullcline/formats/read-safetensors.ts";
import { parseRunSpec, type RunSpec } from "@nullcline/lab/run-spec.ts";
import { InvalidInputError } from "@nullcline/numeric/errors.ts";
import { z } from "zod";
import { type Operation, operationsFromJson } from "../surgery/operation.ts";
import { fromBase64Url, packText, toBase64Url, unpackText } from "./link-text.ts";
import { checkLinkCost } from "./link-cost.ts";

/** Version of the links that are written, and the only one that is read. */
const LINK_VERSION = 1;

/** A larger network file is not even tried to be put into a link: weights hardly deflate. */
export const MOST_FILE_BYTES = 64 * 1024;

const MOST_NAME_CHARACTERS = 200;

type Triple = readonly [number, number, number];

/** The network that a link shows: one that is trained again, or one that travels along. */
export type LinkedNetwork =
  | { readonly kind: "run"; readonly spec: RunSpec; readonly steps: number }
  | { readonly kind: "file"; readonly name: string; readonly file: Uint8Array };

/** Everything that a link to the laboratory says. */
export interface LinkState {
  readonly network: LinkedNetwork;
  /** Digest of the parameters that the sender had, before any surgery. */
  readonly fingerprint: string | undefined;
  /** Operations on the network, first to last. */
  readonly surgeries: readonly Operation[];
  /** The constant input, [I]. */
  readonly input: readonly number[];
  readonly camera: Triple | undefined;
  /** Where the selected fixed point lies on the axes; the points are then searched for. */
  readonly selected: Triple | undefined;
}

const finite = z.number().refine(Number.isFinite);
const triple = z.tuple([finite, finite, finite]);

const linkSchema = z.strictObject({
  version: z.literal(LINK_VERSION),
  spec: z.unknown().optional(),
  steps: z.int().min(0).max(100_000_000).optional(),
  name: z.string().max(MOST_NAME_CHARACTERS).optional(),
  file: z.string().optional(),
  fingerprint: z.string().regex(/^[0-9a-f]{1,64}$/u).optional(),
  surgeries: z.unknown().optional(),
  input: z.array(finite).max(1024).default([]),
  camera: triple.optional(),
  selected: triple.optional(),
});

/** The part of an address that says a state. */
export function encodeLink({ network, fingerprint, surgeries, input, camera, selected }: LinkState): string {
  const shown = network.kind === "run" ? { spec: network.spec, steps: network.steps } : { name: network.name.slice(0, MOST_NAME_CHARACTERS), file: toBase64Url(network.file) };
  const content = { version: LINK_VERSION, ...shown, fingerprint, surgeries: surgeries.length === 0 ? undefined : surgeries, input, camera, selected };
  return packText(canonicalJson(content as unknown as JsonValue));
}

/**
 * Reads a link, which nobody vouches for: its form is checked, a specification is parsed like any other, own cells
 * travel as graphs, and what would take too much memory or time is refused before any of it is planned.
 *
 * @throws InvalidInputError saying what is wrong with the link.
 */
export function decodeLink(text: string): LinkState {
  const json = parsedJson(unpackText(text));
  checkVersion(json);
  const parsed = linkSchema.safeParse(json);
  if (!parsed.success) throw complaint(`a usable ${parsed.error.issues[0].path.join(".") || "content"}`, parsed.error.issues[0].message);
  const { spec, steps, name, file, fingerprint, surgeries, input, camera, selected } = parsed.data;
  const network = file === undefined ? linkedRun(spec, steps ?? 0) : linkedFile(file, name ?? "the network in the link");
  return { network, fingerprint, surgeries: operationsFromJson(surgeries ?? []), input, camera, selected };
}

function linkedRun(json: unknown, steps: number): LinkedNetwork {
  if (json === undefined) throw complaint("a specification or a network file", "neither");
  const spec = parseRunSpec(json, { who: "link" });
  if (steps > spec.training.steps) throw complaint(`at most ${spec.training.steps} steps, as its specification has`, String(steps));
  checkLinkCost(spec, steps);
  return { kind: "run", spec, steps };
}

function linkedFile(text: string, name: string): LinkedNetwork {
  const file = fromBase64Url(text);
  if (file.length > MOST_FILE_BYTES) throw complaint(`a network file of at most ${MOST_FILE_BYTES} bytes`, String(file.length));
  checkExamples(file);
  return { kind: "file", name, file };
}

/** A network file names the task whose example trials the network is shown in. */
function checkExamples(file: Uint8Array): void {
  const spec = readSafetensors(file, { who: "link" }).metadata.get("spec");
  if (spec !== undefined) checkLinkCost(parseRunSpec(parsedJson(spec), { who: "link" }), 0);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw complaint("JSON", "something else");
  }
}

function checkVersion(json: unknown): void {
  const version = typeof json === "object" && json !== null && "version" in json ? json.version : undefined;
  if (version === LINK_VERSION) return;
  const remedy = typeof version === "number" && version > LINK_VERSION ? "It was made by a newer version of this page: reload the page, or open the link where it was made" : "Ask the sender for a new one";
  throw new InvalidInputError({ who: "link", expected: `version ${LINK_VERSION}`, got: typeof version === "number" ? String(version) : "none", remedy });
}

function complaint(expected: string, got: string): InvalidInputError {
  return new InvalidInputError({ who: "link", expected, got });
}
