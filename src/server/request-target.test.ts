import fc from "fast-check";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { HttpProblem } from "./http-problem.ts";
import { parseTarget } from "./request-target.ts";

function statusOf(url: string): number {
  try {
    parseTarget(url);
    return 200;
  } catch (error) {
    if (error instanceof HttpProblem) return error.status;
    throw error;
  }
}

/** Pieces that paths are made of by those who mean harm. */
const piece = fc.constantFrom("/", "\\", ".", "..", "%2e", "%2f", "%5c", "%252e", "%25", "%00", "%c0%ae", "a", "é", "%c3%a9", "?", "#", " ", "~", ":", ";", "@");

describe("a request's address", () => {
  it("gives the names of its path, decoded once, and its query", () => {
    const { segments, query } = parseTarget("/api/v1/r%C3%A9seau%20a+b?offset=1&limit=2%2B");
    expect(segments).toEqual(["api", "v1", "réseau a+b"]);
    expect([...query]).toEqual([["offset", "1"], ["limit", "2+"]]);
    expect(parseTarget("/").segments).toEqual([]);
    expect(parseTarget("/?a").segments).toEqual([]);
  });

  it("gives back any plain names that were encoded into it", () => {
    const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((text) => !/[/\\%\p{Cc}\p{Cf}\p{Cs}]/u.test(text) && text !== "." && text !== "..");
    fc.assert(fc.property(fc.array(name, { maxLength: 5 }), (names) => {
      expect(parseTarget(`/${names.map(encodeURIComponent).join("/")}`).segments).toEqual(names);
    }));
  });

  it("never leads out of a folder, and no second decoding changes it", () => {
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const url = `/${pieces.join("")}`;
      const status = statusOf(url);
      expect([200, 400]).toContain(status);
      if (status !== 200) return;
      const { segments } = parseTarget(url);
      expect(resolve("/folder", ...segments).startsWith(segments.length === 0 ? "/folder" : "/folder/")).toBe(true);
      expect(segments.map(decodeURIComponent)).toEqual(segments);
    }), { numRuns: 2000 });
  });

  it("says what is wrong with it, shortened", () => {
    expect(() => parseTarget("/a/../b")).toThrow('request: expected a path of plain names, got ".."');
    expect(() => parseTarget("/%ff")).toThrow('request: expected names encoded as UTF-8, got "%ff"');
    expect(() => parseTarget(`/%2f${"a".repeat(100)}`)).toThrow(/got "%2fa{55}…$/);
    expect(statusOf(`/${"a".repeat(3000)}`)).toBe(414);
  });
});
