import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNetwork } from "../../network/network.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { builtInCells } from "../catalogue.ts";
import type { Cell } from "../cell.ts";
import { cellToJson } from "../serialise.ts";
import { CellSyntaxError } from "./cell-syntax-error.ts";
import { cellSource } from "./cell-source.ts";
import { checkCell, parseCell } from "./parse-cell.ts";
import { anyCell, shapeOf, variants } from "./test-cells.ts";

const EXAMPLES = new URL("../../../examples/cells/", import.meta.url);
const example = (name: string): Cell => parseCell(readFileSync(new URL(`${name}.cell`, EXAMPLES), "utf8"), { who: `${name}.cell` });
const builtIn = (name: string): Cell => builtInCells.get(name)!;
/** The shape apart from what the cell is called. */
const computation = (cell: Cell): unknown => ({ ...(shapeOf(cell) as object), name: "" });

describe("parseCell", () => {
  it("reads states, linear maps, functions and numbers", () => {
    const cell = parseCell(`
      # update-gate RNN
      state h
      gate      = sigmoid(linear(h, input) + 1)
      candidate = tanh(linear(h, input))
      h = gate * h + (1 - gate) * candidate   # the new state
    `, { name: "mine" });
    expect(cell.name).toBe("mine");
    expect(cell.states).toEqual(["h"]);
    expect({ ...cellToJson(cell), name: "ugrnn", options: {} }).toEqual({ ...cellToJson(builtIn("ugrnn")), options: {} });
  });

  it("says what the built-in cells are: the examples give their graphs, with any value of their options", () => {
    const same = (text: Cell, built: Cell) => expect(computation(text)).toEqual(computation(built));
    for (const activation of ["tanh", "relu", "softplus", "sigmoid", "linear"]) {
      same(example("vanilla").with({ activation }), builtIn("vanilla").with({ activation }));
      same(example("update-gate").with({ activation, gateBias: -0.25 }), builtIn("ugrnn").with({ activation, gateBias: -0.25 }));
      same(example("leaky-rate").with({ activation, dt: 0.5, tau: 7, noise: 0.2 }), builtIn("leakyRate").with({ activation, convention: "outside", dt: 0.5, tau: 7, noise: 0.2 }));
    }
    same(example("gru").with({ gateBias: 2 }), builtIn("gru").with({ reset: "after", gateBias: 2 }));
    same(example("lstm").with({ forgetBias: 0.5 }), builtIn("lstm").with({ forgetBias: 0.5 }));
  });

  it("reads every example, under the name it gives itself", () => {
    const names = readdirSync(EXAMPLES).map((file) => example(file.replace(/\.cell$/, "")).name);
    expect(names.toSorted()).toEqual(["gruText", "leakyRateText", "lstmText", "ownTimeConstants", "updateGate", "vanillaText"]);
  });

  it("computes with numbers and options at once, in float64", () => {
    const cell = parseCell("option dt = 1\noption tau = 10\nstate h\nalpha = dt / tau\nh = h * (1 - alpha) + sqrt(2 * alpha) * tanh(h)");
    expect(cell.equations[0]).toBe(`h' = (h ⊙ 0.9) + (${Math.sqrt(0.2)} ⊙ tanh(h))`);
    expect(cell.options).toEqual({ dt: 1, tau: 10 });
    expect(cell.with({ tau: 4 }).equations[0]).toBe(`h' = (h ⊙ 0.75) + (${Math.sqrt(0.5)} ⊙ tanh(h))`);
  });

  it("means by a state's name its value before the step, wherever the line stands, and by c' the one after it", () => {
    const cell = parseCell("state h, c\nc = 0.5 * c\nh = c + c'");
    expect(cell.equations.slice(0, 2)).toEqual(["h' = c + (0.5 ⊙ c)", "c' = 0.5 ⊙ c"]);
  });

  it("names weights after the equation, the bracket and the argument's label", () => {
    const cell = parseCell("state h\ndrive = linear(h, tanh(h), sin(h), input)\nh = drive + linearWithoutBias[own](left: h)");
    expect([...createNetwork({ cell, units: 2, inputs: 1, outputs: 1, seed: 0 }).parameters.keys()].slice(0, 6)).toEqual(["drive.h", "drive.recurrent", "drive.recurrent2", "drive.input", "drive.bias", "own.left"]);
  });

  it("gives products before sums before comparisons, from left to right; the minus sign binds tightest", () => {
    expect(parseCell("state h\nh = 1 - h - 2 * h / 3 < -h * h").equations[0]).toBe("h' = ((1 − h) − ((2 ⊙ h) / 3)) < (−h ⊙ h)");
    expect(parseCell("state h\nh = h > 2").equations[0]).toBe("h' = 2 < h");
  });

  it("reads the signs that equations are printed with, and any end of line", () => {
    expect(parseCell("state h\r\nh = −h ⊙ h\rreadout = abs(h)\n").equations).toEqual(["h' = −h ⊙ h", "readout sees absolute(h)"]);
  });

  it("gives parameters, noise and several declarations on a line", () => {
    const cell = parseCell("state h\nparameter a = -1, b\nnoise xi\nh = a * h + b * xi");
    expect(cell.graph.nodes.slice(2, 5)).toEqual([{ kind: "parameter", name: "a", initial: -1 }, { kind: "parameter", name: "b", initial: 0 }, { kind: "noise", name: "xi" }]);
  });

  it("refuses a change of an option that the text cannot take, at the option or where it fails", () => {
    expect(() => example("vanilla").with({ activation: "tanhh" })).toThrow('vanilla.cell:3:8: expected option activation to be one of tanh, sigmoid, relu, softplus, exp, log, sqrt, sin, cos, abs, heaviside, sign, linear, got "tanhh". Did you mean "tanh"?');
    expect(() => example("leaky-rate").with({ tau: 0 })).toThrow("leaky-rate.cell:10:12: expected a finite number, got Infinity. Check the numbers and options that it is computed from");
    expect(() => example("leaky-rate").with({ tua: 5 })).toThrow('cell leakyRateText: expected an option among dt, tau, noise, activation, got "tua"');
    expect(() => parseCell("state h\nh = h", { name: "a b" })).toThrow('parseCell: expected a name of letters, digits and underscores, got "a b"');
  });
});

