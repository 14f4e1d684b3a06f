import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { symmetricEigen } from "../numeric/linalg/symmetric-eigen.ts";
import { classicalMds } from "./classical-mds.ts";
import { gowerCentred } from "./gower-centred.ts";
import { distancesBetween, randomStates } from "./test-states.ts";

describe("classicalMds", () => {
  it("puts two networks at half their distance on either side", () => {
    expect([...classicalMds(Float64Array.of(0, 2, 2, 0), 1)].map(Math.abs)).toEqual([1, 1].map((entry) => expect.closeTo(entry, 14)));
  });

  it("recovers the distances of points in the plane, also where both axes are equally long", () => {
    const square = { data: Float64Array.of(0, 0, 1, 0, 0, 1, 1, 1), rows: 4, columns: 2 };
    for (const points of [square, randomStates(30, 2, 5)]) {
      const wanted = distancesBetween(points);
      distancesBetween({ ...points, data: classicalMds(wanted) }).forEach((distance, k) => expect(distance).toBeCloseTo(wanted[k], 6));
    }
  });

  it("agrees with all eigenvectors of Gower's matrix", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const points = { ...randomStates(20, 6, seed) };
        const distances = distancesBetween({ ...points, data: points.data.map((entry, at) => entry * 2 ** -(at % 6)) });
        const { values } = symmetricEigen(gowerCentred(distances, 20), 20);
        const found = classicalMds(distances, 2);
        [0, 1].forEach((axis) => {
          const squares = found.reduce((sum, entry, at) => (at % 2 === axis ? sum + entry * entry : sum), 0);
          expect(squares / values[axis]).toBeCloseTo(1, 8);
        });
      }),
      { numRuns: 15 },
    );
  });

  it("gives zeros for equal networks and for dimensions that are not there", () => {
    expect([...classicalMds(new Float64Array(9), 2)]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(classicalMds(Float64Array.of(0, 2, 2, 0), 4).filter((entry) => Math.abs(entry) > 1e-7).length).toBe(2);
  });

  it("refuses what is no matrix of distances", () => {
    expect(() => classicalMds(Float64Array.of(0, 1, 2, 0))).toThrow("a symmetric matrix, got 2 in row 1, column 0 and 1 across the diagonal");
    expect(() => classicalMds(Float64Array.of(0, 1, 1, 3))).toThrow("0 on the diagonal, got 3 in row 1, column 1");
    expect(() => classicalMds(Float64Array.of(0, -1, -1, 0))).toThrow("not negative");
    expect(() => classicalMds(Float64Array.of(0, NaN, 1, 0))).toThrow("NaN in row 0, column 1");
    expect(() => classicalMds(Float64Array.of(0, 1, 1, 0), 0)).toThrow("at least 1 dimension");
  });
});
