import { describe, expect, it } from "vitest";
import { createStream } from "../../numeric/random.ts";
import { linearise } from "../linearise.ts";
import { norm } from "../norm.ts";
import { affineMap } from "../test-maps/affine-map.ts";
import { launchDirections } from "./launch-directions.ts";
import { unstableBasis } from "./unstable-basis.ts";

const stream = () => createStream({ study: "launch test", purpose: "directions", seed: 1 });
const basisOf = (A: readonly (readonly number[])[], unstableDimensions: number) => {
  const { eigenvalues, rightVectors } = linearise(affineMap(A), new Float64Array(A.length), new Float64Array(0));
  return unstableBasis({ eigenvalues, rightVectors, unstableDimensions });
};

describe("launchDirections", () => {
  it("are all sign vectors but zero, then the random ones, all of unit length", () => {
    expect(launchDirections(1, 0, stream()).map((s) => [...s])).toEqual([[-1], [1]]);
    const plane = launchDirections(2, 5, stream());
    expect(plane).toHaveLength(8 + 5);
    expect([...plane[0]]).toEqual([expect.closeTo(-Math.SQRT1_2, 14), expect.closeTo(-Math.SQRT1_2, 14)]);
    for (const direction of plane) expect(norm(direction)).toBeCloseTo(1, 14);
    expect(launchDirections(0, 5, stream())).toEqual([]);
  });

  it("are the axes and the random ones where sign vectors are too many", () => {
    expect(launchDirections(5, 0, stream())).toHaveLength(242);
    const axes = launchDirections(6, 3, stream());
    expect(axes).toHaveLength(12 + 3);
    expect([...axes[3]]).toEqual([0, 1, 0, 0, 0, 0]);
  });
});

describe("unstableBasis", () => {
  it("spans the plane of a complex pair, orthonormally, also where the eigenvector's parts are not orthogonal", () => {
    const [first, second] = basisOf([[1, -2, 0], [1, 1.5, 0], [0.3, 0.1, 0.5]], 2);
    const residue = (v: Float64Array) => v.reduce((sum, value, i) => sum + value * [0.3, 0.1, 0.5][i], 0);
    expect(first.reduce((sum, value, i) => sum + value * second[i], 0)).toBeCloseTo(0, 14);
    expect(norm(first)).toBeCloseTo(1, 14);
    expect(norm(second)).toBeCloseTo(1, 14);
    for (const v of [first, second]) {
      const image = Float64Array.of(v[0] - 2 * v[1], v[0] + 1.5 * v[1], residue(v));
      const [a, b] = [first, second].map((unit) => unit.reduce((sum, value, i) => sum + value * image[i], 0));
      image.forEach((value, i) => expect(value).toBeCloseTo(a * first[i] + b * second[i], 12));
    }
  });

  it("leaves out an eigenvector that is parallel to another, as in a defective matrix", () => {
    expect(basisOf([[2, 1], [0, 2]], 2)).toHaveLength(1);
  });
});
