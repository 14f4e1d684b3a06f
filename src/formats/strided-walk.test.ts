import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnMajorStrides, gatheredElements, rowMajorStrides, type StridedLayout, walkStrided } from "./strided-walk.ts";

const visited = (layout: StridedLayout) => {
  const places: number[] = [];
  walkStrided(layout, (from, to) => places.splice(to, 1, from));
  return places;
};

/** Every index of an array by nested loops, as a sum over the axes. */
function slowly({ shape, strides, offset = 0 }: StridedLayout): number[] {
  if (shape.length === 0) return [offset];
  return Array.from({ length: shape[0] }, (_, k) => slowly({ shape: shape.slice(1), strides: strides.slice(1), offset: offset + k * strides[0] })).flat();
}

const layouts = fc.array(fc.record({ extent: fc.nat(4), stride: fc.integer({ min: -9, max: 9 }) }), { maxLength: 4 }).chain((axes) =>
  fc.record({ shape: fc.constant(axes.map(({ extent }) => extent)), strides: fc.constant(axes.map(({ stride }) => stride)), offset: fc.nat(20) }));

describe("walkStrided", () => {
  test("goes through a column-major matrix row by row", () => {
    expect(visited({ shape: [2, 3], strides: [1, 2] })).toEqual([0, 2, 4, 1, 3, 5]);
  });

  test("visits a scalar once, nothing where an axis is empty, and an element of stride zero again", () => {
    expect(visited({ shape: [], strides: [], offset: 7 })).toEqual([7]);
    expect(visited({ shape: [3, 0, 2], strides: [1, 1, 1] })).toEqual([]);
    expect(visited({ shape: [0], strides: [1] })).toEqual([]);
    expect(visited({ shape: [2, 2], strides: [0, 1] })).toEqual([0, 1, 0, 1]);
  });

  test("visits what nested loops would, in their order", () => {
    fc.assert(fc.property(layouts, (layout) => {
      expect(visited(layout)).toEqual(slowly(layout));
    }));
  });
});

describe("strides", () => {
  test("of a row-major and a column-major array", () => {
    expect(rowMajorStrides([2, 3, 4])).toEqual([12, 4, 1]);
    expect(columnMajorStrides([2, 3, 4])).toEqual([1, 2, 6]);
    expect([rowMajorStrides([]), columnMajorStrides([])]).toEqual([[], []]);
  });

  test("of a row-major array make the walk a straight line, and those of reversed axes are the column-major ones reversed", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }), (shape) => {
      expect(visited({ shape, strides: rowMajorStrides(shape) })).toEqual(Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, k) => k));
      expect(columnMajorStrides(shape)).toEqual(rowMajorStrides(shape.toReversed()).toReversed());
    }));
  });
});

test("gathered elements keep the order of their bytes", () => {
  expect(gatheredElements(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), { shape: [2], strides: [2], offset: 1 }, 2)).toEqual(Uint8Array.of(3, 4, 7, 8));
  expect(gatheredElements(Uint8Array.of(1, 2), { shape: [0, 2], strides: [1, 1] }, 1)).toEqual(new Uint8Array(0));
});
