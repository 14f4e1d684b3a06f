import { expect, it } from "vitest";
import { linearise } from "../linearise.ts";
import { affineMap } from "../test-maps/affine-map.ts";
import { unstableBasis } from "./unstable-basis.ts";
import { unstableCoordinates } from "./unstable-coordinates.ts";

it("unstable coordinates grow as the map does, and a state without them stays on the stable manifold", () => {
  const map = affineMap([[1.5, 0.4, 0.2], [0, 0.5, 0.3], [0, 0, -0.8]]);
  const { eigenvalues, rightVectors, leftVectors } = linearise(map, new Float64Array(3), new Float64Array(0));
  const { of, remove } = unstableCoordinates({ state: new Float64Array(3), eigenvalues, leftVectors }, unstableBasis({ eigenvalues, rightVectors, unstableDimensions: 1 }));
  const states = Float64Array.of(9, 9, 9, 1, 2, -1);
  const next = new Float64Array(6);
  map.step(states, new Float64Array(0), next);
  expect(of(next, 1)[0]).toBeCloseTo(1.5 * of(states, 1)[0], 13);
  const moved = Math.abs(of(states, 1)[0]);
  expect(remove(states, 1)).toBeCloseTo(moved, 13);
  expect(of(states, 1)[0]).toBeCloseTo(0, 14);
  expect([...states.subarray(0, 3)]).toEqual([9, 9, 9]);
});

it("a complex pair has two coordinates, which turn and grow together", () => {
  const map = affineMap([[1, -1, 0.3], [1, 1, 0.1], [0, 0, 0.5]]);
  const { eigenvalues, rightVectors, leftVectors } = linearise(map, new Float64Array(3), new Float64Array(0));
  const basis = unstableBasis({ eigenvalues, rightVectors, unstableDimensions: 2 });
  const { of } = unstableCoordinates({ state: new Float64Array(3), eigenvalues, leftVectors }, basis);
  const start = Float64Array.from({ length: 3 }, (_, i) => 2 * basis[0][i] - 3 * basis[1][i]);
  [2, -3].forEach((value, k) => expect(of(start, 0)[k]).toBeCloseTo(value, 12));
  const next = new Float64Array(3);
  map.step(start, new Float64Array(0), next);
  expect(Math.hypot(...of(next, 0))).toBeCloseTo(Math.SQRT2 * Math.hypot(2, 3), 12);
});
