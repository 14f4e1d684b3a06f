import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type JsonValue } from "./canonical-json.ts";

describe("canonicalJson", () => {
  it("sorts keys by code unit at every depth and leaves out white space and undefined entries", () => {
    expect(canonicalJson({ b: 1, a: [{ z: null, B: "é", c: undefined }, -0.5] })).toBe('{"a":[{"B":"é","z":null},-0.5],"b":1}');
  });

  it("is the same for equal values, whatever the order of their keys, and parses back to them", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const text = canonicalJson(value as JsonValue);
        expect(canonicalJson(reversed(value) as JsonValue)).toBe(text);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(canonicalJson(JSON.parse(text) as JsonValue))));
      }),
    );
  });

  it("refuses numbers that JSON cannot say", () => {
    expect(() => canonicalJson({ rate: Number.NaN })).toThrow("canonicalJson: expected finite numbers, got NaN");
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).toReversed().map(([key, entry]) => [key, reversed(entry)]));
}
