import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestNeighbourAccuracy } from "./nearest-neighbour-accuracy.ts";
import { labelsOf } from "./test-labels.ts";
import { distancesBetween, randomStates } from "./test-states.ts";

const onLine = (...points: readonly number[]) => distancesBetween({ data: Float64Array.from(points), rows: points.length, columns: 1 });

/** Sorts each row and takes the majority; right for distances without ties and an odd vote of two classes. */
function bySorting(distances: Float64Array, labels: readonly string[], neighbours: number): number {
  const n = labels.length;
  const right = labels.filter((label, i) => {
    const others = labels.map((_, j) => j).filter((j) => j !== i).toSorted((a, b) => distances[i * n + a] - distances[i * n + b]);
    return others.slice(0, neighbours).filter((j) => labels[j] === label).length > neighbours / 2;
  });
  return right.length / n;
}

describe("nearestNeighbourAccuracy", () => {
  it("is 3 of 5 on the line a a b b a: the a at the end and the b beside it take each other for their own", () => {
    // Nearest to 0 is 1, to 1 is 0, to 5 is 6, to 6 is 6.9 and to 6.9 is 6.
    expect(nearestNeighbourAccuracy(onLine(0, 1, 5, 6, 6.9), ["a", "a", "b", "b", "a"], 1)).toEqual({ accuracy: 0.6, chance: 0.6 });
  });

  it("is 1 for classes far apart", () => {
    expect(nearestNeighbourAccuracy(onLine(0, 1, 2, 3, 10, 11, 12, 13), labelsOf(4, 4), 3).accuracy).toBe(1);
  });

  it("shares the votes of neighbours equally far and the credit of classes equally strong", () => {
    const equal = Float64Array.from({ length: 36 }, (_, at) => (at % 7 === 0 ? 0 : 1));
    // Each network has 2 of its class and 3 of the other around it: the other class wins.
    expect(nearestNeighbourAccuracy(equal, labelsOf(3, 3), 1).accuracy).toBe(0);
    // a: 3 of its own against 2; b: 1 of its own against 4.
    expect(nearestNeighbourAccuracy(equal, labelsOf(4, 2), 1).accuracy).toBeCloseTo(4 / 6, 14);
    // Each network sees one of its own and two of each other class.
    expect(nearestNeighbourAccuracy(onLine(0, 0, 0, 0, 0, 0), ["a", "a", "b", "b", "c", "c"], 5).accuracy).toBe(0);
    expect(nearestNeighbourAccuracy(onLine(-1, 0, 1), ["b", "a", "a"], 2).accuracy).toBeCloseTo(0.5 * (2 / 3), 14);
  });

  it("does not depend on the order of the networks", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom("a", "b")), { minLength: 7, maxLength: 12 }), (networks) => {
        fc.pre(new Set(networks.map(([, label]) => label)).size === 2);
        const score = (list: typeof networks) => nearestNeighbourAccuracy(onLine(...list.map(([at]) => at)), list.map(([, label]) => label)).accuracy;
        expect(score(networks.toReversed())).toBeCloseTo(score(networks), 12);
      }),
    );
  });

  it("agrees with sorting where nothing ties", () => {
    for (const seed of [1, 2, 3]) {
      const distances = distancesBetween(randomStates(20, 2, seed));
      expect(nearestNeighbourAccuracy(distances, labelsOf(9, 11)).accuracy).toBeCloseTo(bySorting(distances, labelsOf(9, 11), 5), 14);
    }
  });

  it("refuses labels that make no classes, and too many neighbours", () => {
    const distances = onLine(0, 1, 2);
    expect(() => nearestNeighbourAccuracy(distances, ["a", "a", "a"], 1)).toThrow('at least two classes, one of them with two networks, got only "a"');
    expect(() => nearestNeighbourAccuracy(distances, ["a", "b", "c"], 1)).toThrow("a class for every network");
    expect(() => nearestNeighbourAccuracy(distances, ["a", "b"], 1)).toThrow("a label for each of 3 networks, got 2");
    expect(() => nearestNeighbourAccuracy(distances, ["a", "a", "b"])).toThrow("1 to 2 neighbours, got 5");
  });
});
