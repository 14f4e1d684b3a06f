import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cos, sin } from "../../../numeric/elementary.ts";
import { arrangement, neighbourDistance, pathEdges, type Edge } from "./neighbours.ts";
import { commandsWith, idealCommands } from "./test-findings.ts";

const onArc = (count: number) => Array.from({ length: count }, (_, k) => Float64Array.of(cos(k / count), sin(k / count), 0.2));
const positions = (count: number) => Array.from({ length: count }, (_, k) => k);
const commands = commandsWith(0, (command) => command);
const edgeSets = fc.uniqueArray(fc.constantFrom(...positions(idealCommands).flatMap((to) => positions(to).map((from): Edge => [from, to]))), { maxLength: 20 });

describe("arrangement", () => {
  it("of points along an arc is the path, in perfect order", () => {
    expect(arrangement(onArc(9), positions(9))).toEqual({ neighbours: pathEdges(9), orderScore: expect.closeTo(1, 12) });
  });

  it("names commands by their own position where others have no point", () => {
    expect(arrangement(onArc(4), [0, 2, 3, 7]).neighbours).toEqual([[0, 2], [2, 3], [3, 7]]);
  });

  it("says nothing of fewer than three points", () => {
    expect(arrangement(onArc(2), [0, 1])).toEqual({ neighbours: [], orderScore: null });
  });
});

describe("neighbourDistance", () => {
  it("is the share of ordered pairs that differ", () => {
    expect(neighbourDistance({ commands, neighbours: pathEdges(idealCommands) }, { commands, neighbours: pathEdges(idealCommands).slice(1) })).toBeCloseTo(2 / (idealCommands * idealCommands), 14);
  });

  it("is a metric: symmetric, zero for equal graphs only, and no longer by a detour", () => {
    fc.assert(
      fc.property(edgeSets, edgeSets, edgeSets, (a, b, c) => {
        const distance = (x: Edge[], y: Edge[]) => neighbourDistance({ commands, neighbours: x }, { commands, neighbours: y });
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, a)).toBe(0);
        expect(distance(a, b) === 0).toBe(a.every((edge) => b.includes(edge)) && b.every((edge) => a.includes(edge)));
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-15);
        expect(distance(a, b)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("compares networks analysed at the same commands only", () => {
    expect(() => neighbourDistance({ commands, neighbours: [] }, { commands: commands.slice(1), neighbours: [] })).toThrow("hammingDistance: expected graphs of 11 nodes each, got 121 and 100 entries");
  });
});
