import { writeNpy, type WritableArray } from "./write-npy.ts";
import { writeZip } from "./write-zip.ts";

/** Arrays by name as the bytes of a `.npz` file, uncompressed as numpy.savez writes it. Equal arrays give equal bytes. */
export function writeNpz(arrays: ReadonlyMap<string, WritableArray>): Uint8Array {
  return writeZip(new Map([...arrays].map(([name, array]) => [`${name}.npy`, writeNpy(array)])));
}
