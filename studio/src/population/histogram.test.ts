import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binCount, binnedMembers, binOf, histogram, measureScale } from "./histogram.ts";

const measure = (values: readonly number[], scale: "linear" | "log" = "linear") => ({ name: "loss", unit: "", values: Float64Array.from(values), scale });
const groups = (codes: readonly number[]) => ({ name: "cell", values: ["gru", "lstm"], codes });
const sum = (counts: Uint32Array): number => counts.reduce((total, count) => total + count, 0);

describe("a histogram by groups", () => {
  it("counts each value in the bin it falls into, and gives each group's median", () => {
    const one = measure([0, 1, 2, 48, Number.NaN]);
    const { groups: [gru, lstm], most, missing } = histogram(one, groups([0, 0, 0, 1, 1]), [0, 1, 2, 3, 4], measureScale(one, 0, 480));
    expect([...gru.counts].flatMap((count, bin) => (count > 0 ? [[bin, count]] : []))).toEqual([[0, 1], [1, 1], [2, 1]]);
    expect([gru.median, lstm.median, sum(lstm.counts), lstm.counts[binCount - 1], most, missing]).toEqual([1, 48, 1, 1, 1, 1]);
  });

  it("takes only the members present", () => {
    const one = measure([0, 1, 2]);
    expect(histogram(one, groups([0, 0, 1]), [2], measureScale(one, 0, 100)).groups.map(({ counts }) => sum(counts))).toEqual([0, 1]);
  });

  it("counts decades alike on a logarithmic scale", () => {
    const scale = measureScale(measure([1e-4, 1e-2], "log"), 0, 100);
    expect([1e-4, 1.01e-3, 9.99e-3, 1e-2].map((value) => binOf(scale, value))).toEqual([0, 24, 47, 47]);
  });

  it("loses no member with a value, whatever is selected", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ noDefaultInfinity: true, min: -1e9, max: 1e9 }), fc.nat({ max: 1 }), fc.boolean()), { minLength: 1, maxLength: 80 }), (members) => {
      const one = measure(members.map(([value]) => value));
      const group = groups(members.map(([, code]) => code));
      const all = histogram(one, group, members.map((_, index) => index), measureScale(one, 10, 300));
      const known = members.filter(([value]) => Number.isFinite(value));
      expect(all.groups.map(({ counts }) => sum(counts))).toEqual([0, 1].map((code) => known.filter(([, own]) => own === code).length));
      expect(all.missing).toBe(members.length - known.length);
      const selected = members.flatMap(([, , isSelected], index) => (isSelected ? [index] : []));
      const parts = binnedMembers(all, group, selected);
      expect(parts.every((counts, code) => counts.every((count, bin) => count <= all.groups[code].counts[bin]))).toBe(true);
      expect(parts.reduce((total, counts) => total + sum(counts), 0)).toBe(selected.filter((index) => Number.isFinite(members[index][0])).length);
    }));
  });
});
