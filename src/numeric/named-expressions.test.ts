import { expect, test } from "vitest";
import { namedExpressions } from "./named-expressions.ts";

test("new expressions are declared in order, equal ones once", () => {
  const lines: string[] = [];
  const name = namedExpressions(lines, (fresh, expression) => `const ${fresh} = ${expression};`);
  expect(["x + 1", "x * x", "x + 1"].map(name)).toEqual(["v0", "v1", "v0"]);
  expect(name("v0 * v1")).toBe("v2");
  expect(lines).toEqual(["const v0 = x + 1;", "const v1 = x * x;", "const v2 = v0 * v1;"]);
});
