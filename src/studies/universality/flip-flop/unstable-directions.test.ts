import { expect, it } from "vitest";
import { unstableDirections } from "./unstable-directions.ts";

const vector = (re: number[], im: number[]): { re: Float64Array; im: Float64Array } => ({ re: Float64Array.from(re), im: Float64Array.from(im) });

it("takes real eigenvectors as they are, at unit length", () => {
  const [direction] = unstableDirections([{ re: 2, im: 0 }, { re: 0.5, im: 0 }], [vector([3, 4], [0, 0]), vector([1, 0], [0, 0])], 1);
  expect(Array.from(direction)).toEqual([0.6, 0.8]);
});

it("spans a complex pair's plane by the real and the imaginary part", () => {
  const pair = [{ re: 1, im: 1 }, { re: 1, im: -1 }];
  const directions = unstableDirections(pair, [vector([0.5, 0], [0, 0.5]), vector([0.5, 0], [0, -0.5])], 2);
  expect(directions.map((direction) => Array.from(direction))).toEqual([[1, 0], [0, -1]]);
});
