import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInCells } from "../../cells/catalogue.ts";
import type { Cell } from "../../cells/cell.ts";
import { defineCell } from "../../cells/define-cell.ts";
import { tanh } from "../../cells/expression.ts";
import { gru } from "../../cells/gru.ts";
import { leakyRate } from "../../cells/leaky-rate.ts";
import { vanilla } from "../../cells/vanilla.ts";
import { fingerprint } from "../../numeric/fingerprint.ts";
import { float32Ops } from "../../numeric/scalar-ops.ts";
import { interpretReadout, interpretStep, type StateValues } from "../interpret.ts";
import { createNetwork, networkLayout, type Network } from "../network.ts";
import { runNetwork } from "../run.ts";
import { clampConstantInput, clampInput } from "./clamp-input.ts";
import { lesionUnits } from "./lesion-units.ts";
import { scaleRecurrence } from "./scale-recurrence.ts";
import { applySurgeries, surgeriesFromJson, type Surgery } from "./surgery.ts";
import { withWeight } from "./with-weight.ts";

const UNITS = 6;
/** Two layers, so that a matrix multiplies what a linear map made, and a readout of a nonlinearity. */
const layered = defineCell("layered", ({ state, input, linear, linearWithoutBias, readout }) => {
  const [h, g] = [state("h"), state("g")];
  const first = tanh(linear("first", h, input));
  readout(tanh(g.plus(h)));
  return { h: first.times(0.5).plus(h.times(0.5)), g: tanh(linearWithoutBias("second", first, g)) };
});
const cells: readonly Cell[] = [...builtInCells.values(), gru.with({ reset: "after" }), leakyRate.with({ convention: "outside" }), layered];

const make = (cell: Cell, seed = 1): Network => createNetwork({ cell, units: UNITS, inputs: 2, outputs: 3, seed, gain: 1.5 });
const networks = fc.record({ cell: fc.constantFrom(...cells), seed: fc.nat(1000) }).map(({ cell, seed }) => make(cell, seed));
const unitSets = fc.uniqueArray(fc.nat(UNITS - 1), { maxLength: UNITS });
const bits = ({ parameters }: Network): string => fingerprint(...[...parameters.values()].map(({ data }) => data));
const values = (network: Network, name: string): number[] => [...network.parameters.get(name)!.data];

/** Some steps from a state, by the interpreter: each unit's states, and the outputs. */
function follow(network: Network, start: StateValues): { readonly states: StateValues; readonly outputs: readonly number[][] } {
  let states = start;
  const outputs = [interpretReadout(network, states, float32Ops)];
  for (let step = 0; step < 4; step++) {
    states = interpretStep(network, states, [0.5, -1], float32Ops);
    outputs.push(interpretReadout(network, states, float32Ops));
  }
  return { states, outputs };
}

const stateOf = ({ cell }: Network, of: (variable: number, unit: number) => number): StateValues =>
  new Map(cell.states.map((name, variable) => [name, Array.from({ length: UNITS }, (_, unit) => Math.fround(of(variable, unit)))]));

