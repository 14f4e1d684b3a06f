import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvEntries } from "./csv-entries.ts";
import { csvTable } from "./csv-table.ts";

const entries = (text: string) => Object.fromEntries(csvEntries(text, "file.csv", "refuse").map((entry) => [entry.name, entry.read()]));

describe("a table of recordings", () => {
  it("has a row for each time step of each trial", () => {
    const text = "trial,time_ms,condition,a,input.x\n1,0,go,1,5\n0,0,stop,3,6\n1,10,go,2,7\n0,10,stop,4,8\n";
    expect(entries(text)).toEqual({ rates: Float64Array.of(1, 2, 3, 4), inputs: Float64Array.of(5, 7, 6, 8), neurons: ["a"], time: Float64Array.of(0, 10), time_unit: ["ms"], conditions: ["go", "stop"] });
  });

  it("is one trial where no column names trials", () => {
    expect(csvEntries("a;b\r\n1;2\r\n3;\r\n", "file.csv", "refuse")[0].shape).toEqual([1, 2, 2]);
    expect(entries("a;b\n1;2\n3;\n").rates).toEqual(Float64Array.of(1, 2, 3, NaN));
  });

  it("comes back from text as it went in, whatever its fields hold", () => {
    const field = fc.string({ maxLength: 8 }).filter((text) => text.trim() === text && !text.startsWith("\uFEFF"));
    fc.assert(fc.property(fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const text = [["x", "y", "z"], ...rows].map((row) => row.map(quoted).join(",")).join("\n");
      expect(csvTable(text, "file.csv")).toEqual({ header: ["x", "y", "z"], rows });
    }));
  });

  it.each([
    ["no rows", "a,b\n", "file.csv: expected rows below the header, got none"],
    ["a word among numbers", "a,b\n1,2\n3,x\n", 'file.csv (row 2, b): expected a number, got "x". Remove columns of texts other than the condition'],
    ["a row that is cut off", "a,b\n1,2\n3\n", "file.csv (row 2): expected 2 fields, as the header has, got 1. The file may be cut off there"],
    ["a name twice", "a,a\n1,2\n", 'file.csv: expected columns of different names, got "a" twice'],
    ["a quote without an end", 'a,"b\n1,2\n', "file.csv: expected a quoted field to end, got the end of the file"],
    ["something behind a quote", '"a"b,c\n1,2\n', 'file.csv (row 0): expected a separator after a quoted field, got "b"'],
    ["trials of different lengths", "trial,a\n0,1\n0,2\n1,3\n", "file.csv (rates): expected trials of one shape, got [2, 1] in trial 0 and [1, 1] in trial 1. Cut or warp"],
    ["times that differ between trials", "trial,time,a\n0,0,1\n0,1,1\n1,0,1\n1,1.5,1\n", "file.csv (time): expected the same times in every trial, got 1.5 at step 1 of trial 1, elsewhere 1. Give times relative to each trial's beginning, and resample trials to one set of times"],
    ["two conditions in a trial", "trial,condition,a\n0,x,1\n0,y,1\n", 'file.csv (row 2, condition): expected one condition a trial, "x", got "y"'],
  ])("is refused for %s", (_, text, message) => {
    expect(() => entries(text)).toThrow(message);
  });
});
