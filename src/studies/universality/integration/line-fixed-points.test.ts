import { describe, expect, it } from "vitest";
import { slowestStates } from "../../../dynamics/line-attractor/slowest-states.ts";
import { tanhNetwork } from "../../../dynamics/test-maps/tanh-network.ts";
import { lineFixedPoints, type FoundOnLine } from "./line-fixed-points.ts";

/** h₁' = tanh(1.02 h₁) is fixed at 0 and at ±h with h = tanh(1.02 h); from the series, 0.02 ≈ 0.35374 h² − 0.1472 h⁴. */
const end = 0.2406;
const map = tanhNetwork({ recurrent: [[1.02, 0], [0, 0.3]] });
const reading = { weights: Float64Array.of(2, 0), bias: 1 };
const input = new Float64Array(0);

function found(outputs: readonly number[]): FoundOnLine[] {
  const work = lineFixedPoints({ map, input, reading }, slowestStates(map, new Float64Array(2 * outputs.length), outputs, { reading }));
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
  }
}

/** Outputs of evenly spaced h₁. */
const outputsOf = (low: number, high: number) => Array.from({ length: 13 }, (_, k) => 1 + 2 * (low + ((high - low) * k) / 12));

describe("the true fixed points of a line", () => {
  it("are its stable ends and the saddle between them, by rising output", () => {
    const points = found(outputsOf(-0.3, 0.31));
    expect(points.map(({ finding }) => [finding.output, finding.unstableDimensions, finding.onLine])).toEqual([
      [expect.closeTo(1 - 2 * end, 3), 0, true], [expect.closeTo(1, 9), 1, true], [expect.closeTo(1 + 2 * end, 3), 0, true],
    ]);
    for (const { point: { state } } of points) expect(Math.tanh(1.02 * state[0])).toBeCloseTo(state[0], 10);
    expect(points[1].finding.leading).toBeCloseTo(1.02, 9);
  });

  it("are told apart from those reached beyond the stretch that was looked at", () => {
    expect(found(outputsOf(0.05, 0.1)).map(({ finding }) => finding.onLine)).not.toContain(true);
    expect(found(outputsOf(0.05, 0.1)).length).toBeGreaterThan(0);
  });
});