describe("lesionUnits", () => {
  it("zeroes a unit's column in every recurrent matrix and the readout, and nothing else", () => {
    const network = make(builtInCells.get("ugrnn")!);
    const lesioned = lesionUnits(network, [1, 4]);
    for (const { name } of networkLayout(network.cell, network).slots) {
      const isCut = ["gate.h", "candidate.h", "readout.weight"].includes(name);
      expect(values(lesioned, name), name).toEqual(values(network, name).map((weight, k) => (isCut && [1, 4].includes(k % UNITS) ? 0 : weight)));
    }
  });

  it("keeps whatever happens in a lesioned unit from all others and from the outputs, to the bit", () => {
    fc.assert(fc.property(networks, fc.nat(UNITS - 1), fc.double({ min: -3, max: 3, noNaN: true }), (network, unit, push) => {
      const lesioned = lesionUnits(network, [unit]);
      const base = (variable: number, k: number) => ((3 * k + 5 * variable) % 7) / 7 - 0.4;
      const one = follow(lesioned, stateOf(network, base));
      const other = follow(lesioned, stateOf(network, (variable, k) => (k === unit ? push + variable : base(variable, k))));
      expect(other.outputs).toEqual(one.outputs);
      for (const name of network.cell.states) expect(other.states.get(name)!.toSpliced(unit, 1)).toEqual(one.states.get(name)!.toSpliced(unit, 1));
    }), { numRuns: 60 });
  });

  it("is what makes the difference: in the whole network the same push arrives", () => {
    for (const cell of cells) {
      const network = make(cell);
      const [one, other] = [0.1, 0.9].map((push) => follow(network, stateOf(network, (_, k) => (k === 2 ? push : 0.2))));
      expect(other.states.get(cell.states[0])!.toSpliced(2, 1), cell.name).not.toEqual(one.states.get(cell.states[0])!.toSpliced(2, 1));
    }
  });

  it("does the same twice as once, in any order, together or one after another", () => {
    fc.assert(fc.property(networks, unitSets, unitSets, (network, a, b) => {
      const together = bits(lesionUnits(network, [...a, ...b]));
      expect(bits(lesionUnits(lesionUnits(network, a), [...b, ...a]))).toBe(together);
      expect(bits(lesionUnits(lesionUnits(network, b), a))).toBe(together);
    }), { numRuns: 40 });
  });

  it("leaves the network it is given as it is", () => {
    const network = make(gru);
    const before = bits(network);
    applySurgeries(network, [{ kind: "lesion", units: [0] }, { kind: "scale-recurrence", factor: 3 }, { kind: "set-weight", parameter: "update.h", row: 0, column: 0, value: 9 }]);
    expect(bits(network)).toBe(before);
  });

  it.each([[[6], "6"], [[0, -1], "-1"], [[1.5], "1.5"], [[Number.NaN], "NaN"]])("refuses the units %j", (units, got) => {
    expect(() => lesionUnits(make(vanilla), units)).toThrow(`lesionUnits: expected units from 0 to 5, got ${got}`);
  });
});

describe("scaleRecurrence", () => {
  it("multiplies recurrent matrices only", () => {
    const network = make(vanilla);
    const scaled = scaleRecurrence(network, 0.5);
    expect(values(scaled, "hidden.h")).toEqual(values(network, "hidden.h").map((weight) => weight / 2));
    for (const name of ["hidden.input", "hidden.bias", "initial.h", "readout.weight", "readout.bias"]) expect(values(scaled, name)).toEqual(values(network, name));
  });

  it("changes nothing by 1, and multiplies: exactly for powers of two, to float32's precision for others", () => {
    const factor = fc.double({ min: -8, max: 8, noNaN: true }).filter((value) => Math.abs(value) > 1e-3);
    fc.assert(fc.property(networks, factor, factor, fc.integer({ min: -3, max: 3 }), (network, a, b, power) => {
      expect(bits(scaleRecurrence(network, 1))).toBe(bits(network));
      expect(bits(scaleRecurrence(scaleRecurrence(network, a), 2 ** power))).toBe(bits(scaleRecurrence(network, a * 2 ** power)));
      const [twice, once] = [scaleRecurrence(scaleRecurrence(network, a), b), scaleRecurrence(network, a * b)];
      for (const name of once.parameters.keys()) {
        const reference = values(once, name);
        values(twice, name).forEach((weight, k) => expect(Math.abs(weight - reference[k])).toBeLessThanOrEqual(2 ** -22 * Math.abs(reference[k])));
      }
    }), { numRuns: 25 });
  });

  it("refuses factors that are not finite, and overflow", () => {
    expect(() => scaleRecurrence(make(vanilla), Number.POSITIVE_INFINITY)).toThrow("scaleRecurrence: expected a finite factor, got Infinity");
    expect(() => scaleRecurrence(make(vanilla), 1e300)).toThrow("scaleRecurrence: expected weights that stay finite in float32, got ");
  });
});

