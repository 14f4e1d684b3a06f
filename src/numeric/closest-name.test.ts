import fc from "fast-check";
import { expect, test } from "vitest";
import { closestName } from "./closest-name.ts";

const known = ["flip-flop", "sine", "integration"];

test("a slip of one or two letters finds the name that was meant", () => {
  expect(closestName("flipflop", known)).toBe("flip-flop");
  expect(closestName("SINE", known)).toBe("sine");
  expect(closestName("intergation", known)).toBe("integration");
});

test("a name that resembles nothing gets no suggestion", () => {
  expect(closestName("working-memory", known)).toBeUndefined();
});

test("of two equally close names the one listed first is suggested", () => {
  expect(closestName("cat", ["hat", "bat"])).toBe("hat");
});

test("an exact name is always its own closest name, wherever it stands in the list", () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6, selector: (name) => name.toLowerCase() });
  fc.assert(fc.property(names, fc.nat(), (list, pick) => {
    const name = list[pick % list.length];
    expect(closestName(name, list)).toBe(name);
  }));
});
