import { InvalidInputError } from "../../numeric/errors.ts";
import type { ArrayEntry } from "./array-entry.ts";

/** What a name in an HDF5 file leads to. */
export type Hdf5Kind = "group" | "dataset" | "broken link" | "external link" | "datatype" | "nothing";

/** The value of an attribute: numbers, texts, or undefined where it is of another type or missing. */
export type Hdf5Attribute = string | number | readonly (string | number)[] | undefined;

/** An open HDF5 file, read by absolute paths such as `"/units/spike_times"`. Nothing but headers is read before it is asked for. */
export interface Hdf5File {
  /** How errors call it: typically its path. */
  readonly who: string;
  kind(path: string): Hdf5Kind;
  /** Names in a group, sorted as the file sorts them. */
  children(group: string): readonly string[];
  /** A name for the object itself: equal for two paths that lead to one object. */
  identity(path: string): string;
  attribute(path: string, name: string): Hdf5Attribute;
  /**
   * The header of a dataset, with the way to its values. Half precision is widened; HDF5's booleans become 0 and 1.
   * @throws InvalidInputError when there is no dataset.
   */
  dataset(path: string): ArrayEntry;
  /** Paths of the objects that a dataset of object references names, in its order. */
  referencedPaths(path: string): readonly string[];
  close(): void;
}

/** Whether the bytes begin as an HDF5 file does, at once or after the user block that MATLAB writes. */
export function isHdf5(bytes: Uint8Array): boolean {
  const signatureAt = (start: number) => SIGNATURE.every((byte, index) => bytes[start + index] === byte);
  return signatureAt(0) || [512, 1024, 2048, 4096].some(signatureAt);
}

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** Objects that a file may have before it is refused; the largest NWB files have some thousand. */
const MOST_OBJECTS = 100_000;

/**
 * The paths of all datasets below a group, depth first.
 *
 * @throws InvalidInputError when a group leads back to itself: the first such link is named; or when there are more
 *   than 100,000 objects.
 */
export function datasetsBelow(file: Hdf5File, group: string): readonly string[] {
  const found: string[] = [];
  let visited = 0;
  const visit = (path: string, above: ReadonlySet<string>): void => {
    for (const name of file.children(path)) {
      if (++visited > MOST_OBJECTS) throw new InvalidInputError({ who: file.who, expected: `at most ${MOST_OBJECTS} objects`, got: "more", remedy: "Name the arrays that are wanted" });
      const child = path === "/" ? `/${name}` : `${path}/${name}`;
      const kind = file.kind(child);
      if (kind === "dataset") found.push(child);
      if (kind !== "group") continue;
      const identity = file.identity(child);
      if (above.has(identity)) throw cyclic(file, child);
      visit(child, new Set([...above, identity]));
    }
  };
  visit(group, new Set([file.identity(group)]));
  return found;
}

function cyclic(file: Hdf5File, link: string): InvalidInputError {
  return new InvalidInputError({ who: `${file.who} (${link})`, expected: "groups that form a tree", got: "a link back to a group that it lies in", remedy: "Remove the link, for example with del file[name] in h5py" });
}