/** [what, text, line, column, length, message after the place] */
const BAD: readonly (readonly [string, string, number, number, number, string])[] = [
  ["a misspelt function", "state h\nh = sigmod(h)", 2, 5, 6, 'expected one of tanh, sigmoid, relu, softplus, exp, log, sqrt, sin, cos, abs, heaviside, sign, min, max, linear, linearWithoutBias, got "sigmod". Did you mean "sigmoid"?'],
  ["a misspelt name", "state h\ngate = tanh(h)\nh = gaet", 3, 5, 4, 'expected a state, a parameter, the input or an equation above this line, got "gaet". Did you mean "gate"?'],
  ["a state that was not declared", "h = tanh(h)", 1, 10, 1, 'expected a state, a parameter, the input or an equation above this line, got "h". A line such as "state h" or "h = …" must stand above'],
  ["no state", "a = 1", 1, 1, 1, 'expected at least one state, got none. Begin with a line such as "state h"'],
  ["nothing", "", 1, 1, 1, 'expected at least one state, got none. Begin with a line such as "state h"'],
  ["a state without an equation", "state h, c\nh = c", 1, 10, 1, "expected an equation of state c, got none. Add a line c = …"],
  ["two equations of a state", "state h\nh = h\nh = 2 * h", 3, 1, 1, "expected one equation of state h, got a second one. Choose another name"],
  ["a name given twice", "state h\na = h\na = h\nh = a", 3, 1, 1, "expected each name to be given once, got a again. Choose another name"],
  ["a state declared twice", "state h\nstate h as g\nh = h", 2, 7, 1, "expected each state to be declared once, got h again"],
  ["the input used elementwise", "state h\nh = 2 * input", 2, 7, 1, "expected the input to enter through a linear map, got the input used elementwise. Write linear(input)"],
  ["the input as a state", "state h\nh = input", 2, 1, 1, "expected the next state to be one value a unit, got the input itself. Write linear(input)"],
  ["an equation called input", "state h\ninput = h\nh = h", 2, 1, 5, 'expected a name other than input, which is the input of the step, got "input"'],
  ["two linear maps on one line", "state h\nh = linear(h) * linear(h)", 2, 17, 6, "expected each linear map and parameter to have its own name, got h again. Name a linear map in brackets, as in linear[name](h, input)"],
  ["a reserved name", "state h\nh = linear[initial](h)", 2, 12, 7, 'expected names other than readout and initial, got "initial"'],
  ["a linear map in the readout", "state h\nz = linear(h)\nh = z\nreadout = tanh(z)", 4, 1, 7, "expected a readout made of states, got one that uses a linear map. Make it a state of its own, or use states only"],
  ["a linear map without arguments", "state h\nh = linear()", 2, 5, 6, "expected an argument of linear, got none. Write linear(h, input)"],
  ["a parameter that starts at a state", "state h\nparameter a = h\nh = a", 2, 11, 1, "expected a number for parameter a to start at, got one that depends on states"],
  ["an option that is computed", "state h\noption a = 1 + 1\nh = a * h", 2, 14, 1, "expected a number or the name of a function, got something to compute. Compute with options in an equation"],
  ["a value after the step before its equation", "state h, c\nh = c'\nc = h", 2, 5, 1, "expected the equation of c above this line, got c' before it. Move the line c = … up"],
  ["the sign ' behind no state", "state h\na = h\nh = a'", 3, 5, 1, `expected a state before the sign ', got "a"`],
  ["a missing operator", "state h\nh = 2h", 2, 6, 1, 'expected an operator after 2, got "h". Write 2 * h'],
  ["a missing bracket", "state h\nh = tanh(h", 2, 11, 1, 'expected ")" to close tanh(, got the end of the line'],
  ["a superfluous bracket", "state h\nh = tanh(h))", 2, 12, 1, 'expected an operator or the end of the line, got ")"'],
  ["an empty right side", "state h\nh =   # soon", 2, 13, 1, "expected a number, a name or a bracket, got the end of the line"],
  ["a chain of comparisons", "state h\nh = 1 < h < 2", 2, 11, 1, 'expected an operator or the end of the line, got "<"'],
  ["a sign of another language", "state h\nh = h ^ 2", 2, 7, 1, `expected names, numbers and the signs + - * / < > = ( ) [ ] , : ', got "^"`],
  ["an emoji", "state h\nh = 🙂", 2, 5, 2, `expected names, numbers and the signs + - * / < > = ( ) [ ] , : ', got "🙂"`],
  ["a line that is no equation", "state h\nh", 2, 2, 1, 'expected "=" after h, got the end of the line'],
  ["a declaration without a name", "state h\nstate\nh = h", 2, 6, 1, 'expected "=" or a name after state, got the end of the line'],
  ["a function with too many arguments", "state h\nh = tanh(h, h)", 2, 5, 4, "expected one argument of tanh, got 2"],
  ["a function without brackets' right", "state h\nh = tanh[a](h)", 2, 10, 1, "expected only linear maps to have names, got one of tanh. Write tanh(…)"],
  ["a state called as a function", "state h\nh = h(1 + h)", 2, 5, 1, 'expected one of tanh, sigmoid, relu, softplus, exp, log, sqrt, sin, cos, abs, heaviside, sign, min, max, linear, linearWithoutBias, got "h". Write h * (…) for a product'],
  ["a function as a value", "option f = tanh\nstate h\nh = f * h", 3, 5, 1, "expected a value, got f, which chooses a function. Write f(…)"],
  ["a number that is not finite", "state h\nh = h / (1 / 0)", 2, 12, 1, "expected a finite number, got Infinity. Check the numbers and options that it is computed from"],
  ["a number too large to be one", "state h\nh = 1e999 * h", 2, 5, 5, "expected a number below 1.8e308, got 1e999"],
  ["two names of the cell", "cell a\ncell b\nstate h\nh = h", 2, 6, 1, "expected one name of the cell, got a second one"],
  ["a long name", `state ${"h".repeat(65)}`, 1, 7, 65, "expected names of at most 64 characters, got one of 65"],
  ["deep brackets", `state h\nh = ${"(".repeat(102)}h${")".repeat(102)}`, 2, 106, 1, "expected at most 100 levels of brackets, got more. Give parts of it names on lines of their own"],
  ["many signs", `state h\nh = ${"-".repeat(9000)}h`, 2, 106, 1, "expected at most 100 levels of brackets, got more. Give parts of it names on lines of their own"],
  ["a long text", " ".repeat(20_001), 1, 1, 1, "expected at most 20000 characters, got 20001"],
  ["a huge sum", `state h\nh = ${Array.from({ length: 400 }, (_, k) => `${k}*h`).join("+")}`, 2, 1, 1, "expected a cell of at most 500 operations, got more"],
];

