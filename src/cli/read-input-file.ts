import { readFile } from "node:fs/promises";
import { InvalidInputError } from "../numeric/errors.ts";

/**
 * The bytes of a file that the user named.
 * @throws InvalidInputError when it cannot be read, with the system's reason
 */
export async function readInputFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new InvalidInputError({ who: path, expected: "a file that can be read", got: code, remedy: "Check the path" });
  }
}
