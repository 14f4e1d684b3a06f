import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amended, emptyHistory, type History, redone, undone, withOperations } from "./history.ts";
import type { Operation } from "./operation.ts";

const scale = (factor: number): readonly Operation[] => [{ kind: "scale-recurrence", factor }];
const changed = (factors: readonly number[]): History => factors.reduce((history, factor) => withOperations(history, scale(factor)), emptyHistory);
const times = (count: number, step: (history: History) => History, from: History): History => Array.from({ length: count }).reduce<History>((history) => step(history), from);

describe("the history of a surgery", () => {
  it("takes changes back one by one and does them again, to the same lists", () => {
    fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 8 }), fc.nat({ max: 10 }), (factors, back) => {
      const history = changed(factors);
      const count = Math.min(back, factors.length);
      const earlier = times(back, undone, history);
      expect(earlier.operations).toEqual(changed(factors.slice(0, factors.length - count)).operations);
      expect(times(count, redone, earlier)).toEqual(history);
    }));
  });

  it("has nothing to do again once something else was done", () => {
    const history = withOperations(undone(changed([1, 2])), scale(3));
    expect(redone(history)).toBe(history);
    expect(undone(history).operations).toEqual(scale(1));
  });

  it("counts a change that is still being made once", () => {
    const dragged = amended(amended(withOperations(changed([1]), scale(1.1)), scale(1.2)), scale(1.3));
    expect(dragged.operations).toEqual(scale(1.3));
    expect(undone(dragged).operations).toEqual(scale(1));
  });

  it("leaves an empty history as it is", () => {
    expect(undone(emptyHistory)).toBe(emptyHistory);
    expect(redone(emptyHistory)).toBe(emptyHistory);
  });
});
