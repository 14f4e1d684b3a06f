import { builtInCells } from "@nullcline/cells/catalogue.ts";
import { createNetwork } from "@nullcline/network/network.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heldAt, operatedInput, operatedNetwork, operatedTrials, type Operation, operationsFromJson } from "./operation.ts";
import { lesionedUnits, scaleIn, withEntry, withHold, withLesion, withoutOperation, withScale } from "./operation-lists.ts";
import { operationText } from "./operation-text.ts";
import { rankedUnits } from "./ranked-units.ts";
import { unitsFromText } from "./units-from-text.ts";

const network = createNetwork({ cell: builtInCells.get("vanilla")!, units: 5, inputs: 2, outputs: 1, seed: 1 });
const finite = fc.double({ min: -5, max: 5, noNaN: true });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant("lesion" as const), units: fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant("scale-recurrence" as const), factor: finite }),
  fc.record({ kind: fc.constant("set-weight" as const), parameter: fc.constant("hidden.h"), row: fc.nat({ max: 4 }), column: fc.nat({ max: 4 }), value: finite }),
  fc.record({ kind: fc.constant("hold-input" as const), input: fc.nat({ max: 1 }), value: finite }),
);
const operations = fc.array(operation, { maxLength: 6 });

describe("operations", () => {
  it("come through JSON as they are", () => {
    fc.assert(fc.property(operations, (list) => {
      expect(operationsFromJson(JSON.parse(JSON.stringify(list).replaceAll("-0,", "0,")))).toEqual(JSON.parse(JSON.stringify(list)));
    }));
  });

  it.each([
    [{}, "surgeriesFromJson: expected a list of at most 10000 operations, got object"],
    [[{ kind: "hold-input", input: 0.5, value: 1 }], 'operationsFromJson: expected operation 0 to name an input and a finite value, got {"input":0.5,"value":1}'],
    [[{ kind: "hold-input", input: 0, value: null }], 'operationsFromJson: expected operation 0 to name an input and a finite value, got {"input":0,"value":null}'],
    [[{ kind: "evil" }], 'surgeriesFromJson: expected operation 0 to be one of lesion, scale-recurrence, set-weight, got "evil"'],
  ])("refuse %j", (json, message) => {
    expect(() => operationsFromJson(json)).toThrow(message);
  });

  it("change the network by all but held inputs, and the trials by held inputs only", () => {
    const hold: Operation = { kind: "hold-input", input: 1, value: 0.5 };
    expect(operatedNetwork(network, [hold])).toBe(network);
    const batch = { steps: 2, trials: 1, inputs: Float32Array.of(1, 2, 3, 4), targets: Float32Array.of(7, 8), mask: Float32Array.of(1, 1), conditions: [""], epochs: [] };
    expect(operatedTrials(batch, 2, [hold, { kind: "lesion", units: [0] }])).toEqual({ ...batch, inputs: Float32Array.of(1, 0.5, 3, 0.5) });
    expect(operatedInput([1, 2], [hold])).toEqual([1, 0.5]);
  });

  it("hold an input at the last value that is given for it", () => {
    const list = withHold(withHold([], 0, 1), 0, -1);
    expect(list).toHaveLength(1);
    expect(heldAt(0, list)).toBe(-1);
    expect(heldAt(1, list)).toBeUndefined();
    expect(withHold(list, 0, undefined)).toEqual([]);
  });

  it("leave the entry that was set last at its value, whatever was done before", () => {
    fc.assert(fc.property(operations, fc.nat({ max: 4 }), fc.nat({ max: 4 }), finite, (list, row, column, value) => {
      const { data } = operatedNetwork(network, withEntry(list, { parameter: "hidden.h", row, column, value })).parameters.get("hidden.h")!;
      expect(data[row * 5 + column]).toBe(Math.fround(value));
    }));
  });

  it("have one factor on the recurrence, which 1 takes out again", () => {
    const list = withScale(withLesion(withScale([], 1.5), [2]), 0.5);
    expect(list.map(({ kind }) => kind)).toEqual(["scale-recurrence", "lesion"]);
    expect(scaleIn(list)).toBe(0.5);
    expect(withScale(list, 1)).toEqual([{ kind: "lesion", units: [2] }]);
    expect(withScale([], 1)).toEqual([]);
  });

  it("are the same network without the one that is taken out", () => {
    fc.assert(fc.property(operations, operation, fc.nat(), (list, extra, place) => {
      const index = place % (list.length + 1);
      expect(withoutOperation(list.toSpliced(index, 0, extra), index)).toEqual(list);
    }));
  });

  it("say which units are lesioned", () => {
    expect(lesionedUnits(withLesion(withLesion([], [4, 1]), [1, 0]))).toEqual([0, 1, 4]);
  });

  it.each([
    [{ kind: "lesion", units: [0] }, "Lesion unit 1"],
    [{ kind: "lesion", units: [0, 6] }, "Lesion units 1, 7"],
    [{ kind: "scale-recurrence", factor: 1.25 }, "Recurrence × 1.25"],
    [{ kind: "set-weight", parameter: "gate.h", row: 0, column: 2, value: -0.123456 }, "gate.h [1, 3] = −0.1235"],
    [{ kind: "hold-input", input: 0, value: 0.5 }, "Hold pulse 1 at 0.5"],
    [{ kind: "hold-input", input: 1, value: 0 }, "Hold input 2 at 0"],
  ] satisfies readonly (readonly [Operation, string])[])("are written as words: %j", (written, text) => {
    expect(operationText(written, ["pulse 1"])).toBe(text);
  });
});

describe("units named in a text", () => {
  it.each([
    ["3", [2]],
    ["3, 7-9", [2, 6, 7, 8]],
    ["9;1 1–2", [0, 1, 8]],
  ])("reads %s", (text, units) => {
    expect(unitsFromText(text, 10)).toEqual(units);
  });

  it.each(["", " ", "0", "11", "9-11", "5-3", "x", "1.5", "-1"])("has none in %j", (text) => {
    expect(unitsFromText(text, 10)).toBeUndefined();
  });
});

it("ranks units by falling cost", () => {
  expect(rankedUnits([0.1, -0.2, 0.5, 0.1])).toEqual([2, 0, 3, 1]);
});
