import { expect, it } from "vitest";
import { defineCell } from "./define-cell.ts";
import { type Expression, tanh } from "./expression.ts";
import { linedNodes } from "./lined-nodes.ts";

const repeated = (times: number, step: (x: Expression) => Expression) =>
  defineCell("repeated", ({ state }) => ({ h: Array.from({ length: times }).reduce<Expression>(step, state("h")) }));

it("gives every fiftieth level of a deep expression a line", () => {
  const { graph, equations } = repeated(120, tanh);
  expect([...linedNodes(graph)]).toEqual([51, 101]);
  expect(equations.map((line) => line.split(" = ")[0])).toEqual(["v51", "v101", "h'", "readout sees h"]);
  expect(equations[1]).toBe(`v101 = ${"tanh(".repeat(50)}v51${")".repeat(50)}`);
  expect(equations[2]).toBe(`h' = ${"tanh(".repeat(20)}v101${")".repeat(20)}`);
});

it("leaves expressions of 49 levels as they are", () => {
  expect(repeated(49, tanh).equations).toEqual([`h' = ${"tanh(".repeat(49)}h${")".repeat(49)}`, "readout sees h"]);
});

it("gives a line to what is long and used twice, so that no text grows as a power of two", () => {
  const { equations } = repeated(40, (x) => x.times(x));
  expect(equations.length).toBeGreaterThan(3);
  expect(Math.max(...equations.map((line) => line.length))).toBeLessThan(300);
});
