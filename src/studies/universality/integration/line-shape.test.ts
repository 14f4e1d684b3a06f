import { describe, expect, it } from "vitest";
import { lineShape } from "./line-shape.ts";

const along = (...positions: readonly number[]) => positions.map((position) => ({ state: Float64Array.of(position, 2 * position), q: 0 }));

describe("the shape of a line", () => {
  it("is straight, in order and a path for evenly spaced states", () => {
    expect(lineShape(along(0, 1, 2, 3), 10)).toEqual({
      held: [true, true, true, true], straightness: expect.closeTo(1, 12), order: expect.closeTo(1, 12), edges: [[0, 1], [1, 2], [2, 3]], length: expect.closeTo(3 * Math.sqrt(5), 12),
    });
  });

  it("is out of order where states that hold neighbouring values lie apart", () => {
    const { order, edges } = lineShape(along(0, 2, 1, 3), 10);
    expect(order).toBeCloseTo(0.8, 12);
    expect(edges).toEqual([[0, 2], [1, 2], [1, 3]]);
  });

  it("holds a state that would move by a quarter of the line in a trial, and joins no state that moves farther", () => {
    const line = [...along(0, 1, 2, 3), { state: Float64Array.of(3.9, 7.8), q: 0 }];
    const speed = (share: number) => (share * 3.9 * Math.sqrt(5)) / 10;
    const qOf = (share: number) => (speed(share) * speed(share)) / 2;
    const { held, edges } = lineShape(line.map((one, k) => ({ ...one, q: [0, qOf(0.249), 0, qOf(0.251), 0][k] })), 10);
    expect(held).toEqual([true, true, true, false, true]);
    expect(edges).toEqual([[0, 1], [1, 2], [2, 4]]);
  });

  it("has no edges among fewer than three held states, and says nothing of states that coincide", () => {
    expect(lineShape(along(0, 1, 2).map((one, k) => ({ ...one, q: k })), 10).edges).toEqual([]);
    expect(lineShape(along(1, 1, 1), 10)).toMatchObject({ straightness: null, length: 0 });
  });
});
