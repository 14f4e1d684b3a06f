import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordedBytes } from "../../../test/fixtures/recorded-files.ts";
import { entryInMemory, sizeOf } from "./array-entry.ts";
import { datasetsBelow, isHdf5, type Hdf5File } from "./hdf5-file.ts";
import { openHdf5 } from "./open-hdf5.ts";

let plain: Hdf5File;
let lfads: Hdf5File;
beforeAll(async () => {
  plain = await openHdf5(recordedBytes("plain.h5"), { who: "plain.h5" });
  lfads = await openHdf5(recordedBytes("lfads.h5"), { who: "lfads.h5" });
});
afterAll(() => {
  plain.close();
  lfads.close();
});

describe("an HDF5 file", () => {
  it("is known by its first bytes, and behind MATLAB's user block", () => {
    expect(["plain.h5", "session.nwb", "session-v73.mat"].map((name) => isHdf5(recordedBytes(name)))).toEqual([true, true, true]);
    expect(["session-v7.mat", "plain.npz", "long.csv"].map((name) => isHdf5(recordedBytes(name)))).toEqual([false, false, false]);
  });

  it("says what its names lead to", () => {
    expect(plain.children("/").map((name) => [name, plain.kind(`/${name}`)])).toEqual([["elsewhere", "external link"], ["neural", "group"], ["nowhere", "broken link"], ["pairs", "dataset"]]);
    expect(plain.kind("/neural/none")).toBe("nothing");
    expect(datasetsBelow(plain, "/")).toEqual(["/neural/conditions", "/neural/rates", "/neural/time", "/pairs"]);
  });

  it("gives headers without reading values, half precision and booleans among them", () => {
    const header = ({ type, shape, content }: ReturnType<Hdf5File["dataset"]>) => [type, content, ...shape];
    expect(header(plain.dataset("/neural/rates"))).toEqual(["float32", "numbers", 6, 8, 4]);
    expect(header(plain.dataset("/neural/conditions"))).toEqual(["text", "texts", 6]);
    expect(header(plain.dataset("/pairs"))).toEqual(["record", "other", 1]);
    expect(header(lfads.dataset("/train_encod_data"))).toEqual(["float16", "numbers", 4, 6, 3]);
    expect(header(lfads.dataset("/train_sv_mask"))).toEqual(["boolean", "numbers", 4, 8, 4]);
    expect([...lfads.dataset("/train_sv_mask").read()]).toEqual(Array.from({ length: 128 }, () => 1));
  });

  it("reads a stretch along any axis as it stands in the whole, of numbers and of texts", () => {
    const names = ["/neural/rates", "/neural/time", "/neural/conditions"] as const;
    fc.assert(fc.property(fc.constantFrom(...names), fc.nat(2), fc.nat(), fc.nat(), (name, wanted, a, b) => {
      const entry = plain.dataset(name);
      const axis = wanted % entry.shape.length;
      const [from, to] = [a % entry.shape[axis], b % entry.shape[axis]].toSorted((x, y) => x - y);
      const stretch = { axis, from, to: to + 1 };
      const part = entry.read(stretch);
      expect(part.length).toBe((sizeOf(entry.shape) / entry.shape[axis]) * (to + 1 - from));
      expect(part).toEqual(entryInMemory(name, entry.shape, entry.type, entry.read()).read(stretch));
    }));
  });

  it.each<[string, (file: Hdf5File) => unknown, string]>([
    ["records", (file) => file.dataset("/pairs").read(), "plain.h5 (/pairs): expected numbers or texts, got elements of type record"],
    ["a group", (file) => file.dataset("/neural"), "plain.h5 (/neural): expected an array, got group"],
    ["a link to another file", (file) => file.dataset("/elsewhere"), "plain.h5 (/elsewhere): expected an array, got external link"],
    ["a link to nothing", (file) => file.dataset("/nowhere"), "plain.h5 (/nowhere): expected an array, got broken link"],
  ])("refuses to read %s as an array", (_, read, message) => {
    expect(() => read(plain)).toThrow(message);
  });
});
