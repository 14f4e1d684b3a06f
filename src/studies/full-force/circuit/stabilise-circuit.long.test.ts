import { describe, expect, it } from "vitest";
import { concatenated } from "../../../numeric/concatenated.ts";
import { createStream } from "../../../numeric/random.ts";
import { principalComponents } from "../../../similarity/pca.ts";
import { completeCircuitOptions } from "./circuit-options.ts";
import { stabiliseCircuit } from "./stabilise-circuit.ts";
import { createTeacher, movementOf, recordReaches } from "./teacher.ts";
import { unstableCircuit } from "./unstable-circuit.ts";
import { weightStatistics } from "./weight-statistics.ts";

describe("stabiliseCircuit at the published size", () => {
  it("gives a circuit, a transient and a readout like the published ones", () => {
    const options = completeCircuitOptions({});
    const building = stabiliseCircuit({ weights: unstableCircuit(options, createStream({ study: "full-force", purpose: "circuit", seed: 0 })), step: 0, abscissas: [] }, options);
    let turn = building.next();
    while (turn.done !== true) turn = building.next();
    const { weights, step, abscissas } = turn.value;
    const statistics = weightStatistics(weights, 200);
    expect(step).toBeGreaterThan(1000);
    expect(step).toBeLessThan(4000);
    expect(abscissas[0]).toBeGreaterThan(9);
    expect(abscissas[0]).toBeLessThan(12);
    expect(statistics.abscissa).toBeLessThanOrEqual(0.15);
    expect(statistics.excitatoryDensity).toBeCloseTo(0.1013, 2);
    expect(statistics.inhibitoryDensity).toBeCloseTo(0.395, 2);
    expect(statistics.inhibition).toBeCloseTo(2.998, 1);
    expect(statistics.nonNormality).toBeGreaterThan(1.3); // 101.8/67.8 = 1.50

    const timing = { baseline: 100, delay: 300, movement: 500 };
    const angles = Array.from({ length: 8 }, (_, k) => (k * Math.PI) / 4);
    const teacher = createTeacher(weights, { timing, angles, muscles: 2, seed: 0 });
    expect(teacher.readoutError).toBeLessThan(0.01);
    expect(teacher.prepared.energies[0]).toBeGreaterThan(9);
    const rates = recordReaches(teacher, angles).map((reach) => movementOf(reach.rates, timing, 200));
    const { explained } = principalComponents(concatenated(Float64Array, rates), { rows: 4000, columns: 200, keep: 5 });
    const five = explained.reduce((sum, share) => sum + share, 0);
    expect(five).toBeGreaterThan(0.8); // 0.884 of the published circuit
    expect(five).toBeLessThan(0.95);
  });
});