describe("a text that is no cell", () => {
  it.each(BAD)("%s", (_, text, line, column, length, message) => {
    const [error, ...others] = checkCell(text, { who: "a.cell" });
    expect({ ...error, message: error?.message, others: others.length }).toMatchObject({ line, column, length, message: `a.cell:${line}:${column}: ${message}`, others: 0 });
    expect(() => parseCell(text, { who: "a.cell" })).toThrow(error);
  });

  it("is told all its mistakes at once, in order, each once", () => {
    const text = "state h\ngate = sigmod(linear(h, input))\noption x = y\nother = gate * x + unknown\nh = gate * h + (\nnext = h'\nlast = input + 1";
    expect(checkCell(text).map(({ line, column }) => [line, column])).toEqual([[2, 8], [3, 12], [4, 20], [5, 17], [7, 14]]);
    expect(() => parseCell(text)).toThrow(/^cell:2:8: /);
  });

  it("is an InvalidInputError by its class, with the place in fields", () => {
    const [error] = checkCell("state h\nh = 1 +");
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error).toMatchObject({ name: "CellSyntaxError", who: "cell:2:8", line: 2, column: 8, length: 1, expected: "a number, a name or a bracket", got: "the end of the line" });
  });
});

/** A cell's text with some stretches replaced, or words of the language at random. */
const noise: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.constantFrom("state", "h", "c", "'", "=", "\n", "\n", "+", "-", "*", "/", "(", ")", "[", "]", ",", ":", "<", ">", "linear", "linearWithoutBias", "input", "tanh", "min", "readout", "option", "parameter", "noise", "cell", "as", "a", "b", "1", "0", "1e308", "#", " constructor ", " __proto__ ", "initial"), { maxLength: 60 }).map((words) => `state h, c\n${words.join(" ")}`),
  fc.tuple(fc.oneof(fc.constantFrom(...variants), anyCell).map(cellSource), fc.nat(), fc.nat(12), fc.string({ maxLength: 6 })).map(([text, at, length, instead]) => {
    const from = at % text.length;
    return text.slice(0, from) + instead + text.slice(from + length);
  }),
);

