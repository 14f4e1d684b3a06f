import { readFile } from "node:fs/promises";
import { duplicateKey } from "../formats/duplicate-key.ts";
import { describeJson } from "../formats/describe-json.ts";
import { InvalidInputError } from "../numeric/errors.ts";

/**
 * Reads a specification file as JSON, without judging its content yet.
 *
 * @param path where the file is.
 * @param who what errors call it, typically the path as the user typed it.
 * @throws InvalidInputError when it cannot be read, is no JSON object or states a key twice.
 */
export async function readSpecFile(path: string, who: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readText(path, who);
  const value = parse(text, who);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new InvalidInputError({ who, expected: "a JSON object", got: describeJson(value) });
  const repeated = duplicateKey(text);
  if (repeated !== undefined) throw new InvalidInputError({ who, expected: "each key once", got: `"${repeated}" twice`, remedy: "Remove one of them" });
  return value as Readonly<Record<string, unknown>>;
}

async function readText(path: string, who: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new InvalidInputError({ who, expected: "a file that can be read", got: error instanceof Error && "code" in error ? String(error.code) : String(error), remedy: "Check the path" });
  }
}

function parse(text: string, who: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidInputError({ who, expected: "JSON", got: error instanceof Error ? error.message : String(error) });
  }
}