describe("withWeight", () => {
  const network = make(vanilla);

  it("sets one entry, which goes from its column to its row", () => {
    const changed = withWeight(network, { parameter: "hidden.h", row: 2, column: 1 }, 0.1);
    expect(values(changed, "hidden.h")).toEqual(values(network, "hidden.h").with(2 * UNITS + 1, Math.fround(0.1)));
    const start = stateOf(network, () => 0.3);
    const [one, other] = [network, changed].map((which) => interpretStep(which, start, [0, 0], float32Ops).get("h")!);
    expect(one.flatMap((value, unit) => (value === other[unit] ? [] : [unit]))).toEqual([2]);
  });

  it("sets the entries of biases, at column 0", () => {
    expect(values(withWeight(network, { parameter: "hidden.bias", row: 5, column: 0 }, -2), "hidden.bias")).toEqual([0, 0, 0, 0, 0, -2]);
  });

  it("puts back what it replaced", () => {
    fc.assert(fc.property(networks, fc.nat(), fc.nat(), fc.float({ noNaN: true, noDefaultInfinity: true }), (any, which, entry, value) => {
      const { name, shape, length } = networkLayout(any.cell, any).slots[which % any.parameters.size];
      const [row, column] = [Math.floor((entry % length) / (shape[1] ?? 1)), (entry % length) % (shape[1] ?? 1)];
      const place = { parameter: name, row, column };
      const changed = withWeight(any, place, value);
      expect(values(changed, name)[entry % length]).toBe(value);
      expect(bits(withWeight(changed, place, values(any, name)[entry % length]))).toBe(bits(any));
    }), { numRuns: 60 });
  });

  it("refuses what is not there, what float32 cannot hold, and what a mask forbids", () => {
    const masked = createNetwork({ cell: vanilla, units: 2, inputs: 0, outputs: 1, seed: 0, masks: new Map([["hidden.h", Float32Array.of(1, 0, 1, 1)]]) });
    expect(() => withWeight(masked, { parameter: "hidden.h", row: 0, column: 1 }, 1)).toThrow("withWeight: expected hidden.h[0, 1] to stay 0, as its mask says, got 1");
    expect(bits(withWeight(masked, { parameter: "hidden.h", row: 0, column: 1 }, 0))).toBe(bits(masked));
    expect(() => withWeight(network, { parameter: "hiden.h", row: 0, column: 0 }, 1)).toThrow('withWeight: expected a parameter among hidden.h, hidden.input, hidden.bias, initial.h, readout.weight, readout.bias, got "hiden.h"');
    expect(() => withWeight(network, { parameter: "readout.weight", row: 3, column: 0 }, 1)).toThrow("withWeight: expected an entry of readout.weight [3, 6], got row 3, column 0");
    expect(() => withWeight(network, { parameter: "hidden.bias", row: 0, column: 1 }, 1)).toThrow("withWeight: expected an entry of hidden.bias [6], got row 0, column 1");
    expect(() => withWeight(network, { parameter: "hidden.h", row: 0, column: 0 }, 1e39)).toThrow("withWeight: expected a finite value in float32's range, got 1e+39");
  });
});

