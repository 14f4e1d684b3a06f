import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groundImage, layMark, markPixels, type GroundColour, type GroundImage } from "./mark-pixels.ts";

function ground(side: number, colour: GroundColour): GroundImage {
  return groundImage({ width: side, height: side, data: new Uint8ClampedArray(4 * side * side) }, colour);
}

const byte = fc.integer({ min: 0, max: 255 });

describe("marks laid over a picture", () => {
  it("take an opaque pixel's colour and leave the ground where they are empty", () => {
    const picture = ground(4, [10, 20, 30]);
    const mark = markPixels({ width: 2, height: 2, data: Uint8ClampedArray.of(255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 128) });
    expect([[...mark.dx], [...mark.dy]]).toEqual([[-1, 0], [-1, 0]]);
    layMark(picture, mark, 2, 2, 1);
    const at = (x: number, y: number): number[] => [...picture.data.subarray(4 * (4 * y + x), 4 * (4 * y + x) + 4)];
    expect([at(1, 1), at(2, 1), at(2, 2), at(0, 0)]).toEqual([[255, 0, 0, 255], [10, 20, 30, 255], [5, 10, 143, 255], [10, 20, 30, 255]]);
  });

  it("stay between ground and mark, and nearer to the ground the fainter they are", () => {
    fc.assert(fc.property(byte, byte, byte, fc.double({ min: 0, max: 1, noNaN: true }), (paper, colour, alpha, opacity) => {
      const laid = [opacity, opacity / 2].map((faint) => {
        const picture = ground(2, [paper, paper, paper]);
        layMark(picture, markPixels({ width: 2, height: 2, data: Uint8ClampedArray.of(colour, colour, colour, alpha, ...Array.from({ length: 12 }, () => 0)) }), 1, 1, faint);
        expect([...picture.data.subarray(4)]).toEqual(Array.from({ length: 12 }, (_, index) => (index % 4 === 3 ? 255 : paper)));
        return picture.data[0];
      });
      expect(Math.abs(laid[0] - paper)).toBeLessThanOrEqual(Math.abs(colour - paper));
      expect(Math.abs(laid[1] - paper)).toBeLessThanOrEqual(Math.abs(laid[0] - paper));
    }));
  });

  it("are left out where they would not fit", () => {
    const picture = ground(4, [1, 2, 3]);
    const before = [...picture.words];
    const mark = markPixels({ width: 2, height: 2, data: new Uint8ClampedArray(16).fill(255) });
    for (const [x, y] of [[0, 2], [4, 2], [2, 0], [2, 4], [-9, 2]]) layMark(picture, mark, x, y, 1);
    expect([...picture.words]).toEqual(before);
  });
});
