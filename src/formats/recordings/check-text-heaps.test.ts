import { describe, expect, it } from "vitest";
import { recordedBytes } from "../../../test/fixtures/recorded-files.ts";
import { checkTextHeaps } from "./check-text-heaps.ts";

/** The collection of texts in plain.h5; its second text, "right", begins 40 bytes into it. */
function withSecondTextOf(size: number): Uint8Array {
  const bytes = recordedBytes("plain.h5");
  const start = new TextDecoder("latin1").decode(bytes).indexOf("GCOL");
  bytes[start + 16 + 24 + 8] = size;
  return bytes;
}

describe("the texts of an HDF5 file", () => {
  it("pass where they follow one another to the end of their collection", () => {
    for (const name of ["plain.h5", "session.nwb", "session-v73.mat", "lfads.h5"]) expect(() => checkTextHeaps(recordedBytes(name), name)).not.toThrow();
  });

  it.each([[48, "0 bytes"], [255, "bytes"]])("are refused where a size of %d leads the library astray", (size, got) => {
    expect(() => checkTextHeaps(withSecondTextOf(size), "plain.h5")).toThrow(/^plain\.h5: expected a text within bytes \d+ to 13760, got \d+ bytes\. The file is damaged; copy it again$/);
    expect(() => checkTextHeaps(withSecondTextOf(size), "plain.h5")).toThrow(got);
  });

  it("may keep any size that ends at another text", () => {
    expect(() => checkTextHeaps(withSecondTextOf(5), "plain.h5")).not.toThrow();
  });
});
