import { describe, expect, it } from "vitest";
import { builtInCells } from "./catalogue.ts";
import { defineCell } from "./define-cell.ts";
import { type Expression, tanh } from "./expression.ts";
import { gru } from "./gru.ts";
import { leakyRate } from "./leaky-rate.ts";
import { lstm } from "./lstm.ts";
import { cellFromJson, cellToJson } from "./serialise.ts";
import { ugrnn } from "./ugrnn.ts";
import { vanilla } from "./vanilla.ts";

describe("defineCell", () => {
  it("writes the update as equations", () => {
    expect(ugrnn.equations).toEqual([
      "gate = W[gate.h]·h + W[gate.input]·x + b[gate]",
      "candidate = W[candidate.h]·h + W[candidate.input]·x + b[candidate]",
      "h' = (sigmoid(gate + 1) ⊙ h) + ((1 − sigmoid(gate + 1)) ⊙ tanh(candidate))",
      "readout sees h",
    ]);
  });

  it("creates equal expressions once", () => {
    const cell = defineCell("twice", ({ state }) => {
      const h = state("h");
      return { h: tanh(h.plus(1)).times(tanh(h.plus(1))) };
    });
    expect(cell.graph.nodes.filter((node) => node.kind === "unary")).toHaveLength(1);
  });

  it("puts the reset before or after the matrix", () => {
    expect(gru.equations[2]).toBe("candidate = W[candidate.recurrent]·(sigmoid(reset) ⊙ h) + W[candidate.input]·x + b[candidate]");
    expect(gru.with({ reset: "after" }).equations[3]).toBe("candidateRecurrent = W[candidateRecurrent.h]·h + b[candidateRecurrent]");
  });

  it("scales the noise of a leaky unit so that its standard deviation does not depend on the time step", () => {
    const equation = leakyRate.with({ dt: 2, tau: 10, noise: 0.5 }).equations[1];
    expect(equation).toBe(`h' = ((h ⊙ 0.8) + (tanh(hidden) ⊙ 0.2)) + (xi ⊙ ${Math.sqrt(0.4) * 0.5})`);
  });

  it("keeps state variables in the order of their first use", () => {
    expect(lstm.states).toEqual(["h", "c"]);
  });

  const broken: readonly (readonly [string, () => unknown, string])[] = [
    ["a state without a next value", () => defineCell("x", ({ state }) => (state("a"), { b: state("b") })), "cell x: expected a next value for state a, got none"],
    ["a next value of an undeclared state", () => defineCell("x", ({ state }) => ({ h: state("h"), c: state("h") })), 'cell x: expected next values of h only, got "c"'],
    ["no state at all", () => defineCell("x", () => ({})), "cell x: expected at least one state variable, got none"],
    ["elementwise use of the input", () => defineCell("x", ({ state, input }) => ({ h: state("h").plus(input) })), "cell x: expected the input to enter through a linear map, got the input used elementwise"],
    ["two linear maps of one name", () => defineCell("x", ({ state, linear }) => ({ h: linear("a", state("h")).plus(linear("a", state("h"))) })), "cell x: expected each linear map to have its own name, got a twice"],
    ["a readout of a linear map", () => defineCell("x", ({ state, linear, readout }) => {
      const z = linear("a", state("h"));
      readout(z);
      return { h: z };
    }), "cell x: expected a readout made of states, got one that uses linear"],
    ["expressions of two cells", () => {
      let stray = undefined as never;
      defineCell("a", ({ state }) => ({ h: (stray = state("h") as never) }));
      return defineCell("b", ({ state }) => ({ h: state("h").plus(stray) }));
    }, "defineCell: expected expressions of one cell, got expressions of two different cells combined"],
    ["a name with a dot", () => defineCell("x", ({ state }) => ({ "a.b": state("a.b") })), 'cell x: expected names of letters, digits and underscores, got "a.b"'],
    ["a reserved name", () => defineCell("x", ({ state, linear }) => ({ h: linear("readout", state("h")) })), 'cell x: expected names other than readout and initial, got "readout"'],
    ["an unknown option", () => vanilla.with({ activaton: "relu" }), 'cell vanilla: expected an option among activation, got "activaton"'],
    ["an option of the wrong type", () => lstm.with({ forgetBias: "1" }), 'cell lstm: expected option forgetBias to be a number, got "1"'],
    ["an unknown nonlinearity", () => vanilla.with({ activation: "gelu" }), 'activation: expected one of tanh, relu, softplus, sigmoid, linear, got "gelu"'],
    ["a time step longer than the time constant", () => leakyRate.with({ dt: 20 }), "cell leakyRate: expected 0 < dt ≤ tau, got dt 20 and tau 10"],
  ];
  it("rejects more operations than can be read from a file", () => {
    const long = (operations: number) => () => defineCell("long", ({ state }) => ({ h: Array.from({ length: operations }).reduce<Expression>((x) => tanh(x), state("h")) }));
    expect(long(4094)().equations).toHaveLength(83);
    expect(long(4095)).toThrow("cell long: expected at most 4096 operations, so that its files can be read, got 4097");
  });

  it.each(broken)("rejects %s", (_, make, message) => {
    expect(make).toThrow(message);
  });
});

describe("cellToJson and cellFromJson", () => {
  it.each([...builtInCells.values()])("carry $name through JSON unchanged", (cell) => {
    const copy = cellFromJson(JSON.parse(JSON.stringify(cellToJson(cell))));
    expect(cellToJson(copy)).toEqual(cellToJson(cell));
    expect(copy.equations).toEqual(cell.equations);
  });

  const valid = JSON.parse(JSON.stringify(cellToJson(vanilla))) as { nodes: Record<string, unknown>[] } & Record<string, unknown>;
  const hostile: readonly (readonly [string, unknown, string])[] = [
    ["no object", [], "cellFromJson: expected a cell to be an object, got object"],
    ["a reference to a later node", { ...valid, nodes: [{ kind: "unary", operation: "tanh", argument: 0 }] }, "cellFromJson: expected nodes[0]: an earlier node, an index below 0, got 0"],
    ["an unknown operation", { ...valid, nodes: [...valid.nodes, { kind: "unary", operation: "constructor", argument: 0 }] }, 'cellFromJson: expected nodes[4] to use one of negate'],
    ["an internal node", { ...valid, nodes: [{ kind: "given", name: "x" }] }, 'cellFromJson: expected nodes[0] to be a cell\'s node, got kind "given"'],
    ["a name with a path in it", { ...valid, name: "../../x" }, 'cellFromJson: expected the cell\'s name to be named by letters, digits and underscores, got "../../x"'],
    ["a huge graph", { ...valid, nodes: Array.from({ length: 5000 }, () => ({ kind: "input" })) }, "cellFromJson: expected nodes to be a list of at most 4096, got 5000 entries"],
    ["a missing next value", { ...valid, next: [] }, "cellFromJson: expected a next value for state h, got none"],
    ["an infinite constant", { ...valid, nodes: [{ kind: "constant", value: null }] }, "cellFromJson: expected nodes[0] to hold a finite number, got null"],
    ["two linear maps of one name", { ...valid, nodes: [...valid.nodes, { kind: "linear", name: "hidden", arguments: [{ name: "h", node: 1 }], bias: false }] }, "cell vanilla: expected each linear map to have its own name, got hidden twice"],
  ];
  it.each(hostile)("reject %s", (_, json, message) => {
    expect(() => cellFromJson(json)).toThrow(message);
  });
});