describe("clampInput", () => {
  const inputs = Float32Array.from({ length: 3 * 2 * 2 }, (_, k) => k);
  const shape = { steps: 3, trials: 2, inputs: 2 };

  it("holds one input in all trials, for all steps or some", () => {
    expect([...clampInput(inputs, shape, { input: 1, value: -1 })]).toEqual([0, -1, 2, -1, 4, -1, 6, -1, 8, -1, 10, -1]);
    expect([...clampInput(inputs, shape, { input: 0, value: 7, from: 1, to: 2 })]).toEqual([0, 1, 2, 3, 7, 5, 7, 7, 8, 9, 10, 11]);
    expect([...inputs]).toEqual(Array.from({ length: 12 }, (_, k) => k));
    expect(clampConstantInput(Float64Array.of(1, 2), { input: 1, value: 0.1 })).toEqual(Float64Array.of(1, 0.1));
  });

  it("makes a network deaf to what the held input was", () => {
    const network = make(gru);
    const run = (from: number) => runNetwork(network, { ...shape, inputs: clampInput(inputs.map((value, k) => (k % 2 === 0 ? from : value)), shape, { input: 0, value: 0.5 }) });
    expect(run(3)).toEqual(run(-1));
  });

  it("does the same twice as once, and the last value wins", () => {
    fc.assert(fc.property(fc.nat(1), fc.float({ noNaN: true, noDefaultInfinity: true }), fc.float({ noNaN: true, noDefaultInfinity: true }), (input, a, b) => {
      const once = clampInput(inputs, shape, { input, value: b });
      expect(clampInput(clampInput(inputs, shape, { input, value: a }), shape, { input, value: b })).toEqual(once);
    }));
  });

  it("refuses shapes, inputs, steps and values that do not fit", () => {
    expect(() => clampInput(inputs, { ...shape, steps: 4 }, { input: 0, value: 0 })).toThrow("clampInput: expected inputs [4, 2, 2], 16 numbers, got 12");
    expect(() => clampInput(inputs, shape, { input: 2, value: 0 })).toThrow("clampInput: expected an input from 0 to 1, got 2");
    expect(() => clampInput(inputs, shape, { input: 0, value: 0, from: 2, to: 1 })).toThrow("clampInput: expected steps from 0 to 3, got from 2 to 1");
    expect(() => clampInput(inputs, shape, { input: 0, value: 1e39 })).toThrow("clampInput: expected a finite value, got 1e+39");
    expect(() => clampConstantInput(new Float64Array(0), { input: 0, value: 1 })).toThrow("clampInput: expected a network that has inputs, got 0");
  });
});

describe("applySurgeries and surgeriesFromJson", () => {
  const list: readonly Surgery[] = [
    { kind: "lesion", units: [2, 0] },
    { kind: "scale-recurrence", factor: 1.25 },
    { kind: "set-weight", parameter: "hidden.h", row: 1, column: 2, value: 0.5 },
  ];

  it("apply a list from first to last, and the same after a way through JSON", () => {
    const network = make(vanilla);
    const byHand = withWeight(scaleRecurrence(lesionUnits(network, [2, 0]), 1.25), { parameter: "hidden.h", row: 1, column: 2 }, 0.5);
    expect(bits(applySurgeries(network, surgeriesFromJson(JSON.parse(JSON.stringify(list)))))).toBe(bits(byHand));
    expect(applySurgeries(network, [])).toBe(network);
  });

  it.each<readonly [unknown, string]>([
    [{}, "expected a list of at most 10000 operations, got object"],
    [[...list, { kind: "lesoin", units: [] }], 'expected operation 3 to be one of lesion, scale-recurrence, set-weight, got "lesoin"'],
    [[null], "expected operation 0 to be one of lesion, scale-recurrence, set-weight, got none"],
    [[{ kind: "lesion", units: 3 }], "expected operation 0: units to be a list, got number"],
    [[{ kind: "lesion", units: ["1"] }], 'expected operation 0: units to be a finite number, got "1"'],
    [[{ kind: "scale-recurrence" }], "expected operation 0: factor to be a finite number, got nothing"],
    [[{ kind: "set-weight", parameter: 1 }], "expected operation 0: parameter to be a name, got number"],
  ])("refuse %j", (json, message) => {
    expect(() => surgeriesFromJson(json)).toThrow(`surgeriesFromJson: ${message}`);
  });
});
