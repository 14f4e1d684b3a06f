import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { householderQr } from "../../../numeric/linalg/householder-qr.ts";
import { createStream } from "../../../numeric/random.ts";
import { rowProducts, rowsOf } from "../../../similarity/row-products.ts";
import { sharedDynamics } from "./shared-dynamics.ts";

const ROWS = 80;
const COLUMNS = 8;

/** Samples whose units have standard deviations 8, 7, …, 1. */
function samples(seed: number) {
  const data = new Float64Array(ROWS * COLUMNS);
  createStream({ study: "test", purpose: "samples", seed }).fillNormal(data);
  return { data: data.map((value, at) => value * (COLUMNS - (at % COLUMNS))), rows: ROWS, columns: COLUMNS };
}

function rotated({ data, rows, columns }: ReturnType<typeof samples>, seed: number) {
  const square = new Float64Array(columns * columns);
  createStream({ study: "test", purpose: "rotation", seed }).fillNormal(square);
  const { q } = householderQr(square, columns, columns);
  return { data: rowProducts(rowsOf(Float64Array.from(data), columns), rowsOf(q, columns)), rows, columns };
}

const seeds = fc.integer({ min: 0, max: 9999 });
const recorded = Int32Array.of(0, 3);

describe("sharedDynamics", () => {
  it("finds everything shared between equal activities", () => {
    const x = samples(1);
    const shared = sharedDynamics(x, x, recorded);
    expect(shared.meanCorrelation).toBeCloseTo(1, 12);
    expect(shared.captured).toBeCloseTo(shared.capturedOfLearner, 10);
    expect(shared.captured).toBeLessThanOrEqual(shared.ceiling + 1e-12);
  });

  it("captures the ceiling of a circuit of five dimensions", () => {
    const x = samples(2);
    const five = { ...x, data: x.data.map((value, at) => (at % COLUMNS < 5 ? value : 0)) };
    const { captured, ceiling } = sharedDynamics(rotated(five, 1), five, recorded);
    expect(ceiling).toBeCloseTo(1, 12);
    expect(captured).toBeCloseTo(1, 12);
  });

  it("does not change when the network's activity is rotated and scaled", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [x, y] = [samples(seed), samples(seed + 10_000)];
        const plain = sharedDynamics(x, y, recorded);
        const turned = sharedDynamics({ ...rotated(x, seed), data: rotated(x, seed).data.map((value) => 3 * value + 1) }, y, recorded);
        for (const name of ["meanCorrelation", "captured", "capturedRecorded", "capturedUnrecorded", "ceiling", "capturedOfLearner"] as const) expect(turned[name]).toBeCloseTo(plain[name], 8);
      }),
      { numRuns: 20 },
    );
  });

  it("never captures more than the ceiling, and as much on the whole as on its parts by their variance", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [x, y] = [samples(seed), samples(seed + 10_000)];
        const { captured, capturedRecorded, capturedUnrecorded, ceiling } = sharedDynamics(x, y, recorded);
        const variance = Array.from({ length: COLUMNS }, (_, unit) => {
          const values = Array.from({ length: ROWS }, (_unused, row) => y.data[row * COLUMNS + unit]);
          const mean = values.reduce((sum, value) => sum + value / ROWS, 0);
          return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
        });
        const [inside, whole] = [variance[0] + variance[3], variance.reduce((sum, value) => sum + value, 0)];
        expect(captured).toBeLessThanOrEqual(ceiling + 1e-12);
        expect((capturedRecorded * inside + capturedUnrecorded * (whole - inside)) / whole).toBeCloseTo(captured, 10);
      }),
      { numRuns: 20 },
    );
  });

  it("gives null for neurons that are not there", () => {
    const x = samples(1);
    expect(sharedDynamics(x, x, new Int32Array()).capturedRecorded).toBeNaN();
    expect(sharedDynamics(x, x, Int32Array.from({ length: COLUMNS }, (_, k) => k)).capturedUnrecorded).toBeNaN();
  });
});
