import { InvalidInputError } from "../numeric/errors.ts";
import type { RunStore } from "./run-store.ts";

/** What to do about a run whose own files are damaged. */
const TRAIN_AGAIN = "Something other than Nullcline changed the run; delete its folder and train again";

/**
 * Reads a text file of a run in the store.
 *
 * @param parse makes something of the text, and throws when it cannot.
 * @param remedy of a damaged file; default: to train the network again.
 * @throws InvalidInputError when the file is missing or damaged, which no writer leaves behind.
 */
export async function readRunFile<T>(store: RunStore, id: string, file: string, parse: (text: string) => T, remedy?: string): Promise<T> {
  try {
    return parse(new TextDecoder().decode(await store.read(id, file)));
  } catch (error) {
    throw damagedRunFile(store.path(id, file), error instanceof Error ? error.message : String(error), remedy);
  }
}

/** The complaint about a file of a run that is not as it was written. */
export function damagedRunFile(path: string, got: string, remedy: string = TRAIN_AGAIN): InvalidInputError {
  return new InvalidInputError({ who: path, expected: "a whole file of a run", got, remedy });
}
