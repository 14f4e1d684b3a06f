import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MemberDetail } from "../studies/figure.ts";
import { packDetails, unpackDetail } from "./member-detail-data.ts";
import { testDetail } from "./test-population.ts";

const small = testDetail(3, { paths: 2, steps: 20, eigenvalues: 30 });

/** A detail after its way to the page. */
function travelled(detail: MemberDetail) {
  const there = unpackDetail(JSON.parse(JSON.stringify(packDetails([undefined, detail]))), 1);
  if (there === undefined) throw new Error("the detail was lost");
  return there;
}

describe("a member's detail on the page", () => {
  it("has the facts, and nothing where nothing is known", () => {
    expect(travelled(small).facts).toEqual(small.facts);
    expect(unpackDetail(packDetails([undefined, small]), 0)).toBeUndefined();
    expect(unpackDetail(packDetails([undefined, small]), 7)).toBeUndefined();
  });

  it("has fixed points and eigenvalues where they were, to a 4,096th of the picture", () => {
    const there = travelled(small);
    small.points.forEach(({ position, unstableDimensions }, index) => {
      expect(there.points[index].unstableDimensions).toBe(unstableDimensions);
      for (const axis of [0, 1]) expect(Math.abs(there.points[index].position[axis] - position[axis])).toBeLessThan(8 / 4095);
    });
    for (const { re, im } of small.eigenvalues) {
      expect(Math.min(...there.eigenvalues.map((one) => Math.hypot(one.re - re, one.im - im)))).toBeLessThan(0.01);
    }
  });

  it("starts and ends trajectories where they started and ended", () => {
    small.trajectories.forEach((path, index) => {
      const drawn = travelled(small).trajectories[index];
      for (const [at, of] of [[0, 0], [1, 1], [drawn.length - 2, path.length - 2], [drawn.length - 1, path.length - 1]]) expect(Math.abs(drawn[at] - path[of])).toBeLessThan(8 / 4095);
    });
  });

  it("keeps every eigenvalue on its side of the unit circle", () => {
    const angle = fc.double({ min: -3.1, max: 3.1, noNaN: true });
    fc.assert(fc.property(angle, fc.double({ min: -1e-4, max: 1e-4, noNaN: true }), fc.double({ min: 1, max: 20, noNaN: true }), (phase, off, reach) => {
      const near = { re: (1 + off) * Math.cos(phase), im: (1 + off) * Math.sin(phase), unstableDimensions: 1 };
      const { eigenvalues } = travelled({ ...small, eigenvalues: [near, { re: reach, im: 0, unstableDimensions: 2 }] });
      const there = eigenvalues.find(({ unstableDimensions }) => unstableDimensions === 1);
      expect((there?.re ?? 0) ** 2 + (there?.im ?? 0) ** 2 > 1).toBe(near.re ** 2 + near.im ** 2 > 1);
    }));
  });

  it("keeps the eigenvalues of largest modulus when there are too many, and says how many there were", () => {
    const there = travelled(testDetail(1, { paths: 1, steps: 5, eigenvalues: 3000 }));
    expect(there.eigenvalues.length).toBe(400);
    expect(there.eigenvalueCount).toBe(3000);
    const largest = Math.max(...testDetail(1, { paths: 1, steps: 5, eigenvalues: 3000 }).eigenvalues.map(({ re, im }) => Math.hypot(re, im)));
    expect(Math.max(...there.eigenvalues.map(({ re, im }) => Math.hypot(re, im)))).toBeCloseTo(largest, 2);
  });

  it("takes at most six kilobytes, however long the trajectories", () => {
    const packed = packDetails([testDetail(2, { paths: 100, steps: 500, eigenvalues: 5000 })]);
    expect(JSON.stringify(packed.members[0]).length).toBeLessThan(6 * 1024);
    expect(packed.members[0]?.trajectories).toBe(100);
    expect(packed.members[0]?.paths.length).toBe(12);
  });

  it("keeps labels that members share once", () => {
    const { labels, members } = packDetails([small, testDetail(4, { paths: 1, steps: 2, eigenvalues: 1 }), { ...small, facts: [["Other", "1"]] }]);
    expect(labels.length).toBe(2);
    expect(members.map((member) => member?.labels)).toEqual([0, 0, 1]);
  });

  it("leaves out trajectories that diverge and survives an empty detail", () => {
    expect(travelled({ ...small, trajectories: [[0, 0, NaN, 1], [0, 0, 1, 1]] }).trajectories.length).toBe(1);
    expect(travelled({ facts: [], trajectories: [], points: [], eigenvalues: [] })).toMatchObject({ facts: [], trajectories: [], points: [], eigenvalues: [] });
  });
});