describe("any text", () => {
  it("is a cell, or is refused with mistakes that lie in the text; nothing else happens", () => {
    let taken = 0;
    fc.assert(fc.property(noise, (text) => {
      const lines = text.split(/\r\n|\r|\n/);
      const errors = checkCell(text);
      for (const { line, column, length } of errors) {
        expect(line >= 1 && line <= lines.length && column >= 1 && column <= lines[line - 1].length + 1 && length >= 1).toBe(true);
      }
      const attempt = () => parseCell(text);
      if (errors.length > 0) expect(attempt).toThrow(CellSyntaxError);
      else {
        taken++;
        expect(shapeOf(parseCell(cellSource(attempt())))).toEqual(shapeOf(attempt()));
      }
    }), { numRuns: 4000 }); // of which some seventy are cells
    expect(taken).toBeGreaterThan(20);
  });

  it("stays small however often its values are used again: forty squarings, and a long chain", () => {
    const squares = ["a0 = h", ...Array.from({ length: 40 }, (_, k) => `a${k + 1} = a${k} * a${k}`), "h = a40", "readout = a40"];
    const cell = parseCell(`state h\n${squares.join("\n")}`);
    expect(cell.equations.join("\n").length).toBeLessThan(3000);
    expect(shapeOf(parseCell(cellSource(cell)))).toEqual(shapeOf(cell));
    const chain = parseCell(`state h\n${Array.from({ length: 490 }, (_, k) => `a${k + 1} = ${k === 0 ? "h" : `tanh(a${k})`}`).join("\n")}\nh = a490`);
    expect(chain.graph.nodes).toHaveLength(491);
    expect(shapeOf(parseCell(cellSource(chain)))).toEqual(shapeOf(chain));
  });
});
