import { builtInCells } from "@nullcline/cells/catalogue.ts";
import { parseRunSpec } from "@nullcline/lab/run-spec.ts";
import { taskNames } from "@nullcline/tasks/catalogue.ts";
import { describe, expect, it } from "vitest";
import { draftOf, OWN_CELL, specOf, withCell, withTask } from "./draft-spec.ts";

const spec = parseRunSpec({ task: { name: "sine" }, cell: { name: "gru" }, units: 20, seed: 7, initialisation: { gain: 1.4, recurrent: "orthogonal" }, training: { steps: 12 } });

describe("the form's fields", () => {
  it("say exactly what the specification says", () => {
    expect(specOf(draftOf(spec))).toEqual(spec);
  });

  it.each(taskNames)("take over the options of the task %s", (task) => {
    expect(specOf(withTask(draftOf(spec), task)).task).toEqual(parseRunSpec({ task: { name: task }, cell: { name: "gru" } }).task);
  });

  it.each([...builtInCells.keys()])("take over the options of the cell %s", (cell) => {
    expect(specOf(withCell(draftOf(spec), cell)).cell).toEqual(parseRunSpec({ task: { name: "sine" }, cell: { name: cell } }).cell);
  });

  it("begin an own cell with the text of the cell before", () => {
    const own = specOf(withCell(draftOf(spec), OWN_CELL));
    expect(own.cell["graph"]).toBeDefined();
    expect(specOf(draftOf(own))).toEqual(own);
  });

  it("say which field cannot be used", () => {
    expect(() => specOf({ ...draftOf(spec), units: "" })).toThrow(/the form.*units/u);
    expect(() => specOf({ ...draftOf(spec), training: { ...spec.training, learningRate: -1 } })).toThrow(/learningRate/u);
    expect(() => specOf({ ...draftOf(spec), cell: OWN_CELL, source: "state h\nh = tanhh(h)" })).toThrow(/:2:5/u);
  });
});
