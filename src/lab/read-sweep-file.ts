import { readFile, stat } from "node:fs/promises";
import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument, visit, type Document, type Node } from "yaml";
import { InvalidInputError } from "../numeric/errors.ts";
import { errorCode } from "./durable-write.ts";
import type { SourcePath } from "./grid-choices.ts";
import { tooDeepAt } from "./nesting-depth.ts";

/** A grid of a hundred thousand runs takes a few lines; anything long is another kind of file. */
const MOST_BYTES = 256 * 1024;

/** A sweep as it stands in a file, not judged yet. */
export interface SweepFile {
  /** Plain data. */
  readonly sweep: unknown;
  /** Names a place as `file:line:column`, counted from 1; of the closest thing around it where it is missing. */
  readonly placeOf: (path: SourcePath, at: "key" | "value") => string;
}

/**
 * Reads a sweep from a YAML file (JSON is YAML, too).
 *
 * Only plain data is accepted: no aliases, so that a short file cannot unfold into a long one, and no tags.
 *
 * @param path where the file is.
 * @param who what errors call it, typically the path as the user typed it.
 * @throws InvalidInputError with line and column when the file is no YAML; without when it cannot be read or is
 *   larger than 256 KiB.
 */
export async function readSweepFile(path: string, who: string = path): Promise<SweepFile> {
  const text = await textOf(path, who);
  const place = (offset: number) => {
    const before = text.slice(0, offset).split("\n");
    return `${who}:${before.length}:${before[before.length - 1].length + 1}`;
  };
  const deep = tooDeepAt(text);
  if (deep !== undefined) throw new InvalidInputError({ who: place(deep), expected: "YAML", got: "values nested too deeply" });
  const document = parseDocument(text, { prettyErrors: false });
  const fault = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0]).at(0);
  if (fault !== undefined) throw new InvalidInputError({ who: place(fault.pos[0]), expected: "YAML", got: reasonOf(fault.code, fault.message) });
  refuseSpecialNodes(document, place);
  return { sweep: document.toJS() as unknown, placeOf: (keys, at) => place(offsetOf(document, keys, at)) };
}

async function textOf(path: string, who: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw new InvalidInputError({ who, expected: `a sweep file of at most ${MOST_BYTES / 1024} KiB`, got: `${Math.ceil(size / 1024)} KiB` });
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof InvalidInputError) throw error;
    const got = error instanceof TypeError ? "bytes that are not UTF-8 text" : errorCode(error);
    throw new InvalidInputError({ who, expected: "a file that can be read", got, remedy: "Check the path" });
  }
}

/** The parser's words for what our users meet most, in ours; otherwise its own, in the middle of a sentence. */
function reasonOf(code: string, message: string): string {
  if (code === "DUPLICATE_KEY") return "a key that is stated twice";
  if (code === "MULTIPLE_DOCS") return "several documents in one file";
  return `"${message.replace(/\.$/, "")}"`;
}

function refuseSpecialNodes(document: Document, place: (offset: number) => string): void {
  visit(document, {
    Node: (_, node) => {
      if (isScalar(node) && typeof node.value === "number" && !Number.isFinite(node.value)) throw new InvalidInputError({ who: place(startOf(node)), expected: "a finite number", got: String(node.value) });
      const special = isAlias(node) ? `the alias *${node.source}` : node.tag === undefined ? undefined : `the tag ${node.tag}`;
      if (special === undefined) return;
      throw new InvalidInputError({ who: place(startOf(node)), expected: "values written out", got: special, remedy: "Write the value itself" });
    },
    Pair: (_, { key }) => {
      if (isScalar(key) || !isNode(key)) return;
      throw new InvalidInputError({ who: place(startOf(key)), expected: "a key that is a word", got: "a list or an object" });
    },
  });
}

function offsetOf(document: Document, wholePath: SourcePath, at: "key" | "value"): number {
  const lastKey = wholePath.findLastIndex((key) => typeof key === "string");
  const path = at === "key" ? wholePath.slice(0, lastKey + 1) : wholePath;
  let node: unknown = document.contents;
  let offset = isNode(node) ? startOf(node) : 0;
  for (const [index, key] of path.entries()) {
    const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key)) : undefined;
    if (pair !== undefined && at === "key" && index === path.length - 1) return startOf(pair.key as Node);
    node = pair === undefined ? (isSeq(node) ? node.items[Number(key)] : undefined) : pair.value;
    if (!isNode(node)) return pair === undefined ? offset : startOf(pair.key as Node);
    offset = startOf(node);
  }
  return offset;
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
